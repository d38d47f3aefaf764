"""What all commands share that write files: what goes wrong is said in one way."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says `click.FileError` where the system says OSError."""
    try:
        yield
    except OSError as error:
        raise click.FileError(str(path), error.strerror or str(error)) from error
