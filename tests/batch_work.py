"""What workers do in the tests of the pool and of runs: something quick, and faults where a page asks for one."""

from __future__ import annotations

import os
import time

import pyarrow as pa

from newsclean.batch.function import READ, Options, failures
from newsclean.batch.rows import batch_of

OPTIONS = Options(READ)


def echo(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A row with the page as its body; a page that is nothing but a fault's name has that fault."""
    rows = []
    for page in batch.to_pylist():
        source = page["source"]
        text = source.decode() if isinstance(source, bytes) else source or ""
        _fault(text.strip())
        rows.append({"id": page["id"], "url": page["url"], "body": text, "error": page["error"]})
    return batch_of(rows)


def _fault(name: str) -> None:
    if name == "HANG":
        time.sleep(600)
    elif name == "DIE":
        os._exit(7)
    elif name == "EAT":
        bytearray(2**40)
    elif name == "RAISE":
        raise ValueError("cannot be")
    elif name == "SLOW":
        time.sleep(0.2)


def fail(batch: pa.RecordBatch, reason: str) -> pa.RecordBatch:
    """The rows of pages that could not be done."""
    return failures(batch, reason, OPTIONS)


class Broken:
    """A function that a worker cannot load."""

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Is never reached."""
        return batch

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)
