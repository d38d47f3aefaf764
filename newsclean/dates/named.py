"""Dates with the month's name: 15 September 2014, September 15, 2014, 2014. szeptember 15."""

from __future__ import annotations

import functools
import re

from newsclean.dates.calendar import calendar, month_named
from newsclean.dates.clock import clock_behind
from newsclean.dates.digits import DASHES, MARKED, is_digit, worded
from newsclean.dates.patterns import Pattern
from newsclean.dates.reading import Core
from newsclean.dates.words import (
    AROUND,
    BLANK,
    BREAKS,
    fold,
    folded,
    is_apart,
    is_plain,
    last_word,
    may_end,
    words_before,
)
from newsclean.dates.years import Month, named_date, read_year, thai_year

_DAY_HEAD = Pattern(r"(?:[.ºª°]{0,2}[\s\u200e\u200f]{0,3}|\.?[-/‐‑])(?=[^\W\d_])")
"""What leads from a day to its month. "3, May 2014", "3: May 2014" and "3 – May 2014" are a month after a number."""
_YEAR_HEAD = Pattern(r"(?:[.,]?[\s\u200e\u200f]{0,3}|[-/‐‑])(?=[^\W\d_])")
_TAIL = BLANK + ".,-/'’׳״)‐‑،॰"
"""What may lead from a month to the next number."""
_NO_GAP = Pattern(r"[:;|()\[\]<>%$€£]")
_YEAR_BEHIND = Pattern(r"([^0-9]{1,12})([0-9]{4,8})(?![0-9])")
_MONTH_BEHIND = Pattern(r"\. ?([^\W\d_]{3,12})")
_ENDS = ("", "\n", "|", ")", "]", ",", ";", "·", "–", "•")


def named(text: str, floor: int, found: re.Match[str]) -> Core | None:
    """15 September 2014, 15 de septiembre de 2014, September 15th, 2014: the date of a NAMED candidate."""
    gap, digits = found.group(5, 6)
    month = None
    if _opens(gap):
        core = worded(text, floor, found)
        if core:
            return core
        month = _month_between(gap, after_year=False)
    start, end = found.start(), found.start(5)
    if month is None:
        return _month_before(text, floor, start, end, gap, digits, found.start(6))
    year = read_year(digits)
    if year is None:
        return None
    day = int(text[start:end])
    if not 1 <= day <= 31:
        return None
    before = text[start - 1 : start] if start else ""
    if before in MARKED or (before in (".", ",", ":") and start > floor and is_digit(text, start - 2)):
        return None
    value, year_end = year[0], found.start(6) + year[1]
    if len(digits) == 2:
        # In "F1Dec 19, 2023" the number before the month belongs to something else.
        if _year_behind(text, year_end) or not _short_year_fits(text, year_end, month):
            return None
        if month.thai:
            value = thai_year(int(digits))
    date, other = named_date(value, month, day)
    return Core(start, year_end, date, other) if date else None


def month_first(text: str, floor: int, found: re.Match[str]) -> Core | None:
    """September 15, 2014, Sep 15, '14: the date of a MONTH_FIRST candidate."""
    gap, digits = found.group(7, 8)
    return _month_before(text, floor, found.start(), found.start(7), gap, digits, found.start(8))


def run_together(text: str, floor: int, found: re.Match[str]) -> Core | None:
    """Feb 172009: the date of a RUN candidate, where day and year stood on lines of their own."""
    end = found.start(16)
    return _month_before(text, floor, found.start(), end, "", found[16], end)


def year_named(text: str, _floor: int, found: re.Match[str]) -> Core | None:
    """2014. szeptember 15, 2014. gada 15. septembris: the date of a YEAR_FIRST or YEAR_NAMED candidate."""
    at = 9 if found[13] is None else 13
    gap, digits = found.group(at, at + 1)
    if not _opens(gap):
        return None
    start, end = found.start(), found.end(at + 1)
    year, day = int(text[start : start + 4]), int(digits)
    month = _month_between(gap, after_year=True)
    if month is None:  # Latvian
        name = _MONTH_BEHIND.match(text, end)
        words = folded(gap).split()
        month = month_named(folded(name[1]).split()) if name and len(words) == 1 else None
        if name is None or month is None or words[0] not in calendar().joints:
            return None
        date = named_date(year, month, day)[0]
        return Core(start, name.end(), date) if date else None
    # In "© 2014 May 15, 2015" and "in 2014 May 15:30" the number after the month is not this year's day.
    if _year_behind(text, end) or (text[end : end + 1] == ":" and is_digit(text, end + 1)):
        return None
    date, other = named_date(year, month, day)
    return Core(start, end, date, other) if date else None


