"""The documentation's code for engines: each block, run as a script by its engine, gives the rows of a local call."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import archive
from newsclean.batch import Columns, Options, extract_batch
from tests.engines import ENVIRONMENT, NEEDS
from tests.test_docs_code import FILES, ROOT, Block, blocks_of

pytestmark = pytest.mark.slow

PAGES = 20
BLOCKS = [
    pytest.param(block, marks=NEEDS[block.engine], id=f"{path.name}-{block.engine}")
    for path in FILES
    for block in blocks_of(path)
    if block.engine
]
Row = dict[str, Any]


def archived(page: archive.Made) -> bytes:
    """A record that says what it holds, as Common Crawl's do: else datatrove guesses, and passes some XHTML over."""
    return archive.record(page).replace(b"\r\n", b"\r\nWARC-Identified-Payload-Type: text/html\r\n", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the inputs that the documentation names, two files each: pages as Parquet and as WARC archives."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "crawl").mkdir()
    made = list(archive.pages(PAGES, html=True))
    for name, half in ("first", made[::2]), ("second", made[1::2]):
        rows = [{"id": page.id, "url": page.url, "html": page.text} for page in half]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "pages" / f"{name}.parquet")
        (tmp_path / "crawl" / f"{name}.warc").write_bytes(b"".join(map(archived, half)))
    return tmp_path


def articles(folder: Path) -> list[Row]:
    """The rows of a folder of Parquet files, or of datatrove's documents."""
    if any(folder.glob("*.parquet")):
        rows: list[Row] = pq.read_table(folder).to_pylist()
        return rows
    lines = [line for path in folder.glob("*.jsonl.gz") for line in gzip.decompress(path.read_bytes()).splitlines()]
    documents = [json.loads(line) for line in lines]
    return [{"body": document["text"], **document["metadata"]} for document in documents]


def told(rows: list[Row]) -> list[tuple[str, str, str]]:
    """What is compared of each row: engines may change the order, and datatrove's writer leaves out what is null."""
    return sorted((row["url"], row.get("title") or "", row["body"]) for row in rows)


@pytest.mark.parametrize("block", BLOCKS)
def test_an_engine_runs_the_code(block: Block, folder: Path) -> None:
    script = folder / "script.py"
    script.write_text(block.code, "utf-8")
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, script.name],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{block.place}: {done.stderr}"

    batches = pq.read_table(folder / "pages").to_batches()
    local = [row for batch in batches for row in extract_batch(batch, Options(Columns(source="html"))).to_pylist()]
    assert len(local) == PAGES
    assert all(row["body"] for row in local), "datatrove's block drops empty rows"
    assert told(articles(folder / "articles")) == told(local)
