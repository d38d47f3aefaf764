"""Dates and times as they stand on pages, in some 60 languages, in any decimal digits.

`read_dates` looks at the numbers of a line and at what stands between them: a date is a day, a month and a year, each
of them a number, except that the month may be a word. So a line without numbers costs next to nothing, and any other
line a constant for each number. What the words mean is in ``vocabulary/calendar.json``, which
``training/make_calendar.py`` makes from CLDR. `settle` then decides by the whole page whether 05/09/2014 is in May or
in September.

No date is: a month without a day, a day without a year, a year alone, a time relative to now ("yesterday", "2 hours
ago"), a year before 1900 or after 2100, a day that its month has not. Japanese eras and the lunar Hijri calendar are
not read.
"""

from __future__ import annotations

import datetime
import functools
import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside these are taken for other numbers."""

_BUDDHIST = 543
"""Thai years are this much ahead."""
_SOLAR_NUMERIC = range(1340, 1421)
"""Solar Hijri years read in dates of digits alone (1961 to 2042); the lunar Hijri years of today's pages are above."""
_SOLAR_NAMED = range(1279, 1480)
"""Solar Hijri years read beside a Solar Hijri month (1900 to 2100)."""
_COMPACT_YEARS = range(1990, 2040)
"""Years read in dates without separators, such as 20140915: a number of eight digits is seldom a date."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date read in a text, with the time of day where one stands beside it.

    ``start`` and ``end`` are offsets into that text, in code points, weekday, time and zone included.
    """

    start: int
    end: int
    date: datetime.date
    time: datetime.time | None = None
    """Aware where the text gives an offset or an unambiguous zone; naive with "BST" and "IST", which mean several."""
    alternative: datetime.date | None = None
    """The other reading, where day and month can be swapped (or the month's name is another month in Croatian)."""
    day_first: bool | None = None
    """In dates of digits alone: whether the day stands first, where a number or the weekday shows it. None: not shown.

    With ``alternative``: whether ``date`` is the reading that has the day first; None if nothing is swapped.
    """


class _Calendar(NamedTuple):
    """What ``calendar.json`` knows, all languages in one, keyed by folded words."""

    months: dict[str, int]
    croatian: dict[str, int]
    solar: dict[str, int]
    thai: frozenset[str]
    beginnings: frozenset[str]
    """First words of all names of months."""
    weekdays: dict[str, frozenset[int]]
    weekday_words: frozenset[str]
    halves: dict[str, bool]
    links: frozenset[str]
    joints: frozenset[str]
    clock_words: frozenset[str]
    hour_words: frozenset[str]
    version_words: frozenset[str]
    units: dict[str, frozenset[str]]
    zones: dict[str, int]
    seasonal: dict[str, int]
    day_first: dict[str, bool | None]


class _Core(NamedTuple):
    """A date without what stands around it."""

    start: int
    end: int
    date: datetime.date
    alternative: datetime.date | None = None
    day_first: bool | None = None
    time: datetime.time | None = None


class _Clock(NamedTuple):
    """A time of day and where it stands."""

    start: int
    end: int
    time: datetime.time


class _Month(NamedTuple):
    """A month's name: its number, its number in Croatian where that differs, and what kind of year goes with it."""

    number: int
    croatian: int | None
    solar: bool
    thai: bool


# ---------------------------------------------------------------------------------------------------- words

_BREAKS = ".,:;-–—‐‑‒−/\\'’‘ʼ׳״()[]{}<>|_·•●▪،、，。・「」【】（）〔〕［］：｜॰។@*\"“”„«»!?+="
_DROPPED = [*range(0x300, 0x370), 0x640, *range(0x64B, 0x660), 0x670, 0x93C, 0x9BC, 0xAD, *range(0x200B, 0x2010),
            *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]  # fmt: skip
_FOLD: dict[int, str | None] = {ord(char): " " for char in _BREAKS}
# Turkish dotless i; final sigma; the ya and kaf of Arabic and Persian.
_FOLD.update({0x131: "i", 0x3C2: "σ", 0x649: "ي", 0x6CC: "ي", 0x6A9: "ك"})
_FOLD.update(dict.fromkeys(_DROPPED))

_BLANK = (
    " \t\n\r\x0b\x0c\x85\xa0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"
)
"""White space and the marks that turn the direction of writing, which stand inside Arabic and Hebrew dates."""


