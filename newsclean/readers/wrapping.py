"""Finds the width that a text's lines were broken to, by a terminal browser or for e-mail, and rejoins the paragraphs.

In a wrapped dump hardly a line is longer than the width, and most lines that another line follows are full: the next
line's first word would not have fitted. A few lines that cannot be broken (addresses, code) may stick out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.folding import bullet_end, two_columns, wide
from newsclean.readers.lines import WIDEST, Line

_NARROWEST, _COLUMN = 45, 26
"""Columns from which on a wrapping width is looked for (mail wraps at 60 to 76, terminals at 80 and more), and where
there is none, that of a newspaper's column."""
_COLUMN_SHARE = 0.5
"""Share of all lines that are full in a text set in such columns: lists are as narrow."""

_WIDTH_SHARES = (0.78, 0.98)
"""Shares of the long lines between which the width lies: most end before it, a few that cannot be broken stick out."""
_NEAR, _OUT, _LEAST_FULL = 0.8, 0.2, 3
"""What lines come near a width (times it), how many of them may stick out (share), and how many there must be at
least."""
_OFF_CENTRE = 3
"""Columns that the sums of two centred lines' ends differ at most, for rounding and a lost blank."""
_FITTING = 0.7
"""Share of the long lines that the widest width looked for must hold."""
_CAPITALS, _CLOSED = 0.8, 0.6
"""Shares of the next lines that may open with a capital, and of the lines that may end as a sentence does."""
_ENDS = frozenset('.!?…:。！？।؟”"»')
_ENOUGH = 0.985
"""The widest is taken that explains nearly as large a share of the line ends as any."""


class Widths(NamedTuple):
    """Up to how many columns a width is looked for, and what it must explain there: share of the line ends, and share
    of all lines that come near it. Beyond a terminal's usual width few dumps are broken, and lists of headlines end."""

    widest: int
    full: float
    near: float


_WIDTHS = (Widths(110, 0.6, 0.0), Widths(WIDEST, 0.75, 0.15))
_COLUMN_WIDTHS = (Widths(48, 0.9, 0.5),)

_Pair = tuple[int, int, bool, bool]
"""Of a line and the next one: the first's columns, its reach, whether it ends as a sentence does, and whether the other
opens with a capital."""

_NUMBERED = re.compile(r"\[\d{1,4}\]")
_ITEM = re.compile(r"(?:\d{1,3}|\w)[.)]\s")
"""“1. ”, “a) ”: its later lines hang, but a line of prose may begin like it."""


def wrap_width(lines: Sequence[Line]) -> int:
    """The number of columns the lines were broken to, 0 where each line is a block of its own."""
    if width := _width(lines, _NARROWEST, _WIDTHS):
        return width
    width = _width(lines, _COLUMN, _COLUMN_WIDTHS)
    full = sum(_NEAR * width <= line.columns <= width for line in lines)
    return width if full >= _COLUMN_SHARE * len(lines) else 0


def _width(lines: Sequence[Line], narrowest: int, widths: Sequence[Widths]) -> int:
    """The number of columns, among those looked for, that the lines were broken to; 0 for none."""
    lengthy = sorted(line.columns for line in lines if line.columns - line.indent >= narrowest)
    fitting = [(bisect_right(lengthy, looked.widest), looked) for looked in widths]
    fitting = [(within, looked) for within, looked in fitting if within >= _FITTING * len(lengthy)]
    if not lengthy or not fitting:
        return 0
    pairs = [
        (line.columns, _reach(line, following), line.text[-1] in _ENDS, following.text[0].isupper())
        for line, following in pairwise(lines)
        if not following.gap
        and line.columns - line.indent >= narrowest
        and not _opens_item(following)
        and "://" not in line.text
    ]
    return next((width for within, looked in fitting if (width := _widest(lengthy[:within], pairs, looked))), 0)


def _widest(lengthy: Sequence[int], pairs: Sequence[_Pair], looked: Widths) -> int:
    """The widest that explains the line ends nearly as well as any, 0 where none does."""
    first, last = (int(share * len(lengthy)) for share in _WIDTH_SHARES)
    explained = {width: _explained(pairs, width, looked.near) for width in sorted(set(lengthy[first : last + 1]))}
    most = max(explained.values(), default=0.0)
    if most < looked.full:
        return 0
    return max(width for width, full in explained.items() if full >= _ENOUGH * most)


def _explained(pairs: Sequence[_Pair], width: int, share: float) -> float:
    """Share of the line ends near a width that it explains; 0 where too many lines stick out of it, too few (``share``)
    come near, most are whole paragraphs that happen to be as long, or nearly all are followed by a capital, as
    headlines are and the lines of paragraphs are not."""
    near = [pair for pair in pairs if pair[0] >= _NEAR * width]
    out = sum(columns > width for columns, _, _, _ in near)
    closed = sum(pair[2] for pair in near)
    capitals = sum(pair[3] for pair in near)
    if len(near) - out < max(_LEAST_FULL, share * len(pairs)):
        return 0.0
    if out > _OUT * len(near) or capitals > _CAPITALS * len(near) or closed > _CLOSED * len(near):
        return 0.0
    return sum(reach > width for _, reach, _, _ in near) / len(near)


def _reach(line: Line, following: Line) -> int:
    """Where a line would have ended with the next line's first word: a full line reaches beyond the width."""
    if wide().match(following.text) or wide().match(line.text[-1]):
        return line.columns + 6  # breaks anywhere, but not before closing punctuation
    first = following.text.split(None, 1)[0]
    return line.columns + 1 + len(first) + (0 if first.isascii() else sum(map(len, two_columns().findall(first))))


def _opens_item(line: Line) -> bool:
    return bullet_end(line.text) > 0 or (line.text[0] == "[" and _NUMBERED.match(line.text) is not None)


def rejoined(lines: Sequence[Line], width: int) -> list[list[Line]]:
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
    return _opens_item(line) or _ITEM.match(line.text) is not None
