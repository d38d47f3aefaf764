"""What can be seen of a page before anyone judges it: languages, the shape of each block, the phrases found.

A survey is made once a page; detectors and referee read it, and nobody changes it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.dates import DateReading, read_dates
from newsclean.languages import Languages, languages_of
from newsclean.outline import Outline, outline_of
from newsclean.page import Block, Page, make
from newsclean.shape import Shape
from newsclean.vocabulary import Hit, Vocabulary, plain

_OTHER_ENDS = (".” ", "?” ", "!” ", ".» ", "… ", "。", "！", "？", "؟", "۔", "।")
_FINAL = frozenset(".!?…。！？।؟۔។")
_CAPITAL = re.compile(r"[A-Z](?<![^ ].)")
"""A capital at the beginning of a word."""
_DIGIT = re.compile(r"\d")
_CLOSERS = "\"'”’»)]）」』›*"
_LONG_WORDS = 3
"""Code points of unspaced script that count as one word."""
_ENOUGH = 60
"""Words at the head of a block that tell its share of function words and its subject."""
_PHRASE = 8
"""Words from which on a block's share of function words says something."""
_PROSE_WORDS = 20
"""Words from which on a closed block counts as prose when the page's subject is gathered."""
_SHORT_WORDS = 40
"""Words up to which capitals and digits are counted."""
_DATE_LINE = 300
"""Code points a block has at most to be looked through for dates: those within prose are the story's own."""
_FIRST_DATED, _LAST_DATED = 300, 50
"""Lines with digits at a page's start and end that are looked through for dates, which takes longer than all else."""


class Subject(NamedTuple):
    """What a page is about: each block's first words, and the content words of one, or of several, blocks of prose."""

    heads: Sequence[Sequence[str]]
    once: set[str]
    twice: set[str]


@dataclass(frozen=True, slots=True)
class Survey:
    """A page, its blocks' shapes, the phrases found in it (by family) and the dates in its short lines (by block)."""

    page: Page
    languages: Languages
    shapes: Sequence[Shape]
    subject: Subject
    function_words: frozenset[str]
    hits: dict[str, list[Hit]]
    dates: dict[int, list[DateReading]]
    outline: Outline | None = None
    """What markup says of the page's parts; None for text."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The page's blocks."""
        return self.page.blocks

    def found(self, family: str) -> Sequence[Hit]:
        """The phrases of a family that stand in their places, in page order."""
        return self.hits.get(family, ())

    def cohesion(self, index: int) -> float:
        """Share of a block's content words, 0 to 1, that stand in other blocks of prose too; 0.5 where it has none.

        A story comes back to its words; menus and headlines of other stories do not share them.
        """
        words = _content(self.subject.heads[index], self.function_words)
        if not words:
            return 0.5
        shape = self.shapes[index]
        own = shape.closed and shape.words >= _PROSE_WORDS
        return len(words & (self.subject.twice if own else self.subject.once)) / len(words)

    def by_block(self, *families: str) -> dict[int, list[Hit]]:
        """The phrases of some families, block by block in page order."""
        grouped: dict[int, list[Hit]] = {}
        for family in families:
            for hit in self.found(family):
                grouped.setdefault(hit.block, []).append(hit)
        return dict(sorted(grouped.items()))


def survey(page: Page, vocabulary: Vocabulary) -> Survey:
    """Looks a page over once. Linear in the page."""
    texts = [block.text for block in page.blocks]
    plains = plain("\n".join(texts)).split("\n") if texts else []
    languages = languages_of(texts, plains, vocabulary)
    main = vocabulary.languages.get(languages.main or "en")
    function_words = main.function_words if main else frozenset()
    spaced = main is None or not {"Han", "Hiragana", "Thai", "Hangul"} & set(main.scripts)
    hits: dict[str, list[Hit]] = {}
    for hit in vocabulary.find(texts, plains, languages.spoken):
        hits.setdefault(hit.family, []).append(hit)
    heads = [text.split(None, _ENOUGH)[:_ENOUGH] for text in plains]
    shapes = _shapes(texts, heads, function_words, spaced=spaced)
    subject = _subject(heads, shapes, function_words)
    outline = outline_of(page, shapes) if page.elements else None
    return Survey(page, languages, shapes, subject, function_words, hits, _dates(texts, shapes), outline)


