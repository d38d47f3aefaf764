"""Lines amid a story that are nothing but a link.

Marks: for RELATED, lines of the story's element that are nothing but a link, between paragraphs that are none.
Why on pages: sites lead their readers to other stories in the middle of one.
Misses: links right below the last paragraph. Must not fire on lists of links, whose story is the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from newsclean.outline import Outline
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("markup")
_NEAR = 3
"""Lines up and down among which a paragraph stands."""
_PROSE_WORDS = 12
_LINKED = 0.5
"""Share of a paragraph in links from which on it is none."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks lone links. Where lines of the same kind are links again and again, the story is a list of them."""
    outline = survey.outline
    if outline is None:
        return
    linked = _linked(survey, outline)
    lone = [(index, _kind(survey, index)) for index in sorted(linked) if _may_be_pointer(survey, index)]
    kinds = Counter(kind for _, kind in lone)
    for index, kind in lone:
        if kinds[kind] < _W["pointers"] and all(_is_prose(survey, outline, linked, index, step) for step in (-1, 1)):
            yield Mark(index, Role.RELATED, _W["pointer"], "links", "nothing but a link, amid prose")


def _linked(survey: Survey, outline: Outline) -> set[int]:
    """The lines of the story's element that are nothing but links."""
    return {
        block.index
        for block in survey.blocks
        if (markup := block.markup) is not None
        and not markup.form
        and markup.link_share >= _W["all_linked"]
        and outline.inside[markup.element]
    }


def _may_be_pointer(survey: Survey, index: int) -> bool:
    shape = survey.shapes[index]
    return shape.words <= _W["pointer_words"] and not shape.closed


def _kind(survey: Survey, index: int) -> str:
    """What a line is to its reader: a heading of whatever rank, or the tag of its block."""
    markup = survey.blocks[index].markup
    if markup is None:
        return ""
    element = survey.page.elements[markup.element]
    return "heading" if element.level else element.block


def _is_prose(survey: Survey, outline: Outline, linked: Collection[int], index: int, step: int) -> bool:
    """Whether the next line on a side that is no link is a paragraph of the story."""
    for at in range(index + step, index + (_NEAR + 1) * step, step):
        if not 0 <= at < len(survey.blocks):
            return False
        if at in linked:
            continue
        markup, shape = survey.blocks[at].markup, survey.shapes[at]
        if markup is None or not outline.inside[markup.element]:
            return False
        return shape.closed and shape.words >= _PROSE_WORDS and markup.link_share < _LINKED
    return False
