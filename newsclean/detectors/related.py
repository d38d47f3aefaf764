"""Pointers to other stories.

Marks: “READ MORE: …” between paragraphs, and heads such as “Related stories” or “Most read” with the lines below them.
Why on pages: sites keep readers by leading them on, in the middle of the text and below it.
Misses: lists of stories without a head; a head in a site's own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsclean.detectors.phrases import phrase_marks
from newsclean.page import KEPT, Mark, Role
from newsclean.shapes import Shape
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("related")
_POINTERS = frozenset(":：|»›>】］")
"""What parts a pointer from the story that it points to."""
_REACH = 12
"""Blocks below a head that may belong to its list."""
_TEASER = 30
"""Words from which on a closed block is taken for prose again, which ends the list …"""
_SENTENCES = 10
"""… and words of one of several sentences that does so where another sentence follows: some languages say much in few
words, and a teaser stands between headlines."""
_SUBHEADING = 4
"""Words of a line right above prose that may rather be its subheading: headlines have more."""
_NEAR = 4
"""Blocks above a head among which the story's paragraph stands."""
_PARAGRAPH, _SENTENCE = 40, 20
"""Code points of a paragraph and of a sentence at least: in some scripts words cannot be counted well."""
_STOPS, _QUOTES = (".", "。", "।", "॥", "۔"), "\"'”’»“)」"
_ASKING = frozenset("?？؟")
"""How headlines of two sentences end, and paragraphs seldom."""
_TINY = 1
"""Words of what may stand between the two: “Advertisement”."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks pointers, heads of lists, and the lists."""
    heads = set()
    for hit in survey.found("related"):
        if hit.place == "whole":
            heads.add(hit.block)
        elif hit.place == "start" and survey.blocks[hit.block].text[hit.end :].lstrip()[:1] in _POINTERS:
            yield Mark(hit.block, Role.RELATED, _W["pointer"], "related", "points to another story")
    for mark in phrase_marks(survey, "related", Role.RELATED, "related", "a phrase of story lists"):
        # Without a colon, “Read also the small print” may as well be a subheading.
        yield mark if mark.weight >= _W["telling"] else mark._replace(weight=mark.weight * _W["colonless"])
    others = {mark.block for mark in marks if mark.role not in KEPT and mark.weight >= _W["other"]}
    listed: dict[int, Mark] = {}
    for head in sorted(heads):
        for mark in _list_below(survey, head, others):
            if mark.block not in listed or mark.weight > listed[mark.block].weight:
                listed[mark.block] = mark
    yield from listed.values()


def _list_below(survey: Survey, head: int, others: Collection[int]) -> Iterator[Mark]:
    """The short lines below a head, the less surely the farther below. Prose ends the list, amid a story any two
    sentences do, and a line right above prose may be the subheading with which the story goes on. ``others`` are blocks
    that are plainly something else.
    """
    reason = f"in the list below “{survey.blocks[head].text[:40]}”"
    shapes = survey.shapes
    amid = _is_amid(survey, head, others)
    for distance, index in enumerate(range(head + 1, min(head + 1 + _REACH, len(shapes)))):
        if _is_prose(shapes[index]) or _goes_on(survey, index, others):
            return
        if amid and index not in others and _is_stop(survey, index) and _stops_below(survey, index, others):
            return
        heads_prose = index + 1 < len(shapes) and _is_prose(shapes[index + 1])
        if distance and heads_prose and (survey.blocks[index].layout.gap or not survey.blocks[index + 1].layout.gap):
            return
        doubtful = distance and heads_prose and shapes[index].words <= _SUBHEADING
        weight = _W["listed"] * (1 - distance / _REACH) * (_W["last"] if doubtful else 1)
        yield Mark(index, Role.RELATED, weight, "related", reason)


def _stops_below(survey: Survey, index: int, others: Collection[int]) -> bool:
    """Whether the next line that is not plainly something else ends with a full stop, too."""
    near = range(index + 1, min(index + 1 + _NEAR, len(survey.blocks)))
    below = next((line for line in near if line not in others), None)
    return below is not None and _is_stop(survey, below)


def _is_amid(survey: Survey, head: int, others: Collection[int]) -> bool:
    """Whether a head stands right below a paragraph of the story. Markup tells where that is by other means."""
    if survey.outline is not None:
        return False
    above = next((index for index in range(head - 1, max(-1, head - _NEAR), -1) if index not in others), head)
    return len(survey.blocks[above].text) >= _PARAGRAPH and _is_stop(survey, above)


def _is_stop(survey: Survey, index: int) -> bool:
    """Whether a line ends with a full stop, as headlines do not."""
    text = survey.blocks[index].text
    return len(text) >= _SENTENCE and text.rstrip(_QUOTES).endswith(_STOPS)


def _is_prose(shape: Shape) -> bool:
    return shape.words >= _TEASER and shape.closed


def _goes_on(survey: Survey, index: int, others: Collection[int]) -> bool:
    """Whether the story goes on with a short paragraph: one of several sentences, and another below it."""
    shapes = survey.shapes
    if index in others or shapes[index].sentences < 2 or not _is_sentence(survey, index):
        return False
    near = range(index + 1, min(index + 3, len(shapes)))
    below = next((other for other in near if shapes[other].words > _TINY), None)
    return below is not None and below not in others and _is_sentence(survey, below)


def _is_sentence(survey: Survey, index: int) -> bool:
    shape = survey.shapes[index]
    return shape.closed and shape.words >= _SENTENCES and survey.blocks[index].text[-1] not in _ASKING
