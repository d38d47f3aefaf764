"""Calendars: the Gregorian date that a year, a month and a day are, also in Thai and in Solar Hijri years."""

from __future__ import annotations

import datetime
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside these are taken for other numbers."""

_BUDDHIST = 543
"""Thai years are this much ahead."""
_SOLAR_NUMERIC = range(1340, 1421)
"""Solar Hijri years read in dates of digits alone (1961 to 2042); the lunar Hijri years of today's pages are above."""
_SOLAR_NAMED = range(1279, 1480)
"""Solar Hijri years read beside a Solar Hijri month (1900 to 2100)."""
_SOLAR_EPOCH = 226_894
"""Proleptic Gregorian ordinal of the day before 1 Farvardin 1."""
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

YEAR_HEADS = r"1[2349]|2[01456]"
"""A pattern for the first two digits of what `read_year` takes for a year of four; it takes no others."""


class Month(NamedTuple):
    """A month's name: its number, its number in Croatian where that differs, and what kind of year goes with it."""

    number: int
    croatian: int | None = None
    solar: bool = False
    thai: bool = False


def civil_date(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of three numbers; None where there is no such day, or the year is out of bounds."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and day >= 1):
        return None
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return datetime.date(year, month, day) if day <= _LENGTHS[month] + (leap and month == 2) else None


def numeric_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date of three numbers, whose year tells the calendar."""
    if year in _SOLAR_NUMERIC:
        return _solar_hijri(year, month, day)
    return civil_date(year - _BUDDHIST if year > LAST_YEAR else year, month, day)


def named_date(year: int, month: Month, day: int) -> tuple[datetime.date | None, datetime.date | None]:
    """The date of a month's name and two numbers; and that of the name's other meaning."""
    if month.solar:
        return (_solar_hijri(year, month.number, day) if year in _SOLAR_NAMED else None), None
    if month.thai and year > LAST_YEAR:
        year -= _BUDDHIST
    other = month.croatian
    return civil_date(year, month.number, day), None if other is None else civil_date(year, other, day)


def thai_year(short: int) -> int:
    """The Thai year of two digits."""
    return 2500 + short


def read_year(digits: str) -> tuple[int, int] | None:
    """The year that a number is or begins with, and how many of its digits that takes; None where it is no year."""
    length = len(digits)
    if length == 4:
        value = int(digits)
        if FIRST_YEAR <= value <= LAST_YEAR or value in _SOLAR_NAMED:
            return value, 4
        return (value, 4) if FIRST_YEAR <= value - _BUDDHIST <= LAST_YEAR else None
    if length == 2:  # as POSIX reads it: 69 to 99 are in the last century
        short = int(digits)
        return short + (1900 if short >= 69 else 2000), 2
    if 4 < length <= 8:
        value = int(digits[:4])
        return (value, 4) if FIRST_YEAR <= value <= LAST_YEAR else None
    return None


def _solar_hijri(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian date of one of the Solar Hijri calendar (Iran, Afghanistan); None where there is no such day.

    Leap years by the 33-year rule, which agrees with the observed calendar from 1178 to 1633 (K. M. Borkowski: The
    Persian calendar for 3000 years, Earth, Moon, and Planets 74, 1996): leap is where (25 · year + 11) mod 33 < 8.
    """
    leap = (25 * year + 11) % 33 < 8
    length = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if not (1 <= month <= 12 and 1 <= day <= length):
        return None
    days = 365 * (year - 1) + (8 * year + 21) // 33 + 31 * (month - 1) - max(0, month - 7) + day
    return datetime.date.fromordinal(days + _SOLAR_EPOCH)
