"""The weights of all evidence, from one data file, so that they can be read, compared and tuned in one place."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any

import tomli


@functools.lru_cache(maxsize=1)
def _all() -> Mapping[str, Mapping[str, Any]]:
    return tomli.loads(resources.files("newsclean").joinpath("weights.toml").read_text("utf-8"))


def weights(section: str) -> Mapping[str, float]:
    """One section of ``weights.toml``: a detector's weights (log-odds) or the referee's."""
    return _all()[section]