def fold(text: str) -> str:
    """Words as they are compared: lower case, no accents, vowel points, nuktas; punctuation and blanks as one blank."""
    if text.isascii():
        return " ".join(text.lower().translate(_FOLD).split())
    bare = unicodedata.normalize("NFD", text.lower()).translate(_FOLD)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _merge(tables: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {fold(word): meaning for table in tables for word, meaning in table.items()}


@functools.cache
def _calendar() -> _Calendar:
    raw = json.loads((resources.files("newsclean") / "vocabulary" / "calendar.json").read_text(encoding="utf-8"))
    weekdays: dict[str, frozenset[int]] = {}
    for table in raw["weekdays"].values():
        for word, day in table.items():
            weekdays[fold(word)] = weekdays.get(fold(word), frozenset()) | {day}
    lists = ("links", "joints", "clock_words", "hour_words", "version_words")
    months = _merge(raw["months"].values()) | {word: pair[0] for word, pair in raw["months_croatian"].items()}
    solar = _merge(raw["months_solar_hijri"].values())
    return _Calendar(
        months=months,
        croatian={word: pair[1] for word, pair in raw["months_croatian"].items()},
        solar=solar,
        beginnings=frozenset(word.split()[0] for word in (*months, *solar)),
        thai=frozenset(map(fold, raw["months"]["th"])),
        weekdays=weekdays,
        weekday_words=frozenset(word for name in weekdays for word in name.split()),
        halves={word: half == "pm" for word, half in _merge(raw["halves"].values()).items()},
        units={name: frozenset(words) for name, words in raw["units"].items()},
        zones=raw["zones"],
        seasonal=raw["zones_seasonal"],
        day_first=raw["day_first"],
        **{name: frozenset(map(fold, raw[name])) for name in lists},
    )


def _month_named(words: Sequence[str]) -> _Month | None:
    """The month that ``words`` name; the same month named twice, as in "أيلول / سبتمبر", is one."""
    calendar = _calendar()
    key = " ".join(words)
    number = calendar.months.get(key)
    if number is not None:
        return _Month(number, calendar.croatian.get(key), False, key in calendar.thai)
    if key in calendar.solar:
        return _Month(calendar.solar[key], None, True, False)
    for cut in range(1, len(words)):
        first, second = (calendar.months.get(" ".join(part)) for part in (words[:cut], words[cut:]))
        if first is not None and first == second:
            return _Month(first, None, False, False)
    return None


# ---------------------------------------------------------------------------------------------------- years


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


_ANY_DAY = datetime.date(2000, 1, 1)
_SOLAR_EPOCH = 226_894
"""Proleptic Gregorian ordinal of the day before 1 Farvardin 1."""


def _date(year: int, month: int, day: int) -> datetime.date | None:
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return datetime.date(year, month, day)
    return None


def _numeric_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date of three numbers, whose year tells the calendar."""
    if year in _SOLAR_NUMERIC:
        return _solar_hijri(year, month, day)
    return _date(year - _BUDDHIST if year > LAST_YEAR else year, month, day)


def _named_date(year: int, month: _Month, day: int) -> tuple[datetime.date | None, datetime.date | None]:
    """The date of a month's name and two numbers; and that of the name's other meaning."""
    if month.solar:
        return (_solar_hijri(year, month.number, day) if year in _SOLAR_NAMED else None), None
    if month.thai and year > LAST_YEAR:
        year -= _BUDDHIST
    return _date(year, month.number, day), None if month.croatian is None else _date(year, month.croatian, day)


def _full_year(short: int) -> int:
    """The year of two digits, as POSIX reads it: 69 to 99 are in the last century."""
    return short + (1900 if short >= 69 else 2000)


# ---------------------------------------------------------------------------------------------- clock times

_NUMBER = re.compile(r"\d+")
_OTHER_DIGIT = re.compile("[٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙၀-၉០-៩０-９]")
_TO_NUMBER = re.compile(r"\D{0,32}(?=\d)")
_CLOCK = re.compile(
    r"(\d{1,2})(?: ?[:：] ?|(\.)|[ \xa0\u202f]?[hHu][ \xa0\u202f]?)(\d{2})"
    r"(?:[:.：](\d{2})(?:[.,]\d{1,9})?)?(?!\d|[.:]\d)"
)
_CLOCK_EAST_ASIAN = re.compile(r"(\d{1,2}) ?[時时點点시](?![間间간]) ?(?:(\d{1,2}) ?[分분] ?(?:(\d{1,2}) ?[秒초])?)?")
_HOUR = re.compile(r"(\d{1,2})(?![\d.:])")
_WORD = re.compile(r"[ \xa0\u202f]?[^\s\d,;|()·•]{1,16}")
_ZONE = re.compile(r"[ \xa0\u202f]?[(\[]?([A-ZА-Я]{1,5})(?![^\W\d_])[)\]]?")
_OFFSET = re.compile(r"([ \xa0\u202f]?)[(\[]?(UTC|GMT)? ?([+−-])(\d{1,2})(?::?(\d{2}))?(?!\d|[:.]\d)[)\]]?")
_NO_TIME = re.compile(r"\s?[%€$£¥₹]")

# ------------------------------------------------------------------------------ what stands between numbers

_DASHES = ("-", "–", "—", "‐", "‑", "−")
_SEPARATORS = {".": ".", "·": ".", "．": ".", "/": "/", "／": "/", "⁄": "/"} | dict.fromkeys(_DASHES, "-")
_MARKED = tuple("$€£¥₹#+_@")
"""Characters before a number that is no day: of money, of tags, of names."""
_ENDS = ("", "\n", "|", ")", "]", ",", ";", "·", "–", "•")
_GLUED = re.compile(r"[^\W\d_]{3}[^\W\d_A-Z]$")
"""A word stuck to the date, as where label and date were two elements: "Updated15.09.2014"; "v" and "ISO" are none."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[ \xa0]?$")
_NEXT_WORD = re.compile(r"[\s,(\[]{0,3}([^\W\d_]{3,16})")
_MONTH_BEHIND = re.compile(r"\. ?([^\W\d_]{3,12})")
_DAY_HEAD = re.compile(r"(?:[.ºª°]{0,2}[\s\u200e\u200f]{0,3}|\.?[-/‐‑])(?=[^\W\d_])")
"""What leads from a day to its month. "3, May 2014", "3: May 2014" and "3 – May 2014" are a month after a number."""
_YEAR_HEAD = re.compile(r"(?:[.,]?[\s\u200e\u200f]{0,3}|[-/‐‑])(?=[^\W\d_])")
_TAIL = _BLANK + ".,-/'’׳״)‐‑،॰"
"""What may lead from a month to the next number."""
_NO_GAP = re.compile(r"[:;|()\[\]<>%$€£]")


