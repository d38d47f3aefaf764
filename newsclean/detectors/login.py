"""Log-in, registration, profile and subscription prompts.

Marks: “Log in”, “Create account”, “Please provide a username”, “Already a subscriber?”, “to continue reading”.
Why on pages: dialogs and paywalls stand in the page's text though a browser shows them only when asked.
Misses: prompts in a site's own jargon. Must not fire on prose (“He could not log in to the ministry's server.”): bare
words count only alone on their line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks log-in and subscription prompts."""
    yield from phrase_marks(survey, "login", Role.LOGIN, "login", "a log-in phrase")
    yield from phrase_marks(survey, "paywall", Role.LOGIN, "login", "a subscription phrase")
