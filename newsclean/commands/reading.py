"""What all commands share: pages are read, and failures said, in one way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.errors import VocabularyError
from newsclean.limits import LARGEST

if TYPE_CHECKING:
    from newsclean import Vocabulary

STDIN = "-"

phrases_option = click.option(
    "--phrases",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="A vocabulary file of your own, beside those that come along. Can be given repeatedly.",
)

day_first_option = click.option(
    "--day-first/--month-first",
    default=None,
    help="How to read dates such as 03/04/2024.  [default: as the page suggests]",
)


class BadPage(Exception):  # noqa: N818
    """Why a page cannot be read, in words for the user."""


def read_page(page: str) -> bytes:
    """The bytes of a file, or of standard input (“-”). Raises `BadPage`."""
    path = Path(page)
    try:
        if page == STDIN and sys.stdin is None:
            raise BadPage("standard input is closed")
        if page == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        elif path.is_dir():
            raise BadPage("is a folder; name the files in it")
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise BadPage(error.strerror or str(error)) from error
    if len(data) > LARGEST:
        raise BadPage(f"larger than {LARGEST >> 20} MB, too large for one page")
    return data


def name_of(page: str) -> str:
    """What a page is called before people; what is no Unicode in a file's name is shown with backslashes."""
    return "standard input" if page == STDIN else page.encode("utf-8", "backslashreplace").decode()


def vocabulary_of(phrases: tuple[str, ...]) -> Vocabulary | None:
    """The vocabulary with these files; None where there are none."""
    if not phrases:
        return None
    from newsclean import Vocabulary

    try:
        return Vocabulary.load(extra=phrases)
    except VocabularyError as problem:
        raise click.BadParameter(str(problem), param_hint="'--phrases'") from problem


def complain(page: str, problem: str) -> None:
    """Says on standard error what is wrong with a page."""
    click.echo(f"newsclean: {page}: {problem}", err=True)
