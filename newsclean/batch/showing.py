"""What a run says on a terminal: how far it is, and at the end its summary."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

    from newsclean.batch.runner import Progress
    from newsclean.batch.summary import Summary

_EVERY = 60.0
"""Seconds between two lines about the progress where there is no terminal."""


@contextlib.contextmanager
def progress_shown() -> Iterator[Callable[[Progress], None]]:
    """Shows how far a run is: a live line on a terminal, else one line a minute."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[words]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(stderr=True),
    )
    with bar:
        task = bar.add_task("", total=None, words="")

        def show(progress: Progress) -> None:
            bar.update(task, total=progress.size, completed=progress.read, words=_words(progress))

        yield show


class _Lines:
    """A line about the progress now and then."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _EVERY

    def __call__(self, progress: Progress) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        click.echo(f"newsclean: {progress.read / max(1, progress.size):.0%} read, {_words(progress)}", err=True)


def _words(progress: Progress) -> str:
    done = progress.summary
    pace = (done.pages - progress.before) / max(1e-9, time.monotonic() - progress.since)
    if progress.step:
        return f"{progress.step}: {done.pages:,} pages, {pace:,.0f} a second"
    return f"{done.pages:,} pages, {pace:,.0f} a second, {done.kept_share:.0%} kept, {done.errors:,} errors"


def summary_table(summary: Summary) -> RenderableType:
    """The summary for a terminal: pages, verdicts, languages, removals by role."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    head = Text(
        f"{summary.pages:,} pages, {summary.errors:,} with an error; {summary.kept_share:.0%} of the text kept", "bold"
    )
    columns = Table(box=None, pad_edge=False, header_style="bold")
    parts = (
        ("verdict", summary.verdicts, 10),
        ("language", summary.languages, 10),
        ("taken out", summary.removed, len(summary.removed)),
    )
    lists = []
    for name, counts, most in parts:
        columns.add_column(name)
        columns.add_column(justify="right")
        lists.append([(key, f"{number:,}") for key, number in _most(counts, most)])
    for row in range(max(map(len, lists))):
        columns.add_row(*(cell for rows in lists for cell in (rows[row] if row < len(rows) else ("", ""))))
    return Group(head, columns)


def problems(summary: Summary) -> list[str]:
    """What went wrong, a line each: damage in inputs, and the first pages with an error."""
    lines = [*summary.damages, *(f"{name}: {reason}" for name, reason in summary.failed)]
    if summary.errors > len(summary.failed):
        lines.append(f"… and {summary.errors - len(summary.failed):,} more pages (column “error”)")
    return lines


def _most(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    """The largest counts, and one for all others where there are more."""
    ranked = [item for item in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if item[1]]
    others = sum(number for _, number in ranked[most:])
    return [*ranked[:most], *([("others", others)] if others else [])]
