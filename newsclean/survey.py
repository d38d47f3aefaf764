"""What can be seen of a page before anyone judges it: languages, the shape of each block, the phrases found.

A survey is made once a page; detectors and referee read it, and nobody changes it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from newsclean.dates import DateReading, read_dates
from newsclean.languages import Languages, languages_of
from newsclean.outline import Outline, outline_of
from newsclean.page import Block, Page
from newsclean.shapes import SHORT_WORDS, Shape, Shapes, shapes_of, shares_of, shares_unspaced
from newsclean.sites import Repeats, Site
from newsclean.vocabulary import Hit, Vocabulary, plain
from newsclean.words import HEAD, Words, words_of

_PROSE_WORDS = 20
"""Words from which on a closed block counts as prose when the page's subject is gathered."""
_DATE_LINE = 300
"""Code points a block has at most to be looked through for dates: those within prose are the story's own."""
_FIRST_DATED, _LAST_DATED = 300, 50
"""Lines with digits at a page's start and end that are looked through for dates, which takes longer than all else."""
_BETWEEN_WORDS, _BETWEEN_TIMES = 4, 3
"""Words of a line between paragraphs, and how often one stands two lines below itself."""

_BLOCK = itemgetter(0)
"""The block of a hit."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A page, its blocks' shapes, the phrases found in it (by family) and the dates in its short lines (by block)."""

    page: Page
    languages: Languages
    plains: Sequence[str]
    """The blocks' texts as phrases are compared (see `newsclean.vocabulary.plain`)."""
    words: Words
    """The words of these."""
    columns: Shapes
    cohesion: NDArray[np.float64]
    """Share of each block's content words, 0 to 1, that stand in other blocks of prose too; 0.5 where it has none."""
    function_words: frozenset[str]
    hits: dict[str, list[Hit]]
    dates: dict[int, list[DateReading]]
    labels: frozenset[str] = frozenset()
    """What is a menu's line or a button's label in the page's languages, as phrases are compared."""
    outline: Outline | None = None
    """What markup says of the page's parts; None for text."""
    repeats: Repeats | None = None
    """What other pages of the site hold of this one; None where nobody has counted."""
    between: Sequence[int] = ()
    """Short lines that stand between a story's paragraphs again and again (“Article content”): what says where an
    advertisement would be."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The page's blocks."""
        return self.page.blocks

    @property
    def shapes(self) -> Sequence[Shape]:
        """The blocks' shapes, one by one."""
        return self.columns.rows

    def found(self, family: str) -> Sequence[Hit]:
        """The phrases of a family that stand in their places, in page order."""
        return self.hits.get(family, ())

    def found_in(self, family: str, block: int) -> Sequence[Hit]:
        """Those of one block, found by bisection."""
        hits = self.found(family)
        start = bisect_left(hits, block, key=_BLOCK)
        return hits[start : bisect_right(hits, block, start, key=_BLOCK)]

    def by_block(self, *families: str) -> dict[int, list[Hit]]:
        """The phrases of some families, block by block in page order."""
        grouped: dict[int, list[Hit]] = {}
        for family in families:
            for hit in self.found(family):
                grouped.setdefault(hit.block, []).append(hit)
        return dict(sorted(grouped.items()))


def survey(page: Page, vocabulary: Vocabulary, site: Site | None = None) -> Survey:
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
    words = words_of(plains)
    functional = words.among(function_words)
    function = shares_of(words, functional) if spaced else shares_unspaced(texts, function_words)
    shapes = shapes_of(texts, function)
    cohesion = _cohesion(words, functional, shapes)
    outline = outline_of(page, shapes.rows) if page.elements else None
    dates = _dates(texts, shapes.rows)
    repeats = site.repeats(page) if site else None
    labels = vocabulary.labels(languages.spoken)
    between = _between(texts, shapes.rows)
    return Survey(
        page, languages, plains, words, shapes, cohesion, function_words, hits, dates, labels, outline, repeats, between
    )


def _between(texts: Sequence[str], shapes: Sequence[Shape]) -> list[int]:
    """The short lines that stand two below themselves, a paragraph between, some times at least. Subheads that come
    again (“Pros”, “Cons”) have more below.
    """
    again = Counter(
        texts[index]
        for index in range(2, len(texts))
        if texts[index] == texts[index - 2] and shapes[index].words <= _BETWEEN_WORDS and shapes[index - 1].closed
    )
    lines = {text for text, times in again.items() if times >= _BETWEEN_TIMES}
    return [index for index in range(1, len(texts)) if texts[index] in lines] if lines else []


def _dates(texts: Sequence[str], shapes: Sequence[Shape]) -> dict[int, list[DateReading]]:
    """The dates in short lines, by block."""
    dated = [
        index
        for index, (text, shape) in enumerate(zip(texts, shapes, strict=True))
        if (shape.digits or shape.words > SHORT_WORDS) and len(text) <= _DATE_LINE
    ]
    if len(dated) > _FIRST_DATED + _LAST_DATED:
        dated[_FIRST_DATED:-_LAST_DATED] = []
    return {index: readings for index in dated if (readings := read_dates(texts[index]))}


def _cohesion(words: Words, functional: NDArray[np.bool_], shapes: Shapes) -> NDArray[np.float64]:
    """Share of the content words at each block's head that stand in other blocks of prose.

    A story comes back to its words; menus and headlines of other stories do not share them.
    """
    content = (words.places < HEAD) & ~functional
    different, word = np.unique(words.hashes[content], return_inverse=True)
    many = max(1, len(different))
    block, word = np.divmod(np.unique(words.blocks[content] * many + word), many)  # each word of a block once
    prose = shapes.closed & (shapes.words >= _PROSE_WORDS)
    found = np.bincount(word[prose[block]], minlength=many)
    elsewhere = found[word] > prose[block]
    count = len(prose)
    shared, total = np.bincount(block[elsewhere], minlength=count), np.bincount(block, minlength=count)
    return np.where(total, shared / np.maximum(1, total), 0.5)
