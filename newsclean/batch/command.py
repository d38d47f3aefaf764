"""``newsclean batch``: archives, tables and folders of pages in, articles out, on one machine."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from newsclean.batch.showing import problems, progress_shown, summary_table
from newsclean.errors import MissingExtraError, NewscleanError
from newsclean.streams import output_failed

if TYPE_CHECKING:
    from newsclean.batch.runner import Settings
    from newsclean.batch.summary import Summary

# Arrow, the core and rich are imported where they are needed, so that --help need not wait for them.

STOPPED = 3
"""Exit status where the run had to stop: a full disk, workers that do not start."""


@click.command("batch")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FOLDER", required=True, type=click.Path(file_okay=False), help="Where the parts go."
)
@click.option("--to", "form", type=click.Choice(["parquet", "jsonl"]), default="parquet", help="The parts' form.")
@click.option("--input", "kind", type=click.Choice(["warc", "jsonl", "parquet", "page"]), help="What the inputs are.")
@click.option("--source", metavar="NAME", default="text", help="Field of the page itself.  [default: text]")
@click.option("--id", "id_", metavar="NAME", default="id", help="Field of its name.  [default: id]")
@click.option("--url", metavar="NAME", default="url", help="Field of its address.  [default: url]")
@click.option("--ledger", is_flag=True, help="Also give what was kept and taken out, piece by piece, and why.")
@click.option("--day-first/--month-first", default=None, help="How to read dates such as 03/04/2024.")
@click.option(
    "--phrases", metavar="FILE", multiple=True, type=click.Path(exists=True, dir_okay=False), help="Vocabulary files."
)
@click.option("--sites", is_flag=True, help="Read all twice: lines that a site repeats are told as its own.")
@click.option(
    "--site-counts", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="Such counts, made before."
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes.  [default: one a core]")
@click.option("--rows", type=click.IntRange(1), metavar="N", default=10_000, help="Pages a part.  [default: 10000]")
@click.option(
    "--timeout", type=click.FloatRange(0.1), metavar="SECONDS", default=60.0, help="For one page.  [default: 60]"
)
@click.option(
    "--memory", type=click.IntRange(64), metavar="MB", default=2048, help="For one page (Linux).  [default: 2048]"
)
def batch(inputs: tuple[str, ...], *, output: str, **options: Any) -> int:
    """Extract all pages of each INPUT into parts in a folder, on all cores.

    An INPUT is a WARC or WET archive (plain, .gz, .zst, .lz4), JSON lines (the same), a Parquet file, a page (.txt,
    .html), a folder of any of these, or a pattern (“crawl/*.wet.gz”). --source, --id and --url name the fields of JSON
    lines and columns of Parquet.

    A run that was stopped, by whatever, goes on where it was when the same command is given again. The exit status is 0
    when all is done, 1 if some input could not be read to its end or as asked (all else is done) or not one page could
    be done, 2 for wrong usage, 3 if the run had to stop, 130 after Ctrl-C. Pages that could not be done have the reason
    in the column “error”.
    """
    try:
        from newsclean.batch import run
    except MissingExtraError as problem:
        raise click.UsageError(str(problem)) from problem
    try:
        with _ended_in_order(), progress_shown() as show:
            summary = run(inputs, output, _settings(options), report=show)
    except NewscleanError as problem:
        return _failed(problem, Path(output))
    except KeyboardInterrupt:
        click.echo(f"newsclean: stopped; the same command goes on behind the whole parts in {output}", err=True)
        return 130
    return _say(summary, Path(output))


def _settings(options: dict[str, Any]) -> Settings:
    from newsclean.batch.function import Columns, Options
    from newsclean.batch.pool import Limits
    from newsclean.batch.runner import Settings

    columns = Columns(source=options["source"], id=options["id_"], url=options["url"])
    phrases = tuple(str(Path(file).absolute()) for file in options["phrases"])
    counts = str(Path(options["site_counts"]).absolute()) if options["site_counts"] else None
    if counts and options["sites"]:
        raise click.UsageError("--sites and --site-counts exclude one another.")
    return Settings(
        options=Options(
            columns, ledger=options["ledger"], day_first=options["day_first"], phrases=phrases, sites=counts
        ),
        form=options["form"],
        rows=options["rows"],
        kind=options["kind"],
        limits=Limits(options["timeout"], options["memory"] * 2**20),
        jobs=options["jobs"],
        sites=options["sites"],
    )


def _failed(problem: NewscleanError, folder: Path) -> int:
    from newsclean.batch.parts import OutputError
    from newsclean.batch.pool import PoolError

    click.echo(f"newsclean: {problem}", err=True)
    if not isinstance(problem, (OutputError, PoolError)):
        return 2
    if any(folder.glob("part-*")):
        click.echo("newsclean: whole parts stay; the same command goes on behind them", err=True)
    return STOPPED


def _say(summary: Summary, folder: Path) -> int:
    """Prints how it went. Whether that can be printed does not change the exit status: the parts are there."""
    from rich.console import Console

    for problem in problems(summary):
        click.echo(f"newsclean: {problem}", err=True)
    click.echo(f"newsclean: done: {folder}", err=True)
    try:
        with contextlib.suppress(SystemExit):  # so rich ends when nobody reads on
            Console(highlight=False, markup=False, emoji=False).print(summary_table(summary))
    except OSError as error:
        output_failed(error)
    return int(bool(summary.damages) or summary.errors == summary.pages > 0)


@contextlib.contextmanager
def _ended_in_order() -> Iterator[None]:
    """Ends the process by an exception at the signals that ask for it, so that workers and unfinished parts go too.

    What is ignored stays so: under nohup a run outlives its terminal.
    """

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, end) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
