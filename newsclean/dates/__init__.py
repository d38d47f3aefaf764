"""Dates and times as they stand on pages, in some 60 languages, in any decimal digits.

`read_dates` looks for numbers that stand to one another as those of a date do: a date is a day, a month and a year,
each of them a number, except that the month may be a word. One expression (``candidates``) tells such places apart
from all other numbers, so a line without numbers costs next to nothing and one without dates little more. ``digits``
and ``named`` then read the date, ``beside`` and ``clock`` the weekday, time and zone around it. What the words mean is
in ``vocabulary/calendar.json``, which ``training/make_calendar.py`` makes from CLDR. `settle` then decides by the whole
page whether 05/09/2014 is in May or in September.

No date is: a month without a day, a day without a year, a year alone, a time relative to now ("yesterday", "2 hours
ago"), a year before 1900 or after 2100, a day that its month has not. Japanese eras and the lunar Hijri calendar are
not read.
"""

from __future__ import annotations

from newsclean.dates.line import read_dates
from newsclean.dates.reading import DateReading
from newsclean.dates.settle import date_from_url, settle
from newsclean.dates.words import fold
from newsclean.dates.years import FIRST_YEAR, LAST_YEAR

__all__ = ["FIRST_YEAR", "LAST_YEAR", "DateReading", "date_from_url", "fold", "read_dates", "settle"]
