"""What stands on the page again.

Marks: the second and later copies of a line or paragraph; a sentence of a paragraph that stands alone elsewhere (a
pull quote).
Why on pages: alternative text, caption and overlay are dumped one after the other; leads are repeated in boxes; quotes
are pulled out. Misses: copies that were cut or reworded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("repeats")
_SENTENCE = re.compile(r"(?<=[.!?…。！？।])[\"”’»)]*\s+")
_LEAST_WORDS = 5
_QUOTE_WORDS = (6, 60)


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks copies; the first of each is left alone."""
    first: dict[str, int] = {}
    sentences: dict[str, int] = {}
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if shape.words < _LEAST_WORDS:
            continue
        key = block.text
        if key in first:
            yield Mark(block.index, Role.REPEAT, _W["again"], "repeats", f"stands above already (block {first[key]})")
            continue
        first[key] = block.index
        if shape.sentences > 1:
            for sentence in _SENTENCE.split(key):
                sentences.setdefault(_bare(sentence), block.index)
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if _QUOTE_WORDS[0] <= shape.words <= _QUOTE_WORDS[1] and shape.sentences <= 1:
            source = sentences.get(_bare(block.text))
            if source is not None and source != block.index:
                yield Mark(
                    block.index, Role.REPEAT, _W["sentence"], "repeats", f"a sentence of block {source}, pulled out"
                )


def _bare(sentence: str) -> str:
    return sentence.strip(" \"“”‘’'«»„().!?…—–-")
