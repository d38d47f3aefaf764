"""Where a second story begins below the first: sites that scroll without an end put whole stories below each other.

Each has a head of its own, a headline with a byline and a date below it. Only a page whose first story has a byline
or date above it is looked through: below others, a byline may be the first story's own. Markup tells more: headings of
one kind, each with a byline or date and paragraphs below it, head stories of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.page import Role
from newsclean.referee.evidence import Evidence
from newsclean.survey import Survey
from newsclean.weights import weights

_ABOVE, _BELOW = 10, 4
"""Blocks above the first paragraph among which the first head's byline or date stands, and blocks below the second
head's within which its story begins."""
_PARAGRAPHS, _MORE = 3, 2
"""Paragraphs of the first story at least, and of the second."""
_STORIES, _LISTED = 2, 3
"""Stories with heads of the same kind that stand below each other, and those that make a list of them."""
_LINKED = 0.9
"""Share of a headline in a link from which on it leads to its story."""
_FAR = 60
"""Blocks below a head within which its paragraphs stand."""
_WORDS = 12
"""Words of a paragraph at least."""
_TITLE_WORDS = range(4, 26)
_SIGNED = weights("head")["signed"]
_SHORT = 12
"""Words of a byline or date line: captions hold names and dates, too."""
_DASHES = "-–—―"
"""What opens the lines that say whose post of another site is quoted: “— Jane Doe (@jane) May 3, 2024”."""


def second_head(survey: Survey, evidence: Evidence, kept: Sequence[bool]) -> int:
    """The block of the second story's headline; the number of blocks where there is no second story. Linear."""
    if (other := _alike(survey, evidence)) is not None:
        return other
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


def _alike(survey: Survey, evidence: Evidence) -> int | None:
    """The second of several headings of the same kind that each head a story, with a date or byline and paragraphs
    below it; the first of them where they are links and the page's data call none of them its title: it is a list. None
    where the page has no such headings, as most.
    """
    heads = _heads(survey, evidence)
    hints = survey.page.hints
    if len(heads) < _STORIES or not (hints and hints.titles):
        return None
    from newsclean.hints.wording import letters  # loads what text does not need

    titles = {letters(hint.text) for hint in hints.titles}
    if letters(survey.blocks[heads[0]].text) in titles:
        return heads[1]
    linked = all(markup.link_share > _LINKED for index in heads if (markup := survey.blocks[index].markup))
    titled = any(letters(block.text) in titles for block in survey.blocks[: heads[0]])
    return None if titled or not linked or len(heads) < _LISTED else heads[0]


def _heads(survey: Survey, evidence: Evidence) -> list[int]:
    """The headings of the kind that most often heads a signed story, where one does so more than once."""
    elements = survey.page.elements
    kinds: dict[tuple[str, tuple[str, ...], int], list[int]] = {}
    for block in survey.blocks:
        if block.markup and (element := elements[block.markup.element]).level:
            kinds.setdefault((element.tag, element.names, element.depth), []).append(block.index)
    found: list[int] = []
    for alike in kinds.values():
        ends = [*alike[1:], len(survey.blocks)]
        own = [at for at, end in zip(alike, ends, strict=True) if _is_signed_story(survey, evidence, at, end)]
        if len(own) > len(found) and len(own) > len(alike) // 2:
            found = own
    return found if len(found) > 1 else []


def _is_signed_story(survey: Survey, evidence: Evidence, head: int, end: int) -> bool:
    """Whether a byline or date stands right below a heading, and paragraphs below that."""
    below = range(head + 1, min(end, head + 1 + _BELOW))
    if not any(_is(evidence, at, Role.BYLINE, Role.DATE) and survey.shapes[at].words <= _SHORT for at in below):
        return False
    prose = (at for at in range(head + 1, min(end, head + _FAR)) if _is_paragraph(survey, at))
    return sum(1 for _ in prose) >= _MORE


def _is_paragraph(survey: Survey, index: int) -> bool:
    shape = survey.shapes[index]
    return shape.closed and shape.words >= _WORDS


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
    return any(given.get(role, 0.0) > _SIGNED for role in roles)
