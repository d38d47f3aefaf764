"""Authors, from the bylines that were taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from newsclean.fields.places import Places
from newsclean.names import is_name
from newsclean.page import Role
from newsclean.referee import Decision
from newsclean.signatures import named_above, named_below, names_signed
from newsclean.survey import Survey

_ABOVE, _BELOW = 8, 8
"""Blocks above the title and below the story between which bylines are its own."""
_HEAD = 4
"""Blocks below a title without a story in which its byline stands."""
_SIGNED = frozenset((Role.BYLINE, Role.DATE))
_MOST = 12
"""Authors an article has at most; more are a list of something else."""


def authors_of(survey: Survey, decisions: Sequence[Decision], places: Places) -> tuple[str, ...]:
    """The persons named by bylines, in page order, each once, without roles, papers and editors."""
    body = places[Role.BODY]
    title = next(iter(places[Role.TITLE]), 0)
    signed = {index for index, decision in enumerate(decisions) if _is_byline(decision)}
    if body:
        first, last = body[0], body[-1]
        signed.intersection_update(range(min(title, first) - _ABOVE, last + _BELOW))
    else:
        first = title + 1
        everywhere = set(_signed(survey, signed))
        signed.intersection_update(range(title, title + _HEAD))
        if len(everywhere.difference(_signed(survey, signed))) > 1:  # a front, with a byline for each of its stories
            return ()
    names = dict.fromkeys(name for _, name in sorted(_signed(survey, signed), key=itemgetter(0)))
    if not names:
        names = dict.fromkeys(_alone(survey, decisions, range(title + 1, first + 2), signed))
    return tuple(names)[:_MOST]


def _signed(survey: Survey, signed: Collection[int]) -> Iterator[tuple[int, str]]:
    """The names on lines with a byline phrase, or right above or below one that is nothing else; with their blocks."""
    for hit in survey.found("byline"):
        block = hit.block
        if block in signed:
            yield from ((block, name) for name in names_signed(survey, hit))
            yield from ((block + 1, name) for name in named_below(survey, hit) if block + 1 in signed)
            yield from ((block - 1, name) for name in named_above(survey, hit) if block - 1 in signed)


def _alone(survey: Survey, decisions: Sequence[Decision], head: range, signed: Collection[int]) -> Iterator[str]:
    """The names that stand alone, or before a date, between headline and story."""
    for index in head:
        if index not in signed:
            continue
        text = survey.blocks[index].text
        if decisions[index].role is Role.DATE and index in survey.dates:
            text = text[: survey.dates[index][0].start].strip(" ,|·•-–—")
        parts = map(str.strip, text.split(","))
        yield from (name for name in parts if is_name(name, survey.function_words))


def _is_byline(decision: Decision) -> bool:
    """Whether it may hold a byline; a date line can hold both (“By Jane Doe, 15 September 2014”)."""
    role, _, cuts = decision
    return role in _SIGNED or (len(cuts) > 0 and any(cut_role is Role.BYLINE for _, cut_role, _ in cuts))
