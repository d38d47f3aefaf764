"""One look at a page's tree: the elements that say something about the article, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

_TAGS = ("meta", "script", "title", "time")
_MOST = 400
"""Elements of one kind that are looked at; pages that hold more are lists."""
_PIECES = 60
"""Pieces of an element's text that are read."""

_canonical: Callable[[etree._Element], list[str]] = etree.XPath(  # type: ignore[assignment]
    '/html/head/link[@rel="canonical"]/@href', smart_strings=False
)
_items: Callable[[etree._Element], list[etree._Element]] = etree.XPath("descendant::*[@itemprop]")  # type: ignore[assignment]
_signed: Callable[[etree._Element], list[etree._Element]] = etree.XPath(  # type: ignore[assignment]
    'descendant::a[contains(@rel, "author")]'
)


@dataclass(slots=True)
class Elements:
    """What was found, in page order."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    """(name or property, lower-cased; content)."""
    json_ld: list[str] = field(default_factory=list)
    title: str = ""
    times: list[etree._Element] = field(default_factory=list)
    canonical: str | None = None


def look(root: etree._Element) -> Elements:
    """One pass over a page's tree."""
    found = Elements()
    for element in root.iter(*_TAGS):
        tag = element.tag
        if tag == "meta":
            _meta(element, found.metas)
        elif tag == "script":
            if "ld+json" in element.get("type", "").lower():
                found.json_ld.append(element.text or "")
        elif tag == "time":
            if len(found.times) < _MOST:
                found.times.append(element)
        elif not found.title:  # the first is the page's own; those behind it are of drawings
            found.title = text_of(element)
    found.canonical = next((address for address in _canonical(root) if address.strip()), None)
    return found


def _meta(element: etree._Element, metas: list[tuple[str, str]]) -> None:
    content = element.get("content")
    if not content or len(metas) >= 4 * _MOST:
        return
    name = element.get("property") or element.get("name") or element.get("http-equiv")
    if name:
        metas.append((name.strip().lower(), content))


def text_of(element: etree._Element) -> str:
    """An element's visible text, white space folded; of long ones the beginning."""
    gap = " " if next(element.iterchildren("br", "p", "div", "span"), None) is not None else ""
    return " ".join(gap.join(islice(map(str, element.itertext()), _PIECES)).split())


def items_of(root: etree._Element) -> Iterator[etree._Element]:
    """The elements that are properties of microdata."""
    yield from islice(_items(root), _MOST)


def signed_of(root: etree._Element) -> Iterator[etree._Element]:
    """The links to authors."""
    yield from islice(_signed(root), _MOST)
