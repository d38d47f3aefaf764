"""Parts lines in which several blocks stand glued together, without a blank between.

BeautifulSoup's ``get_text()`` and lxml's ``text_content()`` break lines only where the source did: where markup was
packed, menus, headlines and paragraphs come as one line, “SubscribeLog in”, “the bridge held.The mayor said”. Whether a
page is such a dump, its longest lines tell; only then are all lines looked into.
"""

from __future__ import annotations

import functools
import heapq
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.page import make
from newsclean.readers.lines import Line

_SAMPLE, _LONG = 4, 300
"""How many of the longest lines tell whether a page is glued, and code points that they have at least."""
_LEAST, _PER_END, _FARTHEST = 10, 2, 500
"""Different joints there must be in them at least, as how many a sentence's end counts, and code points that may lie
between two on the average."""
_AROUND = 8
"""Code points at either side of a sentence's end by which it differs from others: programs call the same again."""
_NEAR = 60
"""Code points within which two other joints lie where words are glued; a lone capital within a word is its own."""
_HALF = 20
"""Code points of a glued word that are looked at: no part of a name is longer."""
_MOST = 5_000
"""Joints beyond which a page is left as it is: no article has as many blocks, and each has its cost."""
_CODE_MARKS, _CODE_SHARE = (*"{}=;_<>\\", '":', '","'), 0.01
"""What programs are full of, and the share of a line's code points from which on it is one."""

_NAMES = frozenset(
    (("You", "Tube"), ("Linked", "In"), ("Whats", "App"), ("Tik", "Tok"), ("We", "Chat"), ("Pay", "Pal"))
)
"""Names that stand in rows of links, where nothing else may tell that they are one word."""
_PREFIXES = frozenset(("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Fitz"))
"""What names with a capital inside begin with: “McDonald”, “DeSantis”, “LeBron”."""

_SIGN = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я\u0590-\u1fff\uac00-\ud7a3](?<=[a-zß-öø-ÿα-ωа-я.?!…)\"”’»؟।۔“„«‘].)")
"""Matches the first letter behind most joints, and little else: what ordinary pages are asked for, so it is short."""


class _Patterns(NamedTuple):
    """They begin with what is rare in prose, as they are searched for: a full stop, a capital, a digit."""

    ends: re.Pattern[str]
    """Match the marks of a sentence's end with another sentence right behind."""
    words: re.Pattern[str]
    """Match the first character of a word glued to another."""
    before: re.Pattern[str]
    behind: re.Pattern[str]
    """Match the last part of the one and the first part of the other, up to the next joint."""


@functools.cache
def _patterns() -> _Patterns:
    """Compiled where a page looks glued: the classes are large."""
    extended = [chr(code) for code in range(0x100, 0x180)]
    upper = "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-Я" + "".join(filter(str.isupper, extended))
    lower = "a-zß-öø-ÿΐά-ώа-џ" + "".join(filter(str.islower, extended))
    uncased = rf"[^\W\d_{upper}{lower}]"
    ended = rf"(?:(?<=[{lower}]{{2}}.)|(?<=[{upper}]{{2}}.)|(?<=\d\d.)|(?<=[)\]\"”’»%].))(?<!\bMrs.)(?<!\bProf.)"
    file = r"(?!(?:Com|Org|Net|Js|Html|Pdf)\b)"
    call = r"(?!\w{1,40}(?:[(@=/\[]|\.\w))"
    opened = rf"{file}{call}[{upper}](?:[{lower}’'\s]|[{upper}]+[\s,])"
    return _Patterns(
        re.compile(
            rf"[.?!…]{ended}[\"”’»)\]]{{0,2}}(?=[\"“‘«„¿¡]?{opened})"
            rf"|[.?!؟।۔](?<={uncased}{uncased}.)[\"”’»)]{{0,2}}(?={uncased})"
        ),
        re.compile(
            rf"[{upper}\d](?:(?<=[{lower}][{upper}])(?=[{lower}{upper}’'\s])"
            rf"|(?<=\d[{upper}])(?=[{lower}])|(?<=[{lower}]{{2}}\d))"
        ),
        re.compile(rf"[{upper}]?[{lower}]*\Z"),
        re.compile(rf"[{upper}]+[{lower}]*"),
    )


