"""Pages in files of their own: one file is one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from newsclean.batch.readers.record import Record
from newsclean.limits import LARGEST


def read_pages(paths: Sequence[Path], skip: int = 0) -> Iterator[Record]:
    """The files' pages from number `skip` on, known by their paths; a file that cannot be read has an error."""
    at = sum(map(size_of, paths[:skip]))
    for path in paths[skip:]:
        at += size_of(path)
        yield _read(path)._replace(at=at)


def size_of(path: Path) -> int:
    """Bytes on the disk; none of what is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(path: Path) -> Record:
    name = str(path).encode(errors="backslashreplace").decode()
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Record(name, None, error=error.strerror or str(error))
    return Record(name, data) if len(data) <= LARGEST else Record(name, None, error=f"larger than {LARGEST >> 20} MB")
