"""The one function over batches: a row a page, in order, whatever the pages are; and the schema it promises."""

from __future__ import annotations

import datetime
import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import MissingExtraError, Role, Vocabulary, extract

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")

import pyarrow as pa

from newsclean.batch import SCHEMA_VERSION, Columns, MissingColumnError, Options, extract_batch, schema
from newsclean.batch.counting import count_batch
from newsclean.batch.rows import batch_of, row_of

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGE = (FIXTURES / "en-flood-wall-copied" / "page.txt").read_text(encoding="utf-8")

PROMISED = """
id: string
url: string
crawled: string
title: string
standfirst: string
date: date32[day]
timestamp: string
date_ambiguous: bool
date_alternative: date32[day]
authors: list<item: string>
body: string
captions: list<item: struct<text: string, credit: string, start: int64, end: int64>>
tags: list<item: string>
language: string
verdict: string
confidence: double
kept_length: int64
removed_length: int64
removed: struct<date: int32, byline: int32, caption: int32, credit: int32, comment: int32, login: int32, promo: int32, \
advertising: int32, share: int32, related: int32, tags: int32, navigation: int32, legal: int32, repeat: int32, \
boilerplate: int32>
error: string
""".strip()


def batch(*sources: str | bytes | None, **columns: Sequence[object]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"text": list(sources), **columns})


def test_the_schema_of_this_version() -> None:
    """Another schema is another version: raise SCHEMA_VERSION, and tell it in docs/batch.md."""
    assert SCHEMA_VERSION == 1
    assert [f"{field.name}: {field.type}" for field in schema()] == PROMISED.splitlines()
    assert schema().metadata == {b"newsclean.schema": b"1"}
    assert {*schema(ledger=True).names} - {*schema().names} == {"ledger_kept", "ledger_removed"}


def test_a_row_is_its_article() -> None:
    url = "https://example.org/2025/03/03/flood"
    row = extract_batch(batch(PAGE, url=[url], id=[17])).to_pylist()[0]
    article = extract(PAGE, url=url)
    assert (row["id"], row["url"], row["crawled"], row["error"]) == ("17", url, None, None)
    for name in ("title", "standfirst", "date", "body", "language", "confidence", "date_ambiguous"):
        assert row[name] == getattr(article, name)
    assert row["date"] == datetime.date(2025, 3, 3)
    assert row["timestamp"] == "2025-03-03T07:40:00"
    assert (tuple(row["authors"]), tuple(row["tags"])) == (article.authors, article.tags)
    assert row["verdict"] == article.verdict.value
    assert [(caption["text"], caption["credit"]) for caption in row["captions"]] == [
        (caption.text, caption.credit) for caption in article.captions
    ]
    assert row["removed"]["related"] == sum(item.role is Role.RELATED for item in article.removed)
    assert sum(row["removed"].values()) == len(article.removed)
    assert row["removed_length"] == sum(len(item.text) for item in article.removed)


def test_the_ledger_holds_the_whole_page() -> None:
    out = extract_batch(batch(PAGE), Options(ledger=True))
    assert out.schema.equals(schema(ledger=True), check_metadata=True)
    row = out.to_pylist()[0]
    article = extract(PAGE)
    assert [piece["text"] for piece in row["ledger_kept"]] == [piece.text for piece in article.kept]
    assert [(item["start"], item["role"], tuple(item["reasons"])) for item in row["ledger_removed"]] == [
        (item.span.start, item.role.value, item.reasons) for item in article.removed
    ]


def test_what_cannot_be_done_has_its_reason_in_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract_or_not(source: str | bytes, **options: object) -> newsclean.Article:
        if source == "bad":
            raise ZeroDivisionError("of a kind")
        return extract(source)

    monkeypatch.setattr("newsclean.batch.function.extract", extract_or_not)
    monkeypatch.setattr("newsclean.batch.function.LARGEST", 10_000)
    pages = batch(
        PAGE, "bad", None, PAGE, "x" * 10_001, id=["a", "b", "c", "d", "e"], error=[None] * 3 + ["gone", None]
    )
    out = extract_batch(pages)
    out.validate(full=True)
    assert out.schema.equals(schema(), check_metadata=True)
    assert out.column("id").to_pylist() == ["a", "b", "c", "d", "e"]
    assert out.column("error").to_pylist() == [
        None,
        "ZeroDivisionError: of a kind",
        "no page",
        "gone",
        "larger than 0 MB",
    ]
    assert [row is None for row in out.column("body").to_pylist()] == [False, True, True, True, True]


def test_a_batch_without_pages_column() -> None:
    with pytest.raises(MissingColumnError, match="'text'"):
        extract_batch(pa.RecordBatch.from_pydict({"html": ["x"]}))


