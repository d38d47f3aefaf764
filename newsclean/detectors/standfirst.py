"""Standfirsts: the summary between headline and story.

Marks: a block of one or two sentences that a byline or date line follows, or without the full stop of a sentence.
Why on pages: it sums up the story; the article keeps it as a field of its own.
Misses: standfirsts that look just like a first paragraph. The referee takes one only right below the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from newsclean.page import Block, Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("standfirst")
_SIGNED = weights("head")["signed"]
_WORDS = (7, 65)
_HEAD = frozenset((Role.DATE, Role.BYLINE))
_REACH = 3
"""Blocks below a standfirst among which the byline or date stands."""
_PARAGRAPH_WORDS = 12
_BELOW = 12
"""Lines below a story's first paragraph among which the second stands."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks standfirsts."""
    heads = {mark.block for mark in marks if mark.weight > _SIGNED and mark.role in _HEAD and mark.cut is None}
    shapes = survey.columns
    fits = (_WORDS[0] <= shapes.words) & (shapes.words <= _WORDS[1]) & (shapes.sentences <= 3)
    if survey.page.sentences:  # what is open there is a menu
        fits &= shapes.closed
    for index in np.flatnonzero(fits).tolist():
        if index in heads:
            continue
        signed = not heads.isdisjoint(range(index + 1, index + 1 + _REACH))
        if signed and not is_first_paragraph(survey, survey.blocks[index]):
            yield Mark(index, Role.STANDFIRST, _W["before_head"], "standfirst", "above a byline or date")
        if not survey.shapes[index].closed:
            yield Mark(index, Role.STANDFIRST, _W["open"], "standfirst", "a summary without a full stop")


def is_first_paragraph(survey: Survey, block: Block) -> bool:
    """Whether a line is the story's first paragraph by its markup: the next one stands right below it, in an element of
    the same kind beside it. A picture may stand between the two.
    """
    elements = survey.page.elements
    below = slice(block.index + 1, block.index + 1 + _BELOW)
    for after, shape in zip(survey.blocks[below], survey.shapes[below], strict=True):
        if block.markup is None or after.markup is None:
            return False
        own, other = elements[block.markup.element], elements[after.markup.element]
        if "figure" in other.regions:
            continue
        alike = (own.tag, own.parent, own.names) == (other.tag, other.parent, other.names)
        return alike and own is not other and shape.closed and shape.words >= _PARAGRAPH_WORDS
    return False
