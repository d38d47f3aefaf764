"""The engines, the real ones, on this machine: their rows are those of a local run."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
pytest.importorskip("fastwarc", reason="needs newsclean[batch]")

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import archive
from newsclean.batch import run
from newsclean.batch.function import Columns, Options
from newsclean.batch.inputs import inputs_of, read_all
from newsclean.batch.readers.record import Record
from newsclean.batch.runner import Settings
from tests.engines import ENVIRONMENT, NEEDS

pytestmark = pytest.mark.slow

PAGES = 300
Row = dict[str, Any]


@pytest.fixture(scope="module")
def wet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crawl") / "made.wet.gz"
    archive.write(path, PAGES, seed=8)
    return path


@pytest.fixture(scope="module")
def local(wet: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The rows of a local run."""
    folder = tmp_path_factory.mktemp("local") / "out"
    run([str(wet)], folder, Settings(jobs=2))
    rows: list[Row] = pa.concat_tables([pq.read_table(path) for path in sorted(folder.glob("part-*"))]).to_pylist()
    assert len(rows) == PAGES
    return rows


@pytest.fixture(scope="module")
def pages(wet: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's pages as two Parquet files, which is what engines read; one page more has none."""
    folder = tmp_path_factory.mktemp("pages")
    found = [one for _, one in read_all(inputs_of([str(wet)]), Columns()) if isinstance(one, Record)]
    rows = [{"id": one.id, "url": one.url, "crawled": one.crawled, "page": one.source} for one in found]
    rows.append({"id": "none", "url": None, "crawled": None, "page": None})
    table = pa.Table.from_pylist(rows)
    pq.write_table(table.slice(0, PAGES // 2), folder / "0.parquet", row_group_size=50)
    pq.write_table(table.slice(PAGES // 2), folder / "1.parquet", row_group_size=50)
    return folder


OPTIONS = Options(Columns(source="page"))


def by_id(rows: list[Row]) -> dict[str, Row]:
    named = {row["id"]: row for row in rows}
    assert len(named) == len(rows)
    return named


def check(rows: list[Row], local: list[Row]) -> None:
    """The rows are the local ones, and that of the page that was none."""
    named = by_id(rows)
    assert named.pop("none")["error"] == "no page"
    assert named == by_id(local)


@NEEDS["ray"]
def test_ray(pages: Path, local: list[Row]) -> None:
    import ray

    from newsclean.integrations.ray import extract_dataset

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        ray.data.DataContext.get_current().execution_options.preserve_order = True
        dataset = ray.data.read_parquet(str(pages), override_num_blocks=4)
        tables = [ray.get(ref) for ref in extract_dataset(dataset, OPTIONS).to_arrow_refs()]
    finally:
        ray.shutdown()
    rows = pa.concat_tables(table for table in tables if table.num_rows).to_pylist()
    check(rows, local)
    assert [row["id"] for row in rows[:-1]] == [row["id"] for row in local]


@pytest.fixture
def spark_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    builder = SparkSession.builder.appName("newsclean")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "64").getOrCreate()
    yield session
    session.stop()


@NEEDS["spark"]
def test_spark(pages: Path, local: list[Row], spark_session: Any, tmp_path: Path) -> None:
    from newsclean.integrations.spark import extract_frame

    articles = extract_frame(spark_session.read.parquet(str(pages)), OPTIONS)
    articles.write.parquet(str(tmp_path / "out"))
    check(pq.read_table(tmp_path / "out").to_pylist(), local)


@NEEDS["datatrove"]
def test_datatrove(wet: Path, local: list[Row], tmp_path: Path) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import WarcReader
    from datatrove.pipeline.writers import JsonlWriter

    from newsclean.integrations.datatrove import NewscleanExtractor

    pipeline = [WarcReader(str(wet.parent)), NewscleanExtractor(), JsonlWriter(str(tmp_path / "out"), compression=None)]
    LocalPipelineExecutor(pipeline, logging_dir=str(tmp_path / "logs"), tasks=1).run()
    lines = [json.loads(line) for path in tmp_path.glob("out/*") for line in path.read_text("utf-8").splitlines()]
    expected = json.loads(json.dumps(local, default=str))
    assert len(lines) == len(expected)
    for line, row in zip(lines, expected, strict=True):
        assert line["id"].strip("<>") == row["id"]
        assert line["metadata"]["url"] == row["url"]
        found = {**line["metadata"], "body": line.get("text", "")}
        # Its writer leaves out what is null or empty.
        keys = row.keys() - {"id", "url", "crawled"}
        assert {key: found.get(key) for key in keys} == {key: row[key] for key in keys}


@NEEDS["datatrove"]
def test_datatrove_with_values_that_arrow_does_not_hold() -> None:
    from datatrove.data import Document

    from newsclean.integrations.datatrove import NewscleanExtractor

    crawled = datetime.datetime(2025, 3, 3, tzinfo=datetime.timezone.utc)
    metadata = {"url": "https://e.org/\ud800", "crawled": crawled}
    documents = [Document(text="A line \ud800 of text.", id="a\udfff", metadata=metadata), Document(text="x", id="b")]
    found = list(NewscleanExtractor().run(iter(documents)))
    assert [(document.id, document.metadata["error"]) for document in found] == [("a\udfff", None), ("b", None)]
    assert found[0].metadata["crawled"] is crawled