def _dates(texts: Sequence[str], shapes: Sequence[Shape]) -> dict[int, list[DateReading]]:
    """The dates in short lines, by block."""
    dated = [
        index
        for index, (text, shape) in enumerate(zip(texts, shapes, strict=True))
        if (shape.digits or shape.words > _SHORT_WORDS) and len(text) <= _DATE_LINE
    ]
    if len(dated) > _FIRST_DATED + _LAST_DATED:
        dated[_FIRST_DATED:-_LAST_DATED] = []
    return {index: readings for index in dated if (readings := read_dates(texts[index]))}


def _shapes(
    texts: Sequence[str], heads: Sequence[Sequence[str]], function_words: frozenset[str], *, spaced: bool
) -> list[Shape]:
    """The shape of each block; menus say much twice, and each text is looked at once."""
    known: dict[str, Shape] = {"": Shape(0, 0, False, 0.0, 0.0, 0.0)}
    shapes = []
    for text, head in zip(texts, heads, strict=True):
        shape = known.get(text)
        if shape is None:
            shape = known[text] = _shape(text, head, function_words, spaced)
        shapes.append(shape)
    return shapes


def _sentences(text: str) -> int:
    """Sentence ends inside a text. Counting strings is ten times faster than a regex, and blanks follow most ends."""
    count = text.count(". ") + text.count("? ") + text.count("! ")
    if text.isascii():
        return count
    return count + sum(map(text.count, _OTHER_ENDS))


@functools.cache
def _unspaced() -> re.Pattern[str]:
    """Matches runs of script without spaces between words. It takes milliseconds to compile, and few pages need it."""
    return re.compile(r"[\u0e00-\u0e7f\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9d]+")


def _shape(text: str, head: Sequence[str], function_words: frozenset[str], spaced: bool) -> Shape:
    parts = text.count(" ") + 1
    words = parts if text.isascii() else parts + sum(map(len, _unspaced().findall(text))) // _LONG_WORDS
    last = text[-1]
    closed = (text.rstrip(_CLOSERS)[-1:] if last in _CLOSERS else last) in _FINAL
    function = 0.0
    if words >= _PHRASE:
        if spaced:
            function = sum(map(function_words.__contains__, head)) / max(1, len(head))
        else:
            function = _unspaced_share(text[: 4 * _ENOUGH], function_words)
    sentences = _sentences(text) + closed if closed or words > 12 else 0
    if words > _SHORT_WORDS:
        return make(Shape, (words, sentences, closed, function, 0.0, 0.0))
    if text.isascii():
        capital = len(_CAPITAL.findall(text)) / parts
    else:
        capital = sum([word[0].isupper() for word in text.split(" ")]) / parts
    digits = sum(map(str.isdigit, text)) / len(text) if _DIGIT.search(text) else 0.0
    return make(Shape, (words, sentences, closed, function, capital, digits))


def _unspaced_share(text: str, function_words: frozenset[str]) -> float:
    """The share of function words in a text that does not part its words."""
    chars, longer = _by_length(function_words)
    found = sum(map(chars.__contains__, text)) + sum(map(text.count, longer))
    return min(1.0, 3 * found / len(text))


@functools.lru_cache(maxsize=8)
def _by_length(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of one character, which can be counted at once, and the longer ones."""
    chars = frozenset(word for word in words if len(word) == 1)
    return chars, tuple(sorted(words - chars))


def _subject(heads: Sequence[Sequence[str]], shapes: Sequence[Shape], function_words: frozenset[str]) -> Subject:
    once: set[str] = set()
    twice: set[str] = set()
    for head, shape in zip(heads, shapes, strict=True):
        if shape.closed and shape.words >= _PROSE_WORDS:
            words = _content(head, function_words)
            twice |= once & words
            once |= words
    return Subject(heads, once, twice)


def _content(head: Sequence[str], function_words: frozenset[str]) -> set[str]:
    return {word for word in head if len(word) > 3} - function_words
