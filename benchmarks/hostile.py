"""Large and hostile texts, made up, of about any length: what could make an extractor slower than linear.

``CASES`` maps a name to a function from a number of characters to a text of about that many.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import product

_SUBJECTS = (
    "The council",
    "A spokeswoman",
    "The harbour master",
    "Nobody in the village",
    "The new bridge",
    "Her brother",
)
_VERBS = ("has confirmed", "did not expect", "will pay for", "had long opposed", "measured", "spoke about")
_OBJECTS = ("the repairs", "a second inquiry", "the winter timetable", "forty tonnes of sand", "the old lighthouse")
_ENDS = ("on Tuesday", "after a night of rain", "“for the time being”", "in the county court", "near the mill")
_HAN = "水村山郭酒旗風南朝四百八十寺多少樓臺煙雨中春江潮水連海平海上明月共潮生"


def _sentence(dice: random.Random, number: int) -> str:
    words = (dice.choice(_SUBJECTS), dice.choice(_VERBS), dice.choice(_OBJECTS), dice.choice(_ENDS))
    return f"{' '.join(words)}, said witness {number}."


def _paragraphs(size: int) -> Iterator[str]:
    dice, made, number = random.Random(7), 0, 0
    while made < size:
        paragraph = " ".join(_sentence(dice, number + place) for place in range(dice.randint(2, 6)))
        number += 6
        made += len(paragraph) + 2
        yield paragraph


def _prose(size: int) -> str:
    return "\n\n".join(_paragraphs(size))


def _one_line(size: int) -> str:
    return " ".join(_paragraphs(size))


def _wrapped(size: int) -> str:
    """Hard-wrapped at some 70 columns, words cut with hyphens now and then."""
    words, lines, line = _one_line(size).split(" "), [], ""
    for place, word in enumerate(words):
        line += word + " "
        if len(line) > 64:
            lines.append(line[:-3] + "-" if place % 7 == 0 else line.rstrip())
            line = ""
    return "\n".join(lines)


def _unspaced(size: int) -> str:
    dice, lines, made = random.Random(7), [], 0
    while made < size:
        line = "".join(dice.choices(_HAN, k=dice.randint(30, 200))) + "。"
        made += len(line) + 2
        lines.append(line)
    return "\n\n".join(lines)


def _numbered(pattern: str) -> Callable[[int], str]:
    """Lines that differ by a number."""

    def make(size: int) -> str:
        return "\n".join(pattern.format(number) for number in range(size // (len(pattern) + 5)))

    return make


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def _indented(size: int) -> str:
    """Each line deeper than the one before, to 2,000 columns, then anew."""
    lines: list[str] = []
    made = 0
    while made < size:
        lines.append(" " * (len(lines) * 20 % 2000) + f"item {len(lines)}")
        made += len(lines[-1]) + 1
    return "\n".join(lines)


def _surrogates(size: int) -> str:
    return "\n".join(
        f"{paragraph}\ud83d {chr(0xDC00 + place % 1024)}" for place, paragraph in enumerate(_paragraphs(size))
    )


def _signed(size: int) -> str:
    """A byline above every paragraph, no two alike."""
    names = map("".join, product("ABCDEFGHIJKLMNOP", *("abcdefghijklmnop",) * 4))
    return "\n".join(f"By {name} Doe\n{paragraph}" for name, paragraph in zip(names, _paragraphs(size), strict=False))


def _dashes(size: int) -> str:
    """Lines of dashes and quotation marks between paragraphs."""
    return "\n— — — — — — “\n".join(_paragraphs(size))


def _heading(size: int) -> str:
    """Markdown whose second heading is endless and goes on."""
    return f"## One\n\n# {'a' * size}\ntwo\n"


def _zero_width(size: int) -> str:
    return "\u200b".join(_prose(size // 2))


CASES: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "prose, hard-wrapped": _wrapped,
    "prose, one line": _one_line,
    "prose without spaces": _unspaced,
    "prose with zero-width spaces": _zero_width,
    "prose with lone surrogates": _surrogates,
    "short lines, distinct": _numbered("Menu item {}"),
    "short lines, identical": _repeated("Latest news here\n"),
    "one word a line": _numbered("w{}"),
    "blank lines": _repeated("\n"),
    "lines of spaces": _repeated(" " * 79 + "\n"),
    "spaces": _repeated(" "),
    "indentation": _indented,
    "(Photo:": _repeated("(Photo: "),
    "(Photo: a line": _repeated("(Photo: AFP)\n"),
    "By": _repeated("By "),
    "By a line": _numbered("By Jane Doe{}"),
    "bylines above prose": _signed,
    "dashes amid prose": _dashes,
    "a heading of Markdown": _heading,
    "Jane Doe and": _repeated("Jane Doe and "),
    "dates in words": _repeated("15 September 2014 "),
    "dates in digits": _repeated("01/02/2014 "),
    "dates, one a line": _repeated("15 September 2014\n"),
    "comments": _numbered("Reader{} · 2 hours ago\nReply\n"),
    "read also": _numbered("Read also: what witness {} saw"),
    "brackets": _repeated("["),
    "brackets closed": _repeated("[]"),
    "quotes": _repeated("“"),
    "pipes and dots": _repeated("| . "),
    "pipes a line": _repeated("Home | News | Sport\n"),
    "dots": _repeated("."),
    "digits": _repeated("7"),
    "hyphens": _repeated("exam-\n"),
    "one long word": _repeated("a"),
    "capitals": _repeated("BREAKING NEWS "),
    "addresses": _repeated("https://www.example.org/a?b=c "),
    "mail": _repeated("a@a."),
    "zero-width": _repeated("\u200b"),
    "combining marks": _repeated("\u0301"),
    "lone surrogates": _repeated("\ud800"),
    "carriage returns": _repeated("line\r"),
    "line separators": _repeated("line\u2028"),
    "NUL": _repeated("\x00"),
}
