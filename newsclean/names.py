"""Persons' names as bylines give them: what looks like one, and which ones a line holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import resources

import regex
import tomli

_WORDS: Mapping[str, list[str]] = tomli.loads(resources.files("newsclean").joinpath("names.toml").read_text("utf-8"))
_PARTICLES = frozenset(_WORDS["particles"])
CONJUNCTIONS = "|".join(_WORDS["conjunctions"])
"""What joins two names, as alternatives for a pattern …"""
PREPOSITIONS = "|".join(_WORDS["prepositions"])
"""… and what stands between a picture's maker and a house."""
OF_PLACES = "|".join(_WORDS["of_places"])
"""What stands between a reporter and the place of the report."""
OF_HOUSES = frozenset(_WORDS["of_houses"])
"""Small words within the name of a house."""
_HOUSES = frozenset(_WORDS["houses"])
_FIRMS = tuple(f" {form}" for form in _WORDS["firms"])
_JOINS = regex.compile(rf"\s*(?:[,;/／&|｜•·、،]|\+|\b(?:{CONJUNCTIONS})\b)\s*")
_STOP = regex.compile(r"[\d(\[:@<>…!?„“”\"«»]|\s[-–—|•·]+\s|(?<!\b\p{Lu})\.\s|\s(?=https?:|www\.)")
"""Where a byline's names end: numbers, brackets, dashes, addresses."""
_NAME_MARKS = regex.compile(r"['’.\-\p{M}]+")
_PREFIXED = regex.compile(r"\p{Ll}{1,3}['’-]\p{Lu}")
"""“d'Arc”, “al-Masri”."""
_NO_NAME = regex.compile(r"[\d.!?…。！？।؟，()（）「」『』【】\[\]:：]")
"""What stands in no name: tells short sentences from names in scripts without capitals."""
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
"""Scripts that do not part the words of a name, or need not."""
_POSSESSIVES = ("'s", "’s")
"""Behind a name they say whose the next words are: “Jane Doe's leek gratin”."""
_MOST_TOKENS = 5
_SHORT_NAMES = regex.compile(r"\p{Han}{2,4}(?:\s+\p{Han}{2,4})+")
"""Chinese names in a row, parted by blanks."""


def is_name(text: str, function_words: Collection[str] = ()) -> bool:
    """Whether a text is shaped like a person's full name: two to five words, each with a capital where the script has
    any."""
    tokens = text.split()
    if not 1 <= len(tokens) <= _MOST_TOKENS or len(text) > 60:
        return False
    lower = text.lower()
    if lower == text.upper():  # a script without capitals
        # Where blanks part words, a single one is no full name.
        return 2 <= len(text) <= 24 and not _NO_NAME.search(text) and (len(tokens) > 1 or bool(_UNSPACED.search(text)))
    if len(tokens) < 2 or not text[0].isupper() or lower.endswith(_POSSESSIVES):
        return False
    return all(
        word in _PARTICLES or (_is_capitalised(token) and word not in function_words)
        for token, word in zip(tokens, lower.split(), strict=True)
    )


def _is_capitalised(token: str) -> bool:
    """Whether a word begins with a capital and holds nothing but letters and what joins them: “O'Neill-Ruiz”, “J.”."""
    bare = token if token.isalpha() else _NAME_MARKS.sub("", token)
    return bare.isalpha() and (token[0].isupper() or _PREFIXED.match(token) is not None)


def is_house(name: str) -> bool:
    """Whether a name is that of a paper, an agency or a desk, and of no person: “Marrow Gazette”, “KXYZ Staff”."""
    return not _HOUSES.isdisjoint(name.lower().split())


def is_firm(name: str) -> bool:
    """Whether a name is that of a firm, by its legal form: “Petersen & Söhne GmbH”."""
    return name.lower().endswith(_FIRMS)


def names_in(text: str, function_words: Collection[str] = ()) -> tuple[str, ...]:
    """The names at the head of a byline's text (what follows its “By”), in order, each once.

    Roles, papers and dates end the list: “Jane Doe and John Roe, political editor” gives two names.
    """
    stop = _STOP.search(text)
    head = text[: stop.start()] if stop else text
    names: list[str] = []
    for part in _JOINS.split(head[:200]):
        part = part.strip(" \t-–—.,'’*()（）")
        if not part:
            continue
        together = part.split() if _SHORT_NAMES.fullmatch(part) else [part]
        found = [name for name in (_name_at_start(each, function_words) for each in together) if name]
        if not found:
            break
        names += [name for name in found if name not in names]
    return tuple(names)


def _name_at_start(text: str, function_words: Collection[str]) -> str | None:
    """The longest run of words at the start that is a name; small words end it, in capitals too (“JANE DOE FOR THE
    POST”)."""
    tokens = text.split()
    if is_name(text, function_words):
        return text
    for count in range(min(len(tokens) - 1, _MOST_TOKENS), 1, -1):
        head = " ".join(tokens[:count])
        follower = tokens[count]
        ends = not follower[0].isupper() or follower.lower() in function_words
        if ends and is_name(head, function_words) and _CASED.search(head):
            return head
    return None


def opening_name(text: str) -> str | None:
    """The two to four capitalised words that a text opens with, if it does."""
    name: list[str] = []
    for token in text[:80].lstrip("*([ ").split()[:4]:
        bare = token.rstrip(",;:")
        if not bare or not _is_capitalised(bare):
            break
        name.append(bare)
        if bare != token:
            break
    return " ".join(name) if len(name) > 1 else None
