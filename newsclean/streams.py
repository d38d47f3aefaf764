"""Standard output that cannot be written: a full disk, or a pipe from which nobody reads on."""

from __future__ import annotations

import errno
import io
import sys

import click


def output_failed(error: OSError) -> None:
    """Says that standard output cannot be written, unless nobody reads it any more. What is still to come is dropped.

    So Python does not try again, and fail again, when the process ends.
    """
    sys.stdout = io.StringIO()
    if error.errno != errno.EPIPE:
        click.echo(f"newsclean: standard output: {error.strerror or error}", err=True)
