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
from newsclean.batch.readers.pages import read_pages, size_of
from newsclean.batch.readers.record import Damage, Record
from newsclean.errors import NewscleanError

_SUFFIXES = {
    "warc": (".warc", ".wet"),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "parquet": (".parquet",),
    "page": (".txt", ".html", ".htm", ".xhtml"),
}
KINDS = tuple(_SUFFIXES)
_PACKED = (".gz", ".zst", ".lz4")
"""How archives and JSON lines may be packed, by their names."""
_MAY_BE_PACKED = ("warc", "jsonl")
_SEALED = (".bz2", ".xz", ".zip", ".7z", ".tar", ".tgz", ".br")
"""How nothing may be packed."""
_SAMPLE = 64 * 1024
"""Bytes at either end of a file that its fingerprint is taken of."""


class InputError(NewscleanError):
    """An input that is not there, cannot be read, or of which cannot be told what it is."""


@contextlib.contextmanager
def reading(name: str) -> Iterator[None]:
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
        return sum(map(size_of, self.files))

    def check(self, columns: Columns) -> None:
        """Looks at what can be wrong with all of it, before anything is read.

        Raises `InputError` for a table without a column that was named, `MissingExtraError` where what reads it is
        missing.
        """
        if self.kind == "parquet":
            from newsclean.batch.readers.table import lacking

            with reading(self.name):
                problem = lacking(self.files[0], columns)
            if problem is not None:
                raise InputError(f"{self.name}: {problem}")
        elif self.kind == "warc":
            import newsclean.batch.readers.warc  # noqa: F401

    def fingerprint(self) -> dict[str, Any]:
        """What must be the same for a run to go on: of pages their names and sizes, of others size and both ends.

        Raises `InputError` where it cannot be read.
        """
        told = hashlib.sha256()
        with reading(self.name):
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
    `InputError` where an argument names nothing, nothing of a known kind, or what cannot be looked into or unpacked.
    """
    inputs: list[Input] = []
    out = without and without.absolute()
    for argument in arguments:
        with reading(argument):
            found = sorted(_files(argument))
        files = [file for file in found if not (out and file.absolute().is_relative_to(out))]
        kinds = {file: kind or _kind(file) for file in files}
        known = [file for file in files if kinds[file]]
        sealed = [file for file in known or files if _is_sealed(file, kinds[file])]
        if sealed:
            raise InputError(f"{sealed[0]}: packed in a way that cannot be read here; unpack it first")
        if not known:
            raise InputError(f"{argument}: {_why_nothing(argument, found, files)}")
        pages = tuple(file for file in known if kinds[file] == "page")
        inputs += [Input(str(kinds[file]), str(file), (file,)) for file in known if kinds[file] != "page"]
        if pages:
            inputs.append(Input("page", argument, pages))
    return inputs


def _why_nothing(argument: str, found: Sequence[Path], files: Sequence[Path]) -> str:
    """Why an argument names nothing that can be read, though such files were found, and those were not left out."""
    if files:
        return "nothing that can be read by its name (say what it is: --input)"
    if found:
        return "lies in the folder that the parts go to, where nothing is read; name another one"
    return "standard input is not read; name a file" if argument == "-" else "no file"


def _files(argument: str) -> Iterator[Path]:
    """The files that an argument names; those of a folder but for its hidden ones and those that runs keep."""
    path = Path(argument)
    if path.is_dir():
        below = (file for file in path.rglob("*") if not any(map(_is_passed_over, file.relative_to(path).parts)))
        return (file for file in below if file.is_file())
    if path.exists():
        return iter((path,))
    found = map(Path, glob.iglob(argument, recursive=True))  # noqa: PTH207 - Path's own takes no absolute ones
    meant = _is_passed_over(path.name)
    return (file for file in found if (meant or not _is_passed_over(file.name)) and file.is_file())


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "_"))


def _kind(file: Path) -> str | None:
    """What a file is by its name."""
    if file.suffix.lower() not in _PACKED:
        return _kind_of(file.suffix)
    kind = _kind_of(Path(file.stem).suffix)
    return kind if kind in _MAY_BE_PACKED else None


def _kind_of(suffix: str) -> str | None:
    return next((kind for kind, suffixes in _SUFFIXES.items() if suffix.lower() in suffixes), None)


def _is_sealed(file: Path, kind: str | None) -> bool:
    """Whether a file is packed, by its name, as those of its kind cannot be read."""
    last = file.suffix.lower()
    return last in _SEALED or (last in _PACKED and kind not in _MAY_BE_PACKED)


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
