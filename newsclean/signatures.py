"""The names that signed lines give: “By Jane Doe”, “Jane Doe, staff writer”, “By”, and the name on the next line."""

from __future__ import annotations

import re

from newsclean.characters import COLONS
from newsclean.names import is_house, is_name, names_in
from newsclean.survey import Survey
from newsclean.vocabulary import Hit

CONTACT = re.compile(r"(?<![\w.])@\w{2,30}\b|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
"""A person's handle or address."""
_LABELLED = 8
"""Words of a line below “By”."""
_HANDLED = 14
"""Words of a line with a date that a single word signs."""
_APART = re.compile(r"\s[·|•–—-]\s")
_PLACE = re.compile(r"[／/]\s*[^\W\d_]{2,6}\s*\Z")
"""Where a report was written, behind its writer: “記者陳怡君／台東” before “報導”. It looks just like a name."""

_BEHIND = re.compile(r"[=＝.。]\s*")
"""What stands between a caption or place and the reporter: “서울=김철수” before “기자”."""


def names_signed(survey: Survey, hit: Hit) -> tuple[str, ...]:
    """The names that a line with a phrase of bylines gives, behind the phrase or before it by the phrase's place."""
    text = survey.blocks[hit.block].text
    if hit.place == "end":
        before = text[: hit.start]
        if _is_uncased(before):
            if any(other.place in ("start", "clause") for other in survey.found_in("byline", hit.block)):
                return ()  # that phrase gives the names
            before = _BEHIND.split(before)[-1]
        return () if any(colon in before for colon in COLONS) else names_in(before, survey.function_words)
    if hit.place not in ("start", "clause"):
        return ()
    # Up to a role, a date or its label: dumps glue them (“By Jane DoeDec 22, 2023”, “By Jane Doe Updated: Dec 22”).
    ends = [other.start for other in survey.found_in("byline", hit.block) if other.place == "end"]
    ends += [other.start for other in survey.found_in("date", hit.block)]
    ends += [reading.start for reading in survey.dates.get(hit.block, ())]
    stop = min((end for end in ends if end > hit.end), default=None)
    who = text[hit.end : stop].lstrip(" :：.")
    if stop is not None and _is_uncased(who):
        who = _PLACE.sub("", who)
    names = names_in(who, survey.function_words)
    if names or is_house(text[hit.start : hit.end]):
        return names
    return _single(survey, hit.block, text[hit.end :].strip(" :：")) or _handle(survey, hit.block, who)


def _is_uncased(text: str) -> bool:
    return text.lower() == text.upper()


def _single(survey: Survey, block: int, who: str) -> tuple[str, ...]:
    """A line's last word, where it can be the name of somebody who signs with one: “By Kristin”, not “By Reuters”."""
    named = who.isalpha() and who.istitle() and who.lower() not in survey.function_words
    return (who,) if named and not survey.found_in("agencies", block) else ()


def _handle(survey: Survey, block: int, who: str) -> tuple[str, ...]:
    """The one word that signs a line with a date: “May 5, 2024 · by Jill · in Pests”, “Posted on May 5 by hx”."""
    shape, name = survey.shapes[block], _APART.split(who)[0].strip(" ,")
    if block not in survey.dates or shape.closed or shape.words > _HANDLED or not name.isalpha() or len(name) == 1:
        return ()
    known = name.lower() in survey.function_words or is_house(name)
    return () if known or _is_uncased(name) or survey.found_in("agencies", block) else (name,)


def named_below(survey: Survey, hit: Hit) -> tuple[str, ...]:
    """The names on the line below one that is nothing but “By”; none where it is no such line."""
    text, below = survey.blocks[hit.block].text, hit.block + 1
    if hit.place != "start" or hit.start or len(text.rstrip(" ,:：")) > hit.end or below >= len(survey.blocks):
        return ()
    shape, name = survey.shapes[below], survey.blocks[below].text
    if shape.closed or shape.words > _LABELLED:
        return ()
    return names_in(name, survey.function_words) or _single(survey, below, name)


def named_above(survey: Survey, hit: Hit) -> tuple[str, ...]:
    """The name on the line above one that is nothing but a role (“Jane Doe”, “Staff writer”); none where it is none."""
    name = survey.blocks[hit.block - 1].text if hit.block and hit.place == "end" and not hit.start else ""
    return (name,) if is_name(name, survey.function_words) else ()
