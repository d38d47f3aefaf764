"""Times of day beside dates: 20:47, 8.47 pm, 20h47, 20 Uhr, 下午8:47, 20:47:00+02:00, 8:47 PM ET."""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from newsclean.dates.calendar import calendar
from newsclean.dates.patterns import Pattern
from newsclean.dates.words import fold, folded

CLOCK = Pattern(
    r"([0-9]{1,2})(?: ?[:：] ?|(\.)|[ \xa0\u202f]?[hHu][ \xa0\u202f]?)([0-9]{2})"
    r"(?:[:.：]([0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9]|[.:][0-9])"
)
"""Hour, the point if it parts them, minute, second; from an hour's first digit."""
_EAST_ASIAN = Pattern(r"([0-9]{1,2}) ?[时時點点시](?![間间간]) ?(?:([0-9]{1,2}) ?[分분] ?(?:([0-9]{1,2}) ?[秒초])?)?")
_HOUR = Pattern(r"([0-9]{1,2})(?![0-9.:])")
_WORD = Pattern(r"[ \xa0\u202f]?[^\s\d,;|()·•]{1,16}")
_FULL = 16
"""Length of a word that `_WORD` may have cut off."""
_ZONE = Pattern(r"[ \xa0\u202f]?[(\[]?([A-ZА-Я]{1,5})(?![^\W\d_])[)\]]?")
_OFFSET = Pattern(r"([ \xa0\u202f]?)[(\[]?(UTC|GMT)? ?([+−-])([0-9]{1,2})(?::?([0-9]{2}))?(?![0-9]|[:.][0-9])[)\]]?")
_NO_TIME = Pattern(r"\s?[%€$£¥₹]")
_TO_NUMBER = Pattern(r"[^0-9]{0,32}(?=[0-9])")
_NUMBER = Pattern("[0-9]+")
_BEFORE = 48
"""How far before a date its time may begin, in code points."""


class Clock(NamedTuple):
    """A time of day and where it stands."""

    start: int
    end: int
    time: datetime.time


def clock_time(hour: int, minute: int, second: int, offset: int | None = None) -> datetime.time | None:
    """The time of day of some numbers, ``offset`` in minutes; None where there is none."""
    if hour > 23 or minute > 59 or second > 59:
        return None
    return datetime.time(hour, minute, second, 0, None if offset is None else _timezone(offset))


@functools.lru_cache(maxsize=256)
def _timezone(offset: int) -> datetime.timezone:
    return datetime.timezone(datetime.timedelta(minutes=offset))


def clock_beside(text: str, floor: int, start: int, end: int, date: datetime.date) -> Clock | None:
    """The time of day before or behind a date; of two, the nearer."""
    behind = clock_behind(text, end, date)
    before = _clock_before(text, floor, start, date) if start > floor else None
    if before and behind:
        return before if start - before.end <= behind.start - end else behind
    return before or behind


def clock_behind(text: str, end: int, date: datetime.date | None) -> Clock | None:
    """The time of day behind a date, which tells whether there is daylight saving; without it winter is assumed."""
    gap = _TO_NUMBER.match(text, end)
    if gap is None:
        return None
    linked, half = _link(gap[0])
    return _clock_at(text, gap.end(), date, half, hours=linked > 0) if linked >= 0 else None


def _clock_before(text: str, floor: int, start: int, date: datetime.date) -> Clock | None:
    low = max(floor, start - _BEFORE)
    if _NUMBER.search(text, low, start) is None:
        return None
    begins = [number.start() for number in _NUMBER.finditer(text, low, start)]
    for begin in begins[-5:]:
        before = text[begin - 1] if begin > floor else " "
        if before.isdecimal():
            continue
        if (before in ".,:/-" and text[begin - 2 : begin - 1].isdecimal()) or (before.isascii() and before.isalpha()):
            continue
        clock = _clock_at(text, begin, date, None)
        if clock and clock.end <= start and _link(text[clock.end : start])[0] >= 0:
            return clock
    return None


@functools.lru_cache(maxsize=2048)
def _link(gap: str) -> tuple[int, bool | None]:
    """How many small words join date and time, -1 if others are between; and the half of the day (pm: True)."""
    known, half, count = calendar(), None, 0
    for word in fold(gap).split():
        if word in ("am", "pm"):
            count, half = count + 1, word == "pm"
        elif word in known.links:
            count += 1
        elif word in known.weekday_words:
            continue
        elif word >= "\u1100":  # East Asian: the half stands before the hour, perhaps stuck to the weekday
            cut = next((cut for cut in range(len(word)) if word[cut:] in known.halves), None)
            if cut is None or (cut and word[:cut] not in known.weekdays):
                return -1, None
            half = known.halves[word[cut:]]
        else:
            return -1, None
    return count, half


