"""Quality on dumps that nothing was tuned on: the converters that are installed make text of the corpus's HTML.

Text comes from more tools than a corpus can hold. What is read well only by the corpus's own converters shows here.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import corpus, peers
from benchmarks.corpus import HTML, Page
from benchmarks.quality import available
from benchmarks.scores import PageScore, score_page, summarise

Convert = Callable[[str], str]
_PATIENCE = 60
"""Seconds that a command may take for a page."""


def _command(*arguments: str) -> Convert:
    """What a program makes of a page. Raises ImportError where it is not installed."""
    if shutil.which(arguments[0]) is None:
        raise ImportError(f"there is no command {arguments[0]}")
    return partial(_run, arguments)


def _run(arguments: Sequence[str], page: str) -> str:
    given = page.encode("utf-8", "replace")
    done = subprocess.run(arguments, input=given, capture_output=True, timeout=_PATIENCE, check=False)
    return done.stdout.decode("utf-8", "replace")


def _soup(page: str) -> Any:
    soup = import_module("bs4").BeautifulSoup(page, "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    return soup


def _get_text(separator: str, *, strip: bool) -> Convert:
    import_module("bs4")
    return lambda page: str(_soup(page).get_text(separator, strip=strip))


def _html2text(**settings: Any) -> Convert:
    maker = import_module("html2text").HTML2Text

    def convert(page: str) -> str:
        tool = maker()
        for name, value in settings.items():
            setattr(tool, name, value)
        return str(tool.handle(page))

    return convert


def _markdownify() -> Convert:
    markdownify = import_module("markdownify").markdownify
    return lambda page: str(markdownify(str(_soup(page).body or "")))


def _resiliparse() -> Convert:
    plain = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: str(plain(page, main_content=False))


_LYNX = ("lynx", "-dump", "-stdin", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8")
_ELINKS = ("elinks", "-dump", "-force-html", "-dump-charset", "utf-8", "-no-connect", "1", "/dev/stdin")
_W3M = ("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8")
CONVERTERS: dict[str, Callable[[], Convert]] = {
    "lynx": partial(_command, *_LYNX),
    "lynx, 100 columns, no numbers": partial(_command, *_LYNX, "-nolist", "-width=100"),
    "elinks": partial(_command, *_ELINKS),
    "w3m, 132 columns": partial(_command, *_W3M, "-cols", "132"),
    "pandoc to text": partial(_command, "pandoc", "-f", "html", "-t", "plain"),
    "pandoc to Markdown": partial(_command, "pandoc", "-f", "html", "-t", "gfm-raw_html", "--wrap=none"),
    "html2text": _html2text,
    "html2text, no links, no wrapping": partial(_html2text, ignore_links=True, ignore_images=True, body_width=0),
    "markdownify": _markdownify,
    "resiliparse, all text": _resiliparse,
    'get_text("\\n")': partial(_get_text, "\n", strip=False),
    'get_text("\\n", strip=True)': partial(_get_text, "\n", strip=True),
    "get_text()": partial(_get_text, "", strip=False),
    'get_text(" ", strip=True)': partial(_get_text, " ", strip=True),
}
"""By name; each prepares its tool, or raises ImportError. The last two lose all or most line ends."""

_ready: dict[str, Convert] = {}


def _start(names: tuple[str, ...]) -> None:
    _ready.update({name: CONVERTERS[name]() for name in names})


def _work(page: Page) -> list[PageScore]:
    tools = {"newsclean": peers.load("newsclean")}
    return [
        score for name, convert in _ready.items() for score in score_page(_converted(page, name, convert), name, tools)
    ]


def _converted(page: Page, name: str, convert: Convert) -> Page:
    try:
        text = convert(page.text[HTML])
    except Exception:  # noqa: BLE001 - a converter's fault: it gives no text of this page
        text = ""
    return replace(page, text={name: text})


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0, 2 where there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.converters", description=__doc__)
    parser.add_argument("files", nargs="*", help=f"corpus files, by path or name ({' '.join(corpus.FILES)})")
    parser.add_argument("--corpus", type=Path, help="folder of the corpus")
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="pages of each file (100)")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 140)
    paths = corpus.paths(options.files, options.corpus or corpus.folder(), corpus.FILES)
    if not paths:
        console.print("no corpus: name files, or --corpus DIR, or set NEWSCLEAN_CORPUS")
        return 2
    found, notes = available(CONVERTERS, lambda name: CONVERTERS[name]())
    pages = [page for path in paths for page in corpus.sample(list(corpus.read(path, (HTML,))), options.sample)]
    with multiprocessing.Pool(2, _start, (tuple(found),)) as pool:
        scores = [score for some in pool.imap(_work, pages, chunksize=4) for score in some]
    show(console, scores, [corpus.name_of(path) for path in paths])
    for note in notes:
        console.print(note, highlight=False)
    return 0


def show(console: Console, scores: Sequence[PageScore], files: Sequence[str]) -> None:
    """A row a converter: for each file its pages, word F1, and titles where the text holds them."""
    table = Table(title="newsclean, by converter", title_justify="left")
    table.add_column("converter", no_wrap=True)
    for file in files:
        for name in (file, "F1", "title*"):
            table.add_column(name, justify="right")
    for converter in dict.fromkeys(score.converter for score in scores):
        cells = []
        for file in files:
            own = [score for score in scores if (score.converter, score.file) == (converter, file)]
            figures = summarise(own)
            cells += [
                str(len(own)),
                *("–" if one is None else f"{one:.3f}" for one in (figures.f1, figures.title_held)),
            ]
        table.add_row(converter, *cells)
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
