"""What speaks for and against each block being part of the story, as one number a block."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.page import KEPT, Mark, Role, Span, make
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("referee")
_MOST_WORDS = 60
"""Words from which on a longer block is no more surely prose."""
_BY_WORDS = np.array([_W["bias"] + _W["log_words"] * math.log1p(words) for words in range(_MOST_WORDS + 1)])
_IMPORTANCE = np.array([_W["importance"] * math.sqrt(words) for words in range(_MOST_WORDS + 1)])
"""Long blocks weigh more in a page's reading than short ones, less than by their length."""
_EMPTY = -2.0
"""Log-odds of a block without words."""
_AGAINST_OTHERS, _AGAINST_MOST = _W["against_others"], _W["against_most"]
_ASIDE_MARK, _BREAK_MARK = _W["aside_mark"], _W["break_mark"]
_ASIDE_ODDS, _FOOT = _W["aside_odds"], _W["aside_foot"]
_PHRASE, _MOST_SENTENCES, _MOST_FUNCTION = 8, 5, 0.5
"""Words from which on function words count; the most sentences, and share of function words, that count."""
_ASIDES = dict.fromkeys(
    (Role.CAPTION, Role.CREDIT, Role.ADVERTISING, Role.PROMO, Role.RELATED, Role.SHARE, Role.REPEAT, Role.LOGIN),
    _W["aside_amid"],
)
"""What often stands between a story's paragraphs; menus, comments and legal lines stand below it, and tell its end."""
_BREAKS = frozenset((Role.RELATED, Role.PROMO))
"""Asides of several lines, some of which are marked but faintly."""
_SUPPORT = frozenset((Role.BODY, Role.HEADING))
"""Marks of these roles say how like the story's text a block is: their weights, of either sign, are added."""

Floats = NDArray[np.float64]


class Opinion(NamedTuple):
    """What the detectors say of a block: their marks, the summed weights of each role, and the parts with a role of
    their own."""

    marks: tuple[Mark, ...] = ()
    roles: Mapping[Role, float] = {}
    cuts: tuple[tuple[Span, Role, str], ...] = ()

    def reasons(self, role: Role) -> tuple[str, ...]:
        """Why the block would have a role, the strongest mark first."""
        own = [mark for mark in self.marks if mark.role is role and mark.cut is None]
        if len(own) == 1:  # as most
            return (f"{own[0].detector}: {own[0].reason}",)
        own.sort(key=lambda mark: -mark.weight)
        return tuple(dict.fromkeys([f"{mark.detector}: {mark.reason}" for mark in own]))


