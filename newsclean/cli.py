"""The command ``newsclean``: pages in, articles out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsclean import __version__
from newsclean.batch.command import batch
from newsclean.commands.diff import diff
from newsclean.commands.fixture import fixture
from newsclean.commands.reading import (
    BadPage,
    complain,
    day_first_option,
    name_of,
    phrases_option,
    read_page,
    vocabulary_of,
)
from newsclean.commands.report import report
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    from rich.table import Table

    from newsclean.article import Article

# The core and rich are imported where they are needed, so that --help and usage errors need not wait for them.

_NARROW = 60
"""Columns of a terminal below which text and reasons do not stand side by side."""
_STYLES = {"kept": "green", "read": "cyan", "removed": "red"}


class _Pages(click.Group):
    """A group whose default is the command for pages: what does not begin with another's name is given to it."""

    default = "page"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Names the default command where no other is named."""
        own = [*self.commands, *ctx.help_option_names]
        return super().parse_args(ctx, args if args and args[0] in own else [self.default, *args])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of the command for pages, and the list of the others."""
        pages = self.commands[self.default]
        pages.format_help(
            click.Context(pages, info_name=ctx.info_name, help_option_names=ctx.help_option_names), formatter
        )
        self.format_commands(ctx, formatter)


@click.group(cls=_Pages, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Pages in, articles out."""


@command.command("page")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page, with the ledger.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option("--explain", is_flag=True, help="Print what each block of the page was taken for, and why.")
@day_first_option
@click.option("--url", metavar="URL", help="Where the page was found; goes with one PAGE only.")
@phrases_option
@click.version_option(__version__, message="%(prog)s %(version)s")
def print_pages(
    pages: tuple[str, ...],
    *,
    as_json: bool,
    as_markdown: bool,
    explain: bool,
    day_first: bool | None,
    url: str | None,
    phrases: tuple[str, ...],
) -> int:
    """Print the clean news article of each PAGE, a file of raw page text or HTML (“-” is standard input).

    “newsclean PAGE...” is short for “newsclean page PAGE...”, which is needed only for a file with a command's name.

    It is printed as text (title, standfirst, date, body) unless another form is asked for. The exit status is 1 if a
    page could not be read, 2 for wrong usage.
    """
    if as_json + as_markdown + explain > 1:
        raise click.UsageError("--json, --markdown and --explain exclude one another.")
    if url is not None and len(pages) > 1:
        raise click.UsageError("--url goes with one PAGE only.")
    from newsclean import extract

    show = _show_json if as_json else _show_markdown if as_markdown else _show_blocks if explain else _show_text
    vocabulary = vocabulary_of(phrases)
    failed = shown = False
    for page in pages:
        try:
            article = extract(read_page(page), url=url, day_first=day_first, vocabulary=vocabulary)
        except (BadPage, NewscleanError) as problem:
            complain(page, str(problem))
            failed = True
            continue
        if shown and not as_json:
            click.echo()
        show(article, page, alone=len(pages) == 1)
        shown = True
    return int(failed)


for other in (report, diff, fixture, batch):
    command.add_command(other)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process, if None) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # UTF-8 whatever the locale. What is no Unicode (in a file name, say) is shown with backslashes.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(command.main(arguments, prog_name="newsclean", standalone_mode=False) or 0)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort:
        return 130  # as after Ctrl-C everywhere: 128 + SIGINT
    except SystemExit as end:
        return int(end.code or 0)  # so click and rich end when nobody reads on (a closed pipe)


def _show_text(article: Article, page: str, *, alone: bool) -> None:
    if not alone:
        click.echo(f"==> {name_of(page)} <==")
    date = article.date.isoformat() if article.date else None
    parts = [part for part in (article.title, article.standfirst, date, article.body) if part]
    if parts:
        click.echo("\n\n".join(parts))
    if not article.body:
        complain(page, "no article found")


def _show_markdown(article: Article, page: str, *, alone: bool) -> None:
    from newsclean.markdown import to_markdown

    if not alone:
        # A comment, which readers of the rendered page do not see; it must not hold its own end.
        click.echo(f"<!-- {page.replace('--', '- -')} -->\n")
    click.echo(to_markdown(article), nl=False)
    if not article.body:
        complain(page, "no article found")


def _show_json(article: Article, page: str, *, alone: bool) -> None:
    indent = 2 if sys.stdout.isatty() else None
    click.echo(json.dumps({"page": page, **article.to_dict()}, ensure_ascii=False, indent=indent))


def _show_blocks(article: Article, page: str, *, alone: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not alone:
        console.print(f"==> {name_of(page)} <==", style="bold", soft_wrap=True)
    console.print(_table(article, console.width))


def _table(article: Article, width: int) -> Table:
    """Every block of the page in page order, one row each: role, the beginning of its text, and why.

    In a narrow window the reasons stand below the text.
    """
    from rich.table import Table
    from rich.text import Text

    from newsclean.folding import visible
    from newsclean.roles import looks

    narrow = width < _NARROW
    table = Table(box=None, expand=True, pad_edge=False, header_style="bold")
    table.add_column("role", width=11, no_wrap=True)
    table.add_column("text, and why" if narrow else "text", ratio=3, no_wrap=not narrow, overflow="ellipsis")
    if not narrow:
        table.add_column("why", ratio=2)
    rows = [(piece.span, piece.role, piece.text, "kept") for piece in article.kept]
    rows += [(item.span, item.role, item.text, "; ".join(item.reasons)) for item in article.removed]
    for _, role, text, why in sorted(rows, key=lambda row: row[0]):
        # More of the text than any terminal is wide would only cost time.
        shown = Text(" ".join(visible(text[:1000]).split()))
        reason = Text(why, "" if role.kept else "dim")
        name = Text(role.value, _STYLES[looks()[role].use])
        if narrow:
            shown.truncate(max(1, width - 14), overflow="ellipsis")
            table.add_row(name, Text("\n").join([shown, reason]))
        else:
            table.add_row(name, shown, reason)
    return table
