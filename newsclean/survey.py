"""What can be seen of a page before anyone judges it: languages, the shape of each block, the phrases found.

A survey is made once a page; detectors and referee read it, and nobody changes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.dates import DateReading, read_dates
from newsclean.languages import Languages, languages_of
from newsclean.page import Block, Page
from newsclean.vocabulary import Hit, Vocabulary, plain

_SENTENCE_END = re.compile(r"[.!?…](?=[\s\"'”’»)\]]|$)|[。！？।؟۔។]")
_CLOSERS = "\"'”’»)]）」』›*"
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9d]")
_LONG_WORDS = 3
"""Code points of unspaced script that count as one word."""
_ENOUGH = 60
"""Words at the head of a block that tell its share of function words and its subject."""
_PHRASE = 8
"""Words from which on a block's share of function words says something."""
_PROSE_WORDS = 20
"""Words from which on a closed block counts as prose when the page's subject is gathered."""
_DATE_LINE = 300
"""Code points a block has at most to be looked through for dates: those within prose are the story's own."""


class Shape(NamedTuple):
    """A block seen from afar."""

    words: int
    sentences: int
    """Sentence ends inside and at the end."""
    closed: bool
    """Whether it ends as a sentence does."""
    function: float
    """Share of function words of the page's language, 0 to 1 (of characters, in scripts without spaces, to the same scale)."""
    capital: float
    """Share of words that begin with a capital; 0 for long blocks and scripts without capitals."""
    digits: float
    """Share of digits among the characters; 0 for long blocks."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A page, its blocks' shapes, the phrases found in it (by family) and the dates in its short lines (by block)."""

    page: Page
    languages: Languages
    shapes: Sequence[Shape]
    cohesion: Sequence[float]
    function_words: frozenset[str]
    hits: dict[str, list[Hit]]
    dates: dict[int, list[DateReading]]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The page's blocks."""
        return self.page.blocks

    def found(self, family: str) -> Sequence[Hit]:
        """The phrases of a family that stand in their places, in page order."""
        return self.hits.get(family, ())

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
    dates = {}
    for index, text in enumerate(texts):
        if len(text) <= _DATE_LINE and (readings := read_dates(text)):
            dates[index] = readings
    tokens = [text.split() for text in plains]
    shapes = [_shape(text, words, function_words, spaced) for text, words in zip(texts, tokens, strict=True)]
    return Survey(page, languages, shapes, _cohesion(tokens, shapes, function_words), function_words, hits, dates)


def _shape(text: str, tokens: Sequence[str], function_words: frozenset[str], spaced: bool) -> Shape:
    words = text.split()
    count = len(words)
    if not text.isascii():
        count += len(_UNSPACED.findall(text)) // _LONG_WORDS
    if not count:
        return Shape(0, 0, False, 0.0, 0.0, 0.0)
    tail = text.rstrip(_CLOSERS)[-1:]
    closed = tail in _FINAL and tail != ""
    function = 0.0
    if count >= _PHRASE:
        if spaced:
            head = tokens[:_ENOUGH]
            function = sum(map(function_words.__contains__, head)) / max(1, len(head))
        else:
            head_text = text[: 4 * _ENOUGH]
            function = min(1.0, 3 * sum(map(head_text.count, function_words)) / len(head_text))
    if count > 40:
        return Shape(count, len(_SENTENCE_END.findall(text)), closed, function, 0.0, 0.0)
    sentences = len(_SENTENCE_END.findall(text)) if closed or count > 12 else 0
    capital = sum([word[0].isupper() for word in words]) / len(words)
    digits = sum(map(str.isdigit, text)) / len(text) if _DIGIT.search(text) else 0.0
    return Shape(count, sentences, closed, function, capital, digits)


_FINAL = frozenset(".!?…。！？।؟۔។")
_DIGIT = re.compile(r"\d")


def _cohesion(tokens: Sequence[Sequence[str]], shapes: Sequence[Shape], function_words: frozenset[str]) -> list[float]:
    """Share of each block's content words (0 to 1) that stand in other blocks of prose too; 0.5 where it has none.

    A story comes back to its words; menus and teasers of other stories do not share them.
    """
    prose: Counter[str] = Counter()
    contents = []
    for words, shape in zip(tokens, shapes, strict=True):
        content = {word for word in words[:_ENOUGH] if len(word) > 3} - function_words
        contents.append(content)
        if shape.words >= _PROSE_WORDS and shape.closed:
            prose.update(content)
    shares = []
    for content, shape in zip(contents, shapes, strict=True):
        if not content:
            shares.append(0.5)
            continue
        own = 1 if shape.words >= _PROSE_WORDS and shape.closed else 0
        shares.append(sum([prose[word] > own for word in content]) / len(content))
    return shares
