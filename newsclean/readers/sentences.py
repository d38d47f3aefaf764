"""Parts a page that is all on one line, as ``get_text(" ")`` and the like leave it, at the ends of its sentences. Menus
and teasers have none: it is they that tell such a page from a paragraph, and they that stay apart from the story. What
is kept is joined again (see `newsclean.assemble`).
"""

from __future__ import annotations

from itertools import pairwise

import regex

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
