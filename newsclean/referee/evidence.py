"""What speaks for and against each block being part of the story, as one number a block."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page import Mark, Role, Span
from newsclean.survey import Shape, Survey
from newsclean.weights import weights

_W = weights("referee")
_HEAD_ROLES = frozenset({Role.TITLE, Role.STANDFIRST, Role.BODY, Role.HEADING})


class Evidence(NamedTuple):
    """All that is known of a block.

    ``score`` is in log-odds of being part of the story's text, times the block's importance; ``roles`` holds the summed weights of
    the marks of each role, ``marks`` the marks themselves, ``cuts`` the parts of the block with a role of their own.
    """

    score: float
    roles: dict[Role, float]
    marks: tuple[Mark, ...]
    cuts: tuple[tuple[Span, Role, str], ...]

    def reasons(self, role: Role) -> tuple[str, ...]:
        """Why the block would have a role, the strongest mark first."""
        own = sorted((mark for mark in self.marks if mark.role is role), key=lambda mark: -mark.weight)
        return tuple(dict.fromkeys(f"{mark.detector}: {mark.reason}" for mark in own))


def weigh(survey: Survey, marks: Sequence[Mark]) -> list[Evidence]:
    """The evidence on each block, from its shape and its marks."""
    by_block: list[list[Mark]] = [[] for _ in survey.blocks]
    for mark in marks:
        by_block[mark.block].append(mark)
    return [_weigh_block(survey, index, own) for index, own in enumerate(by_block)]


def _weigh_block(survey: Survey, index: int, marks: list[Mark]) -> Evidence:
    shape = survey.shapes[index]
    layout = survey.blocks[index].layout
    score = prose(shape, gap=layout.gap > 0, bullet=layout.bullet)
    if not marks:
        return Evidence(score * _importance(shape), {}, (), ())
    roles: dict[Role, float] = {}
    for mark in marks:
        if mark.cut is None:
            roles[mark.role] = roles.get(mark.role, 0.0) + mark.weight
    against = sorted((weight for role, weight in roles.items() if role not in _HEAD_ROLES), reverse=True)
    if against:
        score -= min(_W["against_most"], against[0] + _W["against_others"] * sum(against[1:]))
    cuts = tuple((mark.cut, mark.role, f"{mark.detector}: {mark.reason}") for mark in marks if mark.cut is not None)
    return Evidence(score * _importance(shape), roles, tuple(marks), cuts)


def prose(shape: Shape, *, gap: bool, bullet: bool) -> float:
    """Log-odds that a block of this shape is of a story, before anything else is known of it."""
    if not shape.words:
        return -2.0
    words = min(shape.words, 60.0)
    score = _W["bias"] + _W["log_words"] * math.log1p(words)
    score += _W["closed"] * shape.closed + _W["sentences"] * min(shape.sentences, 5) / 5
    score += _W["function"] * min(shape.function, 0.5) * (shape.words >= 8)
    score += _W["capital"] * shape.capital * (shape.words > 3) + _W["digits"] * shape.digits
    score += _W["gap"] * gap + _W["bullet"] * bullet
    if shape.words <= 3:
        score += _W["tiny"]
    return score


def _importance(shape: Shape) -> float:
    """Long blocks weigh more in a page's reading than short ones, less than by their length."""
    return _W["importance"] * math.sqrt(min(shape.words, 60.0))
