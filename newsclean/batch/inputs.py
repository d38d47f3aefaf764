"""What a run reads: files, folders and globs become inputs in an order that does not change from run to run."""

from __future__ import annotations

import contextlib
import glob
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsclean.batch.function import Columns
from newsclean.batch.readers.record import Damage, Record
from newsclean.errors import NewscleanError

_SUFFIXES = {
    "warc": (".warc", ".wet"),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "parquet": (".parquet",),
    "page": (".txt", ".html", ".htm", ".xhtml"),
}
_PACKED = (".gz", ".zst", ".lz4")
_SAMPLE = 64 * 1024
"""Bytes at either end of a file that its fingerprint is taken of."""


class InputError(NewscleanError):
    """An input that is not there, cannot be read, or of which cannot be told what it is."""


@contextlib.contextmanager
def _reading(name: str) -> Iterator[None]:
    """Says `InputError` where the system says OSError."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from error


@dataclass(frozen=True, slots=True)
class Input:
    """An archive or table, or (kind “page”) the pages that one argument named."""

    kind: str
    name: str
    files: tuple[Path, ...]

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(file.stat().st_size for file in self.files)

    def fingerprint(self) -> dict[str, Any]:
        """What must be the same for a run to go on: of pages their names and sizes, of others size and both ends.

        Raises `InputError` where it cannot be read.
        """
        told = hashlib.sha256()
        with _reading(self.name):
            if self.kind == "page":
                for file in self.files:
                    told.update(f"{file}\0{file.stat().st_size}\n".encode(errors="surrogateescape"))
            else:
                told.update(_ends(self.files[0]))
        return {"name": self.name, "kind": self.kind, "files": len(self.files), "sha256": told.hexdigest()}

    def read(self, columns: Columns, skip: int = 0) -> Iterator[Record | Damage]:
        """The pages from number `skip` on, and the damage met on the way. Raises OSError where it cannot be opened.

        Pages that are skipped are read past, which costs little beside extracting them.
        """
        if self.kind == "page":
            from newsclean.batch.readers.pages import read_pages

            return read_pages(self.files, skip)
        path = self.files[0]
        if self.kind == "parquet":
            from newsclean.batch.readers.table import read_table

            return read_table(path, columns, skip)
        if self.kind == "jsonl":
            from newsclean.batch.readers.lines import read_lines

            return _behind(read_lines(path, columns), skip)
        from newsclean.batch.readers.warc import read_warc

        return _behind(read_warc(path), skip)


def _behind(found: Iterator[Record | Damage], skip: int) -> Iterator[Record | Damage]:
    """What comes after so many pages; damage before the next page comes too, but not that between skipped ones."""
    passed = 0
    while passed < skip:
        one = next(found, None)
        if one is None:
            return
        passed += isinstance(one, Record)
    yield from found


def inputs_of(arguments: Iterable[str], kind: str | None = None, without: Path | None = None) -> list[Input]:
    """The inputs that the arguments name: files, folders (all files of a known kind below them), globs, in that order.

    ``kind`` is what they are, where their names do not say it; what lies in the folder ``without`` is left out. Raises
    `InputError` where an argument names nothing, nothing of a known kind, or what cannot be looked into.
    """
    inputs: list[Input] = []
    out = without and without.absolute()
    for argument in arguments:
        with _reading(argument):
            files = sorted(file for file in _files(argument) if not (out and file.absolute().is_relative_to(out)))
        kinds = {file: kind or _kind(file) for file in files}
        known = [file for file in files if kinds[file]]
        if not known:
            what = "no file" if not files else "nothing that can be read by its name (say what it is: --input)"
            raise InputError(f"{argument}: {what}")
        pages = tuple(file for file in known if kinds[file] == "page")
        inputs += [Input(str(kinds[file]), str(file), (file,)) for file in known if kinds[file] != "page"]
        if pages:
            inputs.append(Input("page", argument, pages))
    return inputs


def _files(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if path.is_dir():
        found: Iterable[Path] = path.rglob("*")
    elif path.exists():
        return iter((path,))
    else:
        found = map(Path, glob.iglob(argument, recursive=True))  # noqa: PTH207 - Path's own takes no absolute ones
    return (file for file in found if not file.name.startswith(".") and file.is_file())


def _kind(file: Path) -> str | None:
    """What a file is by its name."""
    suffixes = [suffix.lower() for suffix in file.suffixes[-2:]]
    packed = bool(suffixes) and suffixes[-1] in _PACKED
    last = suffixes[-2:-1] if packed else suffixes[-1:]
    kind = next((kind for kind, those in _SUFFIXES.items() if last and last[0] in those), None)
    return None if packed and kind not in ("warc", "jsonl") else kind


def _ends(file: Path) -> bytes:
    size = file.stat().st_size
    with file.open("rb") as stream:
        head = stream.read(_SAMPLE)
        stream.seek(max(0, size - _SAMPLE))
        return f"{size}\n".encode() + head + stream.read(_SAMPLE)


def read_all(
    inputs: Sequence[Input], columns: Columns, place: tuple[int, int] = (0, 0)
) -> Iterator[tuple[int, Record | Damage]]:
    """All pages from a place on (number of the input, pages of it that are done), each with its input's number.

    An input that cannot be opened is damage at its beginning.
    """
    for number in range(place[0], len(inputs)):
        skip = place[1] if number == place[0] else 0
        try:
            for found in inputs[number].read(columns, skip):
                yield number, found
        except OSError as error:
            yield number, Damage(inputs[number].name, 0, error.strerror or str(error))
