"""Captions and credits by their pictures.

Marks: what stands in <figure> or <figcaption>, in elements named as captions, pictures or credits, short lines that
share an element with pictures alone, and lines right beside a picture that repeat its alternative text, which markup
holds and the page does not show.
Why on pages: a picture and its caption are put in one element, so that they move together.
Misses: pictures and captions side by side without a common element. Must not fire on tables, quotes and programs, which
are figures too, nor on the dates and names that stand with pictures of other stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.outline import Purpose
from newsclean.page import Block, Element, Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("markup")
_REACH = 3
"""Blocks from a picture on among which its caption stands."""
_LEVELS = 4
"""Elements up from a line among which is the one that it shares with its picture."""
_LEAST = 20
"""Code points of an alternative text that says something."""
_DATED_WORDS = 8
"""Words from which on a line with a date in it is no date line, but a caption that tells the day."""
_CREDIT_WORDS = 6
"""Words of a credit."""
_COUNT_WORDS = 3
_NO_PICTURE = frozenset(("table", "blockquote", "pre"))
_OTHER = frozenset(
    (
        Role.DATE,
        Role.BYLINE,
        Role.CREDIT,
        Role.LOGIN,
        Role.SHARE,
        Role.NAVIGATION,
        Role.TAGS,
        Role.RELATED,
        Role.COMMENT,
    )
)
_PITCHES = frozenset((Role.PROMO, Role.ADVERTISING))
"""Roles of lines beside codes and covers, which are pictures, too."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks captions and credits."""
    outline = survey.outline
    if outline is None:
        return
    others = {
        mark.block
        for mark in marks
        if mark.role in _OTHER and mark.weight >= _W["other_figure"] and not mark.cut and not _is_dated(survey, mark)
    }
    pitches = {mark.block for mark in marks if mark.role in _PITCHES and mark.weight >= _W["other_figure"]}
    elements = survey.page.elements
    repeated = _repeating(survey)
    captioned = -1
    pictured = _pictured(survey) - pitches
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if block.markup is None or block.index in others or shape.words > _W["figure_words"]:
            continue
        place = block.markup.element
        found = _purpose(elements[place], outline.fields[place], repeats=block.index in repeated)
        if found is None and block.index in pictured:
            found = Role.CAPTION, _W["pictured"], "with a picture, and nothing else, in an element"
        if found is None:
            continue
        role, weight, reason = found
        if _counts(block):
            yield Mark(block.index, Role.BOILERPLATE, weight, "figure", "which of how many pictures this is")
            continue
        figure = _figure(elements, place)
        if role is Role.CAPTION and figure >= 0:
            if figure == captioned and shape.words <= _CREDIT_WORDS and not shape.closed:
                role, reason = Role.CREDIT, "a few words below the caption in a figure"
            captioned = figure
        yield Mark(block.index, role, weight, "figure", reason)


def _counts(block: Block) -> bool:
    """Whether a line says which of how many pictures this is: “1 of 3”, “1/3”."""
    words = block.text.replace("/", " / ").split(None, _COUNT_WORDS)
    return 1 < len(words) <= _COUNT_WORDS and words[0].isdecimal() and words[-1].isdecimal()


def _is_dated(survey: Survey, mark: Mark) -> bool:
    """Whether a mark only says that a caption tells its picture's day: “The mayor speaks in Leeds on 3 May 2014”."""
    if mark.role is not Role.DATE or survey.shapes[mark.block].words < _DATED_WORDS:
        return False
    return "figcaption" in survey.page.regions(survey.blocks[mark.block])


def _figure(elements: Sequence[Element], place: int) -> int:
    """The figure that an element is in; -1 for none."""
    if "figure" not in elements[place].regions:
        return -1
    while place >= 0 and elements[place].tag != "figure":
        place = elements[place].parent
    return place


def _purpose(element: Element, field: Purpose | None, *, repeats: bool) -> tuple[Role, float, str] | None:
    """What a short line in an element is, if it goes with a picture; how surely; and why."""
    in_figure = "figure" in element.regions or "figcaption" in element.regions
    if (element.level and not in_figure) or not _NO_PICTURE.isdisjoint(element.regions):
        return None
    if field is not None and field.role is Role.CREDIT:
        return Role.CREDIT, field.weight, field.reason
    named = field is not None and field.role is Role.CAPTION
    if in_figure:
        return Role.CAPTION, _W["named_figure"] if named else _W["figure"], "in a figure"
    if repeats:
        return Role.CAPTION, _W["alternative"], "a picture's alternative text"
    if field is not None and named:
        return Role.CAPTION, field.weight, field.reason
    return None


def _pictured(survey: Survey) -> set[int]:
    """The short lines of the story's element that share an element with pictures, and with no other line. Where there
    are many, they tell the story.
    """
    outline, elements = survey.outline, survey.page.elements
    if outline is None or not survey.page.pictures:
        return set()
    pictures, lines = [0] * len(elements), [0] * len(elements)
    for place in survey.page.pictures:
        pictures[place] += 1
    marked = [(block, block.markup) for block in survey.blocks if block.markup]
    for _, markup in marked:
        lines[markup.element] += 1
    for index in range(len(elements) - 1, 0, -1):
        pictures[elements[index].parent] += pictures[index]
        lines[elements[index].parent] += lines[index]
    found = set()
    for block, markup in marked:
        if outline.inside[markup.element] and _may_be_caption(survey, block.index):
            place = markup.element
            for _ in range(_LEVELS):
                if place < 0 or pictures[place] or lines[place] > 1:
                    break
                place = elements[place].parent
            if place >= 0 and pictures[place] and lines[place] == 1:
                found.add(block.index)
    return found if len(found) <= _W["pictured_most"] else set()


def _may_be_caption(survey: Survey, index: int) -> bool:
    """Whether a line has a caption's length, and is no heading, pointer or item of a list."""
    markup, shape = survey.blocks[index].markup, survey.shapes[index]
    if markup is None or shape.words > (_W["pictured_closed"] if shape.closed else _W["pictured_words"]):
        return False
    element = survey.page.elements[markup.element]
    return not element.level and element.block != "li" and markup.link_share < _W["pictured_linked"]


def _repeating(survey: Survey) -> set[int]:
    """The blocks of the story's element that repeat the alternative text of a picture right above them."""
    outline = survey.outline
    if outline is None:
        return set()
    found: set[int] = set()
    for index, alternative in survey.page.alternatives:
        if len(alternative) < _LEAST:
            continue
        for block in survey.blocks[max(0, index - 1) : index + _REACH]:
            if block.markup and outline.inside[block.markup.element] and _repeats(block, alternative):
                found.add(block.index)
    return found


def _repeats(block: Block, alternative: str) -> bool:
    return block.text.startswith(alternative) or alternative.startswith(block.text[:_LEAST])
