"""Quality on pages with known truth: newsclean beside what a user has today."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import corpus, html_peers, peers
from benchmarks.corpus import CONVERTERS, FOLDS, HTML, TEXT_CONVERTERS, Page
from benchmarks.html_peers import HTML_TOOLS, HtmlRun
from benchmarks.scores import Figures, PageScore, Run, average, score_page, summarise

COLUMNS = {
    "pages": "pages",
    "precision": "prec",
    "recall": "recall",
    "f1": "F1",
    "title": "title",
    "title_held": "title*",
    "date": "date",
    "authors": "auth",
    "caption_precision": "capt prec",
    "caption_recall": "capt recall",
    "caption_recall_held": "capt recall*",
    "caption_leak": "capt leak",
    "byline_leak": "byline leak",
    "byline_paragraph": "byline line",
}
FOUR = "mean of 4"

ALL_CONVERTERS = (*CONVERTERS, HTML)
ALL_TOOLS = tuple(dict.fromkeys([*peers.TOOLS, *(name for name, tool in HTML_TOOLS.items() if tool.scored)]))

_tools: dict[str, Run] = {}
_html_tools: dict[str, HtmlRun] = {}
_converters: tuple[str, ...] = ()


def available(names: Iterable[str], load: Callable[[str], Any] = peers.load) -> tuple[dict[str, Any], list[str]]:
    """The tools that can be loaded, in the order given, and a note for each that cannot. Raises KeyError.

    ``load`` is that of `peers` for text, of `html_peers` for HTML.
    """
    tools: dict[str, Any] = {}
    notes = []
    for name in names:
        try:
            tools[name] = load(name)
        except ImportError as problem:  # noqa: PERF203 - half a dozen turns
            notes.append(f"{name} is left out: {problem}")
    return tools, notes


def of_text(names: Iterable[str], converters: Iterable[str]) -> list[str]:
    """Those of the tools that read text; none where no converter is asked for that gives any."""
    return [name for name in names if name in peers.TOOLS] if set(converters) - {HTML} else []


def of_html(names: Iterable[str], converters: Iterable[str]) -> list[str]:
    """Those of the tools that read HTML; none where it is not asked for."""
    return [name for name in names if name in HTML_TOOLS] if HTML in converters else []


def evaluate(
    pages: Sequence[Page], tools: Sequence[str], converters: Sequence[str] = CONVERTERS, workers: int = 2
) -> Iterator[list[PageScore]]:
    """One list of scores a page (each converter, each tool), in the order of the pages.

    With one worker all happens in this process, which a debugger or profiler prefers.
    """
    if workers <= 1:
        _start(tuple(tools), tuple(converters))
        yield from map(_work, pages)
        return
    with multiprocessing.Pool(workers, _start, (tuple(tools), tuple(converters))) as pool:
        yield from pool.imap(_work, pages, chunksize=4)


def _start(tools: tuple[str, ...], converters: tuple[str, ...]) -> None:
    global _tools, _html_tools, _converters
    _tools = available(of_text(tools, converters))[0]
    _html_tools = available(of_html(tools, converters), html_peers.load)[0]
    _converters = converters


def _work(page: Page) -> list[PageScore]:
    at = {name: partial(run, url=page.url) for name, run in _html_tools.items()}
    return [
        score for converter in _converters for score in score_page(page, converter, at if converter == HTML else _tools)
    ]


Key = tuple[str, str, str]
"""(file, or ``mean`` of the files; converter, or `FOUR`; tool)."""


def tabulate(scores: Sequence[PageScore], tools: Iterable[str], converters: Iterable[str]) -> dict[Key, Figures]:
    """Figures a file, converter and tool, and their means."""
    cells: dict[Key, list[PageScore]] = {}
    for score in scores:
        cells.setdefault((score.file, score.converter, score.tool), []).append(score)
    files = list(dict.fromkeys(score.file for score in scores))
    table: dict[Key, Figures] = {}
    shown = list(converters)
    for tool in tools:
        for file in files:
            single = {name: summarise(cells[file, name, tool]) for name in shown if (file, name, tool) in cells}
            table.update({(file, name, tool): figures for name, figures in single.items()})
            texts = [figures for name, figures in single.items() if name in TEXT_CONVERTERS]
            if len(texts) > 1:
                table[file, FOUR, tool] = average(texts)
        if len(files) > 1:
            for name in (*shown, FOUR):
                if rows := [table[file, name, tool] for file in files if (file, name, tool) in table]:
                    table["mean", name, tool] = average(rows)
    return table


def show_table(console: Console, figures: dict[Key, Figures], file: str, note: str = "") -> None:
    """One file's rows, the converters apart."""
    table = Table(title=f"{file}{note}", title_justify="left", title_style="bold")
    for name in ("converter", "tool"):
        table.add_column(name, no_wrap=True)
    columns = _columns(figures.values())
    for name in columns.values():
        table.add_column(name, justify="right")
    order = [
        name for name in (*TEXT_CONVERTERS, FOUR, "innertext", HTML) if any(key[:2] == (file, name) for key in figures)
    ]
    for converter in order:
        rows = [(key[2], one) for key, one in figures.items() if key[:2] == (file, converter)]
        for place, (tool, one) in enumerate(rows):
            cells = [_cell(name, getattr(one, name)) for name in columns]
            table.add_row(converter if place == 0 else "", tool, *cells, end_section=place == len(rows) - 1)
    console.print(table)


def _columns(rows: Iterable[Figures]) -> dict[str, str]:
    """The columns, that of authors only where a tool gives any."""
    told = any(one.authors is not None for one in rows)
    return {name: title for name, title in COLUMNS.items() if told or name != "authors"}


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if name == "pages" else f"{value:.3f}"


