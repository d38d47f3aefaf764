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


class Trees(NamedTuple):
    """An ensemble. ``columns`` and ``borders`` have a row a tree and a column a level; ``leaves`` a row a tree."""

    columns: NDArray[np.int64]
    borders: Floats
    leaves: Floats
    bias: float

    def odds(self, rows: Floats) -> Floats:
        """Log-odds of each row: the sum of the leaves that it falls into."""
        return np.asarray(self.bias + self._values(self._leaves_of(rows)).sum(axis=1), dtype=np.float32)

    def contributions(self, rows: Floats) -> Floats:
        """What each question weighs in each row's log-odds: a column a question, the levels of a tree side by side."""
        found = self._leaves_of(rows)
        value = self._values(found)
        levels = [(value - self._values(found ^ (1 << level))) / 2 for level in range(self.columns.shape[1])]
        weights: Floats = np.stack(levels, axis=2, dtype=np.float32).reshape(len(rows), -1)
        return weights

    def _leaves_of(self, rows: Floats) -> NDArray[np.int64]:
        """The number of the leaf of each tree: a row a block, a column a tree."""
        trees, depth = self.columns.shape
        over = rows[:, self.columns.ravel()] > self.borders.ravel()
        found: NDArray[np.int64] = over.reshape(-1, trees, depth) @ (1 << np.arange(depth))
        return found

    def _values(self, found: NDArray[np.int64]) -> Floats:
        return self.leaves[np.arange(len(self.leaves)), found]
