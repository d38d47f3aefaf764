"""Tags, from the lines below or behind their label."""

from __future__ import annotations

import re

from newsclean.fields.places import Places, story_of
from newsclean.page import Role, Span
from newsclean.survey import Survey

_PARTS = re.compile(r"\s*[|,;•·،、，؛#/]\s*|\t+|\s{2,}")
_LONGEST = 60
"""Code points of a tag."""


def tags_of(survey: Survey, places: Places) -> tuple[str, ...]:
    """The page's tags in its order, each once, without their label."""
    page = survey.page
    labels = {hit.block: hit.end for hit in survey.found("tags")}
    tags: dict[str, None] = {}
    start = next(iter(story_of(places)), 0)
    for index in places[Role.TAGS]:
        if index < start:  # above the story stand the site's topics of the day
            continue
        block = survey.blocks[index]
        # The page's own white space parts tags that stand in columns; the block's text has it folded.
        span = page.locate(block, Span(min(labels.get(index, 0), len(block.text)), len(block.text)))
        for tag in map(page.fold, _PARTS.split(page.text[span.start : span.end].strip(" :：\t"))):
            if tag and len(tag) <= _LONGEST:
                tags.setdefault(tag)
    return tuple(tags)
