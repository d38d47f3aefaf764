"""The first of two passes: what each page's lines are, hashed, so that lines that a site repeats can be told.

Any engine can do it: `count_batch` on batches in any order, `add_counts` where the results meet.
"""

from __future__ import annotations

import pyarrow as pa

from newsclean.batch.function import DEFAULTS, Options, sources_of
from newsclean.readers import read
from newsclean.sites import SiteCounts, host_of, lines_of

LINES = pa.schema([pa.field("host", pa.string()), pa.field("lines", pa.list_(pa.uint64()))])
"""What `count_batch` gives; both null for a page without an address, or whose row would be an error."""


def count_batch(batch: pa.RecordBatch, options: Options = DEFAULTS) -> pa.RecordBatch:
    """Host and hashed lines of each page, a row a page (see `LINES`).

    Raises `MissingColumnError` where the batch has no column of pages.
    """
    hosts: list[str | None] = []
    lines: list[list[int] | None] = []
    for named, text, error in sources_of(batch, options.columns):
        host = host_of(named["url"]) if error is None else None
        hosts.append(host)
        lines.append(None if host is None else sorted(lines_of(read(text, named["url"]))))
    return pa.RecordBatch.from_arrays([pa.array(hosts, pa.string()), pa.array(lines, LINES.types[1])], schema=LINES)


def nothing_counted(batch: pa.RecordBatch, reason: str) -> pa.RecordBatch:
    """The rows of pages that could not be counted: the second pass will say why."""
    nothing = [None] * batch.num_rows
    return pa.RecordBatch.from_arrays([pa.array(nothing, kind) for kind in LINES.types], schema=LINES)


def add_counts(counts: SiteCounts, batch: pa.RecordBatch) -> None:
    """Takes the rows of `count_batch` in."""
    for row in batch.to_pylist():
        if row["host"] is not None:
            counts.add_lines(row["host"], row["lines"])
