"""The commands beside the one for pages: diff and fixture (for report see test_report), and the table of --explain."""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from newsclean import Role, extract
from newsclean.cli import main
from newsclean.testing import check

FIXTURES = Path(__file__).parent.parent / "fixtures"
FLOOD = FIXTURES / "en-flood-wall-copied" / "page.txt"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The page of the flood, changed in a few places."""
    text = FLOOD.read_text("utf-8")
    for old, new in {"57 years": "58 years", "A second peak\n": "", "By Ruth Ansah": "By Ruth Anson"}.items():
        assert old in text
        text = text.replace(old, new)
    page = tmp_path / "changed.txt"
    page.write_text(text, "utf-8")
    return page


def batch_rows(pages: dict[str, str | None], *, ledger: bool = False) -> list[str]:
    """The lines that “newsclean batch --to jsonl” writes of these pages."""
    import pyarrow as pa

    from newsclean.batch import Options, extract_batch

    batch = pa.RecordBatch.from_pydict({"id": list(pages), "text": list(pages.values())})
    rows = extract_batch(batch, Options(ledger=ledger)).to_pylist()
    return [json.dumps(row, ensure_ascii=False, default=str) for row in rows]


class TestDiff:
    def test_a_page_and_itself(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", str(FLOOD), str(FLOOD)]) == 0
        assert capsys.readouterr() == ("", "")

    def test_two_versions_of_a_page(self, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", str(FLOOD), str(changed)]) == 1
        out = "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())
        assert out.splitlines()[:4] == [f"--- {FLOOD}", f"+++ {changed}", "authors", "     Ruth [-Ansah-]{+Anson+}"]
        assert "[-57-]{+58+} years" in out
        assert "   3 [-A second peak-]" in out

    def test_two_results(self, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        results = []
        for page in (FLOOD, changed):
            assert main(["--json", str(page)]) == 0
            results.append(tmp_path / f"{page.stem}.json")
            results[-1].write_text(json.dumps(json.loads(capsys.readouterr().out), indent=2), "utf-8")
        assert main(["diff", *map(str, results)]) == 1
        assert "Ruth [-Ansah-]{+Anson+}" in capsys.readouterr().out
        assert main(["diff", str(results[0]), str(FLOOD)]) == 0

    def test_results_of_several_pages_by_name(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        ferry = FIXTURES / "en-ferry-comments-wetlines" / "page.txt"
        assert main(["--json", str(FLOOD), str(ferry)]) == 0
        lines = capsys.readouterr().out.splitlines()
        old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
        old.write_text("\n".join(lines), "utf-8")
        new.write_text("\n".join([lines[1], lines[0].replace("floods", "flood")]), "utf-8")
        assert main(["diff", str(old), str(new)]) == 1
        out = capsys.readouterr().out
        assert f"--- {old}: {FLOOD}" in out
        assert str(ferry) not in out
        assert "[-floods-]{+flood+}, Hexley" in out

    def test_other_roles_and_why(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--json", str(FLOOD)]) == 0
        result = json.loads(capsys.readouterr().out)
        result["removed"][0].update(role="promo", reasons=["a pitch"])
        result["confidence"] = 0.25
        other = tmp_path / "other.json"
        other.write_text(json.dumps(result), "utf-8")
        assert main(["diff", str(FLOOD), str(other)]) == 1
        out = capsys.readouterr().out
        assert "navigation → promo  Home | News | Sport | Weather  (a pitch)" in out
        assert re.search(r"^confidence\n .*\{\+(0\.)?25\+\}", out, re.MULTILINE)

    def test_rows_of_batches_by_their_ids(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
        ferry = FIXTURES / "en-ferry-comments-wetlines" / "page.txt"
        old, new, text = tmp_path / "old.jsonl", tmp_path / "new.jsonl", FLOOD.read_text("utf-8")
        rows = batch_rows({"flood": text, "ferry": ferry.read_text("utf-8"), "none": None})
        old.write_text("\n".join(rows), "utf-8")
        assert main(["diff", str(old), str(old)]) == 0
        changed = batch_rows({"none": "One line.", "flood": text.replace("floods | Hexley", "flood | Hexley")})
        new.write_text("\n".join([*changed, rows[1]]), "utf-8")
        assert main(["diff", str(old), str(new)]) == 1
        out = capsys.readouterr().out
        assert f"--- {old}: flood\n" in out
        assert "[-floods-]{+flood+}, Hexley" in out
        assert "navigation → promo" not in out
        assert f": none\n+++ {new}: none\nerror\n     [-no page-]" in out
        assert "ferry" not in out

    def test_a_row_of_a_batch_and_its_page(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
        (row,) = batch_rows({"flood": FLOOD.read_text("utf-8")}, ledger=True)
        (tmp_path / "row.jsonl").write_text(row, "utf-8")
        assert main(["diff", str(tmp_path / "row.jsonl"), str(FLOOD)]) == 0
        result = json.loads(row)
        result["ledger_removed"][0].update(role="promo", reasons=["a pitch"])
        (tmp_path / "other.jsonl").write_text(json.dumps(result), "utf-8")
        assert main(["diff", str(FLOOD), str(tmp_path / "other.jsonl")]) == 1
        assert "navigation → promo  Home | News | Sport | Weather  (a pitch)" in capsys.readouterr().out

    @pytest.mark.parametrize("packing", ["parquet", "jsonl.gz"])
    def test_parts_of_batches(self, packing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pa = pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
        import pyarrow.parquet as pq

        from newsclean.batch import Options, extract_batch

        text = FLOOD.read_text("utf-8")
        parts = []
        for name, page in (("old", text), ("new", text.replace("floods | Hexley", "flood | Hexley"))):
            pages = pa.RecordBatch.from_pydict({"id": ["flood", "none"], "text": [page, None]})
            rows = extract_batch(pages, Options(ledger=True))
            parts.append(tmp_path / f"{name}.{packing}")
            if packing == "parquet":
                pq.write_table(pa.Table.from_batches([rows]), parts[-1])
            else:
                lines = [json.dumps(row, default=str) for row in rows.to_pylist()]
                parts[-1].write_bytes(gzip.compress("\n".join(lines).encode()))
        assert main(["diff", str(parts[0]), str(parts[0])]) == 0
        assert main(["diff", *map(str, parts)]) == 1
        out = capsys.readouterr().out
        assert out.startswith(
            f"--- {parts[0]}: flood\n+++ {parts[1]}: flood\ntags\n     [-floods-]{{+flood+}}, Hexley\n"
        )
        assert ": none" not in out

    def test_tables_that_hold_no_results(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pa = pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
        import pyarrow.parquet as pq

        path = tmp_path / "a.parquet"
        pq.write_table(pa.table({"text": ["x"]}), path)
        assert main(["diff", str(path), str(FLOOD)]) == 2
        assert capsys.readouterr().err == f"newsclean: {path}: row 1: is of Parquet, but no result of newsclean\n"
        path.write_bytes(path.read_bytes()[:-3])
        assert main(["diff", str(FLOOD), str(path)]) == 2
        assert f"{path}: is Parquet that is damaged or cut off (" in capsys.readouterr().err
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        assert main(["diff", str(path), str(FLOOD)]) == 2
        assert "pyarrow is missing: pip install 'newsclean[batch]'" in capsys.readouterr().err

    def test_snapshots_in_two_folders(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        def written(name: str, *pages: str, body: str = "x") -> str:
            (tmp_path / name).write_text("\n".join(json.dumps({"body": body, "page": page}) for page in pages), "utf-8")
            return str(tmp_path / name)

        old = written("old", "crawl/1/a.txt", "crawl/1/b/c.txt")
        assert main(["diff", old, written("new", "/other/a.txt", "/other/b/c.txt")]) == 0
        assert main(["diff", old, written("new", "/other/a.txt", "/other/b/c.txt", body="y")]) == 1
        assert capsys.readouterr().out.count("body\n") == 2
        assert main(["diff", old, written("new", "crawl/1/a.txt", "d.txt")]) == 1
        out = capsys.readouterr().out
        assert "a.txt" not in out
        assert f": crawl/1/b/c.txt\n+++ {tmp_path / 'new'}: crawl/1/b/c.txt\nbody\n   1 [-x-]\n" in out

    def test_nothing_is_cut_where_there_is_no_window(
        self, changed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        text = changed.read_text("utf-8")
        gone = next(line for line in text.splitlines() if line.startswith("Forecasters expect"))
        changed.write_text(text.replace(gone, ""), "utf-8")
        assert main(["diff", str(FLOOD), str(changed)]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert f"   4 [-{gone}-]" in lines
        assert not [line for line in lines if line != line.rstrip()]

    def test_what_is_known_of_the_page(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page = tmp_path / "page.txt"
        page.write_text(FLOOD.read_text("utf-8").replace("3 March 2025", "03/04/2025"), "utf-8")
        assert main(["--json", "--day-first", str(page)]) == 0
        (tmp_path / "result.json").write_text(capsys.readouterr().out, "utf-8")
        both = [str(tmp_path / "result.json"), str(page)]
        assert main(["diff", *both, "--url", "https://example.org/2025/04/03/flood"]) == 0
        assert main(["diff", *both, "--day-first"]) == 0
        assert main(["diff", *both, "--month-first"]) == 1

    def test_standard_input_twice(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "-", "-"]) == 2
        assert "only one of A and B can be standard input" in capsys.readouterr().err

    def test_results_of_one_name_do_not_hide_each_other(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "a.json").write_text('{"body": "one"} {"body": "two"} {"body": "x", "page": "b"}')
        (tmp_path / "b.json").write_text('{"body": "ONE"} {"body": "two"} {"body": "x", "page": "b"}')
        assert main(["diff", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 1
        assert "[-one-]" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "content",
        [
            '{"body": 3}',
            '{"body": "x"',
            '{"title": "x"}',
            '{"body": "x"} 5',
            '{"body": "x", "title": {"a": 1}}',
            '{"body": "x", "page": [1]}',
            '{"body": "x", "confidence": "high"}',
            '{"body": "x", "confidence": null}',
            '{"body": "x", "authors": [1]}',
            '{"body": "x", "captions": [{"text": "y"}]}',
            '{"body": "x", "captions": {}}',
            '{"body": "x", "removed": {"navigation": 3}}',
            '{"body": "x", "kept": ["y"]}',
            '{"body": "x", "kept": [{"text": "y", "role": "body"}]}',
            '{"body": "x", "kept": [{"text": "y", "role": "body", "span": ["a", 1]}]}',
            '{"body": "x", "removed": [{"text": "y", "role": "promo", "span": [0, 1], "reasons": 5}]}',
            '{"body": "x", "kept_length": 1, "ledger_kept": [3]}',
            '{"body": "x", "title": ' + "[" * 100_000,
            '{"body": "x", "title": ' + "9" * 5000 + "}",
            '{"body": "x", "confidence": 1' + "0" * 400 + "}",
        ],
    )
    def test_json_that_is_no_result(self, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.json").write_text(content)
        assert main(["diff", str(tmp_path / "a.json"), str(FLOOD)]) == 2
        assert "a.json: " in capsys.readouterr().err
        assert main(["diff", str(FLOOD), str(tmp_path / "nosuch")]) == 2
        assert "nosuch: No such file" in capsys.readouterr().err

    def test_a_result_cannot_steer_the_terminal(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.json").write_text(json.dumps({"body": "one \x1b[2J\u202e two", "title": "\x1b]0;x\x07"}))
        assert main(["diff", str(tmp_path / "a.json"), str(FLOOD)]) == 1
        out = capsys.readouterr().out
        assert not [char for char in out if unicodedata.category(char) in ("Cc", "Cf") and char != "\n"]


class TestFixture:
    def test_a_draft_is_what_newsclean_makes_of_the_page(self, tmp_path: Path) -> None:
        folder = tmp_path / "flood"
        assert main(["fixture", "new", str(FLOOD), str(folder)]) == 0
        assert (folder / "page.txt").read_bytes() == FLOOD.read_bytes()
        assert [problem.key for problem in check(folder)] == ["unchecked"]
        draft = json.loads((folder / "expected.json").read_text("utf-8"))
        del draft["unchecked"]
        assert draft["must_not_have"]
        (folder / "expected.json").write_text(json.dumps(draft), "utf-8")
        assert check(folder) == []

    def test_html_is_told_from_text(self, tmp_path: Path) -> None:
        page = FIXTURES / "en-flood-wall-copied-html" / "page.html"
        assert main(["fixture", "new", str(page), str(tmp_path / "flood")]) == 0
        assert (tmp_path / "flood" / "page.html").read_bytes() == page.read_bytes()

    def test_what_is_known_of_the_page_is_stated(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("page.txt").write_text(FLOOD.read_text("utf-8").replace("3 March 2025", "03/04/2025"), "utf-8")
        Path("own.toml").write_text('[promo]\nwhole = ["a second peak"]', "utf-8")
        options = ["--url", "https://example.org/a", "--day-first", "--phrases", "own.toml"]
        assert main(["fixture", "new", "page.txt", "pages/flood", *options]) == 0
        draft = json.loads(Path("pages/flood/expected.json").read_text("utf-8"))
        assert (draft["url"], draft["day_first"]) == ("https://example.org/a", True)
        assert draft["phrases"] == ["../../own.toml"]
        assert draft["date"] == "2025-04-03"
        assert "A second peak" not in draft["body"]
        del draft["unchecked"]
        Path("pages/flood/expected.json").write_text(json.dumps(draft), "utf-8")
        assert check("pages/flood") == []
        Path("own.toml").unlink()
        assert [problem.key for problem in check("pages/flood")] == ["phrases"]

    def test_nothing_is_written_over(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "page.html").write_text("<p>mine</p>")
        assert main(["fixture", "new", str(FLOOD), str(tmp_path)]) == 1
        assert "has page.html already (--force writes over it)" in capsys.readouterr().err
        assert main(["fixture", "new", str(FLOOD), str(tmp_path), "--force"]) == 0
        assert sorted(path.name for path in tmp_path.iterdir()) == ["expected.json", "page.txt"]
        assert main(["fixture", "new", str(tmp_path / "nosuch"), str(tmp_path / "x")]) == 1

    def test_a_folder_that_cannot_be_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "file").touch()
        (tmp_path / "gone").symlink_to(tmp_path / "nowhere" / "at" / "all")
        (tmp_path / "full" / "expected.json").mkdir(parents=True)
        for folder in ("file/x", "gone", "full", "x" * 300):
            assert main(["fixture", "new", str(FLOOD), str(tmp_path / folder), "--force"]) == 1
            assert str(tmp_path / folder) in capsys.readouterr().err.replace("\n", "")

    def test_pytest_fails_on_drafts(self, pytester: pytest.Pytester) -> None:
        assert main(["fixture", "new", str(FLOOD), str(pytester.path / "flood")]) == 0
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["unchecked: is a draft: go over it*"])


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize(
    "name",
    ["en-flood-wall-copied", "zh-teahouse-repeated-headline-wetlines", "ar-floating-library-inscriptis"],
)
def test_the_table_fits_the_width(
    name: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["--explain", str(FIXTURES / name / "page.txt")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert {line.split()[0] for line in lines if line[:1].strip()} >= {"role", "title", "body", "date", "navigation"}


def test_explaining_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Menu \x1b[2J \u202e reversed\n\n" + FLOOD.read_text("utf-8"), "utf-8")
    assert main(["--explain", str(page)]) == 0
    out = capsys.readouterr().out
    assert not [char for char in out if unicodedata.category(char) in ("Cc", "Cf") and char not in "\n\t"]


def test_explaining_cuts_nothing_where_there_is_no_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert main(["--explain", str(FLOOD)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    article = extract(FLOOD.read_bytes())
    assert [row[1] for row in rows if row[0] == "body"] == [
        piece.text for piece in article.kept if piece.role is Role.BODY
    ]
    assert {len(row) for row in rows} == {3}
    assert ["navigation", "Home | News | Sport | Weather", "; ".join(article.removed[0].reasons)] in rows


@pytest.mark.parametrize("name", ["a--->b.txt", "----.txt", "a-->.txt", "--!>.txt", "-"])
def test_a_pages_name_does_not_end_the_comment_it_stands_in(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for page in (f"./{name}", "other.txt"):
        Path(page).write_text("One line.", "utf-8")
    main(["--markdown", f"./{name}", "other.txt"])
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("<!-- ./")
    assert first.endswith(" -->")
    assert "--" not in first[4:-3]
