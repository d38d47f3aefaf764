"""All sources of a page in one look, and the facts they give made into `Hints`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from lxml import html

from newsclean.hints import json_ld, metas, microdata, time_elements
from newsclean.hints.elements import Elements, items_of, look, signed_of
from newsclean.hints.model import Hint, Hints, Picture
from newsclean.hints.moments import moments_of
from newsclean.hints.people import signatures_of
from newsclean.hints.sources import Fact, trust_of
from newsclean.hints.titles import SiteNames, host_of, titles_of
from newsclean.hints.wording import clean, letters

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2})(?:$|[\s_,;-])")
_PARTS = re.compile(r"[,;|、，；]")
_LONGEST_KEYWORD = 60
_MOST_KEYWORDS = 60
_MOST_PICTURES = 60


def hints_of(root: html.HtmlElement, url: str | None = None, *, latest: datetime.date | None = None) -> Hints:
    """What the markup of a page says about its article.

    ``root`` is the page's tree, ``url`` where it was. ``latest`` is the day on which it was fetched, where that is
    known: dates after it are left out as wrong. Takes time linear in the page; any tree has an answer.
    """
    elements = look(root)
    facts = _facts(root, elements, url)
    canonical = next((clean(fact.text) for fact in _by_trust(facts, "canonical")), None)
    sites = tuple(dict.fromkeys(clean(fact.text, 200) for fact in _by_trust(facts, "site")))
    names = SiteNames(sites, host_of(url) or host_of(canonical))
    sections = [clean(fact.text, 100) for fact in facts if fact.field == "section"]
    languages = _languages(facts)
    dating = {"languages": [hint.text for hint in languages[:1]], "url": url or canonical or "", "latest": latest}
    persons, organisations = signatures_of(facts, names)
    return Hints(
        titles=titles_of(facts, names, sections),
        published=moments_of(facts, "published", **dating),  # type: ignore[arg-type]
        modified=moments_of(facts, "modified", **dating),  # type: ignore[arg-type]
        authors=persons,
        organisations=organisations,
        standfirsts=_standfirsts(facts),
        languages=languages,
        keywords=_keywords(facts),
        pictures=_pictures(facts),
        sites=sites,
        canonical=canonical,
        kinds=tuple(dict.fromkeys(clean(fact.text, 100) for fact in facts if fact.field == "type")),
        free=_free(facts),
    )


def _facts(root: html.HtmlElement, elements: Elements, url: str | None) -> list[Fact]:
    """Microdata and links to authors are looked for only where JSON-LD leaves the story's own fields open."""
    addresses = [address for address in (elements.canonical, url) if address]
    facts = json_ld.facts_of(elements.json_ld, addresses)
    told = {fact.field for fact in facts if fact.source.startswith("ld:")}
    facts += metas.facts_of(elements.metas)
    if not told >= {"title", "published"}:
        facts += microdata.facts_of(items_of(root))
    if told.isdisjoint(("author", "person", "organisation")):
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


def _by_trust(facts: Sequence[Fact], field: str) -> list[Fact]:
    return sorted((fact for fact in facts if fact.field == field), key=lambda fact: -trust_of(field, fact.source))


def _standfirsts(facts: Sequence[Fact]) -> tuple[Hint, ...]:
    found: dict[str, Hint] = {}
    for fact in _by_trust(facts, "standfirst"):
        text = clean(fact.text)
        if key := letters(text):
            found.setdefault(key, Hint(text, fact.source, trust_of("standfirst", fact.source)))
    return tuple(found.values())


def _languages(facts: Sequence[Fact]) -> tuple[Hint, ...]:
    found: dict[str, Hint] = {}
    for fact in _by_trust(facts, "language"):
        if match := _LANGUAGE.match(fact.text):
            code = match[1].lower()
            found.setdefault(code, Hint(code, fact.source, trust_of("language", fact.source)))
    return tuple(found.values())


def _keywords(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The keywords of the most trusted source that gives any."""
    ordered = _by_trust(facts, "keywords")
    found: dict[str, str] = {}
    for fact in ordered:
        if fact.source != ordered[0].source:
            break
        for part in _PARTS.split(clean(fact.text, 4000)):
            if (word := part.strip()) and len(word) <= _LONGEST_KEYWORD and len(found) < _MOST_KEYWORDS:
                found.setdefault(letters(word), word)
    return tuple(found.values())


def _pictures(facts: Sequence[Fact]) -> tuple[Picture, ...]:
    found: dict[str, Picture] = {}
    last = ""
    for fact in facts:
        if fact.field == "picture":
            text = clean(fact.text)
            last = letters(text)
            if last and len(found) < _MOST_PICTURES:
                found.setdefault(last, Picture(text, None))
        elif fact.field == "credit" and last in found and found[last].credit is None:
            found[last] = found[last]._replace(credit=clean(fact.text, 200) or None)
    return tuple(found.values())


def _free(facts: Sequence[Fact]) -> bool | None:
    for fact in facts:
        if fact.field == "free":
            return fact.text.strip().lower() not in ("false", "no", "0", "https://schema.org/false")
    return None
