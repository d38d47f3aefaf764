"""Reads text without markup, however it was dumped, into the blocks of a page.

A dump has either one block a line, with or without blank lines between, or lines broken to a width (terminal browsers,
e-mail), whose paragraphs are rejoined here. Which it is, the lines' lengths tell.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.folding import Fold, bullet_end, needs, two_columns, visible, wide
from newsclean.page import Block, Layout, Page, Span

_NARROWEST, _WIDEST = 45, 110
"""Columns between which a wrapping width is looked for (mail wraps at 60 to 76, terminals at 80, some tools at 100)."""

_WIDTH_SHARES = (0.85, 0.98)
"""Shares of the long lines between which the width lies: most end before it, a few that cannot be broken stick out."""
_ENOUGH = 0.97
"""The widest of them is taken that explains nearly as many line ends as the narrowest."""
_FULL = 0.6
"""Share of the line ends that a width must explain."""

_ROOMY = 5_000
"""Lines a page may have before its shortest ones are read several to a block."""
_PACKED = 32
"""Code points a packed block has at the least: it bounds the cost of a page of a million tiny lines."""

_word = re.compile(r"\w+")
_numbered = re.compile(r"\[\d{1,4}\]")
_item = re.compile(r"(?:\d{1,3}|\w)[.)]\s")
"""“1. ”, “a) ”: its later lines hang, but a line of prose may begin like it."""


class Line(NamedTuple):
    """One line that is not blank; ``start`` is an offset into the page, ``columns`` is where it ends on a terminal."""

    start: int
    text: str
    indent: int
    gap: int
    columns: int

    @property
    def end(self) -> int:
        """Offset into the page."""
        return self.start + len(self.text)


def read_text(text: str, url: str | None = None) -> Page:
    """The page of a text without markup. Linear in the text; any string will do."""
    odd, link_numbers = needs(text)
    lines = _lines(text, odd=odd, numbered=link_numbers)
    if not lines:
        fold = Fold(odd=odd)
        return Page(text, _unseen(text, fold), fold, url)
    width = _wrap_width(lines)
    whole_words = frozenset(_word.findall(text.lower())) if width and _hyphens_at_ends(lines) else frozenset()
    fold = Fold(odd=odd, wrapped=width > 0, whole_words=whole_words, link_numbers=link_numbers)
    paragraphs = _rejoined(lines, width) if width else [[line] for line in lines]
    if len(lines) > _ROOMY:
        paragraphs = _pack(paragraphs)
    return Page(text, tuple(_blocks(text, paragraphs, fold)), fold, url)


def _lines(text: str, *, odd: bool, numbered: bool = False) -> list[Line]:
    """The lines that show something. All line ends that Unicode knows count: CRLF, lone CR, NEL, U+2028, form feed …"""
    lines = []
    start = gap = 0
    for raw in text.splitlines(keepends=True):
        shown = raw.strip()
        plain = shown.isascii()
        if not shown or (odd and not shown.isprintable() and not visible(shown).strip()):
            gap += 1
        else:
            indent = 0 if raw[0] == shown[0] else len(raw) - len(raw.lstrip())
            columns = indent + len(shown)
            if numbered:  # put in after the lines were broken
                columns -= sum(map(len, _numbered.findall(shown)))
            if not plain and columns <= _WIDEST:  # longer ones stick out anyway
                columns += len(two_columns().findall(shown))
            lines.append(Line(start + indent, shown, indent, gap, columns))
            gap = 0
        start += len(raw)
    return lines


def _unseen(text: str, fold: Fold) -> tuple[Block, ...]:
    """The one block of a page that holds only invisible characters; none where it is all white space."""
    span = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    return (Block(0, span, fold(text[span.start : span.end])),) if span.start < span.end else ()


def _wrap_width(lines: Sequence[Line]) -> int:
    """The number of columns the lines were broken to, 0 where each line is a block of its own.

    In a wrapped dump hardly a line is longer than the width, and most lines that another line follows are full: the
    next line's first word would not have fitted. A few lines that cannot be broken (addresses, code) may stick out.
    """
    lengthy = sorted(line.columns for line in lines if line.columns - line.indent >= _NARROWEST)
    within = bisect_right(lengthy, _WIDEST)
    if within < 0.7 * len(lengthy):
        return 0
    reaches = sorted(
        _reach(line, following)
        for line, following in pairwise(lines)
        if not following.gap
        and line.columns - line.indent >= _NARROWEST
        and not _opens_item(following)
        and "://" not in line.text
    )
    widths = sorted(set(lengthy[int(_WIDTH_SHARES[0] * within) : int(_WIDTH_SHARES[1] * within) + 1]))
    if len(reaches) < 3 or not widths:
        return 0
    explained = [len(reaches) - bisect_right(reaches, width) for width in widths]
    if explained[0] < _FULL * len(reaches):
        return 0
    return max(width for width, full in zip(widths, explained, strict=True) if full >= _ENOUGH * explained[0])


def _reach(line: Line, following: Line) -> int:
    """Where a line would have ended with the next line's first word: a full line reaches beyond the width."""
    if wide().match(following.text) or wide().match(line.text[-1]):
        return line.columns + 6  # breaks anywhere, but not before closing punctuation
    first = following.text.split(" ", 1)[0]
    return line.columns + 1 + len(first) + (0 if first.isascii() else len(two_columns().findall(first)))


def _opens_item(line: Line) -> bool:
    return bullet_end(line.text) > 0 or (line.text[0] == "[" and _numbered.match(line.text) is not None)


def _rejoined(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """The lines of wrapped text, grouped to paragraphs."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _continues(paragraph: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph above it. A deeper indent opens a new one, as in letters and books."""
    last = paragraph[-1]
    if line.gap or _reach(last, line) <= width or _opens_item(line):
        return False
    return line.indent < last.indent + 2 or (len(paragraph) == 1 and (_opens_item(last) or _item.match(last.text) is not None))


def _hyphens_at_ends(lines: Sequence[Line]) -> bool:
    return any(line.text[-1] in "-\u2010" for line in lines)


def _pack(paragraphs: list[list[Line]]) -> list[list[Line]]:
    """A page of very many tiny lines, several of them to a block; lines of ordinary length stay as they are."""
    packed: list[list[Line]] = []
    room = 0
    for lines in paragraphs:
        length = lines[-1].end - lines[0].start
        if room > 0 and length < _PACKED:
            packed[-1].extend(lines)
        else:
            packed.append(list(lines))
            room = _PACKED if length < _PACKED else 0
        room -= length
    return packed


def _blocks(text: str, paragraphs: Sequence[Sequence[Line]], fold: Fold) -> Iterator[Block]:
    """Blocks of paragraphs. Invisible characters between two go to the later one, at the page's end to the last."""
    end = 0
    last = len(paragraphs) - 1
    for index, lines in enumerate(paragraphs):
        head = lines[0]
        start = head.start
        if fold.odd:
            between = text[end:start]
            start = end + len(between) - len(between.lstrip())
        end = len(text.rstrip()) if fold.odd and index == last else lines[-1].end
        layout = _layout(head.gap, head.indent, bullet_end(head.text) > 0)
        yield Block(index, Span(start, end), fold(text[start:end]), layout)


_layout = functools.lru_cache(maxsize=256)(Layout)
"""Most blocks of a page stand like others."""
