"""The files that come out: each is written under a name of its own, and gets its real one when it is whole and safe."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from newsclean.errors import NewscleanError

FORMS = {"parquet": ".parquet", "jsonl": ".jsonl"}
"""The forms that parts can have, and what their names end with."""
_TEMPORARY = ".tmp"
_GROUP = 1000
"""Rows of a row group."""


class OutputError(NewscleanError):
    """Something cannot be written: a full disk, for one. What stands under its real name is whole all the same."""


def name_of(part: int, form: str) -> str:
    """The file name of a part."""
    return f"part-{part:06d}{FORMS[form]}"


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says `OutputError` where the system says OSError."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def replace(path: Path, data: bytes) -> None:
    """Writes a file so that at any moment it is the old one or the new one. Raises `OutputError`."""
    temporary = path.with_name(f".{path.name}{_TEMPORARY}")
    with writing(path):
        try:
            with temporary.open("wb") as file:
                file.write(data)
                _sync(file)
            _rename(temporary, path)
        except OSError:
            _remove(temporary)
            raise


def sweep(folder: Path) -> None:
    """Removes what a run that was killed left unfinished."""
    for leftover in folder.glob(f".*{_TEMPORARY}"):
        leftover.unlink()


class Part:
    """A part on its way. A context manager: on leaving by an error, nothing is left of it.

    Rows come out in row groups of a fixed size, however they came in, so that the same rows make the same file.
    """

    def __init__(self, folder: Path, number: int, form: str, schema: pa.Schema) -> None:
        self.path = folder / name_of(number, form)
        self.rows = 0
        self._temporary = folder / f".{self.path.name}{_TEMPORARY}"
        self._form, self._schema = form, schema
        self._waiting: list[pa.RecordBatch] = []
        self._writer: _Parquet | _JsonLines | None = None
        self._file: BinaryIO | None = None

    def __enter__(self) -> Part:
        with writing(self.path):
            self._file = self._temporary.open("wb")
            parquet = self._form == "parquet"
            self._writer = _Parquet(self._file, self._schema) if parquet else _JsonLines(self._file)
        return self

    def __exit__(self, *problem: object) -> None:
        """Gives up what was not finished."""
        if self._file is None:
            return
        with contextlib.suppress(OSError, ValueError):  # the error that led here says more
            if self._writer is not None:
                self._writer.drop()
            self._file.close()
        _remove(self._temporary)

    def write(self, batch: pa.RecordBatch) -> None:
        """Adds rows. Raises `OutputError`."""
        self._waiting.append(batch)
        self.rows += batch.num_rows
        while sum(waiting.num_rows for waiting in self._waiting) >= _GROUP:
            self._flush()

    def finish(self) -> int:
        """Gives the part its name, and returns its size in bytes. Raises `OutputError`."""
        if self._file is None or self._writer is None:
            raise ValueError("the part is not open")
        with writing(self.path):
            self._flush()
            self._writer.close()
            size = self._file.tell()
            _sync(self._file)
            self._file.close()
            _rename(self._temporary, self.path)
            self._file = None
        return size

    def _flush(self) -> None:
        """Writes a row group, which is shorter than the others where no more rows wait."""
        if not self._waiting or self._writer is None:
            return
        table = pa.Table.from_batches(self._waiting)
        with writing(self.path):
            self._writer.write(table.slice(0, _GROUP).combine_chunks())
        rest = table.slice(_GROUP)
        self._waiting = rest.to_batches() if rest.num_rows else []


class _Parquet:
    def __init__(self, file: BinaryIO, schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(file, schema, compression="zstd")

    def write(self, table: pa.Table) -> None:
        self._writer.write_table(table, row_group_size=_GROUP)

    def close(self) -> None:
        self._writer.close()

    def drop(self) -> None:
        try:
            self._writer.close()
        finally:
            self._writer.is_open = False  # else it tries again when it is collected, and complains


class _JsonLines:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, table: pa.Table) -> None:
        for row in table.to_pylist():
            self._file.write(json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n")

    def close(self) -> None:
        """There is nothing at the end."""

    def drop(self) -> None:
        """There is nothing to give up."""


def _plain(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def _sync(file: BinaryIO) -> None:
    """Sees to it that what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def _rename(temporary: Path, path: Path) -> None:
    temporary.replace(path)
    if os.name == "posix":  # the name is safe once the folder is
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):  # swept away when the run goes on
        temporary.unlink()
