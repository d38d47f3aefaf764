"""What it gains to know what a site repeats: the pages of hosts that have two and more, without and with counts.

A page's own lines, and copies of its story, are left out of the counts it is read with.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks import corpus, metrics
from benchmarks.corpus import CONVERTERS, HTML, Page
from newsclean import SiteCounts, extract
from newsclean.sites import host_of


class Score(NamedTuple):
    """One page. None: the truth does not say."""

    f1: float | None
    precision: float | None
    recall: float | None
    title: float | None
    date: float | None
    authors: float | None


def score(page: Page, converter: str, counts: SiteCounts | None) -> Score:
    """How well one text is read."""
    found, gold = extract(page.text[converter], url=page.url, site=counts), page.gold
    words = metrics.overlap(metrics.bag(found.body), metrics.bag(gold.body)) if gold.body else None
    date = found.date.isoformat() if found.date else None
    same = sorted(map(metrics.letters, found.authors)) == sorted(map(metrics.letters, gold.authors))
    return Score(
        f1=words.f1 if words else None,
        precision=words.precision if words else None,
        recall=words.recall if words else None,
        title=float(metrics.letters(found.title or "") == metrics.letters(gold.title)) if gold.title else None,
        date=float(date == gold.date) if gold.date else None,
        authors=float(same) if gold.authors else None,
    )


def measure(pages: Sequence[Page], converter: str, sample: int | None) -> tuple[list[Score], list[Score]]:
    """The scores without and with counts, of pages whose hosts have others."""
    pages = [page for page in pages if page.text.get(converter)]
    counts = SiteCounts()
    for page in pages:
        counts.add(page.text[converter], page.url)
    hosts = Counter(host_of(page.url) for page in pages)
    several = [page for page in pages if hosts[host_of(page.url)] > 1]
    chosen = corpus.sample(several, sample)
    return [score(page, converter, None) for page in chosen], [score(page, converter, counts) for page in chosen]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sites", description=__doc__)
    parser.add_argument("files", nargs="*", metavar="CORPUS_FILE", help="path, or name within the corpus (news)")
    parser.add_argument("--corpus", metavar="DIR", type=Path, help="where they lie")
    parser.add_argument("--converters", nargs="+", choices=[*CONVERTERS, HTML], default=["wetlines", "w3m"])
    parser.add_argument("--sample", type=int, metavar="N", help="at most N pages a file")
    options = parser.parse_args(arguments)
    paths = corpus.paths(options.files, options.corpus or corpus.folder(), ["news"])
    if not paths:
        raise SystemExit("no corpus at hand")
    table = Table(title="pages whose host has others in the file", title_justify="left")
    for name in ("file", "converter", "pages", "counts", *Score._fields, "F1 rises", "F1 falls"):
        table.add_column(name, justify="left" if name in ("file", "converter", "counts") else "right")
    for path in paths:
        pages = list(corpus.read(path, options.converters))
        for converter in options.converters:
            without, with_counts = measure(pages, converter, options.sample)
            differences = [
                after.f1 - before.f1
                for before, after in zip(without, with_counts, strict=True)
                if before.f1 is not None and after.f1 is not None
            ]
            changes = [str(sum(one > 0.005 for one in differences)), str(sum(one < -0.005 for one in differences))]
            for name, those, more in (("without", without, ["", ""]), ("with", with_counts, changes)):
                cells = [corpus.name_of(path), converter, str(len(those)), name, *_means(those), *more]
                table.add_row(*cells, end_section=name == "with")
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    return 0


def _means(scores: Sequence[Score]) -> list[str]:
    """By field of a score; a dash where no page has it."""
    columns = ([value for score in scores if (value := getattr(score, name)) is not None] for name in Score._fields)
    return [f"{statistics.fmean(values):.4f}" if values else "–" for values in columns]


if __name__ == "__main__":
    sys.exit(main())