def _clock_at(
    text: str, start: int, date: datetime.date | None, half: bool | None, *, hours: bool = False
) -> Clock | None:
    """The time of day that begins at ``start``, with its half and zone; with ``hours``, "20h" alone is one."""
    precise = False
    if match := CLOCK.match(text, start):
        hour, minute, second = int(match[1]), int(match[3]), int(match[4] or 0)
        precise = match[4] is not None or text[start - 1 : start] == "T"
        if match[2] and _NO_TIME.match(text, match.end()):  # 3.50 €
            return None
    elif match := _EAST_ASIAN.match(text, start):
        hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    elif (match := _HOUR.match(text, start)) and _is_hour(text, match.end(), hours):
        hour, minute, second = int(match[1]), 0, 0
    else:
        return None
    end, word = match.end(), _WORD.match(text, match.end())
    told = _half_after(text, end, word)
    if told:
        half = told[1]
        if half or hour <= 12:  # else it is "20:47 am Montag"
            end = told[0]
            word = _WORD.match(text, end)
    if half is not None and hour <= 12:
        hour = hour % 12 + 12 * half
    if word and folded(word[0]) in calendar().clock_words:  # Uhr
        end = word.end()
    end, offset = _zone_after(text, end, date, precise) if end < len(text) else (end, None)
    time = clock_time(hour, minute, second, offset)
    return Clock(start, end, time) if time else None


def _is_hour(text: str, end: int, hours: bool) -> bool:
    """Whether what follows a number tells that it is an hour."""
    word = _WORD.match(text, end)
    if word is None:
        return False
    name = folded(word[0])
    return name in calendar().hour_words or (hours and name == "h") or _half_after(text, end, word) is not None


def _half_after(text: str, end: int, word: re.Match[str] | None) -> tuple[int, bool] | None:
    """Where "p.m." or "de la tarde" behind a clock ends, and whether it is the second half of the day.

    ``word`` is what `_WORD` finds at ``end``, where the clock ends.
    """
    if word is None or not _begins_half(word[0]):
        return None
    ends: list[int] = []
    while word is not None and len(ends) < 3:
        ends.append(word.end())
        word = _WORD.match(text, ends[-1])
    halves = calendar().halves
    for at in reversed(ends):
        half = halves.get(folded(text[end:at]))
        if half is not None:
            return at, half
    return None


@functools.lru_cache(maxsize=2048)
def _begins_half(word: str) -> bool:
    """Whether a name of a half of the day can begin with a word that may be cut off."""
    words = fold(word).split()
    return not words or len(word) >= _FULL or words[0] in calendar().half_beginnings


def _zone_after(text: str, end: int, date: datetime.date | None, precise: bool) -> tuple[int, int | None]:
    """Where the zone behind a clock ends, and its minutes east of Greenwich.

    A bare offset stuck to a time is one only if that is ``precise``: "10:00-12:00" is from ten to twelve.
    """
    offset = _OFFSET.match(text, end)
    if offset and (offset[2] or (offset[5] and len(offset[4]) == 2) or (precise and len(offset[4]) == 2)):
        minutes = 60 * int(offset[4]) + int(offset[5] or 0)
        if minutes <= 14 * 60 and minutes % 15 == 0 and (offset[2] or offset[1] or precise or offset[3] == "+"):
            return offset.end(), minutes if offset[3] == "+" else -minutes
    zone = _ZONE.match(text, end)
    if zone is None:
        return end, None
    known = calendar()
    if zone[1] in known.zones:
        return zone.end(), known.zones[zone[1]]
    if zone[1] in known.seasonal:
        return zone.end(), known.seasonal[zone[1]] + 60 * (date is not None and _american_summer(date))
    return end, None


def _american_summer(day: datetime.date) -> bool:
    """Whether the United States have daylight saving."""
    begin, end = _american_changes(day.year)
    return begin <= day < end


@functools.lru_cache(maxsize=256)
def _american_changes(year: int) -> tuple[datetime.date, datetime.date]:
    """When daylight saving begins and ends: since 2007 in March and November, before that in April and October."""
    if year >= 2007:
        return _sunday(year, 3, 8), _sunday(year, 11, 1)
    return _sunday(year, 4, 1), _sunday(year, 10, 25)


def _sunday(year: int, month: int, day: int) -> datetime.date:
    """The first Sunday on or after a day."""
    date = datetime.date(year, month, day)
    return date + datetime.timedelta(days=6 - date.weekday())
