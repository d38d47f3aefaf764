"""Trains the referee's model from the corpus: cross-validates by site, prints its card's tables, writes the weights.

python -m training --out newsclean/referee/model.npz
python -m training --without w3m
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks import corpus
from newsclean.referee.model import Model, packed
from training.examples import Example, build
from training.fit import fit
from training.pages import (
    PageExample,
    calibration,
    cross_validated_odds,
    fit_pages,
    page_examples,
    reliability,
    without_verdict,
)
from training.validate import cross_validated, table

_FEWER = 3
"""Of the texts of all pages, every third is learned from: they differ little, and all pages are there."""


def main() -> int:
    """Exit status 0, 2 where the corpus is not at hand."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n", 1)[0])
    purpose = parser.add_mutually_exclusive_group(required=True)
    purpose.add_argument("--out", type=Path, help="where the weights go (.npz)")
    purpose.add_argument(
        "--without",
        choices=corpus.CONVERTERS,
        help="only validate, on the texts of this converter, what was learned from none of them",
    )
    options = parser.parse_args()
    folder = corpus.folder()
    if folder is None:
        print("no corpus: name its folder in $NEWSCLEAN_CORPUS", file=sys.stderr)
        return 2
    train(folder, options.out, options.without)
    return 0


def train(folder: Path, out: Path | None, without: str | None) -> None:
    """Learns and cross-validates; writes what was learned of all pages, unless a converter is left out."""
    examples = [example for example in build(folder) if without != example.converter.rstrip("+")]
    chosen = [example for at, example in enumerate(examples) if example.converter == corpus.HTML or at % _FEWER == 0]
    print(f"{len(chosen)} of {len(examples)} texts", flush=True)
    blocks = {fold: fit(_without(chosen, fold)) for fold in range(corpus.FOLDS)}
    models = {fold: without_verdict(own) for fold, own in blocks.items()}
    converters = (without,) if without else (*corpus.TEXT_CONVERTERS, corpus.HTML)
    print("\n".join(table(cross_validated(folder, models, converters))), flush=True)
    if out is None:
        return
    pages = page_examples(folder, blocks)
    odds = cross_validated_odds(pages)
    real = np.array([not page.hollow for page in pages])
    slope, intercept = calibration(odds[real], [page for page in pages if not page.hollow])
    print("\n".join(_verdict_table(pages, odds * slope + intercept)), flush=True)
    everything, verdict = fit(chosen), fit_pages(pages, (slope, intercept))
    model = Model(everything.lexicon, everything.trees, verdict.lexicon, verdict.trees)
    np.savez_compressed(out, allow_pickle=False, **packed(model))
    print(f"{out}: {out.stat().st_size / 1024:.0f} KB")


def _without(examples: Sequence[Example], fold: int) -> list[Example]:
    return [example for example in examples if corpus.fold(example.url) != fold]


def _verdict_table(pages: Sequence[PageExample], odds: np.typing.NDArray[np.float64]) -> Iterable[str]:
    """How well articles are told from all else: the area under the curve, the error of calibration, and its plot as a
    table."""
    yield "| pages | n | area under the curve | expected calibration error |"
    yield "| --- | ---: | ---: | ---: |"
    for name in ("text", "html", "hollow"):
        own = np.array([page.article or page.hollow == (name == "hollow") for page in pages])
        own &= np.array([(page.converter == corpus.HTML) == (name == "html") for page in pages])
        chosen = [page for page, is_own in zip(pages, own, strict=True) if is_own]
        area = roc_auc_score([page.article for page in chosen], odds[own])
        error = sum(abs(mean - share) * many for mean, share, many in reliability(odds[own], chosen)) / len(chosen)
        yield f"| {name} | {len(chosen)} | {area:.3f} | {error:.3f} |"
    yield ""
    yield "| mean confidence | share of articles | pages |"
    yield "| ---: | ---: | ---: |"
    real = [index for index, page in enumerate(pages) if not page.hollow]
    for mean, share, many in reliability(odds[real], [pages[index] for index in real]):
        yield f"| {mean:.2f} | {share:.2f} | {many} |"


if __name__ == "__main__":
    sys.exit(main())
