"""Dates of digits alone: 15.09.2014, 9/15/14, 2014-09-15, 2014年9月15日, 20140915."""

from __future__ import annotations

import re

from newsclean.dates.calendar import calendar
from newsclean.dates.clock import CLOCK, clock_time
from newsclean.dates.patterns import Pattern
from newsclean.dates.reading import Core
from newsclean.dates.words import BLANK, folded, is_break
from newsclean.dates.years import FIRST_YEAR, LAST_YEAR, civil_date, numeric_date, read_year

DASHES = ("-", "–", "—", "‐", "‑", "−")
MARKED = tuple("$€£¥₹#+_@")
"""Characters before a number that is no day: of money, of tags, of names."""

_SEPARATORS = {".": ".", "·": ".", "．": ".", "/": "/", "／": "/", "⁄": "/"} | dict.fromkeys(DASHES, "-")
_COMPACT_YEARS = range(1990, 2040)
"""Years read in dates without separators, such as 20140915: a number of eight digits is seldom a date."""
_GLUED = Pattern(r"[^\W\d_]{3}[^\W\d_A-Z]$")
"""A word stuck to the date, as where label and date were two elements: "Updated15.09.2014"; "v" and "ISO" are none."""
_LAST_WORD = Pattern(r"([^\W\d_]+)\.?[ \xa0]?$")
_AND_YEAR = Pattern(r"([^0-9]{1,7})([0-9]{2,8})(?![0-9])")


def numeric(text: str, floor: int, found: re.Match[str]) -> Core | None:
    """15.09.2014, 9/15/14: the date of a NUMERIC candidate, day and month in either order, then the year."""
    gap, second, last_gap, digits = found.group(1, 2, 3, 4)
    mark = _separator(gap, last_gap)
    year = read_year(digits) if mark else None
    if year is None:
        return None
    start, behind, end = found.start(), found.start(1), found.end()
    year_end = end - len(digits) + year[1]
    if not (_free_before(text, floor, start, mark) and _free_after(text, year_end)):
        return None
    if year_end < end and text[end : end + 1] not in (".", ":", "/"):
        return None  # a longer number, unless a time or a date is stuck to the year: "20.05.202312:36"
    if len(digits) == 2:
        padded = behind - start == len(second) == 2
        if mark != "/" and not _short_year_fits(text, floor, start, padded, mark, gap):
            return None
    return _in_order(start, year_end, year[0], int(text[start:behind]), int(second), mark)


def worded(text: str, floor: int, found: re.Match[str]) -> Core | None:
    """15 tháng 9 năm 2014: the date of a NAMED candidate in which the month is a number behind its unit's name."""
    gap, second = found.group(5, 6)
    if len(second) > 2 or len(gap) > 9 or gap.strip(BLANK).lower() not in calendar().units["month_between"]:
        return None
    behind = _AND_YEAR.match(text, found.end())
    year = read_year(behind[2]) if behind else None
    if behind is None or year is None or not set(folded(behind[1]).split()) <= calendar().joints:
        return None
    start, end = found.start(), behind.start(2) + year[1]
    if not (_free_before(text, floor, start, ".") and _free_after(text, end)):
        return None
    rest = behind.end() - end
    if rest > 2 or (rest and text[behind.end() : behind.end() + 1] not in (".", ":", "/")):
        return None
    first = text[start : found.start(5)]
    padded = len(first) == len(second) == 2
    if year[1] == 2 and not _short_year_fits(text, floor, start, padded, ".", gap):
        return None
    return _in_order(start, end, year[0], int(first), int(second), ".")


def year_first(text: str, floor: int, found: re.Match[str]) -> Core | None:
    """2014-09-15, 2014年9月15日: the date of a YEAR_FIRST candidate."""
    gap, second, last_gap, third = found.group(9, 10, 11, 12)
    start, end = found.span()
    mark = _separator(gap, last_gap)
    if mark:
        if not (_free_before(text, floor, start, mark, by_year=True) and _free_after(text, end, by_year=True)):
            return None
    else:
        units = calendar().units
        if gap.strip(BLANK) not in units["year"] or last_gap.strip(BLANK) not in units["month"]:
            return None
        rest = text[end : end + 2]
        end += next((length for length in (1, 2) if rest[:length].strip() in units["day"]), 0)
    date = numeric_date(int(text[start : start + 4]), int(second), int(third))
    return Core(start, end, date) if date else None


