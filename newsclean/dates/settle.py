"""Whose turn the day is: readings of one page told apart by each other, the page's address and its languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsclean.dates.calendar import calendar
from newsclean.dates.patterns import Pattern
from newsclean.dates.reading import DateReading
from newsclean.dates.years import civil_date

_URL_LENGTH = 4096
_URL_DATE = Pattern(
    r"(?<![0-9])(?=((?:199|20[0-9])[0-9])([-/_.]?)([0-9]{1,2}|[A-Za-z]{3,9})([-/_.]?)([0-9]{1,2})(?![0-9]))"
)
_URL_MONTH = Pattern(r"(?<=/)((?:199|20[0-9])[0-9])[-/]?(0[1-9]|1[0-2])(?=/)")


def settle(
    readings: Sequence[DateReading], *, languages: Sequence[str] = (), day_first: bool | None = None, url: str = ""
) -> list[DateReading]:
    """The same readings, in the same order, with day and month told apart where something on the page tells them.

    The first of these that says something decides: ``day_first``; for each date, an equal one on the page or in ``url``
    that can be read in one way only; the order of day and month in the page's other dates; ``languages`` (ISO 639-1
    codes, or with a region as in "en-GB"), if all whose order is known agree. What stays open keeps its
    ``alternative``, and ``date`` is the likelier one.
    """
    anchors = {reading.date for reading in readings if reading.alternative is None}
    in_url = date_from_url(url)
    if in_url:
        anchors.add(in_url)
    months = {(int(found[1]), int(found[2])) for found in _URL_MONTH.finditer(url[:_URL_LENGTH])}
    tongues = [tongue.replace("_", "-") for tongue in languages]
    matched = [_matched(reading, anchors, months) if day_first is None else None for reading in readings]
    order = day_first
    if order is None:
        known = [found or reading for found, reading in zip(matched, readings, strict=True)]
        order = _order_shown(reading for reading in known if reading.alternative is None)
    if order is None:
        order = _order_usual(tongues)
    return [found or _ordered(reading, order, tongues) for found, reading in zip(matched, readings, strict=True)]


def date_from_url(url: str) -> datetime.date | None:
    """The date in an address: /2014/09/15/, 2014-09-15, /2014/sep/15/, 20140915; None where there is none."""
    for match in _URL_DATE.finditer(url[:_URL_LENGTH]):
        year, first, month, second, day = match.groups()
        parted = first and second
        if not parted and (len(month) + len(day) != 4 or url[match.end(5) : match.end(5) + 1].isalnum()):
            continue  # part of a longer number or of a checksum
        named = None if month.isdecimal() else calendar().months.get(month.lower())
        number = named.number if named else int(month) if month.isdecimal() else 0
        date = civil_date(int(year), number, int(day))
        if date:
            return date
    return None


def _swappable(reading: DateReading) -> bool:
    """Whether a reading's other one has day and month swapped (and not another meaning of the month's name)."""
    return reading.alternative is not None and reading.day_first is not None


def _chosen(reading: DateReading, date: datetime.date) -> DateReading:
    """A reading settled to one of its two dates."""
    order = reading.day_first
    if date != reading.date and order is not None:
        order = not order
    return replace(reading, date=date, alternative=None, day_first=order)


def _matched(reading: DateReading, anchors: set[datetime.date], months: set[tuple[int, int]]) -> DateReading | None:
    """A reading settled by a sure date, or else by a month, that fits one of its two dates alone."""
    if reading.alternative is None:
        return None
    both = (reading.date, reading.alternative)
    fits = [date for date in both if date in anchors] or [date for date in both if (date.year, date.month) in months]
    return _chosen(reading, fits[0]) if len(fits) == 1 else None


def _order_shown(settled: Iterable[DateReading]) -> bool | None:
    """Whether most dates that show an order have the day first; None where none shows it, or half and half."""
    votes = [reading.day_first for reading in settled if reading.day_first is not None]
    first = sum(votes)
    return None if 2 * first == len(votes) else 2 * first > len(votes)


def _order_usual(tongues: Sequence[str]) -> bool | None:
    """The order that the languages share; None where they know none or differ."""
    table = calendar().day_first
    orders = {table.get(tongue, table.get(tongue.split("-")[0])) for tongue in tongues} - {None}
    return orders.pop() if len(orders) == 1 else None


def _ordered(reading: DateReading, order: bool | None, tongues: Sequence[str]) -> DateReading:
    """A reading with day and month in an order; where that is open, the likelier date first."""
    if reading.alternative is None:
        return reading
    other = reading.alternative
    if not _swappable(reading):  # "listopada", October in Croatian, November in Polish
        if not tongues:
            return reading
        return _chosen(reading, other if any(tongue.split("-")[0] == "hr" for tongue in tongues) else reading.date)
    if order is not None:
        return _chosen(reading, reading.date if reading.day_first == order else other)
    # Measured on news pages: of the English ones where a number above 12 in a date with slashes shows the order, 36 had
    # the month first and 5 the day; where the date could be swapped and was known otherwise, 7 and 3. Of pages in
    # other languages, 24 had the day first and none the month.
    likelier = not (tongues and tongues[0].split("-")[0] == "en")
    if reading.day_first == likelier:
        return reading
    return replace(reading, date=other, alternative=reading.date, day_first=likelier)
