"""Would Readability know better where the referee is least sure? Word F1 of both on the pages of lowest confidence.

python -m benchmarks.second_opinion [--corpus DIR] [--every N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus, scores
from benchmarks.html_peers import load
from benchmarks.peers import Extraction
from newsclean import extract

_SHARES = ((0.0, 0.035), (0.035, 0.1), (0.1, 0.2), (0.2, 1.0))
"""Shares of the pages, the least sure ones first."""
_TELLING = 0.05
"""Difference of F1 that counts."""


class Pair(NamedTuple):
    """One page: how sure newsclean is, and the word F1 of both."""

    confidence: float
    ours: float
    readability: float


def main() -> int:
    """Prints the table; 2 where there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.second_opinion", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpus", type=Path, default=corpus.folder())
    parser.add_argument("--every", type=int, default=2, help="take every Nth page (2)")
    options = parser.parse_args()
    if options.corpus is None:
        print("no corpus: name its folder in $NEWSCLEAN_CORPUS", file=sys.stderr)
        return 2
    pages = islice(corpus.pages(options.corpus, converters=[corpus.HTML]), 0, None, options.every)
    with Pool(2) as pool:
        pairs = sorted(pair for pair in pool.imap(_pair, pages, chunksize=8) if pair)
    print("\n".join(table(pairs)))
    return 0


def _pair(page: corpus.Page) -> Pair | None:
    text = page.text.get(corpus.HTML)
    if not text:
        return None
    article = extract(text, url=page.url)
    readability = load("readability")
    runs: dict[str, scores.Run] = {
        "newsclean": lambda _: Extraction(article.body),
        "readability": lambda source: readability(source, page.url),
    }
    found = {score.tool: score.words for score in scores.score_page(page, corpus.HTML, runs)}
    ours, theirs = found.get("newsclean"), found.get("readability")
    return Pair(article.confidence, ours.f1, theirs.f1) if ours and theirs else None


def table(pairs: list[Pair]) -> Iterator[str]:
    """Lines of a Markdown table."""
    yield "| confidence | pages | newsclean | readability | readability better / worse by .05 | the better of both |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for low, high in _SHARES:
        own = pairs[int(low * len(pairs)) : int(high * len(pairs))]
        if not own:
            continue
        ours, theirs, best = (
            sum(values) / len(own)
            for values in (
                [pair.ours for pair in own],
                [pair.readability for pair in own],
                [max(pair.ours, pair.readability) for pair in own],
            )
        )
        better = sum(pair.readability > pair.ours + _TELLING for pair in own)
        worse = sum(pair.readability < pair.ours - _TELLING for pair in own)
        span = f"{own[0].confidence:.2f} to {own[-1].confidence:.2f}"
        yield f"| {span} | {len(own)} | {ours:.3f} | {theirs:.3f} | {better} / {worse} | {best:.3f} |"


if __name__ == "__main__":
    sys.exit(main())
