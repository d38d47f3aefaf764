"""``<time datetime=…>``: what it says of publication and of updates, told by its attributes and its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from newsclean.hints.sources import Fact

_PUBLISHED = re.compile(r"publi|posted|entry-date|post-date|created|issued", re.IGNORECASE)
_MODIFIED = re.compile(r"updat|modif|edited", re.IGNORECASE)


def facts_of(times: Iterable[etree._Element]) -> Iterator[Fact]:
    """What the time elements of a page say; of those that say nothing of their own kind, the first alone."""
    first = True
    for element in times:
        moment = element.get("datetime")
        if not moment:
            continue
        words = f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('id', '')}"
        published = _PUBLISHED.search(words) is not None
        if element.get("pubdate") is not None:
            yield Fact("published", "time:pubdate", moment)
        elif published and not (_MODIFIED.search(words) and "published" not in words.split()):
            yield Fact("published", "time:published", moment)
        elif _MODIFIED.search(words):
            yield Fact("modified", "time:modified", moment)
        if first:
            yield Fact("published", "time:first", moment)
            first = False
