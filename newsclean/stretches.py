"""A large page, cut into stretches. What is counted of all characters of a page at once takes arrays of numbers much
larger than its text; as long as these fit into a core's cache, four times the page takes four times the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_CODE_POINTS = 1 << 16
"""Code points of a stretch, give or take a block. Nearly every page is shorter."""


def of_blocks(texts: Sequence[str]) -> Iterator[slice]:
    """The blocks of a page, stretch by stretch: slices of ``texts``, at least one, of which only that of a page without
    blocks is empty."""
    first = length = 0
    for index, text in enumerate(texts):
        if length >= _CODE_POINTS:
            yield slice(first, index)
            first, length = index, 0
        length += len(text) + 1
    yield slice(first, len(texts))


def of_text(text: str) -> Iterator[str]:
    """A text in pieces, which end behind a blank where there is one in reach: no word is cut that a person wrote."""
    start = 0
    while len(text) - start > _CODE_POINTS:
        reach = start + _CODE_POINTS
        end = max(text.rfind(blank, start, reach) for blank in " \n") + 1 or reach
        yield text[start:end]
        start = end
    yield text[start:]
