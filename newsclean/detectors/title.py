"""Headlines.

Marks: lines that the document's title repeats with the site's name behind (“Bridge reopens | The Daily”), lines that
end the line above, with a path before them (“News > Leeds > Bridge reopens”), and lines that stand again.
Why on pages: the headline names the story; dumps hold it once to three times.
Misses: headlines that stand once. Which of the lines above a story is its headline only the referee can say, when it
knows where the story begins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

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
_PATH_LENGTH = 60
"""Code points of the path before a headline."""
_PATH_REACH = 2
"""Blocks above a headline among which it stands with its path."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks headlines."""
    yield from _marked(survey)
    repeat = Role.REPEAT  # members of an Enum are slow to look up
    copied = {mark.block for mark in marks if mark.role is repeat}
    first = {survey.blocks[index].text: index for index in sorted(copied, reverse=True)}
    blocks = survey.blocks
    documents = [block for block in blocks[:_HEAD] if len(block.text) > _LEAST]
    for index in _candidates([block.text for block in blocks], [document.text for document in documents], first):
        text = blocks[index].text
        if len(text) >= _LEAST:
            for document in documents:
                if 2 < len(document.text) - len(text) <= _NAME_LENGTH and _names(document.text, text):
                    yield Mark(index, Role.TITLE, _W["document"], "title", "the document's title names it")
                    reason = f"the document's title, which names block {index}"
                    yield Mark(document.index, repeat, _W["again"], "title", reason)
            for above in blocks[max(0, index - _PATH_REACH) : index]:
                if above.text.endswith(text) and _is_path(above.text[: -len(text)]):
                    yield Mark(index, Role.TITLE, _W["path"], "title", "ends the path above")
                    yield Mark(above.index, repeat, _W["again"], "title", f"the path to block {index}")
        if text in first and index not in copied:
            yield Mark(index, Role.TITLE, _W["repeated"], "title", "stands on the page again")


def _marked(survey: Survey) -> Iterator[Mark]:
    """The line that Markdown makes the page's headline."""
    if headline := survey.page.headline:
        at = next((block.index for block in survey.blocks if block.text.startswith(headline)), None)  # it may go on
        if at is not None:
            yield Mark(at, Role.TITLE, _W["marked"], "title", "the only heading of the first level")


def _candidates(texts: Sequence[str], documents: Sequence[str], first: Collection[str]) -> list[int]:
    """The lines that begin or end like a document's title, end like a line above, or stand again: few do."""
    heads, tails = {document[:_LEAST] for document in documents}, {document[-_LEAST:] for document in documents}
    lasts = [text[-_LEAST:] for text in texts]
    return [
        index
        for index, (text, last) in enumerate(zip(texts, lasts, strict=True))
        if last in tails
        or text[:_LEAST] in heads
        or last in lasts[max(0, index - _PATH_REACH) : index]
        or text in first
    ]


def _is_path(before: str) -> bool:
    """Whether what stands before a headline names sections; a number is that of a list's item."""
    return len(before) <= _PATH_LENGTH and any(map(str.isalpha, before))


def _names(document: str, headline: str) -> bool:
    """Whether a document's title is the headline with a site's name behind or before it."""
    if document.startswith(headline):
        return document[len(headline) :].lstrip()[:1] in _SEPARATORS
    return document.endswith(headline) and document[: -len(headline)].rstrip()[-1:] in _SEPARATORS
