"""The referee: weighs the marks, and gives every block one role.

It goes in three steps, each a file: what speaks for and against each block (`evidence`), the best reading of the page as a sequence
(`sequence`), and the head of the story, which is found once it is known where the story begins (`head`). A learned model can take the
place of the first step alone: it has to give a number a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page import Mark, Role, Span
from newsclean.referee.evidence import Evidence, weigh
from newsclean.referee.head import Head, find_head
from newsclean.referee.sequence import best_sequence
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("referee")


class Decision(NamedTuple):
    """The role of a block, why (the strongest reason first), and the parts of it that have another role."""

    role: Role
    reasons: tuple[str, ...]
    cuts: tuple[tuple[Span, Role, str], ...] = ()


def decide(survey: Survey, marks: Sequence[Mark]) -> list[Decision]:
    """A decision for each block, in page order. Linear in blocks and marks."""
    evidence = weigh(survey, marks)
    kept = best_sequence(evidence)
    head = find_head(survey, evidence, kept)
    decisions = []
    for index, item in enumerate(evidence):
        if index in head.roles:
            decisions.append(Decision(*head.roles[index]))
        elif kept[index]:
            decisions.append(Decision(_kept_role(survey, kept, index), ("prose of the story",), item.cuts))
        else:
            decisions.append(_dropped(item, head, index))
    return decisions


def _kept_role(survey: Survey, kept: Sequence[bool], index: int) -> Role:
    """A subheading is a short line without a sentence's end that a longer kept block follows."""
    shape = survey.shapes[index]
    if shape.closed or shape.words > _W["heading_words"] or survey.blocks[index].layout.bullet:
        return Role.BODY
    following = index + 1
    if following < len(kept) and kept[following] and survey.shapes[following].words > shape.words:
        return Role.HEADING
    return Role.BODY


def _dropped(item: Evidence, head: Head, index: int) -> Decision:
    """The role that most speaks for, with its reasons; without any mark, what the shape and place say."""
    roles = {role: score for role, score in item.roles.items() if not role.kept or role is Role.TITLE}
    roles.pop(Role.TITLE, None)
    if roles:
        role = max(roles, key=lambda role: (roles[role], role.value))
        return Decision(role, item.reasons(role), item.cuts)
    where = "above the story" if index < head.body_start else "below or between the story's paragraphs"
    return Decision(Role.BOILERPLATE, (f"not shaped like prose, {where}",))
