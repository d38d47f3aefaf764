"""Credits of pictures: where in a block one stands, and whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from newsclean.names import is_name
from newsclean.page import Span
from newsclean.vocabulary import Hit

_BRACKETS = regex.compile(r"(?:\s*[(\[（【]([^()\[\]（）【】]{2,160})[)\]）】]\s*[.。]?)+$")
_LABEL_END = regex.compile(r"\s*[:：/|–—-]\s*|\s+")
_PARTS = regex.compile(r"\s*[/|,;+&•]\s*|\s+(?:via|by|for|per|für|pour|para|per|til|voor|/)\s+|\s+[-–—]\s+")
_WORDS = 9
"""Words a credit has at most, without its label."""
_SURE, _LIKELY, _MAYBE = 1.0, 0.75, 0.5


class Credit(NamedTuple):
    """A credit found in a block: its span in the block's text, whom it names, and how sure it is (0 to 1)."""

    span: Span
    who: str
    certainty: float


def credit_span(text: str, hits: Sequence[Hit]) -> Credit | None:
    """The credit at the end of a block, or that a block consists of; None where there is none.

    ``hits`` are the block's hits of the families ``credit`` and ``agencies``.
    """
    return _bracketed(text, hits) or _labelled(text, hits) or _agencies_alone(text, hits)


def _bracketed(text: str, hits: Sequence[Hit]) -> Credit | None:
    """“… (Photo: AFP)”, “… (AP Photo/Jane Doe)”, once or twice over."""
    if text[-1:] not in ")]）】." or not (match := _tail_brackets(text)):
        return None
    inside = [hit for hit in hits if hit.start >= match.start()]
    if not inside:
        return None
    content = match.captures(1)[-1].strip()
    labels = [hit for hit in inside if hit.family == "credit"]
    span = Span(match.start(), len(text))
    if labels:
        return Credit(span, _unlabelled(content, text, labels[-1]), _SURE)
    first = min(hit.start for hit in inside)
    if len(content.split()) > _WORDS + 3 or text[match.start() : first].strip(" ([（【"):
        return None if not _parts_named(content) else Credit(span, content, _LIKELY)
    bare = content == text[inside[0].start : inside[0].end]
    return Credit(span, content, _MAYBE if bare else _LIKELY)


def _tail_brackets(text: str) -> regex.Match[str] | None:
    """The run of brackets at the end. Looked for in the last 200 code points alone, so that no text makes it slow."""
    return _BRACKETS.search(text, max(0, len(text) - 200))


def _labelled(text: str, hits: Sequence[Hit]) -> Credit | None:
    """“Photo: AP”, “… Photograph: Jane Doe/Reuters”, “Photo by Jane Doe”: from the label to the block's end."""
    for hit in hits:
        if hit.family != "credit" or hit.place not in ("start", "whole", "clause"):
            continue
        rest = text[hit.end :]
        colon = rest.lstrip()[:1] in (":", "：", "/", "|", "©")
        who = rest.strip(" :：/|©–—-.").strip()
        if not who or len(who.split()) > _WORDS:
            continue
        named = any(other.family == "agencies" and other.start >= hit.end for other in hits) or _parts_named(who)
        if colon or named:
            start = len(text[: hit.start].rstrip(" ([（【|/–—-©"))
            return Credit(Span(start, len(text)), who.rstrip(")]）】"), _SURE if named else _LIKELY)
    return None


def _agencies_alone(text: str, hits: Sequence[Hit]) -> Credit | None:
    """“AFP/Getty Images”, “Jane Doe/REUTERS”: nothing but agencies and names."""
    agencies = [hit for hit in hits if hit.family == "agencies"]
    if not agencies or len(text.split()) > _WORDS or len(text) > 100:
        return None
    rest = text
    for hit in agencies:
        rest = rest.replace(text[hit.start : hit.end], "/")
    parts = [part.strip(" ()[].:©*") for part in _PARTS.split(rest)]
    if all(not part or is_name(part) for part in parts):
        return Credit(Span(0, len(text)), text.strip(" ()[]©*."), _SURE if len(agencies) > 1 or "/" in text else _LIKELY)
    return None


def _parts_named(who: str) -> bool:
    return all(is_name(part.strip()) for part in _PARTS.split(who) if part.strip())


def _unlabelled(content: str, text: str, label: Hit) -> str:
    """A bracket's content without its label: “Photo: AFP” names AFP, “AP Photo/Jane Doe” stays whole."""
    phrase = text[label.start : label.end]
    if content.startswith(phrase):
        rest = content[len(phrase) :].strip(" :：/|–—-©")
        return rest or content
    return content
