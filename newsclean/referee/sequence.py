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


def best_sequence(evidence: Evidence, costs: str = RULES) -> list[bool]:
    """Whether each block is of the story. One pass forth and one back.

    Scores above 0 speak for the story. A block that its marks set aside can stand in the story and not be of it, at
    its price.
    """
    start, pause, resume, linger, end = (weights(costs)[key] for key in ("start", "pause", "resume", "linger", "end"))
    opening = -start
    inside = gap = _NEVER
    insides, gaps = [inside], [gap]
    gains = list(evidence.scores)
    for index, price in evidence.asides.items():
        gains[index] = -price
    for gain in gains:  # nothing but this loop looks at every block: it is kept lean, and `max` is slow
        resumed, paused, lingered = gap - resume, inside - pause, gap - linger
        into = inside if inside > opening else opening  # noqa: FURB136
        inside = (into if into > resumed else resumed) + gain  # noqa: FURB136
        gap = paused if paused > lingered else lingered  # noqa: FURB136
        insides.append(inside)
        gaps.append(gap)

    ends = [value - end for value in insides[:-1]]
    after = max(ends, default=_NEVER)
    kept = [False] * len(gains)
    if after >= max(inside, 0.0):
        at = ends.index(after)
    elif inside >= 0.0:
        at = len(gains)
    else:
        return kept
    # Back from the story's last block, as the values tell how each came about.
    within = True
    while at > 0:
        at -= 1
        before, paused = insides[at], gaps[at]
        if within:
            kept[at] = at not in evidence.asides
            if paused - resume > max(before, opening):
                within = False
            elif opening > before:
                break
        else:
            within = before - pause > paused - linger
    return kept
