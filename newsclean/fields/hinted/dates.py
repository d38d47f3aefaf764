"""The date of publication: what markup gives, what the page shows, and what the address says, one weighed by another.

Markup gives moments in the zone of the server, pages show days in that of the paper, and near midnight they differ;
templates put the day of the last change where that of publication belongs; the address of a story seldom changes. So a
day that two of the three give is taken before one that a single one gives.
"""

from __future__ import annotations

import datetime

from newsclean.dates import date_from_url
from newsclean.fields.dates import Publication
from newsclean.hints import Hints, Moment

_SURE = 0.65
"""Trust from which on markup is believed against the visible page: a ``<time>`` anywhere on it is not."""


def choose_publication(visible: Publication | None, hints: Hints, *, url: str = "") -> Publication | None:
    """When a story was published; None where nothing says it.

    ``visible`` is what the lines at the story's head say, ``url`` where the page was (else where it says it is).
    """
    said = date_from_url(url or hints.canonical or "")
    moments = hints.published
    shown = visible.date if visible else None
    days = [moment.date for moment in moments]
    if said is not None and (said == shown or said in days or not (shown or days) or _near(said, days, shown)):
        return _on(said, visible, moments)
    if shown is not None and visible is not None and (shown in days or not moments or moments[0].trust < _SURE):
        return _on(shown, visible, moments)
    if moments:
        return _on(moments[0].date, visible, moments)
    return visible


def _near(day: datetime.date, days: list[datetime.date], shown: datetime.date | None) -> bool:
    """Whether a day is but one from what else is given: the same moment in another zone."""
    return any(abs((day - other).days) <= 1 for other in (*days[:1], *((shown,) if shown else ())))


def _on(day: datetime.date, visible: Publication | None, moments: tuple[Moment, ...]) -> Publication:
    """A day, with the time that some source gives for it: markup's, which has its zone, before the visible one."""
    stamps = [moment.timestamp for moment in moments if moment.date == day and moment.timestamp]
    aware = [stamp for stamp in stamps if stamp.tzinfo is not None]
    shown = visible.timestamp if visible and visible.date == day else None
    stamp = next(iter(aware), shown or next(iter(stamps), None))
    certain = [moment for moment in moments if moment.date == day and moment.alternative is None]
    given = [moment.alternative for moment in moments if moment.date == day]
    if visible and visible.date == day:
        given.append(visible.alternative)
    alternative = None if certain or None in given else next(iter(given), None)
    return Publication(day, stamp, alternative)
