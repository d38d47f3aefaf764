"""Takes off what a text was wrapped in on its way: the marks of quoted mail (``> ``), the escapes of a program's string
(``\\n``), HTML's names for characters (``&#8217;``), and bytes that were read in the wrong charset (``â€™``).

A person reads past all of them, and no page was published so. Each is asked for by more than one sign, so that a text
that speaks of them stays as it is. What is left goes the way of any other text.
"""

from __future__ import annotations

import html
import re

_ESCAPES, _LINES = 4, 8
"""Escaped line ends that a string has at least, and how many times as many as real ones."""
_QUOTED = 0.5
"""Share of the lines from which on the marks of quoted mail are taken off."""
_NAMED = 3
"""Names for characters from which on a text was not read to its end."""
_MISREAD, _SOUND = 3, 0.8
"""Characters that misreading leaves, and the share of the lines with such that must read well in UTF-8."""

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "\n"}
_QUOTE = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_NAME = re.compile(r"&(?!(?:lt|gt|LT|GT|#6[02]|#x3[cCeE]);)(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_MOJIBAKE = re.compile(r"[ÂÃÄÅÎÏÐÑØÙà-ï][\u0080-\u00bfŒœŠšŸŽžƒ\u02c6\u02dc\u2013-\u203a€™]")
"""The first byte of a character in UTF-8 and another one of it, read as Latin-1 or Windows-1252."""
_CONTROL = re.compile(r"[\x80-\x9f]")
_LOST_BLANK = re.compile(r"Ã (?: |(?=\w))")
"""“à”, whose second byte is read as a no-break space, which dumps fold with the blank behind it."""


def unwrapped(text: str) -> str:
    """The text as it was before; the very same where nothing of the kind is found. Linear in the text."""
    if "\\n" in text:
        text = _unescaped(text)
    if ">" in text:
        text = _unquoted(text)
    if "&" in text and sum(1 for _ in _NAME.finditer(text)) >= _NAMED:
        text = _NAME.sub(lambda found: html.unescape(found[0]), text)
    return reread(text)


def _unescaped(text: str) -> str:
    """A program's string, its quotation marks and escapes gone."""
    shown = text.strip()
    escaped = shown.count("\\n")
    if escaped < _ESCAPES or shown.count("\n") * _LINES > escaped:
        return text
    if len(shown) > 1 and shown[0] == shown[-1] == '"':
        shown = shown[1:-1]
    # Characters beyond 16 bits are escaped as two surrogates, which have to be put together.
    plain = _ESCAPE.sub(_character, shown)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(escape: re.Match[str]) -> str:
    code, char = escape.groups()
    return chr(int(code, 16)) if code else _ESCAPED.get(char, char)


def _unquoted(text: str) -> str:
    """Mail that answers or forwards a story, without the marks at its lines' heads."""
    lines = [line for line in text.splitlines() if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    return _QUOTE.sub("", text) if quoted > 1 and quoted >= _QUOTED * len(lines) else text


def reread(text: str) -> str:
    """A text whose bytes were UTF-8, and were read as Windows-1252 or Latin-1; the very same where they were not."""
    if text.isascii() or sum(1 for _ in _MOJIBAKE.finditer(text)) < _MISREAD:
        return text
    lines = text.splitlines(keepends=True)
    odd = [index for index, line in enumerate(lines) if _MOJIBAKE.search(line) or _LOST_BLANK.search(line)]
    sound = {index: line for index in odd if (line := _in_utf8(lines[index])) is not None}
    if len(sound) < _SOUND * len(odd):
        return text
    return "".join([sound.get(index, line) for index, line in enumerate(lines)])


def _in_utf8(line: str) -> str | None:
    """A line's characters taken for bytes and read again; None where they are no UTF-8."""
    try:
        raw = b"".join(map(_byte, _LOST_BLANK.sub("Ã\xa0 ", line)))
        line = raw.decode("utf-8")
    except UnicodeError:
        return None
    # What was never UTF-8 to begin with: browsers take these controls for Windows-1252, too.
    return _CONTROL.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "ignore"), line)


def _byte(char: str) -> bytes:
    """The byte that a character was; Windows-1252 leaves five of them to Latin-1. Raises UnicodeError for any other."""
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252")
