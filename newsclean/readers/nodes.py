"""Rejoins the paragraphs of dumps that put each text node of a document on a line of its own.

BeautifulSoup's ``get_text("\\n")`` and its kin break a paragraph at each link and each emphasis: “The minister told” /
“The Guardian” / “, which had asked her”. That a line goes on is told by what no block begins with, a closing mark or a
word in lower case; and where nodes kept their white space, by a blank at one side of the break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from newsclean.folding import wide
from newsclean.readers.lines import Line

_LONG, _SHORT = 20, 40
"""Code points from which on a line may be prose, and below which it may be a link within prose."""
_KEPT, _PADDED = 0.01, 0.8
"""Shares of the lines that end with a blank: from the one on nodes kept theirs, beyond the other lines were padded."""
_LAID_OUT = 0.2
"""Share of the lines, indented right below an indented one, from which on a page is laid out, or holds a program."""

_CLOSING = re.compile(r"(?:[,.;:!?…)\]%\"“”»]|[’']s\b)(?![\w.…(\[])|[、。，；：！？）」』，،؛؟।]")
_SURELY_CLOSING = re.compile(r"(?:[,.;)]|[’']s\b)(?![\w.…;)])|[、。，；）」』，،؛؟।]")
"""Without the marks that lines of lists, programs and Markdown begin with."""
_FINALS, _CLOSERS = tuple(".!?…。！？।؟۔"), "\"'”’»“«)]）」』›*"
_PAUSES, _OPENERS = ",;،؛、，（「『", "([“„«‘\"'"
"""What a sentence goes on behind: the openers only at a word's start, as some languages close with the same quotes."""

_ELIDED = re.compile(r"(?:\b[^\W\d_]|\b[Qq]u|ll)['’]\Z")
"""“l’”, “d’”, “qu’”, “dell’”."""


class _Tie(Enum):
    """How a line holds to the one above it."""

    APART = 0
    LINK = 1
    """As a link holds to the words before it: only where the words behind hold firmly to the link."""
    FIRM = 2


def of_nodes(text: str, lines: Sequence[Line]) -> bool:
    """Whether the lines of a page are text nodes: two different signs are asked for, as other dumps may show one."""
    signs: set[object] = set()
    indented = 0
    for at, (above, line) in enumerate(pairwise(lines)):
        if line.gap:
            continue
        indented += line.indent > 0 < above.indent
        if not above.text[-1].isalnum():
            continue
        if line.text[0].islower():
            if text[above.end] in " \t":
                signs.add("a blank before")
            elif line.indent == 1:
                signs.add("a blank behind")
        elif _SURELY_CLOSING.match(line.text):
            signs.add(line.text)
        else:
            continue
        if len(line.text) >= _SHORT and at and _may_link(lines[at - 1].text, above):
            signs.add(above)
    return len(signs) > 1 and indented < _LAID_OUT * len(lines)


def _may_link(prose: str, line: Line) -> bool:
    """Whether a line, from which a sentence goes on, may be a link within it."""
    return (
        not line.gap
        and len(line.text) < _SHORT
        and not line.text[0].islower()
        and len(prose) >= _LONG
        and prose[-1].isalpha()
        and not prose[-1].isupper()
    )


def rejoined_nodes(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page of text nodes, grouped to paragraphs."""
    ties = [_Tie.APART, *_ties(text, lines), _Tie.APART]
    paragraphs: list[list[Line]] = []
    for line, tie, behind in zip(lines, ties, ties[1:], strict=False):
        if tie is _Tie.FIRM or (tie is _Tie.LINK and behind is _Tie.FIRM):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _ties(text: str, lines: Sequence[Line]) -> Iterator[_Tie]:
    """How each line but the first holds to the one above it. An indented one begins in the midst of a paragraph: right
    below a line, no block begins with a blank."""
    trailing = [text[above.end] in " \t" for above in lines[:-1]]
    share = sum(trailing) / len(lines)
    kept = _KEPT <= share <= _PADDED
    for blank, (above, line) in zip(trailing, pairwise(lines), strict=True):
        if line.gap:
            yield _Tie.APART
        elif line.indent or _CLOSING.match(line.text) or _goes_on(above.text):
            yield _Tie.FIRM
        elif _ended(above.text):
            yield _Tie.APART
        elif kept and not _unspaced(above.text[-1]):
            yield _Tie.FIRM if blank else _Tie.APART
        else:
            yield _by_words(above.text, line.text)


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_FINALS)


def _goes_on(text: str) -> bool:
    """Whether a line ends with what no block ends with."""
    last = text[-1]
    return (
        last in _PAUSES
        or (last in _OPENERS and not text[-2:-1].strip())
        or _ELIDED.search(text, len(text) - 4) is not None
    )


def _unspaced(char: str) -> bool:
    """Whether a character is of a script that has no blanks between words."""
    return not char.isascii() and wide().match(char) is not None


def _by_words(above: str, text: str) -> _Tie:
    """How a line holds to one above it that ends no sentence."""
    if text[0].islower() and (len(above) >= _LONG or len(text) >= _SHORT or _ended(text)):
        return _Tie.FIRM
    return _Tie.LINK if len(text) < _SHORT and above[-1] not in ":：" and not _goes_on(text) else _Tie.APART
