"""JSON as it stands in pages: mostly sound, now and then broken, seldom hostile."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from newsclean.hints.mending import mend

LONGEST = 2_000_000
"""Code points of JSON that are read; longer texts are cut off there."""

_OPENING = re.compile(r"(?:[\s;\ufeff]+|<!--|//|/\*|<!\[CDATA\[|\*/)*")
"""Comments and CDATA marks before the JSON, in any order."""
_CLOSING = " \t\r\n;/*<>-![]"
"""What is left of such marks behind it."""
_ESCAPED = re.compile(r"[\[{]\s*&(?:amp;)?(?:quot|#34);")

_decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


def parse_json(text: str) -> list[Any]:
    """The values that a text of JSON holds, mostly one; as much of it as can be read where it is broken.

    Numbers are strings, as they stand. Takes time linear in the text, raises nothing.
    """
    text = text[:LONGEST]
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    if _ESCAPED.match(text, start):
        text, start = html.unescape(html.unescape(text[start:])), 0
    try:
        value, end = _decoder.raw_decode(text, start)
    except (ValueError, RecursionError):  # what is nested too deep for the interpreter is mended, too
        return mend(text[start:])
    if text[end:].strip(_CLOSING):
        return mend(text[start:])  # several values, one behind the other
    return [value] if isinstance(value, (dict, list)) else []


def value_at(text: str, start: int) -> Any:
    """The value of sound JSON that begins at a place, whatever stands behind it; None where none is."""
    try:
        return _decoder.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