def _has_digit(text: str) -> bool:
    """Whether there is a decimal digit of any script; single characters are sought faster than classes."""
    return (
        "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
        or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text
        or (not text.isascii() and _OTHER_DIGIT.search(text) is not None)
    )  # fmt: skip


def _time(hour: int, minute: int, second: int, offset: int | None = None) -> datetime.time | None:
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = None if offset is None else datetime.timezone(datetime.timedelta(minutes=offset))
    return datetime.time(hour, minute, second, tzinfo=zone)


def _american_summer(day: datetime.date) -> bool:
    """Whether the United States have daylight saving: since 2007 March to November, before that April to October."""
    if day.year >= 2007:
        begin, end = _sunday(day.year, 3, 8), _sunday(day.year, 11, 1)
    else:
        begin, end = _sunday(day.year, 4, 1), _sunday(day.year, 10, 25)
    return begin <= day < end


def _sunday(year: int, month: int, day: int) -> datetime.date:
    """The first Sunday on or after a day."""
    date = datetime.date(year, month, day)
    return date + datetime.timedelta(days=6 - date.weekday())


# ---------------------------------------------------------------------------------------------- one stretch


class _Line:
    """One stretch of text and its numbers; reads dates from left to right, each part of the text once."""

    __slots__ = ("calendar", "floor", "numbers", "text")

    def __init__(self, text: str, numbers: list[tuple[int, int]]) -> None:
        self.text = text
        self.numbers = numbers
        self.floor = 0
        """Where the last date ended."""
        self.calendar = _calendar()

    def read(self, limit: int) -> list[DateReading]:
        found: list[DateReading] = []
        at = 0
        while at < len(self.numbers) and len(found) < limit:
            core = self.date_at(at)
            if core is None:
                at += 1
                continue
            found.append(self.dress(core, at))
            self.floor = found[-1].end
            while at < len(self.numbers) and self.numbers[at][1] <= self.floor:
                at += 1
            if at < len(self.numbers) and self.numbers[at][0] < self.floor:
                self.numbers[at] = (self.floor, self.numbers[at][1])  # the rest of "202312:36" or "20250"
        return found

    def date_at(self, at: int) -> _Core | None:
        """The date whose first number is ``at``; the month's name may stand before it."""
        start, end = self.numbers[at]
        length = end - start
        if length <= 2:
            return self.numeric(at) or self.named(at)
        if length == 4:
            return self.year_first(at)
        if length in (8, 12, 14):
            return self.compact(start, end)
        if length in (5, 6):  # "Feb 172009": day and year on lines of their own, run together
            return self.month_first(start, end - 4, end - 4, end, int(self.text[end - 4 : end]))
        return None

    # --- numbers alone

    def numeric(self, at: int) -> _Core | None:
        """15.09.2014, 9/15/14, 15 tháng 9 năm 2014: day and month, in either order, then the year."""
        if at + 2 >= len(self.numbers):
            return None
        (start, end0), (start1, end1), (start2, end2) = self.numbers[at : at + 3]
        if end1 - start1 > 2 or start1 - end0 > 9 or start2 - end1 > 7:
            return None
        mark = self.separator(end0, start1, end1, start2)
        year = self.year(start2, end2) if mark else None
        if not mark or year is None or not self.stands_free(start, year[1], mark):
            return None
        if year[1] < end2 and (end2 - year[1] > 2 or self.text[end2 : end2 + 1] not in (".", ":", "/")):
            return None  # a longer number, unless a time or a date is stuck to the year: "20.05.202312:36"
        if end2 - start2 == 2 and not self.short_year_fits(start, end0, start1, end1, end2, mark):
            return None
        first, second = int(self.text[start:end0]), int(self.text[start1:end1])
        return _in_order(start, year[1], year[0], first, second, mark)

    def separator(self, end0: int, start1: int, end1: int, start2: int) -> str:
        """What stands between three numbers of a date: "." , "/" or "-"; empty where that makes no date."""
        raw = self.text[end0:start1]
        mark, other = raw.strip(_BLANK), self.text[end1:start2].strip(_BLANK)
        if mark == other and mark in _SEPARATORS:
            # "5 - 10 - 2014" and "3 – 2 – 2000" are results and sums more often than dates.
            return "" if _SEPARATORS[mark] == "-" and (" " in raw or "\xa0" in raw) else _SEPARATORS[mark]
        if mark == "/" and other == "-":  # Scandinavian: 15/9-2014
            return "."
        months = self.calendar.units["month_between"]
        if mark.lower() in months and all(word in self.calendar.joints for word in fold(other).split()):
            return "."
        return ""

    def year(self, start: int, end: int) -> tuple[int, int] | None:
        """The year that a number is or begins with, and where it ends; None where the number is no year."""
        length = end - start
        if length == 2:
            return _full_year(int(self.text[start:end])), end
        if not 4 <= length <= 8:
            return None
        value = int(self.text[start : start + 4])
        plausible = FIRST_YEAR <= value <= LAST_YEAR
        if length == 4:
            plausible = plausible or value in _SOLAR_NAMED or FIRST_YEAR <= value - _BUDDHIST <= LAST_YEAR
        return (value, start + 4) if plausible else None

    def stands_free(self, start: int, end: int, mark: str, *, year_first: bool = False) -> bool:
        """Whether a numeric date is no part of something longer: a version, an address, a telephone number."""
        return self.free_before(start, mark, year_first) and self.free_after(end, year_first)

    def free_before(self, start: int, mark: str, year_first: bool) -> bool:
        if start == self.floor:
            return True
        before = self.text[start - 1]
        if before in _MARKED:
            return before == "_" and year_first
        if before in ".,:":
            return not self.digit(start - 2)
        if before == "/":
            return year_first or not self.digit(start - 2)
        if before in _DASHES:  # "12.-15.09.2014" is a range, "A-12-10-2014" and "030-12-10-14" are numbers of something
            return mark != "-" or _is_break(self.text[start - 2 : start - 1] or " ")
        if before.isascii() and before.isalpha():
            if year_first and before.islower():
                return True
            return _GLUED.search(self.text, max(0, start - 12), start) is not None
        return True

    def free_after(self, end: int, year_first: bool) -> bool:
        text = self.text
        after = text[end : end + 1]
        if after.isascii() and after.isalpha():
            return after == "T" or (after.isupper() and text[end + 1 : end + 2].islower())
        if after and after in "./-–:_" and self.digit(end + 1):
            return (year_first and after in "/_") or (after not in "./" and _CLOCK.match(text, end + 1) is not None)
        return after != "%"

    def digit(self, at: int) -> bool:
        """Whether a digit stands at an offset."""
        return 0 <= at < len(self.text) and self.text[at].isdecimal()

    def short_year_fits(self, start: int, end0: int, start1: int, end1: int, end: int, mark: str) -> bool:
        """Whether a date with a year of two digits is likely one: versions and results look the same."""
        padded = end0 - start == end1 - start1 == 2
        if mark == "/":
            return True
        if mark == "-" or start1 - end0 > 1:
            return padded and start1 - end0 == 1
        word = _LAST_WORD.search(self.text, max(self.floor, start - 16), start)
        name = fold(word[1]) if word else ""
        if name in self.calendar.version_words:
            return False
        if padded or name in self.calendar.weekdays or name in self.calendar.links:
            return True
        return not word and self.text[max(0, start - 1) : start] not in _DASHES

    def year_first(self, at: int) -> _Core | None:
        """2014-09-15, 2014年9月15日, 2014. szeptember 15."""
        start, end0 = self.numbers[at]
        if at + 1 >= len(self.numbers) or self.year(start, end0) is None:
            return None
        year = int(self.text[start:end0])
        start1, end1 = self.numbers[at + 1]
        if end1 - start1 > 2 or start1 - end0 > 40:
            return None
        if at + 2 < len(self.numbers) and start1 - end0 < 5:
            start2, end2 = self.numbers[at + 2]
            if end2 - start2 <= 2 and start2 - end1 < 5:
                core = self.year_month_day(start, year, (end0, start1, end1, start2, end2))
                if core:
                    return core
        month = self.month_between(end0, start1, _YEAR_HEAD)
        if month is None:
            return self.year_day_month(start, end0, start1, end1)
        # In "© 2014 May 15, 2015" and "in 2014 May 15:30" the number after the month is not this year's day.
        if self.month_first_at(at + 1) or (self.text[end1 : end1 + 1] == ":" and self.digit(end1 + 1)):
            return None
        date, other = _named_date(year, month, int(self.text[start1:end1]))
        return _Core(start, end1, date, other) if date else None

    def year_day_month(self, start: int, end0: int, start1: int, end1: int) -> _Core | None:
        """Latvian: 2014. gada 15. septembris."""
        name = _MONTH_BEHIND.match(self.text, end1)
        words = fold(self.text[end0:start1]).split() if name else ()
        if name is None or len(words) != 1 or words[0] not in self.calendar.joints:
            return None
        month = _month_named(fold(name[1]).split())
        date = _named_date(int(self.text[start:end0]), month, int(self.text[start1:end1]))[0] if month else None
        return _Core(start, name.end(), date) if date else None

    def year_month_day(self, start: int, year: int, ends: tuple[int, int, int, int, int]) -> _Core | None:
        """The date of three numbers that begin with the year."""
        end0, start1, end1, start2, end = ends
        units = self.calendar.units
        mark = self.separator(end0, start1, end1, start2)
        if mark:
            if not self.stands_free(start, end, mark, year_first=True):
                return None
        else:
            gaps = (self.text[end0:start1].strip(_BLANK), self.text[end1:start2].strip(_BLANK))
            if gaps[0] not in units["year"] or gaps[1] not in units["month"]:
                return None
            rest = self.text[end : end + 2]
            end += next((length for length in (1, 2) if rest[:length].strip() in units["day"]), 0)
        date = _numeric_date(year, int(self.text[start1:end1]), int(self.text[start2 : ends[4]]))
        return _Core(start, end, date) if date else None

    def compact(self, start: int, end: int) -> _Core | None:
        """20140915, 201409152047: only where blanks or brackets stand around it."""
        text = self.text
        if text[max(0, start - 1) : start].strip("([ \t\n\xa0") or text[end : end + 1].strip(")] \t\n\xa0,;"):
            return None
        digits = text[start:end]
        year = int(digits[:4])
        date = _date(year, int(digits[4:6]), int(digits[6:8])) if year in _COMPACT_YEARS else None
        time = _time(int(digits[8:10]), int(digits[10:12]), int(digits[12:] or 0)) if len(digits) > 8 else None
        if date is None or (len(digits) > 8 and time is None):
            return None
        return _Core(start, end, date, time=time)

    # --- with the month's name

    def named(self, at: int) -> _Core | None:
        """15 September 2014, 15 de septiembre de 2014, September 15, 2014."""
        if at + 1 >= len(self.numbers):
            return None
        (start, end), (start1, end1) = self.numbers[at : at + 2]
        if start1 - end > 40:
            return None
        year = self.year(start1, end1)
        if year is None or not 1 <= int(self.text[start:end]) <= 31:
            return None
        month = self.month_between(end, start1, _DAY_HEAD)
        if month is None:
            if end1 - start1 == 2 and self.text[start1 - 1] not in "'’":  # "Sep 15, 14" may be anything
                return None
            return self.month_first(start, end, start1, year[1], year[0])
        before = self.text[start - 1 : start] if start else ""
        if before in _MARKED or (before in (".", ",", ":") and start > self.floor and self.digit(start - 2)):
            return None
        value = year[0]
        if end1 - start1 == 2:
            # In "F1Dec 19, 2023" the number before the month belongs to something else.
            if self.month_first_at(at + 1) or not self.short_year_named(start1, end1, month):
                return None
            if month.thai:
                value = 2500 + int(self.text[start1:end1])
        date, other = _named_date(value, month, int(self.text[start:end]))
        return _Core(start, year[1], date, other) if date else None

    def month_first_at(self, at: int) -> bool:
        """Whether number ``at`` is a day with a year of four digits behind it, as in "May 15, 2015"."""
        if at + 1 >= len(self.numbers):
            return False
        end, (start1, end1) = self.numbers[at][1], self.numbers[at + 1]
        return end1 - start1 >= 4 and self.year(start1, end1) is not None and self.day_to_year(end, start1)

    def day_to_year(self, end: int, start1: int) -> bool:
        """Whether nothing but an ending, a comma or a small word is between day and year."""
        gap = self.text[end:start1]
        if len(gap) > 12 or _spaced_dash(gap) or _NO_GAP.search(gap):
            return False
        return all(word in self.calendar.joints for word in fold(gap).split())

    def month_first(self, start: int, end: int, start1: int, year_end: int, year: int) -> _Core | None:
        """The date of a month's name before a day (``start`` to ``end``) and a year."""
        if not self.day_to_year(end, start1):
            return None
        begins = self.words_before(start, 3)
        for begin in reversed(begins):
            month = _month_named(fold(self.text[begin:start]).split())
            if month:
                name = self.text[begin:start]
                gap = name[len(name.rstrip(_TAIL)) :]
                if _spaced_dash(gap) or name.rstrip(_TAIL)[-1] in _BREAKS:  # "January: 15, 2014"
                    return None
                date, other = _named_date(year, month, int(self.text[start:end]))
                return _Core(begin, year_end, date, other) if date else None
        return None

    def month_between(self, end: int, start1: int, head: re.Pattern[str]) -> _Month | None:
        """The month that the text between two numbers names, if it says nothing else; ``head`` may lead to its name."""
        gap = self.text[end:start1]
        if head.match(gap) is None:
            return None
        rest = gap.rstrip(_TAIL)
        if rest[-1] in _BREAKS or ":" in gap or _spaced_dash(gap[len(rest) :]):
            return None
        words = fold(gap).split()
        calendar = self.calendar
        while words and words[0] not in calendar.beginnings:
            if words[0] not in calendar.joints and words[0] not in calendar.weekdays:
                return None
            del words[0]
        if not 0 < len(words) <= 6:
            return None
        month = _month_named(words)
        while month is None and words[-1] in calendar.joints and len(words) > 1:  # "ก.พ. ค.ศ.", "septiembre de"
            del words[-1]
            month = _month_named(words)
        return month

    def short_year_named(self, start: int, end: int, month: _Month) -> bool:
        """Whether two digits after a month's name are a year: not in "15 September 20:47", "15 September 14 people"."""
        after = self.text[end : end + 1]
        if after in ("h", "H", "：") or (after in (":", ".", ",") and self.digit(end + 1)):
            return False
        if month.thai or self.text[start - 1] in "-/'’‐‑":
            return True
        behind = self.text[end : end + 4].lstrip(_BLANK)[:1]
        return behind in _ENDS or self.clock_behind(end, _ANY_DAY) is not None

    # --- what stands around

    def words_before(self, end: int, count: int) -> list[int]:
        """Where the last words before an offset begin, the nearest first; none is beyond a number."""
        begins: list[int] = []
        for at in range(end - 1, max(self.floor, end - 40) - 1, -1):
            if self.text[at].isdecimal() or len(begins) == count:
                break
            if self.begins_word(at):
                begins.append(at)
        return begins

    def begins_word(self, at: int) -> bool:
        """Whether a word begins at an offset; "TimesNovember" is two, as where two elements were run together."""
        text = self.text
        if _is_break(text[at]):
            return False
        before = text[at - 1] if at > self.floor else " "
        if _is_break(before) or before.isdecimal():
            return True
        return text[at].isupper() and (before.islower() or text[at + 1 : at + 2].islower())

    def dress(self, core: _Core, at: int) -> DateReading:
        """The date with the weekday, time and zone that stand beside it."""
        start, days = self.weekday_before(core.start)
        date, other, day_first = core.date, core.alternative, core.day_first
        if other and not days:
            days = self.weekday_after(core.end)
        if other and (date.weekday() in days) != (other.weekday() in days):
            if other.weekday() in days:
                date, day_first = other, None if day_first is None else not day_first
            other = None
        end, time = core.end, core.time
        if time is None:
            clock = self.clock_beside(start, core.end, at, date)
            if clock:
                start, end, time = min(start, clock.start), max(end, clock.end), clock.time
        return DateReading(start, end, date, time, other, day_first)

    def weekday_before(self, start: int) -> tuple[int, frozenset[int]]:
        """Where the date begins with its weekday, if one stands before it; and which day that may be."""
        begins = self.words_before(start, 4)
        for begin in reversed(begins):
            words = fold(self.text[begin:start]).split()
            while len(words) > 1 and words[-1] in self.calendar.links:
                del words[-1]
            days = self.calendar.weekdays.get(" ".join(words))
            if days and (len(words[0]) > 2 or not words[0].isascii()):
                return begin, days
            if days and self.text[begin].isupper():  # "To" is Thursday in Finnish: of the date, but no proof of the day
                return begin, frozenset()
        return start, frozenset()

    def weekday_after(self, end: int) -> frozenset[int]:
        """Which day a weekday's name right behind the date may be."""
        word = _NEXT_WORD.match(self.text, end)
        return self.calendar.weekdays.get(fold(word[1]), frozenset()) if word else frozenset()

    def clock_beside(self, start: int, end: int, at: int, date: datetime.date) -> _Clock | None:
        """The time of day before or behind a date; of two, the nearer."""
        behind = self.clock_behind(end, date)
        before = self.clock_before(start, at, date)
        if before and behind:
            return before if start - before.end <= behind.start - end else behind
        return before or behind

    def clock_behind(self, end: int, date: datetime.date) -> _Clock | None:
        gap = _TO_NUMBER.match(self.text, end)
        if gap is None:
            return None
        linked, half = self.link(gap[0])
        return self.clock_at(gap.end(), date, half, hours=linked > 0) if linked >= 0 else None

    def clock_before(self, start: int, at: int, date: datetime.date) -> _Clock | None:
        while at and self.numbers[at - 1][0] >= start:
            at -= 1
        for begin, _ in self.numbers[max(0, at - 5) : at]:
            if begin < self.floor or start - begin > 48:
                continue
            before = self.text[begin - 1] if begin > self.floor else " "
            if (before in ".,:/-" and self.digit(begin - 2)) or (before.isascii() and before.isalpha()):
                continue
            clock = self.clock_at(begin, date, None)
            if clock and clock.end <= start and self.link(self.text[clock.end : start])[0] >= 0:
                return clock
        return None

    def link(self, gap: str) -> tuple[int, bool | None]:
        """How many small words join date and time, -1 if others are between; and the half of the day (pm: True)."""
        calendar, half, count = self.calendar, None, 0
        for word in fold(gap).split():
            if word in ("am", "pm"):
                count, half = count + 1, word == "pm"
            elif word in calendar.links:
                count += 1
            elif word in calendar.weekday_words:
                continue
            elif word >= "\u1100":  # East Asian: the half stands before the hour, perhaps stuck to the weekday
                cut = next((cut for cut in range(len(word)) if word[cut:] in calendar.halves), None)
                if cut is None or (cut and word[:cut] not in calendar.weekdays):
                    return -1, None
                half = calendar.halves[word[cut:]]
            else:
                return -1, None
        return count, half

    def clock_at(self, start: int, date: datetime.date, half: bool | None, *, hours: bool = False) -> _Clock | None:
        """The time of day that begins at ``start``, with its half and zone; with ``hours``, "20h" alone is one."""
        match = _CLOCK.match(self.text, start)
        precise = False
        if match:
            hour, minute, second = int(match[1]), int(match[3]), int(match[4] or 0)
            precise = match[4] is not None or self.text[start - 1 : start] == "T"
            if match[2] and _NO_TIME.match(self.text, match.end()):  # 3.50 €
                return None
        elif match := _CLOCK_EAST_ASIAN.match(self.text, start):
            hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        elif (match := _HOUR.match(self.text, start)) and self.is_hour(match.end(), hours):
            hour, minute, second = int(match[1]), 0, 0
        else:
            return None
        end, told = self.half_after(match.end())
        half = half if told is None else told
        if half is not None and hour <= 12:
            hour = hour % 12 + 12 * half
        elif told is False:
            end = match.end()  # "20:47 am Montag"
        end, offset = self.zone_after(self.past_clock_word(end), date, precise)
        time = _time(hour, minute, second, offset)
        return _Clock(start, end, time) if time else None

    def is_hour(self, end: int, hours: bool) -> bool:
        """Whether what follows a number tells that it is an hour."""
        word = _WORD.match(self.text, end)
        name = fold(word[0]) if word else ""
        return name in self.calendar.hour_words or (hours and name == "h") or self.half_after(end)[1] is not None

    def half_after(self, end: int) -> tuple[int, bool | None]:
        """Where "p.m." or "de la tarde" behind a clock ends, and whether it is the second half of the day."""
        ends, at = list[int](), end
        while len(ends) < 3 and (word := _WORD.match(self.text, at)):
            at = word.end()
            ends.append(at)
        for at in reversed(ends):
            half = self.calendar.halves.get(fold(self.text[end:at]))
            if half is not None:
                return at, half
        return end, None

    def past_clock_word(self, end: int) -> int:
        """Where "Uhr" or the like behind a clock ends."""
        word = _WORD.match(self.text, end)
        return word.end() if word and fold(word[0]) in self.calendar.clock_words else end

    def zone_after(self, end: int, date: datetime.date, precise: bool) -> tuple[int, int | None]:
        """Where the zone behind a clock ends, and its minutes east of Greenwich.

        A bare offset stuck to a time is one only if that is ``precise``: "10:00-12:00" is from ten to twelve.
        """
        offset = _OFFSET.match(self.text, end)
        if offset and (offset[2] or (offset[5] and len(offset[4]) == 2) or (precise and len(offset[4]) == 2)):
            minutes = 60 * int(offset[4]) + int(offset[5] or 0)
            if minutes <= 14 * 60 and minutes % 15 == 0 and (offset[2] or offset[1] or precise or offset[3] == "+"):
                return offset.end(), minutes if offset[3] == "+" else -minutes
        zone = _ZONE.match(self.text, end)
        if zone and zone[1] in self.calendar.zones:
            return zone.end(), self.calendar.zones[zone[1]]
        if zone and zone[1] in self.calendar.seasonal:
            return zone.end(), self.calendar.seasonal[zone[1]] + 60 * _american_summer(date)
        return end, None


