"""Authors, from the bylines that were taken out."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.fields.places import Places
from newsclean.names import is_name, names_in
from newsclean.page import Role
from newsclean.referee import Decision
from newsclean.survey import Survey

_ABOVE, _BELOW = 8, 8
"""Blocks above the title and below the story between which bylines are its own."""
_HEAD = 4
"""Blocks below a title without a story in which its byline stands."""
_SIGNED = (Role.BYLINE, Role.DATE)
_MOST = 12
"""Authors an article has at most; more are a list of something else."""


def authors_of(survey: Survey, decisions: Sequence[Decision], places: Places) -> tuple[str, ...]:
    """The persons named by bylines, in page order, each once, without roles and papers."""
    names: dict[str, None] = {}
    body = places[Role.BODY]
    title = next(iter(places[Role.TITLE]), 0)
    first, last = (body[0], body[-1]) if body else (title + 1, title)
    near = range(min(title, first) - _ABOVE, last + _BELOW) if body else range(title, title + _HEAD)
    signed = {index for index in near if 0 <= index < len(decisions) and _is_byline(decisions[index])}
    phrased = set()
    for hit in survey.found("byline"):
        if hit.block not in signed:
            continue
        phrased.add(hit.block)
        text = survey.blocks[hit.block].text
        dates = survey.dates.get(hit.block)
        if hit.place == "start":
            stop = dates[0].start if dates and dates[0].start > hit.end else len(text)
            names.update(dict.fromkeys(names_in(text[hit.end : stop].lstrip(" :："), survey.function_words)))
        elif hit.place == "end":
            names.update(dict.fromkeys(names_in(text[: hit.start], survey.function_words)))
    for index in sorted(signed - phrased):
        text = survey.blocks[index].text
        if title < index <= first + 1 and decisions[index].role is Role.BYLINE:
            parts = map(str.strip, text.split(","))
            names.update(dict.fromkeys(name for name in parts if is_name(name, survey.function_words)))
    return tuple(names)[:_MOST]


def _is_byline(decision: Decision) -> bool:
    """Whether it may hold a byline; a date line can hold both (“By Jane Doe, 15 September 2014”)."""
    return decision.role in _SIGNED or Role.BYLINE in [role for _, role, _ in decision.cuts]
