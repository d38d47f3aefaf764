"""Captions and credits of pictures.

Marks: “… (Photo: AFP)”, “… (AP, … via AP video)”, a line that is only a credit (“Photo: AP”, “Jane Doe/Reuters”) and
the short line beside it, “In this photo …”. A credit behind its caption is marked as a cut.
Why on pages: pictures are gone from a dump, their words are not, and stand anywhere between two paragraphs.
Misses: captions without a credit or a copy. Must not fire on prose about pictures (“The photo shows, AP reported, that
…”).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsclean.credits import copy_at, credit_span, may_close_with_credit
from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("caption")
_LONGEST = 90
"""Words of the longest captions."""
_APART = 24
"""Words of a caption that is not closer to its credit than anything else on the page."""
_REACH = 8
"""Blocks round a credit among which blank lines are looked for."""
_GLUED = 35
"""Words of a line that stands with a caption."""
_LABEL_WORDS = 4
"""Words of a label that goes with pictures but is no caption (“Show caption”)."""
_CREDIT_WORDS = 7
_SAME = 8
"""Code points at whose first difference two lines are no copies."""
_ALTERNATIVE = 20
"""Code points of an alternative text that its caption goes on from."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks captions and credits."""
    for mark in phrase_marks(survey, "caption", Role.CAPTION, "caption", "a caption's phrase"):
        whole = survey.shapes[mark.block].words <= _LABEL_WORDS
        yield mark._replace(role=Role.NAVIGATION, reason=f"a picture's label: {mark.reason}") if whole else mark
    for hit in survey.found("caption"):
        shape = survey.shapes[hit.block]
        if hit.place == "start" and _LABEL_WORDS < shape.words <= _LONGEST // 2 and shape.sentences <= 1:
            yield Mark(hit.block, Role.CAPTION, _W["opening"], "caption", "opens as captions do")
    twice = list(_twice(survey))
    yield from twice
    lines: list[int] = []
    captioned: list[int] = []
    hits = survey.by_block("credit", "agencies")
    signed = {
        mark.block
        for mark in marks
        if mark.role in (Role.BYLINE, Role.SHARE, Role.LOGIN) and mark.weight > _W["credited"] - 1
    }
    for index, (block, shape) in enumerate(zip(survey.blocks, survey.shapes, strict=True)):
        text = block.text
        if shape.words > _LABEL_WORDS and copy_at(text):
            yield Mark(index, Role.CAPTION, _W["copied"], "caption", "stands twice on one line")
        if shape.words > _LONGEST or not (index in hits or (shape.words > 1 and may_close_with_credit(text))):
            continue
        found = credit_span(text, hits.get(index, ()))
        if found is None or index in signed:
            continue
        if found.span.start == 0 and found.span.end >= len(text):
            lines.append(index)
            yield Mark(index, Role.CREDIT, _W["credit_line"] * found.certainty, "caption", "a credit, and nothing else")
        else:
            credit = text[found.span.start : found.span.end]
            yield Mark(index, Role.CREDIT, _W["credited"], "caption", f"a credit: {credit}", found.span)
            yield Mark(
                index, Role.CAPTION, _W["credited"] * found.certainty, "caption", f"ends with a credit: {credit}"
            )
            captioned.append(index)
    if survey.outline is None:  # markup says what stands with a caption
        yield from _glued(survey, {mark.block for mark in twice}.union(lines, captioned))
    served = {mark.block for mark in twice}
    taken = {mark.block for mark in marks if mark.weight >= _W["other"]}.union(lines)
    for index in lines:
        if served.isdisjoint((index - 1, index + 1)):
            yield from _beside(survey, index, taken)


def _beside(survey: Survey, line: int, taken: Collection[int]) -> Iterator[Mark]:
    """The short line that a lone credit belongs to: the one that stands closer, else the one above."""
    above, below = line - 1, line + 1
    airy = any(block.layout.gap for block in survey.blocks[max(0, line - _REACH) : line + _REACH])
    gaps = {
        above: survey.blocks[line].layout.gap,
        below: survey.blocks[below].layout.gap if below < len(survey.blocks) else 9,
    }

    def most(index: int) -> int:
        """A line apart must be shorter than one right beside the credit, to be told from prose."""
        return _LONGEST // 2 if airy and gaps[index] == 0 else _APART

    candidates = [
        index
        for index in (above, below)
        if 0 <= index < len(survey.blocks)
        and index not in taken
        and 1 <= survey.shapes[index].words <= most(index)
        and ((airy and gaps[index] == 0) or survey.shapes[index].sentences < 2)
    ]
    if not candidates:
        return
    best = min(candidates, key=lambda index: (gaps[index], index))
    yield Mark(best, Role.CAPTION, _W["beside_credit"], "caption", "beside a credit")


def _glued(survey: Survey, captions: Collection[int]) -> Iterator[Mark]:
    """Lines that stand with a caption as one unit, blank lines above and below: its alternative text, or the caption
    of that."""
    blocks = survey.blocks
    for index in captions:
        above, below, after = index - 1, index + 1, index + 2
        if above >= 0 and above not in captions and not blocks[index].layout.gap and blocks[above].layout.gap:
            glued = above
        elif (
            after < len(blocks) and below not in captions and not blocks[below].layout.gap and blocks[after].layout.gap
        ):
            glued = below
        else:
            continue
        if 3 <= survey.shapes[glued].words <= _GLUED:
            yield Mark(glued, Role.CAPTION, _W["glued"], "caption", "stands with a caption")


def _twice(survey: Survey) -> Iterator[Mark]:
    """Lines that stand twice running: a picture's alternative text, and its caption, which may go on with the
    credit."""
    for block, following in zip(survey.blocks, survey.blocks[1:], strict=False):
        if block.text[:_SAME] != following.text[:_SAME]:
            continue
        text, longer = sorted((block.text, following.text), key=len)
        if not longer.startswith(text) or not 3 <= survey.shapes[block.index].words <= _LONGEST:
            continue
        rest = longer[len(text) :].lstrip()
        if not rest or (len(text) >= _ALTERNATIVE and len(rest.split()) <= _CREDIT_WORDS and rest[0] not in ",;:"):
            yield Mark(block.index, Role.CAPTION, _W["twice"], "caption", "stands twice running")
            yield Mark(following.index, Role.CAPTION, _W["twice"], "caption", "stands twice running")
