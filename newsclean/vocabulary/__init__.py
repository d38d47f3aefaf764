"""The words of the trade: what stands on news pages, language by language, and how it is found in one pass.

Phrases live in one TOML file a language beside this module (``en.toml``), grouped in families (credit, byline, login …)
and, in each family, by the place in a block where they tell something:

- ``whole``: the block is nothing else, give or take punctuation and digits;
- ``start``, ``end``: the block begins or ends with it;
- ``anywhere``: it tells wherever it stands in the block;
- ``names``: proper names, found anywhere, in the case in which they are written.

All phrases of all languages are in one Aho-Corasick automaton [1], so a page costs one pass however many there are.

[1] A. V. Aho, M. J. Corasick: Efficient string matching, CACM 18(6), 1975.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs
import tomli

from newsclean.errors import VocabularyError

PLACES = ("whole", "start", "end", "anywhere", "names")
COMMON = "common"
"""The code of the phrases that stand on pages of every language."""

_LONG = 400
"""Code points from which on a block is searched at its ends alone: long paragraphs are told by their prose."""
_HEAD, _TAIL = 160, 120

_UNSPACED = ((0x0E00, 0x0EFF), (0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF))
"""Scripts that do not part words by spaces, or (Hangul) hang particles on them: their phrases need no word boundary."""

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\xa0«»‹›“”„‘’‚‐‑–—―…·•●▪■□►▶▼→←↑↓↗׳״،؛؟।、。「」『』【】〈〉《》（）：；，！？｜／＋"


_VARIANTS = (("İ", "i"), ("ı", "i"), ("ş", "ș"), ("Ş", "Ș"), ("ţ", "ț"), ("Ţ", "Ț"))
"""Letters with a twin: Turkish i with and without its dot (whose capital would change length), Romanian comma and cedilla."""


class Entry(NamedTuple):
    """What a phrase says, and where it must stand to say it. ``written`` is a name's own case, else empty."""

    family: str
    place: str
    language: str
    written: str


class Hit(NamedTuple):
    """A phrase found in its place. Offsets are into the block's text.

    A credit's ``start`` phrase may also open a clause within the block, “… (Photo: AFP)”: its place is then ``clause``.
    """

    block: int
    family: str
    place: str
    start: int
    end: int


class Language(NamedTuple):
    """One language's file: its scripts (Unicode names) and the function words that tell its prose."""

    code: str
    name: str
    scripts: tuple[str, ...]
    function_words: frozenset[str]


class _Segment(NamedTuple):
    """A searched stretch: its block, where it begins in the block's text and in the haystack, and its length."""

    block: int
    offset: int
    at: int
    length: int
    opens: bool
    closes: bool


def plain(text: str) -> str:
    """Text as phrases are compared: lower case, punctuation blank. Every character keeps its offset.

    One pass a punctuation mark is ten times faster here than one `str.translate`, since most marks are on no page.
    """
    for mark in _PUNCTUATION:
        if mark in text:
            text = text.replace(mark, " ")
    for written, meant in _VARIANTS:
        if written in text:
            text = text.replace(written, meant)
    return text.lower()


