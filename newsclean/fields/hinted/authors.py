"""Authors: those the markup names, else those of the visible bylines."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.hints import Hints
from newsclean.names import is_house


def choose_authors(visible: Sequence[str], hints: Hints) -> tuple[str, ...]:
    """The names of the most trusted source of markup, else the visible ones; these, too, where markup names but a desk.

    Measured on pages where both name somebody and differ, the markup's list was right on five of six, the visible
    one on one of fifteen, and both taken together hardly ever. A visible byline is read from lines that also
    hold places, papers and neighbours' names.
    """
    if not hints.authors:
        return tuple(visible)
    names = hints.authors[0].names
    persons = tuple(name for name in visible if not is_house(name))
    return persons if persons and all(map(is_house, names)) else names
