"""Whether a block stands where the story does.

Marks: for BODY, what is in the element that holds most of the page's prose, and more so what stands beside much of it;
against BODY, what is outside, and what is made of links. What its own words give away gains little by its place.
Why on pages: a story's paragraphs are children of one element, and everything else is put elsewhere.
Misses: stories whose paragraphs are parted over many elements; a second story in the same element.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Element, Mark, Role, make
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("markup")
_GIVEN_AWAY = frozenset((Role.PROMO, Role.RELATED, Role.LEGAL, Role.LOGIN, Role.ADVERTISING))
"""Roles of lines that editors put between a story's paragraphs, in the same element."""
_BY_TAG = {"p": _W["paragraph"]}
_BY_TAG_INSIDE = {"li": _W["item"], "dd": _W["item"], "tr": _W["row"]}
_INSIDE, _OUTSIDE, _BESIDE, _LINKED = _W["inside"], _W["outside"], _W["beside"], _W["linked"]


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks every block of a page with markup for or against being of the story."""
    outline = survey.outline
    if outline is None:
        return
    elements = survey.page.elements
    shares, inside = outline.shares, outline.inside
    body = Role.BODY  # members of an Enum are slow to look up
    by_element: dict[int, float] = {}
    told = {mark.block for mark in marks if _is_told(mark)}
    for block in survey.blocks:
        markup = block.markup
        if markup is None:
            continue
        weight = by_element.get(markup.element)
        is_inside = inside[markup.element]
        if weight is None:
            element = elements[markup.element]
            weight = _BY_TAG.get(element.block, 0.0) + _BESIDE * shares[_parent(elements, element)]
            weight += _INSIDE + _BY_TAG_INSIDE.get(element.block, 0.0) if is_inside else _OUTSIDE
            by_element[markup.element] = weight
        reason = "in the element that holds the story" if is_inside else "outside of the element that holds the story"
        if block.index in told:
            weight = min(weight, _W["inside_told"])
        weight += _LINKED * markup.link_share
        yield make(Mark, (block.index, body, weight, "container", reason, None))


def _is_told(mark: Mark) -> bool:
    """Whether a line's own words, not its place, say that it is no part of the story."""
    return mark.role in _GIVEN_AWAY and mark.weight >= _W["told"] and mark.detector != "region" and mark.cut is None


def _parent(elements: Sequence[Element], element: Element) -> int:
    """The parent of the block-level element that an element is or is in."""
    while element.tag != element.block and element.parent >= 0:
        element = elements[element.parent]
    return max(0, element.parent)
