"""Marks that the article is over.

Marks: “ENDS”, “###”, “-30-”, “(Ende)”.
Why on pages: agencies close their copy with a sign, and papers leave it in.
Misses: signs glued to the last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_SIGN = re.compile(r"[\W_]*(?:#{2,}|-\s?30\s?-|/{3,})[\W_]*")


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks end signs."""
    yield from phrase_marks(survey, "ending", Role.BOILERPLATE, "ending", "an end sign")
    for block in survey.blocks:
        if len(block.text) < 12 and _SIGN.fullmatch(block.text):
            yield Mark(block.index, Role.BOILERPLATE, weights("phrases")["whole"], "ending", "an end sign")
