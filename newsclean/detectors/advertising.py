"""Advertising marks.

Marks: “Advertisement”, “Sponsored”, “Article continues below this ad”.
Why on pages: the label of an advertisement is text, the advertisement itself is not.
Misses: unlabelled text advertisements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("phrases")
_LABEL_WORDS = 8


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks advertising labels."""
    for mark in phrase_marks(survey, "advertising", Role.ADVERTISING, "advertising", "an advertising label"):
        shape = survey.shapes[mark.block]
        prose = shape.closed and shape.words > _LABEL_WORDS  # “Sponsored by the rowing club, forty swimmers crossed …”
        told = mark.weight > _W["start"]  # by words that stand nowhere else
        yield mark._replace(weight=mark.weight * _W["in_prose"]) if prose and not told else mark
