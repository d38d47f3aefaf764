"""Captions by their pictures.

Marks: lines right beside a picture that repeat its alternative text, which markup holds and the page does not show.
Why on pages: the alternative text is often the caption itself.
Misses: pictures without one. Must not fire on headlines of teasers, which repeat the alternative text too: only what
stands in the element that holds the story is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("markup")
_REACH = 3
"""Blocks from a picture on among which its caption stands."""
_LEAST = 20
"""Code points of an alternative text that says something."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks captions that repeat an alternative text."""
    outline = survey.outline
    if outline is None:
        return
    found = set()
    for index, alternative in survey.page.alternatives:
        if len(alternative) < _LEAST:
            continue
        for block in survey.blocks[max(0, index - 1) : index + _REACH]:
            markup = block.markup
            if markup is None or block.index in found or survey.page.elements[markup.element].level:
                continue
            if outline.inside[markup.element] and (
                block.text.startswith(alternative) or alternative.startswith(block.text[:_LEAST] or " ")
            ):
                found.add(block.index)
                yield Mark(block.index, Role.CAPTION, _W["alternative"], "figure", "a picture's alternative text")
