"""The command ``newsclean``: pages in, articles out."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from newsclean import __version__
from newsclean.batch.command import batch
from newsclean.commands.diff import diff
from newsclean.commands.fixture import fixture
from newsclean.commands.reading import BadPage, complain, knowledge_of, knowledge_options, read_page
from newsclean.commands.report import report
from newsclean.commands.showing import show_blocks, show_json, show_markdown, show_text
from newsclean.errors import NewscleanError
from newsclean.streams import output_failed

# The core and rich are imported where they are needed, so that --help and usage errors need not wait for them.


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
@knowledge_options
@click.version_option(__version__, message="%(prog)s %(version)s")
def print_pages(
    pages: tuple[str, ...],
    *,
    as_json: bool,
    as_markdown: bool,
    explain: bool,
    url: str | None,
    day_first: bool | None,
    phrases: tuple[str, ...],
) -> int:
    """Print the clean news article of each PAGE, a file of raw page text or HTML (“-” is standard input).

    “newsclean PAGE...” is short for “newsclean page PAGE...”, which is needed only for a file with a command's name.

    It is printed as text (title, standfirst, date, body) unless another form is asked for. The exit status is 1 if a
    page could not be read, 2 for wrong usage.
    """
    if as_json + as_markdown + explain > 1:
        raise click.UsageError("--json, --markdown and --explain exclude one another.")
    knowledge = knowledge_of(url, day_first, phrases, pages)
    from newsclean import extract

    show = show_json if as_json else show_markdown if as_markdown else show_blocks if explain else show_text
    failed = shown = False
    for page in pages:
        try:
            article = extract(read_page(page), **knowledge)
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
    except OSError as error:
        if error.filename is None:
            output_failed(error)
        else:
            complain(str(error.filename), error.strerror or str(error))
        return 1
    except SystemExit as end:
        return int(end.code or 0)  # so click and rich end when nobody reads on (a closed pipe)
