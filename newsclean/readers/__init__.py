"""Readers make pages of sources; which reader a source needs is told here."""

from __future__ import annotations

from dataclasses import replace

from newsclean.page import Page
from newsclean.readers.decoding import decode
from newsclean.readers.envelope import reread, unwrapped
from newsclean.readers.markdown import headline_of, is_markdown, unmarked
from newsclean.readers.sniffing import is_html
from newsclean.readers.text import read_text

__all__ = ["decode", "is_html", "read"]


def read(source: str | bytes, url: str | None = None) -> Page:
    """The page of a source. Raises `TypeError` for anything but text or bytes."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = decode(bytes(source))
    if not isinstance(source, str):
        raise TypeError(f"a page is str or bytes, not {type(source).__name__}")
    if is_markdown(source):
        source = unwrapped(source)
        return replace(read_text(unmarked(source), url), headline=headline_of(source))
    if not is_html(source) and not is_html(source := unwrapped(source)):
        return read_text(source, url)
    from newsclean.readers.html import read_html  # lxml takes time to load, and text needs none of it

    return read_html(reread(source), url)
