"""Which languages a page speaks, told by its scripts and function words.

Function words tell a language from a few sentences of prose (Grefenstette 1995), and the vocabulary holds them anyway to tell
prose from menus; a language model of its own would cost more than the whole of the rest of the pipeline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.vocabulary import Language, Vocabulary

_SCRIPTS = {
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebrew": "\u0590-\u05ff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Hiragana": "\u3040-\u30ff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff",
}
_runs = re.compile("|".join(f"(?P<{name}>[{chars}]+)" for name, chars in _SCRIPTS.items()))

_SAMPLE_BLOCKS, _SAMPLE_CHARS = 40, 240
"""The longest blocks, and the head of each, are enough to tell a language, and bound the cost."""


class Languages(NamedTuple):
    """The language of the page's prose (None where it cannot be told), and all whose phrases may stand on it."""

    main: str | None
    spoken: frozenset[str]


def languages_of(texts: Sequence[str], plains: Sequence[str], vocabulary: Vocabulary) -> Languages:
    """The languages of a page's blocks, given as they are and as `plain` gives them.

    Where nothing tells, all of the vocabulary's may be spoken.
    """
    longest = sorted(plains, key=len, reverse=True)[:_SAMPLE_BLOCKS]
    sample = [text[:_SAMPLE_CHARS] for text in longest]
    scripts = _scripts(texts, sample)
    script = max(scripts, key=lambda name: (scripts[name], name))
    known = vocabulary.languages
    votes = _votes(sample, [language for language in known.values() if script in language.scripts])
    main = max(votes, key=lambda code: (votes[code], code)) if votes else None
    if main is None:
        return Languages(None, frozenset(known))
    spoken = {code for code, count in votes.items() if count >= 0.25 * votes[main]}
    for name in scripts:  # a word of another script on the page: its language is at home there
        if name not in ("Latin", script):
            spoken |= {code for code, language in known.items() if name in language.scripts}
    return Languages(main, frozenset(spoken | {"en"}))


def _scripts(texts: Sequence[str], sample: Sequence[str]) -> Mapping[str, int]:
    """Code points of each script in the sample; scripts found only elsewhere on the page count 1."""
    counts: Counter[str] = Counter({"Latin": 1})
    for text in sample:
        if text.isascii():
            counts["Latin"] += len(text)
            continue
        found = 0
        for run in _runs.finditer(text):
            counts[run.lastgroup or ""] += run.end() - run.start()
            found += run.end() - run.start()
        counts["Latin"] += sum(map(str.isalpha, text)) - found
    for text in texts:
        if len(text) < 80 and not text.isascii() and (run := _runs.search(text)):
            counts.setdefault(run.lastgroup or "", 1)
    if counts["Hiragana"] * 10 > counts["Han"]:
        counts["Hiragana"] += counts.pop("Han", 0)
    return counts


def _votes(sample: Sequence[str], candidates: Sequence[Language]) -> dict[str, float]:
    """Function words found of each candidate; a word of several languages is shared among them."""
    if len(candidates) == 1:
        return {candidates[0].code: 1.0}
    words = Counter(word for text in sample for word in text.split())
    owners: dict[str, list[str]] = {}
    for language in candidates:
        for word in language.function_words & words.keys():
            owners.setdefault(word, []).append(language.code)
    votes: Counter[str] = Counter()
    for word, codes in owners.items():
        for code in codes:
            votes[code] += words[word] / len(codes)
    return dict(votes)
