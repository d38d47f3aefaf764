"""The date of publication, from the lines that give dates."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from newsclean.dates import DateReading, settle
from newsclean.fields.places import Places
from newsclean.page import Role
from newsclean.survey import Survey

_LINE = 14
"""Words of a line that gives a story's date, with its author, the last update, and what else stands there."""
_HEAD_ABOVE, _HEAD_BELOW, _TITLE_ABOVE = 12, 3, 3
"""Blocks above and below the first paragraph, or above the title, between which the story's date line stands."""
_ELSEWHERE = (Role.CAPTION, Role.CREDIT, Role.COMMENT, Role.RELATED, Role.LEGAL, Role.ADVERTISING, Role.PROMO)
"""Roles of lines whose dates are not the story's."""


class Publication(NamedTuple):
    """When a story was published: its date, the time where the page gives one, and an unclear date's other reading."""

    date: datetime.date
    timestamp: datetime.datetime | None
    alternative: datetime.date | None


def publication_of(survey: Survey, places: Places, *, day_first: bool | None) -> Publication | None:
    """The earliest date at the story's head, else the first below it, else the first above; None where none is given.

    The earliest, since what else a head gives (the day's date, the last update) is never before publication.
    """
    lines = _lines(survey, places)
    where = [(index, reading) for index, found in survey.dates.items() for reading in found]
    readings = [reading for _, reading in where]
    settled = settle(readings, languages=_languages(survey), day_first=day_first, url=survey.page.url or "")
    dated = [(index, reading) for (index, _), reading in zip(where, settled, strict=True) if index in lines]
    if not dated:
        return None
    body = places[Role.BODY]
    if not body:
        title = next(iter(places[Role.TITLE]), -1)
        below = [reading for index, reading in dated if 0 < index - title <= _HEAD_BELOW and title >= 0]
        return _publication(below[0]) if below else None
    first, last = body[0], body[-1]
    title = next(iter(places[Role.TITLE]), first)
    above = min(title - _TITLE_ABOVE, first - _HEAD_ABOVE)
    head = [(index, reading) for index, reading in dated if above <= index <= first + _HEAD_BELOW]
    if head:
        # A longer line may be a caption, which says when its picture was taken.
        short = [reading for index, reading in head if survey.shapes[index].words <= _LINE]
        return _publication(min(short or [reading for _, reading in head], key=_moment))
    below = [reading for index, reading in dated if index > last]
    return _publication(below[0] if below else dated[0][1])


def _languages(survey: Survey) -> tuple[str, ...]:
    """The page's language; with its region, where markup gives one that agrees."""
    main, hints = survey.languages.main, survey.page.hints
    if hints and hints.locale and main in (None, hints.language):
        main = hints.locale
    return (main,) if main else ()


def _lines(survey: Survey, places: Places) -> set[int]:
    """The lines that may give the story's date. A short one between title and first paragraph does, whatever it was
    taken for (a footer's, a menu's, a heading), unless another there is a date line or byline.
    """
    lines = {*places[Role.DATE], *places[Role.BYLINE]}
    title, first = next(iter(places[Role.TITLE]), None), next(iter(places[Role.BODY]), None)
    between = range(0) if title is None or first is None else range(title + 1, first)
    if not lines.isdisjoint(between):
        return lines
    other = {index for role in _ELSEWHERE for index in places[role]}
    found = {index for index in between if index in survey.dates and survey.shapes[index].words <= _LINE}
    return found - other or lines


def _moment(reading: DateReading) -> tuple[datetime.date, bool, datetime.time]:
    """Order in time, with a time of day before without."""
    return reading.date, reading.time is None, (reading.time or datetime.time()).replace(tzinfo=None)


def _publication(reading: DateReading) -> Publication:
    time = reading.time
    timestamp = None if time is None else datetime.datetime.combine(reading.date, time)
    return Publication(reading.date, timestamp, reading.alternative)
