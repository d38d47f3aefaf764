"""Bylines.

Marks: “By Jane Doe, political editor”, “Jane Doe, staff writer”, a reporter's address, and the “By Jane Doe — ” before
a first paragraph (as a cut); below the article, the lines about its author.
Why on pages: who wrote the piece stands at its head or foot. A dateline (“PARIS (AFP) — ”) names a place: it is body
and no byline.
Misses: lone names far from a date. Must not fire on prose that begins with “By” (“By the time help came …”).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from newsclean.names import is_name, names_in, opening_name
from newsclean.page import Mark, Role, Span
from newsclean.survey import Survey
from newsclean.vocabulary import Hit
from newsclean.weights import weights

_W = weights("byline")
_WORDS = 25
"""Words of a byline with its role, place and date."""
_CONTACT = re.compile(r"(?<![\w.])@\w{2,30}\b|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_DASH = re.compile(r"\s*[-–—|:]\s+|[：]")
_SENTENCE = 8
"""Words of the blocks in which it is looked for whether a word is a common one."""
_BIOGRAPHY_WORDS = 120


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks bylines, and what stands beside them."""
    authors: dict[str, int] = {}
    signed: set[int] = set()
    for mark, names in _signed(survey):
        if mark.cut is None:
            signed.add(mark.block)
        for name in names:
            authors.setdefault(name, mark.block)
        yield mark
    plainly_other = {mark.block for mark in marks if mark.weight >= _W["other"]}
    alone = _lone_names(survey, signed | plainly_other)
    for index, name in alone.items():
        if index - 1 in survey.dates or index + 1 in survey.dates:
            authors.setdefault(name, index)
    biographies = list(_biographies(survey, authors))
    yield from biographies
    yield from _beside(survey, alone, signed | set(survey.dates) | {mark.block for mark in biographies})
    if "@" in survey.page.text:
        yield from _contacts(survey, signed)


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


def _lone_names(survey: Survey, others: Collection[int]) -> dict[int, str]:
    """The lines that are nothing but a person's name. No part of a name stands in lower case elsewhere on the page:
    that tells names from headings in capitals (“Circuit Breakers”).
    """
    names = {
        block.index: block.text
        for block, shape in zip(survey.blocks, survey.shapes, strict=True)
        if 2 <= shape.words <= 8
        and shape.capital == 1.0
        and not shape.closed
        and block.index not in others
        and _all_names(block.text, survey.function_words)
    }
    for index in survey.dates:  # scripts without capitals: only right beside a date does a short line look like a name
        for near in (index - 1, index + 1):
            if 0 <= near < len(survey.blocks) and near not in others and _caseless_name(survey, near):
                names[near] = survey.blocks[near].text
    if not names:
        return {}
    prose = " ".join(
        [block.text for block, shape in zip(survey.blocks, survey.shapes, strict=True) if shape.words >= _SENTENCE]
    )
    return {
        index: name
        for index, name in names.items()
        if name.lower() == name or not any(f" {part.lower()}" in prose for part in name.split())
    }


def _caseless_name(survey: Survey, index: int) -> bool:
    text, shape = survey.blocks[index].text, survey.shapes[index]
    return 2 <= shape.words <= 3 and not shape.closed and text == text.upper() == text.lower() and is_name(text)


def _all_names(text: str, function_words: Collection[str]) -> bool:
    """Whether a line is one name, several parted by commas, or one with a paper's name behind a stroke."""
    names = text.split("|")[0]
    return all(is_name(part.strip(), function_words) for part in names.split(","))


def _beside(survey: Survey, alone: Mapping[int, str], company: Collection[int]) -> Iterator[Mark]:
    """Lone names: surely bylines beside a date, a byline or lines about an author, else perhaps."""
    for index, name in alone.items():
        if index - 1 in company or index + 1 in company:
            yield Mark(index, Role.BYLINE, _W["near"], "byline", "a name beside a byline, date or biography")
        elif index + 1 < len(survey.blocks) and survey.blocks[index + 1].text.startswith(name.split()[0]):
            yield Mark(index, Role.BYLINE, _W["near"], "byline", "a name above lines about the person")
            yield Mark(index + 1, Role.BYLINE, _W["told"], "byline", "about the person named above")
        else:
            yield Mark(index, Role.BYLINE, _W["alone"], "byline", "a name alone on its line")


def _contacts(survey: Survey, signed: Collection[int]) -> Iterator[Mark]:
    """Reporters' addresses and handles on lines of their own."""
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if "@" not in block.text or shape.words > _BIOGRAPHY_WORDS or block.index in signed:
            continue
        alone = shape.words <= _WORDS
        if _CONTACT.search(block.text) and (alone or opening_name(block.text) is not None):
            yield Mark(block.index, Role.BYLINE, _W["contact"], "byline", "an address or handle")


def _biographies(survey: Survey, authors: Mapping[str, int]) -> Iterator[Mark]:
    """Paragraphs about an author: they open with the name of a byline or lone line (“Jane Doe is a reporter …”), or
    with any name that one of the trade's set phrases follows (“… is a freelance writer”).
    """
    said: dict[int, int] = {}  # where the first such phrase of a block begins
    for hit in survey.found("byline"):
        if hit.place == "anywhere":
            said[hit.block] = min(hit.start, said.get(hit.block, hit.start))
    heads = tuple(authors)
    if not heads and not said:
        return
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if not 4 < shape.words <= _BIOGRAPHY_WORDS:
            continue
        told = block.index in said
        if heads and block.text.startswith(heads):
            weight = _W["biography"] + _W["told"] * told
            yield Mark(block.index, Role.BYLINE, weight, "byline", "opens with an author's name")
        elif told and (shape.words <= _WORDS or not said[block.index] or opening_name(block.text) is not None):
            yield Mark(block.index, Role.BYLINE, _W["biography"], "byline", "says who its author is")
