"""Readers make pages of sources; which reader a source needs is told here."""

from __future__ import annotations

from newsclean.page import Page
from newsclean.readers.decoding import decode
from newsclean.readers.text import read_text


def read(source: str | bytes, url: str | None = None) -> Page:
    """The page of a source. Raises `TypeError` for anything but text or bytes."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = decode(bytes(source))
    if not isinstance(source, str):
        raise TypeError(f"a page is str or bytes, not {type(source).__name__}")
    return read_text(source, url)
