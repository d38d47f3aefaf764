"""Detectors that other packages bring.

A package names its own under the entry point group ``newsclean.detectors``; they look at every page after newsclean's,
in the order of their names, and their marks count like any other's. What goes wrong in one is said by its name.
"""

from __future__ import annotations

import functools
import math
import numbers
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.detectors import DETECTORS, Detector
from newsclean.errors import DetectorError
from newsclean.page import Mark, Role, Span
from newsclean.survey import Survey

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "newsclean.detectors"


@functools.cache
def all_detectors() -> tuple[Detector, ...]:
    """newsclean's detectors and those of the packages installed beside it. Looked for once a process.

    Raises `DetectorError` where one cannot be loaded; those of other packages raise it where they fail.
    """
    from importlib.metadata import entry_points  # loads what is not needed before the first page

    others = sorted(entry_points(group=GROUP), key=lambda found: (found.name, found.value))
    return (*DETECTORS, *map(_loaded, others))


def _loaded(found: EntryPoint) -> Detector:
    try:
        detector = found.load()
    except Exception as error:  # whatever a module does when it is loaded
        raise DetectorError(found.name, found.value, f"{type(error).__name__}: {error}") from error
    if not callable(detector):
        raise DetectorError(found.name, found.value, "is no function")

    def checked(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
        try:
            own = list(detector(survey, marks))
        except MemoryError:
            raise  # no fault of its own: whoever limits memory must know
        except Exception as error:  # whatever a function does
            raise DetectorError(found.name, found.value, f"{type(error).__name__}: {error}") from error
        for mark in own:
            if problem := _problem(mark, survey):
                raise DetectorError(found.name, found.value, problem)
            yield mark

    return checked


def _problem(mark: object, survey: Survey) -> str:
    """Why a mark cannot count; empty where it can."""
    if not isinstance(mark, Mark):
        return f"yields a {type(mark).__name__}, not a Mark"
    blocks = survey.blocks
    if not isinstance(mark.block, numbers.Integral) or not 0 <= mark.block < len(blocks):
        return f"marks block {mark.block!r} of a page of {len(blocks)}"
    if not isinstance(mark.role, Role):
        return f"marks a block as {mark.role!r}, which is no Role"
    if not isinstance(mark.weight, numbers.Real) or not math.isfinite(mark.weight):
        return f"gives a mark the weight {mark.weight!r}, which is no finite number"
    if not isinstance(mark.reason, str) or not isinstance(mark.detector, str):
        return "gives a mark a name or a reason that is no string"
    return "" if mark.cut is None or _is_within(mark.cut, blocks[mark.block].text) else f"marks a cut at {mark.cut!r}"


def _is_within(cut: object, text: str) -> bool:
    return isinstance(cut, Span) and 0 <= cut.start <= cut.end <= len(text)
