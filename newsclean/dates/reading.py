"""What is read: a date with its place in a text, whole or without what stands around it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple


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


class Core(NamedTuple):
    """A date without what stands around it; the fields are those of `DateReading`."""

    start: int
    end: int
    date: datetime.date
    alternative: datetime.date | None = None
    day_first: bool | None = None
    time: datetime.time | None = None
