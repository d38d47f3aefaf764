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
_SIGNS = 3
"""Characters of a text at least that misreading leaves."""
_MOST = 500_000
"""Code points of a text that is read again: of one made of such signs alone it takes three seconds a million."""

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "\n"}
_QUOTE = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_NAME = re.compile(r"&(?!(?:lt|gt|LT|GT|#6[02]|#x3[cCeE]);)(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_MISREAD = re.compile(
    r"[ÂÃÄÅÎÏÐÑØÙà-ïĂĹđРС][\u0080-\u00bfŒœŠšŸŽžƒĄąŁłŞşŻżŚśŤťŹźЂЃѓЉЊЌЋЏђљњќћџЎўЈЅѕј\u02c6-\u02dd\u2013-\u203a€™]"
)
"""The first byte of a character in UTF-8 and another one, read as Latin-1, Latin-2 or Windows-1250, -1251, -1252."""


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
    """A text whose bytes were UTF-8 and were read in another charset, or parts of it; the very same where none were."""
    if text.isascii() or len(text) > _MOST or sum(1 for _ in _MISREAD.finditer(text)) < _SIGNS:
        return text
    from ftfy import fix_encoding  # takes longer to import than most pages to clean, and few need it

    lines = text.splitlines(keepends=True)
    return "".join([line if line.isascii() else fix_encoding(line) for line in lines])
