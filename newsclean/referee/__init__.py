"""The referee: weighs the marks, and gives every block one role.

It goes in four steps, each a file: what speaks for and against each block by rules (`evidence`), what a small model
that has read many pages makes of that (`correction`, with `model` and what it sees), the best reading of the page as a
sequence (`sequence`), and the head of the story, which is found once it is known where the story begins (`head`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from newsclean.article import Verdict
from newsclean.characters import COLONS
from newsclean.page import KEPT, Block, Mark, Role, Span, make
from newsclean.referee.correction import corrected
from newsclean.referee.evidence import Evidence, Opinion, weigh
from newsclean.referee.features import Floats, features_of
from newsclean.referee.head import find_head
from newsclean.referee.model import Model
from newsclean.referee.reasons import reasons_against
from newsclean.referee.second import second_head
from newsclean.referee.sequence import SECOND, best_sequence
from newsclean.referee.trees import Trees
from newsclean.referee.verdict import Finding, opens_locked, page_columns, verdict_of
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("referee")
_TEXT = (Role.BODY, Role.HEADING)
_NAVIGATION = Role.NAVIGATION  # members of an Enum are slow to look up
_NO_ARTICLE = 0.5
"""Confidence below which a page that the rules find no story in has none: fronts have teasers."""
_ARTICLE = 0.8
"""Confidence from which on a page has a story though no two of its paragraphs follow each other, as in explainers and
lists of short chapters."""
_SIGNED, _HEAD = weights("head")["signed"], 8
"""A mark above which a line is a byline or date, which fronts lack, and lines below a headline among which it is."""
_EXPLAINED_WORDS, _MOST_EXPLAINED = 8, 30
"""Words from which on a block without a mark is worth an explanation, and how many of a page have one."""
_DASHES = ("- ", "– ", "— ")
_EDGE = 4
"""Blocks at a story's start and end that are looked at for what does not belong to it."""


class Decision(NamedTuple):
    """The role of a block, why (the strongest reason first), and the parts of it that have another role."""

    role: Role
    reasons: tuple[str, ...]
    cuts: tuple[tuple[Span, Role, str], ...] = ()


class Judgement(NamedTuple):
    """What a page's blocks are, one decision each in page order, and what the page is."""

    decisions: Sequence[Decision]
    finding: Finding


def judge(survey: Survey, marks: Sequence[Mark], model: Model) -> Judgement:
    """The referee's judgement of a page. Linear in blocks and marks."""
    rules = weigh(survey, marks)
    if not survey.columns.words.any():
        return Judgement(_decisions(survey, rules, [False] * len(survey.blocks)), Finding(Verdict.OTHER, 0.0))
    kept = best_sequence(rules)
    features = features_of(survey, rules, kept)
    rows = model.rows(features)
    odds = model.odds(rows)
    evidence = corrected(survey, rules, kept, odds)
    page_words = model.page_words(features)

    def found(decisions: list[Decision]) -> Finding:
        return verdict_of(survey, decisions, model.page_odds(page_columns(survey, decisions, odds, page_words)))

    reading = best_sequence(evidence, SECOND)
    decisions = _decisions(survey, evidence, reading)
    finding = found(decisions)
    if any(reading) and not any(decision.role in _TEXT for decision in decisions):
        decisions, finding = _scattered(survey, evidence, reading, found) or (decisions, finding)
    if _has_none(survey, finding, _trimmed(survey, rules, kept), signed=_is_signed(evidence, decisions)):
        decisions = _decisions(survey, evidence, [False] * len(kept))
    _explain(survey, decisions, model.trees["story"], rows)
    return Judgement(decisions, finding)


def _has_none(survey: Survey, finding: Finding, kept: Sequence[bool], *, signed: bool) -> bool:
    """Whether a page has no story to keep: it says so, or nobody signed what neither model nor rules (``kept``) take
    for one."""
    if finding.verdict in (Verdict.ERROR, Verdict.STUB):
        return finding.verdict is Verdict.ERROR
    return finding.confidence < _NO_ARTICLE and not signed and not _is_story(survey, kept)


