"""Which sources there are for each field, and how far to trust them: ``sources.toml``, read once."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, NamedTuple

import tomli


class Fact(NamedTuple):
    """What one source says of one field: raw text as it stood."""

    field: str
    """A table of ``sources.toml``, or ``picture``, ``type``, ``free``."""
    source: str
    text: str
    more: str = ""
    """A picture's credit; what an author is said to be (``person``, ``organisation``)."""


@functools.cache
def _tables() -> Mapping[str, Any]:
    return tomli.loads(resources.files("newsclean.hints").joinpath("sources.toml").read_text("utf-8"))


def trust_of(field: str, source: str) -> float:
    """How far to trust a source in a field; 0 where it is no source of it."""
    trust: float = _tables()[field].get(source, 0.0)
    return trust


def by_field(facts: Iterable[Fact]) -> Mapping[str, list[Fact]]:
    """The facts of each field, the most trusted first where the field has sources; empty for a field without any."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.field].append(fact)
    for field in found.keys() & _tables().keys():
        found[field].sort(key=lambda fact: -trust_of(fact.field, fact.source))
    return found


@functools.cache
def _fields() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, table in _tables().items():
        if field not in ("types", "nobody"):
            for source in table:
                found[source] = (*found.get(source, ()), field)
    return found


def fields_of(source: str) -> tuple[str, ...]:
    """The fields that a source tells something of."""
    return _fields().get(source, ())


@functools.cache
def types(kind: str) -> frozenset[str]:
    """The types of schema.org that are an ``article``, a ``work``, a ``page``, a ``site``, a ``person``."""
    return frozenset(_tables()["types"][kind])


@functools.cache
def nobody() -> frozenset[str]:
    """What names nobody in an author's place, lower-cased."""
    return frozenset(_tables()["nobody"]["names"])
