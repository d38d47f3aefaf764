"""The head of a story: its title and standfirst, looked for above the first paragraph.

Headlines of other stories look just like the story's own. What tells it is its company: a date or byline below, room
around it, and the story itself, which comes back to the headline's words.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from newsclean.names import is_firm
from newsclean.page import Role
from newsclean.referee.evidence import Evidence, Opinion
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("head")
_OPENING = 10_000
"""Code points of a paragraph that are looked through for the story's opening words: one may be a whole book."""
_MOST_WORDS, _SENTENCE_WORDS = int(_W["most_words"]), 16
"""Words a title has at most, and those of a full sentence that is none."""
_ABOVE, _BELOW = 60, 3
"""Blocks above and below the first kept one among which the title is looked for."""
_SIGNED = _W["signed"]
_STANDFIRST_WORDS = range(8, 66)
"""Words of a standfirst right below its title."""
_STANDFIRST_REACH = 9
"""Blocks below a title among which its standfirst stands: share bars and labels come between."""
_CAPTION_REACH = 4
"""Blocks above the first paragraph among which the top picture's caption stands: higher up are pitches."""
_OWNER_WORDS, _FIRM_WORDS = 5, 8
"""Words of a site's or publisher's name, and of a firm's."""
_DATE_REACH = 3
"""Blocks below a title among which a date or byline stands."""


class Head(NamedTuple):
    """The roles of the head's blocks, each with its reasons, and where the body starts (block index)."""

    roles: dict[int, tuple[Role, tuple[str, ...]]]
    body_start: int


def find_head(survey: Survey, evidence: Evidence, kept: Sequence[bool]) -> Head:
    """The head of the story that begins with the first kept block."""
    start = next((index for index, is_kept in enumerate(kept) if is_kept), None)
    scores = _top_scores(survey, evidence) if start is None else _title_scores(survey, evidence, kept, start)
    title = max(scores, key=lambda index: (scores[index], -index), default=None)
    if title is None or scores[title] < _W["least"]:
        return Head({}, start or 0)
    title = _above_standfirst(survey, evidence, scores, title)
    roles = {title: (Role.TITLE, ("the headline above the story", *evidence.of(title).reasons(Role.TITLE)))}
    standfirst = _standfirst(survey, evidence, kept, title)
    if standfirst is not None and start is not None:
        roles[standfirst] = (Role.STANDFIRST, ("below the headline", *evidence.of(standfirst).reasons(Role.STANDFIRST)))
    if start is not None:
        roles.update(_captions(survey, evidence, range(max(max(roles) + 1, start - _CAPTION_REACH), start)))
    return Head(roles, start or 0)


def _title_scores(survey: Survey, evidence: Evidence, kept: Sequence[bool], start: int) -> dict[int, float]:
    """How like the story's title each block near its first paragraph is."""
    opening = _opening_words(survey, kept, start)
    reach = range(max(0, start - _ABOVE), min(start + _BELOW, len(evidence.scores)))
    dated = _dated(evidence, range(reach.start, min(reach.stop + _DATE_REACH, len(evidence.scores))))
    owners = _owners(survey)
    scores = {}
    for index in reach:
        if not _may_be_title(survey, index) or _is_no_title(evidence, index) or _is_owner(survey, index, owners):
            continue
        score = _title_score(survey, evidence.of(index), index, opening)
        score += _W["dated"] * (not dated.isdisjoint(range(index + 1, index + 1 + _DATE_REACH)))
        score -= _W["is_dated"] * (index in dated) + _W["amid_dated"] * _is_amid(evidence, dated, index)
        score += _W["below_date"] * (index - 1 in dated) - _W["below_start"] * (index > start)
        scores[index] = score - _W["distance"] * math.log1p(max(0, start - index)) - _W["kept"] * kept[index]
    return scores


def _top_scores(survey: Survey, evidence: Evidence) -> dict[int, float]:
    """How like the page's title each of its first blocks is, where no story tells which headline is meant."""
    dated = _dated(evidence, range(min(_ABOVE, len(evidence.scores))))
    return {
        index: _title_score(survey, evidence.of(index), index, frozenset())
        + _W["dated"] * (not dated.isdisjoint(range(index + 1, index + 1 + _DATE_REACH)))
        - _W["first"] * (index == 0)
        - _W["depth"] * index
        for index in range(min(_ABOVE, len(evidence.scores)))
        if 4 <= survey.shapes[index].words <= _W["most_words"] and not _is_no_title(evidence, index)
    }


def _dated(evidence: Evidence, reach: range) -> set[int]:
    """The blocks of a reach that are date lines or bylines."""
    opinions = [(index, evidence.opinions[index].roles) for index in reach if index in evidence.opinions]
    return {index for index, roles in opinions if max(roles.get(Role.DATE, 0.0), roles.get(Role.BYLINE, 0.0)) > _SIGNED}


def _is_amid(evidence: Evidence, dated: Collection[int], index: int) -> bool:
    """Whether a line stands right between a byline and a date: there a writer's paper or office stands."""
    return index + 1 in dated and index - 1 in dated and evidence.of(index - 1).roles.get(Role.BYLINE, 0.0) > _SIGNED


def _captions(survey: Survey, evidence: Evidence, between: range) -> dict[int, tuple[Role, tuple[str, ...]]]:
    """Sentences between the head and the first paragraph that nothing else explains: the top picture's caption stands
    there."""
    if survey.outline is not None:  # markup names captions
        return {}
    words = range(int(_W["caption_least"]), int(_W["caption_most"]) + 1)
    shapes = survey.shapes
    return {
        index: (Role.CAPTION, ("a sentence between headline and story",))
        for index in between
        if shapes[index].words in words
        and shapes[index].closed
        and shapes[index].digits < _W["caption_digits"]
        and not evidence.of(index).marks
    }


