"""All sources of a page in one look, and the facts they give made into `Hints`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from newsclean.hints import json_ld, metas, microdata, time_elements
from newsclean.hints.elements import Elements, items_of, look, signed_of
from newsclean.hints.model import Hint, Hints, Picture
from newsclean.hints.moments import Reading, moments_of
from newsclean.hints.people import signatures_of
from newsclean.hints.sources import Fact, by_field, trust_of
from newsclean.hints.titles import SiteNames, titles_of
from newsclean.hints.wording import clean, letters

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2})(?:$|[\s_,;-])")
_REGION = re.compile(r"\s*([A-Za-z]{2})[-_]([A-Za-z]{2})(?![A-Za-z])")
_DEFAULTS = frozenset(("US",))
"""Regions that software writes where nobody has chosen one."""
_PARTS = re.compile(r"[,;|、，；]")
_LONGEST_KEYWORD = 60
_MOST_KEYWORDS = 60
_MOST_PICTURES = 60


def hints_of(root: etree._Element, url: str | None = None) -> Hints:
    """What the markup of a page says about its article.

    ``root`` is the page's tree, ``url`` where it was. Takes time linear in the page; any tree has an answer.
    """
    elements = look(root)
    facts = by_field(_facts(root, elements, url))
    canonical = next((clean(fact.text) for fact in facts["canonical"]), None)
    sites = tuple(dict.fromkeys(clean(fact.text, 200) for fact in facts["site"]))
    names = SiteNames(sites, url, canonical)
    languages = _languages(facts["language"])
    locale = _locale(facts["language"], languages)
    reading = Reading((locale,) if locale else (), url or canonical or "")
    persons, organisations = signatures_of(facts["author"], names)
    return Hints(
        titles=titles_of(facts["title"], names, [clean(fact.text, 100) for fact in facts["section"]]),
        published=moments_of(facts["published"], reading),
        modified=moments_of(facts["modified"], reading),
        authors=persons,
        organisations=organisations,
        standfirsts=_standfirsts(facts["standfirst"]),
        languages=languages,
        locale=locale,
        keywords=_keywords(facts["keywords"]),
        pictures=_pictures(facts["picture"]),
        sites=sites,
        canonical=canonical,
        kinds=tuple(dict.fromkeys(clean(fact.text, 100) for fact in facts["type"])),
        free=_free(facts["free"]),
    )


def _facts(root: etree._Element, elements: Elements, url: str | None) -> list[Fact]:
    """Microdata and links to authors are looked for only where JSON-LD leaves the story's own fields open."""
    addresses = [address for address in (elements.canonical, url) if address]
    facts = json_ld.facts_of(elements.json_ld, addresses)
    told = {fact.field for fact in facts if fact.source.startswith("ld:")}
    facts += metas.facts_of(elements.metas)
    if not told >= {"title", "published"}:
        facts += microdata.facts_of(items_of(root))
    if "author" not in told:
        facts += microdata.signatures_of(signed_of(root))
    facts += time_elements.facts_of(elements.times)
    if elements.title:
        facts.append(Fact("title", "title", elements.title))
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    if language:
        facts.append(Fact("language", "html:lang", language))
    if elements.canonical:
        facts.append(Fact("canonical", "link:canonical", elements.canonical))
    return facts


def _standfirsts(facts: Sequence[Fact]) -> tuple[Hint, ...]:
    found: dict[str, Hint] = {}
    for fact in facts:
        text = clean(fact.text)
        if key := letters(text):
            found.setdefault(key, Hint(text, fact.source, trust_of("standfirst", fact.source)))
    return tuple(found.values())


def _languages(facts: Sequence[Fact]) -> tuple[Hint, ...]:
    found: dict[str, Hint] = {}
    for fact in facts:
        if match := _LANGUAGE.match(fact.text):
            code = match[1].lower()
            found.setdefault(code, Hint(code, fact.source, trust_of("language", fact.source)))
    return tuple(found.values())


def _locale(facts: Sequence[Fact], languages: Sequence[Hint]) -> str | None:
    """The page's language with its region, where one is given."""
    if not languages:
        return None
    for fact in facts:
        region = _REGION.match(fact.text)
        if region and region[1].lower() == languages[0].text and region[2].upper() not in _DEFAULTS:
            return f"{languages[0].text}-{region[2].upper()}"
    return languages[0].text


def _keywords(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The keywords of the most trusted source that gives any."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.source != facts[0].source:
            break
        for part in _PARTS.split(clean(fact.text, 4000)):
            if (word := part.strip()) and len(word) <= _LONGEST_KEYWORD and len(found) < _MOST_KEYWORDS:
                found.setdefault(letters(word), word)
    return tuple(found.values())


def _pictures(facts: Sequence[Fact]) -> tuple[Picture, ...]:
    found: dict[str, Picture] = {}
    for fact in facts[:_MOST_PICTURES]:
        text, credit = clean(fact.text), clean(fact.more, 200) or None
        if key := letters(text):
            earlier = found.setdefault(key, Picture(text, credit))
            if earlier.credit is None and credit:
                found[key] = earlier._replace(credit=credit)
    return tuple(found.values())


def _free(facts: Sequence[Fact]) -> bool | None:
    if not facts:
        return None
    return facts[0].text.strip().lower().rsplit("/", 1)[-1] not in ("false", "no", "0")
