"""Damage that real dumps have, done on purpose, so that the model holds on converters it has never seen."""

from __future__ import annotations

import random
import textwrap


def damaged(text: str, chance: random.Random) -> str:
    """The text after one or two accidents."""
    kinds = [_without_blank_lines, _all_blank_lines, _lower, _joined, _split, _repeated, _wrapped, _unindented, _upper_some]
    for accident in chance.sample(kinds, chance.choice((1, 1, 2))):
        text = accident(text, chance)
    return text


def _without_blank_lines(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _all_blank_lines(text: str, chance: random.Random) -> str:
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _lower(text: str, chance: random.Random) -> str:
    return text.lower()


def _upper_some(text: str, chance: random.Random) -> str:
    return "\n".join(line.upper() if len(line) < 80 and chance.random() < 0.3 else line for line in text.split("\n"))


def _joined(text: str, chance: random.Random) -> str:
    """Some lines without the break between them."""
    parts = text.split("\n")
    out = [parts[0]]
    for line in parts[1:]:
        if line.strip() and out[-1].strip() and chance.random() < 0.08:
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
    return "\n".join(out)


def _split(text: str, chance: random.Random) -> str:
    """Some long lines broken where a link or tag stood."""
    out = []
    for line in text.split("\n"):
        words = line.split(" ")
        if len(words) > 15 and chance.random() < 0.1:
            at = chance.randrange(3, len(words) - 3)
            out += [" ".join(words[:at]), " ".join(words[at:])]
        else:
            out.append(line)
    return "\n".join(out)


def _repeated(text: str, chance: random.Random) -> str:
    out = []
    for line in text.split("\n"):
        out.append(line)
        if line.strip() and chance.random() < 0.03:
            out.append(line)
    return "\n".join(out)


def _wrapped(text: str, chance: random.Random) -> str:
    width = chance.choice((66, 72, 76, 78, 90, 100))
    paragraphs = (textwrap.fill(line, width, break_long_words=False) if line.strip() else "" for line in text.split("\n"))
    return "\n".join(paragraphs)


def _unindented(text: str, chance: random.Random) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))
