"""Parquet files, row group by row group, only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsclean.batch.function import Columns
from newsclean.batch.readers.lines import record_of
from newsclean.batch.readers.record import Damage, Record

_ROWS = 64
"""Rows read at a time: pages can be large."""


def lacking(path: Path, columns: Columns) -> str | None:
    """What is wrong with a file's columns; None where nothing is or they cannot be read. Raises OSError of the file."""
    try:
        with path.open("rb") as file:
            names = pq.read_schema(file).names
    except pa.ArrowException:
        return None
    name = columns.lacking(names)
    return None if name is None else f"no column {name!r} among {', '.join(names)}"


def read_table(path: Path, columns: Columns, skip: int = 0) -> Iterator[Record | Damage]:
    """The pages of a file from row `skip` on, and each row group that cannot be read. Raises OSError of the file."""
    with path.open("rb") as file:
        try:
            table = pq.ParquetFile(file)
        except (pa.ArrowException, OSError) as error:
            yield Damage(str(path), path.stat().st_size, f"no Parquet file, or cut off ({error})")
            return
        names = table.schema_arrow.names
        wanted = [name for name in (getattr(columns, key) for key in Columns.__slots__) if name in names]
        if (problem := lacking(path, columns)) is not None:
            yield Damage(str(path), None, problem)
            return
        row = 0
        for group in range(table.num_row_groups):
            rows = table.metadata.row_group(group).num_rows
            if row + rows > skip:
                yield from _group(table, group, row, wanted, str(path), columns, max(0, skip - row))
            row += rows


def _group(
    table: pq.ParquetFile, group: int, first: int, wanted: list[str], path: str, columns: Columns, skip: int
) -> Iterator[Record | Damage]:
    row, size = first, Path(path).stat().st_size
    try:
        for batch in table.iter_batches(_ROWS, row_groups=[group], columns=wanted):
            for found in batch.to_pylist():
                if row >= first + skip:
                    passed = size * row // max(1, table.metadata.num_rows)
                    yield record_of(found, f"{path}#{row + 1}", columns)._replace(at=passed)
                row += 1
    except (pa.ArrowException, OSError) as error:
        rows = table.metadata.row_group(group).num_rows
        start = table.metadata.row_group(group).column(0).file_offset
        last = first + rows
        problem = f"rows {row + 1} to {last} cannot be read ({error})"
        yield Damage(path, start or table.metadata.row_group(group).column(0).data_page_offset, problem)
