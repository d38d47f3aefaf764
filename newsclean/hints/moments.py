"""Dates as markup gives them: ISO 8601 mostly, seconds since 1970, and all that people write."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsclean.dates import FIRST_YEAR, LAST_YEAR, DateReading, read_dates, settle
from newsclean.hints.model import Moment
from newsclean.hints.sources import Fact, trust_of

_ISO = re.compile(
    r"\s*([0-9]{4})-?([01][0-9])-?([0-3][0-9])"
    r"(?:(?:T|\s+)([0-2][0-9])[:.]?([0-5][0-9])(?:[:.]?([0-5][0-9])(?:[.,][0-9]+)?)?"
    r"\s*(Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?(?![0-9])"
)
_SECONDS = re.compile(r"\s*([0-9]{9,10})([0-9]{3})?\s*$")
_LONGEST = 200
_PLACEHOLDERS = frozenset(
    (datetime.date(1970, 1, 1), datetime.date(1969, 12, 31), datetime.date(1900, 1, 1), datetime.date(2000, 1, 1))
)
"""Days on which nothing was published: what software writes where it knows no date."""
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


class Reading(NamedTuple):
    """What helps to read unclear dates: the page's languages (ISO 639-1) and its address."""

    languages: tuple[str, ...] = ()
    url: str = ""


def moments_of(facts: Iterable[Fact], reading: Reading) -> tuple[Moment, ...]:
    """The dates of one field's facts, in their order; without invalid ones and placeholders.

    A day that markup gives with a time of midnight sharp has none.
    """
    found: dict[tuple[str, str], Moment] = {}
    read: dict[str, Moment | None] = {}
    for fact in facts:
        if fact.text not in read:
            read[fact.text] = read_moment(fact.text, languages=reading.languages, url=reading.url)
        moment = read[fact.text]
        if moment is None or moment.date in _PLACEHOLDERS:
            continue
        trust = trust_of(fact.field, fact.source)
        found.setdefault((fact.source, fact.text), moment._replace(source=fact.source, trust=trust))
    return tuple(found.values())


def read_moment(text: str, *, languages: Sequence[str] = (), url: str = "") -> Moment | None:
    """The date that a text gives, without source; None where it gives none."""
    text = text[:_LONGEST]
    if match := _ISO.match(text):
        return _iso(match)
    if match := _SECONDS.match(text):
        stamp = _EPOCH + datetime.timedelta(seconds=int(match[1]))
        return Moment(stamp.date(), stamp, "", 0.0) if stamp.year <= LAST_YEAR else None
    readings = settle(read_dates(text), languages=languages, url=url)
    return _worded(readings[0]) if readings else None


def _iso(match: re.Match[str]) -> Moment | None:
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date = datetime.date(year, month, day)
        if match[4] is None:
            return Moment(date, None, "", 0.0)
        time = datetime.time(int(match[4]), int(match[5]), int(match[6] or 0), tzinfo=_zone(match[7]))
    except ValueError:  # no such day, or 24 o'clock and later
        return None
    if not (time.hour or time.minute or time.second):
        return Moment(date, None, "", 0.0)
    return Moment(date, datetime.datetime.combine(date, time), "", 0.0)


def _zone(text: str | None) -> datetime.timezone | None:
    """The zone of an offset; None for none, or one that no place on earth has."""
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return datetime.timezone.utc
    digits = text[1:].replace(":", "")
    minutes = 60 * int(digits[:2]) + int(digits[2:] or 0)
    if minutes > 14 * 60:
        return None
    return datetime.timezone(datetime.timedelta(minutes=minutes if text[0] == "+" else -minutes))


def _worded(reading: DateReading) -> Moment:
    stamp = None if reading.time is None else datetime.datetime.combine(reading.date, reading.time)
    return Moment(reading.date, stamp, "", 0.0, reading.alternative)