def _opens(gap: str) -> bool:
    """Whether what stands between two numbers begins as it does in a date; told fast, and never wrongly no."""
    first = gap.lstrip(AROUND).split(None, 1)
    return bool(first) and _is_opening(first[0])


@functools.lru_cache(maxsize=4096)
def _is_opening(word: str) -> bool:
    words = fold(word).split()
    return not words or words[0] in calendar().openings


@functools.lru_cache(maxsize=2048)
def _month_between(gap: str, *, after_year: bool) -> Month | None:
    """The month that the text between two numbers, day or year and the next, names, if it says nothing else."""
    if (_YEAR_HEAD if after_year else _DAY_HEAD).match(gap) is None:
        return None
    rest = gap.rstrip(_TAIL)
    if rest[-1] in BREAKS or ":" in gap or _spaced_dash(gap[len(rest) :]):
        return None
    words, known = fold(gap).split(), calendar()
    while words and words[0] not in known.beginnings:
        if words[0] not in known.joints and words[0] not in known.weekdays:
            return None
        del words[0]
    if not 0 < len(words) <= 6:
        return None
    month = month_named(words)
    while month is None and words[-1] in known.joints and len(words) > 1:  # "ก.พ. ค.ศ.", "septiembre de"
        del words[-1]
        month = month_named(words)
    return month


def _month_before(text: str, floor: int, start: int, end: int, gap: str, digits: str, year_start: int) -> Core | None:
    """The date of a month's name before a day (from ``start`` to ``end``) and, behind a gap, a year."""
    if len(digits) <= 2 and gap[-1] not in "'’":  # "Sep 15, 14" may be anything
        return None
    year, day = read_year(digits), int(text[start:end])
    if year is None or not 1 <= day <= 31 or not _day_to_year(gap):
        return None
    begin, month = _month_ending(text, floor, start)
    if month is None:
        return None
    name = text[begin:start]
    bare = name.rstrip(_TAIL)
    if bare[-1] in BREAKS or _spaced_dash(name[len(bare) :]):  # "January: 15, 2014"
        return None
    date, other = named_date(year[0], month, day)
    return Core(begin, year_start + year[1], date, other) if date else None


def _month_ending(text: str, floor: int, end: int) -> tuple[int, Month | None]:
    """The month's name before an offset, of three words at most, and where it begins."""
    word, begin = last_word(text, floor, end)
    if not word or not _ends_month(word):
        return end, None
    month = _lone_month(word)
    if month:
        before = last_word(text, floor, begin)[0] if begin > floor else ""
        # After the name of a month it is perhaps named twice.
        if is_apart(text, floor, begin, word, end, before) and not (before and _ends_month(before)):
            return begin, month
    for begin in words_before(text, floor, end, 3):
        month = _month_called(text[begin:end])
        if month:
            return begin, month
    return end, None


@functools.lru_cache(maxsize=2048)
def _lone_month(word: str) -> Month | None:
    """The month that a plain word is the name of, if no name of several words ends with it."""
    name, known = fold(word), calendar()
    return known.months.get(name) if is_plain(word) and name not in known.long_month_ends else None


@functools.lru_cache(maxsize=4096)
def _ends_month(word: str) -> bool:
    return may_end(word, calendar().month_ends)


@functools.lru_cache(maxsize=2048)
def _month_called(name: str) -> Month | None:
    return month_named(fold(name).split())


def _year_behind(text: str, end: int) -> bool:
    """Whether the number that ends here is a day with a year of four digits behind it, as in "May 15, 2015"."""
    found = _YEAR_BEHIND.match(text, end)
    return found is not None and read_year(found[2]) is not None and _day_to_year(found[1])


@functools.lru_cache(maxsize=2048)
def _day_to_year(gap: str) -> bool:
    """Whether nothing but an ending, a comma or a small word is between day and year."""
    if len(gap) > 12 or _spaced_dash(gap) or _NO_GAP.search(gap):
        return False
    return all(word in calendar().joints for word in fold(gap).split())


def _spaced_dash(gap: str) -> bool:
    """Whether a gap is a dash with blanks about it, which parts what does not belong together."""
    return len(gap) > 1 and gap.strip(BLANK) in DASHES


def _short_year_fits(text: str, end: int, month: Month) -> bool:
    """Whether two digits after a month's name are a year: not in "15 September 20:47", "15 September 14 people"."""
    after = text[end : end + 1]
    if after in ("h", "H", "：") or (after in (":", ".", ",") and is_digit(text, end + 1)):
        return False
    if month.thai or text[end - 3] in "-/'’‐‑":
        return True
    behind = text[end : end + 4].lstrip(BLANK)[:1]
    return behind in _ENDS or clock_behind(text, end, None) is not None
