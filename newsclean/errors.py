"""What goes wrong in ways a caller may want to catch.

A wrong type given to a function is a plain `TypeError`, a wrong value a plain `ValueError`, a file that cannot be read
a plain `OSError`.
"""

from __future__ import annotations

import os


class NewscleanError(Exception):
    """The base of all errors of this library."""


class VocabularyError(NewscleanError):
    """A vocabulary file that cannot be used.

    ``file`` names it, ``problem`` says what is wrong, ``place`` where in the file (empty where ``problem`` does).
    ``str(error)`` is file, place and problem, parted by colons.
    """

    def __init__(self, file: str | os.PathLike[str], problem: str, place: str = "") -> None:
        # All arguments go to the base, so that the error survives the way from one process to another (pickle).
        super().__init__(file, problem, place)
        self.file = os.fspath(file)
        self.problem = problem
        self.place = place

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.problem) if part)


class DetectorError(NewscleanError):
    """A detector of another package that cannot be used, or fails on a page.

    ``name`` and ``value`` are those of its entry point, ``problem`` says what is wrong.
    """

    def __init__(self, name: str, value: str, problem: str) -> None:
        super().__init__(name, value, problem)
        self.name = name
        self.value = value
        self.problem = problem

    def __str__(self) -> str:
        return f"detector “{self.name}” ({self.value}): {self.problem}"


class SitesError(NewscleanError):
    """A file of `newsclean.SiteCounts` that cannot be read."""


class MissingExtraError(NewscleanError, ImportError):
    """A part of newsclean that needs libraries which are not installed; the message says how to get them."""
