"""Boosted oblivious trees: the learned part of the referee, run with numpy.

In an oblivious tree all nodes of a level ask the same question, so that a block's leaf is a binary number, one digit a
question, and all trees can be walked at once [1].

[1] L. Prokhorenkova et al.: CatBoost: unbiased boosting with categorical features, NeurIPS 2018.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.referee.features import Floats

_TOGETHER = 4096
"""Rows that are walked at once: it bounds the memory that a page of a million lines takes."""


class Trees(NamedTuple):
    """An ensemble. ``columns`` and ``borders`` have a row a tree and a column a level; ``leaves`` a row a tree."""

    columns: NDArray[np.int64]
    borders: Floats
    leaves: Floats
    bias: float

    def odds(self, rows: Floats) -> Floats:
        """Log-odds of each row: the sum of the leaves that it falls into."""
        parts = [rows[at : at + _TOGETHER] for at in range(0, len(rows), _TOGETHER)] or [rows]
        sums = [self._values(self._leaves_of(part)).sum(axis=0) for part in parts]
        return np.asarray(self.bias + np.concatenate(sums), dtype=np.float32)

    def contributions(self, rows: Floats) -> Floats:
        """What each question weighs in each row's log-odds: a row a question, level by level; a column a row."""
        found = self._leaves_of(rows)
        value = self._values(found)
        flips = [np.uint16(1 << level) for level in range(self.columns.shape[1])]
        return np.concatenate([(value - self._values(found ^ flip)) / 2 for flip in flips], dtype=np.float32)

    def _leaves_of(self, rows: Floats) -> NDArray[np.uint16]:
        """The number of the leaf of each tree: a row a tree, a column a row. Level by level, all trees at once."""
        columns = np.ascontiguousarray(rows.T)  # no copy, where columns are stored one by one
        found = np.zeros((len(self.leaves), len(rows)), dtype=np.uint16)
        for level in range(self.columns.shape[1]):
            over = columns[self.columns[:, level]] > self.borders[:, level, None]
            found |= over.astype(np.uint16) << level
        return found

    def _values(self, found: NDArray[np.uint16]) -> NDArray[np.float32]:
        first = np.arange(len(self.leaves))[:, None] * self.leaves.shape[1]
        values: Floats = self.leaves.ravel().take(found + first)
        return values
