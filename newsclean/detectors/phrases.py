"""What most detectors share: marks for phrases that were found in their places."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("phrases")


def phrase_marks(survey: Survey, family: str, role: Role, detector: str, reason: str) -> Iterator[Mark]:
    """A mark for each block with a phrase of a family, weighed by its place: alone on its line it all but settles the matter, in a long
    block it may be quoted. ``reason`` says what the phrase is, for people: “a share-bar phrase”.
    """
    best: dict[int, Mark] = {}
    for hit in survey.found(family):
        words = survey.shapes[hit.block].words
        fading = min(1.0, max(0.0, (_W["long"] - words) / (_W["long"] - _W["short"])))
        weight = _W.get(hit.place, 0.0) * (1.0 if hit.place == "whole" else fading)
        known = best.get(hit.block)
        if weight > 0 and (known is None or weight > known.weight):
            phrase = survey.blocks[hit.block].text[hit.start : hit.end]
            best[hit.block] = Mark(hit.block, role, weight, detector, f"{reason}: “{phrase}”")
    yield from best.values()
