"""Fits the referee's model to examples: a lexicon first, then the trees that read it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse
from catboost import CatBoostClassifier, Pool
from numpy.typing import NDArray
from sklearn.linear_model import SGDClassifier

from newsclean.page import KEPT, Role
from newsclean.referee.context import NAMES, ROLES, in_context
from newsclean.referee.features import NAME_BUCKETS, WORD_BUCKETS, Bags, Floats
from newsclean.referee.lexicon import Lexicon, own_columns
from newsclean.referee.trees import Trees
from training.examples import Example
from training.labels import BODY, BYLINE, CAPTION, HEADING, STANDFIRST, TITLE, UNKNOWN

KINDS = {"story": (BODY, HEADING), "caption": (CAPTION,), "title": (TITLE, STANDFIRST), "byline": (BYLINE,)}
"""What the lexicon's roles hold; the trees tell titles from standfirsts."""
TREES = {"story": 300, "caption": 100, "title": 80, "byline": 50}
_PARTS = 3
"""Parts of the sites, each of which gets its lexicon from the others: trees that saw words judged by a lexicon that
knew them would trust it too much."""
_MONOTONE = {
    **{f"marked {role.value}": -1 for role in Role if role not in KEPT},
    "marked against": -1,
    "linked": -1,
    "region": -1,
    "rules": 1,
    "rules keep": 1,
    "words of story": 1,
    "names of story": 1,
}
"""What can only speak against a block being of the story, or only for it: so much is known without any page."""
_SURE = 9.0
"""Log-odds of what is always so."""
_SEED = 1


class Blocks(NamedTuple):
    """The half of a `newsclean.referee.model.Model` that judges blocks."""

    lexicon: Lexicon
    trees: Mapping[str, Trees]


def fit(examples: Sequence[Example]) -> Blocks:
    """What can be learned of blocks from the examples. The same examples give the same weights."""
    parts = np.array([_part(example) for example in examples])
    owns: list[Floats] = [np.empty(0, dtype=np.float32)] * len(examples)
    for part in range(_PARTS):
        lexicon = fit_lexicon([example for example, own in zip(examples, parts, strict=True) if own != part])
        for index in np.flatnonzero(parts == part).tolist():
            owns[index] = own_columns(examples[index].features, lexicon)
    rows = np.concatenate([in_context(own) for own in owns])
    labels = np.concatenate([example.labels for example in examples])
    weights = np.concatenate([_weights(example) for example in examples])
    known = labels != UNKNOWN
    rows, labels, weights = rows[known], labels[known], weights[known]
    trees = {
        role: fit_trees(rows, np.isin(labels, _of(role)), weights, TREES[role], _MONOTONE if role == "story" else {})
        for role in ROLES
    }
    return Blocks(fit_lexicon(examples), trees)


def _of(role: str) -> tuple[int, ...]:
    return (TITLE,) if role == "title" else KINDS[role]


def _part(example: Example) -> int:
    """The same for all pages of a site."""
    return hashlib.blake2b(example.site.encode(), digest_size=4).digest()[0] % _PARTS


def _weights(example: Example) -> NDArray[np.float64]:
    """Long blocks weigh more than short ones, and the blocks of a long page less than those of a short one."""
    weights: NDArray[np.float64] = np.sqrt((example.words + 1.0) / max(1, len(example.words)))
    return weights


def fit_lexicon(examples: Sequence[Example]) -> Lexicon:
    """What words and names say of the roles."""
    marked = [example for example in examples if len(example.features.names.buckets)]
    return Lexicon(
        _of_blocks(examples, [example.features.words for example in examples], WORD_BUCKETS),
        _of_blocks(marked, [example.features.names for example in marked], NAME_BUCKETS),
    )


def _of_blocks(examples: Sequence[Example], bags: Sequence[Bags], buckets: int) -> Floats:
    labels = np.concatenate([example.labels for example in examples])
    weights = np.sqrt(np.concatenate([example.words for example in examples]) + 1.0)
    known = labels != UNKNOWN
    targets = [np.isin(labels, KINDS[role])[known] for role in ROLES]
    return fit_words(bags_matrix(bags, buckets)[known], targets, weights[known], 2e-6)


def fit_words(matrix: Any, targets: Sequence[NDArray[np.bool_]], weights: NDArray[np.float64], decay: float) -> Floats:
    """A logistic regression a target, by averaged stochastic descent: a row a bucket and one for the bias, a column a
    target.
    """
    columns = []
    for target in targets:
        if target.all() or not target.any():  # a corpus may have none of a kind
            columns.append(np.append(np.zeros(matrix.shape[1]), _SURE if target.all() else -_SURE))
            continue
        model = SGDClassifier("log_loss", alpha=decay, max_iter=4, tol=None, random_state=_SEED, average=True)
        model.fit(matrix, target, sample_weight=weights)
        columns.append(np.append(model.coef_[0], model.intercept_))
    return np.stack(columns, axis=1).astype(np.float32)


def bags_matrix(bags: Sequence[Bags], buckets: int) -> Any:
    """A row a block: how often each word stands in it, scaled as `newsclean.referee.lexicon` does."""
    sizes = [np.diff(bag.begins, append=len(bag.buckets)) for bag in bags]
    counts = np.concatenate(sizes)
    ends = np.concatenate(([0], np.cumsum(counts)))
    values = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32)
    indices = np.concatenate([bag.buckets for bag in bags]).astype(np.int32)
    return scipy.sparse.csr_matrix((values, indices, ends), shape=(len(counts), buckets))


def fit_trees(
    rows: Floats,
    labels: NDArray[np.bool_],
    weights: NDArray[np.float64],
    trees: int,
    monotone: Mapping[str, int],
    depth: int = 6,
) -> Trees:
    """An ensemble that tells the rows labelled true from the others."""
    if labels.all() or not labels.any():
        always = Trees(np.zeros((1, 1), np.int64), np.zeros((1, 1), np.float32), np.zeros((1, 2), np.float32), 0.0)
        return always._replace(bias=_SURE if labels.all() else -_SURE)
    model = CatBoostClassifier(
        iterations=trees,
        depth=depth,
        learning_rate=min(0.3, 36 / trees),
        l2_leaf_reg=20,
        rsm=0.3,
        bootstrap_type="Bernoulli",
        subsample=0.4,
        border_count=64,
        thread_count=2,
        random_seed=_SEED,
        logging_level="Silent",
        allow_writing_files=False,
        monotone_constraints={str(NAMES.index(name)): sign for name, sign in monotone.items()} or None,
    )
    model.fit(Pool(rows, labels.astype(int), weight=weights))
    return exported(model)


def exported(model: CatBoostClassifier) -> Trees:
    """The trees of a fitted model. A shallower one is filled up with questions that no row passes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "trees.json")
        model.save_model(str(path), format="json")
        stored = json.loads(path.read_text("utf-8"))
    depth = max(len(tree["splits"]) for tree in stored["oblivious_trees"])
    columns, borders, leaves = [], [], []
    for tree in stored["oblivious_trees"]:
        missing = depth - len(tree["splits"])
        columns.append([split["float_feature_index"] for split in tree["splits"]] + [0] * missing)
        borders.append([split["border"] for split in tree["splits"]] + [np.inf] * missing)
        leaves.append(tree["leaf_values"] + [0.0] * ((1 << depth) - len(tree["leaf_values"])))
    scale, (bias,) = stored["scale_and_bias"]
    return Trees(
        np.array(columns, dtype=np.int64),
        np.array(borders, dtype=np.float32),
        np.array(leaves, dtype=np.float32) * scale,
        float(bias),
    )
