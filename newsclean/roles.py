"""How each role is shown to people: what it means, what becomes of it, its colours, from one data file."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Literal, NamedTuple

import tomli

from newsclean.page import Role

_TINT = 0.10
"""Share of a role's colour in its tint; the rest is the ground's."""


class Look(NamedTuple):
    """How a role is shown. Colours are written #rrggbb."""

    use: Literal["kept", "read", "removed"]
    """What becomes of it: kept in the article's text, read into one of its fields, or removed."""
    means: str
    key: str
    light: str
    """On white."""
    dark: str
    """On black."""


@functools.cache
def looks() -> Mapping[Role, Look]:
    """The looks of all roles, in the order in which they are listed."""
    stated = tomli.loads(resources.files("newsclean").joinpath("roles.toml").read_text("utf-8"))
    return {Role(name): Look(**look) for name, look in stated.items()}


def tint(colour: str, ground: str) -> str:
    """A little of a colour on a ground, for what stands behind text."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(_TINT * one + (1 - _TINT) * other):02x}" for one, other in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
