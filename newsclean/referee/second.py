"""Where a second story begins below the first: sites that scroll without an end put whole stories below each other.

Each has a head of its own, a headline with a byline and a date below it. Only a page whose first story has a byline
or date above it is looked through: below others, a byline may be the first story's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.page import Role
from newsclean.referee.evidence import Evidence
from newsclean.survey import Survey

_ABOVE, _BELOW = 10, 4
"""Blocks above the first paragraph among which the first head's byline or date stands, and blocks below the second
head's within which its story begins."""
_PARAGRAPHS, _MORE = 3, 2
"""Paragraphs of the first story at least, and of the second."""
_WORDS = 12
"""Words of a paragraph at least."""
_TITLE_WORDS = range(4, 26)
_SURE = 2.0
"""A mark from which on a line is a byline, or a date …"""
_SHORT = 12
"""… and words that it has at most: captions hold names and dates, too."""
_DASHES = "-–—―"
"""What opens the lines that say whose post of another site is quoted: “— Jane Doe (@jane) May 3, 2024”."""


def second_head(survey: Survey, evidence: Evidence, kept: Sequence[bool]) -> int:
    """The block of the second story's headline; the number of blocks where there is no second story. Linear."""
    prose = [index for index, is_kept in enumerate(kept) if is_kept and survey.shapes[index].words >= _WORDS]
    if len(prose) < _PARAGRAPHS + _MORE:
        return len(kept)
    head = range(max(0, prose[0] - _ABOVE), prose[0])
    signatures = {survey.blocks[index].text for index in head if _is(evidence, index, Role.BYLINE, Role.DATE)}
    if not signatures:
        return len(kept)
    for index in range(prose[_PARAGRAPHS - 1] + 2, prose[-_MORE]):
        if _is_head(survey, evidence, kept, index) and survey.blocks[index].text not in signatures:
            return index - 1
    return len(kept)


def _is_head(survey: Survey, evidence: Evidence, kept: Sequence[bool], index: int) -> bool:
    """Whether byline and date stand at ``index`` and right below it, a headline above and a paragraph below them."""
    orders = (Role.BYLINE, Role.DATE), (Role.DATE, Role.BYLINE)
    pair = any(_is(evidence, index, first) and _is(evidence, index + 1, second) for first, second in orders)
    above = survey.shapes[index - 1]
    below = range(index + 2, min(index + 2 + _BELOW, len(kept)))
    return (
        pair
        and not any(kept[at] or not _may_sign(survey, at) for at in (index, index + 1))
        and above.words in _TITLE_WORDS
        and not above.closed
        and any(kept[at] and survey.shapes[at].words >= _WORDS for at in below)
    )


def _may_sign(survey: Survey, index: int) -> bool:
    return survey.shapes[index].words <= _SHORT and survey.blocks[index].text[0] not in _DASHES


def _is(evidence: Evidence, index: int, *roles: Role) -> bool:
    given = evidence.of(index).roles
    return any(given.get(role, 0.0) > _SURE for role in roles)
