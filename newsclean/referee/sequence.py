"""The best reading of a page as a sequence: before the story, in it, in a gap within it, after it.

A story is one stretch of the page, broken by captions, pitches and pointers. Whether a short line between two
paragraphs is one
of them or a subheading, the blocks around it say as much as its own words. The four states and the costs of going from
one to the next say that, and the cheapest path through the page (Viterbi 1967) is the decision.
"""

from __future__ import annotations

from newsclean.referee.evidence import Evidence
from newsclean.weights import weights

RULES, SECOND = "sequence", "second_reading"
"""The sections of the weights that hold the costs: of a page read by the rules alone, which see each block by itself,
and of one whose odds know what stands around."""
_NEVER = -1e18
_BEFORE, _IN, _GAP, _AFTER = range(4)


def best_sequence(evidence: Evidence, costs: str = RULES) -> list[bool]:
    """Whether each block is of the story. One pass forth and one back.

    Scores above 0 speak for the story. A block that its marks set aside can stand in the story and not be of it, at
    its price.
    """
    start, pause, resume, linger, end = (weights(costs)[key] for key in ("start", "pause", "resume", "linger", "end"))
    before, inside, gap, after = 0.0, _NEVER, _NEVER, _NEVER
    steps: list[tuple[int, int, int]] = []
    asides = evidence.asides
    for index, score in enumerate(evidence.scores):
        into, from_into = inside, _IN
        if before - start > into:
            into, from_into = before - start, _BEFORE
        if gap - resume > into:
            into, from_into = gap - resume, _GAP
        away, from_away = gap - linger, _GAP
        if inside - pause > away:
            away, from_away = inside - pause, _IN
        done, from_done = after, _AFTER
        if inside - end > done:
            done, from_done = inside - end, _IN
        inside = into + (-asides[index] if index in asides else score)
        gap, after = away, done
        steps.append((from_into, from_away, from_done))
    state = max((inside, _IN), (after, _AFTER), (before, _BEFORE))[1]
    path = []
    for index in reversed(range(len(steps))):
        path.append(state == _IN and index not in asides)
        if state != _BEFORE:
            state = steps[index][state - 1]
    path.reverse()
    return path
