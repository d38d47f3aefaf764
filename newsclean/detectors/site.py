"""What other pages of the site hold too.

Marks: lines that stand on other pages of the host, where the caller has counted them (see `newsclean.sites`).
Why on pages: menus, footers, pitches and boxes are the site's, and the same on all its pages.
Misses: what the site changes from page to page. A headline can stand in another page's list of stories, so a line on
few of many pages says less; an author can sign two stories, so what is known for a byline or the like is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("site")
_TOLD = {Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.CREDIT, Role.TAGS}
"""Roles of what the article is told by, though it stand on other pages too."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks lines of the site; none where nothing is known of it."""
    repeats = survey.repeats
    if repeats is None or not repeats.pages:
        return
    told = {mark.block for mark in marks if mark.role in _TOLD and mark.weight >= _W["told"] and mark.cut is None}
    for index, number in repeats.blocks.items():
        if index in told:
            continue
        share = number / repeats.pages
        weight = min(_W["most"], _W["once"] + _W["more"] * log2(number)) * min(1.0, _W["rare"] + share)
        role = Role.NAVIGATION if survey.shapes[index].words <= _W["words"] else Role.BOILERPLATE
        yield Mark(index, role, weight, "site", f"stands on {number} of {repeats.pages} other pages of the site")
