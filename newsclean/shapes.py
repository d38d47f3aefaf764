"""The shapes of a page's blocks: lengths, sentence ends, capitals, digits, function words.

All blocks are measured at once: the page is one array of the kinds of its characters, cut at the blocks' starts. What
is counted is found in stretches of it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean import characters
from newsclean.stretches import of_text
from newsclean.words import HEAD, Words

_LONG_WORDS = 3
"""Code points of unspaced script that count as one word."""
_PHRASE = 8
"""Words from which on a block's share of function words says something."""
SHORT_WORDS = 40
"""Words up to which capitals and digits are counted."""
_SENTENCE_WORDS = 12
"""Words from which on sentence ends are counted in a block that does not close with one."""
_CLOSERS = 3
"""Quotation marks and brackets that may stand behind the last full stop."""

Bits = NDArray[np.uint16]
Flags = NDArray[np.bool_]
_NOTHING: Bits = np.array([], dtype=np.uint16)


class Shape(NamedTuple):
    """A block seen from afar."""

    words: int
    sentences: int
    """Sentence ends inside and at the end."""
    closed: bool
    """Whether it ends as a sentence does."""
    function: float
    """Share of function words of the page's language, 0 to 1; of characters in scripts without spaces, to scale."""
    capital: float
    """Share of words that begin with a capital; 0 for long blocks and scripts without capitals."""
    digits: float
    """Share of digits among the characters; 0 for long blocks."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a page's blocks: one by one (``rows``), and as columns of one number a block."""

    rows: Sequence[Shape]
    words: NDArray[np.int64]
    sentences: NDArray[np.int64]
    closed: Flags
    function: NDArray[np.float64]
    capital: NDArray[np.float64]
    digits: NDArray[np.float64]
    quoted: Flags
    """Whether a block opens with a quotation mark or a dialogue dash."""
    colon: Flags
    """Whether it ends with a colon."""
    signs: Bits
    """The kinds of characters (see `newsclean.characters`) that stand in it."""


def shapes_of(texts: Sequence[str], function: NDArray[np.float64]) -> Shapes:
    """The shapes of blocks, given their texts and shares of function words (which say nothing of short ones)."""
    pieces = [characters.kinds(piece) for piece in of_text("\n".join(texts) + "\n")] if texts else []
    kinds: Bits = np.concatenate([*pieces, _NOTHING])
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    starts = np.concatenate(([0], np.cumsum(lengths + 1)))
    begins, ends = starts[:-1], starts[1:] - 1
    parts, unspaced, sentence_ends, capitals, numbers = (
        np.diff(np.searchsorted(places, starts)) for places in _places(pieces)
    )
    words = np.where(lengths, parts + unspaced // _LONG_WORDS, 0)
    last = _before_closers(kinds, begins, ends)
    closed = (kinds[last] & characters.FINAL) != 0
    sentences = np.where(closed | (words > _SENTENCE_WORDS), sentence_ends, 0)
    short = words <= SHORT_WORDS
    capital = np.where(short, capitals / parts, 0.0)
    digits = np.where(short, numbers / np.maximum(1, lengths), 0.0)
    function = np.where(words >= _PHRASE, function, 0.0)
    columns = (words, sentences, closed, function, capital, digits)
    return Shapes(
        list(map(Shape._make, zip(*(column.tolist() for column in columns), strict=True))),
        *columns,
        quoted=(kinds[begins] & characters.QUOTE) != 0,
        colon=(kinds[np.maximum(begins, ends - 1)] & characters.COLON) != 0,
        signs=np.bitwise_or.reduceat(kinds, begins) if texts else kinds,
    )


def word_counts(texts: Sequence[str]) -> list[int]:
    """How many words each text has, as `Shape.words` counts them: also where blanks part none."""
    folded = [" ".join(text.split()) for text in texts]
    counts: list[int] = shapes_of(folded, np.zeros(len(folded))).words.tolist()
    return counts


def _places(pieces: Sequence[Bits]) -> list[NDArray[np.int64]]:
    """Where blanks, characters of unspaced scripts, sentence ends, capitals at a word's beginning, and digits stand in
    a page, given the kinds of its characters piece by piece."""
    offset = 0
    found: list[list[NDArray[np.int64]]] = [[np.array([], dtype=np.int64)] for _ in range(5)]
    for kinds in pieces:
        blank = (kinds & characters.BLANK) != 0
        unspaced, digit = (kinds & characters.UNSPACED) != 0, (kinds & characters.DIGIT) != 0
        flagged = (blank, unspaced, _sentence_ends(kinds, blank), _capitals(kinds, blank), digit)
        for places, flags in zip(found, flagged, strict=True):
            places.append(np.flatnonzero(flags) + offset)
        offset += len(kinds)
    return [np.concatenate(places) for places in found]


def _before_closers(kinds: Bits, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the last character of each block stands that is no closing quotation mark or bracket."""
    last = np.maximum(begins, ends - 1)
    for _ in range(_CLOSERS):
        last = np.maximum(begins, last - ((kinds[last] & characters.CLOSER) != 0))
    return last


def _sentence_ends(kinds: Bits, blank: Flags) -> Flags:
    """Full stops and the like before a blank, with a quotation mark between or not; those of wide scripts anywhere."""
    final = (kinds & characters.FINAL) != 0
    ends: Flags = (kinds & characters.WIDE_FINAL) != 0
    ends[:-1] |= final[:-1] & blank[1:]
    ends[:-2] |= final[:-2] & ((kinds[1:-1] & characters.CLOSER) != 0) & blank[2:]
    return ends


def _capitals(kinds: Bits, blank: Flags) -> Flags:
    """Capitals at the beginning of a word."""
    capitals: Flags = (kinds & characters.UPPER) != 0
    capitals[1:] &= blank[:-1]
    return capitals


def shares_of(words: Words, functional: Flags) -> NDArray[np.float64]:
    """The share of function words among each block's first words."""
    heads = functional & (words.places < HEAD)
    return np.bincount(words.blocks[heads], minlength=len(words.counts)) / np.clip(words.counts, 1, HEAD)


def shares_unspaced(texts: Sequence[str], function_words: frozenset[str]) -> NDArray[np.float64]:
    """The same where blanks part no words: by the function words' characters."""
    chars, longer = _by_length(function_words)

    def share(text: str) -> float:
        found = sum(map(chars.__contains__, text)) + sum(map(text.count, longer))
        return min(1.0, 3 * found / max(1, len(text)))

    return np.array([share(text[: 4 * HEAD]) if len(text) > _PHRASE else 0.0 for text in texts], dtype=np.float64)


@functools.lru_cache(maxsize=8)
def _by_length(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of one character, which can be counted at once, and the longer ones."""
    chars = frozenset(word for word in words if len(word) == 1)
    return chars, tuple(sorted(words - chars))
