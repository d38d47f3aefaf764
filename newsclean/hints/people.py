"""Authors as markup gives them: persons told from organisations, names parted, what names nobody left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.hints.model import Signature
from newsclean.hints.sources import Fact, nobody, trust_of
from newsclean.hints.titles import SiteNames
from newsclean.hints.wording import clean, letters
from newsclean.names import CONJUNCTIONS, is_house, is_name, names_in

_LONGEST = 300
_LONGEST_NAME = 60
_MOST = 24
"""Names that a source gives at most; more are a list of something else."""
_NO_NAME = re.compile(r"https?:|www\.|//|@|[0-9]{2}|\.(?:com|org|net)\b|[<>{}\[\]=_#]", re.IGNORECASE)
_BY = re.compile(
    r"(?:by|written by|words by|von|par|por|di|da|door|av|af|autor|autora|author|text|texte|fotos?)\b:?\s+(?=\S)",
    re.IGNORECASE,
)
_POSTS = re.compile(r".{0,40}\b(?:posts|articles|stories) by\s+(?=\S)", re.IGNORECASE)
"""“View all posts by Jane Doe”, as links to authors say."""
_HOUSE = re.compile(r"the\s|https?\b", re.IGNORECASE)
"""What begins the names of papers and of no person."""
_JOINS = re.compile(rf"\s*(?:[,;|/•·&\t、，؛،]|\s(?:{CONJUNCTIONS})\s)\s*")


def signatures_of(facts: Sequence[Fact], names: SiteNames) -> tuple[tuple[Signature, ...], tuple[str, ...]]:
    """The persons each source names, the most trusted source first; and the organisations that stand in their place."""
    persons: dict[str, dict[str, str]] = {}
    organisations: dict[str, str] = {}
    texts = [(fact, text) for fact in facts if (text := _bare(fact.text))]
    for fact, text in texts:
        if fact.more == "organisation":
            organisations.setdefault(letters(text), text)
    for fact, text in texts:
        if letters(text) in organisations:
            continue
        mine = persons.setdefault(fact.source, {})
        for name in names_of(text, sure=fact.more == "person"):
            if name in names or letters(name) in organisations:
                organisations.setdefault(letters(name), name)
            else:
                mine.setdefault(letters(name), name)
    signatures = [
        Signature(_before_houses(tuple(found.values())), source, trust_of("author", source))
        for source, found in persons.items()
        if 0 < len(found) <= _MOST
    ]
    return tuple(sorted(signatures, key=lambda one: -one.trust)), tuple(organisations.values())[:_MOST]


def _before_houses(names: tuple[str, ...]) -> tuple[str, ...]:
    """The persons among names; the papers and desks where there are no others."""
    return tuple(name for name in names if not is_house(name)) or names


def names_of(text: str, *, sure: bool = False) -> tuple[str, ...]:
    """The persons' names in an author's text: “Jane Doe and John Roe” gives two, “Jane Doe, political editor” one.

    A text that is a single word is a name where it is written like one (“Susan”), or where ``sure`` says that the
    markup calls it a person's; degrees and roles behind a name are none.
    """
    if is_name(text):
        return (text,)
    parts = [part for each in _JOINS.split(text) if (part := each.strip(" .-–—*'\"“”()"))]
    found = [name for part in parts for name in _names(part)]
    if not found and len(parts) == 1 and _may_be_name(parts[0], sure):
        found = parts
    return tuple(dict.fromkeys(found))


def _names(part: str) -> tuple[str, ...]:
    if len(part) > _LONGEST_NAME or part.lower() in nobody() or _HOUSE.match(part):
        return ()
    return (part,) if is_name(part) else names_in(part)


def _may_be_name(text: str, sure: bool) -> bool:
    """Whether a text that is not shaped like a full name may be somebody's name nevertheless."""
    if len(text) > _LONGEST_NAME or text.lower() in nobody():
        return False
    if sure:
        return len(text.split()) <= 4
    return (text.isalpha() and text.istitle() and len(text) > 2) or (text.islower() and is_name(text.title()))


def _bare(text: str) -> str:
    """An author's text without “By”; empty where it is an address, an account or a number."""
    text = clean(text, _LONGEST)
    if _NO_NAME.search(text):
        text = _NO_NAME.split(text)[0].rpartition(" ")[0]
    lead = _BY.match(text) or _POSTS.match(text)
    return text[lead.end() :] if lead else text
