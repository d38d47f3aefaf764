"""Fits what tells pages apart: articles from all else, and lists from the rest. It reads what the blocks' model decided
on pages of sites that it had not seen, so that it learns from decisions as good and as bad as users will get.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks import corpus
from newsclean.referee import judge
from newsclean.referee.evidence import weigh
from newsclean.referee.features import NAME_BUCKETS, WORD_BUCKETS, Bags, Floats, Indices, features_of
from newsclean.referee.lexicon import Lexicon
from newsclean.referee.model import PAGES, Model
from newsclean.referee.sequence import best_sequence
from newsclean.referee.trees import Trees
from newsclean.referee.verdict import COLUMNS, page_columns
from training.examples import LABELLED, looked_at
from training.fit import Blocks, bags_matrix, fit_trees, fit_words
from training.fronts import Shelf, Teaser, front, hollow, teasers_of

CONVERTERS = ("wetlines", "innertext", "html")
"""What pages are read as: the only texts that the pages have that are no articles."""
_HOLLOWED = "wetlines"
_HOLLOW_WEIGHT = 0.2
"""What a front that was made counts beside a real page."""
_OTHERS = "others"
"""The file of the pages that are no articles."""
_INDEX = frozenset({"collection", "listing"})
_TREES, _DEPTH, _DECAY = 500, 4, 5e-4
_FIXED = Lexicon(np.zeros((WORD_BUCKETS + 1, 2), np.float32), np.zeros((NAME_BUCKETS + 1, 2), np.float32))
_NEVER = Trees(np.zeros((1, 1), np.int64), np.full((1, 1), np.inf, np.float32), np.zeros((1, 2), np.float32), 0.0)
_SAID = len(COLUMNS) - 4
"""The columns before those of the page's words."""


class PageExample(NamedTuple):
    """A page, as the verdict's trees see it."""

    url: str
    converter: str
    columns: Floats
    words: Indices
    names: Indices
    article: bool
    listed: bool
    hollow: bool = False
    """Whether it is a page of an article made a section's front (see `training.fronts`)."""


def without_verdict(blocks: Blocks) -> Model:
    """A model that judges blocks, and says nothing of pages."""
    return Model(blocks.lexicon, blocks.trees, _FIXED, dict.fromkeys(PAGES, _NEVER))


def page_examples(folder: Path, blocks: Mapping[int, Blocks]) -> list[PageExample]:
    """The pages of a corpus whose fold has a model that saw nothing of it."""
    pages = corpus.pages(folder, (*LABELLED, _OTHERS), CONVERTERS)
    jobs = (page for page in pages if corpus.fold(page.url) in blocks)
    models = {fold: without_verdict(own) for fold, own in blocks.items()}
    teasers = teasers_of(corpus.pages(folder, LABELLED, ()))
    with Pool(2) as pool:
        found = pool.imap(partial(_examples, models=models, teasers=teasers), jobs, chunksize=8)
        return [example for examples in found for example in examples]


def _examples(
    page: corpus.Page, models: Mapping[int, Model], teasers: Mapping[Shelf, Sequence[Teaser]]
) -> list[PageExample]:
    model = models[corpus.fold(page.url)]
    examples = [
        _example(text, page, converter, page.file != _OTHERS, model)
        for converter in CONVERTERS
        if (text := page.text.get(converter))
    ]
    if page.file != _OTHERS and (text := page.text.get(_HOLLOWED)):
        for version in (hollow(text, page.gold), front(page, text, teasers)):
            if version is not None:
                example = _example(version, page, _HOLLOWED, False, model)
                examples.append(example._replace(hollow=True, listed=True))
    return examples


def _example(text: str, page: corpus.Page, converter: str, article: bool, model: Model) -> PageExample:
    view, marks = looked_at(text)
    if not view.blocks:
        empty = np.zeros(0, dtype=np.int64)
        return PageExample(page.url, converter, np.zeros(len(COLUMNS), np.float32), empty, empty, article, False)
    rules = weigh(view, marks)
    features = features_of(view, rules, best_sequence(rules))
    odds = model.odds(model.rows(features))
    decisions = judge(view, marks, model).decisions
    columns = page_columns(view, decisions, odds, np.zeros(4, np.float32))
    words, names = np.unique(features.words.buckets), np.unique(features.names.buckets)
    return PageExample(page.url, converter, columns, words, names, article, page.kind in _INDEX)


class Pages(NamedTuple):
    """The half of a `newsclean.referee.model.Model` that judges pages."""

    lexicon: Lexicon
    trees: Mapping[str, Trees]


