"""How good a network is on pages of sites that it has not seen, through the whole pipeline, beside the rules alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from benchmarks import corpus, scores
from benchmarks.peers import Extraction
from benchmarks.scores import Figures, PageScore
from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.detectors import DETECTORS
from newsclean.page import Mark
from newsclean.readers import read
from newsclean.referee import decide
from newsclean.referee.network import Network
from newsclean.survey import survey
from newsclean.vocabulary import standard

FILES = ("articles", "news", "world")
RULES, LEARNED = "rules alone", "learned"

Networks = Mapping[int, Network]
"""A network for each fold, which saw no page of it."""


def extracted(text: str, network: Network | None) -> Article:
    """The article of a text by a given network; None is the rules alone."""
    view = survey(read(text), standard())
    marks: list[Mark] = []
    for detect in DETECTORS:
        marks.extend(detect(view, marks))
    return assemble(view, decide(view, marks, network))


def cross_validated(folder: Path, networks: Networks) -> dict[tuple[str, str, str], Figures]:
    """Figures by file, converter and way, on the pages of the folds that have a network."""
    pages = [page for file in FILES if (path := corpus.find(file, folder)) for page in corpus.read(path)]
    jobs = [page for page in pages if corpus.fold(page.url) in networks]
    with Pool(2) as pool:
        found = pool.map(partial(_scored, networks=networks), jobs, chunksize=8)
    groups: dict[tuple[str, str, str], list[PageScore]] = {}
    for way, score in (pair for pairs in found for pair in pairs):
        groups.setdefault((score.file, score.converter, way), []).append(score)
    return {key: scores.summarise(group) for key, group in groups.items()}


def _scored(page: corpus.Page, networks: Networks) -> list[tuple[str, PageScore]]:
    ways: Sequence[tuple[str, Network | None]] = ((RULES, None), (LEARNED, networks[corpus.fold(page.url)]))
    return [
        (way, score)
        for way, network in ways
        for converter in corpus.TEXT_CONVERTERS
        for score in scores.score_page(page, converter, {"newsclean": partial(_extraction, network=network)})
    ]


def _extraction(text: str, network: Network | None) -> Extraction:
    article = extracted(text, network)
    captions = tuple((caption.text, caption.credit) for caption in article.captions)
    return Extraction(article.body, article.title, article.date.isoformat() if article.date else None, captions)


def table(figures: Mapping[tuple[str, str, str], Figures]) -> Iterable[str]:
    """The figures as lines of a Markdown table: means over the converters."""
    yield "| file | way | pages | F1 | precision | recall | title where held | captions P / R / leak | byline leak |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for file in FILES:
        for way in (RULES, LEARNED):
            rows = [own for (name, _, by), own in figures.items() if name == file and by == way]
            if not rows:
                continue
            mean = scores.average(rows)
            captions = " / ".join(map(_share, (mean.caption_precision, mean.caption_recall_held, mean.caption_leak)))
            shares = map(_share, (mean.f1, mean.precision, mean.recall, mean.title_held))
            cells = " | ".join([*shares, captions, _share(mean.byline_leak)])
            yield f"| {file} | {way} | {mean.pages:.0f} | {cells} |"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
