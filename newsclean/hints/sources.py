"""Which sources there are for each field, and how far to trust them: ``sources.toml``, read once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any, NamedTuple

import tomli


class Fact(NamedTuple):
    """What one source says of one field: raw text as it stood."""

    field: str
    """A table of ``sources.toml``, or ``person``, ``organisation``, ``picture``, ``credit``, ``type``, ``free``."""
    source: str
    text: str


@functools.cache
def _tables() -> Mapping[str, Any]:
    return tomli.loads(resources.files("newsclean.hints").joinpath("sources.toml").read_text("utf-8"))


def trust_of(field: str, source: str) -> float:
    """How far to trust a source in a field; 0 where it is no source of it."""
    return float(_tables()[field].get(source, 0.0))


@functools.cache
def fields_of(source: str) -> tuple[str, ...]:
    """The fields that a source tells something of."""
    return tuple(
        field for field, table in _tables().items() if field not in ("types", "nobody") and source in table
    )


@functools.cache
def types(kind: str) -> frozenset[str]:
    """The types of schema.org that are an ``article``, a ``work``, a ``page``, a ``site``, a ``person``."""
    return frozenset(_tables()["types"][kind])


@functools.cache
def nobody() -> frozenset[str]:
    """What names nobody in an author's place, lower-cased."""
    return frozenset(_tables()["nobody"]["names"])
