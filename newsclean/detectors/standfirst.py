"""Standfirsts: the summary between headline and story.

Marks: a block of one or two sentences between a headline and a byline or date line, or right below a headline and without the full stop
of a sentence.
Why on pages: it sums up the story; the article keeps it as a field of its own.
Misses: standfirsts that look just like a first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("standfirst")
_WORDS = (7, 65)
_REACH = 3
"""Blocks below a standfirst among which the byline or date stands."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks standfirsts."""
    heads = {mark.block for mark in marks if mark.role in (Role.DATE, Role.BYLINE) and mark.weight > 2 and mark.cut is None}
    titles = {mark.block for mark in marks if mark.role is Role.TITLE}
    for index, shape in enumerate(survey.shapes):
        if not (_WORDS[0] <= shape.words <= _WORDS[1]) or shape.sentences > 3:
            continue
        below = titles & {index - 1, index - 2}
        if not below:
            continue
        if heads & set(range(index + 1, index + 1 + _REACH)) and not heads & {index}:
            yield Mark(index, Role.STANDFIRST, _W["before_head"], "standfirst", "between a headline and a byline or date")
        if not shape.closed:
            yield Mark(index, Role.STANDFIRST, _W["open"], "standfirst", "below a headline, without a full stop")
