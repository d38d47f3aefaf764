"""Reads text without markup, however it was dumped, into the blocks of a page.

A dump has either one block a line, with or without blank lines between, or lines broken to a width (terminal browsers,
e-mail), whose paragraphs are rejoined here, or a text node a line (see `nodes`). Which it is, the lines' lengths and
what they begin with tell.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.folding import Fold, bullet_end, needs, two_columns, visible, wide
from newsclean.page import Block, Layout, Page, Span, make
from newsclean.readers.link_list import link_list_start
from newsclean.readers.nodes import of_nodes, rejoined_nodes
from newsclean.readers.sentences import sentence_starts

_NARROWEST, _WIDEST = 45, 200
"""Columns between which a wrapping width is looked for (mail wraps at 60 to 76, terminals at 80 and more)."""

_WIDTH_SHARES = (0.78, 0.98)
"""Shares of the long lines between which the width lies: most end before it, a few that cannot be broken stick out."""
_NEAR, _OUT, _LEAST_FULL = 0.8, 0.2, 3
"""What lines come near a width (times it), how many of them may stick out (share), and how many there must be at
least."""
_OFF_CENTRE = 3
"""Columns that the sums of two centred lines' ends differ at most, for rounding and a lost blank."""
_CAPITALS = 0.8
"""Share of the next lines that may open with a capital."""
_ENOUGH = 0.985
"""The widest is taken that explains nearly as large a share of the line ends as any."""


class Widths(NamedTuple):
    """Up to how many columns a width is looked for, and what it must explain there: share of the line ends, and share
    of all lines that come near it. Beyond a terminal's usual width few dumps are broken, and lists of headlines end."""

    widest: int
    full: float
    near: float


_WIDTHS = (Widths(110, 0.6, 0.0), Widths(_WIDEST, 0.75, 0.15))

PACKING = ((20_000, 44, 1_024), (5_000, 32, 96))
"""Lines that a page has more than, columns that a line has less than to be packed with others, and code points from
which on a pack is full: they bound the cost of a page of a million tiny lines. No article is as long, and no wrapped
line as short."""

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
    lines = _lines(text, odd=odd)
    if not lines:
        fold = Fold(odd=odd)
        return Page(text, _unseen(text, fold), fold, url)
    if len(lines) == 1:
        lines = _sentences(lines[0])
    shown = lines[: link_list_start([line.text for line in lines])] if link_numbers else lines
    width = _wrap_width(shown)
    whole_words = frozenset(_word.findall(text.lower())) if width and _hyphens_at_ends(lines) else frozenset()
    nodes = not width and of_nodes(text, lines)
    fold = Fold(odd=odd, wrapped=width > 0, whole_words=whole_words, link_numbers=link_numbers, nodes=nodes)
    paragraphs = _paragraphs(text, lines, width, nodes)
    return Page(text, tuple(_blocks(text, paragraphs, fold)), fold, url)


def _lines(text: str, *, odd: bool) -> list[Line]:
    """The lines that show something. All line ends that Unicode knows count: CRLF, lone CR, NEL, U+2028, form feed …"""
    lines = []
    start = gap = 0
    raws = text.splitlines(keepends=True)
    packing = next((packing for packing in PACKING if len(raws) > packing[0]), None)
    for raw in _packed(raws, *packing[1:]) if packing else raws:
        shown = raw.strip()
        plain = shown.isascii()
        if not shown or (odd and not shown.isprintable() and not visible(shown).strip()):
            gap += 1
        else:
            inset = 0 if raw[0] == shown[0] else len(raw) - len(raw.lstrip())
            last = shown.splitlines()[-1] if packing else shown
            indent, columns = inset, inset + len(last)
            if odd and not shown.isprintable():
                seen = visible(last)
                indent, columns = inset + len(seen) - len(seen.lstrip()), inset + len(seen)
            if not plain and columns <= _WIDEST:  # longer ones stick out anyway
                columns += sum(map(len, two_columns().findall(last)))
            lines.append(make(Line, (start + inset, shown, indent, gap, columns)))
            gap = 0
        start += len(raw)
    return lines


