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

from benchmarks import corpus, html_peers, peers
from benchmarks.corpus import CONVERTERS, FOLDS, HTML, Page
from benchmarks.html_peers import HTML_TOOLS, HtmlRun
from benchmarks.scores import PageScore, Run, score_page
from benchmarks.tables import show_folds, show_table, tabulate

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
