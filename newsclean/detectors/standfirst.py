"""Standfirsts: the summary between headline and story.

Marks: a block of one or two sentences that a byline or date line follows, or without the full stop of a sentence.
Why on pages: it sums up the story; the article keeps it as a field of its own.
Misses: standfirsts that look just like a first paragraph. The referee takes one only right below the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("standfirst")
_SIGNED = weights("head")["signed"]
_WORDS = (7, 65)
_HEAD = frozenset((Role.DATE, Role.BYLINE))
_REACH = 3
"""Blocks below a standfirst among which the byline or date stands."""


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
        if not heads.isdisjoint(range(index + 1, index + 1 + _REACH)):
            yield Mark(index, Role.STANDFIRST, _W["before_head"], "standfirst", "above a byline or date")
        if not survey.shapes[index].closed:
            yield Mark(index, Role.STANDFIRST, _W["open"], "standfirst", "a summary without a full stop")
