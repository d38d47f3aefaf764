"""Which of the lines that read as captions are of the story's own pictures, by the markup round them.

Other stories' pictures stand below the story or in teasers, and players, placeholders and quotes have lines of their
own in figures. None of them is the story's text; none is a caption of it, either.
"""

from __future__ import annotations

from newsclean.page import Element, Role
from newsclean.survey import Survey

_FIGURES = frozenset(("figure", "figcaption"))
_NO_CAPTIONS = frozenset(("quote", "quotee", "pullquote", "byline", "bylines", "player"))
"""Words in the names of elements whose lines go with something else than a picture."""
_LABELS = (":", "：")
_RIGHTS = "©"
_NEAR = 3
"""Elements from a line outwards that are asked for their names."""


def is_of_story(survey: Survey, index: int, last: int, *, credited: bool) -> bool:
    """Whether a block that reads as a caption belongs to a picture of the story.

    ``last`` is the story's last block; ``credited`` says that the block ends with a credit, or one is below it.
    Without markup every one does.
    """
    block, outline = survey.blocks[index], survey.outline
    if block.markup is None or outline is None:
        return True
    if block.text.endswith(_LABELS) or block.text.startswith(_RIGHTS):
        return False
    elements = survey.page.elements
    place = block.markup.element
    element = elements[place]
    in_figure = not _FIGURES.isdisjoint(element.regions)
    if element.tag in ("time", "cite") or (element.level and not in_figure):
        return False
    if _is_of_another_kind(elements, place):
        return False
    field = outline.fields[place]
    named = field is not None and field.role is Role.CAPTION
    return outline.inside[place] or ((in_figure or named or credited) and index <= last)


def _is_of_another_kind(elements: tuple[Element, ...], place: int) -> bool:
    """Whether a line's element, or one right around it, is named as something that is no picture. The title of a video
    and the words shown until a picture is there stand in its figure, too, outside of the caption."""
    names = elements[place].names
    titled = "figcaption" not in elements[place].regions and ("title" in names or "placeholder" in names)
    for _ in range(_NEAR):
        if place < 0 or titled:
            break
        if not _NO_CAPTIONS.isdisjoint(elements[place].names):
            return True
        place = elements[place].parent
    return titled
