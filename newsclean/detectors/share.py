"""Share bars.

Marks: “Share”, “Tweet”, “Copy link”, the row of networks' names, “opens in new window”.
Why on pages: every story carries buttons to pass it on; without markup their labels are lines of text.
Misses: icons whose labels are no words of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks share bars."""
    yield from phrase_marks(survey, "share", Role.SHARE, "share", "a share-bar phrase")
