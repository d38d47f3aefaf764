"""What most detectors share: marks for phrases that were found in their places."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("phrases")
_REACH = {"start": (_W["short"], _W["long"]), "anywhere": (_W["short_anywhere"], _W["long_anywhere"])}
"""Words of a block up to which a phrase counts fully, and from which on it counts for nothing, by its place."""
_OPENING = 80
"""Code points from a block's start within which a phrase says what the block is about."""


def phrase_marks(survey: Survey, family: str, role: Role, detector: str, reason: str) -> Iterator[Mark]:
    """A mark for each block with a phrase of a family, weighed by its place: alone on its line it all but settles the
    matter, in a long block it may be quoted. ``reason`` says what the phrase is, for people: “a share-bar phrase”.
    """
    best: dict[int, Mark] = {}
    for hit in survey.found(family):
        words = survey.shapes[hit.block].words
        short, long = _REACH.get(hit.place, _REACH["start"])
        fading = min(1.0, max(0.0, (long - words) / (long - short)))
        weight = _W.get(hit.place, 0.0) * fading
        if hit.place == "anywhere" and hit.start > _OPENING and words > _W["short"]:
            weight *= _W["within"]
        known = best.get(hit.block)
        if weight > 0 and (known is None or weight > known.weight):
            phrase = survey.blocks[hit.block].text[hit.start : hit.end]
            best[hit.block] = Mark(hit.block, role, weight, detector, f"{reason}: “{phrase}”")
    yield from best.values()
