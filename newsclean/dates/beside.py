"""The weekday and the time of day that stand beside a date."""

from __future__ import annotations

import functools

from newsclean.dates.calendar import calendar
from newsclean.dates.clock import clock_beside
from newsclean.dates.patterns import Pattern
from newsclean.dates.reading import Core, DateReading
from newsclean.dates.words import REACH, fold, folded, is_apart, is_plain, last_word, may_end, words_before

_NEXT_WORD = Pattern(r"[\s,(\[]{0,3}([^\W\d_]{3,16})")
_WORDS = 4
"""Words that a weekday and what leads from it to the date have at most."""
_NONE: frozenset[int] = frozenset()


def dress(text: str, floor: int, core: Core) -> DateReading:
    """The date with the weekday, time and zone that stand beside it."""
    start, end, date, other, day_first, time = core
    start, days = _weekday_before(text, floor, start)
    if other:
        days = days or _weekday_after(text, end)
        if (date.weekday() in days) != (other.weekday() in days):
            if other.weekday() in days:
                date, day_first = other, None if day_first is None else not day_first
            other = None
    if time is None:
        clock = clock_beside(text, floor, start, end, date)
        if clock:
            start, end, time = min(start, clock.start), max(end, clock.end), clock.time
    return DateReading(start, end, date, time, other, day_first)


def _weekday_before(text: str, floor: int, start: int) -> tuple[int, frozenset[int]]:
    """Where the date begins with its weekday, if one stands before it; and which day that may be."""
    if start == floor:
        return start, _NONE
    word, begin = last_word(text, floor, start)
    end = start
    for _ in range(_WORDS):
        if not word or not _ends_weekday(word):
            return start, _NONE
        days, link = _lone_weekday(word)
        if not (days or link) or begin < start - REACH:
            break
        before, next_begin = last_word(text, floor, begin)
        if not is_apart(text, floor, begin, word, end, before):
            break
        if days:
            return begin, days
        word, begin, end = before, next_begin, begin
    for begin in words_before(text, floor, start, _WORDS):
        days, sure = _weekday_called(text[begin:start])
        if days and sure:
            return begin, days
        if days and text[begin].isupper():  # "To" is Thursday in Finnish: of the date, but no proof of the day
            return begin, _NONE
    return start, _NONE


@functools.lru_cache(maxsize=4096)
def _ends_weekday(word: str) -> bool:
    return may_end(word, calendar().weekday_ends)


@functools.lru_cache(maxsize=4096)
def _lone_weekday(word: str) -> tuple[frozenset[int], bool]:
    """Which day a plain word is the name of, if it is nothing else and no name of several words ends with it.

    And whether it does no more than lead from a weekday to the date, so that what stands before it is to be looked at.
    """
    name, known = fold(word), calendar()
    if not is_plain(word):
        return _NONE, False
    if name in known.links:
        return _NONE, name not in known.weekday_words
    if len(name) <= 2 or name in known.long_weekday_ends:
        return _NONE, False
    return known.weekdays.get(name, _NONE), False


@functools.lru_cache(maxsize=2048)
def _weekday_called(name: str) -> tuple[frozenset[int], bool]:
    """Which day a name with the small words behind it may be, and whether it can be nothing else."""
    words, known = fold(name).split(), calendar()
    while len(words) > 1 and words[-1] in known.links:
        del words[-1]
    days = known.weekdays.get(" ".join(words), _NONE)
    return days, bool(days) and (len(words[0]) > 2 or not words[0].isascii())


def _weekday_after(text: str, end: int) -> frozenset[int]:
    """Which day a weekday's name right behind the date may be."""
    word = _NEXT_WORD.match(text, end)
    return calendar().weekdays.get(folded(word[1]), _NONE) if word else _NONE
