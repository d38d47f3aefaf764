"""The words of the trade: what stands on news pages, language by language, and how it is found in one pass.

Phrases live in one TOML file a language beside this module (``en.toml``), grouped in families (credit, byline, login …)
and, in each family, by the place in a block where they tell something:

- ``whole``: the block is nothing else, give or take punctuation and digits;
- ``start``, ``end``: the block begins or ends with it;
- ``anywhere``: it tells wherever it stands in the block;
- ``names``: proper names, found anywhere, in the case in which they are written.

Whole blocks are looked up in a table. All other phrases of all languages are in one Aho-Corasick automaton [1], so a
page costs one pass however many there are.

[1] A. V. Aho, M. J. Corasick: Efficient string matching, CACM 18(6), 1975.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from os import PathLike
from typing import NamedTuple

import ahocorasick_rs

from newsclean.characters import COLONS
from newsclean.vocabulary.files import (
    COMMON,
    PLACES,
    Language,
    OwnFile,
    Phrases,
    Table,
    add_phrases,
    language_of,
    read_own,
    tables_of,
)
from newsclean.vocabulary.spelling import plain, unspaced

__all__ = ["COMMON", "PLACES", "Hit", "Language", "Vocabulary", "plain", "standard"]

_LONG = 400
"""Code points from which on a block is searched at its ends alone: long paragraphs are told by their prose."""
_HEAD, _TAIL = 160, 120
_GAP = " \n "
"""What parts stretches that are searched; no phrase reaches across it."""
_NEAR = 12
"""Code points: a phrase nearer than this to an edge of its block stands at it, where nothing but blanks parts them."""
_NUMBERED = " 0123456789"
"""What may stand around a phrase that still fills its block: “12 comments”."""
_ACRONYM = 4
"""Code points of a name up to which its case must be its own: “AP”, not “ap”."""
_OPENERS = frozenset("([{|/–—-.!?:;•·»”\"'（［【。")
_CLAUSES = {"credit": _OPENERS, "byline": _OPENERS | frozenset("0123456789")}
"""The families whose ``start`` phrases may also open a clause within the block, and what stands before them there."""
_BUTTONS = ("navigation", "share", "meta", "comments", "login", "tags", "caption", "credit")
_LABELS = frozenset((*_BUTTONS, "promo", "legal", "related", "paywall", "advertising"))
"""The families of what stands on buttons and labels and in menus."""
_CLOCK = re.compile(r"\d ?(?:[A-Z]{2,4}|[ap]m) ?$")
"""What may stand before a byline, too: the end of a time of day, as in “23:30 EST by Jane Doe”."""
_CLOCK_LENGTH = 8
_PAPER = re.compile(r"[(\[](?:[A-Z][\w.'’-]*\s){1,4}$")
_PAPER_LENGTH = 60
"""A bracket that opens with the name of a paper, and how long that is at most."""


class Hit(NamedTuple):
    """A phrase found in its place. Offsets are into the block's text.

    The ``start`` phrase of a credit, byline or date may also open a clause within the block, “… (Photo: AFP)”, “May 3,
    2014 by Jane Doe”, “By Jane Doe Updated May 3”: its place is then ``clause``.
    """

    block: int
    family: str
    place: str
    start: int
    end: int


class Vocabulary:
    """All phrases of a set of languages, ready to be found. Immutable once made; safe to share between threads.

    It can go to other processes (pickle): what goes are the texts of your files, and a process makes it of them once.
    """

    def __init__(self, files: Mapping[str, Sequence[Table]], own: tuple[OwnFile, ...] | None = None) -> None:
        """``files`` maps a language's code to what its files hold; several files of a language add up.

        ``own`` are those that the package does not bring; without them it cannot be pickled.
        """
        self._own = own
        self.languages = {code: language_of(code, tables) for code, tables in files.items() if code != COMMON}
        self._whole: Phrases = {}
        within: Phrases = {}
        for code, tables in files.items():
            for table in tables:
                add_phrases(code, table, self._whole, within)
        self._labels = _labels(self._whole)
        self._numbered = _by_core(self._whole)
        for core in self._numbered:
            self._whole.setdefault(core, ())
        patterns = sorted(within)  # an automaton of sorted phrases is made in half the time
        self._within = [within[pattern] for pattern in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(patterns, store_patterns=False)

    @classmethod
    def load(cls, extra: Iterable[str | PathLike[str]] = ()) -> Vocabulary:
        """The vocabulary that comes with the package, and phrases or whole languages from files of your own.

        A file is TOML like those of the package; ``language = "xx"`` names its language, without it its phrases hold
        for pages of every language. A new language needs ``scripts`` and ``function_words``: its pages are told by
        them. Raises `VocabularyError` where a file cannot be used.
        """
        own = read_own(extra)
        return cls(tables_of(own), own)

    def __reduce__(self) -> tuple[Callable[[tuple[OwnFile, ...]], Vocabulary], tuple[tuple[OwnFile, ...]]]:
        if self._own is None:
            raise TypeError("a Vocabulary made of tables cannot be pickled; one of Vocabulary.load can")
        return made_once, (self._own,)

    def labels(self, languages: Collection[str]) -> frozenset[str]:
        """What fills a block as a menu's line or a button's label in one of ``languages``, or in all, as `plain` gives
        it.
        """
        return frozenset().union(*(self._labels.get(language, ()) for language in (COMMON, *languages)))

    def find(self, texts: Sequence[str], plains: Sequence[str], languages: Collection[str]) -> list[Hit]:
        """Every phrase of ``languages`` (and the common ones) that stands in its place in one of the blocks, each once.

        ``plains`` holds each of the blocks' ``texts`` as `plain` gives it. Hits come block by block, in the order of
        their ends. Takes time linear in the text.
        """
        spoken = frozenset(languages) | {COMMON}
        # A phrase that several of the languages share is one hit.
        hits = dict.fromkeys([*self._find_whole(plains, spoken), *self._find_within(texts, plains, spoken)])
        return sorted(hits, key=itemgetter(0, 4, 3))

    def _find_whole(self, plains: Sequence[str], spoken: frozenset[str]) -> Iterator[Hit]:
        """The blocks that are nothing but a phrase."""
        whole = self._whole
        for block, text in enumerate(plains):
            core = text.strip(_NUMBERED)
            if core not in whole:
                continue
            for phrase in (core, *self._numbered[core]) if core in self._numbered else (core,):
                for entry in whole[phrase]:
                    if entry.language in spoken and (start := _start_in(text, phrase)) is not None:
                        yield Hit(block, entry.family, "whole", start, start + len(phrase))

    def _find_within(self, texts: Sequence[str], plains: Sequence[str], spoken: frozenset[str]) -> Iterator[Hit]:
        """The phrases at the edges of blocks and inside."""
        stretches = [text if len(text) <= _LONG else text[:_HEAD] + _GAP + text[-_TAIL:] for text in plains]
        begins = list(accumulate([len(stretch) + len(_GAP) for stretch in stretches], initial=1))
        haystack = f" {_GAP.join(stretches)} "
        for pattern, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            entries = [entry for entry in self._within[pattern] if entry.language in spoken]
            if not entries:
                continue
            if haystack[start] == " ":
                start, end = start + 1, end - 1
            block = bisect_right(begins, start) - 1
            stretch = stretches[block]
            start, end = start - begins[block], end - begins[block]
            opens, closes = _edges(stretch, start, end)
            if start >= _HEAD:  # behind what was left out of a long block
                left_out = len(plains[block]) - len(stretch)
                start, end = start + left_out, end + left_out
            for family, place, _, written in entries:
                if place == "start" and not opens:
                    if not _opens_clause(family, texts[block], start, end):
                        continue
                    place = "clause"
                if (closes or place != "end") and (not written or _is_written(texts[block], start, written)):
                    yield Hit(block, family, place, start, end)


@functools.lru_cache(maxsize=1)
def standard() -> Vocabulary:
    """The package's own vocabulary, loaded once a process."""
    return Vocabulary.load()


