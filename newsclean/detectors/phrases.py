"""What most detectors share: marks for phrases that were found in their places."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.vocabulary import Hit
from newsclean.weights import weights

_W = weights("phrases")
_REACH = {"start": (_W["short"], _W["long"]), "anywhere": (_W["short_anywhere"], _W["long_anywhere"])}
"""Words of a block up to which a phrase counts fully, and from which on it counts for nothing, by its place."""
_FEW = 6
"""Words of a line that may be nothing but a phrase and a number."""
_OPENING = 80
"""Code points from a block's start within which a phrase says what the block is about."""


def phrase_marks(survey: Survey, family: str, role: Role, detector: str, reason: str) -> Iterator[Mark]:
    """A mark for each block with a phrase of a family, weighed by its place: alone on its line it all but settles the
    matter, in a long block it may be quoted. ``reason`` says what the phrase is, for people: “a share-bar phrase”.
    """
    best: dict[int, Mark] = {}
    for hit in survey.found(family):
        weight = _weight(survey, hit)
        known = best.get(hit.block)
        if weight > 0 and (known is None or weight > known.weight):
            phrase = survey.blocks[hit.block].text[hit.start : hit.end]
            best[hit.block] = Mark(hit.block, role, weight, detector, f"{reason}: “{phrase}”")
    yield from best.values()


def _weight(survey: Survey, hit: Hit) -> float:
    words = survey.shapes[hit.block].words
    if words <= _FEW and _is_counted(survey.blocks[hit.block].text, hit):
        return _W["whole"]
    short, long = _REACH.get(hit.place, _REACH["start"])
    weight = _W.get(hit.place, 0.0) * min(1.0, max(0.0, (long - words) / (long - short)))
    within = hit.place == "anywhere" and hit.start > _OPENING and words > _W["short"]
    return weight * _W["within"] if within else weight


def _is_counted(text: str, hit: Hit) -> bool:
    """Whether a line holds the phrase and a number alone: “5 min read”, “Share (12)”, but not “2. Share”."""
    before = text[: hit.start]
    if before and hit.place != "end":
        return False
    rest = before + text[hit.end :]
    return any(map(str.isdigit, rest)) and not any(map(str.isalpha, rest))
