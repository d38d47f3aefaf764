"""How a stretch of a page is read: white space folded, invisible characters gone, wrapped lines rejoined.

Folding is what a reader's eye does. It never changes a word, only undoes how the text was laid out, and it is the one
definition of “the text of a span” for blocks, pieces, removals and captions alike.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from itertools import pairwise

# Code points that show nothing: C0/C1 controls, soft hyphen, zero-width space, direction controls, joiners of words,
# BOM, interlinear marks. ZWNJ and ZWJ (200C, 200D) stay: they shape letters in Persian, Indic scripts and emoji.
_INVISIBLE = [
    *(*range(0x09), *range(0x0E, 0x1C), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)),
    *(0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F),
    *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC)),
]
_DROP: dict[int, str | None] = dict.fromkeys(_INVISIBLE)
_DROP.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))  # lone surrogates cannot be written as UTF-8

ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in _INVISIBLE) + "\ud800-\udfff]")
"""Matches where a page holds anything but plain visible text and white space."""

ASCII = bytes(range(128))
_PLAIN_ASCII = bytes(code for code in ASCII if code not in _INVISIBLE)

_BULLETS = frozenset("•□▪▫◦○●■◆◇‣⁃∙·*+")
_BULLET = re.compile(r"(?:[•□▪▫◦○●■◆◇‣⁃∙·]\s*|\*\s+|\+\s+(?=[^\W\d]))(?=\S)")

_WIDE = (
    "\u1100-\u115f\u2e80-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\ua4cf"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
)
"""Characters two columns wide in a terminal, written without spaces between words: a class for regexes, without Hangul
syllables."""

_LINE_ENDS = "\r\n\x0b\x0c\x85\u2028\u2029"
_SPLIT_WORD = re.compile(rf"\b(\w+)[-\u2010][ \t]*[{_LINE_ENDS}]\s*(\w+)")
_CONJUNCTIONS = frozenset(("und", "oder", "bzw", "bis", "en", "of", "og", "eller", "och", "and", "or", "ja", "tai"))
"""What follows a hyphen that stands for a word's second half: “ober- und unterhalb”."""
_LINK_NUMBER = re.compile(r"\[(?:(?<!\S\[)\d{1,4}\](?=\S)|\d{1,4}\](?=\w))")
"""Before a link, which another one may stand right before; a note’s number stands behind its word."""


@functools.cache
def wide() -> re.Pattern[str]:
    """Matches one wide character. A class as large takes milliseconds to compile, and few pages need it."""
    return re.compile(f"[{_WIDE}]")


@functools.cache
def _wide_break() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_WIDE}])[ \t]*[{_LINE_ENDS}]\s*(?=[{_WIDE}])")


@functools.cache
def _node_break() -> re.Pattern[str]:
    """Matches line ends between text nodes that stood without a blank between: before a closing mark or an ending,
    behind an opening mark or an elided word (“l’”, “dell’”)."""
    end = rf"[ \t]*(?:\r\n|[{_LINE_ENDS}])"
    closing = r"""[,.;:!?…)\]%"“”»،؛؟।](?![\w.…])|’\w|'s\b"""
    opening = r"""(?:(?<=[(\[„¿¡])|(?<!\S[“"‘'«])(?<=[“"‘'«])|(?<=\b\w['’])|(?<=\b[Qq]u['’])|(?<=ll['’]))"""
    return re.compile(rf"(?<![ \t]){end}(?={closing})|{opening}{end}(?=\S)")


@functools.cache
def two_columns() -> re.Pattern[str]:
    """Matches a run of characters that are two columns wide, Hangul among them."""
    return re.compile(f"[{_WIDE}\uac00-\ud7a3]+")


def visible(text: str) -> str:
    """A text without its invisible characters; lone surrogates show as U+FFFD."""
    return text.translate(_DROP)


def bullet_end(raw: str) -> int:
    """Where the text begins behind the list mark that ``raw`` begins with; 0 where it begins with none."""
    if not raw or raw[0] not in _BULLETS:
        return 0
    bullet = _BULLET.match(raw)
    return bullet.end() if bullet else 0


@dataclass(frozen=True, slots=True)
class Fold:
    """The reading of spans on one page; the flags say what it needs, so that plain pages are read at full speed."""

    odd: bool = False
    """The page holds invisible characters or lone surrogates."""
    wrapped: bool = False
    """Lines were broken to a width: split words and lines of scripts without spaces are rejoined."""
    whole_words: frozenset[str] = frozenset()
    """Words (lower case) that stand unhyphenated on the page: only these are rejoined without their hyphen."""
    link_numbers: bool = False
    """Links are numbered as terminal browsers number them: ``[12]Home``."""
    nodes: bool = False
    """Lines were broken between text nodes: no blank comes before a closing mark or behind an elided word."""
    lines: bool = False
    """White space was folded when the page was read; line ends and tabs that are left mean something (code, tables)."""

    def __call__(self, raw: str) -> str:
        """The reading of ``raw``: no white space at its ends, and on one line unless `lines` says otherwise."""
        # What prints holds no white space but blanks, and nothing to drop: most lines are read as they stand.
        if raw.isprintable() and "  " not in raw and raw[:1] not in _BULLETS and not self.link_numbers:
            return raw.strip()
        return self._read_closely(raw)

    def _read_closely(self, raw: str) -> str:
        if self.lines and ("\n" in raw or "\t" in raw):
            return raw.strip()
        if self.wrapped:
            raw = _wide_break().sub("", raw)
            raw = _SPLIT_WORD.sub(self._rejoin, raw)
        if self.nodes:
            raw = _node_break().sub("", _wide_break().sub("", raw))
        if self.odd:
            raw = raw.translate(_DROP).lstrip()
        if self.link_numbers:
            raw = _LINK_NUMBER.sub("", raw)
        bullet = bullet_end(raw)
        return " ".join(raw[bullet:].split() if bullet else raw.split())

    def _rejoin(self, match: re.Match[str]) -> str:
        """“inter-⏎national” is one word where the page has it whole; otherwise the hyphen may be its own and stays."""
        left, right = match.groups()
        if right in _CONJUNCTIONS:
            return f"{left}- {right}"
        joined = left + right
        return joined if joined.lower() in self.whole_words else f"{left}-{right}"


PLAIN = Fold()
"""The reading of a page that needs nothing of the kind."""


def align(raw: str, folded: str, offset: int) -> int:
    """The offset into ``raw`` of the character that stands at ``offset`` in its reading ``folded``, in code points.

    Folding only ever drops characters or turns white space into one blank, so both can be walked side by side.
    """
    if raw == folded:
        return offset
    at = 0
    for seen, char in enumerate(raw):
        if at >= len(folded):
            break
        same = char == folded[at] or (folded[at] == " " and char.isspace()) or "\ud800" <= char <= "\udfff"
        if same and at == offset:
            return seen
        at += same
    return len(raw)


def needs(text: str) -> tuple[bool, bool]:
    """Whether a page's text is odd (see `Fold.odd`) and whether its links are numbered (see `Fold.link_numbers`)."""
    numbers = [int(found[1:-1]) for found in _LINK_NUMBER.findall(text, 0, 20_000)]
    rising = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return ODD.search(without(text, _PLAIN_ASCII)) is not None, rising >= 5


def without(text: str, ascii_chars: bytes) -> str:
    """A text without some of the ASCII characters: what is left is soon searched, and taking out is far faster."""
    return text.encode("utf-8", "surrogatepass").translate(None, ascii_chars).decode("utf-8", "surrogatepass")
