"""Lines that are nothing but a person's name, or that of a team: “Jane Doe”, “The Courier Sports Desk”.

Why on pages: the byline of many papers is a name between headline and date, and again at the story's foot.
Headings in capitals look just like it; what tells names from them is their company, and the page's own prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from newsclean.names import CONJUNCTIONS, OF_PLACES, is_name
from newsclean.page import Mark, Role
from newsclean.shapes import Shape
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("byline")
_WORDS = 8
"""Words of a line of names."""
_TEAM = 5
"""Words of a team's name."""
_END = 3
"""Lines at the ends of a menu that can be names: its neighbours."""
_CONJUNCTION = re.compile(rf"\s(?:{CONJUNCTIONS})\s")
_PLACE = re.compile(rf",\s|\s(?:{OF_PLACES}|[-–—·•/])\s")
"""What stands between a name and a place or paper."""
_STEM = 4
"""Code points of a word up to which it must be a word of its own; longer ones may have an ending."""


def lone_names(survey: Survey, others: Collection[int], prose: str) -> dict[int, str]:
    """The lines that are nothing but a person's name. No part of a name stands in lower case elsewhere on the page:
    that tells names from headings in capitals (“Circuit Breakers”).

    ``others`` are blocks that are plainly something else, ``prose`` the page's paragraphs as one string.
    """
    names = {
        index: survey.blocks[index].text
        for index in _in_capitals(survey)
        if index not in others and _all_names(survey.blocks[index].text, survey.function_words)
    }
    # Scripts without capitals, and lines with other words: only right beside a date do they look like names.
    for index in survey.dates:
        for near in (index - 1, index + 1):
            if not 0 <= near < len(survey.blocks) or near in others:
                continue
            if _is_caseless_name(survey, near):
                names[near] = survey.blocks[near].text
            elif placed := _placed(survey, near):
                names[near] = placed
    parts = {part for name in names.values() for part in name.split()}
    words = sorted(set(prose.split())) if parts else []
    common = {part for part in parts if _is_common(part, words)}
    found = {index: name for index, name in names.items() if common.isdisjoint(name.split())}
    found.update(_teams(survey, others))
    return found


def _in_capitals(survey: Survey) -> Iterator[int]:
    """Short lines of nothing but words in capitals, and of those that stand together in a menu its ends alone."""
    shapes = survey.columns
    run: list[int] = []
    for index in np.flatnonzero((shapes.capital == 1.0) & (shapes.words <= _WORDS) & ~shapes.closed).tolist():
        markup = survey.blocks[index].markup
        if markup and markup.form == "row":  # a table's head
            continue
        if run and index > run[-1] + 1:
            yield from _ends(shapes.rows, run)
            run.clear()
        run.append(index)
    yield from _ends(shapes.rows, run)


def _ends(shapes: Sequence[Shape], run: Sequence[int]) -> Iterator[int]:
    ends = run if len(run) <= 2 * _END else (*run[:_END], *run[-_END:])
    return (index for index in ends if shapes[index].words > 1)


def _is_common(part: str, words: Sequence[str]) -> bool:
    """Whether a word is among the sorted ones in lower case, a longer one also with an ending."""
    lower = part.lower()
    at = bisect_left(words, lower)
    if lower == part or at == len(words):
        return False
    return words[at].startswith(lower) if len(part) > _STEM else words[at] == lower


def _teams(survey: Survey, others: Collection[int]) -> Iterator[tuple[int, str]]:
    for hit in survey.found("team"):
        shape = survey.shapes[hit.block]
        text = survey.blocks[hit.block].text
        cased = shape.capital == 1.0 or text.lower() == text.upper()
        if cased and 2 <= shape.words <= _TEAM and hit.block not in others:
            yield hit.block, text


def _is_caseless_name(survey: Survey, index: int) -> bool:
    text, shape = survey.blocks[index].text, survey.shapes[index]
    return 2 <= shape.words <= 3 and not shape.closed and text == text.upper() == text.lower() and is_name(text)


def _placed(survey: Survey, index: int) -> str | None:
    """The first name of a line with several, or with a place or paper behind: “Jane Doe and John Roe”, “Jane Doe in
    Vellen”, “Jane Doe - The Courier”.
    """
    text, shape = survey.blocks[index].text, survey.shapes[index]
    if shape.words > _WORDS or shape.closed:
        return None
    who, *where = _PLACE.split(text, maxsplit=1)
    names = _CONJUNCTION.split(who)
    if len(names) + len(where) < 2 or not all(is_name(name, survey.function_words) for name in names):
        return None
    return names[0] if all(word[0].isupper() for place in where for word in place.strip("· ").split()) else None


def _all_names(text: str, function_words: Collection[str]) -> bool:
    """Whether a line is one name, several parted by commas, or one with a paper's name behind a stroke."""
    names = text.split("|", 1)[0]
    return all(is_name(part.strip(), function_words) for part in names.split(","))


def beside(
    alone: Mapping[int, str],
    authors: Collection[str],
    company: Collection[int],
    told: Collection[int],
) -> Iterator[Mark]:
    """Marks lone names: surely bylines where they are an author's or stand twice running, or beside ``company`` (dates,
    bylines, lines about an author); else perhaps.

    ``told`` are those that lines about the person follow: they have their mark.
    """
    for index, name in alone.items():
        if index in told:
            continue
        words = name.split()
        if words[: len(words) // 2] == words[len(words) // 2 :] or name in (alone.get(index - 1), alone.get(index + 1)):
            yield Mark(index, Role.BYLINE, _W["twice"], "lone_names", "a name, twice running")
        elif index - 1 in company or index + 1 in company:
            yield Mark(index, Role.BYLINE, _W["near"], "lone_names", "a name beside a byline, date or biography")
        elif not {part.strip() for part in name.split("|")}.isdisjoint(authors):
            yield Mark(index, Role.BYLINE, _W["near"], "lone_names", "an author's name alone on its line")
        else:
            yield Mark(index, Role.BYLINE, _W["alone"], "lone_names", "a name alone on its line")
