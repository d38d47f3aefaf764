"""The learned referee's model: a lexicon and, for each role, an ensemble of trees. One for text and HTML.

Its weights are one file beside this module, which `training/` makes; `model.md` is its card.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.referee.context import ROLES, in_context
from newsclean.referee.features import Features, Floats
from newsclean.referee.lexicon import Lexicon, own_columns
from newsclean.referee.trees import Trees


class Model(NamedTuple):
    """What was learned. Immutable; safe to share between threads."""

    lexicon: Lexicon
    trees: Mapping[str, Trees]
    """By role (see `newsclean.referee.context.ROLES`)."""

    def rows(self, features: Features) -> Floats:
        """What the trees see: a row a block, a column for each of `newsclean.referee.context.NAMES`."""
        return in_context(own_columns(features, self.lexicon))

    def odds(self, features: Features) -> dict[str, Floats]:
        """The log-odds that each block has each role, for a page of one block or more. Linear in the blocks."""
        rows = self.rows(features)
        return {role: trees.odds(rows) for role, trees in self.trees.items()}


def packed(model: Model) -> dict[str, NDArray[Any]]:
    """The model as arrays to be stored: weights as 8-bit numbers (trees' as 16-bit) with their scale."""
    stored: dict[str, NDArray[Any]] = {}
    for name, weights in model.lexicon._asdict().items():
        scale = np.abs(weights).max(axis=0, keepdims=True) / 127 + 1e-12
        stored[f"lexicon.{name}"] = np.round(weights / scale).astype(np.int8)
        stored[f"lexicon.{name}.scale"] = scale.astype(np.float32)
    for role, trees in model.trees.items():
        scale = float(np.abs(trees.leaves).max()) / 32767 + 1e-12
        stored[f"{role}.columns"] = trees.columns.astype(np.uint16)
        stored[f"{role}.borders"] = trees.borders.astype(np.float32)
        stored[f"{role}.leaves"] = np.round(trees.leaves / scale).astype(np.int16)
        stored[f"{role}.scale"] = np.array([scale, trees.bias], dtype=np.float64)
    return stored


def unpacked(stored: Mapping[str, NDArray[Any]]) -> Model:
    """The model of the arrays that `packed` gave."""
    words, names = (
        stored[f"lexicon.{name}"].astype(np.float32) * stored[f"lexicon.{name}.scale"] for name in Lexicon._fields
    )
    return Model(Lexicon(words, names), {role: _trees(stored, role) for role in ROLES})


def _trees(stored: Mapping[str, NDArray[Any]], role: str) -> Trees:
    scale, bias = stored[f"{role}.scale"].tolist()
    return Trees(
        stored[f"{role}.columns"].astype(np.int64),
        stored[f"{role}.borders"],
        (stored[f"{role}.leaves"] * scale).astype(np.float32),
        bias,
    )


@functools.lru_cache(maxsize=1)
def learned() -> Model:
    """The model that comes with the package, loaded once a process."""
    with resources.files("newsclean.referee").joinpath("model.npz").open("rb") as file, np.load(file) as stored:
        return unpacked(dict(stored))
