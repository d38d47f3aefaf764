"""Readers' comments and the widget round them.

Marks: “Comments (23)”, “Join the conversation”, “Report”, “Reply”, and the comments themselves between such lines.
Why on pages: discussions are part of the page's text, and can be longer than the article.
Misses: a discussion without any control of its widget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("comments")
_REACH = 12
"""Blocks between two controls of a discussion that are still one discussion."""
_CONTROLS = 3
"""Controls (“Reply”, “Report”, “Like”) from which on lines are a discussion."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks the widget's lines, and what stands between them."""
    controls = []
    for mark in phrase_marks(survey, "comments", Role.COMMENT, "comments", "a phrase of the comment widget"):
        controls.append(mark.block)
        yield mark
    for first, last in _discussions(sorted(set(controls))):
        for block in range(first, last + 1):
            yield Mark(block, Role.COMMENT, _W["region"], "comments", "within a discussion")


def _discussions(controls: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last block of each stretch in which controls follow one another closely."""
    start = 0
    for at in range(1, len(controls) + 1):
        if at == len(controls) or controls[at] - controls[at - 1] > _REACH:
            if at - start >= _CONTROLS:
                yield controls[start], controls[at - 1]
            start = at
