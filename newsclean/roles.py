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


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as the Web Content Accessibility Guidelines define it (WCAG 2.2)."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
