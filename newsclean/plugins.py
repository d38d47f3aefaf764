"""Detectors that other packages bring.

A package names its own under the entry point group ``newsclean.detectors``; they look at every page after newsclean's,
in the order of their names, and their marks count like any other's.
"""

from __future__ import annotations

import functools

from newsclean.detectors import DETECTORS, Detector
from newsclean.errors import DetectorError

GROUP = "newsclean.detectors"


@functools.cache
def all_detectors() -> tuple[Detector, ...]:
    """newsclean's detectors and those of the packages installed beside it. Looked for once a process.

    Raises `DetectorError` where one cannot be loaded.
    """
    from importlib.metadata import EntryPoint, entry_points  # loads what is not needed before the first page

    def loaded(found: EntryPoint) -> Detector:
        try:
            detector = found.load()
        except Exception as error:  # whatever a module does when it is loaded
            raise DetectorError(found.name, found.value, f"{type(error).__name__}: {error}") from error
        if not callable(detector):
            raise DetectorError(found.name, found.value, "is no function")
        return detector  # type: ignore[no-any-return]

    others = sorted(entry_points(group=GROUP), key=lambda found: (found.name, found.value))
    return (*DETECTORS, *map(loaded, others))
