"""What the learned referee sees of each block by itself: numbers on its shape, place, marks and markup, and its words,
hashed.

Nothing here is learned; the model's weights belong to exactly these columns (`COLUMNS`), in this order.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean import characters
from newsclean.outline import Outline
from newsclean.page import KEPT, Element, Role
from newsclean.referee.evidence import Evidence
from newsclean.survey import Survey
from newsclean.words import Words

_SHAPE = (
    "words",
    "sentences",
    "closed",
    "function",
    "capital",
    "digits",
    "quoted",
    "colon",
    "cohesion",
    "word length",
    "share of the longest",
)
_PLACE = ("gap", "indent", "bullet", "from the top", "from the end", "share of the page", "prose above", "prose below")
_SIGNS = {
    "digits": characters.DIGIT,
    "strokes": characters.STROKE,
    "brackets": characters.BRACKET,
    "quotes": characters.QUOTE,
    "colons": characters.COLON,
}
_ROLES = tuple(Role)
_PLACE_OF = {role: at for at, role in enumerate(_ROLES)}
_AGAINST = [at for role, at in _PLACE_OF.items() if role not in KEPT]
_MARKS = (*(f"marked {role.value}" for role in _ROLES), "marked against", "cut", "dated", "date inside")
_REGIONS = tuple("nav aside article main header footer figure form blockquote address li table".split())  # noqa: SIM905
_MARKUP = (
    "markup",
    "linked",
    "heading level",
    "hidden",
    "row or code",
    "inside",
    "share of the story",
    "share beside",
    "siblings kept",
    "cousins kept",
    "depth",
    "region",
    "field",
    *(f"in {region}" for region in _REGIONS),
)
_RULES = ("rules", "rules keep")
COLUMNS = (*_SHAPE, *_PLACE, *(f"holds {sign}" for sign in _SIGNS), *_MARKS, *_MARKUP, *_RULES)
"""The columns of `Features.blocks`."""
_FIRST_MARK = len(_SHAPE) + len(_PLACE) + len(_SIGNS)
_FIRST_MARKUP = _FIRST_MARK + len(_MARKS)

WORD_BUCKETS, NAME_BUCKETS = 1 << 13, 1 << 11
"""Buckets of hashed words, and of hashed tags and names of elements."""
_FIRST, _LAST = 20, 4
"""Words at a block's start and end that are hashed."""
_FAR = 60
"""Blocks from the page's ends from which on farther is no more telling: pages differ in length, stories do not care."""
_PROSE_WORDS = 12
"""Words from which on a closed block counts as prose."""
_AROUND = 6
"""Elements whose tags and names are hashed: a block's own, and those that it stands in."""
_MOST_NAMES = 8
"""Names of an element that are hashed."""
Floats = NDArray[np.float32]
Indices = NDArray[np.int64]


class Bags(NamedTuple):
    """Bags of hashed words: ``buckets`` holds one block's behind the other's, and ``begins`` is where each block's
    begin."""

    buckets: Indices
    begins: Indices


class Features(NamedTuple):
    """The blocks of a page as the model sees them one by one.

    ``blocks`` has a row a block and a column for each of `COLUMNS`; ``words`` are its first and last words, ``names``
    the tags and names of the elements around it.
    """

    blocks: Floats
    words: Bags
    names: Bags


def features_of(survey: Survey, evidence: Evidence, kept: Sequence[bool]) -> Features:
    """The features of a surveyed page, given how the rules read it (``kept``)."""
    keeps = np.array(kept, dtype=bool)
    columns = np.zeros((len(COLUMNS), len(keeps)), dtype=np.float32)
    for at, column in enumerate((*_shape(survey), *_place(survey), *_signs(survey))):
        columns[at] = column
    columns[_FIRST_MARK:_FIRST_MARKUP] = _marks(survey, evidence)
    if survey.outline is not None:
        _add_markup(survey, survey.outline, keeps, columns[_FIRST_MARKUP : -len(_RULES)])
    columns[-len(_RULES) :] = evidence.odds, keeps
    for index in survey.between:  # it parts nothing
        columns[:, index] = columns[:, index - 1]
    return Features(columns.T, hashed_words(survey.words), _names(survey))


def _shape(survey: Survey) -> list[NDArray[Any]]:
    shapes = survey.columns
    words = shapes.words.astype(np.float64)
    lengths = np.fromiter((len(block.text) for block in survey.blocks), dtype=np.float64, count=len(words))
    return [
        words,
        shapes.sentences,
        shapes.closed,
        shapes.function,
        shapes.capital,
        shapes.digits,
        shapes.quoted,
        shapes.colon,
        survey.cohesion,
        lengths / np.maximum(1, words),
        words / max(1.0, float(words.max(initial=0))),
    ]


def _place(survey: Survey) -> list[NDArray[np.float64]]:
    count = len(survey.blocks)
    layouts = [
        np.fromiter(column, dtype=np.float64, count=count)
        for column in zip(*(block.layout for block in survey.blocks), strict=True)
    ]
    index = np.arange(count, dtype=np.float64)
    prose = _prose(survey).astype(np.float64)
    total = max(1.0, float(prose.sum()))
    above = np.cumsum(prose)
    return [
        *layouts,
        np.minimum(index, _FAR),
        np.minimum(count - 1 - index, _FAR),
        index / max(1, count),
        (above - prose) / total,
        1 - above / total,
    ]


def _prose(survey: Survey) -> NDArray[np.int64]:
    """The words of each block that is shaped like prose; 0 of others."""
    shapes = survey.columns
    return np.where(shapes.closed & (shapes.words >= _PROSE_WORDS), shapes.words, 0)


def _signs(survey: Survey) -> list[NDArray[np.bool_]]:
    signs = survey.columns.signs
    return [(signs & kind) != 0 for kind in _SIGNS.values()]


