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
from newsclean.referee.lexicon import Lexicon, own_columns, scores_of_page
from newsclean.referee.trees import Forest, Trees

PAGES = ("article", "index")
"""What is told of a page as a whole: whether it is an article, and whether it is a list, if it is none."""


class _Learned(NamedTuple):
    lexicon: Lexicon
    trees: Mapping[str, Trees]
    """By role (see `newsclean.referee.context.ROLES`), of blocks."""
    page_lexicon: Lexicon
    """What a page's words and names say of `PAGES`."""
    page_trees: Mapping[str, Trees]
    """By `PAGES`, of pages."""


class Model(_Learned):
    """What was learned. Immutable; safe to share between threads."""

    @functools.cached_property
    def _forest(self) -> Forest:
        return Forest(list(self.trees.values()))

    @functools.cached_property
    def _page_forest(self) -> Forest:
        return Forest(list(self.page_trees.values()))

    def rows(self, features: Features) -> Floats:
        """What the trees see: a row a block, a column for each of `newsclean.referee.context.NAMES`."""
        return in_context(own_columns(features, self.lexicon))

    def odds(self, rows: Floats) -> dict[str, Floats]:
        """The log-odds that each block has each role. Linear in the blocks."""
        return dict(zip(self.trees, self._forest.odds(rows), strict=True))

    def page_words(self, features: Features) -> Floats:
        """What the words of a page say of `PAGES`, and then what the names of its elements say: log-odds."""
        return np.concatenate(scores_of_page(features, self.page_lexicon))

    def page_odds(self, columns: Floats) -> dict[str, float]:
        """The log-odds of each of `PAGES`, from `newsclean.referee.verdict.COLUMNS`."""
        odds = self._page_forest.odds(columns[None])
        return {name: float(own[0]) for name, own in zip(self.page_trees, odds, strict=True)}


def packed(model: Model) -> dict[str, NDArray[Any]]:
    """The model as arrays to be stored: weights as 8-bit numbers (trees' as 16-bit) with their scale."""
    stored: dict[str, NDArray[Any]] = {}
    for kind, lexicon in (("lexicon", model.lexicon), ("page_lexicon", model.page_lexicon)):
        for name, weights in lexicon._asdict().items():
            scale = np.abs(weights).max(axis=0, keepdims=True) / 127 + 1e-12
            stored[f"{kind}.{name}"] = np.round(weights / scale).astype(np.int8)
            stored[f"{kind}.{name}.scale"] = scale.astype(np.float32)
    for role, trees in (*model.trees.items(), *model.page_trees.items()):
        scale = float(np.abs(trees.leaves).max()) / 32767 + 1e-12
        stored[f"{role}.columns"] = trees.columns.astype(np.uint16)
        stored[f"{role}.borders"] = trees.borders.astype(np.float32)
        stored[f"{role}.leaves"] = np.round(trees.leaves / scale).astype(np.int16)
        stored[f"{role}.scale"] = np.array([scale, trees.bias], dtype=np.float64)
    return stored


def unpacked(stored: Mapping[str, NDArray[Any]]) -> Model:
    """The model of the arrays that `packed` gave."""
    return Model(
        _lexicon(stored, "lexicon"),
        {role: _trees(stored, role) for role in ROLES},
        _lexicon(stored, "page_lexicon"),
        {name: _trees(stored, name) for name in PAGES},
    )


def _lexicon(stored: Mapping[str, NDArray[Any]], kind: str) -> Lexicon:
    return Lexicon(
        *(stored[f"{kind}.{name}"].astype(np.float32) * stored[f"{kind}.{name}.scale"] for name in Lexicon._fields)
    )


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
