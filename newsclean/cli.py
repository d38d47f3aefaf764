"""The command ``newsclean``: pages in, articles out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsclean import __version__
from newsclean.batch.command import batch
from newsclean.errors import NewscleanError, VocabularyError

if TYPE_CHECKING:
    from rich.table import Table

    from newsclean import Vocabulary
    from newsclean.article import Article

# The core and rich are imported where they are needed, so that --help and usage errors need not wait for them.

STDIN = "-"
LARGEST = 32 * 2**20
"""Bytes a page may have. The largest pages of the web have some 10 MB; more is an archive of many, or a mistake."""


class _BadPage(Exception):  # noqa: N818
    """Why a page cannot be read, in words for the user."""


_HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class _Pages(click.Group):
    """The command of pages, and the group of all others: a first argument that names none of them is a page.

    (A page whose name is that of a command is given as ``./name``.)
    """

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the command that the first argument names; else that of this one."""
        other = self.commands.get(args[0]) if args else None
        if other is None:
            return super().make_context(info_name, args, parent, **extra)
        return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **{**_HELP, **extra})

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that the context was made for."""
        return click.Command.invoke(self, ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What this command takes; the others stand in a list of their own."""
        return click.Command.collect_usage_pieces(self, ctx)


@click.group(
    cls=_Pages,
    invoke_without_command=True,
    context_settings={**_HELP, "allow_interspersed_args": True},
)
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page, with the ledger.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option("--explain", is_flag=True, help="Print what each block of the page was taken for, and why.")
@click.option(
    "--day-first/--month-first",
    default=None,
    help="How to read dates such as 03/04/2024.  [default: as the page suggests]",
)
@click.option("--url", metavar="URL", help="Where the page was found; goes with one PAGE only.")
@click.option(
    "--phrases",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="A vocabulary file of your own, beside those that come along. Can be given repeatedly.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def command(
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

    It is printed as text (title, standfirst, date, body) unless another form is asked for. The exit status is 1 if a
    page could not be read, 2 for wrong usage.
    """
    if as_json + as_markdown + explain > 1:
        raise click.UsageError("--json, --markdown and --explain exclude one another.")
    if url is not None and len(pages) > 1:
        raise click.UsageError("--url goes with one PAGE only.")
    show = _show_json if as_json else _show_markdown if as_markdown else _show_blocks if explain else _show_text
    vocabulary = _vocabulary(phrases)
    failed = shown = False
    for page in pages:
        try:
            article = _article(page, url, day_first, vocabulary)
        except (_BadPage, NewscleanError) as problem:
            _complain(page, str(problem))
            failed = True
            continue
        if shown and not as_json:
            click.echo()
        show(article, page, alone=len(pages) == 1)
        shown = True
    return int(failed)


command.add_command(batch)


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


def _vocabulary(phrases: tuple[str, ...]) -> Vocabulary | None:
    if not phrases:
        return None
    from newsclean import Vocabulary

    try:
        return Vocabulary.load(extra=phrases)
    except VocabularyError as problem:
        raise click.BadParameter(str(problem), param_hint="'--phrases'") from problem


def _article(page: str, url: str | None, day_first: bool | None, vocabulary: Vocabulary | None) -> Article:
    from newsclean import extract

    return extract(_read(page), url=url, day_first=day_first, vocabulary=vocabulary)


def _read(page: str) -> bytes:
    path = Path(page)
    try:
        if page == STDIN and sys.stdin is None:
            raise _BadPage("standard input is closed")
        if page == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        elif path.is_dir():
            raise _BadPage("is a folder; name the files in it")
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise _BadPage(error.strerror or str(error)) from error
    if len(data) > LARGEST:
        raise _BadPage(f"larger than {LARGEST >> 20} MB, too large for one page")
    return data


def _complain(page: str, problem: str) -> None:
    click.echo(f"newsclean: {page}: {problem}", err=True)


def _show_text(article: Article, page: str, *, alone: bool) -> None:
    if not alone:
        click.echo(f"==> {'standard input' if page == STDIN else page} <==")
    date = article.date.isoformat() if article.date else None
    parts = [part for part in (article.title, article.standfirst, date, article.body) if part]
    if parts:
        click.echo("\n\n".join(parts))
    if not article.body:
        _complain(page, "no article found")


def _show_markdown(article: Article, page: str, *, alone: bool) -> None:
    from newsclean.markdown import to_markdown

    if not alone:
        # A comment, which readers of the rendered page do not see; it must not hold its own end.
        click.echo(f"<!-- {page.replace('--', '- -')} -->\n")
    click.echo(to_markdown(article), nl=False)
    if not article.body:
        _complain(page, "no article found")


def _show_json(article: Article, page: str, *, alone: bool) -> None:
    indent = 2 if sys.stdout.isatty() else None
    click.echo(json.dumps({"page": page, **article.to_dict()}, ensure_ascii=False, indent=indent))


def _show_blocks(article: Article, page: str, *, alone: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not alone:
        console.print(f"==> {'standard input' if page == STDIN else page} <==", style="bold", soft_wrap=True)
    console.print(_table(article))


def _table(article: Article) -> Table:
    """Every block of the page in page order, one row each: role, the beginning of its text, and why."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, expand=True, pad_edge=False, header_style="bold")
    table.add_column("role", width=11, no_wrap=True)
    table.add_column("text", ratio=3, no_wrap=True, overflow="ellipsis")
    table.add_column("why", ratio=2)
    rows = [(piece.span, piece.role, piece.text, "kept") for piece in article.kept]
    rows += [(item.span, item.role, item.text, "; ".join(item.reasons)) for item in article.removed]
    used = {"date", "byline", "caption", "tags"}
    for _, role, text, why in sorted(rows, key=lambda row: row[0]):
        style = "green" if role.kept else "cyan" if role.value in used else "red"
        # More of the text than any terminal is wide would only cost time.
        table.add_row(Text(role.value, style), Text(text[:1000]), Text(why, "" if role.kept else "dim"))
    return table
