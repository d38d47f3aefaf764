"""``newsclean diff``: in what two results of a page differ, or the results of two versions of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsclean.commands.reading import STDIN, BadPage, complain, knowledge_of, knowledge_options, name_of
from newsclean.commands.results import FIELDS, Result, results_in, without_folders
from newsclean.commands.showing import fits_window
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_SURE = 0.005
"""Confidences that differ by less are shown as equal."""
_TROUBLE = 2
"""The exit status where there is nothing to compare, as that of diff."""
_COLUMN = 4
"""Columns of the numbers beside what differs."""


class _Line(NamedTuple):
    """The name of what differs, or (with a text) one difference in it, with its number."""

    name: str
    text: Text | None = None


@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@knowledge_options
def diff(old: str, new: str, *, url: str | None, day_first: bool | None, phrases: tuple[str, ...]) -> int:
    """Show in what A and B differ: two pages, of which the results are compared, or two results.

    Results are what “newsclean --json” prints, or parts that “newsclean batch” wrote. Those of several pages are
    compared page by page, by name; where no name is the same, by what stands behind the folders that each side's have
    in common. The exit status is 0 if nothing differs, 1 if something does, 2 if A or B cannot be read.
    """
    if old == new == STDIN:
        raise click.UsageError("only one of A and B can be standard input.")
    knowledge = knowledge_of(url, day_first, phrases)
    reading = old
    try:
        before = results_in(reading, knowledge)
        reading = new
        after = results_in(reading, knowledge)
    except (BadPage, NewscleanError) as problem:
        complain(reading, str(problem))
        return _TROUBLE
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    differ = False
    for page, one, other in _paired(before, after):
        lines = list(_differences(one, other, marked=console.no_color or not console.is_terminal))
        if lines:
            differ = True
            console.print(f"--- {name_of(old)}{page}", style="bold red", soft_wrap=True)
            console.print(f"+++ {name_of(new)}{page}", style="bold green", soft_wrap=True)
            for line in lines:
                _show(line, console)
    return int(differ)


def _paired(old: Mapping[str, Result], new: Mapping[str, Result]) -> Iterator[tuple[str, Result, Result]]:
    """Which result answers which, with what is added to the files' names; two single results are of one page."""
    if len(old) == len(new) == 1:
        yield "", next(iter(old.values())), next(iter(new.values()))
        return
    nothing: Result = {"body": ""}
    old, new = without_folders(old, new)
    for page in dict.fromkeys([*old, *new]):
        yield f": {page}", old.get(page, nothing), new.get(page, nothing)


def _differences(old: Result, new: Result, *, marked: bool) -> Iterator[_Line]:
    yield from _fields(old, new, marked=marked)
    yield from _body(old, new, marked=marked)
    yield from _captions(old, new, marked=marked)
    yield from _roles(old, new)


def _fields(old: Result, new: Result, *, marked: bool) -> Iterator[_Line]:
    for key in FIELDS:
        before, after = _as_text(old.get(key)), _as_text(new.get(key))
        if before != after:
            yield _Line(key)
            yield _changed(before, after, marked=marked)
    before, after = old.get("confidence", 0.0), new.get("confidence", 0.0)
    if abs(before - after) >= _SURE:
        yield _Line("confidence")
        yield _changed(f"{before:.2f}", f"{after:.2f}", marked=marked)


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _body(old: Result, new: Result, *, marked: bool) -> Iterator[_Line]:
    from newsclean.differences import paragraphs_of

    yield from _texts("body", paragraphs_of(old["body"]), paragraphs_of(new["body"]), marked=marked)


def _captions(old: Result, new: Result, *, marked: bool) -> Iterator[_Line]:
    def written(result: Result) -> list[str]:
        captions = result.get("captions", ())
        return [f"{item['text']} ({item['credit']})" if item["credit"] else item["text"] for item in captions]

    yield from _texts("captions", written(old), written(new), marked=marked)


def _texts(name: str, old: list[str], new: list[str], *, marked: bool) -> Iterator[_Line]:
    """The texts that are gone, new or changed, each under its number (of the new ones, or else of the old)."""
    from newsclean.differences import NONE, aligned

    if old == new:
        return
    yield _Line(name)
    for before, after in aligned(old, new):
        if before != NONE and after != NONE and old[before] == new[after]:
            continue
        number = f"{(after if after != NONE else before) + 1:>{_COLUMN}}"
        texts = old[before] if before != NONE else "", new[after] if after != NONE else ""
        yield _changed(*texts, marked=marked, number=number)


def _roles(old: Result, new: Result) -> Iterator[_Line]:
    """The stretches of the page that were taken for something else than before, and why they now are."""
    from rich.text import Text

    before, after = _ledger(old), _ledger(new)
    moved = [key for key, (role, _) in after.items() if key in before and before[key][0] != role]
    if moved:
        yield _Line("roles")
    for key in moved:
        (was, _), (role, why) = before[key], after[key]
        line = Text.assemble((was, "red"), " → ", (role, "green"), f"  {key[0][:200]}")
        yield _Line("", line.append(f"  ({why})" if why else "", "dim"))


def _ledger(result: Result) -> dict[tuple[str, int], tuple[str, str]]:
    """Role and reasons of each stretch of the page, by its text and how often it stood above already."""
    pieces = sorted([*result.get("kept", ()), *result.get("removed", ())], key=lambda piece: piece["span"])
    seen: dict[str, int] = {}
    found = {}
    for piece in pieces:
        text = _safe(piece["text"])
        seen[text] = seen.get(text, 0) + 1
        found[text, seen[text]] = piece["role"], "; ".join(piece.get("reasons", ()))
    return found


def _show(line: _Line, console: Console) -> None:
    """A line as it is, or on a terminal broken within a column of its own, beside its number."""
    from rich.table import Table
    from rich.text import Text

    if line.text is None:
        console.print(Text(line.name, "bold"), soft_wrap=True)
    elif fits_window(console):
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=_COLUMN, style="dim")
        grid.add_column()
        grid.add_row(line.name, line.text)
        console.print(grid)
    else:
        inset = f"\n{' ' * _COLUMN} "
        console.print(f"{line.name:<{_COLUMN}} {line.text.plain}".replace("\n", inset), soft_wrap=True)


def _changed(old: str, new: str, *, marked: bool, number: str = "") -> _Line:
    """The new text laid over the old one: what is gone struck out in red, what is new underlined in green."""
    from rich.text import Text

    from newsclean.differences import SIMILAR, Change, changes, similarity

    old, new = _safe(old), _safe(new)
    laid = changes(old, new) if old and new and similarity(old, new) >= SIMILAR else None
    line = Text()
    for change in laid or [Change("old", old), Change("new", new)]:
        style = {"same": "", "old": "red strike", "new": "green underline"}[change.kind]
        line.append(str(change) if marked and change.text else change.text, style)
    return _Line(number, line)


def _safe(text: str) -> str:
    """A text without what steers terminals."""
    from newsclean.folding import visible

    return visible(text)