def _sentences(line: Line) -> list[Line]:
    """The sentences of a page's only line."""
    starts = sentence_starts(line.text)
    ends = [*starts[1:], len(line.text)]
    shown = [line.text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    return [
        Line(line.start + start, text, line.indent, 0, line.indent + len(text))
        for start, text in zip(starts, shown, strict=True)
    ]


def _packed(raws: Sequence[str], narrow: int, full: int) -> Iterator[str]:
    """The lines, several tiny ones as one. One behind a longer line may be a paragraph's last, and stands alone."""
    pack: list[str] = []
    size = 0
    behind_longer = False
    for raw in raws:
        tiny = len(raw) < narrow and (raw.isascii() or len(raw) + sum(map(len, two_columns().findall(raw))) < narrow)
        if tiny and pack and size < full:
            pack.append(raw)
            size += len(raw)
            continue
        if pack:
            yield from _emptied(pack)
        if tiny and not behind_longer and not raw.isspace():
            pack.append(raw)
            size = len(raw)
        else:
            yield raw
        behind_longer = not tiny
    yield from _emptied(pack)


def _emptied(pack: list[str]) -> Iterator[str]:
    """What was packed as one, then the blank lines at its end, which are room before what follows."""
    end = len(pack)
    while end and pack[end - 1].isspace():
        end -= 1
    if end:
        yield "".join(pack[:end])
    yield from pack[end:]
    pack.clear()


def _unseen(text: str, fold: Fold) -> tuple[Block, ...]:
    """The one block of a page that holds only invisible characters; none where it is all white space."""
    span = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    return (Block(0, span, fold(text[span.start : span.end])),) if span.start < span.end else ()


def _wrap_width(lines: Sequence[Line]) -> int:
    """The number of columns the lines were broken to, 0 where each line is a block of its own."""
    return next((width for looked in _WIDTHS if (width := _width_within(lines, looked))), 0)


def _width_within(lines: Sequence[Line], looked: Widths) -> int:
    """The number of columns the lines were broken to, 0 where each line is a block of its own.

    In a wrapped dump hardly a line is longer than the width, and most lines that another line follows are full: the
    next line's first word would not have fitted. A few lines that cannot be broken (addresses, code) may stick out.
    """
    lengthy = sorted(line.columns for line in lines if line.columns - line.indent >= _NARROWEST)
    within = bisect_right(lengthy, looked.widest)
    if within < 0.7 * len(lengthy):
        return 0
    pairs = [
        (line.columns, _reach(line, following), following.text[0].isupper())
        for line, following in pairwise(lines)
        if not following.gap
        and line.columns - line.indent >= _NARROWEST
        and not _opens_item(following)
        and "://" not in line.text
    ]
    widths = sorted(set(lengthy[int(_WIDTH_SHARES[0] * within) : int(_WIDTH_SHARES[1] * within) + 1]))
    explained = {width: _explained(pairs, width, looked.near) for width in widths}
    most = max(explained.values(), default=0.0)
    if most < looked.full:
        return 0
    return max(width for width, full in explained.items() if full >= _ENOUGH * most)


def _explained(pairs: Sequence[tuple[int, int, bool]], width: int, share: float) -> float:
    """Share of the line ends near a width that it explains; 0 where too many lines stick out of it, too few (``share``)
    come near, or nearly all open with a capital, as headlines do and the later lines of paragraphs do not.

    ``pairs`` are of a line's columns, its reach, and whether the next line opens with a capital.
    """
    near = [pair for pair in pairs if pair[0] >= _NEAR * width]
    out = sum(columns > width for columns, _, _ in near)
    capitals = sum(capital for _, _, capital in near)
    if len(near) - out < max(_LEAST_FULL, share * len(pairs)):
        return 0.0
    if out > _OUT * len(near) or capitals > _CAPITALS * len(near):
        return 0.0
    return sum(reach > width for _, reach, _ in near) / len(near)


def _reach(line: Line, following: Line) -> int:
    """Where a line would have ended with the next line's first word: a full line reaches beyond the width."""
    if wide().match(following.text) or wide().match(line.text[-1]):
        return line.columns + 6  # breaks anywhere, but not before closing punctuation
    first = following.text.split(None, 1)[0]
    return line.columns + 1 + len(first) + (0 if first.isascii() else sum(map(len, two_columns().findall(first))))


def _opens_item(line: Line) -> bool:
    return bullet_end(line.text) > 0 or (line.text[0] == "[" and _numbered.match(line.text) is not None)


def _paragraphs(text: str, lines: Sequence[Line], width: int, nodes: bool) -> list[list[Line]]:
    """The lines of each block."""
    if width:
        return _rejoined(lines, width)
    return rejoined_nodes(text, lines) if nodes else [[line] for line in lines]


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
    return line.indent < last.indent + 2 or (len(paragraph) == 1 and _hangs(last)) or _centred(last, line)


def _centred(line: Line, following: Line) -> bool:
    """Whether a line stands in the middle below a full one, as terminal browsers show headlines."""
    return abs(line.indent + line.columns - following.indent - following.columns) <= _OFF_CENTRE


def _hangs(line: Line) -> bool:
    """Whether the lines below may belong to its item, though they stand deeper."""
    return _opens_item(line) or _item.match(line.text) is not None


def _hyphens_at_ends(lines: Sequence[Line]) -> bool:
    return any(line.text[-1] in "-\u2010" for line in lines)


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
        yield make(Block, (index, make(Span, (start, end)), fold(text[start:end]), layout, None))


_layout = functools.lru_cache(maxsize=256)(Layout)
"""Most blocks of a page stand like others."""
