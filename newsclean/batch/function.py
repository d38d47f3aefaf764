"""The one function over batches: an Arrow record batch of pages in, one of articles out. All engines call it.

One row in is one row out, in the same order. What goes wrong with a page is the value of ``error`` in its row.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pyarrow as pa

from newsclean.batch.rows import Row, batch_of, row_of, sound
from newsclean.errors import NewscleanError
from newsclean.limits import LARGEST
from newsclean.pipeline import extract
from newsclean.readers.decoding import decode
from newsclean.sites import SiteCounts
from newsclean.vocabulary import Vocabulary, standard


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a batch's columns. Only that of the page must be there, and those that are given another name.

    ``source`` holds text or bytes, of HTML or of text. ``id``, ``url`` and ``crawled`` go into the row that comes out,
    as strings; ``url`` also helps to read dates. ``charset`` is what a server said of the bytes. Where ``error`` is not
    null, the page could not be read, and its row comes out with just that error.
    """

    source: str = "text"
    id: str = "id"
    url: str = "url"
    crawled: str = "crawled"
    charset: str = "charset"
    error: str = "error"

    @property
    def named(self) -> list[str]:
        """The names that were given beside that of the page: those that are not the usual ones."""
        usual = Columns(self.source)
        names = [(getattr(self, role), getattr(usual, role)) for role in Columns.__slots__]
        return [name for name, other in names if name != other]

    def lacking(self, names: Collection[str]) -> str | None:
        """The first column that must be there and is not."""
        return next((name for name in (self.source, *self.named) if name not in names), None)


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are to be extracted. Plain values, so that it can go to another process or machine.

    ``phrases`` are paths of vocabulary files, ``sites`` that of a file of `newsclean.SiteCounts`; they must lie in the
    same place on every machine.
    """

    columns: Columns = field(default_factory=Columns)
    ledger: bool = False
    day_first: bool | None = None
    phrases: Sequence[str] = ()
    sites: str | None = None

    def __post_init__(self) -> None:
        """Raises TypeError where the path of one file stands for a list of them."""
        if isinstance(self.phrases, (str, os.PathLike)):
            raise TypeError("phrases must be a list of paths, not one of them")
        object.__setattr__(self, "phrases", tuple(map(os.fspath, self.phrases)))


DEFAULTS = Options()

READ = Columns(source="source")
"""The columns of what the readers of this package give."""


class MissingColumnError(NewscleanError):
    """A batch without a column for the pages, or one that was named."""


def extract_batch(batch: pa.RecordBatch, options: Options = DEFAULTS) -> pa.RecordBatch:
    """The articles of a batch of pages, in `newsclean.batch.layout.schema`: as many rows, in the same order.

    A page that cannot be done has its reason in ``error``, and nulls beside it. Raises `MissingColumnError` where the
    batch has no column of pages or none of a name that was given, `VocabularyError`, `SitesError` or `OSError` where a
    file cannot be used, and `TypeError` for anything else than a record batch.
    """
    sources = sources_of(batch, options.columns)
    vocabulary, sites = files_of(options)
    rows = [_row(source, options, vocabulary, sites) for source in sources]
    return batch_of(rows, ledger=options.ledger)


def failures(batch: pa.RecordBatch, reason: str, options: Options = DEFAULTS) -> pa.RecordBatch:
    """Rows of nothing but that reason, for pages that nobody could do."""
    rows = [{**_named(page), "error": reason} for page in _pages(batch, options.columns)]
    return batch_of(rows, ledger=options.ledger)


def files_of(options: Options) -> tuple[Vocabulary, SiteCounts | None]:
    """What the files that are named hold; each is read once a process.

    Raises `VocabularyError`, `SitesError` or `OSError` where one cannot be used.
    """
    return _vocabulary(tuple(options.phrases)), _sites(options.sites) if options.sites else None


@functools.lru_cache(maxsize=4)
def _vocabulary(phrases: tuple[str, ...]) -> Vocabulary:
    return Vocabulary.load(extra=phrases) if phrases else standard()


@functools.lru_cache(maxsize=1)
def _sites(path: str) -> SiteCounts:
    return SiteCounts.load(path)


class Source(NamedTuple):
    """A page of a batch: its text, or why it has none."""

    named: Row
    """``id``, ``url`` and ``crawled``, each a text or None."""
    text: str = ""
    error: str | None = None


def sources_of(batch: pa.RecordBatch, columns: Columns) -> Iterator[Source]:
    """The pages of a batch, in its order. Raises `MissingColumnError` and TypeError as `extract_batch` does."""
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"batch must be a pyarrow.RecordBatch, not a {type(batch).__name__}")
    if (lacking := columns.lacking(batch.schema.names)) is not None:
        raise MissingColumnError(f"no column {lacking!r} among {batch.schema.names}")
    return map(_source, _pages(batch, columns))


def _source(page: Row) -> Source:
    named, source = _named(page), page["source"]
    if page["error"] is not None:
        return Source(named, error=sound(str(page["error"])))
    if source is None:
        return Source(named, error="no page")
    if not isinstance(source, (str, bytes)):
        return Source(named, error=f"no text, but a {type(source).__name__}")
    if len(source) > LARGEST:
        return Source(named, error=f"larger than {LARGEST >> 20} MB")
    charset = None if page["charset"] is None else str(page["charset"])
    return Source(named, decode(source, charset) if isinstance(source, bytes) else source)


def _pages(batch: pa.RecordBatch, columns: Columns) -> Iterator[Row]:
    """The pages of a batch by the roles of their columns; a column that is not there is null."""
    places = {role: batch.schema.get_field_index(getattr(columns, role)) for role in Columns.__slots__}
    there = {role: batch.column(place) for role, place in places.items() if place >= 0}
    absent = dict.fromkeys(places.keys() - there.keys())
    for row in range(batch.num_rows):
        yield absent | {role: column[row].as_py() for role, column in there.items()}


def _named(page: Row) -> Row:
    return {key: None if page[key] is None else sound(str(page[key])) for key in ("id", "url", "crawled")}


def _row(source: Source, options: Options, vocabulary: Vocabulary, sites: SiteCounts | None) -> Row:
    named, text, error = source
    if error is not None:
        return {**named, "error": error}
    try:
        article = extract(text, url=named["url"], day_first=options.day_first, vocabulary=vocabulary, site=sites)
    except MemoryError:
        raise  # no fault of this page alone: whoever limits memory must know
    except Exception as problem:  # noqa: BLE001 - the row says it: one page must not end the work on millions
        return {**named, "error": sound(f"{type(problem).__name__}: {problem}")}
    return {**named, **row_of(article, ledger=options.ledger)}
