"""The kinds of characters that tell what a line is: one table, looked up for a whole page at once.

The table covers the Basic Multilingual Plane; what lies beyond (emoji, rare Han) is of no kind.
"""

from __future__ import annotations

import functools

import numpy as np
import regex
from numpy.typing import NDArray

BLANK, UPPER, DIGIT, LETTER, FINAL, WIDE_FINAL, CLOSER, UNSPACED, QUOTE, COLON, STROKE, BRACKET = (
    1 << bit for bit in range(12)
)
"""Kinds as bits. A `FINAL` ends a sentence where a blank follows, a `WIDE_FINAL` (also a `FINAL`) anywhere."""

COLONS = (":", "：")
"""The narrow one and the wide one of East Asia."""

_KINDS = {
    BLANK: r"[ \n]",
    UPPER: r"\p{Lu}",
    DIGIT: r"[\p{Nd}\p{No}--[¼-¾]]",
    LETTER: r"\p{L}",
    FINAL: r"[.!?…。！？।؟۔]",
    WIDE_FINAL: r"[。！？؟۔।]",
    CLOSER: r"[\"'”’»)\]）」』›*]",
    UNSPACED: r"[\u0e00-\u0e7f\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9d]",
    QUOTE: r"[\"“„«‹»「『–—]",
    COLON: f"[{''.join(COLONS)}]",
    STROKE: r"[|·•›»/→▸\t]",
    BRACKET: r"[\[(]",
}
_LAST = 0xFFFF


@functools.cache
def _table() -> NDArray[np.uint16]:
    """The kinds of each code point."""
    table = np.zeros(_LAST + 1, dtype=np.uint16)
    every = "".join(map(chr, range(_LAST + 1)))
    for kind, pattern in _KINDS.items():
        for run in regex.finditer(f"{pattern}+", every, regex.V1):
            table[run.start() : run.end()] |= kind
    return table


def kinds(text: str) -> NDArray[np.uint16]:
    """The kinds of each code point of a text, as bits."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _table()[np.minimum(codes, _LAST)]
