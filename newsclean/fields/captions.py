"""Captions, each once, with the credit that stands in or beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.article import Caption
from newsclean.credits import copy_at, credit_span
from newsclean.page import Role, Span
from newsclean.referee import Decision
from newsclean.survey import Survey
from newsclean.vocabulary import Hit


_AROUND = 4
"""Blocks above the title and below the last paragraph in which the story's own pictures stand."""


def captions_of(survey: Survey, decisions: Sequence[Decision]) -> tuple[Caption, ...]:
    """The captions of a page in its order. Copies (alternative text, caption, overlay) are one caption."""
    story = [index for index, decision in enumerate(decisions) if decision.role.kept]
    if not any(decisions[index].role is Role.BODY for index in story):
        return ()  # without a story, pictures belong to the teasers of others
    near = range(story[0] - _AROUND, story[-1] + _AROUND + 1)
    hits = survey.by_block("credit", "agencies")
    credits = {
        index: found.who or None
        for index, decision in enumerate(decisions)
        if decision.role is Role.CREDIT and (found := credit_span(survey.blocks[index].text, hits.get(index, ())))
    }
    title = next((_key(survey.blocks[index].text) for index in story if decisions[index].role is Role.TITLE), "")
    captions: dict[str, Caption] = {}
    for index, decision in enumerate(decisions):
        if decision.role not in (Role.CAPTION, Role.REPEAT) or index not in near:
            continue
        caption = _caption(survey, index, hits.get(index, ()), credits)
        key = _key(caption.text)
        if not key or key == title:
            continue
        earlier = captions.get(key)
        if earlier is None:
            if decision.role is Role.CAPTION:
                captions[key] = caption
        elif earlier.credit is None and caption.credit is not None:
            captions[key] = Caption(earlier.text, caption.credit, earlier.span)
    return tuple(captions.values())


def _key(text: str) -> str:
    """A text's letters and digits alone, by which copies are known."""
    return "".join(filter(str.isalnum, text)).casefold()


def _caption(survey: Survey, index: int, hits: Sequence[Hit], credits: Mapping[int, str | None]) -> Caption:
    """One block's caption; its credit is its own, else that of a credit line beside it."""
    block = survey.blocks[index]
    found = credit_span(block.text, hits)
    if found is not None and found.span.start > 0:
        span = survey.page.locate(block, Span(0, found.span.start))
        raw = survey.page.text[span.start : span.end]
        span = Span(span.start, span.start + len(raw.rstrip()))
        return Caption(survey.page.read(span), found.who or None, span)
    copy = copy_at(block.text)
    if copy:
        raw_end = survey.page.locate(block, Span(0, copy))
        text = survey.page.read(raw_end)
        return Caption(text, credits.get(index + 1), Span(block.span.start, block.span.start + len(survey.page.text[slice(*raw_end)].rstrip())))
    beside = credits.get(index + 1, credits.get(index - 1))
    return Caption(block.text, beside, block.span)
