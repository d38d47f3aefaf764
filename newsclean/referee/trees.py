"""Boosted oblivious trees: the learned part of the referee, run with numpy.

In an oblivious tree all nodes of a level ask the same question, so that a block's leaf is a binary number, one digit a
question, and all trees can be walked at once [1].

[1] L. Prokhorenkova et al.: CatBoost: unbiased boosting with categorical features, NeurIPS 2018.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.referee.features import Floats

_TOGETHER = 1024
"""Rows that are walked at once: it bounds the memory that a page of a million lines takes."""


class Trees(NamedTuple):
    """An ensemble. ``columns`` and ``borders`` have a row a tree and a column a level; ``leaves`` a row a tree."""

    columns: NDArray[np.int64]
    borders: Floats
    leaves: Floats
    bias: float

    def odds(self, rows: Floats) -> Floats:
        """Log-odds of each row: the sum of the leaves that it falls into."""
        return Forest([self]).odds(rows)[0]

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


class Forest:
    """Ensembles that look at the same rows, walked at once. Each question is asked once: many trees share it."""

    def __init__(self, ensembles: Sequence[Trees]) -> None:
        self._biases = [trees.bias for trees in ensembles]
        self._parts = [slice(*ends) for ends in pairwise(np.cumsum([0, *(len(trees.leaves) for trees in ensembles)]))]
        depth = max(trees.columns.shape[1] for trees in ensembles)
        columns, borders, leaves = (
            np.concatenate(parts) for parts in zip(*(_deepened(trees, depth) for trees in ensembles), strict=True)
        )
        asked: dict[tuple[int, float], int] = {}
        pairs = zip(columns.ravel().tolist(), borders.ravel().tolist(), strict=True)
        where = [asked.setdefault(pair, len(asked)) for pair in pairs]
        self._columns = np.array([column for column, _ in asked], dtype=np.intp)
        self._borders = np.array([[border] for _, border in asked], dtype=np.float32)
        self._levels = np.array(where, dtype=np.intp).reshape(columns.shape).T[::-1].copy()
        """Where each tree's answer is found, the deepest level first: it is a leaf's first digit."""
        self._leaves = leaves.ravel()
        self._first = np.arange(len(leaves))[:, None] * leaves.shape[1]

    def odds(self, rows: Floats) -> list[Floats]:
        """Log-odds of each row, by each of the ensembles: the sum of the leaves that it falls into."""
        columns = rows.T
        parts = [self._values(columns[:, at : at + _TOGETHER]) for at in range(0, max(1, len(rows)), _TOGETHER)]
        sums = zip(*(self._summed(part) for part in parts), strict=True)
        return [
            np.asarray(bias + np.concatenate(own), dtype=np.float32)
            for bias, own in zip(self._biases, sums, strict=True)
        ]

    def _summed(self, values: Floats) -> Iterator[Floats]:
        return (values[part].sum(axis=0) for part in self._parts)

    def _values(self, columns: Floats) -> Floats:
        """The leaf that each row falls into in each tree: a row a tree, a column a row. (Arrays are read with “clip”,
        since numpy checks their bounds faster so.)"""
        answers = (np.ascontiguousarray(columns).take(self._columns, 0, mode="clip") > self._borders).view(np.uint8)
        found = np.zeros((len(self._first), columns.shape[1]), dtype=np.uint8)
        for level in self._levels:
            found += found
            found += answers.take(level, 0, mode="clip")
        values: Floats = self._leaves.take(found + self._first, mode="clip")
        return values


def _deepened(trees: Trees, depth: int) -> tuple[NDArray[np.int64], Floats, Floats]:
    """The columns, borders and leaves of trees, filled up with questions that no row passes."""
    none = ((0, 0), (0, depth - trees.columns.shape[1]))
    return (
        np.pad(trees.columns, none),
        np.pad(trees.borders, none, constant_values=np.inf),
        np.pad(trees.leaves, ((0, 0), (0, (1 << depth) - trees.leaves.shape[1]))),
    )
