"""Bylines.

Marks: “By Jane Doe, political editor”, “Jane Doe, staff writer”, “By” and the name below it, a reporter's address, and
the “By Jane Doe — ” before a first paragraph (as a cut); lone names, and lines about the author (see `biography`).
Why on pages: who wrote the piece stands at its head or foot. A dateline (“PARIS (AFP) — ”) names a place: it is body
and no byline.
Misses: lone names far from a date. Must not fire on prose that begins with “By” (“By the time help came …”).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from newsclean.detectors.biography import biographies
from newsclean.detectors.lone_names import beside, lone_names
from newsclean.names import opening_name
from newsclean.page import Mark, Role, Span
from newsclean.signatures import CONTACT, named_below, names_signed
from newsclean.survey import Survey
from newsclean.vocabulary import Hit
from newsclean.weights import weights

_W = weights("byline")
_WORDS = 25
"""Words of a byline with its role, place and date."""
_SHORT = 12
"""Words up to which a byline may end as a sentence does."""
_DASH = re.compile(r"\s*[-–—|:]\s+|[：]")
_SENTENCE = 8
"""Words of the blocks that are looked through for a name or its words."""
_CONTACT_WORDS = 120
_ARTICLE = 5
"""Code points between a phrase of bylines and an agency's name: “ the ”."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks bylines, and what stands beside them."""
    authors: dict[str, None] = {}
    signed: dict[int, str] = {}
    cut: set[int] = set()
    for mark, names in _signed(survey):
        if mark.cut is None:
            signed[mark.block] = " ".join(names)
        else:
            cut.add(mark.block)
        authors.update(dict.fromkeys(names))
        yield mark
    prose = "\n".join(
        [
            block.text
            for block, shape in zip(survey.blocks, survey.shapes, strict=True)
            if shape.words >= _SENTENCE and block.index not in signed
        ]
    )
    by_phrase = tuple(authors)
    alone = lone_names(survey, {mark.block for mark in marks if mark.weight >= _W["other"]}.union(signed), prose)
    for index, name in alone.items():
        if index - 1 in survey.dates or index + 1 in survey.dates:
            authors[name] = None
    notes = [
        mark for mark in biographies(survey, authors, by_phrase, {**signed, **alone}, prose) if mark.block not in cut
    ]
    yield from notes
    about = {mark.block for mark in notes}
    yield from beside(alone, by_phrase, about.union(signed, survey.dates), about)
    if "@" in survey.page.text:
        yield from _contacts(survey, signed)


def _signed(survey: Survey) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """Marks of lines with a phrase of bylines, each with the names it gives."""
    for hit in survey.found("byline"):
        shape, text = survey.shapes[hit.block], survey.blocks[hit.block].text
        phrase = text[hit.start : hit.end]
        if hit.place == "whole" and shape.words <= 4:
            yield Mark(hit.block, Role.BYLINE, _W["whole"], "byline", f"“{phrase}”"), ()
        elif hit.place == "start" and _is_agency(survey, hit):
            yield Mark(hit.block, Role.BYLINE, _W["by_agency"], "byline", f"“{phrase}” and an agency"), ()
        elif hit.place == "end" and shape.words <= 14 and not shape.closed:
            names = names_signed(survey, hit)
            weight = _W["name_role"] if names else _W["role"]
            yield Mark(hit.block, Role.BYLINE, weight, "byline", f"a reporter's role: “{phrase}”"), names
        else:
            yield from _named(survey, hit)
    for hit in survey.found("editors"):
        yield from _named(survey, hit)


def _is_agency(survey: Survey, hit: Hit) -> bool:
    """Whether a phrase of bylines is followed by an agency, and nothing else: “Reporting by The Press Agency.”"""
    end = len(survey.blocks[hit.block].text.rstrip(" ."))
    return any(
        other.start <= hit.end + _ARTICLE and other.end == end for other in survey.found_in("agencies", hit.block)
    )


def _named(survey: Survey, hit: Hit) -> Iterator[tuple[Mark, tuple[str, ...]]]:
    """A phrase with names behind it, on a line of its own or at the head of a paragraph, or with a name below."""
    shape, text = survey.shapes[hit.block], survey.blocks[hit.block].text
    phrase = text[hit.start : hit.end]
    if names := names_signed(survey, hit):
        reason = f"“{phrase}” and a name: {', '.join(names)}"
        if hit.place == "clause" and (hit.block not in survey.dates or (shape.closed and shape.words > _SHORT)):
            return
        if shape.words <= _WORDS and (hit.block in survey.dates or not (shape.closed and shape.words > _SHORT)):
            weight = _W["by_name"] if " " in names[0] or not names[0].isascii() else _W["role"]
            yield Mark(hit.block, Role.BYLINE, weight, "byline", reason), names
        elif hit.place == "start" and (cut := _cut(text, hit, names)):
            yield Mark(hit.block, Role.BYLINE, _W["by_name"], "byline", reason, cut), names
    elif names := named_below(survey, hit):
        yield Mark(hit.block, Role.BYLINE, _W["whole"], "byline", f"“{phrase}”, above a name"), ()
        yield Mark(hit.block + 1, Role.BYLINE, _W["by_name"], "byline", f"a name below “{phrase}”"), names


def _cut(text: str, hit: Hit, names: Sequence[str]) -> Span | None:
    """“By Jane Doe — ” at the head of a paragraph; None where the paragraph goes on from the name without a break."""
    last = text.find(names[-1], hit.end) + len(names[-1])
    dash = _DASH.match(text, last)
    return Span(0, dash.end()) if dash else None


def _contacts(survey: Survey, signed: Collection[int]) -> Iterator[Mark]:
    """Reporters' addresses and handles on lines of their own."""
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if "@" not in block.text or shape.words > _CONTACT_WORDS or block.index in signed:
            continue
        contact = CONTACT.search(block.text)
        if contact is None:
            continue
        # Prose gives addresses to write to; handles stand in what is quoted from other sites.
        prose = shape.closed and shape.words > _SHORT and contact[0][0] != "@"
        if (shape.words <= _WORDS and not prose) or opening_name(block.text) is not None:
            yield Mark(block.index, Role.BYLINE, _W["contact"], "byline", "an address or handle")
