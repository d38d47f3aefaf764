"""Ray Data: a dataset of pages in, one of articles out.

    ds = extract_dataset(ray.data.read_parquet("crawl/"), Options(Columns(source="text")))

Needs the extra ``newsclean[ray]``.
"""

from __future__ import annotations

import functools
from typing import Any

from newsclean.extras import needing

with needing("ray", "pyarrow", "ray"):
    import pyarrow as pa
    from ray.data import Dataset

from newsclean.batch.function import DEFAULTS, Options, extract_batch
from newsclean.batch.layout import schema

_PAGES = 64
"""Pages of a batch: enough for Ray's own work to be small beside the extraction, few enough for little memory."""


def extract_dataset(dataset: Dataset, options: Options = DEFAULTS, *, batch_size: int = _PAGES, **more: Any) -> Dataset:
    """A row for each row of the dataset (see `newsclean.batch.layout`); ``more`` goes to ``Dataset.map_batches``.

    Ray keeps the order of rows where its context says so (``execution_options.preserve_order``).
    """
    work = functools.partial(extract_table, options=options)
    extracted: Dataset = dataset.map_batches(
        work, batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True, **more
    )
    return extracted


def extract_table(table: pa.Table, options: Options = DEFAULTS) -> pa.Table:
    """`extract_batch` for a table, which Ray calls a batch."""
    batches = [extract_batch(batch, options) for batch in table.to_batches()]
    return pa.Table.from_batches(batches, schema=schema(ledger=options.ledger))
