"""Python's search for cycles of objects, put off while a very large page is worked on.

It walks over all that lives each time that enough has come: a page of a million lines is walked over again and again,
which took a third of its time and grew faster than the page. What a page is made of has no cycles, and goes with the
last reference to it.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_LARGE = 500_000
"""Code points or bytes from which on a page is large."""


@contextlib.contextmanager
def put_off(source: object) -> Iterator[None]:
    """Within, the collector does not run by itself, if the text or bytes of the page are large. Leaves it as it was."""
    large = isinstance(source, (str, bytes)) and len(source) >= _LARGE
    if not large or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
