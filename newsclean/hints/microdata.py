"""Microdata: properties of the article that stand in elements (``itemprop``), and links to its authors (``rel``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from newsclean.hints.elements import text_of
from newsclean.hints.sources import Fact, fields_of, types

_INNER = 200
"""Elements within an item among which its name is looked for."""
_STEPS = 40
"""Elements above a property among which that of its item is looked for."""


def facts_of(items: Iterable[etree._Element]) -> Iterator[Fact]:
    """What the properties of the page's article say; those of lists, other stories and comments say nothing."""
    for element in items:
        names = element.get("itemprop", "").split()
        wanted = [(field, f"itemprop:{name}") for name in names for field in fields_of(f"itemprop:{name}")]
        if wanted and _is_of_article(element):
            text = value_of(element)
            yield from (Fact(field, source, text) for field, source in wanted if text)


def signatures_of(links: Iterable[etree._Element]) -> Iterator[Fact]:
    """Whom the links to authors name."""
    for link in links:
        if "author" in link.get("rel", "").lower().split() and (name := text_of(link)):
            yield Fact("author", "rel:author", name)


def value_of(element: etree._Element) -> str:
    """A property's value: the name within it where it is an item itself, else its attribute or its text."""
    if element.get("itemscope") is not None:
        for part in islice(element.iterdescendants("*"), _INNER):
            if "name" in part.get("itemprop", "").split():
                return part.get("content") or text_of(part)
    value = element.get("content") or element.get("datetime")
    return value or ("" if element.tag == "link" else text_of(element))


def _is_of_article(element: etree._Element) -> bool:
    """Whether the item that a property belongs to is an article, or is not said."""
    above = element.getparent()
    for _ in range(_STEPS):
        if above is None:
            return True
        if above.get("itemscope") is not None:
            kind = (above.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1]
            if above.get("itemprop") in ("itemListElement", "hasPart", "isPartOf", "comment", "relatedLink"):
                return False
            return not kind or kind in types("article") or kind in types("page") or kind in types("work")
        above = above.getparent()
    return True
