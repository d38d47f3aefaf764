"""What all commands share: pages are read, and failures said, in one way."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from newsclean.commands.kinds import GZIP, what_else
from newsclean.errors import VocabularyError
from newsclean.limits import LARGEST

if TYPE_CHECKING:
    from newsclean import Vocabulary

STDIN = "-"

_OPTIONS = (
    click.option("--url", metavar="URL", help="Where the page was found; goes with one PAGE only."),
    click.option(
        "--day-first/--month-first",
        default=None,
        help="How to read dates such as 03/04/2024.  [default: as the page suggests]",
    ),
    click.option(
        "--phrases",
        metavar="FILE",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False),
        help="A vocabulary file of your own, beside those that come along. Can be given repeatedly.",
    ),
)

Command = Callable[..., int]


class Knowledge(TypedDict):
    """What `newsclean.extract` is told beside the page."""

    url: str | None
    day_first: bool | None
    vocabulary: Vocabulary | None


class BadPage(Exception):  # noqa: N818
    """Why a page cannot be read, in words for the user."""


def knowledge_options(command: Command) -> Command:
    """The options of a command that say more of a page: ``url``, ``day_first`` and ``phrases``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def knowledge_of(
    url: str | None, day_first: bool | None, phrases: Sequence[str], pages: Sequence[str] = ()
) -> Knowledge:
    """What was said by these options of these pages (of one, if none are given). Raises `click.UsageError`."""
    if url is not None and len(pages) > 1:
        raise click.UsageError("--url goes with one PAGE only.")
    return {"url": url, "day_first": day_first, "vocabulary": _vocabulary_of(phrases)}


def _vocabulary_of(phrases: Sequence[str]) -> Vocabulary | None:
    """The vocabulary with these files; None where there are none."""
    if not phrases:
        return None
    from newsclean import Vocabulary

    try:
        return Vocabulary.load(extra=phrases)
    except VocabularyError as problem:
        raise click.BadParameter(str(problem), param_hint="'--phrases'") from problem


def read_page(page: str) -> bytes:
    """The page in a file, or on standard input (“-”), unpacked if it is gzip. Raises `BadPage`."""
    return as_page(read_file(page))


def as_page(data: bytes) -> bytes:
    """The bytes, if they may be a page. Raises `BadPage` where they are something else, or too many."""
    if what := what_else(data):
        raise BadPage(f"is {what}")
    if len(data) > LARGEST:
        raise BadPage(_too_large(LARGEST))
    return data


def read_file(page: str, most: int | None = None) -> bytes:
    """The bytes of a file, or of standard input (“-”), unpacked if they are gzip, but not many more than ``most``.

    Raises `BadPage`.
    """
    most = LARGEST if most is None else most
    path = Path(page)
    try:
        if page == STDIN and sys.stdin is None:
            raise BadPage("standard input is closed")
        if page == STDIN:
            data = sys.stdin.buffer.read(most + 1)
        elif path.is_dir():
            raise BadPage("is a folder; name the files in it")
        else:
            with path.open("rb") as file:
                data = file.read(most + 1)
    except OSError as error:
        raise BadPage(error.strerror or str(error)) from error
    return _unpacked(data, most) if data.startswith(GZIP) else data


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            return file.read(most + 1)
    except (EOFError, OSError, zlib.error) as error:
        problem = _too_large(most) if len(data) > most else f"is gzip that is damaged or cut off ({error})"
        raise BadPage(problem) from error


def _too_large(most: int) -> str:
    return f"larger than {most >> 20} MB, too large for one page"


def name_of(page: str) -> str:
    """What a page is called before people; what is no Unicode in a file's name is shown with backslashes."""
    return "standard input" if page == STDIN else page.encode("utf-8", "backslashreplace").decode()


def complain(page: str, problem: str) -> None:
    """Says on standard error what is wrong with a page."""
    click.echo(f"newsclean: {page}: {problem}", err=True)
