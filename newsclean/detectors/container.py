"""Whether a block stands where the story does.

Marks: for BODY, what is in the element that holds most of the page's prose, and more so what stands beside much of it;
against BODY, what is outside, and what is made of links. What its own words give away gains little by its place. For
RELATED, lines amid prose that are nothing but a link.
Why on pages: a story's paragraphs are children of one element, and everything else is put elsewhere.
Misses: stories whose paragraphs are parted over many elements; a second story in the same element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newsclean.outline import Outline
from newsclean.page import Element, Mark, Role, make
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("markup")
_GIVEN_AWAY = frozenset((Role.PROMO, Role.RELATED, Role.LEGAL, Role.LOGIN, Role.ADVERTISING, Role.CREDIT))
"""Roles of lines that editors put between a story's paragraphs, in the same element."""
_NEAR = 3
"""Lines up and down among which a paragraph stands, for a line to be amid prose."""
_PROSE_WORDS = 12
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
    told |= {mark.block for mark in marks if mark.role is Role.REPEAT and _is_apart(survey, outline, mark)}
    first = _first_paragraph(survey)
    told |= {
        mark.block for mark in marks if mark.role is Role.DATE and mark.block < first and mark.weight >= _W["dated"]
    }
    pointers = set(_pointers(survey, outline))
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
        if block.index in pointers:
            yield Mark(block.index, Role.RELATED, _W["pointer"], "container", "nothing but a link, amid prose")
        yield make(Mark, (block.index, body, weight, "container", reason, None))


def _is_told(mark: Mark) -> bool:
    """Whether a line's own words, not its place, say that it is no part of the story."""
    return mark.role in _GIVEN_AWAY and mark.weight >= _W["told"] and mark.detector != "region" and mark.cut is None


def _pointers(survey: Survey, outline: Outline) -> Iterator[int]:
    """Lines of the story's element that are nothing but a link, between paragraphs that are none. Where lines of the
    same kind are links again and again, the story is a list of them.
    """
    elements, inside = survey.page.elements, outline.inside
    lone: list[tuple[int, str]] = []
    linked = [False] * len(survey.blocks)
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        markup = block.markup
        if markup is None or markup.form or markup.link_share < _W["all_linked"] or not inside[markup.element]:
            continue
        linked[block.index] = True
        if shape.words <= _W["pointer_words"] and not shape.closed:
            element = elements[markup.element]
            lone.append((block.index, "heading" if element.level else element.block))
    kinds = Counter(kind for _, kind in lone)
    for index, kind in lone:
        if kinds[kind] < _W["pointers"] and all(_is_prose(survey, outline, linked, index, step) for step in (-1, 1)):
            yield index


def _is_prose(survey: Survey, outline: Outline, linked: Sequence[bool], index: int, step: int) -> bool:
    """Whether the next line on a side that is no link is a paragraph of the story."""
    for at in range(index + step, index + (_NEAR + 1) * step, step):
        if not 0 <= at < len(linked):
            return False
        if linked[at]:
            continue
        markup, shape = survey.blocks[at].markup, survey.shapes[at]
        if markup is None or not outline.inside[markup.element]:
            return False
        return shape.closed and shape.words >= _PROSE_WORDS and markup.link_share < 0.5
    return False


def _first_paragraph(survey: Survey) -> int:
    """The first long paragraph of the story's element: a date above it is no subheading."""
    outline = survey.outline
    if outline is None:
        return 0
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        markup = block.markup
        if markup and shape.closed and shape.words >= _W["first_words"] and outline.inside[markup.element]:
            return block.index
    return 0


def _is_apart(survey: Survey, outline: Outline, mark: Mark) -> bool:
    """Whether a line that stands again has an element of its own, as pulled-out quotes have; headings repeat words."""
    markup = survey.blocks[mark.block].markup
    if markup is None or mark.weight < _W["told"]:
        return False
    element = survey.page.elements[markup.element]
    bare = element.block != "p" and not survey.shapes[mark.block].closed  # <div class=quote> beside paragraphs
    return not element.level and (bare or outline.shares[_parent(survey.page.elements, element)] < _W["apart"])


def _parent(elements: Sequence[Element], element: Element) -> int:
    """The parent of the block-level element that an element is or is in."""
    while element.tag != element.block and element.parent >= 0:
        element = elements[element.parent]
    return max(0, element.parent)
