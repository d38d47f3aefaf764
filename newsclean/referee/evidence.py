"""What speaks for and against each block being part of the story, as one number a block."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page import Layout, Mark, Role, Span
from newsclean.survey import Shape, Survey
from newsclean.weights import weights

_W = weights("referee")
_MOST_WORDS = 60
"""Words from which on a longer block is no more surely prose."""
_BY_WORDS = [_W["bias"] + _W["log_words"] * math.log1p(words) for words in range(_MOST_WORDS + 1)]
_IMPORTANCE = [_W["importance"] * math.sqrt(words) for words in range(_MOST_WORDS + 1)]
"""Long blocks weigh more in a page's reading than short ones, less than by their length."""
_ASIDES = dict.fromkeys(
    (Role.CAPTION, Role.CREDIT, Role.ADVERTISING, Role.PROMO, Role.RELATED, Role.SHARE, Role.REPEAT, Role.LOGIN), _W["aside_amid"]
)
"""What often stands between a story's paragraphs; menus, comments and legal lines stand below it, and tell its end."""
_QUOTES = frozenset("\"“„«‹»「『–—")
_HEADING_WORDS, _PROSE_WORDS = int(_W["heading_words"]), int(_W["prose_words"])


class Evidence(NamedTuple):
    """All that is known of a block.

    ``score`` is in log-odds of being part of the story's text, times the block's importance; ``aside`` is the price of setting the block
    aside within a story, where marks say that it is something else, and None where they do not; ``roles`` holds the summed weights of the marks of each role, ``marks`` the marks
    themselves, ``cuts`` the parts of the block with a role of their own.
    """

    score: float
    aside: float | None = None
    roles: dict[Role, float] = {}  # noqa: RUF012 (never written to)
    marks: tuple[Mark, ...] = ()
    cuts: tuple[tuple[Span, Role, str], ...] = ()

    def reasons(self, role: Role) -> tuple[str, ...]:
        """Why the block would have a role, the strongest mark first."""
        own = [mark for mark in self.marks if mark.role is role and mark.cut is None]
        own.sort(key=lambda mark: -mark.weight)
        return tuple(dict.fromkeys([f"{mark.detector}: {mark.reason}" for mark in own]))


def weigh(survey: Survey, marks: Sequence[Mark]) -> list[Evidence]:
    """The evidence on each block: from its shape, from its marks, and from the block below or the list it is in."""
    by_block: dict[int, list[Mark]] = {}
    for mark in marks:
        by_block.setdefault(mark.block, []).append(mark)
    evidence = []
    listing = 0
    shapes = survey.shapes
    for index, (block, shape) in enumerate(zip(survey.blocks, shapes, strict=True)):
        own = by_block.get(index)
        odds = prose(shape, block.layout) + _W["subject"] * (survey.cohesion[index] - 0.5)
        if shape.closed and block.text[0] in _QUOTES:
            odds += _W["quoted"]
        if listing and shape.words > 1:
            odds += _W["listed"]
        if own is None and index + 1 < len(shapes) and _heads(shape, shapes[index + 1], index + 1 in by_block):
            odds = max(odds, _W["heading"])
        evidence.append(_evidence(odds, shape, own or ()))
        listing = _listing(listing, block.text, shape)
    return [_between(evidence, index, shape) for index, shape in enumerate(shapes)]


def _between(evidence: Sequence[Evidence], index: int, shape: Shape) -> Evidence:
    """A short line between two that are set aside goes with them: the question of a poll, the text of an advertisement."""
    item = evidence[index]
    if item.aside is not None or shape.words > _W["between_words"] or not 0 < index < len(evidence) - 1:
        return item
    if shape.closed and shape.words > _W["between_closed"]:
        return item
    above, below = evidence[index - 1].aside, evidence[index + 1].aside
    if above is None or below is None:
        return item
    return item._replace(aside=max(above, below))


def _evidence(odds: float, shape: Shape, marks: Sequence[Mark]) -> Evidence:
    importance = _IMPORTANCE[min(shape.words, _MOST_WORDS)]
    if not marks:
        return Evidence(odds * importance)
    roles: dict[Role, float] = {}
    for mark in marks:
        if mark.cut is None:
            roles[mark.role] = roles.get(mark.role, 0.0) + mark.weight
    against = sorted([weight for role, weight in roles.items() if not role.kept], reverse=True)
    strongest = against[0] if against else 0.0
    odds -= min(_W["against_most"], strongest + _W["against_others"] * sum(against[1:]))
    cuts = tuple([(mark.cut, mark.role, f"{mark.detector}: {mark.reason}") for mark in marks if mark.cut is not None])
    aside = None
    if strongest >= _W["aside_mark"] and odds < _W["aside_odds"]:
        aside = min([_ASIDES.get(role, _W["aside_foot"]) for role, weight in roles.items() if weight >= _W["aside_mark"]])
    return Evidence(odds * importance, aside, roles, tuple(marks), cuts)


def prose(shape: Shape, layout: Layout) -> float:
    """Log-odds that a block of this shape is of a story, before anything else is known of it."""
    words = shape.words
    if not words:
        return -2.0
    odds = _BY_WORDS[min(words, _MOST_WORDS)] + _W["sentences"] * min(shape.sentences, 5) / 5
    if shape.closed:
        odds += _W["closed"]
    if words >= 8:
        odds += _W["function"] * min(shape.function, 0.5)
    if words > 3:
        odds += _W["capital"] * shape.capital
    else:
        odds += _W["tiny"]
    if layout.gap:
        odds += _W["gap"]
    if layout.bullet:
        odds += _W["bullet"]
    return odds + _W["digits"] * shape.digits


def _heads(shape: Shape, below: Shape, below_marked: bool) -> bool:
    """Whether a line without a sentence's end stands right above prose, as subheadings do."""
    if below_marked or below.words < _PROSE_WORDS or not below.closed:
        return False
    return 1 < shape.words <= _HEADING_WORDS and not shape.closed


def _listing(listing: int, text: str, shape: Shape) -> int:
    """How many more blocks may be items of a list that a colon opened; prose ends it."""
    if text.endswith((":", "：")) and shape.words >= 5:
        return int(_W["list_items"])
    return 0 if shape.words >= 2 * _PROSE_WORDS else max(0, listing - 1)