def compact(text: str, _floor: int, found: re.Match[str]) -> Core | None:
    """20140915, 201409152047: only where blanks or brackets stand around it."""
    start, end = found.span()
    if text[max(0, start - 1) : start].strip("([ \t\n\xa0") or text[end : end + 1].strip(")] \t\n\xa0,;"):
        return None
    digits = found[0]
    year = int(digits[:4])
    date = civil_date(year, int(digits[4:6]), int(digits[6:8])) if year in _COMPACT_YEARS else None
    time = clock_time(int(digits[8:10]), int(digits[10:12]), int(digits[12:] or 0)) if len(digits) > 8 else None
    if date is None or (len(digits) > 8 and time is None):
        return None
    return Core(start, end, date, time=time)


def _separator(gap: str, other: str) -> str:
    """What stands between three numbers of a date: "." , "/" or "-"; empty where that makes no date."""
    if gap == other and gap in _SEPARATORS:
        return _SEPARATORS[gap]
    if len(gap) == len(other) == 1:
        return "." if gap == "/" and other == "-" else ""  # Scandinavian: 15/9-2014
    mark, second = gap.strip(BLANK), other.strip(BLANK)
    if mark == second and mark in _SEPARATORS:
        # "5 - 10 - 2014" and "3 – 2 – 2000" are results and sums more often than dates.
        return "" if _SEPARATORS[mark] == "-" and (" " in gap or "\xa0" in gap) else _SEPARATORS[mark]
    return "." if mark == "/" and second == "-" else ""


def _free_before(text: str, floor: int, start: int, mark: str, *, by_year: bool = False) -> bool:
    """Whether what stands before a numeric date is no part of it: of a version, an address, a telephone number.

    ``by_year``: the year stands first.
    """
    before = " " if start == floor else text[start - 1]
    if before == " ":
        return True
    if before in MARKED:
        return before == "_" and by_year
    if before in ".,:":
        return not is_digit(text, start - 2)
    if before == "/":
        return by_year or not is_digit(text, start - 2)
    if before in DASHES:  # "12.-15.09.2014" is a range, "A-12-10-2014" and "030-12-10-14" are numbers of something
        return mark != "-" or is_break(text[start - 2 : start - 1] or " ")
    if before.isascii() and before.isalpha():
        if by_year and before.islower():
            return True
        return _GLUED.search(text, max(0, start - 12), start) is not None
    return True


def _free_after(text: str, end: int, *, by_year: bool = False) -> bool:
    """Whether what stands behind a numeric date is no part of it."""
    after = text[end : end + 1]
    if after in ("", " "):
        return True
    if after.isascii() and after.isalpha():
        return after == "T" or (after.isupper() and text[end + 1 : end + 2].islower())
    if after in "./-–:_" and is_digit(text, end + 1):
        return (by_year and after in "/_") or (after not in "./" and CLOCK.match(text, end + 1) is not None)
    return after != "%"


def is_digit(text: str, at: int) -> bool:
    """Whether a digit stands at an offset, which may lie outside the text."""
    return 0 <= at < len(text) and text[at].isdecimal()


def _short_year_fits(text: str, floor: int, start: int, padded: bool, mark: str, gap: str) -> bool:
    """Whether a date with a year of two digits is likely one: versions and results look the same."""
    if mark == "-" or len(gap) > 1:
        return padded and len(gap) == 1
    word = _LAST_WORD.search(text, max(floor, start - 16), start)
    name = folded(word[1]) if word else ""
    words = calendar()
    if name in words.version_words:
        return False
    if padded or name in words.weekdays or name in words.links:
        return True
    return not word and text[max(0, start - 1) : start] not in DASHES


def _in_order(start: int, end: int, year: int, first: int, second: int, mark: str) -> Core | None:
    """The date of a year and two numbers that are day and month in either order."""
    by_day, by_month = numeric_date(year, second, first), numeric_date(year, first, second)
    if by_day is None:
        return None if by_month is None else Core(start, end, by_month, None, False)
    if by_month is None:
        return Core(start, end, by_day, None, True)
    if by_day == by_month or mark == "." or not FIRST_YEAR <= year <= LAST_YEAR:
        return Core(start, end, by_day)  # numbers parted by points are day first wherever they are usual
    return Core(start, end, by_day, by_month, True)
