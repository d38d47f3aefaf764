"""How well colours can be told apart, as the Web Content Accessibility Guidelines measure it (WCAG 2.2)."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written #rrggbb, 1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in (int(colour[place : place + 2], 16) for place in (1, 3, 5)))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