def test_a_batch_without_a_column_that_was_named() -> None:
    pages = pa.RecordBatch.from_pydict({"text": ["x"], "link": ["https://e.org"]})
    assert extract_batch(pages, Options(Columns(url="link"))).column("url").to_pylist() == ["https://e.org"]
    with pytest.raises(MissingColumnError, match="no column 'addr' among"):
        extract_batch(pages, Options(Columns(url="addr")))


@pytest.mark.parametrize("other", [[{"text": "x"}], {"text": ["x"]}, pa.table({"text": ["x"]})])
def test_what_is_no_batch(other: Any) -> None:
    with pytest.raises(TypeError, match=r"batch must be a pyarrow\.RecordBatch, not a "):
        extract_batch(other)


@pytest.mark.parametrize(
    ("module", "missing", "extra"),
    [
        ("newsclean.integrations.ray", "ray", "ray"),
        ("newsclean.integrations.spark", "pyspark", "spark"),
        ("newsclean.integrations.datatrove", "datatrove", "datatrove"),
        ("newsclean.batch.readers.warc", "fastwarc.stream_io", "batch"),
    ],
)
def test_a_missing_library_is_told_with_its_extra(
    module: str, missing: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    library = missing.partition(".")[0]
    with pytest.raises(MissingExtraError, match=rf"{library} is missing: pip install 'newsclean\[{extra}\]'"):
        importlib.import_module(module)


def test_pages_are_counted_as_they_are_extracted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has an error in one pass has no lines in the other."""
    for module in ("function", "counting"):
        monkeypatch.setattr(f"newsclean.batch.{module}.LARGEST", 1000, raising=False)
    urls = [f"https://e.org/{number}" for number in range(5)]
    pages = batch(
        "A line.", "A line.", None, "A line. " * 200, "Two lines.", url=urls, error=[None, "gone", *[None] * 3]
    )
    errors = extract_batch(pages).column("error").to_pylist()
    assert [error is None for error in errors] == [True, False, False, False, True]
    for column in count_batch(pages).columns:
        assert column.is_valid().to_pylist() == [error is None for error in errors]
    with pytest.raises(MissingColumnError, match="'text'"):
        count_batch(pa.RecordBatch.from_pydict({"html": ["x"], "url": ["https://e.org"]}))


def test_pages_that_are_no_text() -> None:
    pages = pa.RecordBatch.from_pydict({"text": [["a", "b"], ["c"]], "url": ["https://e.org"] * 2})
    assert extract_batch(pages).column("error").to_pylist() == ["no text, but a list"] * 2
    assert count_batch(pages).column("host").to_pylist() == [None, None]


def test_columns_have_the_names_one_gives_them() -> None:
    pages = pa.RecordBatch.from_pydict({"html": [PAGE.encode()], "address": ["https://e.org"], "n": [3], "text": ["x"]})
    row = extract_batch(pages, Options(Columns(source="html", url="address", id="n"))).to_pylist()[0]
    assert (row["id"], row["url"], row["title"]) == ("3", "https://e.org", "Flood wall at Hexley holds as river peaks")


def test_the_charset_that_a_server_named() -> None:
    text = "Der Bürgermeister von Höxter grüßte. " * 3
    out = extract_batch(
        batch(text.encode("cp1250"), text.encode(), charset=["windows-1250", None]), Options(ledger=True)
    )
    for row in out.to_pylist():
        assert "grüßte" in "".join(piece["text"] for piece in row["ledger_kept"] + row["ledger_removed"])


def test_phrases_and_day_first(tmp_path: Path) -> None:
    (tmp_path / "friends.toml").write_text('[promo]\nwhole = ["become a friend of the bridge"]\n', encoding="utf-8")
    options = Options(ledger=True, day_first=True, phrases=(str(tmp_path / "friends.toml"),))
    text = f"Published 03/04/2024\n\n{PAGE}\n\nBecome a friend of the bridge\n"
    row = extract_batch(batch(text), options).to_pylist()[0]
    vocabulary = Vocabulary.load(extra=[tmp_path / "friends.toml"])
    assert row["body"] == extract(text, day_first=True, vocabulary=vocabulary).body
    assert "promo" in [item["role"] for item in row["ledger_removed"] if item["text"].startswith("Become")]


SOURCES = st.one_of(st.none(), st.text(max_size=60), st.text(st.characters(codec="utf-8"), max_size=300))


@given(st.lists(SOURCES, max_size=8))
def test_no_text_is_lost_doubled_or_moved(sources: list[str | None]) -> None:
    texts = [source and source.encode("utf-8", "replace").decode() for source in sources]
    names = [str(number) for number in range(len(texts))]
    pages = pa.RecordBatch.from_pydict({"id": names, "text": pa.array(texts, pa.string())})
    out = extract_batch(pages)
    out.validate(full=True)
    assert out.column("id").to_pylist() == names
    assert [error is not None for error in out.column("error").to_pylist()] == [text is None for text in texts]


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_any_bytes_have_a_row(sources: list[bytes]) -> None:
    out = extract_batch(pa.RecordBatch.from_pydict({"text": pa.array(sources, pa.binary())}))
    out.validate(full=True)
    assert out.num_rows == len(sources)
    assert out.column("error").null_count == len(sources)


def test_lone_surrogates_become_replacement_characters() -> None:
    html = (
        "<html><body><p>A lone one, &#xD83D;, which is no character at all, said the mayor on Monday.</p></body></html>"
    )
    out = extract_batch(batch(html), Options(ledger=True))
    out.validate(full=True)
    (row,) = out.to_pylist()
    assert row["error"] is None
    assert "\ufffd" in "".join(piece["text"] for piece in row["ledger_kept"] + row["ledger_removed"])


LONE = "\ud83d"
TEXT_OF_LONE_ONES = """Flood wall{0} at Hexley holds as {0}river peaks
Engineers had feared{0} the 1968 barrier would give way overnight
By Ruth Ans{0}ah
3 March 2025, 07:40
Volunteers fill sand{0}bags on Mill Lane (Photo: Eva{0} Klang/PA)
The flood wall that protects 4,000 homes in{0} Hexley held through the night as the river reached its highest level.
READ MORE: Ten streets{0} told to leave
Topics: floods{0} | Hexley{0}
Forecasters expect the water to rise again on Wednesday{0}, though not as far as it did on Sunday, said the mayor.
© 2025 The Hexley{0} Post. All rights reserved."""
HTML_OF_LONE_ONES = """<html><head><title>Flood wall{0} at Hexley holds</title>
<meta property="og:title" content="Flood wall{0} at Hexley holds"><meta name="author" content="Ruth Ans{0}ah">
<meta name="keywords" content="floods{0}, Hexley">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Flood wall\\ud83d at Hexley holds",
"author": {{"name": "Ruth Ans\\ud83dah"}}, "keywords": ["floods\\ud83d"], "datePublished": "2025-03-03",
"image": {{"caption": "Volunteers\\ud83d fill sandbags"}},
"articleBody": "The flood wall that protects 4,000 homes in\\ud83d Hexley held through the night, he said."}}</script>
</head><body><h1>Flood wall{0} at Hexley holds</h1><p class="byline">By Ruth Ans{0}ah</p>
<figure><img alt="x{0}"><figcaption class="&#xd83d;">Volunteers{0} fill bags (Photo: Eva{0} Klang)</figcaption></figure>
<article><p>The flood wall that protects 4,000 homes in{0} Hexley held through the night, the mayor{0} said.</p>
<p>Forecasters expect the water to rise again on Wednesday{0}, though not as far as it did on Sunday{0}.</p></article>
<div class="tags{0}"><a rel="tag">floods{0}</a></div></body></html>"""


@pytest.mark.parametrize("page", [TEXT_OF_LONE_ONES, HTML_OF_LONE_ONES, HTML_OF_LONE_ONES.partition("<h1>")[0]])
@pytest.mark.parametrize("lone", [LONE, "&#xD83D;"])
def test_no_field_of_an_article_has_a_lone_surrogate(page: str, lone: str) -> None:
    """Which Arrow would refuse: the row would be an error."""
    pages = pa.RecordBatch.from_pydict({"text": pa.array([page.format(lone).encode("utf-8", "surrogatepass")])})
    out = extract_batch(pages, Options(ledger=True))
    out.validate(full=True)
    (row,) = out.to_pylist()
    assert row["error"] is None
    extract(page.format(lone)).to_json().encode()
    batch_of([row_of(extract(page.format(lone)), ledger=True)], ledger=True)


@pytest.mark.parametrize("program", ["import newsclean.batch", "import newsclean.cli"])
def test_arrow_is_loaded_when_it_is_needed(program: str) -> None:
    code = f"{program}; import sys; print({{'pyarrow', 'fastwarc', 'rich', 'newsclean.pipeline'}} & set(sys.modules))"
    environment = {"PYTHONPATH": str(Path(newsclean.__path__[0]).parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    "program",
    [
        "from newsclean.batch import extract_batch",
        "from newsclean.cli import main; main(['batch', 'x.wet', '-o', 'o'])",
    ],
)
def test_without_arrow_one_is_told_what_to_install(program: str) -> None:
    code = f"import sys; sys.modules['pyarrow'] = None; {program}"
    environment = {"PYTHONPATH": str(Path(newsclean.__path__[0]).parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True, text=True)
    assert "Error: pyarrow is missing: pip install 'newsclean[batch]'" in done.stderr


def test_the_names_of_batches() -> None:
    for name in newsclean.batch.__all__:
        assert hasattr(newsclean.batch, name)
        assert not name.endswith("Error") or issubclass(getattr(newsclean.batch, name), newsclean.NewscleanError)
    with pytest.raises(AttributeError, match=r"module 'newsclean\.batch' has no attribute 'nothing'"):
        newsclean.batch.nothing  # type: ignore[attr-defined]  # noqa: B018
