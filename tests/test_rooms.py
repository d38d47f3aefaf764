"""The list of rooms in the README: it names every module, and imports only point down it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean

PACKAGE = Path(newsclean.__path__[0])
README = PACKAGE.parent / "README.md"
ENTRANCES = ("newsclean", "newsclean.__main__")
"""Modules that only lead to others."""


def rooms() -> dict[str, int]:
    """The modules and packages that the list names, and in which row."""
    _, _, listed = README.read_text("utf-8").partition("Imports only point down this list:")
    rows = re.findall(r"^\| (`.*?) \|", listed.partition("\n\nA page is")[0], re.MULTILINE)
    return {
        f"newsclean.{name.removesuffix('.py').rstrip('/')}": number
        for number, row in enumerate(rows)
        for name in re.findall(r"`([\w/]+(?:\.py)?)`", row)
    }


ROOMS = rooms()
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room_of(module: str) -> int | None:
    """The row of the room that a module is in."""
    return next((ROOMS[own] for own in _upwards(module) if own in ROOMS), None)


def _upwards(module: str) -> Iterator[str]:
    while module:
        yield module
        module = module.rpartition(".")[0]


def test_every_module_is_in_a_room() -> None:
    assert len(set(ROOMS.values())) > 15
    assert [module for module in MODULES if room_of(module) is None] == list(ENTRANCES)


@pytest.mark.parametrize("module", [module for module in MODULES if module not in ENTRANCES])
def test_imports_point_down(module: str) -> None:
    """Those that run when the module is loaded; what is imported where it is needed may be above."""
    own = room_of(module)
    assert own is not None
    for node in ast.parse(MODULES[module].read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                room = room_of(f"{node.module}.{name.name}")
                assert room is None or room >= own, f"{node.module}.{name.name}"
