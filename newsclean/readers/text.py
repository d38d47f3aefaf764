"""Reads text without markup, however it was dumped, into the blocks of a page.

A dump has either one block a line, with or without blank lines between, or lines broken to a width (terminal browsers,
e-mail), whose paragraphs are rejoined here. Which it is, the lines' lengths tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.folding import ODD, WIDE, Fold, bullet_end, needs
from newsclean.page import Block, Layout, Page, Span

_NARROWEST, _WIDEST = 45, 110
"""Columns between which a wrapping width is looked for (mail wraps at 60 to 76, terminals at 80, some tools at 100)."""

_WIDTH_SHARES = (0.7, 0.98)
"""Shares of the long lines between which the width lies: most lines end before it, a few that cannot be broken stick out."""
_ENOUGH = 0.97
"""The widest of them is taken that explains nearly as many line ends as the narrowest."""
_FULL = 0.6
"""Share of the line ends that a width must explain."""

_ROOMY = 5_000
"""Lines a page may have before its shortest ones are read several to a block."""
_PACKED = 32
"""Code points a packed block has at the least: it bounds the cost of a page of a million tiny lines."""

_LOOK = 10_000
"""Code points at the head of a page in which wide characters are looked for."""

_wide = re.compile(f"[{WIDE}]")
_word = re.compile(r"\w+")
_numbered = re.compile(r"\[\d{1,4}\]")


class Line(NamedTuple):
    """One line that is not blank. Offsets are into the page; ``columns`` is where it ends on a terminal."""

    start: int
    end: int
    text: str
    indent: int
    gap: int
    columns: int


def read_text(text: str, url: str | None = None) -> Page:
    """The page of a text without markup. Linear in the text; any string will do."""
    odd, link_numbers = needs(text)
    lines = _lines(text, odd=odd, numbered=link_numbers)
    if not lines:
        return Page(text, _unseen(text), Fold(odd=odd), url)
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
    wide = not text.isascii() and _wide.search(text, 0, _LOOK) is not None
    for raw in text.splitlines(keepends=True):
        length = len(raw)
        shown = raw.strip()
        if not shown or (odd and not shown.isascii() and not ODD.sub("", shown).strip()):
            gap += 1
        else:
            indent = length - len(raw.lstrip())
            first = start + indent
            columns = indent + len(shown) + (len(_wide.findall(shown)) if wide else 0)
            if numbered:  # put in after the lines were broken
                columns -= sum(map(len, _numbered.findall(shown)))
            lines.append(Line(first, first + len(shown), shown, indent, gap, columns))
            gap = 0
        start += length
    return lines


def _unseen(text: str) -> tuple[Block, ...]:
    """The one empty block of a page that holds only invisible characters; none where it is all white space."""
    span = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    return (Block(0, span, ""),) if span.start < span.end else ()


def _wrap_width(lines: Sequence[Line]) -> int:
    """The number of columns the lines were broken to, 0 where each line is a block of its own.

    In a wrapped dump hardly a line is longer than the width, and most lines that another line follows are full: the next
    line's first word would not have fitted. A few lines that cannot be broken (addresses, code) may stick out.
    """
    lengthy = sorted(line.columns for line in lines if line.columns - line.indent >= _NARROWEST)
    within = bisect_right(lengthy, _WIDEST)
    if within < 0.7 * len(lengthy):
        return 0
    pairs = [
        (line, following)
        for line, following in zip(lines, lines[1:], strict=False)
        if not following.gap
        and line.columns - line.indent >= _NARROWEST
        and not _opens_item(following)
        and "://" not in line.text
    ]
    if len(pairs) < 3:
        return 0
    widths = sorted(set(lengthy[int(_WIDTH_SHARES[0] * within) : int(_WIDTH_SHARES[1] * within) + 1]))
    explained = [sum(_is_full(line, following, width) for line, following in pairs) for width in widths]
    if not widths or explained[0] < _FULL * len(pairs):
        return 0
    return max(width for width, full in zip(widths, explained, strict=True) if full >= _ENOUGH * explained[0])


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    if line.columns > width:
        return True
    if _wide.match(following.text) or _wide.match(line.text[-1]):
        return line.columns + 6 > width  # breaks anywhere, but not before closing punctuation
    first = following.text.find(" ")
    return line.columns + 1 + (first if first > 0 else len(following.text)) > width


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
    if line.gap or not _is_full(last, line, width) or _opens_item(line):
        return False
    return line.indent < last.indent + 2 or (len(paragraph) == 1 and _opens_item(last))


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
    """Blocks of paragraphs. Invisible characters between two blocks go to the later one, at the page's end to the last."""
    end = 0
    last = len(paragraphs) - 1
    for index, lines in enumerate(paragraphs):
        start = lines[0].start
        if fold.odd:
            between = text[end:start]
            start = end + len(between) - len(between.lstrip())
        end = lines[-1].end
        if fold.odd and index == last:
            end = len(text.rstrip())
        raw = text[start:end]
        head = lines[0]
        yield Block(index, Span(start, end), fold(raw), Layout(head.gap, head.indent, bullet_end(head.text) > 0))
