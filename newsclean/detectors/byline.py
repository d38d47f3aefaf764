"""Bylines.

Marks: “By Jane Doe, political editor”, “Jane Doe, staff writer”, a reporter's address, and the “By Jane Doe — ” before a first paragraph (as a cut);
below the article, the lines about its author.
Why on pages: who wrote the piece stands at its head or foot. A dateline (“PARIS (AFP) — ”) names a place: it is body and no byline.
Misses: lone names far from a date. Must not fire on prose that begins with “By” (“By the time help came …”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.names import is_name, names_in
from newsclean.page import Mark, Role, Span
from newsclean.survey import Survey
from newsclean.vocabulary import Hit
from newsclean.weights import weights

_W = weights("byline")
_WORDS = 25
"""Words of a byline with its role, place and date."""
_CONTACT = re.compile(r"(?<![\w.])@\w{2,30}\b|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_DASH = re.compile(r"\s*[-–—|:]\s+")
_BIOGRAPHY_WORDS = 120


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks bylines, and what stands beside them."""
    authors: dict[str, int] = {}
    signed: dict[int, float] = {}
    for mark, names in _signed(survey):
        if mark.cut is None:
            signed[mark.block] = max(signed.get(mark.block, 0.0), mark.weight)
        for name in names:
            authors.setdefault(name, mark.block)
        yield mark
    yield from _beside(survey, signed)
    yield from _biographies(survey, authors)


def _signed(survey: Survey) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """Marks of lines with a byline phrase, each with the names it gives."""
    for hit in survey.found("byline"):
        shape, text = survey.shapes[hit.block], survey.blocks[hit.block].text
        phrase = text[hit.start : hit.end]
        if hit.place == "whole" and shape.words <= 4:
            yield Mark(hit.block, Role.BYLINE, _W["whole"], "byline", f"“{phrase}”"), ()
        elif hit.place == "start":
            names = names_in(_undated(survey, hit, text), survey.function_words)
            if not names:
                continue
            reason = f"“{phrase}” and a name: {', '.join(names)}"
            if shape.words <= _WORDS and not (shape.closed and shape.words > 12):
                yield Mark(hit.block, Role.BYLINE, _W["by_name"], "byline", reason), names
            elif cut := _cut(text, hit, names):
                yield Mark(hit.block, Role.BYLINE, _W["by_name"], "byline", reason, cut), names
        elif hit.place == "end" and shape.words <= 14 and not shape.closed:
            names = names_in(text[: hit.start], survey.function_words)
            weight = _W["name_role"] if names else _W["role"]
            yield Mark(hit.block, Role.BYLINE, weight, "byline", f"a reporter's role: “{phrase}”"), names


def _undated(survey: Survey, hit: Hit, text: str) -> str:
    """What follows the byline phrase, up to a date (dumps glue them: “By Jane DoeDec 22, 2023”)."""
    dates = survey.dates.get(hit.block)
    return text[hit.end : dates[0].start if dates and dates[0].start > hit.end else None].lstrip(" :：")


def _cut(text: str, hit: Hit, names: Sequence[str]) -> Span | None:
    """“By Jane Doe — ” at the head of a paragraph; None where the paragraph goes on from the name without a break."""
    last = text.find(names[-1], hit.end) + len(names[-1])
    dash = _DASH.match(text, last)
    return Span(0, dash.end()) if dash else None


def _beside(survey: Survey, signed: dict[int, float]) -> Iterator[Mark]:
    """Lone names, roles and addresses beside a byline or a date line."""
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if shape.words > 10 or shape.closed or block.index in signed:
            continue
        if "@" in block.text and _CONTACT.search(block.text):
            yield Mark(block.index, Role.BYLINE, _W["contact"], "byline", "an address or handle")
        elif shape.words <= 5 and shape.capital == 1.0 and not shape.digits:
            near = any(index in signed or index in survey.dates for index in (block.index - 1, block.index + 1))
            if near and is_name(block.text, survey.function_words):
                yield Mark(block.index, Role.BYLINE, _W["near"], "byline", "a name beside a byline or date")


def _biographies(survey: Survey, authors: dict[str, int]) -> Iterator[Mark]:
    """Lines that open with an author's name, well below the byline: “Jane Doe is a reporter …”."""
    if not authors:
        return
    heads = tuple(authors)
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if shape.words <= _BIOGRAPHY_WORDS and block.text.startswith(heads):
            name = next(name for name in heads if block.text.startswith(name))
            if block.index > authors[name]:
                yield Mark(block.index, Role.BYLINE, _W["biography"], "byline", f"about an author, {name}")
