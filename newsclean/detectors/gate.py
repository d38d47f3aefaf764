"""Lines of pages that are none: errors, checks for robots, demands to switch something on.

Marks: “Page not found”, “Verify you are human”, “Please enable JavaScript”.
Why on pages: crawlers are sent them in place of the article, and sites keep such a line for readers without scripts.
Misses: jokes about lost pages. Must not fire on prose about robots and errors (“The ministry's website showed a 404
error for hours, and …”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey

_LINE = 14
"""Words of such a line at most."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks what such pages say of themselves."""
    for family, reason in (("missing", "an error page's phrase"), ("gate", "a phrase of checks and log-ins")):
        for mark in phrase_marks(survey, family, Role.BOILERPLATE, "gate", reason):
            if survey.shapes[mark.block].words <= _LINE:
                yield mark
