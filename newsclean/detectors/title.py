"""Headlines.

Marks: lines shaped like a headline, more so where the document's title repeats them with the site's name behind (“Bridge reopens | The Daily”),
where they stand again, or where a date, byline or standfirst follows.
Why on pages: the headline names the story; dumps hold it once to three times.
Misses: headlines that end as sentences do, and those of one word. Where the story begins is the referee's to say: headlines of other stories
have the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("title")
_WORDS = (2, 32)
_NAME_LENGTH = 70
"""Code points of a site's name and section behind a headline in the document's title."""
_HEAD = 3
"""Blocks among which the document's title is looked for."""
_SEPARATORS = " \u2003|-–—·•:»«/<>"


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks headlines."""
    heads = {mark.block for mark in marks if mark.role in (Role.DATE, Role.BYLINE) and mark.weight > 2}
    documents = [block for block in survey.blocks[:_HEAD] if len(block.text) > 10]
    seen: dict[str, int] = {}
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if not (_WORDS[0] <= shape.words <= _WORDS[1]) or len(block.text) > 250:
            continue
        if block.text.endswith((":", ",", ";")):
            continue
        if not shape.closed:
            yield Mark(block.index, Role.TITLE, _W["headline"], "title", "shaped like a headline")
        if any(_names(document.text, block.text) for document in documents if document.index < block.index):
            yield Mark(block.index, Role.TITLE, _W["document"], "title", "the document's title names it")
        if block.text in seen:
            yield Mark(block.index, Role.TITLE, _W["repeated"], "title", "stands on the page again")
        seen.setdefault(block.text, block.index)
        if heads & {block.index + 1, block.index + 2}:
            yield Mark(block.index, Role.TITLE, _W["before_head"], "title", "above a date or byline")


def _names(document: str, headline: str) -> bool:
    """Whether a document's title is the headline with a site's name behind or before it."""
    extra = len(document) - len(headline)
    if not 2 < extra <= _NAME_LENGTH or len(headline) < 12:
        return False
    if document.startswith(headline):
        return document[len(headline) :].lstrip()[:1] in _SEPARATORS or document[len(headline) :].strip()[0] in _SEPARATORS
    return document.endswith(headline) and document[:extra].rstrip()[-1:] in _SEPARATORS
