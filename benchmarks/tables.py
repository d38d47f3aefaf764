"""The tables of quality: figures by file, converter and tool, their means, and each fold by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks import corpus
from benchmarks.corpus import FOLDS, HTML, TEXT_CONVERTERS
from benchmarks.scores import Figures, PageScore, average, summarise

_COLUMNS = {
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
"""Heads of the columns, by the names of the figures."""
FOUR = "mean of 4"
"""The row of the four text converters together."""

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
    return {name: title for name, title in _COLUMNS.items() if told or name != "authors"}


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
