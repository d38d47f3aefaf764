"""``newsclean report``: one HTML file that shows what was kept of each page, what was taken out, and why."""

from __future__ import annotations

from pathlib import Path

import click

from newsclean.commands.reading import BadPage, complain, knowledge_of, knowledge_options, name_of, read_page
from newsclean.commands.writing import writing
from newsclean.errors import NewscleanError


@click.command()
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="report.html",
    show_default=True,
    type=click.Path(dir_okay=False, writable=True),
    help="Where the report is written.",
)
@click.option("--open", "opens", is_flag=True, help="Open the report in a browser.")
@knowledge_options
def report(
    pages: tuple[str, ...],
    *,
    output: str,
    opens: bool,
    url: str | None,
    day_first: bool | None,
    phrases: tuple[str, ...],
) -> int:
    """Write an HTML report: each PAGE block by block, with roles, marks, weights and reasons, beside its article.

    The file needs nothing but itself. The exit status is 1 if a page could not be read.
    """
    from newsclean.pipeline import examine
    from newsclean.report import Reported, render

    knowledge = knowledge_of(url, day_first, phrases, pages)
    reported = []
    failed = False
    for page in pages:
        try:
            examination = examine(read_page(page), **knowledge)
        except (BadPage, NewscleanError) as problem:
            complain(page, str(problem))
            failed = True
            continue
        reported.append(Reported(name_of(page), examination.article, examination))
    if not reported:
        return 1
    _write(Path(output), render(reported))
    if opens:
        click.launch(output)
    return int(failed)


def _write(path: Path, html: str) -> None:
    with writing(path):
        path.write_text(html, "utf-8")
    click.echo(f"{path}: {len(html.encode()) / 1e6:.1f} MB", err=True)