def unglued(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those of a glued page parted at their joints; the very same of any other."""
    if not _glued(lines):
        return lines
    found = [_joints(line.text) for line in lines]
    if sum(len(joints.sure) for joints in found) > _MOST:
        return lines
    names = {
        _halves(line.text, at)
        for line, joints in zip(lines, found, strict=True)
        for at in joints.words
        if at not in joints.dense
    }
    return [part for line, joints in zip(lines, found, strict=True) for part in _parts(line, joints, names)]


def _glued(lines: Sequence[Line]) -> bool:
    sample = heapq.nlargest(_SAMPLE, [line.text for line in lines if len(line.text) >= _LONG], key=len)
    signs = sum(len(_SIGN.findall(text)) for text in sample)
    if signs * _PER_END < _LEAST or signs > _MOST:
        return False
    ends = words = 0
    for text in sample:
        joints = _joints(text)
        ends += len({text[max(0, at - _AROUND) : at + _AROUND] for at in joints.ends})
        words += len({_halves(text, at) for at in joints.dense if not text[at].isdigit()})
    return ends * _PER_END + words >= max(_LEAST, sum(map(len, sample)) / _FARTHEST)


class _Joints(NamedTuple):
    """Offsets into a line."""

    ends: frozenset[int]
    words: tuple[int, ...]
    dense: frozenset[int]
    """Of ``words`` those with others near."""

    @property
    def sure(self) -> frozenset[int]:
        """Where the line may be parted."""
        return self.ends | self.dense


_NONE = _Joints(frozenset(), (), frozenset())


def _joints(text: str) -> _Joints:
    """The joints of a line; a program has none."""
    if sum(map(text.count, _CODE_MARKS)) > _CODE_SHARE * len(text):
        return _NONE
    patterns = _patterns()
    ends = frozenset(match.end() for match in patterns.ends.finditer(text))
    words = tuple(at for match in patterns.words.finditer(text) if not _named(text, at := match.start()))
    every = sorted(ends.union(words))
    dense = {
        at
        for first, middle, last in zip(every, every[1:], every[2:], strict=False)
        for at in _crowded(first, middle, last)
    }
    return _Joints(ends, words, frozenset(dense) - ends)


def _crowded(first: int, middle: int, last: int) -> Iterator[int]:
    """Which of three joints in a row have the other two near."""
    if last - first <= _NEAR:
        yield first
        yield last
    if middle - first <= _NEAR and last - middle <= _NEAR:
        yield middle


def _halves(text: str, at: int) -> tuple[str, str]:
    """The parts of words around a joint: “You”, “Tube”."""
    patterns = _patterns()
    before = patterns.before.search(text, max(0, at - _HALF), at)
    behind = patterns.behind.match(text, at, at + _HALF)
    return before[0] if before else "", behind[0] if behind else ""


def _named(text: str, at: int) -> bool:
    """Whether the words around a joint make a name that is written so. A lone letter is part of one: “iPhone”, and
    “eThekwini”, as Bantu languages write places."""
    halves = _halves(text, at)
    alone = len(halves[0]) == 1 and halves[0].islower() and (at < 2 or not text[at - 2].isalnum())
    return alone or halves[0] in _PREFIXES or halves in _NAMES


def _parts(line: Line, joints: _Joints, names: set[tuple[str, str]]) -> Iterator[Line]:
    start = 0
    for at in sorted(joints.sure):
        if at in joints.dense and _halves(line.text, at) in names:
            continue
        yield _part(line, start, at)
        start = at
    yield _part(line, start, len(line.text)) if start else line


def _part(line: Line, start: int, end: int) -> Line:
    """A part of a line. It is on the same line: no room comes before any but the first."""
    indent, gap = (0, 0) if start else (line.indent, line.gap)
    return make(type(line), (line.start + start, line.text[start:end], indent, gap, indent + end - start))
