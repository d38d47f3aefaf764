"""Spark: a data frame of pages in, one of articles out, without pandas between.

    articles = extract_frame(spark.read.parquet("crawl/"), Options(Columns(source="text")))

Needs the extra ``newsclean[spark]`` on the driver, and newsclean with ``newsclean[batch]`` on the executors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.extras import needing

with needing("spark", "pyarrow", "pyspark"):
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.pandas.types import from_arrow_schema

from newsclean.batch.function import DEFAULTS, Columns, Options, extract_batch
from newsclean.batch.layout import schema


def extract_frame(frame: DataFrame, options: Options = DEFAULTS) -> DataFrame:
    """A row for each row of the frame (see `newsclean.batch.layout`), each partition's in its order.

    How many pages are in memory at a time is set by ``spark.sql.execution.arrow.maxRecordsPerBatch``; its default of
    10,000 is much for whole pages of HTML.
    """
    needed = {getattr(options.columns, role) for role in Columns.__slots__}
    pages = frame.select([name for name in frame.columns if name in needed])

    def extract_all(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield extract_batch(batch, options)

    return pages.mapInArrow(extract_all, from_arrow_schema(schema(ledger=options.ledger)))
