"""What stands around each block, as more columns beside its own: its neighbours, the prose above and below it, and
where it is in the story as the rules read it.

A line is boilerplate because of what stands around it; a model that judges each block by itself can only see that if
each block carries its surroundings with it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from newsclean.referee.features import COLUMNS, Floats, Indices

ROLES = ("story", "caption", "title", "byline")
"""What words and names tell of a block (see `newsclean.referee.lexicon`), and what the model finds."""
OWN = (*COLUMNS, *(f"words of {role}" for role in ROLES), *(f"names of {role}" for role in ROLES))
"""The columns that a block has by itself."""

_NEIGHBOURS = (1, -1, 2, -2)
"""Blocks above (positive) and below that are looked at."""
_NEAR = (
    "words",
    "closed",
    "capital",
    "cohesion",
    "gap",
    "bullet",
    "date inside",
    "marked against",
    "marked related",
    "marked caption",
    "dated",
    "linked",
    "heading level",
    "inside",
    "rules",
    "rules keep",
    "words of story",
)
"""… and what is seen of them."""
_REACHES = (3, 8, 20)
"""Blocks above and below …"""
_SUMMED = ("rules", "rules keep", "prose words", "words of story")
"""… over which these are summed up."""
_PASSED = (
    "dated",
    *(f"marked {role}" for role in ("related", "comment", "share", "legal", "navigation", "login", "promo")),
    "heading level",
)
"""What is counted between the story's first paragraph and a block: a second date or byline begins another story."""
_STORY = (
    "from the first kept",
    "from the last kept",
    "to the kept above",
    "to the kept below",
    "share kept above",
    "words kept",
    "longest break above",
    "indent like the story",
    "gap like the story",
)

NAMES = (
    *OWN,
    *(f"{name} {abs(step)} {'above' if step > 0 else 'below'}" for step in _NEIGHBOURS for name in _NEAR),
    *(f"{name} in {reach} {side}" for reach in _REACHES for side in ("above", "below") for name in _SUMMED),
    *(f"{name} since the start" for name in _PASSED),
    *_STORY,
)
"""The columns of `in_context`."""

_AT = {name: at for at, name in enumerate(OWN)}
_FAR = 200
"""Blocks from which on farther is no more telling."""
_MOST_ODDS, _MOST_WORDS = 2.0, 60
"""Log-odds and words of a block that count at most in a sum."""
_MOST_KEPT = 400
"""Words of a story from which on it is long."""
_MARKED = 2.0
"""A mark from which on it is counted."""
_LEAST_PASSED = np.array([[_MARKED]] * (len(_PASSED) - 1) + [[1.0]])
"""From which on each of `_PASSED` is counted."""


@functools.cache
def _at(names: tuple[str, ...]) -> Indices:
    """Where columns stand in `OWN`."""
    return np.array([_AT[name] for name in names])


def in_context(own: Floats) -> Floats:
    """A row a block and a column for each of `NAMES`, from the columns of `OWN`. Linear in the blocks."""
    columns = np.ascontiguousarray(own.T)  # all that follows goes column by column, and so do the trees
    near = columns[_at(_NEAR)]
    around = [_shifted(near, step) for step in _NEIGHBOURS]
    seen: Floats = np.concatenate([columns, *around, _sums(columns), _passed(columns), _story(columns)]).T
    return seen


def _shifted(columns: Floats, step: int) -> Floats:
    """What stands ``step`` blocks above; zeros beyond the page's ends."""
    shifted = np.zeros_like(columns)
    if 0 < step < columns.shape[1]:
        shifted[:, step:] = columns[:, :-step]
    elif 0 < -step < columns.shape[1]:
        shifted[:, :step] = columns[:, -step:]
    return shifted


def _sums(own: Floats) -> Floats:
    rules, keeps, words, closed, said = own[_at(("rules", "rules keep", "words", "closed", "words of story"))]
    summed = np.stack(
        [
            np.clip(rules, -_MOST_ODDS, _MOST_ODDS),
            keeps,
            np.minimum(words, _MOST_WORDS) * closed,
            np.clip(said, -_MOST_ODDS, _MOST_ODDS),
        ]
    )
    count = len(words)
    total = np.zeros((len(summed), count + 1))
    np.cumsum(summed, axis=1, dtype=np.float64, out=total[:, 1:])
    index = np.arange(count)
    sums = []
    for reach in _REACHES:
        sums.append(total[:, :-1] - total[:, np.maximum(0, index - reach)])
        sums.append(total[:, np.minimum(count, index + reach + 1)] - total[:, 1:])
    return np.concatenate(sums, dtype=np.float32)


def _passed(own: Floats) -> Floats:
    """How much of each kind stands between the story's first paragraph and a block, itself included."""
    marked = own[_at(_PASSED)] >= _LEAST_PASSED
    total = np.cumsum(marked, axis=1)
    kept = np.flatnonzero(own[_AT["rules keep"]])
    start = total[:, kept[:1]] if len(kept) else 0
    return (total - start).astype(np.float32)


def _story(own: Floats) -> Floats:
    """Where each block is in the story that the rules found."""
    count = own.shape[1]
    index = np.arange(count)
    keeps = own[_AT["rules keep"]] > 0
    kept: Indices = np.flatnonzero(keeps)
    words = np.where(keeps, np.minimum(own[_AT["words"]], _FAR), 0.0)
    above = np.maximum.accumulate(np.where(keeps, index, -_FAR))
    below = np.minimum.accumulate(np.where(keeps, index, count + _FAR)[::-1])[::-1]
    breaks = np.zeros(count)
    breaks[kept[1:]] = np.diff(kept)
    total = max(1.0, float(words.sum()))
    first, last = (kept[0], kept[-1]) if len(kept) else (0, count)
    columns = (
        np.clip(index - first, -_FAR, _FAR),
        np.clip(index - last, -_FAR, _FAR),
        np.minimum(index - above, _FAR),
        np.minimum(below - index, _FAR),
        np.cumsum(words) / total,
        np.full(count, min(total, _MOST_KEPT)),
        np.maximum.accumulate(breaks),
        _alike(own[_AT["indent"]], words),
        _alike(own[_AT["gap"]], words),
    )
    return np.stack(columns).astype(np.float32)


def _alike(column: Floats, words: Floats) -> Sequence[float] | Floats:
    """The share of the story's words that stand in blocks with the same number in a column."""
    values = np.minimum(column, _FAR).astype(np.int64)
    return (np.bincount(values, words, minlength=1)[values] / max(1.0, float(words.sum()))).astype(np.float32)
