"""Parts a page that is all on one line, as ``get_text(" ")`` and the like leave it, at the ends of its sentences. Menus
and teasers have none: it is they that tell such a page from a paragraph, and they that stay apart from the story.

The first sentence has the whole head of the page before it. There, words that stand on the page again are a line of
their own (the headline stands in the document's head, among other stories, and above its own), and a line ends behind
a date. What is kept of a page is joined again (see `newsclean.assemble`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import regex

from newsclean.readers.lines import Line

_LEAST, _MOST = 1_000, 200_000
"""Code points of a line that may be a whole page: a shorter one is a paragraph, a longer one no article."""
NO_SENTENCE = 500
"""Code points without a sentence's end from which on they are a menu."""
_LONG = 160
"""Code points from which on a sentence may have more before it, or behind it, than belongs to it."""
_AGAIN = 4
"""Words in a row that count as standing again."""
_END = regex.compile(
    r"(?:(?<!\b\d{1,2})\.|[!?…])[\"”’»)\]]?\s+(?=[\p{Lu}\p{Lo}“\"„«‘(¿¡©\d])"  # not behind an ordinal: “27. Januar”
    r"|(?<=[.!?…][\"”’»]?\s)\([^()]{3,80}\)\s+(?=\p{Lu})"  # a credit, as a rule
    r"|[。！？][」』”]?"
)
_CLOCK = r"[012]?\d[:.h][0-5]\d\b"
_DATED = regex.compile(
    rf"\b(?:(?:19|20)\d\d\b|{_CLOCK})(?:[\s,|•·–—-]*\b{_CLOCK})?(?:\s(?:Uhr|[ap]\.?m|[A-Z]{{2,4}})\b)?"
    r"[\s,.|•·–—-]+(?=[\p{Lu}\p{Lo}])"
)
"""A year, a time of day or both, with what begins behind them."""
_WORD = regex.compile(r"[^\s\u200b-\u200f\ufeff]+")
"""Invisible characters are of no word, wherever they stand."""


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a line begin that is a whole page; that of a paragraph is one."""
    if not _LEAST <= len(text) <= _MOST:
        return [0]
    starts = [0, *(end.end() for end in _END.finditer(text) if end.end() < len(text))]
    longest = max(end - start for start, end in pairwise([*starts, len(text)]))
    return starts if longest >= NO_SENTENCE and len(starts) > 1 else [0]


def sentences_of(line: Line) -> list[Line]:
    """The sentences of a page's only line, and what stands before the first of them."""
    text = line.text
    starts = sentence_starts(text)
    if len(starts) > 1:
        joints = sorted({*_around_what_stands_again(text), *(date.end() for date in _DATED.finditer(text))})
        starts = sorted({*starts, *_within_long(joints, [*starts, len(text)])})
    ends = [*starts[1:], len(text)]
    shown = [text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    return [
        Line(line.start + start, sentence, line.indent, 0, line.indent + len(sentence))
        for start, sentence in zip(starts, shown, strict=True)
    ]


def _within_long(joints: list[int], bounds: list[int]) -> Iterator[int]:
    """The joints that lie in a stretch too long for a sentence."""
    at = 0
    for start, end in pairwise(bounds):
        while at < len(joints) and joints[at] < end:
            if end - start >= _LONG and joints[at] > start:
                yield joints[at]
            at += 1


def _around_what_stands_again(text: str) -> Iterator[int]:
    """Where words begin that stand on the page more than once, and where what follows them does."""
    words = [(word.start(), word.group()) for word in _WORD.finditer(text)]
    rows = list(zip(*([word for _, word in words[shift:]] for shift in range(_AGAIN)), strict=False))
    times = Counter(rows)
    behind = 0  # the run at hand: the word behind it, and the words that it begins with
    opening: tuple[str, ...] = ()
    for at, row in enumerate(rows):
        if times[row] > 1:
            if at >= behind or row == opening:
                opening = row
                if at:
                    yield words[at][0]
            behind = at + _AGAIN
        elif at == behind:
            yield words[at][0]
