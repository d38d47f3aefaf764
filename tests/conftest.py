"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run, and no time limit on one: the first of a test loads what the library loads lazily.
settings.register_profile("newsclean", deadline=None, derandomize=True)
settings.load_profile("newsclean")
