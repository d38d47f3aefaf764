"""Credits of pictures: where in a block one stands. Whom it names, `newsclean.makers` tells.

A credit closes a caption or fills a line of its own. It is bracketed (“(Photo: AFP)”), labelled (“Photograph: Jane
Doe”), signed (“© dpa”, “— GETTY IMAGES”, “张三 摄”) or nothing but names and agencies (“Jane Doe/REUTERS”).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from newsclean.makers import EDGE, UNSPACED_LENGTH, all_houses, all_names, is_short, name_and_house, unlabelled, without
from newsclean.names import is_name
from newsclean.page import Span
from newsclean.vocabulary import Hit

_BRACKETS = regex.compile(r"(?:\s*[(\[（【](?=[^()\[\]（）【】]*\p{L})([^()\[\]（）【】]{2,160})[)\]）】]\s*[.。]?)+$")
_SENTENCE_END = regex.compile(
    r"(?:(?<!\b\p{Lu}\p{Ll}?)\.(?=[\s\p{Lu}\"'”’»)\]\u2e80-\u9fff]|$)|[!?…。！？।](?=[\s\"'”’»)\]\u2e80-\u9fff]|$))[\"'”’»)\]]*"
)
"""Not the point of an initial or title (“J.”, “Dr.”); a dump may glue the credit to it (“… on Monday.Jane Doe”)."""
_SIGN = regex.compile(r"[©📷＝]|(?<=\s)(?:[—–|•]|//?)(?=\s|\w)|(?<=[.。!?])\s*/")
_TWO_WORDS = regex.compile(r"(?<=\s)\p{Lu}\S+ \p{Lu}\S+$")
_YEAR = regex.compile(r"(?:19|20)\d\d\s+(?=\p{Lu})")
"""“© 2024 Jane Doe”."""
_COLON = frozenset(":：/／|｜=＝丨●©")
_NAME_LENGTH = 12
"""Code points of a name before a closing label in such scripts."""
_COPY = 20
"""Code points a copy has at least."""
_FEW = 4
"""Words that the sentence before a name behind it must have more than."""
_CAPTION_WORDS = 60
"""Words of a caption before its credit, where that is a name and a house; half as many before a lone name."""
_HONORIFIC = 4
"""Code points of the longest title before a name (“Prof.”)."""
_ALONE = 4
"""Words of a bracket that fills a line: “(Los Angeles Times)”."""
_TELLING = 25
"""Code points from which on capitals at the end may be a credit; shorter lines are headings and menus."""
_TAIL = 160
"""Code points at the end of a block in which a credit is looked for."""
_SURE, _LIKELY, _MAYBE = 1.0, 0.75, 0.5


class Credit(NamedTuple):
    """A credit found in a block: its span in the block's text, whom it names, and how sure it is (0 to 1)."""

    span: Span
    who: str
    certainty: float


def copy_at(text: str) -> int:
    """Where a line begins again (alternative text and caption, dumped one behind the other on one line); 0 where it
    does not."""
    if len(text) < 2 * _COPY or text.count(text[:_COPY]) < 2:
        return 0
    at = text.find(text[:_COPY], _COPY)
    return at if at > 0 and text.startswith(text[:at].rstrip(), at) else 0


def may_close_with_credit(text: str) -> bool:
    """A quick look: whether a block without any word of credits can still end with one (“© …”, “(Jane Doe/The
    Paper)”, “… on Monday. Jane Doe”)."""
    tail = text[-UNSPACED_LENGTH:]
    return (
        "/" in tail
        or "©" in text
        or "📷" in text
        or (text[0] == "(" and text[-1] == ")")
        or (len(text) > _TELLING and (text[-12:].isupper() or (text[-1].isalpha() and "." in tail)))
    )


def is_label(text: str, hits: Sequence[Hit]) -> bool:
    """Whether a block is the label of a credit that stands on the next line: “Photo:”."""
    return text[-1] in ":：" and any(
        hit.family == "credit" and hit.start == 0 and not text[hit.end :].strip(EDGE) for hit in hits
    )


def credit_span(text: str, hits: Sequence[Hit]) -> Credit | None:
    """The credit at the end of a block, or that a block consists of; None where there is none.

    ``hits`` are the block's hits of the families ``credit`` and ``agencies``.
    """
    return _bracketed(text, hits) or _labelled(text, hits) or _named_alone(text, hits) or _signed(text, hits)


