"""Where the blocks of each role stand, gathered once for all fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.page import KEPT, Role
from newsclean.referee import Decision

Places = Mapping[Role, Sequence[int]]
"""The indices of each role's blocks, in page order; empty for roles that the page has not."""


def places_of(decisions: Sequence[Decision]) -> Places:
    """The places of a page whose blocks' roles are decided."""
    places: dict[Role, list[int]] = {role: [] for role in Role}
    for index, decision in enumerate(decisions):
        places[decision.role].append(index)
    return places


def story_of(places: Places) -> list[int]:
    """The blocks of the article's own text, in page order."""
    return sorted(index for role in KEPT for index in places[role])
