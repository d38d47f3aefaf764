"""Metas: Open Graph, Dublin Core, parse.ly, Sailthru, plain ones …; what each says is in ``sources.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.hints.sources import Fact, fields_of


def facts_of(metas: Iterable[tuple[str, str]]) -> Iterator[Fact]:
    """What metas, given as name and content, say."""
    for name, content in metas:
        if name == "citation_author":
            content = _in_order(content)
        for field in fields_of(name):
            # “type” is no table, so that facts about it stay in their order: those of schema.org before these.
            yield Fact("type" if field == "kind" else field, name, content)


def _in_order(name: str) -> str:
    """“Doe, Jane”, as catalogues write it, in the order of speech."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name
