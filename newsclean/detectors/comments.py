"""Readers' comments and the widget round them.

Marks: “Comments (23)”, “Join the conversation”, “Report”, “Reply”, and the comments themselves between such lines.
Why on pages: discussions are part of the page's text, and can be longer than the article.
Misses: a discussion without any control of its widget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("comments")
_REACH = 12
"""Blocks between two controls of a discussion that are still one discussion."""
_CONTROLS = 3
"""Controls (“Reply”, “Report”, “Like”) from which on lines are a discussion."""
_AHEAD, _FARTHER = 4, 2
"""Blocks below a first control, and how many times as many as between any others, from which on it stands above the
story: “0 comments” beside the date is a link to the discussion."""
_NAME_WORDS = 6
"""Words of a commenter's name, and “says” behind it."""
_QUOTED = re.compile(r"[“„«\"「『](.{12,300})[”“»\"」』]\W{0,3}\Z")
_LONGEST = 400
"""Code points of such a line."""
_COUNT_WORDS = 5
"""Words before a story's quoted headline: “14 thoughts on”."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks the widget's lines, and what stands between them."""
    controls = []
    phrases = phrase_marks(survey, "comments", Role.COMMENT, "comments", "a phrase of the comment widget")
    for mark in (*phrases, *_signed(survey), *_headed(survey)):
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
            stretch = controls[start:at]
            stretch = stretch[1:] if _stands_ahead(stretch) else stretch
            if len(stretch) >= _CONTROLS:
                yield stretch[0], stretch[-1]
            start = at


def _stands_ahead(controls: Sequence[int]) -> bool:
    """Whether the first control stands far above the others, which are near each other."""
    first, *others = [later - earlier for earlier, later in pairwise(controls)] or [0]
    return bool(others) and first > _AHEAD and first > _FARTHER * max(others)


def _signed(survey: Survey) -> Iterator[Mark]:
    """“Jane Doe says:” above a date."""
    for hit in survey.found("commenter"):
        text, shape = survey.blocks[hit.block].text, survey.shapes[hit.block]
        if shape.words <= _NAME_WORDS and text.endswith(":") and hit.block + 1 in survey.dates:
            yield Mark(hit.block, Role.COMMENT, _W["region"], "comments", "whose comment follows")


def _headed(survey: Survey) -> Iterator[Mark]:
    """“14 thoughts on “Headline””: a few words and, in quotation marks, a line that stands above by itself."""
    above: set[str] = set()
    for block in survey.blocks:
        quoted = _QUOTED.search(block.text) if len(block.text) < _LONGEST else None
        if quoted and quoted[1] in above and len(block.text[: quoted.start()].split()) in range(1, _COUNT_WORDS + 1):
            yield Mark(block.index, Role.COMMENT, _W["region"], "comments", "heads the comments on the story")
        above.add(block.text)
