"""Whom a picture's credit names: its maker, and the house (agency, paper, office) that it was made for.

“Jane Doe/Reuters”, “Mohamed El Saife / CBC”, “AFP via Getty Images”, “Bank of Scotland”.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsclean.names import CONJUNCTIONS, OF_HOUSES, PREPOSITIONS, is_name
from newsclean.vocabulary import Hit

EDGE = " \t:：/／|｜=＝丨●©–—-.,。()[]（）【】*"
"""What may stand around a credit and is no part of it."""
UNSPACED_LENGTH = 30
"""Code points a credit has at most: what bounds it in scripts without spaces."""
_PARTS = regex.compile(rf"\s*[/／|｜,;+&•]\s*|\s+(?:{PREPOSITIONS}|{CONJUNCTIONS})\s+|\s+[-–—]\s+")
_WORDS = 9
"""Words a credit has at most, without its label."""
_HOUSE_WORDS = 4
"""Words of a paper's, office's or firm's name."""
_BY = " by"
_NOT_OF_HOUSE = (":", "!", "?", "’s", "'s")


def without(text: str, offset: int, hits: Sequence[Hit]) -> str:
    """The text with strokes in place of the hits; ``offset`` is where it begins in the block."""
    rest, at = [], offset
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > at:  # else it is within another (“AFP” in “APA/AFP”)
            rest.append(text[at - offset : max(at, hit.start) - offset])
            at = hit.end
    return "/".join([*rest, text[at - offset :]])


def all_names(who: str) -> bool:
    """Whether all parts of a credit are names; there may be none but strokes left."""
    return all(is_name(part.strip(EDGE)) for part in _PARTS.split(who) if part.strip(EDGE))


def all_houses(who: str) -> bool:
    """Whether all parts of a text are names, or of a few words with capitals: papers, offices, firms."""
    return all(
        is_name(part) or (len(words := part.split()) <= _HOUSE_WORDS and all(map(_is_of_house, words)))
        for part in (part.strip(EDGE) for part in _PARTS.split(who))
        if part
    )


def _is_of_house(word: str) -> bool:
    return (word[0].isupper() or word in OF_HOUSES) and not word.endswith(_NOT_OF_HOUSE)


def name_and_house(who: str) -> bool:
    """“Mohamed El Saife/CBC”: a full name and a house, which may be one word."""
    parts = [part.strip(EDGE) for part in who.split("/")]
    houses = all(part[:1].isupper() and (len(part.split()) == 1 or is_name(part)) for part in parts)
    return houses and any(is_name(part) for part in parts)


def is_short(who: str, extra: int = 0) -> bool:
    """Whether a text is no longer than credits are; ``extra`` are words, or code points, that it may have beyond."""
    words = who.split()
    return len(words) <= _WORDS + extra and (who.isascii() or len(words) > 2 or len(who) <= UNSPACED_LENGTH + extra)


def unlabelled(content: str, text: str, labels: Sequence[Hit]) -> str:
    """A credit without its label: “Photo: AFP” names AFP, “何清越 摄” 何清越; “AP Photo/Jane Doe” stays whole."""
    for label in sorted(labels, key=lambda label: label.start - label.end):
        phrase = text[label.start : label.end]
        if label.family != "credit":
            continue
        if content.startswith(phrase):
            return content[len(phrase) :].strip(EDGE)
        if content.endswith(phrase):
            return content[: -len(phrase)].strip(EDGE)
        if phrase.endswith(_BY) and phrase in content:  # “Herald photo by Jane Doe”
            return content.partition(phrase)[2].strip(EDGE)
    return content