def _bracketed(text: str, hits: Sequence[Hit]) -> Credit | None:
    """“… (Photo: AFP)”, “… (AP Photo/Jane Doe)”, once or twice over."""
    if text[-1:] not in ")]）】.。" or not (match := _BRACKETS.search(text, max(0, len(text) - 2 * _TAIL))):
        return None
    content = match.captures(1)[-1].strip()
    span = Span(match.start(), len(text))
    inside = [hit for hit in hits if hit.start >= match.start()]
    labels = [hit for hit in inside if hit.family == "credit"]
    if labels and is_short(content, extra=6):
        return Credit(span, unlabelled(content, text, labels), _SURE)
    if (
        inside
        and is_short(content, extra=3)
        and (all_names(content) or min(hit.start for hit in inside) <= match.start() + 2)
    ):
        # “… he said. (Reuters)” closes agencies' prose, too.
        bare = content == text[inside[-1].start : inside[-1].end]
        signed_off = bare and _SENTENCE_END.search(text[: match.start()].rstrip()[-3:])
        return Credit(span, content, _MAYBE if signed_off else _LIKELY)
    if "/" in content and is_short(content) and name_and_house(content):
        return Credit(span, content, _LIKELY)
    if (
        match.start() == 0
        and len(content.split()) <= _ALONE
        and content[:1].isupper()
        and (content.istitle() or content.isupper())
    ):
        return Credit(span, content, _MAYBE)
    return None


def _labelled(text: str, hits: Sequence[Hit]) -> Credit | None:
    """“Photo: AP”, “… Photograph: Jane Doe/Reuters”, “Photo by Jane Doe”: from the label to the block's end."""
    for hit in _longest_first(hits):
        if hit.family != "credit" or hit.place not in ("start", "whole", "clause") or _is_within(hit, hits):
            continue
        who = text[hit.end :].strip(EDGE)
        if not who or not is_short(who, extra=6 if hit.start == 0 else 0) or _goes_on(who):
            continue
        colon = text[hit.end :].lstrip(" .")[:1] in _COLON or text.startswith("...", hit.end)
        named = all_names(who) or any(other.family == "agencies" and other.start >= hit.end for other in hits)
        named = named or (" " in text[hit.start : hit.end] and all_houses(who))
        if (colon and (named or not _is_phrase(who))) or (named and text[hit.end : hit.end + 1] in " ,."):
            start = len(text[: hit.start].rstrip(" ([（【|/–—-©"))
            return Credit(Span(start, len(text)), who, _SURE if named else _LIKELY)
    return None


def _goes_on(who: str) -> bool:
    """Whether a sentence ends in it. Behind “Inst. for” none does."""
    return any(not who[match.end() :].lstrip()[:1].islower() for match in _SENTENCE_END.finditer(who))


def _longest_first(hits: Sequence[Hit]) -> list[Hit]:
    """“Photo courtesy of” goes before “Photo”."""
    return sorted(hits, key=lambda hit: (hit.start, hit.start - hit.end))