_NONE = Opinion()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a page's blocks.

    ``odds`` are log-odds of being part of the story's text, and ``scores`` these times the block's importance;
    ``asides`` hold, for the blocks that their marks say are something else, the price of setting them aside within a
    story; ``opinions`` hold what was said of the blocks that have marks.
    """

    scores: Sequence[float]
    asides: dict[int, float] = field(default_factory=dict)
    opinions: dict[int, Opinion] = field(default_factory=dict)
    odds: Sequence[float] = ()

    def of(self, index: int) -> Opinion:
        """What the detectors say of a block."""
        return self.opinions.get(index, _NONE)


def weigh(survey: Survey, marks: Sequence[Mark]) -> Evidence:
    """The evidence on each block: from its shape, from its marks, and from its neighbours or the list it is in."""
    prose = _prose(survey)
    speaks_for = [0.0] * len(prose)
    by_block: dict[int, list[Mark]] = {}
    for mark in marks:
        block, role, weight, _, _, cut = mark
        if cut is None and role in _SUPPORT:
            speaks_for[block] += weight
        elif block in by_block:
            by_block[block].append(mark)
        else:
            by_block[block] = [mark]
    opinions = {index: _opinion(own) for index, own in by_block.items()}
    prose += speaks_for
    _raise_headings(survey, prose, opinions)
    odds: list[float] = prose.tolist()  # which is faster one by one
    asides = {}
    for index, opinion in opinions.items():
        against = [weight for role, weight in opinion.roles.items() if role not in KEPT]
        if not against:
            continue
        strongest = max(against) if len(against) > 1 else against[0]
        rest = _AGAINST_OTHERS * (sum(against) - strongest)
        odds[index] -= min(_AGAINST_MOST + max(0.0, speaks_for[index]), strongest + rest)
        if strongest >= _BREAK_MARK and odds[index] < _ASIDE_ODDS and (prices := _prices(opinion)):
            asides[index] = min(prices)
    _join_asides(survey, asides)
    return Evidence((np.array(odds) * importance(survey)).tolist(), asides, opinions, odds)


def _prices(opinion: Opinion) -> list[float]:
    """What it costs to set a block aside within the story, for each role that its marks give it clearly enough."""
    return [
        _ASIDES.get(role, _FOOT)
        for role, weight in opinion.roles.items()
        if weight >= _ASIDE_MARK or (weight >= _BREAK_MARK and role in _BREAKS)
    ]


def importance(survey: Survey) -> Floats:
    """How much each block counts in the reading of its page: long ones more than short ones."""
    return _IMPORTANCE[np.minimum(survey.columns.words, _MOST_WORDS)]


def _opinion(marks: Sequence[Mark]) -> Opinion:
    if len(marks) == 1 and marks[0].cut is None:  # as most
        return make(Opinion, (tuple(marks), {marks[0].role: marks[0].weight}, ()))
    roles: dict[Role, float] = {}
    cuts = []
    for _, role, weight, detector, reason, cut in marks:
        if cut is None:
            roles[role] = roles.get(role, 0.0) + weight
        else:
            cuts.append((cut, role, f"{detector}: {reason}"))
    return make(Opinion, (tuple(marks), roles, tuple(cuts)))


def _prose(survey: Survey) -> Floats:
    """Log-odds that blocks of these shapes are of a story, before anything is known of their marks."""
    shapes = survey.columns
    words = shapes.words
    odds: Floats = _BY_WORDS[np.minimum(words, _MOST_WORDS)] + _W["digits"] * shapes.digits
    odds += np.where(words > 3, _W["capital"] * shapes.capital, _W["tiny"])
    odds += _W["sentences"] / _MOST_SENTENCES * np.minimum(shapes.sentences, _MOST_SENTENCES)
    odds += _W["closed"] * shapes.closed + _W["quoted"] * (shapes.closed & shapes.quoted)
    odds += np.where(words >= _PHRASE, _W["function"] * np.minimum(shapes.function, _MOST_FUNCTION), 0.0)
    odds += np.where(words > 3, _W["subject"] * (survey.cohesion - 0.5), 0.0)
    layouts = [block.layout for block in survey.blocks]
    odds[[index for index, layout in enumerate(layouts) if layout.gap]] += _W["gap"]
    odds[[index for index, layout in enumerate(layouts) if layout.bullet]] += _W["bullet"]
    odds[words == 0] = _EMPTY
    odds[_listed(survey)] += _W["listed"]
    return odds


def _listed(survey: Survey) -> list[int]:
    """The items of lists that a sentence with a colon opened; prose ends them."""
    shapes = survey.columns
    listed: list[int] = []
    for head in np.flatnonzero(shapes.colon & (shapes.words >= 5)).tolist():
        for index in range(head + 1, min(head + 1 + int(_W["list_items"]), len(shapes.rows))):
            if listed and index <= listed[-1]:
                continue
            if shapes.rows[index].words > 1:
                listed.append(index)
            if shapes.rows[index].words >= 2 * _W["prose_words"]:
                break
    return listed


def _raise_headings(survey: Survey, odds: Floats, opinions: Mapping[int, Opinion]) -> None:
    """Lines without a sentence's end right above prose are at least as likely of the story as not: subheadings."""
    shapes = survey.columns
    words, marked = shapes.words, np.zeros(len(odds), dtype=bool)
    marked[list(opinions)] = True
    heading = (words > 1) & (words <= _W["heading_words"]) & ~shapes.closed & ~marked
    heads = heading[:-1] & shapes.closed[1:] & (words[1:] >= _W["prose_words"]) & ~marked[1:]
    raised = np.flatnonzero(heads)
    odds[raised] = np.maximum(odds[raised], _W["heading"])


def _join_asides(survey: Survey, asides: dict[int, float]) -> None:
    """A short line between two that are set aside goes with them: the question of a poll, the text of an
    advertisement. Not so where the two are the same: such a line stands between all of a story's paragraphs."""
    blocks = survey.blocks
    between = [index for index in asides if index + 2 in asides and index + 1 not in asides]
    for index in between:
        shape = survey.shapes[index + 1]
        if blocks[index].text == blocks[index + 2].text:
            continue
        if shape.words <= (_W["between_closed"] if shape.closed else _W["between_words"]):
            asides[index + 1] = max(asides[index], asides[index + 2])
