"""What other pages of the site hold too.

Marks: lines that stand on other pages of the host, where the caller has counted them (see `newsclean.sites`).
Why on pages: menus, footers, pitches and boxes are the site's, and the same on all its pages.
Misses: what the site changes from page to page. A headline can stand in another page's list of stories, and an author
can sign two stories, so a line on few of many pages says less, and headlines and bylines have marks of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("site")


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks lines of the site; none where nothing is known of it."""
    repeats = survey.repeats
    if repeats is None or not repeats.pages:
        return
    for index, number in repeats.blocks.items():
        share = number / repeats.pages
        weight = min(_W["most"], _W["once"] + _W["more"] * log2(number)) * min(1.0, _W["rare"] + share)
        if survey.shapes[index].closed:
            weight *= _W["sentence"]
        role = Role.NAVIGATION if survey.shapes[index].words <= _W["words"] else Role.BOILERPLATE
        yield Mark(index, role, weight, "site", f"stands on {number} of {repeats.pages} other pages of the site")
