"""What stands on the page again.

Marks: the second and later copies of a line or paragraph; a sentence of a paragraph that stands alone elsewhere (a
pull quote); a short line between all paragraphs.
Why on pages: alternative text, caption and overlay are dumped one after the other; leads are repeated in boxes; quotes
are pulled out. Misses: copies that were cut or reworded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("repeats")
_LEAST_WORDS = 5
_QUOTE_WORDS = (6, 60)
_MOST_QUOTES = 100
"""Lines that are looked for in the other paragraphs: it bounds the cost of a page of nothing but short lines."""
_MOST_COPIES = 100
"""Places at which such a line is looked for: a page can be one word again and again."""
_EDGES = " \"“”‘’'«»„().!?…—–-"
_ENDS = (".", "!", "?", "…", '"', "”", "’", "»", "“", ",")


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks copies; the first of each is left alone."""
    for index in survey.between:
        yield Mark(index, Role.REPEAT, _W["sentence"], "repeats", "stands between all paragraphs")
    first: dict[str, int] = {}
    quotes = []
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if shape.words < _LEAST_WORDS:
            continue
        earlier = first.setdefault(block.text, block.index)
        if earlier != block.index:
            yield Mark(block.index, Role.REPEAT, _W["again"], "repeats", f"stands above already (block {earlier})")
        elif _QUOTE_WORDS[0] <= shape.words <= _QUOTE_WORDS[1] and shape.sentences <= 1:
            quotes.append(block)
    page = "\n".join(first)
    for block in quotes[:_MOST_QUOTES]:
        bare = block.text.strip(_EDGES)
        if bare and page.count(bare) > 1 and _is_sentence(page, bare):  # dashes alone are no words
            yield Mark(
                block.index, Role.REPEAT, _W["sentence"], "repeats", "a sentence of another paragraph, pulled out"
            )


def _is_sentence(page: str, bare: str) -> bool:
    """Whether the words stand somewhere as a sentence among others, not as the beginning or part of a longer one."""
    at = page.find(bare)
    for _ in range(_MOST_COPIES):
        if at < 0:
            break
        before, after = page[max(0, at - 2) : at], page[at + len(bare) : at + len(bare) + 3]
        opens = before.rstrip(_EDGES) != before or not before.strip()
        alone = page[at - 1 : at] in ("", "\n") and after[:1] in ("", "\n")
        if opens and after[:1] in _ENDS and not alone:
            return True
        at = page.find(bare, at + 1)
    return False
