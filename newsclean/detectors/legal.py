"""Legal footers, cookie and privacy notices.

Marks: “All rights reserved”, “Privacy policy”, “©”, “We use cookies”, “Accept all”.
Why on pages: law asks for them on every page, first (dialogs) and last (footers).
Misses: long licence texts without a set phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks legal lines and cookie notices."""
    yield from phrase_marks(survey, "legal", Role.LEGAL, "legal", "a legal phrase")
    yield from phrase_marks(survey, "cookies", Role.LEGAL, "legal", "a cookie notice")