def _is_within(label: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a label is part of an agency's name: the “picture” of “picture alliance”."""
    return any(
        hit.family == "agencies"
        and hit.start <= label.start
        and label.end <= hit.end
        and hit.end - hit.start > label.end - label.start
        for hit in hits
    )


def _is_phrase(who: str) -> bool:
    """Whether it reads on in small letters, as no name does: “Photos: the bridge before and after the storm”."""
    words = who.split()
    return len(words) > 3 and sum(word[0].islower() for word in words) > len(words) / 2


def _named_alone(text: str, hits: Sequence[Hit]) -> Credit | None:
    """“AFP/Getty Images”, “Jane Doe/REUTERS”: nothing but agencies and names."""
    agencies = [hit for hit in hits if hit.family == "agencies"]
    if len(text) > 100 or not is_short(text):
        return None
    if not agencies:
        return Credit(Span(0, len(text)), text, _MAYBE) if "/" in text and name_and_house(text) else None
    strokes = without(text, 0, agencies)
    if all_names(strokes) or ("/" in text and all_houses(strokes)):
        return Credit(Span(0, len(text)), text.strip(EDGE), _SURE if len(agencies) > 1 or "/" in text else _LIKELY)
    return None


def _signed(text: str, hits: Sequence[Hit]) -> Credit | None:
    """A credit without label or brackets, behind the caption's words."""
    if not text or text[-1] in "!?:":
        return None
    tail = max(0, len(text) - _TAIL)
    return (
        _name_and_agency(text, hits, tail)
        or _behind_sign(text, hits, tail)
        or _agency_and_name(text, hits, tail)
        or _behind_sentence(text, hits, tail)
        or _behind_comma(text, hits, tail)
    )


def _behind_sign(text: str, hits: Sequence[Hit], tail: int) -> Credit | None:
    """“… © dpa”, “… — GETTY IMAGES”, “… / Jane Doe”: © is enough, other signs want an agency or a full name behind."""
    signs = [match for match in _SIGN.finditer(text, tail) if match.start() > 0 or match.group() in "©📷"]
    mark = next((match for match in reversed(signs) if match.group() in "©📷"), None)
    for sign in [mark] if mark else signs[-1:]:
        who = text[sign.end() :].strip(EDGE)
        closing = [hit for hit in hits if hit.start >= sign.end() and hit.end >= len(text) - 2]
        named = is_name(who) and len(who.split()) > 1 and sign.group().strip() == "/"
        if sign.start() and (year := _YEAR.match(who)):
            who = who[year.end() :]
        if who and is_short(who) and not any(map(str.isdigit, who)) and (mark or closing or named):
            return Credit(Span(sign.start(), len(text)), unlabelled(who, text, closing), _LIKELY)
    return None


def _agency_and_name(text: str, hits: Sequence[Hit], tail: int) -> Credit | None:
    """“… EFE/ Lucía Arranz”: an agency, a stroke and names, up to the end."""
    for hit in hits:
        if hit.family == "agencies" and hit.start > tail and text[hit.end : hit.end + 1] == "/":
            who = text[hit.start :]
            if is_short(who) and all_names(
                without(who, hit.start, [other for other in hits if other.start >= hit.start])
            ):
                return Credit(Span(hit.start, len(text)), who.strip(EDGE), _LIKELY)
    return None


def _name_and_agency(text: str, hits: Sequence[Hit], tail: int) -> Credit | None:
    """“… in the market Jane Doe/Reuters”: two words with capitals, a stroke and an agency, up to the end."""
    strokes = [hit.start - 1 for hit in hits if hit.family == "agencies" and text[max(0, hit.start - 1)] == "/"]
    if not strokes or min(strokes) <= tail or not any(hit.end >= len(text) for hit in hits):
        return None
    before = text[: min(strokes)]
    name = _TWO_WORDS.search(before, tail)
    if name is None or len(before[: name.start()].split()) < _FEW or not is_name(name[0]):
        return None
    return Credit(Span(name.start(), len(text)), text[name.start() :].strip(EDGE), _LIKELY)


def _behind_sentence(text: str, hits: Sequence[Hit], tail: int) -> Credit | None:
    """“… on Monday. AFP”, “…听评书。何清越 摄”: what follows the last sentence, if it ends with an agency or a closing
    label."""
    closing = [
        hit for hit in hits if hit.end >= len(text) - 2 and (hit.family == "agencies" or hit.place in ("end", "whole"))
    ]
    ends = [match.end() for match in _SENTENCE_END.finditer(text, tail) if match.end() < len(text)]
    if not ends:
        return None
    start = ends[-1]
    who = text[start:].strip(EDGE)
    if (
        is_short(who)
        and not any(map(str.isdigit, who))
        and ((who.isupper() and " " in who) or _is_left_over(text, start, who))
    ):
        return Credit(Span(start, len(text)), who, _LIKELY)
    if not closing:
        return None
    inside = [hit for hit in hits if hit.start >= start]
    if who and is_short(who) and all_names(without(text[start:], start, inside)):
        return Credit(Span(start, len(text)), unlabelled(who, text, closing), _LIKELY)
    return None


def _behind_comma(text: str, hits: Sequence[Hit], tail: int) -> Credit | None:
    """“…＝10月29日、上ノ沢町、佐伯美咲撮影”: what follows the last comma, up to a label, where words are not spaced."""
    start = max(text.rfind("、", tail), text.rfind("，", tail))
    closing = [hit for hit in hits if hit.family == "credit" and hit.place == "end" and hit.end >= len(text) - 2]
    if start <= 0 or not closing:
        return None
    who = unlabelled(text[start:].strip(EDGE + "、，"), text, closing)
    if not 1 < len(who) <= _NAME_LENGTH or any(map(str.isdigit, who)):
        return None
    return Credit(Span(start, len(text)), who, _LIKELY)


def _is_left_over(text: str, start: int, who: str) -> bool:
    """Whether what follows a caption's last sentence is nothing but a name or house: “… on Monday. Jane Doe”, “… by
    night. WeatherWATCH”. Prose does not end so, and no caption is as long as its paragraphs. Without capitals, names
    look like all else.
    """
    if who.lower() == who.upper():
        return False
    sentence = text[:start].rstrip("\"'”’»)]").split()
    most = _CAPTION_WORDS if "/" in who else _CAPTION_WORDS // 2
    if not _FEW < len(sentence) <= most or sentence[-1][-1] not in ".!?" or text[-1] in EDGE:
        return False
    last = sentence[-1][:-1]
    if len(last) <= 2 or not (last.islower() or last.isdecimal() or len(last) > _HONORIFIC):  # “vs.” ends no sentence
        return False
    return all_houses(who) and (" " in who or any(map(str.isupper, who[1:])))
