"""What speaks for and against each block being part of the story, as one number a block."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.page import KEPT, Layout, Mark, Role, Span
from newsclean.shape import Shape
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("referee")
_MOST_WORDS = 60
"""Words from which on a longer block is no more surely prose."""
_BY_WORDS = [_W["bias"] + _W["log_words"] * math.log1p(words) for words in range(_MOST_WORDS + 1)]
_IMPORTANCE = [_W["importance"] * math.sqrt(words) for words in range(_MOST_WORDS + 1)]
"""Long blocks weigh more in a page's reading than short ones, less than by their length."""
_ASIDES = dict.fromkeys(
    (Role.CAPTION, Role.CREDIT, Role.ADVERTISING, Role.PROMO, Role.RELATED, Role.SHARE, Role.REPEAT, Role.LOGIN),
    _W["aside_amid"],
)
"""What often stands between a story's paragraphs; menus, comments and legal lines stand below it, and tell its end."""
_SUPPORT = frozenset((Role.BODY, Role.HEADING))
"""Marks of these roles say how like the story's text a block is: their weights, of either sign, are added."""
_QUOTES = frozenset('"“„«‹»「『–—')

# Looked up once: these are used for every block of every page.
_CLOSED, _SENTENCES, _FUNCTION, _CAPITAL = _W["closed"], _W["sentences"], _W["function"], _W["capital"]
_DIGITS, _GAP, _BULLET, _TINY = _W["digits"], _W["gap"], _W["bullet"], _W["tiny"]
_QUOTED, _SUBJECT, _LISTED, _HEADING = _W["quoted"], _W["subject"], _W["listed"], _W["heading"]
_AGAINST_MOST, _AGAINST_OTHERS = _W["against_most"], _W["against_others"]
_ASIDE_MARK, _ASIDE_ODDS, _ASIDE_FOOT = _W["aside_mark"], _W["aside_odds"], _W["aside_foot"]
_BETWEEN_WORDS, _BETWEEN_CLOSED = int(_W["between_words"]), int(_W["between_closed"])
_HEADING_WORDS, _PROSE_WORDS, _LIST_ITEMS = int(_W["heading_words"]), int(_W["prose_words"]), int(_W["list_items"])


class Evidence(NamedTuple):
    """All that is known of a block.

    ``score`` is in log-odds of being part of the story's text, times the block's importance; ``aside`` is the price of
    setting the block
    aside within a story, where marks say that it is something else, and None where they do not; ``roles`` holds the
    summed weights of the marks of each role, ``marks`` the marks
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
        if len(own) == 1:
            return (f"{own[0].detector}: {own[0].reason}",)
        own.sort(key=lambda mark: -mark.weight)
        return tuple(dict.fromkeys([f"{mark.detector}: {mark.reason}" for mark in own]))


def weigh(survey: Survey, marks: Sequence[Mark]) -> list[Evidence]:
    """The evidence on each block: from its shape, from its marks, and from its neighbours or the list it is in."""
    by_block: dict[int, list[Mark]] = {}
    support: dict[int, float] = {}
    for mark in marks:
        if mark.role in _SUPPORT and mark.cut is None:
            support[mark.block] = support.get(mark.block, 0.0) + mark.weight
        else:
            by_block.setdefault(mark.block, []).append(mark)
    evidence = []
    listing = 0
    shapes = survey.shapes
    last = len(shapes) - 1
    for block, shape in zip(survey.blocks, shapes, strict=True):
        index, text = block.index, block.text
        odds = prose(shape, block.layout)
        if shape.words > 3:
            odds += _SUBJECT * (survey.cohesion(index) - 0.5)
        if shape.closed and text[0] in _QUOTES:
            odds += _QUOTED
        if listing and shape.words > 1:
            odds += _LISTED
        speaks_for = support.get(index, 0.0)
        odds += speaks_for
        own = by_block.get(index)
        if own is None:
            if odds < _HEADING and index < last and _heads(shape, shapes[index + 1], index + 1 in by_block):
                odds = _HEADING
            evidence.append(Evidence(odds * _IMPORTANCE[min(shape.words, _MOST_WORDS)]))
        else:
            evidence.append(_evidence(odds, shape, own, most=_AGAINST_MOST + max(0.0, speaks_for)))
        listing = _listing(listing, text, shape)
    _join_asides(evidence, shapes)
    return evidence


def _join_asides(evidence: list[Evidence], shapes: Sequence[Shape]) -> None:
    """A short line between two that are set aside goes with them: the question of a poll, the text of an
    advertisement."""
    asides = [item.aside for item in evidence]
    for index in range(1, len(asides) - 1):
        above, below = asides[index - 1], asides[index + 1]
        if above is None or below is None or asides[index] is not None:
            continue
        shape = shapes[index]
        if shape.words <= (_BETWEEN_CLOSED if shape.closed else _BETWEEN_WORDS):
            evidence[index] = evidence[index]._replace(aside=max(above, below))


def _evidence(odds: float, shape: Shape, marks: Sequence[Mark], *, most: float) -> Evidence:
    """The evidence on a block that has marks, which can say ``most`` against it."""
    roles: dict[Role, float] = {}
    cuts = []
    for mark in marks:
        if mark.cut is None:
            roles[mark.role] = roles.get(mark.role, 0.0) + mark.weight
        else:
            cuts.append((mark.cut, mark.role, f"{mark.detector}: {mark.reason}"))
    aside = None
    against = [weight for role, weight in roles.items() if role not in KEPT]
    if against:
        strongest = max(against)
        odds -= min(most, strongest + _AGAINST_OTHERS * (sum(against) - strongest))
        if strongest >= _ASIDE_MARK and odds < _ASIDE_ODDS:
            aside = min([_ASIDES.get(role, _ASIDE_FOOT) for role, weight in roles.items() if weight >= _ASIDE_MARK])
    return Evidence(odds * _IMPORTANCE[min(shape.words, _MOST_WORDS)], aside, roles, tuple(marks), tuple(cuts))


def prose(shape: Shape, layout: Layout) -> float:
    """Log-odds that a block of this shape is of a story, before anything else is known of it."""
    words, sentences, closed, function, capital, digits = shape
    if not words:
        return -2.0
    odds = _BY_WORDS[min(words, _MOST_WORDS)] + _DIGITS * digits
    odds += _CAPITAL * capital if words > 3 else _TINY
    if sentences:
        odds += _SENTENCES * min(sentences, 5) / 5
    if closed:
        odds += _CLOSED
    if words >= 8:
        odds += _FUNCTION * min(function, 0.5)
    if layout.gap:
        odds += _GAP
    if layout.bullet:
        odds += _BULLET
    return odds


def _heads(shape: Shape, below: Shape, below_marked: bool) -> bool:
    """Whether a line without a sentence's end stands right above prose, as subheadings do."""
    if below_marked or below.words < _PROSE_WORDS or not below.closed:
        return False
    return 1 < shape.words <= _HEADING_WORDS and not shape.closed


def _listing(listing: int, text: str, shape: Shape) -> int:
    """How many more blocks may be items of a list that a colon opened; prose ends it."""
    if text.endswith((":", "：")) and shape.words >= 5:
        return _LIST_ITEMS
    if not listing or shape.words >= 2 * _PROSE_WORDS:
        return 0
    return listing - 1
