"""Parts a page that is all on one line, as ``get_text(" ")`` and the like leave it, at the ends of its sentences. Menus
and teasers have none: it is they that tell such a page from a paragraph, and they that stay apart from the story. What
is kept is joined again (see `newsclean.assemble`).
"""

from __future__ import annotations

from itertools import pairwise

import regex

from newsclean.readers.lines import Line

_LEAST, _MOST = 1_000, 200_000
"""Code points of a line that may be a whole page: a shorter one is a paragraph, a longer one no article."""
NO_SENTENCE = 500
"""Code points without a sentence's end from which on they are a menu."""
_end = regex.compile(r"[.!?…][\"”’»)\]]?\s+(?=[\p{Lu}\p{Lo}“\"„«‘(¿¡\d])|[。！？][」』”]?")


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a line begin that is a whole page; that of a paragraph is one."""
    if not _LEAST <= len(text) <= _MOST:
        return [0]
    starts = [0, *(end.end() for end in _end.finditer(text) if end.end() < len(text))]
    longest = max(end - start for start, end in pairwise([*starts, len(text)]))
    return starts if longest >= NO_SENTENCE and len(starts) > 1 else [0]


def sentences_of(line: Line) -> list[Line]:
    """The sentences of a page's only line."""
    starts = sentence_starts(line.text)
    ends = [*starts[1:], len(line.text)]
    shown = [line.text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    return [
        Line(line.start + start, text, line.indent, 0, line.indent + len(text))
        for start, text in zip(starts, shown, strict=True)
    ]
