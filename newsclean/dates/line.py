"""The dates of one stretch of text, such as a line, from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsclean.dates import candidates, digits, named
from newsclean.dates.beside import dress
from newsclean.dates.candidates import CANDIDATE
from newsclean.dates.reading import Core, DateReading

_READERS: dict[int | None, Callable[[str, int, re.Match[str]], Core | None]] = {
    candidates.NUMERIC: digits.numeric,
    candidates.NAMED: named.named,
    candidates.MONTH_FIRST: named.month_first,
    candidates.YEAR_NAMED: named.year_named,
    candidates.COMPACT: digits.compact,
    candidates.RUN: named.run_together,
    candidates.YEAR_FIRST: lambda text, floor, found: (
        digits.year_first(text, floor, found) or named.year_named(text, floor, found)
    ),
}


def read_dates(text: str, *, limit: int = 8) -> list[DateReading]:
    """The dates in a short stretch of text, such as a line, from left to right; ``limit`` at most.

    Where day and month can be swapped, ``date`` is the reading with the day first and ``alternative`` the other one,
    unless the weekday beside it tells; `settle` decides by the rest of the page. Takes time linear in the text.
    """
    if not (  # single characters are sought faster than classes, those first that are the most frequent
        "1" in text or "2" in text or "0" in text or "3" in text or "4" in text
        or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text
        or (not text.isascii() and candidates.SCRIPT_DIGIT.search(text))
    ):  # fmt: skip
        return []
    if not text.isascii():
        text = candidates.ascii_digits(text)
    found = CANDIDATE.search(text)
    return _read(text, found, limit) if found else []


def _read(text: str, found: re.Match[str] | None, limit: int) -> list[DateReading]:
    """The dates from the first candidate on; ``floor`` is where the last one ended."""
    readings: list[DateReading] = []
    floor = 0
    while found and len(readings) < limit:
        core = _READERS[found.lastindex](text, floor, found)
        if core is None:
            found = CANDIDATE.search(text, found.start() + 1)
            continue
        readings.append(dress(text, floor, core))
        floor = readings[-1].end
        found = None
        if text[floor : floor + 1].isdecimal() and text[floor - 1].isdecimal():
            found = candidates.REST.match(text, floor)  # the rest of "202312:36" or "20250"
        found = found or CANDIDATE.search(text, floor)
    return readings
