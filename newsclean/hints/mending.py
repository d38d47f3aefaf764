r"""Broken JSON, read as far as it can be.

What is mended: comments, commas too many or missing, several values in a row, quotes within strings that nobody
escaped, escapes that are none (``\'``), single words without quotes, and an end that was cut off. What stands deeper
than `DEEPEST` is left out. One pass, without recursion: linear in the text, whatever it holds.
"""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 64
"""Brackets within brackets."""

_TOKEN = re.compile(r'[\[\]{}:,"]|//[^\n]*|/\*|[^\s\[\]{}:,"/]+|/')
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_KEY_ENDS = re.compile(r"\s*:")
_VALUE_ENDS = re.compile(
    r'\s*(?:[\]}]|,\s*(?:["{}\[\]/-]|[0-9]|(?:true|false|null)\b|[A-Za-z_$][\w$]{0,40}:|$)|"[\w@:-]{1,40}"\s{0,9}:|(?<=\s)/[/*]|$)'
)
"""What may follow a string's last quote; any other quote is part of the string."""
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})|(?<!\\)"')
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None}


def mend(text: str) -> list[Any]:
    """The values a broken JSON text holds at its outermost level, objects and arrays alone."""
    reader = _Reader()
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        mark = token[0]
        if mark == '"':
            value, at = _string(text, at, reader.wants_key)
            if value is not None:
                reader.take(value)
        elif mark in "[{":
            reader.open({} if mark == "{" else [])
        elif mark in "]}":
            reader.close()
        elif mark == ",":
            reader.key = None
        elif mark == "/*":
            end = text.find("*/", at)
            at = end + 2 if end >= 0 else len(text)
        elif mark[0] not in ":/":
            reader.take(_WORDS.get(mark, mark))
    return [value for value in reader.values if isinstance(value, (dict, list))]


def _string(text: str, start: int, is_key: bool) -> tuple[str | None, int]:
    """The string that begins behind its quote at ``start``, and where it ends; None where the text was cut off."""
    ends = _KEY_ENDS if is_key else _VALUE_ENDS
    at = start
    while quote := _QUOTE.search(text, at):
        at = quote.end()
        if quote[0] == '"' and (ends.match(text, at) or (is_key and at == start + 1)):
            return _decoded(text[start : at - 1]), at
    return None, len(text)


def _decoded(raw: str) -> str:
    """A string's characters, its escapes read."""
    if "\\" not in raw:
        return raw
    sound = _BAD_ESCAPE.sub(lambda found: '\\"' if found[0] == '"' else "", raw.replace("\\\\", "\\u005c"))
    text: str = json.loads(f'"{sound}"', strict=False)
    return text


class _Reader:
    """The brackets that are open, and what was read so far."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._open: list[Any] = [self.values]
        self._too_deep = 0
        self.key: str | None = None

    @property
    def wants_key(self) -> bool:
        """Whether the next string is a key."""
        return self.key is None and isinstance(self._open[-1], dict)

    def take(self, value: Any) -> None:
        """A string, number or word: a key or a value."""
        if self._too_deep:
            return
        inner = self._open[-1]
        if isinstance(inner, list):
            inner.append(value)
        elif self.key is None:
            self.key = value if isinstance(value, str) else None
        else:
            inner[self.key] = value
            self.key = None

    def open(self, value: dict[str, Any] | list[Any]) -> None:
        """A bracket that opens."""
        if self._too_deep or len(self._open) > DEEPEST:
            self._too_deep += 1
            return
        if self.wants_key:
            self.key = ""  # an object within an object without a key: it is kept, if under no name
        self.take(value)
        self._open.append(value)
        self.key = None

    def close(self) -> None:
        """A bracket that closes; which kind it is is not asked."""
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._open) > 1:
            self._open.pop()
        self.key = None
