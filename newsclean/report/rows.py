"""The rows of a report: every stretch of a page in page order, with its role, the reasons and the marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from newsclean.article import Article, Piece, Removal
from newsclean.folding import ODD
from newsclean.page import Mark, Page
from newsclean.pipeline import Examination
from newsclean.shapes import word_counts


class MarkShown(TypedDict):
    """A mark as it is shown."""

    detector: str
    role: str
    weight: float
    """Log-odds, to two places."""
    reason: str
    cut: str | None
    """The part of the block that is meant, where it is a part only."""


class Row(TypedDict, total=False):
    """One stretch of a page. What an article alone does not tell (block, marks, unseen) is left out."""

    role: str
    text: str
    span: tuple[int, int]
    reasons: Sequence[str]
    words: int
    block: int
    """Its block, counted from 1; two rows of one block are parts of it."""
    marks: list[MarkShown]
    unseen: dict[str, int]
    """The invisible characters of the stretch, “U+202E” to how many."""


def rows_of(article: Article, examination: Examination | None = None) -> list[Row]:
    """All rows of a page: from the ledger alone, or with its blocks and their marks."""
    pieces: list[Piece | Removal] = sorted([*article.kept, *article.removed], key=lambda piece: piece.span)
    rows = list(map(_row, pieces, word_counts([piece.text for piece in pieces])))
    if examination is not None:
        _add_blocks(rows, examination)
    return rows


def _row(piece: Piece | Removal, words: int) -> Row:
    reasons = piece.reasons if isinstance(piece, Removal) else ()
    return {
        "role": piece.role.value,
        "text": piece.text,
        "span": (piece.span.start, piece.span.end),
        "reasons": reasons,
        "words": words,
    }


def _add_blocks(rows: list[Row], examination: Examination) -> None:
    page = examination.page
    starts = [block.span.start for block in page.blocks]
    marks: dict[int, list[Mark]] = {}
    for mark in examination.marks:
        marks.setdefault(mark.block, []).append(mark)
    for row in rows:
        index = bisect_right(starts, row["span"][0]) - 1
        row["block"] = index + 1
        row["reasons"] = row["reasons"] or examination.decisions[index].reasons
        row["marks"] = [_mark(page, mark) for mark in sorted(marks.get(index, ()), key=lambda mark: -mark.weight)]
        unseen = Counter(f"U+{ord(char):04X}" for char in ODD.findall(page.text[slice(*row["span"])]))
        if unseen:
            row["unseen"] = dict(sorted(unseen.items()))


def _mark(page: Page, mark: Mark) -> MarkShown:
    cut = page.blocks[mark.block].text[slice(*mark.cut)] if mark.cut else None
    weight = round(float(mark.weight), 2)
    return {"detector": mark.detector, "role": mark.role.value, "weight": weight, "reason": mark.reason, "cut": cut}
