"""Texts of markup as a reader would see them: entities read, tags gone, white space folded."""

from __future__ import annotations

import functools
import html
import re
import unicodedata

from newsclean.folding import visible

_TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")
_REMEMBERED = 200
"""Code points of the longest text whose letters are remembered: a process meets many pages."""
_NO_LETTER = re.compile(r"[\W_]+")


def clean(text: str, longest: int = 2000) -> str:
    """A text on one line, without tags; entities that were escaped twice are read twice."""
    text = text[:longest]
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    text = without_tags(text)
    return " ".join((text if text.isprintable() else visible(text)).split())


def without_tags(text: str) -> str:
    """A text without the tags in it."""
    return _TAG.sub("", text) if "<" in text else text


def letters(text: str) -> str:
    """Letters and digits alone, case-folded, compatibility forms made one: what two writings of one title share."""
    return _known_letters(text) if len(text) <= _REMEMBERED else _letters(text)


def _letters(text: str) -> str:
    if text.isascii():
        return _NO_LETTER.sub("", text.lower())
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


_known_letters = functools.lru_cache(maxsize=2048)(_letters)
