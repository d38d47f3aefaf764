"""Which languages a page speaks, told by its scripts and function words.

Function words tell a language from a few sentences of prose (Grefenstette 1995), and the vocabulary holds them anyway
to tell prose from menus; a language model of its own would cost more than the whole of the rest of the pipeline.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.folding import ASCII, without
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
    sample = "\n".join([text[:_SAMPLE_CHARS] for text in longest])
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


@functools.cache
def _any() -> re.Pattern[str]:
    """Matches a letter of one of the scripts. A class as large takes milliseconds to compile, and few pages need it."""
    return re.compile(f"[{''.join(_SCRIPTS.values())}]")


@functools.cache
def _runs() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(f"[{chars}]+") for name, chars in _SCRIPTS.items()}


def _scripts(texts: Sequence[str], sample: str) -> Mapping[str, int]:
    """Letters of each script in the sample; scripts found only elsewhere on the page count 1."""
    counts: dict[str, int] = {}
    rest = sample
    if not sample.isascii() and _any().search(without(sample, ASCII)):
        for name, runs in _runs().items():
            others = runs.sub("", rest)
            if len(others) < len(rest):
                counts[name] = len(rest) - len(others)
                rest = others
    # One by one is slow, and needless where nearly all is Latin.
    counts["Latin"] = 1 + (len(rest) if len(rest) > 0.9 * len(sample) else sum(map(str.isalpha, rest)))
    for text in texts:
        if len(text) < 80 and not text.isascii() and (found := _any().search(text)):
            counts.setdefault(_script_of(found[0]), 1)
    if counts.get("Hiragana", 0) * 10 > counts.get("Han", 0):
        counts["Hiragana"] += counts.pop("Han", 0)
    return counts


@functools.lru_cache(maxsize=1024)
def _script_of(char: str) -> str:
    return next(name for name, runs in _runs().items() if runs.match(char))


def _votes(sample: str, candidates: Sequence[Language]) -> dict[str, float]:
    """Function words found of each candidate; a word of several languages is shared among them."""
    if len(candidates) == 1:
        return {candidates[0].code: 1.0}
    owners = _owners(tuple(candidates))
    votes: dict[str, float] = {}
    for word, count in Counter(filter(owners.__contains__, sample.split())).items():
        for code in owners[word]:
            votes[code] = votes.get(code, 0.0) + count / len(owners[word])
    return votes


@functools.lru_cache(maxsize=16)
def _owners(languages: tuple[Language, ...]) -> Mapping[str, Sequence[str]]:
    """The codes of the languages that have a function word, for each such word."""
    owners: dict[str, list[str]] = {}
    for language in languages:
        for word in language.function_words:
            owners.setdefault(word, []).append(language.code)
    return owners
