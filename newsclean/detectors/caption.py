"""Captions and credits of pictures.

Marks: “… (Photo: AFP)”, “… on Monday. Jane Doe”, a line that is only a credit (“Photo: AP”, “Jane Doe/Reuters”) and the
line beside it, “In this photo …”, “The mayor (left) …”. A credit behind its caption is marked as a cut.
Why on pages: pictures are gone from a dump, their words are not, and stand anywhere between two paragraphs.
Misses: captions without a credit or a copy. Must not fire on prose about pictures (“The photo shows, AP reported, that
…”).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newsclean.credits import copy_at, credit_span, is_label, may_close_with_credit
from newsclean.detectors.phrases import phrase_marks
from newsclean.page import KEPT, Mark, Role
from newsclean.survey import Survey
from newsclean.vocabulary import Hit
from newsclean.weights import weights

_W = weights("caption")
_LONGEST = 90
"""Words of the longest captions."""
_UNIT = 60
"""Words of a caption that stands with its credit, blank lines around."""
_APART = 24
"""Words of a caption that is not closer to its credit than anything else on the page."""
_TELLING = 6
"""Words from which on a line without a sentence's end, apart from its credit, is rather a caption than a heading …"""
_TITLED = 0.6
"""… if a smaller share of them has capitals than in a headline."""
_REACH = 8
"""Blocks round a credit among which blank lines are looked for."""
_GLUED = 35
"""Words of a line that stands with a caption."""
_FEW_SENTENCES = 2
"""Sentences of such a line."""
_BEFORE_CAPTION = frozenset(",،:：")
_LABEL_WORDS = 4
"""Words of a label that goes with pictures but is no caption (“Show caption”)."""
_CREDIT_WORDS = 7
_DATE_LINE = 8
"""Words of a line that is a date and little else."""
_NO_CAPTIONS = (Role.BYLINE, Role.DATE, Role.SHARE, Role.LOGIN, Role.ADVERTISING, Role.PROMO)
"""What has no picture, whatever stands behind it."""
_OPENS, _CLOSES = frozenset("([（【"), frozenset(")]）】,，、")
"""What parts a word that points at a picture from the rest."""
_COUNT = re.compile(r"\W*(\d{1,3})\s*(?:/|of|von|di|de|sur|av|af|van|z|из|з)\s*(\d{1,3})\W*")
_GALLERY = 3
"""Lines from one such count to the next: a caption and its credit."""
_QUOTED = frozenset('"“„«‘「『')
"""How a sentence begins that is pulled out of the paragraph below it."""
_SAID = 4
"""Code points of such a word between commas."""
_LOST = 4
"""Marks of punctuation that an alternative text may lack."""
_SAME = 8
"""Code points at whose first difference two lines are no copies."""
_ALTERNATIVE = 20
"""Code points of an alternative text that its caption goes on from."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks captions and credits."""
    yield from _opening(survey)
    yield from _pointing(survey)
    yield from _counted(survey)
    labelled, twice = list(_labelled(survey)), list(_twice(survey))
    yield from labelled
    yield from twice
    credited = list(_credits(survey, marks))
    yield from credited
    lines = [mark.block for mark in credited if mark.role is Role.CREDIT and mark.cut is None]
    served = {mark.block for mark in twice}.union(mark.block - 1 for mark in labelled)
    taken = {mark.block for mark in marks if mark.weight >= _W["other"] and mark.role not in KEPT}.union(lines)
    if survey.outline is None:  # markup says what stands with a caption
        yield from _glued(survey, served.union(mark.block for mark in credited), taken)
    yield from _beside(survey, [line for line in lines if served.isdisjoint((line - 1, line + 1))], taken)


def _opening(survey: Survey) -> Iterator[Mark]:
    """Lines that open as captions do, and the labels that stand with pictures."""
    for mark in phrase_marks(survey, "caption", Role.CAPTION, "caption", "a caption's phrase"):
        whole = survey.shapes[mark.block].words <= _LABEL_WORDS
        yield mark._replace(role=Role.NAVIGATION, reason=f"a picture's label: {mark.reason}") if whole else mark
    for hit in survey.found("caption"):
        shape = survey.shapes[hit.block]
        if hit.place == "start" and _LABEL_WORDS < shape.words <= _LONGEST // 2 and shape.sentences <= 1:
            yield Mark(hit.block, Role.CAPTION, _W["opening"], "caption", "opens as captions do")