@functools.lru_cache(maxsize=4)
def made_once(own: tuple[OwnFile, ...]) -> Vocabulary:
    """The vocabulary with these files, made once a process: pools send it with each task, folders of tests name it."""
    return Vocabulary(tables_of(own), own) if own else standard()


def _labels(phrases: Phrases) -> dict[str, set[str]]:
    """The phrases of buttons, labels and menus, by language."""
    labels: dict[str, set[str]] = {}
    for phrase, entries in phrases.items():
        for entry in entries:
            if entry.family in _LABELS:
                labels.setdefault(entry.language, set()).add(phrase)
    return labels


def _by_core(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The phrases that have digits at their edges (“covid 19”), by what is left without these."""
    numbered: dict[str, list[str]] = {}
    for phrase in phrases:
        if (core := phrase.strip(_NUMBERED)) != phrase:
            numbered.setdefault(core, []).append(phrase)
    return numbered


def _start_in(text: str, phrase: str) -> int | None:
    """Where a phrase begins in the block that it fills; None where it is part of a word, or far from the edges."""
    if text == phrase:
        return 0
    start = f" {text} ".find(f" {phrase} ")
    if start < 0 and unspaced(phrase):
        start = text.find(phrase)
    return start if 0 <= start < _NEAR and len(text) - start - len(phrase) < _NEAR else None


def _edges(stretch: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether ``start:end`` opens the stretch, and whether it closes it; what fills it but for numbers does both."""
    before = stretch[:start] if start < _NEAR else "…"
    after = stretch[end:] if len(stretch) - end < _NEAR else "…"
    if not (before + after).strip(_NUMBERED):
        return True, True
    return not before.strip(), not after.strip()


def _is_written(text: str, start: int, name: str) -> bool:
    """Whether a name stands in its own case; one of several letters may also be in another with a capital (“Imago”)."""
    return text.startswith(name, start) or (len(name) > _ACRONYM and text[start].isupper())


def _opens_clause(family: str, text: str, at: int, end: int) -> bool:
    """Whether a bracket, stroke or sentence end stands before ``at``: credits begin there, behind their caption. A
    colon or point right behind the phrase, and a capital at its start, say the same (“… in the wind Photo: AFP”), and
    so does a bracket with a paper's name (“… in the wind (Herald photo by Jane Doe)”). The labels of dates need no more
    than the capital.

    The hyphen and the apostrophe of “open-source” and “l'image” open nothing.
    """
    if family not in _CLAUSES:
        return family == "date" and text[at].isupper()
    before = text[max(0, at - 3) : at]
    if before[-1:] in ("-", "'") and before[-2:-1].isalnum():
        return False
    if family == "byline" and _CLOCK.search(text[max(0, at - _CLOCK_LENGTH) : at]):
        return True
    capital = text[at].isupper() or text[at].lower() == text[at].upper()  # in scripts without, each letter may be one
    if before.rstrip()[-1:] in _CLAUSES[family] or (capital and text[end : end + 1] in COLONS):
        return True
    if family != "credit":
        return False
    return (capital and "." in text[end - 1 : end + 1]) or bool(_PAPER.search(text, max(0, at - _PAPER_LENGTH), at))