class Vocabulary:
    """All phrases of a set of languages, ready to be found. Immutable once made; safe to share between threads."""

    def __init__(self, files: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """``files`` maps a language's code to what its files hold; several files of a language add up."""
        self.languages = {code: _language(code, tables) for code, tables in files.items() if code != COMMON}
        entries: dict[str, list[Entry]] = {}
        for code, tables in files.items():
            for table in tables:
                for phrase, entry in _entries(code, table):
                    known = entries.setdefault(phrase, [])
                    if entry not in known:
                        known.append(entry)
        self._entries = [tuple(known) for known in entries.values()]
        self._padded = [phrase.startswith(" ") for phrase in entries]
        self._automaton = ahocorasick_rs.AhoCorasick(list(entries), store_patterns=False)

    @classmethod
    def load(cls, extra: Iterable[str | PathLike[str]] = ()) -> Vocabulary:
        """The vocabulary that comes with the package, and phrases or whole languages from files of your own.

        A file is TOML like those of the package; ``language = "xx"`` names its language, without it its phrases hold for
        pages of every language. Raises `VocabularyError` where a file cannot be read as such.
        """
        files: dict[str, list[Mapping[str, Any]]] = {}
        for path in sorted(resources.files(__name__).iterdir(), key=lambda path: path.name):
            if path.name.endswith(".toml"):
                files[path.name[:-5]] = [tomli.loads(path.read_text("utf-8"))]
        for own in map(Path, extra):
            table = _own_table(own)
            files.setdefault(table.get("language", COMMON), []).append(table)
        return cls(files)

    def find(self, texts: Sequence[str], plains: Sequence[str], languages: Collection[str]) -> list[Hit]:
        """Every phrase of ``languages`` (and the common ones) that stands in its place in one of the blocks.

        ``plains`` holds each of the blocks' ``texts`` as `plain` gives it.
        """
        segments, haystack = _segments(plains)
        spoken = {*languages, COMMON}
        hits = []
        current = 0
        for pattern, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            while segments[current].at + segments[current].length <= start:
                current += 1
            segment = segments[current]
            if self._padded[pattern]:
                start, end = start + 1, end - 1
            places = _places(haystack, segment, start, end)
            at = segment.offset + start - segment.at
            for family, place, language, written in self._entries[pattern]:
                if language not in spoken:
                    continue
                if place not in places:
                    if family != "credit" or place != "start" or not _opens_clause(texts[segment.block], at):
                        continue
                    place = "clause"
                if written and not texts[segment.block].startswith(written, at):
                    continue
                hits.append(Hit(segment.block, family, place, at, at + end - start))
        return hits


@functools.lru_cache(maxsize=1)
def standard() -> Vocabulary:
    """The package's own vocabulary, loaded once a process."""
    return Vocabulary.load()


def _segments(plains: Sequence[str]) -> tuple[list[_Segment], str]:
    """What is searched of each block, and all of it as one string in which blanks part the segments."""
    segments: list[_Segment] = []
    parts = []
    at = 1
    for block, text in enumerate(plains):
        length = len(text)
        if length <= _LONG:
            segments.append(_Segment(block, 0, at, length, True, True))
            parts.append(text)
            at += length + 3
            continue
        segments.append(_Segment(block, 0, at, _HEAD, True, False))
        segments.append(_Segment(block, length - _TAIL, at + _HEAD + 3, _TAIL, False, True))
        parts += (text[:_HEAD], text[-_TAIL:])
        at += _HEAD + _TAIL + 6
    return segments, " " + " \n ".join(parts) + " "


def _places(haystack: str, segment: _Segment, start: int, end: int) -> tuple[str, ...]:
    """The places that a match at ``start:end`` of the haystack has in its block."""
    before = haystack[segment.at : start] if start - segment.at < 12 else "x"
    after = haystack[end : segment.at + segment.length] if segment.at + segment.length - end < 12 else "x"
    opens = segment.opens and (not before or before.isspace())
    closes = segment.closes and (not after or after.isspace())
    if opens and closes:
        return PLACES
    if segment.opens and segment.closes and not (before + after).strip(" 0123456789"):
        return PLACES
    if opens:
        return ("start", "anywhere", "names")
    return ("end", "anywhere", "names") if closes else ("anywhere", "names")


def _opens_clause(text: str, at: int) -> bool:
    """Whether a bracket, stroke or sentence end stands before ``at``: credits begin there, behind their caption."""
    before = text[max(0, at - 3) : at].rstrip()
    return before != "" and before[-1] in "([{|/–—-.!?:;•·»”\"'（［【。"


def _entries(code: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """The patterns of a language's table, each with what it says."""
    for family, places in table.items():
        if not isinstance(places, Mapping):
            continue
        for place, phrases in places.items():
            for phrase in phrases:
                folded = plain(phrase).strip()
                if not folded:
                    continue
                spaced = not any(low <= ord(char) <= high for char in folded for low, high in _UNSPACED)
                yield f" {folded} " if spaced else folded, Entry(family, place, code, phrase if place == "names" else "")


def _language(code: str, tables: Sequence[Mapping[str, Any]]) -> Language:
    words = " ".join(table.get("function_words", "") for table in tables)
    scripts = tuple(script for table in tables for script in table.get("scripts", ()))
    return Language(code, tables[0].get("name", code), scripts, frozenset(plain(words).split()))


def _own_table(path: Path) -> Mapping[str, Any]:
    """A user's file, checked: a wrong one must say so, not silently find nothing."""
    try:
        table = tomli.loads(path.read_text("utf-8"))
    except OSError as error:
        raise VocabularyError(path, error.strerror or str(error)) from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(path, str(error)) from error
    for family, places in table.items():
        if isinstance(places, Mapping):
            for place, phrases in places.items():
                _check_phrases(path, f"{family}.{place}", place, phrases)
        elif family not in ("name", "language", "scripts", "function_words"):
            raise VocabularyError(path, f"“{family}” is no table of phrases")
    return table


def _check_phrases(path: Path, where: str, place: str, phrases: object) -> None:
    if place not in PLACES:
        raise VocabularyError(path, f"{where}: the place must be one of {', '.join(PLACES)}")
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise VocabularyError(path, f"{where}: a list of strings is needed")
