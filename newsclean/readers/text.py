"""Reads text without markup, however it was dumped, into the blocks of a page.

A dump has one block a line, with or without blank lines between; or lines broken to a width (see `wrapping`), or a
text node a line (see `nodes`), whose paragraphs are rejoined; or lines that hold several blocks (see `glue`), or all
(see `sentences`), which are parted. Which it is, the lines themselves tell.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from newsclean.folding import Fold, bullet_end, needs
from newsclean.page import Block, Layout, Page, Span, make
from newsclean.readers.glue import unglued
from newsclean.readers.lines import Line, lines_of
from newsclean.readers.link_list import link_list_start
from newsclean.readers.nodes import of_nodes, rejoined_nodes
from newsclean.readers.sentences import sentences_of
from newsclean.readers.wrapping import rejoined, wrap_width

_WORD = re.compile(r"\w+")


def read_text(text: str, url: str | None = None) -> Page:
    """The page of a text without markup. Linear in the text; any string will do."""
    odd, link_numbers = needs(text)
    lines = lines_of(text, odd=odd)
    if not lines:
        fold = Fold(odd=odd)
        return Page(text, _unseen(text, fold), fold, url)
    alone = len(lines) == 1
    lines = sentences_of(lines[0]) if alone else lines
    shown = lines[: link_list_start([line.text for line in lines])] if link_numbers else lines
    width = wrap_width(shown)
    whole_words = frozenset(_WORD.findall(text.lower())) if width and _hyphens_at_ends(lines) else frozenset()
    parts = lines if width or alone else unglued(lines)
    nodes = not width and parts is lines and of_nodes(text, lines)
    fold = Fold(odd=odd, wrapped=width > 0, whole_words=whole_words, link_numbers=link_numbers, nodes=nodes)
    paragraphs = _paragraphs(text, parts, width, nodes)
    return Page(text, tuple(_blocks(text, paragraphs, fold)), fold, url, sentences=alone and len(lines) > 1)


def _paragraphs(text: str, lines: Sequence[Line], width: int, nodes: bool) -> list[list[Line]]:
    """The lines of each block."""
    if width:
        return rejoined(lines, width)
    return rejoined_nodes(text, lines) if nodes else [[line] for line in lines]


def _hyphens_at_ends(lines: Sequence[Line]) -> bool:
    return any(line.text[-1] in "-\u2010" for line in lines)


def _unseen(text: str, fold: Fold) -> tuple[Block, ...]:
    """The one block of a page that holds only invisible characters; none where it is all white space."""
    span = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    return (Block(0, span, fold(text[span.start : span.end])),) if span.start < span.end else ()


def _blocks(text: str, paragraphs: Sequence[Sequence[Line]], fold: Fold) -> Iterator[Block]:
    """Blocks of paragraphs. Invisible characters between two go to the later one, at the page's end to the last."""
    end = 0
    last = len(paragraphs) - 1
    for index, lines in enumerate(paragraphs):
        start, head, indent, gap, _ = lines[0]
        if fold.odd:
            between = text[end:start]
            start = end + len(between) - len(between.lstrip())
        end = len(text.rstrip()) if fold.odd and index == last else lines[-1].end
        layout = _layout(gap, indent, bullet_end(head) > 0)
        yield make(Block, (index, make(Span, (start, end)), fold(text[start:end]), layout, None))


_layout = functools.lru_cache(maxsize=256)(Layout)
"""Most blocks of a page stand like others."""
