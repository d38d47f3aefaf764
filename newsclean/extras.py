"""Libraries that an extra brings: where one is missing, the error says how to get it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from newsclean.errors import MissingExtraError


@contextlib.contextmanager
def needing(extra: str, *libraries: str) -> Iterator[None]:
    """Within, `MissingExtraError` is raised where one of these libraries is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in libraries:
            raise
        problem = f"{library} is missing: pip install 'newsclean[{extra}]'"
        raise MissingExtraError(problem, name=error.name) from error
