"""Captions, each once, with the credit that stands in or beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.article import Caption
from newsclean.credits import copy_at, credit_span
from newsclean.fields.pictured import is_of_story
from newsclean.fields.places import Places, story_of
from newsclean.makers import EDGE
from newsclean.page import Page, Role, Span
from newsclean.survey import Survey
from newsclean.vocabulary import Hit

_AROUND = 4
"""Blocks above the title and below the last paragraph in which the story's own pictures stand."""

_CREDIT_WORDS = 6
"""Words of a line that is a credit by its element alone."""
_DATE_WORDS = 8
"""Words of a line that is a date and little else: “3 March 2025, 11:26 • 5 minutes”."""
_LABELS = (",", "،", ":", "：")
"""How a label ends that may stand between a credit and its caption: “Image caption,”."""


def captions_of(survey: Survey, places: Places) -> tuple[Caption, ...]:
    """The captions of a page in its order. Copies (alternative text, caption, overlay) are one caption."""
    if not places[Role.BODY]:
        return ()  # without a story, pictures belong to the teasers of others
    story = story_of(places)
    near = range(story[0] - _AROUND, story[-1] + _AROUND + 1)
    hits = survey.by_block("credit", "agencies")
    # In a caption an author's name is the photographer's.
    signed = [index for index in places[Role.BYLINE] if "figcaption" in survey.page.regions(survey.blocks[index])]
    credited = {index: _credit(survey, index, hits.get(index, ())) for index in (*places[Role.CREDIT], *signed)}
    title = next((_key(survey.blocks[index].text) for index in places[Role.TITLE]), "")
    captions: dict[str, Caption] = {}
    own = frozenset(places[Role.CAPTION])
    for index in sorted([*own, *places[Role.REPEAT]]):
        if index not in near or _is_none(survey, index, hits.get(index, ())):
            continue
        caption = _caption(survey, index, hits.get(index, ()), credited)
        if not is_of_story(survey, index, story[-1], credited=caption.credit is not None):
            continue
        key = _key(caption.text)
        if not key or key == title:
            continue
        earlier = captions.get(key)
        if earlier is None:
            if index in own:
                captions[key] = caption
        elif earlier.credit is None and caption.credit is not None:
            captions[key] = Caption(earlier.text, caption.credit, earlier.span)
    return tuple(captions.values())


def _credit(survey: Survey, index: int, hits: Sequence[Hit]) -> str | None:
    """Whom a credit's line names; all of it, where its element alone says that it is one."""
    block = survey.blocks[index]
    found = credit_span(block.text, hits)
    if found is not None:
        return found.who or None
    named = block.markup is not None and survey.shapes[index].words <= _CREDIT_WORDS
    return block.text.strip(EDGE) if named and any(map(str.isalpha, block.text)) else None


def _is_none(survey: Survey, index: int, hits: Sequence[Hit]) -> bool:
    """Whether a line in a caption's place is nothing but a credit or a date."""
    if index in survey.dates and survey.shapes[index].words <= _DATE_WORDS:
        return True
    text = survey.blocks[index].text
    found = credit_span(text, hits)
    return found is not None and found.span.start == 0 and found.span.end >= len(text)


def _key(text: str) -> str:
    """A text's letters and digits alone, by which copies are known."""
    return "".join(filter(str.isalnum, text)).casefold()


def _caption(survey: Survey, index: int, hits: Sequence[Hit], credited: Mapping[int, str | None]) -> Caption:
    """One block's caption; its credit is its own, else that of a credit line beside it."""
    block = survey.blocks[index]
    found = credit_span(block.text, hits)
    if found is not None and found.span.start > 0:
        span = _trimmed(survey.page, survey.page.locate(block, Span(0, found.span.start)))
        return Caption(survey.page.read(span), found.who or credited.get(index + 1), span)
    copy = copy_at(block.text)
    if copy:
        span = _trimmed(survey.page, survey.page.locate(block, Span(0, copy)))
        return Caption(survey.page.read(span), credited.get(index + 1), span)
    above = index - 2 if index and survey.blocks[index - 1].text.endswith(_LABELS) else index - 1
    beside = credited.get(index + 1) or credited.get(index + 2 if index + 1 in credited else above)
    return Caption(block.text, beside, block.span)


def _trimmed(page: Page, span: Span) -> Span:
    """A span without the white space at its end."""
    return Span(span.start, span.start + len(page.text[span.start : span.end].rstrip()))
