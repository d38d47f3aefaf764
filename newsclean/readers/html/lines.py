"""Lines of a page while it is read: rejoined at breaks, put side by side in tables, or taken from preformatted text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.folding import visible
from newsclean.page import Element
from newsclean.readers.text import read_text

_LONGEST_REJOINED = 2_000
"""Code points of a line that a later one is put behind: it bounds the cost of a page of nothing but breaks."""
_ENDS = frozenset('.!?…:;。！？।؟”"»)')
_CELL_WORDS = 30
"""Words of a cell in a table of data."""
_LEAST_ROWS = 3
"""Rows of a table of data without heads."""
_CODE = frozenset(("code", "highlight", "prettyprint", "language", "lang", "brush", "hljs", "syntax", "shell"))


class Line(NamedTuple):
    """One line as it will stand in the page's text: white space folded, nothing invisible in it."""

    text: str
    element: int
    linked: float
    gap: int
    bullet: bool
    form: str = ""


def joined(above: Line, line: Line, elements: Sequence[Element]) -> Line | None:
    """Two lines that a single break parts as one, where it stands amid a sentence; else None."""
    if not line.text[0].islower() or above.text[-1] in _ENDS or len(above.text) > _LONGEST_REJOINED:
        return None
    size, more = len(above.text), len(line.text)
    linked = (above.linked * size + line.linked * more) / (size + more)
    element = common(above.element, line.element, elements)
    return above._replace(text=f"{above.text} {line.text}", element=element, linked=linked)


def common(one: int, other: int, elements: Sequence[Element]) -> int:
    """The innermost element that holds both."""
    while one != other:
        if elements[one].depth >= elements[other].depth:
            one = elements[one].parent
        else:
            other = elements[other].parent
    return one


class Table:
    """An open table. Where its cells are short lines, it is one of data, and each row becomes one line."""

    def __init__(self, start: int) -> None:
        self.plain = True
        """Whether no other table stands in it."""
        self._rows: list[list[int]] = []
        self._headed = False
        self._start = start

    def open(self, tag: str, at: int) -> None:
        """Notes a row or a cell whose lines begin here."""
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._headed = self._headed or tag == "th"
            if self._rows:
                self._rows[-1].append(at)

    def close(self, lines: list[Line], elements: Sequence[Element]) -> None:
        """Puts the cells of each row side by side, if this is a table of data."""
        rows = [row for row in self._rows if len(row) > 1]
        if not self.plain or len(rows) < (2 if self._headed else _LEAST_ROWS):
            return
        starts = [row[0] for row in self._rows if row] + [len(lines)]
        ends = dict(pairwise(starts))
        if not all(_is_plain(row, ends[row[0]], lines) for row in rows):
            return
        merged = list(self._merged(lines, rows, ends, elements))
        lines[self._start :] = merged

    def _merged(
        self, lines: Sequence[Line], rows: Sequence[Sequence[int]], ends: dict[int, int], elements: Sequence[Element]
    ) -> Iterator[Line]:
        at = self._start
        for row in rows:
            yield from lines[at : row[0]]
            at = ends[row[0]]
            cells = lines[row[0] : at]
            if len(cells) < 2:
                yield from cells
                continue
            element = common(cells[0].element, cells[-1].element, elements)
            linked = sum(cell.linked * len(cell.text) for cell in cells) / sum(len(cell.text) for cell in cells)
            yield Line("\t".join(cell.text for cell in cells), element, linked, cells[0].gap, False, "row")
        yield from lines[at:]


def _is_plain(row: Sequence[int], end: int, lines: Sequence[Line]) -> bool:
    """Whether each cell of a row is one short line, or empty."""
    for first, after in zip(row, [*row[1:], end], strict=True):
        if after - first > 1 or (after > first and lines[first].text.count(" ") >= _CELL_WORDS):
            return False
    return True


def is_code(element: Element, elements: Sequence[Element]) -> bool:
    """Whether an element is named as a program's text, or one of the two above it is."""
    for _ in range(3):
        if not _CODE.isdisjoint(element.names):
            return True
        if element.parent < 0:
            return False
        element = elements[element.parent]
    return False


def preformatted(raw: str, element: int, linked: float, *, code: bool) -> Iterator[Line]:
    """The lines of preformatted text: one with its line ends kept, or one for each paragraph."""
    text = visible(raw.expandtabs(4).replace("\r\n", "\n").replace("\r", "\n"))
    if code:
        rows = [row.rstrip() for row in textwrap.dedent(text).split("\n")]
        whole = "\n".join(rows).strip("\n")
        if whole.strip():
            yield Line(whole.strip(), element, linked, 1, False, "code")
        return
    for block in read_text(text).blocks:
        if block.text:
            yield Line(block.text, element, linked, max(block.layout.gap, block.index == 0), block.layout.bullet)
