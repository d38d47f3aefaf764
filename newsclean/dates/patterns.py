"""Regular expressions that are compiled when they are first needed: to compile all takes longer than to read a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Pattern:
    """A regular expression with the methods of `re.Pattern` that are wanted here, at the same speed."""

    __slots__ = ("_source", "finditer", "match", "search", "sub")

    _source: str
    finditer: Callable[..., Iterator[re.Match[str]]]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> object:
        """Fills the slots; called only while the one asked for is empty."""
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._source)
        self.finditer, self.match, self.search, self.sub = (
            compiled.finditer, compiled.match, compiled.search, compiled.sub
        )  # fmt: skip
        return getattr(self, name)
