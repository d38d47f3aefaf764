"""What the learned referee sees of each block: numbers on its shape, place and marks, and its words, hashed.

Nothing here is learned; the model's weights belong to exactly these columns (`NAMES`), in this order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean import characters
from newsclean.page import Role
from newsclean.referee.evidence import Evidence
from newsclean.survey import Survey

ROLES = tuple(Role)
_SHAPE = (
    "words",
    "sentences",
    "closed",
    "function",
    "capital",
    "digits",
    "quoted",
    "colon",
    "cohesion",
    "tiny",
    "short",
    "long",
    "word length",
)
_PLACE = ("gap", "indent", "bullet", "from the top", "from the end", "share of the page", "prose above", "prose below")
_PAGE = ("blocks of the page", "prose of the page", "share of the longest")
_KINDS = (
    characters.LETTER,
    characters.DIGIT,
    characters.STROKE,
    characters.BRACKET,
    characters.QUOTE,
    characters.COLON,
    characters.UNSPACED,
)
NAMES = (
    *_SHAPE,
    *_PLACE,
    *_PAGE,
    *(f"holds {kind}" for kind in ("letters", "digits", "strokes", "brackets", "quotes", "colons", "unspaced")),
    *(f"marked {role.value}" for role in ROLES),
    "cut",
    "date inside",
    "rules",
)
"""The columns of `Features.numbers`."""

_BITS = 13
BUCKETS = 1 << _BITS
"""Buckets of hashed words."""
_FIRST, _LAST = 20, 4
"""Words at a block's start and end that are hashed."""
_PROSE_WORDS = 12
"""Words from which on a closed block counts as prose."""
_MOST_MARKED = 6.0
"""Log-odds of marks that count at most, to scale."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0x100000001B3)
_BLANK, _LINE_END = 32, 10

_RULES = 4.0
"""Log-odds of the rules, to scale."""

Floats = NDArray[np.float32]


class Features(NamedTuple):
    """The blocks of a page as the model sees them.

    ``numbers`` has a row a block and a column for each of `NAMES`; ``words`` are buckets (0 to `BUCKETS` - 1) of the
    hashed words of all blocks, one block's behind the other's, and ``begins`` is where each block's begin. ``rules``
    are the log-odds that the rules give each block, which the model only corrects.
    """

    numbers: Floats
    words: NDArray[np.int64]
    begins: NDArray[np.int64]
    rules: Floats


def features_of(survey: Survey, evidence: Evidence) -> Features:
    """The features of a surveyed page."""
    count = len(survey.blocks)
    columns = [*_shape_columns(survey), *_place_columns(survey), *_page_columns(survey), *_sign_columns(survey)]
    marked = np.zeros((count, len(ROLES) + 2), dtype=np.float32)
    place = {role: at for at, role in enumerate(ROLES)}
    for index, opinion in evidence.opinions.items():
        for role, weight in opinion.roles.items():
            marked[index, place[role]] = weight
        marked[index, -2] = bool(opinion.cuts)
    np.clip(marked, -_MOST_MARKED, _MOST_MARKED, out=marked)
    marked[:, : len(ROLES)] /= _MOST_MARKED
    marked[list(survey.dates), -1] = 1.0
    rules = np.array(evidence.odds, dtype=np.float32)
    numbers = np.concatenate((np.stack(columns, axis=1).astype(np.float32), marked, rules[:, None] / _RULES), axis=1)
    return Features(numbers, *hashed_words(survey.plains), rules)


def _shape_columns(survey: Survey) -> list[NDArray[np.float64]]:
    shapes = survey.columns
    words = shapes.words.astype(np.float64)
    lengths = np.fromiter((len(block.text) for block in survey.blocks), dtype=np.float64, count=len(words))
    return [
        np.log1p(words) / 3,
        np.minimum(shapes.sentences, 6) / 3,
        shapes.closed,
        shapes.function * 2,
        shapes.capital,
        shapes.digits,
        shapes.quoted,
        shapes.colon,
        np.array(survey.cohesion),
        words <= 3,
        words <= 10,
        words >= 20,
        np.minimum(lengths / np.maximum(1, words), 30) / 10,
    ]


def _place_columns(survey: Survey) -> list[NDArray[np.float64]]:
    count = len(survey.blocks)
    layouts = [block.layout for block in survey.blocks]
    index = np.arange(count, dtype=np.float64)
    shapes = survey.columns
    prose = np.where(shapes.closed & (shapes.words >= _PROSE_WORDS), shapes.words, 0).astype(np.float64)
    total = max(1.0, float(prose.sum()))
    above = np.cumsum(prose)
    return [
        np.minimum([layout.gap for layout in layouts], 4) / 2,
        np.minimum([layout.indent for layout in layouts], 40) / 20,
        np.array([layout.bullet for layout in layouts], dtype=np.float64),
        np.log1p(index) / 4,
        np.log1p(count - 1 - index) / 4,
        index / max(1, count),
        (above - prose) / total,
        1 - above / total,
    ]


def _page_columns(survey: Survey) -> list[NDArray[np.float64]]:
    """The same for all blocks of a page, but for the last: how long each is beside the page's longest."""
    shapes = survey.columns
    every = np.ones(len(survey.blocks))
    prose = int(shapes.words[shapes.closed & (shapes.words >= _PROSE_WORDS)].sum())
    longest = math.log1p(int(shapes.words.max())) if len(every) else 1.0
    return [
        math.log1p(len(every)) / 5 * every,
        math.log1p(prose) / 7 * every,
        np.log1p(shapes.words) / max(1.0, longest),
    ]


def _sign_columns(survey: Survey) -> list[NDArray[np.float64]]:
    signs = survey.columns.signs
    return [((signs & kind) != 0).astype(np.float64) for kind in _KINDS]


def hashed_words(plains: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The buckets of each block's first and last words, and where each block's begin. The same in every process.

    All words of the page are hashed at once: a polynomial of their code points, mixed (Knuth, TAOCP 6.4).
    """
    codes = np.frombuffer(("\n".join(plains) + "\n").encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    blank = (codes == _BLANK) | (codes == _LINE_END)
    opens = ~blank
    opens[1:] &= blank[:-1]
    starts = np.flatnonzero(opens)
    if not plains or not len(starts):
        return starts, np.zeros(len(plains), dtype=np.int64)
    word = np.cumsum(opens) - 1
    place = (np.arange(len(codes)) - starts[word]).astype(np.uint64)
    letters = (codes.astype(np.uint64) + place * _STEP) * _MIX
    letters ^= letters >> np.uint64(29)
    letters[blank] = 0
    sums = np.add.reduceat(letters * _STEP, starts) * _MIX
    lines = np.concatenate(([0], np.flatnonzero(codes == _LINE_END)[: len(plains) - 1] + 1))
    first = np.searchsorted(starts, lines)
    ends = np.append(first[1:], len(starts))
    block = np.repeat(np.arange(len(lines)), ends - first)
    at = np.arange(len(starts))
    chosen = (at - first[block] < _FIRST) | (ends[block] - at <= _LAST)
    buckets = (sums >> np.uint64(64 - _BITS)).astype(np.int64)
    return buckets[chosen], np.searchsorted(block[chosen], np.arange(len(lines)))
