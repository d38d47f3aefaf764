"""Pages in chunks, the pieces of work that workers get, and chunks in parts, the files that come out.

Where a part ends depends on nothing but the number of pages before it, so a run that goes on makes the same parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from newsclean.batch.layout import INPUT
from newsclean.batch.readers.record import Damage, Record
from newsclean.batch.rows import sound, texts_of

_PAGES = 16
_BYTES = 2**18
"""A chunk has at most so many pages, and ends with the page that takes it over so many bytes (of text: code points)."""

Place = tuple[int, int]
"""How far the inputs were read: number of the input, pages of it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some pages that follow one another, all in one part. The last chunk of a run may have none."""

    part: int
    pages: pa.RecordBatch
    place: Place
    """Where the next page stands."""
    closes: bool
    """Whether the part ends with it."""
    read: int
    """About how many bytes of its input come before its last page."""
    damages: tuple[Damage, ...] = ()
    """What was met on the way to its last page."""


@dataclass(slots=True)
class _Heap:
    """The pages gathered for the next chunk."""

    records: list[Record] = field(default_factory=list)
    damages: list[Damage] = field(default_factory=list)
    size: int = 0

    def fits(self, record: Record) -> bool:
        """Whether one chunk can hold it too: text and bytes are columns of different types."""
        if len(self.records) >= _PAGES or self.size >= _BYTES:
            return False
        return not self.records or isinstance(self.records[-1].source, str) == isinstance(record.source, str)

    def add(self, record: Record) -> None:
        """Takes a page in."""
        self.records.append(record)
        self.size += len(record.source or "")

    def chunk(self, part: int, place: Place, *, closes: bool) -> Chunk:
        """The chunk of all that was gathered; nothing is left."""
        read = self.records[-1].at if self.records else 0
        made = Chunk(part, _batch(self.records), place, closes, read, tuple(self.damages))
        self.records, self.damages, self.size = [], [], 0
        return made


def chunks_of(
    found: Iterator[tuple[int, Record | Damage]], rows: int, part: int = 0, place: Place = (0, 0)
) -> Iterator[Chunk]:
    """The chunks of what is found, from part number `part` on, which begins at `place`; `rows` pages make a part.

    The last chunk always closes a part, if need be one without pages.
    """
    heap, done = _Heap(), 0
    for number, one in found:
        if isinstance(one, Damage):
            heap.damages.append(one)
            continue
        if not heap.fits(one):
            yield heap.chunk(part, place, closes=False)
        heap.add(one)
        done += 1
        place = (number, place[1] + 1 if number == place[0] else 1)
        if done == rows:
            yield heap.chunk(part, place, closes=True)
            part, done = part + 1, 0
    yield heap.chunk(part, place, closes=True)


def _batch(records: list[Record]) -> pa.RecordBatch:
    names = ("id", "url", "crawled", "charset", "error")
    columns = [texts_of(getattr(record, name) for record in records) for name in names]
    sources = [sound(record.source) if isinstance(record.source, str) else record.source for record in records]
    kind = pa.string() if any(isinstance(source, str) for source in sources) else pa.binary()
    fields = INPUT.set(INPUT.get_field_index("source"), pa.field("source", kind))
    return pa.RecordBatch.from_arrays([*columns, pa.array(sources, kind)], schema=fields)