def _labelled(survey: Survey) -> Iterator[Mark]:
    """Lines below a label with a comma or colon: “Image caption,”."""
    labels = {
        hit.block: survey.blocks[hit.block].text
        for hit in survey.found("caption")
        if not hit.start and survey.blocks[hit.block].text[hit.end :].strip() in _BEFORE_CAPTION
    }
    for index, label in labels.items():
        below = index + 1
        if below < len(survey.blocks) and _LABEL_WORDS <= survey.shapes[below].words <= _LONGEST // 2:
            yield Mark(below, Role.CAPTION, _W["labelled"], "caption", f"below “{label}”")


def _pointing(survey: Survey) -> Iterator[Mark]:
    """Lines that point at someone in a picture: “The mayor (left) …”, “Jane Doe, right, …”."""
    seen = set()
    for hit in survey.found("pictured"):
        if hit.block in seen or not _LABEL_WORDS < survey.shapes[hit.block].words <= _LONGEST // 2:
            continue
        text = survey.blocks[hit.block].text
        before, after = text[: hit.start].rstrip()[-1:], text[hit.end :].lstrip(" .")[:1]
        commas = before == after == ","
        if (commas and hit.end - hit.start >= _SAID) or (not commas and before in _OPENS and after in _CLOSES):
            seen.add(hit.block)
            reason = f"points at a picture: “{text[hit.start : hit.end]}”"
            yield Mark(hit.block, Role.CAPTION, _W["pointing"], "caption", reason)


def _counted(survey: Survey) -> Iterator[Mark]:
    """The lines of a gallery that says above each which of its pictures it is: “1 of 5”, “2/5”."""
    counts = [
        (block.index, int(number), int(many))
        for block, shape in zip(survey.blocks, survey.shapes, strict=True)
        if shape.digits and (found := _COUNT.fullmatch(block.text)) and "figure" not in survey.page.regions(block)
        for number, many in [found.groups()]
    ]
    for (index, number, many), (following, next_number, next_many) in pairwise(counts):
        if (next_number, next_many) != (number + 1, many) or following - index > _GALLERY:
            continue
        last = range(following, following + 2) if next_number == many else range(0)
        for line in (*range(index, following), *last):
            if line in (index, following):
                yield Mark(line, Role.CREDIT, _W["counted"], "caption", "counts the pictures of a gallery")
            elif line < len(survey.blocks) and survey.shapes[line].words <= _LONGEST // 2:
                yield Mark(line, Role.CAPTION, _W["counted"], "caption", f"below “{survey.blocks[line - 1].text}”")