def _scattered(
    survey: Survey, evidence: Evidence, kept: Sequence[bool], found: Callable[[list[Decision]], Finding]
) -> tuple[list[Decision], Finding] | None:
    """A story whose paragraphs do not follow each other, as in explainers and lists of short chapters, or of which a
    locked page shows the opening alone; None where the page has none. Fronts have teasers, but do not sign them.
    """
    decisions = _decisions(survey, evidence, kept, parted=True)
    if not _is_signed(evidence, decisions):
        return None
    finding = found(decisions)
    if opens_locked(survey, decisions):
        return decisions, Finding(Verdict.STUB, finding.confidence)
    return (decisions, finding) if finding.confidence >= _ARTICLE else None


def decide(survey: Survey, marks: Sequence[Mark]) -> list[Decision]:
    """A decision for each block by the rules alone, in page order: what the model corrects. Linear in blocks and
    marks.
    """
    evidence = weigh(survey, marks)
    return _decisions(survey, evidence, best_sequence(evidence))


def _decisions(survey: Survey, evidence: Evidence, reading: Sequence[bool], *, parted: bool = False) -> list[Decision]:
    """A decision for each block, given the best ``reading`` of the page: its ends trimmed, cut where a second story
    begins, and nothing kept where that is no story. ``parted`` says that a story's paragraphs need not follow each
    other.
    """
    kept = _trimmed(survey, evidence, reading)
    other = second_head(survey, evidence, kept)
    kept[other:] = [False] * (len(kept) - other)
    if not parted and not _is_story(survey, kept):
        kept = [False] * len(kept)
    head = find_head(survey, evidence, kept)
    decisions = _unmarked(survey, head.body_start)
    for index, opinion in evidence.opinions.items():
        if not kept[index] and (marked := _marked(opinion)):
            decisions[index] = marked
    for index in [index for index, is_kept in enumerate(kept) if is_kept]:
        decisions[index] = Decision(_kept_role(survey, kept, index), _STORY, evidence.of(index).cuts)
    for index, (role, reasons) in head.roles.items():
        decisions[index] = Decision(role, reasons)
    for index in range(other, len(decisions)):
        if decisions[index].role in _OF_STORY:
            decisions[index] = _OTHER
    return decisions


def _unmarked(survey: Survey, body_start: int) -> list[Decision]:
    """What markup and place say of blocks that are not kept, each without any mark."""
    decisions = [_ABOVE] * body_start + [_BELOW] * (len(survey.blocks) - body_start)
    if survey.outline is not None:
        inside = survey.outline.inside
        for index, block in enumerate(survey.blocks):
            if block.markup and not inside[block.markup.element]:
                decisions[index] = _OUTSIDE
    return decisions


def _marked(opinion: Opinion) -> Decision | None:
    """The role that most speaks for a block that is not kept, with its reasons; None where no mark names one."""
    against = [(weight, role is not _NAVIGATION, role) for role, weight in opinion.roles.items() if role not in KEPT]
    if not against:
        return None
    role = max(against)[-1] if len(against) > 1 else against[0][-1]
    return make(Decision, (role, opinion.reasons(role), opinion.cuts))


def _trimmed(survey: Survey, evidence: Evidence, reading: Sequence[bool]) -> list[bool]:
    """A reading without what is no story at its two ends: lines marked as bylines or biographies, a short line before
    the first paragraph, and a heading with nothing below it. A subheading heads something, and what heads a story is
    its title.
    """
    kept = list(reading)
    indices = [index for index, is_kept in enumerate(kept) if is_kept]
    for index in indices[:_EDGE] + indices[-_EDGE:]:
        if evidence.of(index).roles.get(Role.BYLINE, 0.0) > 0:
            kept[index] = False
    for index in indices:
        if kept[index] and not _is_heading(survey, index):
            break
        kept[index] = False
    tail = [index for index in reversed(indices) if kept[index]][:_EDGE]
    for index, above in pairwise(tail):
        if not _is_heading(survey, index) or not (survey.shapes[above].closed or index != tail[0]):
            break
        kept[index] = False
    return kept


