"""The lines of a text that show something, with what a page's layout says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.folding import ASCII, two_columns, visible, without
from newsclean.page import make

WIDEST = 200
"""Columns up to which lines are measured; longer ones were broken to no width."""
PACKING = ((20_000, 44, 1_024), (5_000, 32, 96))
"""Lines that a page has more than, columns that a line has less than to be packed with others, and code points from
which on a pack is full: they bound the cost of a page of a million tiny lines. No article is as long, and no wrapped
line as short."""


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


def lines_of(text: str, *, odd: bool) -> list[Line]:
    """The lines that show something. All line ends that Unicode knows count: CRLF, lone CR, NEL, U+2028, form feed …"""
    lines = []
    start = gap = 0
    raws = text.splitlines(keepends=True)
    packing = next((packing for packing in PACKING if len(raws) > packing[0]), None)
    wide = two_columns().findall if two_columns().search(without(text, ASCII)) else None
    for raw in _packed(raws, *packing[1:]) if packing else raws:
        shown = raw.strip()
        if not shown or (odd and not shown.isprintable() and not visible(shown).strip()):
            gap += 1
        else:
            inset = 0 if raw[0] == shown[0] else len(raw) - len(raw.lstrip())
            last = shown.splitlines()[-1] if packing else shown
            indent, columns = inset, inset + len(last)
            if odd and not shown.isprintable():
                seen = visible(last)
                indent, columns = inset + len(seen) - len(seen.lstrip()), inset + len(seen)
            if wide and columns <= WIDEST and not shown.isascii():  # longer ones stick out anyway
                columns += sum(map(len, wide(last)))
            lines.append(make(Line, (start + inset, shown, indent, gap, columns)))
            gap = 0
        start += len(raw)
    return lines


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
