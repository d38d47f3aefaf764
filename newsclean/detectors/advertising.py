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


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks advertising labels."""
    yield from phrase_marks(survey, "advertising", Role.ADVERTISING, "advertising", "an advertising label")
