"""The words of a page as numbers: each is hashed, so that to compare, count and look up words is arithmetic on arrays.

All words are hashed at once: a polynomial of their code points, mixed (Knuth, TAOCP 6.4). In 64 bits no two words of a
page are the same number, short of a miracle. The same in every process.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.stretches import of_blocks

HEAD, TAIL = 60, 4
"""Words at a block's start and end that are always among its words."""
_LONG, _END = 4_000, 2_000
"""Code points of a block from which on only its two ends are looked at, and of each of these."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0x100000001B3)
_BLANK, _LINE_END = 32, 10

Indices = NDArray[np.int64]


class Words(NamedTuple):
    """The words of a page's blocks, in their order; of very long blocks the first and last."""

    hashes: NDArray[np.uint64]
    blocks: Indices
    """The block of each word."""
    places: Indices
    """Its place in its block: how many words stand before it there."""
    counts: Indices
    """The number of words of each block."""

    def among(self, words: frozenset[str]) -> NDArray[np.bool_]:
        """Whether each word is one of some others."""
        known = _hashes_of(words)
        at = np.searchsorted(known, self.hashes)
        found: NDArray[np.bool_] = known.take(at, mode="clip") == self.hashes
        return found


def words_of(plains: Sequence[str]) -> Words:
    """The words of blocks, given as `newsclean.vocabulary.plain` gives them. Linear in the text."""
    parts = [_hashed(plains[part]) for part in of_blocks(plains)]
    counts = np.concatenate([counts for _, counts in parts])
    begins = np.cumsum(counts) - counts
    blocks = np.repeat(np.arange(len(counts)), counts)
    hashes = np.concatenate([hashes for hashes, _ in parts])
    return Words(hashes, blocks, np.arange(len(hashes)) - begins[blocks], counts)


def _hashed(plains: Sequence[str]) -> tuple[NDArray[np.uint64], Indices]:
    """The hashes of the words of a stretch of blocks, and how many each block has."""
    text = "\n".join([plain if len(plain) <= _LONG else _ends_of(plain) for plain in plains]) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    line_ends = codes == _LINE_END
    blank = (codes == _BLANK) | line_ends
    opens = ~blank
    opens[1:] &= blank[:-1]
    starts = np.flatnonzero(opens)
    if not plains or not len(starts):
        return np.zeros(0, dtype=np.uint64), np.zeros(len(plains), dtype=np.int64)
    lengths = np.diff(starts, append=len(codes))
    place = (np.arange(starts[0], len(codes)) - np.repeat(starts, lengths)).astype(np.uint64)
    letters = (codes[starts[0] :] + place * _STEP) * _MIX
    letters ^= letters >> np.uint64(29)
    letters[blank[starts[0] :]] = 0
    hashes = np.add.reduceat(letters * _STEP, starts - starts[0]) * _MIX
    before = np.searchsorted(starts, np.flatnonzero(line_ends)[: len(plains)])
    return hashes, np.diff(before, prepend=0)


def _ends_of(plain: str) -> str:
    """The first and last words of a block that may be a whole book, or one endless word, of which only ends count."""
    return " ".join((*plain[:_END].split()[:HEAD], *plain[-_END:].split()[-TAIL:]))


@functools.lru_cache(maxsize=64)
def _hashes_of(words: frozenset[str]) -> NDArray[np.uint64]:
    """The sorted hashes of some words; of none, one that no word has."""
    return np.sort(_hashed(sorted(words))[0]) if words else np.zeros(1, dtype=np.uint64)
