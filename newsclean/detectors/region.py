"""What markup says that a part of the page is for.

Marks: all that stands in elements whose tag, role or class says navigation, footer, form, comments, newsletter,
byline …, and what markup hides.
Why on pages: style sheets need names for a page's parts, and people give names that say what they are.
Misses: names made by machines. Must not fire on names of what holds the whole story (“article-with-sidebar”):
`newsclean.outline` sees to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.outline import Purpose
from newsclean.page import KEPT, Mark, Role, make
from newsclean.survey import Survey
from newsclean.weights import weights

_HIDDEN = weights("markup")["hidden"]
_NOT_MARKED = frozenset((Role.BODY, Role.TITLE, Role.CAPTION, Role.CREDIT))
"""Left to the detectors of containers, headings and figures."""


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
        if field is not None and _tells(survey, index, field, region):
            yield _mark(index, field)
        if elements[markup.element].hidden and outline.hides:
            yield make(Mark, (index, Role.BOILERPLATE, _HIDDEN, "region", "hidden", None))


def _tells(survey: Survey, index: int, field: Purpose, region: Purpose | None) -> bool:
    """Whether a name that lines have says something of this one."""
    if field.role in _NOT_MARKED or (region is not None and field.role in KEPT):
        return False
    return field.role is not Role.DATE or index in survey.dates


def _mark(block: int, purpose: Purpose) -> Mark:
    return make(Mark, (block, purpose.role, purpose.weight, "region", purpose.reason, None))