def _may_be_title(survey: Survey, index: int) -> bool:
    """A quick look that spares most lines a closer one."""
    shape = survey.shapes[index]
    if not 1 <= shape.words <= _MOST_WORDS or shape.digits > _W["most_digits"]:
        return False
    return shape.words <= _SENTENCE_WORDS or not survey.blocks[index].text.endswith(".")


def _owners(survey: Survey) -> str:
    """The lines that say whose the site is: “© 2024 The Daily”."""
    texts = (survey.blocks[hit.block].text for hit in survey.found("legal"))
    return "\n".join([text for text in texts if "©" in text])


def _is_owner(survey: Survey, index: int, owners: str) -> bool:
    """Whether a line is nothing but the name of the site's owner, or of a firm that sent the text."""
    text, words = survey.blocks[index].text, survey.shapes[index].words
    return (words <= _OWNER_WORDS and text in owners and text != owners) or (words <= _FIRM_WORDS and is_firm(text))


def _is_no_title(evidence: Evidence, index: int) -> bool:
    """Whether a block is plainly something else, or the document's title, in which a headline below stands with the
    site's name."""
    opinion = evidence.opinions.get(index)
    if opinion is None:
        return False
    roles = opinion.roles
    if roles.get(Role.NAVIGATION, 0.0) >= _W["menu"] or roles.get(Role.CAPTION, 0.0) >= _W["caption"]:
        return True
    if index in evidence.asides and any(roles.get(role, 0.0) >= _W["byline"] for role in _NEVER_TITLE):
        return True
    return any(mark.detector == "title" and mark.role is Role.REPEAT for mark in opinion.marks)


def _above_standfirst(survey: Survey, evidence: Evidence, scores: Mapping[int, float], title: int) -> int:
    """The line above, where that is the headline, and the one found its standfirst: a longer one, or as likely."""
    above, words = title - 1, survey.shapes[title].words
    if above not in scores or evidence.of(above).roles.get(Role.DATE, 0.0) > _SIGNED:
        return title
    behind = scores[title] - scores[above]
    if survey.blocks[above].text.endswith((".", ":")) or survey.shapes[above].words < _W["headline_words"]:
        return title
    longer = words >= _W["standfirst_words"] and words > survey.shapes[above].words
    return above if behind <= _W["standfirst_margin" if longer else "headline_margin"] else title


def _title_score(survey: Survey, opinion: Opinion, index: int, opening: frozenset[str]) -> float:
    """How like a title a block is by itself: its shape, its words, and the room around it."""
    _, _, text, layout, _ = survey.blocks[index]
    words, _, _, _, capital, digits = survey.shapes[index]
    roles = opinion.roles
    against = max([weight for role, weight in roles.items() if role not in _NOT_AGAINST], default=0.0)
    if roles.get(Role.RELATED, 0.0) >= _W["related"]:  # less is the length of a list's shadow
        against = max(against, roles[Role.RELATED])
    content = {word for word in text.lower().split() if len(word) > 3}
    score = roles.get(Role.TITLE, 0.0) - _W["against"] * min(against, 5.0)
    score += _W["log_words"] * math.log1p(words) + _W["capital"] * capital + _W["digits"] * digits
    shared = _W["opening"] * len(content & opening) / max(1, len(content))
    score += _W["subject"] * float(survey.cohesion[index]) + shared
    score += _W["gap"] * (layout.gap > 0) + _W["first"] * (index == 0) - _W["bullet"] * layout.bullet
    score -= _W["few"] * (words < 3) + _W["many"] * (words > 16)
    score -= _W["full_stop"] * text.endswith((".", "。", "।")) + _W["colon"] * text.endswith(":")
    if index + 1 < len(survey.shapes):
        score += _W["longer_below"] * (survey.shapes[index + 1].words > words)
    if index and survey.shapes[index - 1].words <= 3:
        score += _W["short_above"]
    return score


_NEVER_TITLE = (
    Role.BYLINE,
    Role.DATE,
    Role.NAVIGATION,
    Role.SHARE,
    Role.LOGIN,
    Role.LEGAL,
    Role.COMMENT,
    Role.PROMO,
    Role.TAGS,
)
_NOT_AGAINST = frozenset(
    {Role.TITLE, Role.STANDFIRST, Role.BODY, Role.HEADING, Role.REPEAT, Role.DATE, Role.BYLINE, Role.RELATED}
)


def _opening_words(survey: Survey, kept: Sequence[bool], start: int) -> frozenset[str]:
    """The longer words of the story's first paragraphs."""
    words: set[str] = set()
    for index in range(start, len(kept)):
        if kept[index]:
            words.update([word for word in survey.blocks[index].text[:_OPENING].lower().split() if len(word) > 3])
            if len(words) > _W["opening_words"]:
                break
    return frozenset(words)


def _standfirst(survey: Survey, evidence: Evidence, kept: Sequence[bool], title: int) -> int | None:
    """The block below the title that is marked as its standfirst, and more as that than as anything else; or a
    sentence or two right below it that is not of the story's own text.
    """
    headline = survey.blocks[title].text
    for index in range(title + 1, min(title + _STANDFIRST_REACH, len(evidence.scores))):
        if survey.blocks[index].text == headline:
            continue
        roles, shape = evidence.of(index).roles, survey.shapes[index]
        weight = roles.get(Role.STANDFIRST, 0.0)
        against = max((other for role, other in roles.items() if not role.kept), default=0.0)
        if weight >= _W["standfirst"] and against < weight:
            return index
        below = index == title + 1 and not kept[index] and against < _SIGNED
        if below and shape.closed and shape.words in _STANDFIRST_WORDS:
            return index
        if kept[index]:
            return None
    return None
