"""Damage that real dumps have, done on purpose, so that the model holds on converters it has never seen."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence

_WIDTHS = (66, 72, 76, 78, 90, 100)
_HEADLINE = 80
"""Code points up to which a line may be set in capitals."""
_LONG_WORDS = 15
"""Words from which on a line may be broken."""
_RUN = 4
"""Short lines that stand together where a menu is."""


def damaged(text: str, chance: random.Random) -> str:
    """The text after one or two accidents."""
    lines: Sequence[str] = text.split("\n")
    for accident in chance.sample(_ACCIDENTS, chance.choice((1, 1, 2))):
        lines = accident(lines, chance)
    return "\n".join(lines)


def _blank_lines_lost(lines: Sequence[str], chance: random.Random) -> list[str]:
    return [line for line in lines if line.strip()]


def _blank_lines_everywhere(lines: Sequence[str], chance: random.Random) -> list[str]:
    return [part for line in lines if line.strip() for part in (line, "")]


def _lower_case(lines: Sequence[str], chance: random.Random) -> list[str]:
    return [line.lower() for line in lines]


def _some_capitals(lines: Sequence[str], chance: random.Random) -> list[str]:
    return [line.upper() if len(line) < _HEADLINE and chance.random() < 0.3 else line for line in lines]


def _some_joined(lines: Sequence[str], chance: random.Random) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and joined[-1].strip() and line.strip() and chance.random() < 0.08:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _some_split(lines: Sequence[str], chance: random.Random) -> list[str]:
    """Breaks where a link or a bold word stood."""
    split: list[str] = []
    for line in lines:
        words = line.split(" ")
        at = chance.randrange(3, len(words) - 3) if len(words) > _LONG_WORDS and chance.random() < 0.1 else 0
        split += [" ".join(words[:at]), " ".join(words[at:])] if at else [line]
    return split


def _some_twice(lines: Sequence[str], chance: random.Random) -> list[str]:
    return [copy for line in lines for copy in [line] * (1 + (bool(line.strip()) and chance.random() < 0.03))]


def _wrapped(lines: Sequence[str], chance: random.Random) -> list[str]:
    width = chance.choice(_WIDTHS)
    return [part for line in lines for part in textwrap.wrap(line, width, break_long_words=False) or [""]]


def _unindented(lines: Sequence[str], chance: random.Random) -> list[str]:
    return [line.strip() for line in lines]


def _interrupted(lines: Sequence[str], chance: random.Random) -> list[str]:
    """A menu or a list of other stories stands again somewhere in the page."""
    short = [0 < len(line.strip()) < _HEADLINE for line in lines]
    starts = [at for at in range(len(lines) - _RUN) if all(short[at : at + _RUN])]
    if not starts:
        return list(lines)
    start, place = chance.choice(starts), chance.randrange(len(lines))
    return [*lines[:place], *lines[start : start + chance.randrange(_RUN, 3 * _RUN)], *lines[place:]]


def _shortened(lines: Sequence[str], chance: random.Random) -> list[str]:
    """Most long lines are gone, as in short news and stubs."""
    share = chance.uniform(0.3, 0.85)
    return [line for line in lines if len(line.split()) < _LONG_WORDS or chance.random() > share]


# Those that stand here twice happen twice as often.
_ACCIDENTS: tuple[Callable[[Sequence[str], random.Random], list[str]], ...] = (
    _blank_lines_lost,
    _blank_lines_everywhere,
    _lower_case,
    _some_capitals,
    _some_joined,
    _some_split,
    _some_twice,
    _wrapped,
    _unindented,
    _interrupted,
    _interrupted,
    _shortened,
    _shortened,
)
