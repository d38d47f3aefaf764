"""Lines that give the date of the piece.

Marks: “2014-09-15 20:47”, “Published: 15 September 2014”, “Updated 8.47pm”, “2 hours ago”.
Why on pages: it stands above or below the story, seldom in it.
Misses: dates without a year; dates inside a byline of many words (the byline detector takes those lines).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("date")
_LONGEST = 25
"""Words of a line with a date among others."""
_FEW = 12
"""Letters that may stand beside a date and a label: a weekday, a zone, “Uhr”."""
_SHORT, _RELATIVE = 8, 14
"""Words of a line that says when without a date, and of one that opens with a label: “Updated 2 hours ago, first …”."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks date lines."""
    labels = {hit.block: hit for hit in survey.found("date") if hit.place in ("start", "whole")}
    for index, readings in survey.dates.items():
        shape = survey.shapes[index]
        text = survey.blocks[index].text
        if shape.words > _LONGEST or text.startswith(("http://", "https://")):
            continue
        rest = text[: readings[0].start] + text[readings[-1].end :]
        label = labels.get(index)
        letters = sum(map(str.isalpha, rest)) - (label.end - label.start if label else 0)
        # A label and dates alone may end in a full stop: “Published: 3 May at 5:00 a.m. | Updated: 3 May at 11:38 a.m.”
        if shape.closed and shape.words > _FEW and not (label and letters <= _FEW):
            continue
        if label:
            yield Mark(index, Role.DATE, _W["label"], "date_line", f"“{text[label.start : label.end]}”, and a date")
        elif letters <= _FEW:
            yield Mark(index, Role.DATE, _W["alone"], "date_line", "a date, and little else")
        elif not shape.closed:
            yield Mark(index, Role.DATE, _W["mixed"], "date_line", "a date among a few words")
    for hit in survey.found("date"):
        shape = survey.shapes[hit.block]
        longest = _RELATIVE if hit.place == "start" and not shape.closed else _SHORT
        if hit.block in survey.dates or shape.words > longest:
            continue
        if hit.place == "whole" or (hit.place in ("start", "end") and shape.digits > 0):
            yield Mark(hit.block, Role.DATE, _W["relative"], "date_line", "says when, without a date")
