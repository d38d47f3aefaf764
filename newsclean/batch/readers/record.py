"""What readers give: pages, and the damage they met."""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """One page of an input. ``error`` says why it has no ``source``."""

    id: str
    source: str | bytes | None
    url: str | None = None
    crawled: str | None = None
    """When the crawler got it, as the archive writes it (ISO 8601)."""
    charset: str | None = None
    """What the server said the bytes are in."""
    error: str | None = None
    at: int = 0
    """About how many bytes of the input on the disk come before it."""


class Damage(NamedTuple):
    """A place where an input cannot be read, or not as it was asked for: what stood there is lost."""

    file: str
    offset: int | None
    """Bytes from the beginning of the file as it lies on the disk: what comes before them was read. None where it is
    the whole file that is not as it should be."""
    problem: str

    def __str__(self) -> str:
        place = "" if self.offset is None else f"byte {self.offset}: "
        return f"{self.file}: {place}{self.problem}"
