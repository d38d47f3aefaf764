"""Lists of tags and topics.

Marks: “Tags: flood, bridge”, “Read more on: floods | rescue | north”, “#flood”, and the short lines below a lone
“Topics”. Why on pages: tags lead to other stories of a subject.
Misses: tags without a label.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsclean.page import Block, Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("tags")
_REACH = 10
_WORDS = 5
"""Words a tag has at most."""
_HASH = ("#", "＃")
_OTHERS = frozenset(
    {
        Role.SHARE,
        Role.COMMENT,
        Role.LOGIN,
        Role.PROMO,
        Role.LEGAL,
        Role.RELATED,
        Role.ADVERTISING,
        Role.DATE,
        Role.BYLINE,
    }
)


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks tag lines; the label of a line is cut from it by whoever reads the tags."""
    others = {
        mark.block
        for mark in marks
        if mark.role in _OTHERS and mark.weight >= (_W["head"] if mark.role is Role.RELATED else _W["other"])
    }
    for hit in survey.found("tags"):
        block = survey.blocks[hit.block]
        rest = block.text[hit.end :].strip(" :：")
        if not rest:
            yield Mark(hit.block, Role.TAGS, _W["line"], "tags", "a label of tags")
            yield from _list_below(survey, hit.block, others)
        elif not survey.shapes[hit.block].closed and (_colon(block.text, hit.end) or "\t" in _raw(survey, block)):
            yield Mark(hit.block, Role.TAGS, _W["line"], "tags", "a label, and tags")
    yield from _hashtags(survey)


def _colon(text: str, at: int) -> bool:
    return text[at:].lstrip()[:1] in (":", "：")


def _raw(survey: Survey, block: Block) -> str:
    return survey.page.text[block.span.start : block.span.end]


def _hashtags(survey: Survey) -> Iterator[Mark]:
    for block in survey.blocks:
        if block.text[0:1] in _HASH and all(word[0] in _HASH and word[1:2].isalnum() for word in block.text.split()):
            yield Mark(block.index, Role.TAGS, _W["listed"], "tags", "hashtags and nothing else")


def _list_below(survey: Survey, label: int, others: Collection[int]) -> Iterator[Mark]:
    """The few short lines below a lone label, up to the first that is plainly something else."""
    for index in range(label + 1, min(label + 1 + _REACH, len(survey.blocks))):
        shape = survey.shapes[index]
        cells = _raw(survey, survey.blocks[index]).split("\t")  # the block's text has columns folded to blanks
        if max(len(cell.split()) for cell in cells) > _WORDS or shape.closed or index in others or "?" in cells[-1]:
            return
        yield Mark(index, Role.TAGS, _W["listed"], "tags", "below a label of tags")
