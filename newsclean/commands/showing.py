"""How the article of a page is printed: as text, Markdown or JSON, or block by block with the reasons."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from newsclean.commands.reading import complain, name_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from newsclean.article import Article
    from newsclean.page import Role

_NARROW = 60
"""Columns of a terminal below which text and reasons do not stand side by side."""
_DOUBLE = re.compile(r"-(?=-)")
_STYLES = {"kept": "green", "read": "cyan", "removed": "red"}


def show_text(article: Article, page: str, *, alone: bool) -> None:
    """Plain text: title, standfirst, date, body; with the page's name above it where there are several."""
    if not alone:
        click.echo(f"==> {name_of(page)} <==")
    date = article.date.isoformat() if article.date else None
    parts = [part for part in (article.title, article.standfirst, date, article.body) if part]
    if parts:
        click.echo("\n\n".join(parts))
    if not article.body:
        complain(page, "no article found")


def show_markdown(article: Article, page: str, *, alone: bool) -> None:
    """Markdown; with the page's name in a comment above it where there are several."""
    from newsclean.markdown import to_markdown

    if not alone:
        # A comment, which readers of the rendered page do not see; it must not hold its own end.
        click.echo(f"<!-- {_DOUBLE.sub('- ', page)} -->\n")
    click.echo(to_markdown(article), nl=False)
    if not article.body:
        complain(page, "no article found")


def show_json(article: Article, page: str, *, alone: bool) -> None:
    """One JSON object, on one line unless it is for a terminal."""
    indent = 2 if sys.stdout.isatty() else None
    click.echo(json.dumps({"page": page, **article.to_dict()}, ensure_ascii=False, indent=indent))


def fits_window(console: Console) -> bool:
    """Whether what is printed there is to fit a width: on terminals, and where COLUMNS states one."""
    return console.is_terminal or "COLUMNS" in os.environ


def show_blocks(article: Article, page: str, *, alone: bool) -> None:
    """Every block of the page, as a table that fits the window; elsewhere uncut, a line each, parted by tabs."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not alone:
        console.print(f"==> {name_of(page)} <==", style="bold", soft_wrap=True)
    if fits_window(console):
        console.print(_table(article, console.width))
    else:
        click.echo("".join(f"{role.value}\t{text}\t{why}\n" for role, text, why in _rows(article)), nl=False)


def _rows(article: Article) -> Iterator[tuple[Role, str, str]]:
    """Every block of the page in page order: role, text and why."""
    from newsclean.folding import visible

    rows = [(piece.span, piece.role, piece.text, "kept") for piece in article.kept]
    rows += [(item.span, item.role, item.text, "; ".join(item.reasons)) for item in article.removed]
    for _, role, text, why in sorted(rows, key=lambda row: row[0]):
        yield role, " ".join(visible(text).split()), why


def _table(article: Article, width: int) -> Table:
    """Every block of the page, one row each; in a narrow window the reasons stand below the text."""
    from rich.table import Table
    from rich.text import Text

    from newsclean.roles import looks

    narrow = width < _NARROW
    table = Table(box=None, expand=True, pad_edge=False, header_style="bold")
    table.add_column("role", width=11, no_wrap=True)
    table.add_column("text, and why" if narrow else "text", ratio=3, no_wrap=not narrow, overflow="ellipsis")
    if not narrow:
        table.add_column("why", ratio=2)
    for role, text, why in _rows(article):
        shown = Text(text[:1000])  # more than any terminal is wide would only cost time
        reason = Text(why, "" if role.kept else "dim")
        name = Text(role.value, _STYLES[looks()[role].use])
        if narrow:
            shown.truncate(max(1, width - 14), overflow="ellipsis")
            table.add_row(name, Text("\n").join([shown, reason]))
        else:
            table.add_row(name, shown, reason)
    return table
