"""What the words of a block, and the names of the elements around it, say by themselves: learned log-odds of each of
the roles, one number a hashed word. The same for a whole page.

A linear model on its own, whose verdicts are columns among others for the trees (`newsclean.referee.trees`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.referee.features import Bags, Features, Floats


class Lexicon(NamedTuple):
    """Weights of hashed words and names, a row a bucket and a column a role; the last row is the bias."""

    words: NDArray[np.float32]
    names: NDArray[np.float32]


def own_columns(features: Features, lexicon: Lexicon) -> Floats:
    """The columns of `newsclean.referee.context.OWN`: a block's own, and what its words and names say."""
    scores = (_scores(features.words, lexicon.words), _scores(features.names, lexicon.names))
    return np.concatenate((features.blocks, *scores), axis=1, dtype=np.float32)


def scores_of_page(features: Features, lexicon: Lexicon) -> tuple[Floats, Floats]:
    """What the different words of a page say, and the different names of its elements: a number a column."""
    start = np.zeros(1, dtype=np.int64)
    words, names = (Bags(np.unique(bags.buckets), start) for bags in (features.words, features.names))
    return _scores(words, lexicon.words)[0], _scores(names, lexicon.names)[0]


def _scores(bags: Bags, weights: Floats) -> Floats:
    """Log-odds of each block; 0 for those without a word. A word counts each time it stands, a long block's less."""
    counts = np.diff(bags.begins, append=len(bags.buckets))
    scores = np.zeros((len(counts), weights.shape[1]), dtype=np.float32)
    filled = counts > 0
    if filled.any():
        sums = np.add.reduceat(weights[bags.buckets], bags.begins[filled], axis=0)
        scores[filled] = sums / np.sqrt(counts[filled, None]) + weights[-1]
    return scores
