"""How phrases and pages are compared: case, punctuation, the script of digits and twin letters make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newsclean.stretches import of_text

_PUNCTUATION = (
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\xa0«»‹›“”„‘’‚‐‑–—―…·•●▪■□►▶▼→←↑↓↗׳״،؛؟।"
    "、。「」『』【】〈〉《》（）：；，！？｜／＋"
    "\u200c"  # the zero-width non-joiner: Persian writes it where others write a blank
)

_ZEROS = "٠۰०০๐０"
"""The zeros of the scripts whose digits are read as 0 to 9: Arabic, Persian, Devanagari, Bengali, Thai, full width."""

_TWINS = dict(zip("İışŞţŢأإآىيكة", "iișȘțȚاااییکه", strict=True))
"""Letters with a twin: Turkish i with and without its dot (whose capital would change length), Romanian comma and
cedilla, Arabic alef with and without hamza, and the Arabic and Persian forms of yeh, kaf and heh."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
"""Scripts that do not part words by spaces, or (Hangul) hang particles on them."""

_DOTTED = [*range(0x0958, 0x0960), 0x0929, 0x0931, 0x0934, 0x09DC, 0x09DD, 0x09DF]
_NUKTA = {chr(code): unicodedata.normalize("NFD", chr(code)) for code in _DOTTED}
"""Letters of Hindi and Bengali that are written as one character or as a letter and its dot."""


def _foldings() -> tuple[list[tuple[str, str]], dict[bytes, list[tuple[str, str]]]]:
    """What each character is read as: the ASCII ones, and the others by the byte that they begin with in UTF-8."""
    pairs = [(mark, " ") for mark in _PUNCTUATION]
    pairs += [(chr(ord(zero) + value), str(value)) for zero in _ZEROS for value in range(10)]
    pairs += _TWINS.items()
    others: dict[bytes, list[tuple[str, str]]] = {}
    for written, read in pairs:
        if not written.isascii():
            others.setdefault(written.encode()[:1], []).append((written, read))
    return [pair for pair in pairs if pair[0].isascii()], others


_ASCII, _OTHERS = _foldings()


def plain(text: str) -> str:
    """Text as phrases are compared: lower case, punctuation blank, digits ASCII, one letter of twins.

    Every character keeps its offset, and reads the same whatever stands in other lines.
    """
    return "".join(map(_plain, of_text(text)))


def _plain(text: str) -> str:
    # One replacement a character is ten times faster here than one `str.translate`, since most are on no page. Those of
    # scripts that are not there are passed over by their first byte in UTF-8, which is faster than to look for each.
    for written, read in _ASCII:
        if written in text:
            text = text.replace(written, read)
    if not text.isascii():
        data = text.encode("utf-8", "surrogatepass")
        for lead, foldings in _OTHERS.items():
            if lead in data:
                for written, read in foldings:
                    if written in text:
                        text = text.replace(written, read)
    return text.lower()


def unspaced(text: str) -> bool:
    """Whether any of the text is in a script that does not part words by spaces: phrases then need no word boundary."""
    return _UNSPACED.search(text) is not None


def spellings(text: str) -> Iterator[str]:
    """The text as it is, and with its letters with dots all in one character or all in two, where that differs.

    Their spellings differ in length, so `plain` cannot make them one.
    """
    yield text
    composed = decomposed = text
    for letter, parts in _NUKTA.items():
        composed = composed.replace(parts, letter)
        decomposed = decomposed.replace(letter, parts)
    for other in (composed, decomposed):
        if other != text:
            yield other