def _is_heading(survey: Survey, index: int) -> bool:
    shape = survey.shapes[index]
    block = survey.blocks[index]
    if block.layout.bullet or (block.markup and block.markup.form):
        return False
    return not shape.closed and shape.words <= _W["heading_words"]


def _is_story(survey: Survey, kept: Sequence[bool]) -> bool:
    """Whether what was kept is a story: somewhere two paragraphs follow each other, but for a list, or one is long.
    Fronts have their teasers each below a headline. Markup tells a story from a list by other means, and one is enough.
    """
    enough = _W["paragraph_words"] * (2 if survey.outline is None else 1)
    words = paragraphs = 0
    for is_kept, block, shape in zip(kept, survey.blocks, survey.shapes, strict=True):
        if not is_kept or (not shape.closed and _is_listed(block)):
            continue
        if shape.words >= _W["long_words"]:
            return True
        prose = shape.closed and shape.words >= _W["sentence_words"]
        words, paragraphs = (words + shape.words, paragraphs + 1) if prose else (0, 0)
        if words >= enough and (paragraphs > 1 or survey.outline is not None):
            return True
    return False


def _is_listed(block: Block) -> bool:
    """Whether a line without a sentence's end is an item of a list, or says that one follows."""
    return block.layout.bullet or block.text.startswith(_DASHES) or block.text.endswith(COLONS)


def _is_signed(evidence: Evidence, decisions: Sequence[Decision]) -> bool:
    """Whether a byline or date stands between a page's title and its story."""
    roles = [decision.role for decision in decisions]
    title = roles.index(Role.TITLE) if Role.TITLE in roles else len(roles)
    for index in range(title + 1, min(title + 1 + _HEAD, len(roles))):
        if roles[index] in _TEXT:
            break
        if any(evidence.of(index).roles.get(role, 0.0) > _SIGNED for role in (Role.BYLINE, Role.DATE)):
            return True
    return False


def _kept_role(survey: Survey, kept: Sequence[bool], index: int) -> Role:
    """A subheading is what markup calls so, or a short line without a sentence's end that a longer kept block
    follows.
    """
    markup = survey.blocks[index].markup
    if markup and survey.page.elements[markup.element].level:
        return Role.HEADING
    following = index + 1
    if not _is_heading(survey, index) or following >= len(kept):
        return Role.BODY
    if kept[following] and survey.shapes[following].words > survey.shapes[index].words:
        return Role.HEADING
    return Role.BODY


def _explain(survey: Survey, decisions: list[Decision], story: Trees, rows: Floats) -> None:
    """Adds to the decisions on longer blocks without a mark what most spoke against them."""
    bare = [
        index
        for index in np.flatnonzero(survey.columns.words >= _EXPLAINED_WORDS).tolist()
        if decisions[index].reasons in _UNEXPLAINED
    ][:_MOST_EXPLAINED]
    for index, reasons in zip(bare, reasons_against(story, rows[bare]) if bare else (), strict=True):
        decisions[index] = decisions[index]._replace(reasons=(*decisions[index].reasons, *reasons))


_ABOVE = Decision(Role.BOILERPLATE, ("not shaped like prose, above the story",))
_BELOW = Decision(Role.BOILERPLATE, ("not shaped like prose, below or between the story's paragraphs",))
_OUTSIDE = Decision(Role.BOILERPLATE, ("outside of the element that holds the story",))
_OF_STORY = frozenset((Role.BYLINE, Role.DATE, Role.CAPTION, Role.CREDIT, Role.BOILERPLATE))
_OTHER = Decision(Role.RELATED, ("another story, with a headline, byline and date of its own",))
_UNEXPLAINED = (_ABOVE.reasons, _BELOW.reasons, _OUTSIDE.reasons)
_STORY = ("prose of the story",)
