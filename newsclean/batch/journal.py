"""How far a run is: what it was told to do, and which of its parts are done. It is what lets a run go on.

The manifest says which inputs, options and versions the parts come from; a run with others is refused. The journal has
a line a part, written once the part is safe. A part without its line is made again, and comes out the same.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from newsclean.batch.chunks import Place
from newsclean.batch.parts import replace, sweep, writing
from newsclean.batch.summary import Summary
from newsclean.errors import NewscleanError

MANIFEST, JOURNAL, SUMMARY, SITES, LOCK = "_manifest.json", "_journal.jsonl", "_summary.json", "_sites.gz", "_lock"
"""Names with an underscore: readers of Parquet folders pass them over."""


class ResumeError(NewscleanError):
    """A folder that holds something else than the beginning of this very run."""


class Line(NamedTuple):
    """A part that is done. One without rows has no file, unless it is the only one."""

    part: int
    rows: int
    file: str | None
    size: int
    place: Place
    """Where the next part begins."""
    summary: Summary
    last: bool = False
    """Whether the run ended with it."""


class Journal:
    """The state of a run in its folder. A context manager: it holds the folder's lock.

    Raises `ResumeError` on entering where the folder belongs to another run, or one is at work there right now, and
    `OutputError` where it cannot be written.
    """

    def __init__(self, folder: Path, manifest: Mapping[str, Any]) -> None:
        self.folder = folder
        self.lines: list[Line] = []
        self._manifest = json.loads(json.dumps(manifest))
        self._lock: BinaryIO | None = None
        self._file: BinaryIO | None = None

    def __enter__(self) -> Journal:
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = (self.folder / LOCK).open("ab")
        try:
            _lock(self._lock, self.folder)
            self._check()
            sweep(self.folder)
            self.lines = self._whole()
            written = "".join(_written(line) for line in self.lines).encode()
            replace(self.folder / JOURNAL, written)  # without what is torn or has lost its part
            with writing(self.folder / JOURNAL):
                self._file = (self.folder / JOURNAL).open("ab")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        for file in (self._file, self._lock):
            if file is not None:
                file.close()
        self._file = self._lock = None

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return bool(self.lines) and self.lines[-1].last

    @property
    def place(self) -> Place:
        """Where the next part begins."""
        return self.lines[-1].place if self.lines else (0, 0)

    def add(self, line: Line) -> None:
        """Notes a part that is safe on the disk. Raises `OutputError`."""
        if self._file is None:
            raise ValueError("the journal is not open")
        with writing(self.folder / JOURNAL):
            self._file.write(_written(line).encode())
            self._file.flush()
            os.fsync(self._file.fileno())
        self.lines.append(line)

    def _check(self) -> None:
        path = self.folder / MANIFEST
        if not path.exists():
            others = [
                file.name for file in self.folder.iterdir() if file.name != LOCK and not file.name.startswith(".")
            ]
            if others:
                raise ResumeError(f"{self.folder}: holds other files ({others[0]}); name an empty or a new folder")
            replace(path, json.dumps(self._manifest, ensure_ascii=False, indent=1).encode(errors="backslashreplace"))
            return
        try:
            there = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ResumeError(f"{path}: cannot be read ({error})") from error
        if there != self._manifest:
            raise ResumeError(f"{self.folder}: {_difference(there, self._manifest)}; name another folder")

    def _whole(self) -> list[Line]:
        """The lines from the first on whose parts are all there."""
        path = self.folder / JOURNAL
        lines: list[Line] = []
        if not path.exists():
            return lines
        for number, text in enumerate(path.read_bytes().splitlines()):
            line = _read(text)
            if line is None or line.part != number or not self._stands(line):
                break
            lines.append(line)
        return lines

    def _stands(self, line: Line) -> bool:
        if line.file is None:
            return True
        path = self.folder / line.file
        return path.exists() and path.stat().st_size == line.size


def _written(line: Line) -> str:
    return json.dumps({**line._asdict(), "summary": line.summary.to_dict()}) + "\n"


def _read(text: bytes) -> Line | None:
    """A line of the journal; None where it is torn."""
    try:
        found = json.loads(text)
        found["summary"] = Summary.from_dict(found["summary"])
        found["place"] = tuple(found["place"])
        return Line(**found)
    except (ValueError, TypeError, KeyError):
        return None


def _difference(there: Mapping[str, Any], here: Mapping[str, Any]) -> str:
    """What is not the same, in words."""
    for key in sorted(there.keys() | here.keys()):
        old, new = there.get(key), here.get(key)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            return _difference(old, new)
        if key == "inputs" and isinstance(old, list) and isinstance(new, list):
            if len(old) != len(new):
                return f"was begun with {len(old)} inputs, not {len(new)}"
            name = next(two["name"] for one, two in zip(old, new, strict=True) if one != two)
            return f"was begun with other inputs: {name} was not among them in this place, or has changed since"
        return f"was begun with {key} {json.dumps(old)}, not {json.dumps(new)}"
    return "was begun in another way"


def _lock(file: BinaryIO, folder: Path) -> None:
    """Takes the lock, which the system gives back however the process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise ResumeError(f"{folder}: another run is at work there") from error
