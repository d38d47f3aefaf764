"""Lines to blocks: the page's text, and where each block stands in it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from newsclean.folding import Fold
from newsclean.page import Block, Layout, Markup, Page, Span, make
from newsclean.readers.html.lines import Line
from newsclean.readers.html.walk import Walk
from newsclean.readers.text import PACKING

_FOLD = Fold(lines=True)


def page_of(walk: Walk, url: str | None) -> Page:
    """The page of what a walk over its tree has seen."""
    lines, alternatives = walk.lines, walk.alternatives
    packing = next((packing for packing in PACKING if len(lines) > packing[0]), None)
    if packing:
        lines, alternatives = list(_packed(lines, *packing[1:])), []
    text = "\n".join([line.text for line in lines])
    return Page(text, tuple(_blocks(lines)), _FOLD, url, tuple(walk.elements), tuple(alternatives))


def _packed(lines: Sequence[Line], narrow: int, full: int) -> Iterator[Line]:
    """The lines, several tiny ones as one: it bounds the cost of a page of a million of them."""
    pack: list[str] = []
    size = 0
    first = lines[0]
    for line in lines:
        tiny = len(line.text) < narrow and line.form in ("", "row")
        if pack and (not tiny or size >= full):
            yield first._replace(text="\n".join(pack), form="pack" if len(pack) > 1 else "")
            pack, size = [], 0
        if not tiny:
            yield line
            continue
        if not pack:
            first = line
        pack.append(line.text)
        size += len(line.text)
    if pack:
        yield first._replace(text="\n".join(pack), form="pack" if len(pack) > 1 else "")


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    start = 0
    for index, (raw, element, linked, gap, bullet, form) in enumerate(lines):
        end = start + len(raw)
        text = " ".join(_FOLD(raw).split()) if form else _FOLD(raw)
        markup = make(Markup, (element, linked, form))
        yield make(Block, (index, make(Span, (start, end)), text, _layout(gap, bullet), markup))
        start = end + 1


@functools.cache
def _layout(gap: int, bullet: bool) -> Layout:
    return Layout(gap, 0, bullet)