def _marks(survey: Survey, evidence: Evidence) -> Floats:
    """What the detectors say, a row a role, and the strongest of what speaks against each block."""
    marked = np.zeros((len(_MARKS), len(survey.blocks)), dtype=np.float32)
    against, cut, dated, inside = range(len(_ROLES), len(_MARKS))
    said = [
        (_PLACE_OF[role], index, weight)
        for index, opinion in evidence.opinions.items()
        for role, weight in opinion.roles.items()
    ]
    if said:
        roles, rows, weights = zip(*said, strict=True)
        marked[list(roles), list(rows)] = weights
    marked[against] = np.maximum(marked[_AGAINST].max(axis=0), 0)
    marked[cut, [index for index, opinion in evidence.opinions.items() if opinion.cuts]] = 1.0
    marked[dated] = np.maximum(marked[_PLACE_OF[Role.DATE]], marked[_PLACE_OF[Role.BYLINE]])
    marked[inside, list(survey.dates)] = 1.0
    return marked


def _add_markup(survey: Survey, outline: Outline, kept: NDArray[np.bool_], columns: Floats) -> None:
    """What markup says of each block, to columns of zeros."""
    elements = survey.page.elements
    marked = [(block.index, *block.markup) for block in survey.blocks if block.markup]
    if not marked:
        return
    indices, own, linked, forms = zip(*marked, strict=True)
    rows, places = np.array(indices), np.array(own)
    parents = np.array([element.parent for element in elements], dtype=np.int64)
    beside = np.maximum(parents[places], 0)
    above = np.maximum(parents[beside], 0)
    shares = np.array(outline.shares, dtype=np.float32)
    mass = np.where(kept, survey.columns.words, 0)[rows]
    total = max(1, int(mass.sum()))
    different, which = np.unique(places, return_inverse=True)
    of_elements = np.array(_of_elements(elements, outline, different.tolist()), dtype=np.float32)[:, which]
    said = (
        np.ones(len(rows)),
        np.array(linked),
        *of_elements[:2],
        np.array([form in ("row", "code") for form in forms]),
        of_elements[2],
        shares[places],
        shares[beside],
        np.bincount(beside, mass, len(elements))[beside] / total,
        np.bincount(above, mass, len(elements))[above] / total,
        *of_elements[3:],
        *_in_regions(elements, places),
    )
    columns[:, rows] = np.stack(said)


def _of_elements(elements: Sequence[Element], outline: Outline, places: Sequence[int]) -> list[Sequence[float]]:
    """What is said of all blocks of an element alike: column by column, a number for each of these elements."""
    own = [elements[place] for place in places]
    regions, fields = ([purposes[place] for place in places] for purposes in (outline.regions, outline.fields))
    return [
        [element.level for element in own],
        [element.hidden for element in own],
        [outline.inside[place] for place in places],
        [element.depth for element in own],
        [purpose.weight if purpose else 0 for purpose in regions],
        [purpose.weight if purpose else 0 for purpose in fields],
    ]


def _in_regions(elements: Sequence[Element], places: Indices) -> NDArray[np.bool_]:
    """Which of the regions each block stands in: a row a region. Few of the elements that stand in others differ."""
    known: dict[tuple[str, ...], int] = {}
    which = [
        known.setdefault((elements[place].tag, elements[place].block, *elements[place].regions), len(known))
        for place in places.tolist()
    ]
    return np.array([[region in around for around in known] for region in _REGIONS])[:, which]


def _names(survey: Survey) -> Bags:
    """The hashed tags and names of the elements around each block, the nearest element's first."""
    elements = survey.page.elements
    if not elements:
        return Bags(np.zeros(0, dtype=np.int64), np.zeros(len(survey.blocks), dtype=np.int64))
    named, sizes, buckets = _hashed_names(elements)
    starts = np.cumsum(sizes) - sizes
    parents = np.array([element.parent for element in elements], dtype=np.int64)
    chains = np.array([block.markup.element if block.markup else -1 for block in survey.blocks])[:, None]
    for _ in range(_AROUND - 1):
        last = chains[:, -1:]
        chains = np.concatenate((chains, np.where(last < 0, -1, parents[last])), axis=1)
    own = named[chains]
    counts = np.where(chains < 0, 0, sizes[own])
    ends = np.cumsum(counts).reshape(counts.shape)
    offsets = np.repeat((starts[own] - ends + counts).ravel(), counts.ravel())
    found = buckets[offsets + np.arange(len(offsets))]
    return Bags(found, (ends - counts)[:, 0])


def _hashed_names(elements: Sequence[Element]) -> tuple[Indices, Indices, Indices]:
    """The number of each element's tag and names among those that differ, for most are named like others; how many
    buckets each of these has, and the buckets, one's behind the other's."""
    known: dict[tuple[str, tuple[str, ...]], int] = {}
    named = [known.setdefault((tag, names), len(known)) for tag, _, _, _, names, _, _, _ in elements]
    words = [(f"<{tag}", *names[:_MOST_NAMES]) for tag, names in known]
    hashed = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) % NAME_BUCKETS for own in words for word in own}
    buckets = [hashed[word] for own in words for word in own]
    return np.array(named), np.array([len(own) for own in words]), np.array(buckets)


def hashed_words(words: Words) -> Bags:
    """The buckets of each block's first and last words. The same in every process."""
    chosen = (words.places < _FIRST) | (words.counts[words.blocks] - words.places <= _LAST)
    buckets = (words.hashes[chosen] >> np.uint64(64 - int(math.log2(WORD_BUCKETS)))).astype(np.int64)
    return Bags(buckets, np.searchsorted(words.blocks[chosen], np.arange(len(words.counts))))
