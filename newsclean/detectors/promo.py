"""Newsletter, app, podcast, donation and follow-us pitches.

Marks: “Sign up for our newsletter”, “Download our app”, “delivered to your inbox”, “Support our journalism”.
Why on pages: sites break stories with pitches for themselves, often between two paragraphs.
Misses: pitches written as prose about the paper, without one of the trade's set phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks pitches."""
    yield from phrase_marks(survey, "promo", Role.PROMO, "promo", "a pitch")