def _credits(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Lines that are a credit, and those that end with one."""
    hits = survey.by_block("credit", "agencies")
    signed = {mark.block for mark in marks if mark.role in _NO_CAPTIONS and mark.weight > _W["signed"]}
    for index, (block, words) in enumerate(zip(survey.blocks, survey.columns.words.tolist(), strict=True)):
        text = block.text
        if words > _LABEL_WORDS and copy_at(text):
            yield Mark(index, Role.CAPTION, _W["copied"], "caption", "stands twice on one line")
        if words > _LONGEST or not (index in hits or (words > 1 and may_close_with_credit(text))):
            continue
        own = hits.get(index, ())
        found = credit_span(text, own)
        if index in signed:
            continue
        if found is None:
            if is_label(text, own):
                yield Mark(index, Role.CREDIT, _W["credit_line"], "caption", "a credit's label")
        elif found.span.start == 0 and found.span.end >= len(text) and _is_byline(survey, index, own):
            yield Mark(index, Role.BYLINE, _W["agency_dated"], "caption", "an agency, above or below a date")
        elif found.span.start == 0 and found.span.end >= len(text):
            yield Mark(index, Role.CREDIT, _W["credit_line"] * found.certainty, "caption", "a credit, and nothing else")
        else:
            credit = text[found.span.start : found.span.end]
            yield Mark(index, Role.CREDIT, _W["credited"], "caption", f"a credit: {credit}", found.span)
            yield Mark(
                index, Role.CAPTION, _W["credited"] * found.certainty, "caption", f"ends with a credit: {credit}"
            )


def _is_byline(survey: Survey, index: int, hits: Sequence[Hit]) -> bool:
    """Whether a line of agencies and names says whose story it is, not whose picture: a date stands beside it, and no
    label or stroke in it."""
    dated = any(at in survey.dates and survey.shapes[at].words <= _DATE_LINE for at in (index - 1, index + 1))
    return dated and "/" not in survey.blocks[index].text and not any(hit.family == "credit" for hit in hits)


def _beside(survey: Survey, lines: Sequence[int], taken: Collection[int]) -> Iterator[Mark]:
    """The lines that lone credits belong to: those that stand with them as units, else short ones above or below,
    whichever this page's credits have more often where only one of the two will do.
    """
    near = {line: list(_near(survey, line, taken)) for line in lines}
    sure = [index > line for line, captions in near.items() if len(captions) == 1 for _, index in captions]
    below = 2 * sum(sure) > len(sure)
    for line, captions in near.items():
        if captions:
            apart, index = min(captions, key=lambda caption: (caption[0], (caption[1] > line) is not below))
            weight = _W["beside_credit" if apart else "with_credit"]
            yield Mark(index, Role.CAPTION, weight, "caption", "beside a credit")


def _near(survey: Survey, line: int, taken: Collection[int]) -> Iterator[tuple[bool, int]]:
    """The neighbours of a credit that may be its caption, and whether they stand apart from it."""
    blocks = survey.blocks
    airy = any(block.layout.gap for block in blocks[max(0, line - _REACH) : line + _REACH])
    for index, lower in ((line - 1, line), (line + 1, line + 1)):
        if not 0 <= index < len(blocks) or index in taken or blocks[index].text.endswith((":", "：")):
            continue
        apart = not airy or blocks[lower].layout.gap > 0
        if (_may_be_apart if apart else _may_be_unit)(survey, index, line):
            yield apart, index


def _may_be_unit(survey: Survey, index: int, line: int) -> bool:
    """Whether a line that no blank line parts from a credit reads as its caption. One below must end there."""
    after = index + 1
    ends = index < line or after == len(survey.blocks) or survey.blocks[after].layout.gap > 0
    return ends and 1 <= survey.shapes[index].words <= _UNIT


def _may_be_apart(survey: Survey, index: int, line: int) -> bool:
    """Whether a line that stands no closer to a credit than anything else reads as its caption: not as a paragraph, nor
    as the heading above a picture. Below its credit it must stand alone amid prose, for lists go on there.
    """
    shapes = survey.shapes
    shape = shapes[index]
    if not _TELLING <= shape.words <= _APART or shape.sentences > 1:
        return False
    if shape.closed:  # the story's last sentence, where only menus are below: “Source: AFP” says whose that is
        return index < line and any(below.closed for below in shapes[line + 1 : line + 1 + _REACH])
    amid = index < line or (
        line > 0 and shapes[line - 1].closed and index + 1 < len(shapes) and shapes[index + 1].closed
    )
    return amid and shape.capital < _TITLED


def _glued(survey: Survey, captions: Collection[int], taken: Collection[int]) -> Iterator[Mark]:
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
        shape = survey.shapes[glued]
        if glued not in taken and 3 <= shape.words <= _GLUED and shape.sentences <= _FEW_SENTENCES:
            yield Mark(glued, Role.CAPTION, _W["glued"], "caption", "stands with a caption")


def _twice(survey: Survey) -> Iterator[Mark]:
    """Lines that stand twice running: a picture's alternative text, and its caption, which may go on with the
    credit."""
    opens = [block.text[:_SAME] for block in survey.blocks]
    for index in [index for index, (here, below) in enumerate(pairwise(opens)) if here == below]:
        block, following = survey.blocks[index], survey.blocks[index + 1]
        text, longer = sorted((block.text, following.text), key=len)
        if not _LABEL_WORDS <= survey.shapes[block.index].words <= _LONGEST or text[0] in _QUOTED:
            continue
        if not longer.startswith(text):
            if len(longer) - len(text) > _LOST or _letters(text) != _letters(longer):
                continue
            longer = text
        rest = longer[len(text) :].lstrip()
        if not rest or (len(text) >= _ALTERNATIVE and len(rest.split()) <= _CREDIT_WORDS and rest[0] not in ",;:"):
            yield Mark(block.index, Role.CAPTION, _W["twice"], "caption", "stands twice running")
            yield Mark(following.index, Role.CAPTION, _W["twice"], "caption", "stands twice running")


def _letters(text: str) -> str:
    """A text without its punctuation, which alternative texts may have lost or changed."""
    return "".join(filter(str.isalnum, text))
