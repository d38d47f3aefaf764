"""A block seen from afar: what its form alone tells."""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """A block seen from afar."""

    words: int
    sentences: int
    """Sentence ends inside and at the end."""
    closed: bool
    """Whether it ends as a sentence does."""
    function: float
    """Share of function words of the page's language, 0 to 1; of characters in scripts without spaces, to scale."""
    capital: float
    """Share of words that begin with a capital; 0 for long blocks and scripts without capitals."""
    digits: float
    """Share of digits among the characters; 0 for long blocks."""
