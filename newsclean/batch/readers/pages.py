"""Pages in files of their own: one file is one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsclean.batch.readers.record import Record
from newsclean.limits import LARGEST


def read_pages(paths: Iterable[Path]) -> Iterator[Record]:
    """The files' pages, known by their paths; a file that cannot be read is a record with an error."""
    read = 0
    for path in paths:
        name = str(path).encode(errors="backslashreplace").decode()
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
                read += len(data)
        except OSError as error:
            yield Record(name, None, error=error.strerror or str(error))
            continue
        if len(data) > LARGEST:
            yield Record(name, None, error=f"larger than {LARGEST >> 20} MB")
        else:
            yield Record(name, data, at=read)