def show_folds(console: Console, scores: Sequence[PageScore], tools: Sequence[str], converters: Sequence[str]) -> None:
    """The mean row of each file for each fold by itself: how far a figure swings from one set of sites to the next."""
    table = Table(title="by fold of sites (mean of the text converters)", title_justify="left", title_style="bold")
    for name in ("file", "tool"):
        table.add_column(name, no_wrap=True)
    columns = _columns([summarise(scores)])
    for name in ("fold", *columns.values()):
        table.add_column(name, justify="right")
    texts = [name for name in converters if name in TEXT_CONVERTERS] or list(converters)
    for file in dict.fromkeys(score.file for score in scores):
        for tool in tools:
            for number in range(FOLDS):
                mine = [s for s in scores if (s.file, s.tool) == (file, tool) and corpus.fold(s.url) == number]
                by_converter = [summarise(some) for name in texts if (some := [s for s in mine if s.converter == name])]
                if by_converter:
                    one = average(by_converter)
                    table.add_row(file, tool, str(number), *(_cell(name, getattr(one, name)) for name in columns))
            table.add_section()
    console.print(table)


def gather(options: argparse.Namespace) -> list[Page]:
    """The pages asked for, file by file. Raises SystemExit with a plain reason where there are none."""
    paths = corpus.paths(options.files, options.corpus or corpus.folder(), corpus.FILES)
    if not paths:
        raise SystemExit("no corpus: name files, or --corpus DIR, or set NEWSCLEAN_CORPUS")
    pages: list[Page] = []
    for path in paths:
        mine = [page for page in corpus.read(path, options.converters) if _in_fold(page, options)]
        pages += corpus.sample(mine, options.sample)
    if not pages:
        raise SystemExit("no page to score")
    return pages


def _in_fold(page: Page, options: argparse.Namespace) -> bool:
    number = corpus.fold(page.url)
    return (options.fold is None or number == options.fold) and (options.not_fold is None or number != options.not_fold)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line. Raises SystemExit as argparse does."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument(
        "files", nargs="*", metavar="CORPUS_FILE", help="path, or name within the corpus (articles, news and world)"
    )
    parser.add_argument("--corpus", metavar="DIR", type=Path, help="where they lie")
    parser.add_argument("--converters", nargs="+", choices=ALL_CONVERTERS, default=list(CONVERTERS))
    parser.add_argument("--tools", nargs="+", choices=ALL_TOOLS, default=list(ALL_TOOLS))
    parser.add_argument("--sample", type=int, metavar="N", help="at most N pages of each file, always the same")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="only the pages of this fold of sites")
    parser.add_argument("--not-fold", type=int, choices=range(FOLDS), help="only the pages of the others")
    parser.add_argument("--split", action="store_true", help="also each fold's figures by itself")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", metavar="OUT", help="write figures and page scores")
    parser.add_argument("--worst", type=int, metavar="N", help="list the pages with the lowest word F1")
    parser.add_argument("--show", metavar="ID", help="lay one page beside its truth, and score nothing")
    parser.add_argument("--converter", choices=ALL_CONVERTERS, default=CONVERTERS[0], help="for --show")
    parser.add_argument("--tool", choices=ALL_TOOLS, default="newsclean", help="for --show and --worst")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0, or 1 where newsclean raised on a page."""
    options = parse(arguments)
    console = Console(width=None if sys.stdout.isatty() else 150)
    if options.show:
        from benchmarks.look import show  # only here: it is needed for nothing else

        options.converters = [options.converter]
        chosen = [page for page in gather(options) if page.id == options.show]
        return show(console, chosen, options.converter, options.tool)
    text_tools, notes = available(of_text(options.tools, options.converters))
    html_tools, more_notes = available(of_html(options.tools, options.converters), html_peers.load)
    tools = list(dict.fromkeys([*text_tools, *html_tools]))
    pages = gather(options)
    batches = evaluate(pages, tools, options.converters, options.workers)
    progress = track(batches, "scoring", total=len(pages), console=Console(stderr=True), transient=True)
    scores = [score for batch in progress for score in batch]
    report(console, scores, tools, options)
    for note in dict.fromkeys([*notes, *more_notes]):
        console.print(note)
    return int(any(score.error and score.tool == "newsclean" for score in scores))


def report(console: Console, scores: Sequence[PageScore], tools: Sequence[str], options: argparse.Namespace) -> None:
    """Tables, the lists asked for, the JSON file."""
    figures = tabulate(scores, tools, options.converters)
    for file in dict.fromkeys(key[0] for key in figures if key[0] != "mean"):
        show_table(console, figures, file)
    if any(key[0] == "mean" for key in figures):
        show_table(console, figures, "mean", " of the files")
    console.print(
        "* over the titles and captions that stand in the text. All columns: benchmarks/README.md", style="dim"
    )
    if options.split:
        show_folds(console, scores, tools, options.converters)
    if options.worst:
        from benchmarks.look import worst  # only here: it is needed for nothing else

        worst(console, scores, options.tool, options.worst)
    for tool in tools:
        failed = [score for score in scores if score.tool == tool and score.error]
        if failed:
            first = failed[0]
            where = f"{first.file} {first.id} {first.converter}"
            console.print(f"{tool} raised on {len(failed)} texts; first on {where}: {first.error}", markup=False)
    if options.json:
        rows = [{"file": key[0], "converter": key[1], "tool": key[2], **asdict(one)} for key, one in figures.items()]
        out = {"figures": rows, "pages": [asdict(score) for score in scores]}
        Path(options.json).write_text(json.dumps(out, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
