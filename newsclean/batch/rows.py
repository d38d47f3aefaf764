"""Rows of articles, as `newsclean.batch.layout` names their columns, and text as Arrow can hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from newsclean.article import Article
from newsclean.batch.layout import REMOVED_ROLES, schema

Row = dict[str, Any]


def batch_of(rows: list[Row], *, ledger: bool = False) -> pa.RecordBatch:
    """Rows as a record batch; what a row lacks is null."""
    names = schema(ledger=ledger)
    arrays = [pa.array([row.get(name) for row in rows], type=names.field(name).type) for name in names.names]
    return pa.RecordBatch.from_arrays(arrays, schema=names)


def row_of(article: Article, *, ledger: bool = False) -> Row:
    """What an article says, by column; with ``ledger``, also every piece of its page."""
    return {**_fields(article), **(_ledger(article) if ledger else {})}


def _fields(article: Article) -> Row:
    counts = Counter(removal.role for removal in article.removed)
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "date": article.date,
        "timestamp": article.timestamp.isoformat() if article.timestamp else None,
        "date_ambiguous": article.date_ambiguous,
        "date_alternative": article.date_alternative,
        "authors": list(article.authors),
        "body": article.body,
        "captions": [
            {"text": caption.text, "credit": caption.credit, "start": caption.span.start, "end": caption.span.end}
            for caption in article.captions
        ],
        "tags": list(article.tags),
        "language": article.language,
        "verdict": article.verdict.value,
        "confidence": article.confidence,
        "kept_length": sum(len(piece.text) for piece in article.kept),
        "removed_length": sum(len(removal.text) for removal in article.removed),
        "removed": {role.value: counts.get(role, 0) for role in REMOVED_ROLES},
    }


def _ledger(article: Article) -> Row:
    return {
        "ledger_kept": [
            {
                "start": piece.span.start,
                "end": piece.span.end,
                "text": piece.text,
                "role": piece.role.value,
                "bullet": piece.bullet,
                "form": piece.form,
            }
            for piece in article.kept
        ],
        "ledger_removed": [
            {
                "start": removal.span.start,
                "end": removal.span.end,
                "text": removal.text,
                "role": removal.role.value,
                "reasons": list(removal.reasons),
            }
            for removal in article.removed
        ],
    }


def sound(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which Arrow's strings (UTF-8) cannot hold: as many code points."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def texts_of(values: Iterable[object]) -> pa.Array:
    """A column of text: what is given as its string, None as null."""
    return pa.array([None if value is None else sound(str(value)) for value in values], pa.string())
