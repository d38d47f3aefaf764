"""What markup says that a part of the page is for.

Marks: all that stands in elements whose tag, role or class says navigation, footer, form, comments, newsletter, byline,
caption …, and what markup hides.
Why on pages: HTML and its style sheets need names for a page's parts, and people give them names that say what they are.
Misses: names made by machines. Must not fire on names of what holds the whole story (“article-with-sidebar”), which
`newsclean.outline` sees to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.outline import Verdict
from newsclean.page import KEPT, Mark, Role, make
from newsclean.survey import Survey
from newsclean.weights import weights

_HIDDEN = weights("markup")["hidden"]
_NOT_MARKED = frozenset((Role.BODY, Role.TITLE))
"""Left to the detectors of containers and headings."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks blocks by what their elements are for."""
    outline = survey.outline
    if outline is None:
        return
    elements = survey.page.elements
    for block in survey.blocks:
        markup = block.markup
        if markup is None:
            continue
        index = block.index
        region, field = outline.regions[markup.element], outline.fields[markup.element]
        if region is not None:
            yield _mark(index, region)
        if field is not None and field.role not in _NOT_MARKED and (region is None or field.role not in KEPT):
            if field.role is not Role.DATE or index in survey.dates:
                yield _mark(index, field)
        if elements[markup.element].hidden and outline.hides:
            yield make(Mark, (index, Role.BOILERPLATE, _HIDDEN, "region", "hidden", None))


def _mark(block: int, verdict: Verdict) -> Mark:
    return make(Mark, (block, verdict.role, verdict.weight, "region", verdict.reason, None))
