"""expected.json: what it may state, and how it is read."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.article import Verdict


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_text_or_null(value: Any) -> bool:
    return value is None or _is_text(value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_verdict(value: Any) -> bool:
    return value in [verdict.value for verdict in Verdict]


def _is_body(value: Any) -> bool:
    return isinstance(value, str) or _are_texts(value)


def _are_captions(value: Any) -> bool:
    def fits(caption: Any) -> bool:
        if not isinstance(caption, dict):
            return _is_text(caption)
        known = caption.keys() <= {"text", "credit"}
        return known and _is_text(caption.get("text")) and _is_text_or_null(caption.get("credit"))

    return isinstance(value, list) and all(map(fits, value))


def _is_date(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) == 10 and moment(value) is not None)


def _is_timestamp(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) > 10 and moment(value) is not None)


def moment(value: str) -> datetime.datetime | None:
    """A date or timestamp as expected.json states it; None if it is none."""
    try:
        return datetime.datetime.fromisoformat(re.sub("Z$", "+00:00", value))
    except ValueError:
        return None


class _Shape(NamedTuple):
    """What may stand under a key: a test, and how a person is told."""

    fits: Callable[[Any], bool]
    words: str


_TEXT = _Shape(_is_text, "a string")
_TEXT_OR_NULL = _Shape(_is_text_or_null, "a string that is not empty, or null")
_TEXTS = _Shape(_are_texts, "a list of strings that are not empty")
_KEYS = {
    "title": _TEXT_OR_NULL,
    "standfirst": _TEXT_OR_NULL,
    "date": _Shape(_is_date, "a string such as 2024-03-05, or null"),
    "timestamp": _Shape(_is_timestamp, "a string such as 2024-03-05T14:30, or null"),
    "authors": _TEXTS,
    "body": _Shape(_is_body, f"a string, or {_TEXTS.words}"),
    "captions": _Shape(_are_captions, 'a list of strings or {"text": string, "credit": string or null}'),
    "tags": _TEXTS,
    "language": _TEXT_OR_NULL,
    "verdict": _Shape(_is_verdict, f"one of {', '.join(Verdict)}"),
    "must_have": _TEXTS,
    "must_not_have": _TEXTS,
    "url": _TEXT,
    "day_first": _Shape(_is_flag, "true or false"),
    "phrases": _TEXTS,
    "note": _TEXT,
    "converter": _TEXT,
    "unchecked": _Shape(_is_flag, "true or false"),
    "falls_short": _TEXTS,
}
_NOT_COMPARED = {"url", "day_first", "phrases", "note", "converter", "unchecked", "falls_short"}


def states(path: Path) -> tuple[set[str], set[str]]:
    """The keys of a file that are ours, and the others; none where it is no object."""
    try:
        stated = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return set(), set()
    keys = set(stated) if isinstance(stated, dict) else set()
    return keys & _KEYS.keys(), keys - _KEYS.keys()


def read_expected(path: Path) -> dict[str, Any]:
    """What the file states. Raises OSError, and ValueError that names the place where it is not as it should be."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: byte {error.start}: no UTF-8") from error
    if not text.strip():
        raise ValueError(f"{path}: is empty")
    try:
        stated = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}:{error.lineno}:{error.colno}: {error.msg}") from error
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    if not isinstance(stated, dict):
        raise ValueError(f"{path}: must be an object")
    unknown = [f"“{key}”" for key in stated if key not in _KEYS]
    if unknown:
        raise ValueError(f"{path}: unknown: {', '.join(unknown)} (known are {', '.join(_KEYS)})")
    wrong = [f"{key} must be {_KEYS[key].words}" for key, value in stated.items() if not _KEYS[key].fits(value)]
    if wrong:
        raise ValueError(f"{path}: {'; '.join(wrong)}")
    if not stated.keys() - _NOT_COMPARED:
        raise ValueError(f"{path}: states nothing to compare with")
    return stated


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise ValueError(f"“{key}” stands {count} times in one object")
    return dict(pairs)
