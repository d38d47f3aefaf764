"""How good a model is on pages of sites that it has not seen, through the whole pipeline, beside the rules alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from benchmarks import corpus, scores
from benchmarks.peers import Extraction, extraction_of
from benchmarks.scores import Figures, PageScore
from newsclean.article import Article, Verdict
from newsclean.assemble import assemble
from newsclean.referee import Judgement, decide, judge
from newsclean.referee.model import Model
from newsclean.referee.verdict import Finding
from training.examples import looked_at

RULES, LEARNED = "rules alone", "learned"

Models = Mapping[int, Model]
"""A model for each fold, which saw no page of it."""


def extracted(source: str, model: Model | None, url: str | None = None) -> Article:
    """The article of a page by a given model; None is the rules alone."""
    view, marks = looked_at(source, url)
    if model is None:
        return assemble(view, Judgement(decide(view, marks), Finding(Verdict.OTHER, 0.0)))
    return assemble(view, judge(view, marks, model))


def cross_validated(folder: Path, models: Models, converters: Sequence[str]) -> dict[tuple[str, str, str], Figures]:
    """Figures by file, “text” or “html”, and way, on the pages of the folds that have a model."""
    pages = corpus.pages(folder, corpus.FILES, converters)
    jobs = [page for page in pages if corpus.fold(page.url) in models]
    with Pool(2) as pool:
        found = pool.map(partial(_scored, models=models), jobs, chunksize=8)
    groups: dict[tuple[str, str, str], list[PageScore]] = {}
    for way, score in (pair for pairs in found for pair in pairs):
        kind = "html" if score.converter == corpus.HTML else "text"
        groups.setdefault((score.file, kind, way), []).append(score)
    return {key: scores.summarise(group) for key, group in groups.items()}


def _scored(page: corpus.Page, models: Models) -> list[tuple[str, PageScore]]:
    ways: Sequence[tuple[str, Model | None]] = ((RULES, None), (LEARNED, models[corpus.fold(page.url)]))
    return [
        (way, score)
        for way, model in ways
        for converter in page.text
        for score in scores.score_page(page, converter, {"newsclean": partial(_extraction, model=model, url=page.url)})
    ]


def _extraction(text: str, model: Model | None, url: str) -> Extraction:
    return extraction_of(extracted(text, model, url))


def table(figures: Mapping[tuple[str, str, str], Figures]) -> Iterable[str]:
    """The figures as lines of a Markdown table."""
    yield "| file | from | way | n | F1 | precision | recall | title | held | captions P / R / leak | byline leak |"
    yield "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for (file, kind, way), own in sorted(
        figures.items(), key=lambda item: (item[0][1], item[0][0], item[0][2] != RULES)
    ):
        captions = " / ".join(map(_share, (own.caption_precision, own.caption_recall_held, own.caption_leak)))
        shares = map(_share, (own.f1, own.precision, own.recall, own.title, own.title_held))
        cells = " | ".join([*shares, captions, _share(own.byline_leak)])
        yield f"| {file} | {kind} | {way} | {own.pages:.0f} | {cells} |"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
