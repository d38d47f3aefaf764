"""What is measured: pure functions over strings.

Words are compared as bags, so that the order of blocks and the way lines were wrapped count for nothing; runs of words
(a title, a caption, a name) are compared by letters and digits alone, so that quotes and dashes count for nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

CAPTION_MATCH = 0.8
"""Word F1 from which an extracted caption counts as the true one."""

LEAK_WORDS = 4
"""Captions of fewer words are no evidence of a leak: “Mountain lake” may stand in any text."""

BYLINE_WORDS = 12
"""Paragraphs of more words are no byline."""

HELD = 0.85
"""Share of the truth's words that a converter's text must hold for the page to count."""

# Thai and Lao, Myanmar, Khmer, kana, bopomofo, Han: no spaces between words, so each letter stands for one.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_PLAIN_WORD = re.compile(r"\w+")
_WORD = re.compile(rf"(?=\w)[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_NO_LETTER = re.compile(r"[\W_]+")
_BLANK = re.compile(r"\n\s*\n")


class Score(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float
    f1: float


class Tally(NamedTuple):
    """Captions counted."""

    found: int
    right: int
    """Found ones that are in the truth."""
    true: int
    held: int
    """Those of the truth that stand in the page's text: no tool can find more."""
    held_right: int


def words(text: str) -> list[str]:
    r"""Words (``\w+``), lower-cased; in scripts without spaces every letter is a word."""
    pattern = _WORD if _ANY_UNSPACED.search(text) else _PLAIN_WORD  # the plain one is three times as fast
    return pattern.findall(text.lower())


def bag(text: str) -> Counter[str]:
    """How often each word stands in the text."""
    return Counter(words(text))


def letters(text: str) -> str:
    """Letters and digits alone, case-folded, compatibility forms made one (NFKC)."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


def paragraphs(text: str) -> list[str]:
    """The stretches between blank lines."""
    return [piece for piece in (piece.strip() for piece in _BLANK.split(text)) if piece]


def overlap(found: Counter[str], truth: Counter[str]) -> Score:
    """Word precision, recall and F1 of one bag against another. Nothing found where nothing is true is perfect."""
    if not found and not truth:
        return Score(1.0, 1.0, 1.0)
    shared = (found & truth).total()
    if not shared:
        return Score(0.0, 0.0, 0.0)
    precision, recall = shared / found.total(), shared / truth.total()
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def covered(text: Counter[str], truth: Counter[str]) -> float:
    """Share of the truth's words that stand in the text; 1 where the truth has none."""
    return (truth & text).total() / truth.total() if truth else 1.0


def distinct(captions: Iterable[str]) -> list[str]:
    """Captions that differ in their letters, the first of each; those without any letter left out."""
    seen: dict[str, str] = {}
    for caption in captions:
        seen.setdefault(letters(caption), caption)
    seen.pop("", None)
    return list(seen.values())


def matched(found: Sequence[str], truth: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (place in found, place in truth) that are the same caption, each place at most once: the likest pair first.

    The same: equal letters and digits, or word F1 of `CAPTION_MATCH` and more.
    """
    left = [(letters(text), bag(text)) for text in found]
    right = [(letters(text), bag(text)) for text in truth]
    pairs: list[tuple[float, int, int]] = []
    for i, (plain, found_bag) in enumerate(left):
        for j, (true_plain, true_bag) in enumerate(right):
            likeness = 2.0 if plain and plain == true_plain else overlap(found_bag, true_bag).f1
            if likeness >= CAPTION_MATCH:
                pairs.append((-likeness, i, j))
    taken: list[tuple[int, int]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            taken.append((i, j))
    return sorted(taken)


def tally(found: Sequence[str], truth: Iterable[str], text_letters: str) -> Tally:
    """Captions counted. ``text_letters``: `letters` of the whole page, to tell which captions could be found at all."""
    true = distinct(truth)
    held = [letters(caption) in text_letters for caption in true]
    pairs = matched(found, true)
    return Tally(len(found), len(pairs), len(true), sum(held), sum(held[place] for _, place in pairs))


def caption_leaked(captions: Iterable[str], body: str, gold_body: str, text_letters: str) -> bool | None:
    """Whether a caption of `LEAK_WORDS` words or more stands, as one run, in the body.

    Captions that the true body repeats do not count, nor those that the page's text lacks; None where none is left.
    """
    plain_gold = letters(gold_body)
    able = [letters(caption) for caption in captions if len(words(caption)) >= LEAK_WORDS]
    able = [caption for caption in able if caption and caption not in plain_gold and caption in text_letters]
    if not able:
        return None
    plain = letters(body)
    return any(caption in plain for caption in able)


def byline_leaked(authors: Iterable[str], body: str, gold_body: str) -> bool | None:
    """Whether an author's whole name stands anywhere in the body and nowhere in the true one; None without authors."""
    names = [run for run in map(_run, authors) if run.strip()]
    if not names:
        return None
    found, truth = _run(body), _run(gold_body)
    return any(name in found and name not in truth for name in names)


def byline_paragraph_leaked(authors: Iterable[str], body: str, gold_body: str) -> bool | None:
    """Whether a line of at most `BYLINE_WORDS` words names an author, while no such line of the true body does.

    Unlike `byline_leaked` it sees a byline on a page whose article names its author too, and passes over the note
    about the author. None without authors.
    """
    names = [run for run in map(_run, authors) if run.strip()]
    if not names:
        return None
    whole = _run(body)
    if not any(name in whole for name in names):
        return False
    found, truth = _short(body), _short(gold_body)
    return any(any(name in line for line in found) and not any(name in line for line in truth) for name in names)


def _run(text: str) -> str:
    """The words with one space around each: whole words can be looked up in it as one run."""
    return " " + " ".join(words(text)) + " "


def _short(body: str) -> list[str]:
    split = (words(line) for line in body.split("\n"))
    return [" " + " ".join(line) + " " for line in split if 0 < len(line) <= BYLINE_WORDS]
