"""What ``vocabulary/calendar.json`` knows, all languages in one, keyed by folded words."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any, NamedTuple

from newsclean.dates.words import fold_all
from newsclean.dates.years import Month


class Calendar(NamedTuple):
    """The words that dates are written with, folded unless said otherwise."""

    months: dict[str, Month]
    month_ends: frozenset[str]
    """Last words of all names of months."""
    long_month_ends: frozenset[str]
    """Last words of those that have several."""
    beginnings: frozenset[str]
    """First words of all names of months."""
    openings: frozenset[str]
    """First words of all that may stand between two numbers of a date."""
    weekdays: dict[str, frozenset[int]]
    """Names of weekdays: which days each may be, Monday is 0."""
    weekday_words: frozenset[str]
    long_weekday_ends: frozenset[str]
    """Last words of names of weekdays that have several."""
    weekday_ends: frozenset[str]
    """Last words of what may stand between a weekday's beginning and the date."""
    halves: dict[str, bool]
    """Names of halves of the day; True is p.m."""
    half_beginnings: frozenset[str]
    links: frozenset[str]
    joints: frozenset[str]
    clock_words: frozenset[str]
    hour_words: frozenset[str]
    version_words: frozenset[str]
    units: dict[str, frozenset[str]]
    """Units of dates that have each behind its number, in lower case, not folded."""
    zones: dict[str, int]
    """Minutes east of Greenwich, by abbreviations as they are written."""
    seasonal: dict[str, int]
    """The same in winter, of America's zones named without their season."""
    day_first: dict[str, bool | None]


@functools.cache
def calendar() -> Calendar:
    """The words of dates, read from their file at first use."""
    raw = json.loads((resources.files("newsclean") / "vocabulary" / "calendar.json").read_text(encoding="utf-8"))
    months = _months(raw)
    weekdays: dict[str, frozenset[int]] = {}
    for name, day in _folded(raw["weekdays"].values()):
        weekdays[name] = weekdays.get(name, frozenset()) | {day}
    halves = {name: half == "pm" for name, half in _folded(raw["halves"].values())}
    units = {name: frozenset(words) for name, words in raw["units"].items()}
    lists = ("links", "joints", "clock_words", "hour_words", "version_words")
    words = {name: frozenset(fold_all(raw[name])) for name in lists}
    weekday_words = frozenset(word for name in weekdays for word in name.split())
    beginnings = frozenset(name.split()[0] for name in months)
    return Calendar(
        months=months,
        month_ends=frozenset(name.split()[-1] for name in months),
        long_month_ends=frozenset(name.split()[-1] for name in months if " " in name),
        beginnings=beginnings,
        openings=beginnings | words["joints"] | frozenset(weekdays) | frozenset(fold_all(units["month_between"])),
        weekdays=weekdays,
        weekday_words=weekday_words,
        long_weekday_ends=frozenset(name.split()[-1] for name in weekdays if " " in name),
        weekday_ends=weekday_words | words["links"],
        halves=halves,
        half_beginnings=frozenset(name.split()[0] for name in halves),
        units=units,
        zones=raw["zones"],
        seasonal=raw["zones_seasonal"],
        day_first=raw["day_first"],
        **words,
    )


def _folded(tables: Iterable[dict[str, Any]]) -> list[tuple[str, Any]]:
    pairs = [pair for table in tables for pair in table.items()]
    return list(zip(fold_all(word for word, _ in pairs), (meaning for _, meaning in pairs), strict=True))


def _months(raw: dict[str, Any]) -> dict[str, Month]:
    """All names of months. Where a Solar Hijri name is a Gregorian one too, it is that."""
    plain = [Month(number) for number in range(13)]  # shared: to make one for each name takes longer than to read them
    solar = [Month(number, solar=True) for number in range(13)]
    thai = [Month(number, thai=True) for number in range(13)]
    months = {name: solar[number] for name, number in _folded(raw["months_solar_hijri"].values())}
    months.update({name: plain[number] for name, number in _folded(raw["months"].values())})
    months.update({name: thai[months[name].number] for name in fold_all(raw["months"]["th"])})
    for name, (number, croatian) in raw["months_croatian"].items():
        months[name] = Month(number, croatian, thai=months[name].thai)
    return months


def month_named(words: Sequence[str]) -> Month | None:
    """The month that folded ``words`` name; the same month named twice, as in "أيلول / سبتمبر", is one."""
    months = calendar().months
    month = months.get(" ".join(words))
    if month or not words or words[0] not in calendar().beginnings:
        return month
    for cut in range(1, len(words)):
        first, second = (months.get(" ".join(part)) for part in (words[:cut], words[cut:]))
        if first and second and first.number == second.number and not (first.solar or second.solar):
            return Month(first.number)
    return None
