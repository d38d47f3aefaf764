"""Headings by their tags.

Marks: <h1> as the title, <h2> to <h6> in the element that holds the story as its headings.
Why on pages: HTML has tags for them.
Misses: headings that are bold paragraphs. Teasers and boxes have such headings too: outside of the story they say
nothing, nor where they are links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("markup")
_TITLE_WORDS = 20
"""Words from which on a heading of the first level is no headline within a story, but a caption or the like."""
_LINKED = 0.9
"""Share of links from which on a heading leads to another story."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks the title and headings."""
    outline = survey.outline
    if outline is None:
        return
    for block in survey.blocks:
        if block.markup is None:
            continue
        place = block.markup.element
        level = survey.page.elements[place].level
        if level == 1:
            yield Mark(block.index, Role.TITLE, _W["first_level"], "heading", "a heading of the first level")
            if survey.shapes[block.index].words > _TITLE_WORDS:
                yield Mark(block.index, Role.BODY, _W["long_first_level"], "heading", "too long for a headline within")
        elif level and outline.inside[place] and block.markup.link_share < _LINKED:
            yield Mark(block.index, Role.HEADING, _W["heading"], "heading", f"a heading of level {level}")
        field = outline.fields[place]
        if field is not None and field.role is Role.TITLE:
            yield Mark(block.index, Role.TITLE, field.weight, "heading", field.reason)
