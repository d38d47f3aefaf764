"""JSON lines: one object a line, plain or packed by gzip, zstd or lz4 (which its name says, as in ``.jsonl.gz``)."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from newsclean.batch.function import Columns
from newsclean.batch.readers.members import GzipMembers
from newsclean.batch.readers.record import Damage, Record
from newsclean.limits import LARGEST

_PACKED = {".zst": "zstd", ".lz4": "lz4"}
_SIP = 16 * 1024
"""Bytes unpacked at a time: of a file that was cut off, so many are lost beside what was cut."""
_LONGEST = 8 * LARGEST
"""Bytes of a line: escapes make of one byte as many as six."""


def read_lines(path: Path, columns: Columns) -> Iterator[Record | Damage]:
    """The pages of a file, and the place where it cannot be read on. Raises OSError of the file.

    A line that is no object, or has no page, is a record with an error. An object without an id is known by file and
    line. A field that no object has, though its name was given, is told at the end.
    """
    with path.open("rb") as file:
        number, objects, lacking = 0, 0, columns.named
        try:
            for number, line in enumerate(_lines(file, path), 1):
                if not line.strip():
                    continue
                found, name = _object(line), f"{path}#{number}"
                if isinstance(found, str):
                    yield Record(name, None, error=found, at=file.tell())
                    continue
                objects += 1
                lacking = [field for field in lacking if field not in found]
                yield record_of(found, name, columns)._replace(at=file.tell())
            if objects and lacking:
                yield Damage(str(path), None, f"no line has {' or '.join(map(repr, lacking))}")
        except (OSError, EOFError, zlib.error, pa.ArrowException) as error:
            yield Damage(str(path), file.tell(), f"damaged or cut off behind line {number} ({error})")


def _lines(file: BinaryIO, path: Path) -> Iterator[bytes]:
    """Lines of at most `_LONGEST` bytes and one more; the rest of longer ones is left out."""
    packed = _PACKED.get(path.suffix.lower())
    if path.suffix.lower() == ".gz":
        stream: Any = io.BufferedReader(_Raw(GzipMembers(file)), 1024 * 1024)
    elif packed:
        stream = io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(file, "r"), packed), _SIP)
    else:
        stream = file
    while line := stream.readline(_LONGEST + 1):
        rest = line
        while len(rest) > _LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST + 1)
        yield line


class _Raw(io.RawIOBase):
    """Members as Python's own kind of stream, which raises EOFError at damage."""

    def __init__(self, members: GzipMembers) -> None:
        self._members = members

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer as far as one read goes."""
        data = self._members.read(len(buffer))
        if not data and self._members.damage:
            raise EOFError(self._members.damage)
        buffer[: len(data)] = data
        return len(data)


def _object(line: bytes) -> dict[str, Any] | str:
    """The object of a line, or why it has none."""
    if len(line) > _LONGEST:
        return f"line longer than {_LONGEST >> 20} MB"
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    return found if isinstance(found, dict) else "no JSON object"


def record_of(found: dict[str, Any], name: str, columns: Columns) -> Record:
    """The page of an object or row, known as `name` where it has no id of its own."""
    id_, url, crawled, charset = (
        None if (value := found.get(getattr(columns, key))) is None else str(value)
        for key in ("id", "url", "crawled", "charset")
    )
    named = Record(id_ or name, None, url, crawled, charset)
    source = found.get(columns.source)
    if source is None:
        return named._replace(error=f"no {columns.source!r}")
    if not isinstance(source, (str, bytes)):
        return named._replace(error=f"{columns.source!r} is no text")
    if len(source) > LARGEST:
        return named._replace(error=f"larger than {LARGEST >> 20} MB")
    return named._replace(source=source)
