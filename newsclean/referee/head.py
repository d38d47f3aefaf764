"""The head of a story: its title and standfirst, looked for above the first paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page import Role
from newsclean.referee.evidence import Evidence
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("head")
_REACH = 60
"""Blocks above the first paragraph among which the title is looked for."""


class Head(NamedTuple):
    """The roles of the head's blocks, each with its reasons, and where the body starts (block index)."""

    roles: dict[int, tuple[Role, tuple[str, ...]]]
    body_start: int


def find_head(survey: Survey, evidence: Sequence[Evidence], kept: Sequence[bool]) -> Head:
    """The head of the story that begins with the first kept block."""
    start = next((index for index, is_kept in enumerate(kept) if is_kept), len(kept))
    title = _best_title(survey, evidence, kept, start)
    if title is None:
        return Head({}, start)
    roles = {title: (Role.TITLE, evidence[title].reasons(Role.TITLE) or ("the headline above the story",))}
    for index in range(title + 1, min(title + 4, len(evidence))):
        weight = evidence[index].roles.get(Role.STANDFIRST, 0.0)
        if weight >= _W["standfirst"] and not _strongly_other(evidence[index], weight):
            roles[index] = (Role.STANDFIRST, evidence[index].reasons(Role.STANDFIRST))
            break
    return Head(roles, start)


def _best_title(survey: Survey, evidence: Sequence[Evidence], kept: Sequence[bool], start: int) -> int | None:
    """The block above the story (or its very first lines) that is most like its title."""
    best, best_score = None, _W["least"]
    for index in range(max(0, start - _REACH), min(start + 2, len(evidence))):
        item = evidence[index]
        weight = item.roles.get(Role.TITLE, 0.0)
        if weight <= 0 or (index > start and not kept[start]):
            continue
        against = max((w for role, w in item.roles.items() if not role.kept and role is not Role.REPEAT), default=0.0)
        distance = max(0, start - index)
        words = survey.shapes[index].words
        length = -abs(min(words, 12) - 12) * _W["short"]
        score = weight - against - _W["distance"] * distance + length
        if score >= best_score:
            best, best_score = index, score
    return best


def _strongly_other(item: Evidence, weight: float) -> bool:
    return any(other > weight for role, other in item.roles.items() if not role.kept)
