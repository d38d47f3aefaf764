"""Why the trees took a block for no part of the story: what weighed most, in words.

What a question of an oblivious tree weighs for a block is half the difference between the leaf that the block falls
into and the one that it would fall into with the other answer. Summed over all trees, by what the questions are about,
that tells what the block's odds hang on.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from fnmatch import fnmatchcase
from importlib import resources

import numpy as np
import tomli
from numpy.typing import NDArray

from newsclean.referee.context import NAMES
from newsclean.referee.features import Floats
from newsclean.referee.trees import Trees

_NAMED = 3
"""Reasons that are named at most."""
_NO_GROUP = np.uint8(255)
_LEAST = 0.15
"""Log-odds that a reason weighs at least."""


def reasons_against(trees: Trees, rows: Floats) -> list[tuple[str, ...]]:
    """For each row what most spoke against it, the strongest first, as one reason of the ledger; none where nothing
    did."""
    groups, words = _groups()
    questions = groups[trees.columns.T.ravel()]
    order = np.argsort(questions, kind="stable")
    questions = questions[order]
    starts = np.flatnonzero(np.diff(questions, prepend=_NO_GROUP))
    weights = np.zeros((len(words) + 1, len(rows)))
    weights[questions[starts]] = np.add.reduceat(trees.contributions(rows)[order], starts, axis=0, dtype=np.float64)
    return [_worded(row, words) for row in weights[:-1].T]


def _worded(weights: NDArray[np.float64], words: Sequence[str]) -> tuple[str, ...]:
    strongest = [index for index in np.argsort(weights)[:_NAMED].tolist() if weights[index] <= -_LEAST]
    if not strongest:
        return ()
    *first, last = [words[index] for index in strongest]
    return (f"judged by {', '.join(first)} and {last}" if first else f"judged by {last}",)


@functools.cache
def _groups() -> tuple[NDArray[np.uint8], tuple[str, ...]]:
    """The group of each column, and what the groups are called; columns without a name are in a last group."""
    patterns = tomli.loads(resources.files("newsclean.referee").joinpath("reasons.toml").read_text("utf-8"))["names"]
    words = tuple(dict.fromkeys(word for _, word in patterns))
    nameless = len(words)
    found = [
        next((words.index(word) for pattern, word in patterns if fnmatchcase(name, pattern)), nameless)
        for name in NAMES
    ]
    return np.array(found, dtype=np.uint8), words  # bytes are soon sorted
