"""Words around numbers: how they are compared, and where they begin."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

from newsclean.dates.patterns import Pattern

BREAKS = ".,:;-–—‐‑‒−/\\'’‘ʼ׳״()[]{}<>|_·•●▪،、，。・「」【】（）〔〕［］：｜॰。@*\"“”„«»!?+="
"""Characters that part words, besides blanks."""
BLANK = (
    " \t\n\r\x0b\x0c\x85\xa0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"
)
"""White space and the marks that turn the direction of writing, which stand inside Arabic and Hebrew dates."""
REACH = 40
"""How far words may lie from the number they belong to, in code points."""

_DROPPED = [*range(0x300, 0x370), 0x640, *range(0x64B, 0x660), 0x670, 0x93C, 0x9BC, 0xAD, *range(0x200B, 0x2010),
            *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]  # fmt: skip
_ASCII = "".join(" " if chr(code) in BREAKS else chr(code).lower() for code in range(128))
"""What becomes of each ASCII character: a table by position, faster than one by key."""
# The letters of the scripts are there only because what is found in a table is found faster than what is not.
_FOLD: dict[int, str | int | None] = {code: code for code in range(0x1200)}
_FOLD.update({ord(char): " " for char in BREAKS})
# Turkish dotless i; final sigma; the ya and kaf of Arabic and Persian.
_FOLD.update({0x131: "i", 0x3C2: "σ", 0x649: "ي", 0x6CC: "ي", 0x6A9: "ك"})
_FOLD.update(dict.fromkeys(_DROPPED))

AROUND = BREAKS + BLANK
"""All that parts words, but for the rarest white space."""
_WORD = Pattern(rf"[^\s{re.escape(AROUND)}]+")
_DIGITS = Pattern("[0-9]+")


def fold(text: str) -> str:
    """Words as they are compared: lower case, no accents, vowel points, nuktas; punctuation and blanks as one blank."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    return " ".join(_bare(text).split())


def fold_all(words: Iterable[str]) -> list[str]:
    """`fold` of each of many words, none of which may hold a line break; in one go, since that is faster."""
    return [" ".join(line.split()) for line in _bare("\n".join(words)).split("\n")]


def _bare(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text.lower()).translate(_FOLD))


folded = functools.lru_cache(maxsize=4096)(fold)
"""`fold` for what stands around numbers, which is short and comes again and again."""


def last_word(text: str, floor: int, end: int) -> tuple[str, int]:
    """What stands before an offset back to white space, without the breaks behind it, and where it begins.

    The word is empty where nothing stands there, and its head may be cut off, `REACH` before ``end``.
    """
    low = max(floor, end - REACH)
    tail = text[low:end].rstrip(AROUND)
    if not tail:
        return "", low
    word = tail.rsplit(None, 1)[-1]
    return word, low + len(tail) - len(word)


def is_plain(word: str) -> bool:
    """Whether a `last_word` is surely one word; not so where a break or a capital within may begin another."""
    return word.isalpha() and (word[1:] == word[1:].lower() or word.isupper())


def is_apart(text: str, floor: int, begin: int, word: str, end: int, before: str) -> bool:
    """Whether a plain `last_word` can be compared by itself; ``before`` is the last word before that.

    Not so where it may be cut off, or where marks stand by themselves, which are words of their own or of the next.
    """
    return (
        (begin == floor or text[begin - 1].isspace())
        and text[begin + len(word) : end].isascii()
        and (not before or before[-1].isalnum())
    )


def may_end(word: str, endings: frozenset[str]) -> bool:
    """Whether a `last_word` can end a name, if the folded last words of all names are ``endings``; never wrongly no.

    Name and what stands before it may be run together, with a capital between them or a character that is no letter.
    """
    for at in range(len(word)):
        if at == 0 or not word[at - 1].isalpha() or _is_hump(word, at):
            parts = fold(word[at:]).split()
            if parts and parts[-1] in endings:
                return True
            if at == 0 and not parts:  # nothing but marks that folding drops: they belong to the word before
                return True
    return False


def words_before(text: str, floor: int, end: int, count: int) -> list[int]:
    """Where the last words before an offset begin, from left to right; none lies beyond a number or before ``floor``.

    "TimesNovember" is two, as where two elements were run together.
    """
    low = max(floor, end - REACH)
    for number in _DIGITS.finditer(text, low, end):
        low = number.end()
    begins: list[int] = []
    for found in _WORD.finditer(text, low, end):
        at, word = found.start(), found[0]
        if at > low or at == floor or is_break(text[at - 1]) or text[at - 1].isdecimal() or _is_hump(text, at):
            begins.append(at)
        if word[1:] != word[1:].lower():
            begins += [inner for inner in range(at + 1, found.end()) if _is_hump(text, inner)]
    return begins[-count:]


def _is_hump(text: str, at: int) -> bool:
    """Whether a letter within a word is a capital with a small one beside it."""
    return text[at].isupper() and (text[at - 1].islower() or text[at + 1 : at + 2].islower())


def is_break(char: str) -> bool:
    """Whether a character parts words."""
    return char.isspace() or char in AROUND