def fit_pages(examples: Sequence[PageExample], calibration: tuple[float, float] = (1.0, 0.0)) -> Pages:
    """What tells pages apart. ``calibration`` (slope, intercept) makes log-odds of being an article true."""
    parts = np.array([corpus.fold(example.url) for example in examples])
    columns = np.stack([example.columns for example in examples])
    for part in range(corpus.FOLDS):
        if (parts == part).any() and (parts != part).any():
            lexicon = _lexicon([example for example, own in zip(examples, parts, strict=True) if own != part])
            for at in np.flatnonzero(parts == part).tolist():
                columns[at, _SAID:] = _said(examples[at], lexicon)
    article = np.array([example.article for example in examples])
    listed = np.array([example.listed for example in examples])
    even = np.where(article, 0.5 / max(1, article.sum()), 0.5 / max(1, (~article).sum())) * len(article)
    even[[example.hollow for example in examples]] *= _HOLLOW_WEIGHT
    trees = {
        "article": _calibrated(fit_trees(columns, article, even, _TREES, {}, _DEPTH), calibration),
        "index": fit_trees(columns[~article], listed[~article], even[~article], _TREES, {}, _DEPTH),
    }
    return Pages(_lexicon(examples), trees)


def _lexicon(examples: Sequence[PageExample]) -> Lexicon:
    """What words and names tell; the words left on a hollow page are those of its article's site."""
    examples = [example for example in examples if not example.hollow]
    targets = [np.array([example.article for example in examples]), np.array([example.listed for example in examples])]
    weights = np.ones(len(examples))
    words = bags_matrix([Bags(example.words, np.zeros(1, np.int64)) for example in examples], WORD_BUCKETS)
    marked = [example for example in examples if len(example.names)]
    names = bags_matrix([Bags(example.names, np.zeros(1, np.int64)) for example in marked], NAME_BUCKETS)
    of_marked = [np.array([example.article for example in marked]), np.array([example.listed for example in marked])]
    return Lexicon(
        fit_words(words, targets, weights, _DECAY), fit_words(names, of_marked, np.ones(len(marked)), _DECAY)
    )


def _said(example: PageExample, lexicon: Lexicon) -> Floats:
    """As `newsclean.referee.lexicon.scores_of_page` does."""
    said = []
    for bag, weights in ((example.words, lexicon.words), (example.names, lexicon.names)):
        said.append(weights[bag].sum(axis=0) / np.sqrt(len(bag)) + weights[-1] if len(bag) else np.zeros(2, np.float32))
    return np.concatenate(said)


def _calibrated(trees: Trees, calibration: tuple[float, float]) -> Trees:
    slope, intercept = calibration
    return trees._replace(leaves=(trees.leaves * slope).astype(np.float32), bias=trees.bias * slope + intercept)


def odds_of(pages: Pages, example: PageExample) -> dict[str, float]:
    """The log-odds that a page is an article, and that it is a list."""
    row = example.columns.copy()
    row[_SAID:] = _said(example, pages.lexicon)
    return {name: float(trees.odds(row[None])[0]) for name, trees in pages.trees.items()}


def cross_validated_odds(examples: Sequence[PageExample]) -> NDArray[np.float64]:
    """The log-odds that each page is an article, by what was learned from pages of other sites."""
    folds = np.array([corpus.fold(example.url) for example in examples])
    odds = np.zeros(len(examples))
    for fold in sorted(set(folds.tolist())):
        pages = fit_pages([example for example, own in zip(examples, folds, strict=True) if own != fold])
        for index in np.flatnonzero(folds == fold).tolist():
            odds[index] = odds_of(pages, examples[index])["article"]
    return odds


def calibration(odds: NDArray[np.float64], examples: Sequence[PageExample]) -> tuple[float, float]:
    """Slope and intercept that make log-odds true (Platt 1999), fitted to odds of pages not learned from."""
    article = [example.article for example in examples]
    model = LogisticRegression(C=1e6).fit(odds[:, None], article)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def reliability(odds: NDArray[np.float64], examples: Sequence[PageExample]) -> Iterable[tuple[float, float, int]]:
    """For each tenth of confidence: its mean, the share of articles, and how many pages."""
    confidence = 1 / (1 + np.exp(-odds))
    article = np.array([example.article for example in examples])
    place = np.minimum((confidence * 10).astype(int), 9)
    for at in range(10):
        own = place == at
        if own.any():
            yield float(confidence[own].mean()), float(article[own].mean()), int(own.sum())