def _is_break(char: str) -> bool:
    return char.isspace() or char in _BREAKS or char in _BLANK


def _spaced_dash(gap: str) -> bool:
    """Whether a gap is a dash with blanks about it, which parts what does not belong together."""
    return len(gap) > 1 and gap.strip(_BLANK) in _DASHES


def _in_order(start: int, end: int, year: int, first: int, second: int, mark: str) -> _Core | None:
    """The date of a year and two numbers that are day and month in either order."""
    by_day, by_month = _numeric_date(year, second, first), _numeric_date(year, first, second)
    if by_day is None:
        return None if by_month is None else _Core(start, end, by_month, None, False)
    if by_month is None:
        return _Core(start, end, by_day, None, True)
    if by_day == by_month or mark == "." or not FIRST_YEAR <= year <= LAST_YEAR:
        return _Core(start, end, by_day)  # numbers parted by points are day first wherever they are usual
    return _Core(start, end, by_day, by_month, True)


# --------------------------------------------------------------------------------------------------- public


def read_dates(text: str, *, limit: int = 8) -> list[DateReading]:
    """The dates in a short stretch of text, such as a line, from left to right; ``limit`` at most.

    Where day and month can be swapped, ``date`` is the reading with the day first and ``alternative`` the other one,
    unless the weekday beside it tells; `settle` decides by the rest of the page. Takes time linear in the text.
    """
    if not _has_digit(text):
        return []
    numbers = [match.span() for match in _NUMBER.finditer(text)]
    if len(numbers) == 1 and numbers[0][1] - numbers[0][0] < 5:
        return []
    return _Line(text, numbers).read(limit)


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
        order = _order_shown(reading for reading in map(_or, matched, readings) if reading.alternative is None)
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
        number = int(month) if month.isdecimal() else _calendar().months.get(month.lower())
        date = _date(int(year), number, int(day)) if number else None
        if date:
            return date
    return None


_URL_LENGTH = 4096
_URL_DATE = re.compile(
    r"(?<![0-9])(?=((?:199|20[0-9])[0-9])([-/_.]?)([0-9]{1,2}|[A-Za-z]{3,9})([-/_.]?)([0-9]{1,2})(?![0-9]))"
)
_URL_MONTH = re.compile(r"(?<=/)((?:199|20[0-9])[0-9])[-/]?(0[1-9]|1[0-2])(?=/)")


def _or(first: DateReading | None, second: DateReading) -> DateReading:
    return first or second


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
    table = _calendar().day_first
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
