"""Headlines.

Marks: lines that the document's title repeats with the site's name behind (“Bridge reopens | The Daily”), and lines
that stand again. Why on pages: the headline names the story; dumps hold it once to three times.
Misses: headlines that stand once. Which of the lines above a story is its headline only the referee can say, when it
knows where the story begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("title")
_LEAST = 12
"""Code points a headline has at least."""
_NAME_LENGTH = 70
"""Code points of a site's name and section behind a headline in the document's title."""
_HEAD = 3
"""Blocks among which the document's title is looked for."""
_SEPARATORS = frozenset("|-–—·•»«/<>")


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks headlines."""
    repeat = Role.REPEAT  # members of an Enum are slow to look up
    copied = {mark.block for mark in marks if mark.role is repeat}
    first = {survey.blocks[index].text: index for index in sorted(copied, reverse=True)}
    documents = [block for block in survey.blocks[:_HEAD] if len(block.text) > _LEAST]
    for block in survey.blocks:
        for document in documents if len(block.text) >= _LEAST else ():
            if 2 < len(document.text) - len(block.text) <= _NAME_LENGTH and _names(document.text, block.text):
                yield Mark(block.index, Role.TITLE, _W["document"], "title", "the document's title names it")
                yield Mark(
                    document.index,
                    Role.REPEAT,
                    _W["again"],
                    "title",
                    f"the document's title, which names block {block.index}",
                )
        if block.text in first and block.index not in copied:
            yield Mark(block.index, Role.TITLE, _W["repeated"], "title", "stands on the page again")


def _names(document: str, headline: str) -> bool:
    """Whether a document's title is the headline with a site's name behind or before it."""
    if document.startswith(headline):
        return document[len(headline) :].lstrip()[:1] in _SEPARATORS
    return document.endswith(headline) and document[: -len(headline)].rstrip()[-1:] in _SEPARATORS
