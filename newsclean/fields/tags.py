"""Tags, from the lines below or behind their label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.page import Role
from newsclean.referee import Decision
from newsclean.survey import Survey

_PARTS = re.compile(r"\s*[|,;•·،、，؛#/]\s*")
_LONGEST = 60
"""Code points of a tag."""


def tags_of(survey: Survey, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The page's tags in its order, each once, without their label."""
    labels = {hit.block: hit.end for hit in survey.found("tags")}
    tags: dict[str, None] = {}
    for index, decision in enumerate(decisions):
        if decision.role is not Role.TAGS:
            continue
        text = survey.blocks[index].text[labels.get(index, 0) :].strip(" :：")
        for tag in _PARTS.split(text):
            if tag and len(tag) <= _LONGEST:
                tags.setdefault(tag)
    return tuple(tags)
