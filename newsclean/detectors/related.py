"""Pointers to other stories.

Marks: “READ MORE: …” between paragraphs, and heads such as “Related stories” or “Most read” with the lines below them.
Why on pages: sites keep readers by leading them on, in the middle of the text and below it.
Misses: lists of stories without a head; a head in a site's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.shape import Shape
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("related")
_COLONS = frozenset(":：|»›>")
_REACH = 12
"""Blocks below a head that may belong to its list."""
_TEASER = 30
"""Words from which on a closed block is taken for prose again, which ends the list."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks pointers, heads of lists, and the lists."""
    heads = set()
    for hit in survey.found("related"):
        if hit.place == "whole":
            heads.add(hit.block)
        elif hit.place == "start" and survey.blocks[hit.block].text[hit.end :].lstrip()[:1] in _COLONS:
            yield Mark(hit.block, Role.RELATED, _W["pointer"], "related", "points to another story")
    for mark in phrase_marks(survey, "related", Role.RELATED, "related", "a phrase of story lists"):
        # Without a colon, “Read also the small print” may as well be a subheading.
        yield mark if mark.weight >= _W["telling"] else mark._replace(weight=mark.weight * _W["colonless"])
    listed: dict[int, Mark] = {}
    for head in sorted(heads):
        for mark in _list_below(survey, head):
            if mark.block not in listed or mark.weight > listed[mark.block].weight:
                listed[mark.block] = mark
    yield from listed.values()


def _list_below(survey: Survey, head: int) -> Iterator[Mark]:
    """The short lines below a head, the less surely the farther below. Prose ends the list, and a line right above
    prose may be the subheading with which the story goes on.
    """
    reason = f"in the list below “{survey.blocks[head].text[:40]}”"
    shapes = survey.shapes
    for distance, index in enumerate(range(head + 1, min(head + 1 + _REACH, len(shapes)))):
        if _is_prose(shapes[index]):
            return
        heads_prose = index + 1 < len(shapes) and _is_prose(shapes[index + 1])
        if distance and heads_prose and (survey.blocks[index].layout.gap or not survey.blocks[index + 1].layout.gap):
            return
        yield Mark(index, Role.RELATED, _W["listed"] * (1 - distance / _REACH), "related", reason)


def _is_prose(shape: Shape) -> bool:
    return shape.words >= _TEASER and shape.closed
