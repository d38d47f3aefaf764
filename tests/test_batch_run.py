"""Whole runs: parts, going on, and what is refused."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
pytest.importorskip("fastwarc", reason="needs newsclean[batch]")

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import archive
from newsclean import SiteCounts, SitesError, VocabularyError, cli, extract
from newsclean.batch import extract_batch, run, schema
from newsclean.batch.chunks import chunks_of
from newsclean.batch.command import _ended_in_order
from newsclean.batch.function import Columns, Options
from newsclean.batch.inputs import InputError, inputs_of, read_all
from newsclean.batch.journal import ResumeError
from newsclean.batch.pool import Limits
from newsclean.batch.readers.record import Damage, Record
from newsclean.batch.runner import Settings
from newsclean.batch.summary import Summary
from tests import batch_work

ROOT = Path(__file__).parent.parent
QUICK = Settings(rows=20, jobs=2, limits=Limits(seconds=30))


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives of 30 and 25 pages, and three loose pages."""
    folder = tmp_path_factory.mktemp("crawl")
    archive.write(folder / "a.wet.gz", 30, seed=1)
    archive.write(folder / "b.warc.zst", 25, seed=2, html=True)
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Loose page {number}.", encoding="utf-8")
    return folder


def parts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("part-*"))}


def table(folder: Path) -> pa.Table:
    return pa.concat_tables([pq.read_table(path) for path in sorted(folder.glob("part-*"))])


def ids(crawl: Path) -> list[str]:
    made = [page.id for page in archive.pages(30, seed=1)] + [page.id for page in archive.pages(25, seed=2, html=True)]
    return made + [str(crawl / f"{number}.txt") for number in range(3)]


RECORDS = st.lists(
    st.one_of(
        st.builds(Record, st.text("abc", max_size=3), st.one_of(st.none(), st.binary(max_size=5), st.text(max_size=5))),
        st.builds(Damage, st.just("file"), st.integers(0, 99), st.just("odd")),
    ),
    max_size=30,
)


@given(RECORDS, st.integers(1, 7), st.integers(0, 30))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_chunks_hold_every_page_once_and_parts_do_not_depend_on_where_one_began(
    found: list[Record | Damage], rows: int, skipped: int
) -> None:
    def numbered(records: list[Record | Damage]) -> list[tuple[int, Record | Damage]]:
        return [(0, record) for record in records]

    chunks = list(chunks_of(iter(numbered(found)), rows))
    pages = [record for record in found if isinstance(record, Record)]
    assert [name for chunk in chunks for name in chunk.pages.column("id").to_pylist()] == [page.id for page in pages]
    assert [damage for chunk in chunks for damage in chunk.damages] == [one for one in found if isinstance(one, Damage)]
    sizes: dict[int, int] = {}
    for chunk in chunks:
        sizes[chunk.part] = sizes.get(chunk.part, 0) + chunk.pages.num_rows
    assert list(sizes.values()) == [rows] * (len(pages) // rows) + [len(pages) % rows]
    begun = min(skipped, len(pages) // rows) * rows
    places = [place for place, record in enumerate(found) if isinstance(record, Record)]
    rest = found[places[begun - 1] + 1 :] if begun else found
    again = list(chunks_of(iter(numbered(rest)), rows, begun // rows, (0, begun)))
    assert [(chunk.part, chunk.place, chunk.closes) for chunk in again] == [
        (chunk.part, chunk.place, chunk.closes) for chunk in chunks if chunk.part >= begun // rows
    ]


def test_a_run_gives_every_page_in_order(crawl: Path, tmp_path: Path) -> None:
    summary = run([str(crawl)], tmp_path / "out", QUICK)
    out = table(tmp_path / "out")
    assert out.schema.equals(schema())
    assert out.schema.metadata == schema().metadata
    assert out.column("id").to_pylist() == ids(crawl)
    assert [len(pq.read_table(path)) for path in sorted((tmp_path / "out").glob("part-*"))] == [20, 20, 18]
    assert (summary.pages, summary.errors, summary.damages) == (58, 0, [])
    assert sum(summary.verdicts.values()) == 58
    assert Summary.from_dict(json.loads(json.dumps(summary.to_dict()))) == summary
    pages = [record for _, record in read_all(inputs_of([str(crawl)]), Columns())]
    alone = [
        extract_batch(pa.RecordBatch.from_pylist([record._asdict()]), Options(Columns(source="source"))).to_pylist()[0]
        for record in pages
        if isinstance(record, Record)
    ]
    assert out.to_pylist() == alone


def test_json_lines_have_the_same_rows(crawl: Path, tmp_path: Path) -> None:
    run([str(crawl)], tmp_path / "a", QUICK)
    run([str(crawl)], tmp_path / "b", Settings(form="jsonl", rows=40, jobs=1))
    lines = [json.loads(line) for data in parts(tmp_path / "b").values() for line in data.splitlines()]
    rows = table(tmp_path / "a").to_pylist()
    assert json.loads(json.dumps(rows, default=str)) == lines


@pytest.fixture(scope="module")
def undisturbed(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    run([str(crawl)], folder / "out", QUICK, work=batch_work.echo)
    return folder / "out"


def again(crawl: Path, folder: Path) -> Summary:
    return run([str(crawl)], folder, QUICK, work=batch_work.echo)


class TestGoingOn:
    @pytest.fixture
    def begun(self, crawl: Path, undisturbed: Path, tmp_path: Path) -> Path:
        """A run that has two parts of three, and has left a beginning of the third."""
        folder = tmp_path / "out"
        again(crawl, folder)
        (folder / "part-000002.parquet").rename(folder / ".part-000002.parquet.tmp")
        (folder / "_summary.json").unlink()
        return folder

    def test_behind_the_whole_parts(self, crawl: Path, begun: Path, undisturbed: Path) -> None:
        first = (begun / "part-000000.parquet").stat()
        summary = again(crawl, begun)
        assert parts(begun) == parts(undisturbed)
        assert (begun / "part-000000.parquet").stat().st_mtime_ns == first.st_mtime_ns
        assert not list(begun.glob(".*"))
        assert summary.pages == 58
        assert (begun / "_summary.json").read_bytes() == (undisturbed / "_summary.json").read_bytes()

    @pytest.mark.slow
    @pytest.mark.parametrize("loss", ["torn", "no journal", "no first part", "short part"])
    def test_whatever_was_lost(self, crawl: Path, begun: Path, undisturbed: Path, loss: str) -> None:
        if loss == "torn":
            journal = begun / "_journal.jsonl"
            journal.write_bytes(journal.read_bytes()[:-30])
        elif loss == "no journal":
            (begun / "_journal.jsonl").unlink()
        elif loss == "no first part":
            (begun / "part-000000.parquet").unlink()
        else:
            (begun / "part-000001.parquet").write_bytes(b"PAR1")
        assert again(crawl, begun).pages == 58
        assert parts(begun) == parts(undisturbed)

    def test_nothing_is_left_to_do(self, crawl: Path, undisturbed: Path) -> None:
        before = {path: path.stat().st_mtime_ns for path in undisturbed.glob("part-*")}
        assert again(crawl, undisturbed).pages == 58
        assert before == {path: path.stat().st_mtime_ns for path in undisturbed.glob("part-*")}

    def test_other_settings_are_refused(self, crawl: Path, begun: Path) -> None:
        with pytest.raises(ResumeError, match="was begun with rows 20, not 21; name another folder"):
            run([str(crawl)], begun, Settings(rows=21, limits=QUICK.limits))
        with pytest.raises(ResumeError, match="was begun with ledger false, not true"):
            run([str(crawl)], begun, Settings(rows=20, limits=QUICK.limits, options=Options(ledger=True)))

    def test_other_inputs_are_refused(self, crawl: Path, begun: Path, tmp_path: Path) -> None:
        with pytest.raises(ResumeError, match="was begun with 3 inputs, not 1"):
            run([str(crawl / "a.wet.gz")], begun, QUICK)
        with pytest.raises(ResumeError, match=r"0\.txt was not among them in this place, or has changed"):
            run([str(crawl / "0.txt"), str(crawl / "a.wet.gz"), str(crawl / "b.warc.zst")], begun, QUICK)

    def test_a_folder_of_something_else_is_refused(self, crawl: Path, tmp_path: Path) -> None:
        (tmp_path / "thesis.doc").touch()
        with pytest.raises(ResumeError, match=r"holds other files \(thesis.doc\)"):
            run([str(crawl)], tmp_path, QUICK)

    @pytest.mark.slow
    def test_other_numbers_of_processes_are_not(self, crawl: Path, begun: Path, undisturbed: Path) -> None:
        run([str(crawl)], begun, Settings(rows=20, jobs=1, limits=QUICK.limits), work=batch_work.echo)
        assert parts(begun) == parts(undisturbed)


class TestWrongCalls:
    """What can be seen to be wrong is said before the folder is begun."""

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ({"form": "csv"}, "form must be one of parquet, jsonl, not 'csv'"),
            ({"kind": "zip"}, "kind must be one of None, warc, jsonl, parquet, page, not 'zip'"),
            ({"rows": 0}, "rows must be at least 1, not 0"),
            ({"jobs": 0}, "jobs must be at least 1, not 0"),
        ],
    )
    def test_settings(self, wrong: dict[str, Any], message: str) -> None:
        with pytest.raises(ValueError, match=f"^{message}$"):
            Settings(**wrong)

    @pytest.mark.parametrize(
        ("options", "error"),
        [
            ({"phrases": ["nosuch.toml"]}, VocabularyError),
            ({"sites": "nosuch"}, InputError),
            ({"sites": __file__}, SitesError),
        ],
    )
    def test_files(self, tmp_path: Path, options: dict[str, Any], error: type[Exception]) -> None:
        (tmp_path / "a.txt").touch()
        with pytest.raises(error, match=next(iter(options.values()))[0]):
            run([tmp_path / "a.txt"], tmp_path / "out", Settings(options=Options(**options)))
        assert not (tmp_path / "out").exists()

    def test_one_path_is_no_list(self, tmp_path: Path) -> None:
        for one in ("a.jsonl", tmp_path):
            with pytest.raises(TypeError, match="a list of inputs is needed"):
                run(one, tmp_path / "out")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="phrases must be a list of paths"):
            Options(phrases="friends.toml")

    def test_a_script_that_calls_it_whenever_it_is_loaded(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").touch()
        (tmp_path / "script.py").write_text("from newsclean.batch import run\nrun(['a.txt'], 'out')\n", "utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "script.py"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False, text=True)
        assert done.returncode == 1
        assert done.stderr.count("Traceback") == 1
        assert "PoolError: each worker loads the script that calls this" in done.stderr.splitlines()[-1]
        assert 'if __name__ == "__main__":' in done.stderr.splitlines()[-1]

    def test_a_script_without_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").touch()
        done = subprocess.run(
            [sys.executable],
            input="from newsclean.batch import run\nrun(['a.txt'], 'out')\n",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.stderr.count("Traceback") == 1
        assert "PoolError: workers load the script that calls this, and it has no file" in done.stderr


def test_inputs_without_pages(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    assert run([str(tmp_path / "a.jsonl")], tmp_path / "out", QUICK).pages == 0
    assert table(tmp_path / "out").num_rows == 0


def test_what_comes_out_does_not_go_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    for _ in range(2):
        assert run([str(tmp_path)], tmp_path / "out", Settings(jobs=1), work=batch_work.echo).pages == 1


@pytest.mark.slow
def test_damage_is_told_after_going_on_too(tmp_path: Path) -> None:
    archive.write(tmp_path / "a.wet.gz", 30)
    data = (tmp_path / "a.wet.gz").read_bytes()
    (tmp_path / "a.wet.gz").write_bytes(data[:-100])
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n' * 15, encoding="utf-8")
    inputs = [str(tmp_path / "a.wet.gz"), str(tmp_path / "b.jsonl")]
    first = run(inputs, tmp_path / "out", QUICK, work=batch_work.echo)
    assert (first.pages, len(first.damages)) == (44, 1)
    assert first.damages[0].startswith(f"{inputs[0]}: byte ")
    (tmp_path / "out" / "part-000002.parquet").unlink()
    assert run(inputs, tmp_path / "out", QUICK, work=batch_work.echo) == first


class TestCommand:
    def test_done(self, crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["batch", str(crawl), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("58 pages, 0 with an error; ")
        assert all(word in out for word in ("verdict", "language", "taken out", "navigation"))
        assert err == f"newsclean: done: {tmp_path / 'out'}\n"

    def test_damage_and_errors(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.jsonl").write_text('{"html": "<p>x", "n": 4}\n{', encoding="utf-8")
        (tmp_path / "b.parquet").write_bytes(b"PAR1")
        out = tmp_path / "out"
        assert cli.main(["batch", str(tmp_path), "-o", str(out), "--jobs", "1", "--source", "html", "--id", "n"]) == 1
        err = capsys.readouterr().err
        assert f"newsclean: {tmp_path / 'b.parquet'}: byte 4: no Parquet file, or cut off" in err
        assert f"newsclean: {tmp_path / 'a.jsonl'}#2: no JSON: " in err
        assert table(out).column("id").to_pylist() == ["4", f"{tmp_path / 'a.jsonl'}#2"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["x.wet"], "Missing option '-o'"),
            (["nosuch.wet", "-o", "out"], "nosuch.wet: no file"),
            (["x" * 5000, "-o", "out"], "File name too long"),
            (["-o", "out"], "Missing argument 'INPUT...'"),
            (["-", "-o", "out"], "-: standard input is not read; name a file"),
            (["a.wet", "-o", "."], "a.wet: lies in the folder that the parts go to"),
            (["a.parquet", "-o", "out", "--source", "html"], "a.parquet: no column 'html' among text"),
            (["a.parquet", "-o", "out", "--url", "addr"], "a.parquet: no column 'addr' among text"),
            (["a.jsonl.bz2", "-o", "out"], "a.jsonl.bz2: packed in a way that cannot be read here; unpack it first"),
            (["a.wet", "-o", "out", "--site-counts", "a.wet"], "a.wet"),
            (["x.wet", "-o", "out", "--jobs", "0"], "--jobs"),
        ],
    )
    def test_wrong_usage(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        words: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        pq.write_table(pa.table({"text": ["x"]}), "a.parquet")
        for name in ("a.wet", "a.jsonl.bz2"):
            Path(name).touch()
        assert cli.main(["batch", *arguments]) == 2
        assert words in capsys.readouterr().err
        assert not Path("out").exists()

    def test_a_field_that_no_line_has_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.jsonl").write_text('{"text": "one", "n": 1}\n{"text": "two"}\n[', encoding="utf-8")
        (tmp_path / "b.jsonl").write_text('{"text": "three", "n": 3}', encoding="utf-8")
        arguments = ["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--jobs", "1", "--url", "addr", "--id", "n"]
        assert cli.main(arguments) == 1
        lines = [line for line in capsys.readouterr().err.splitlines() if "no line has" in line]
        assert lines == [f"newsclean: {tmp_path / name}.jsonl: no line has 'addr'" for name in ("a", "b")]

    def test_not_one_page_could_be_done(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('{"text": "one"}\n' * 3, encoding="utf-8")
        arguments = ["batch", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out"), "--jobs", "1"]
        assert cli.main([*arguments, "--source", "html"]) == 1

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for name in ("a.txt", "file"):
            (tmp_path / name).touch()
        assert cli.main(["batch", str(tmp_path / "a.txt"), "-o", str(tmp_path / "file" / "out")]) == 3
        assert capsys.readouterr().err == f"newsclean: {tmp_path / 'file' / 'out'}: Not a directory\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_nobody_reads_the_summary(self, tmp_path: Path) -> None:
        """The run is done all the same."""
        (tmp_path / "a.txt").write_text("A line.", encoding="utf-8")
        command = [sys.executable, "-m", "newsclean", "batch", "a.txt", "-o", "out"]  # the second time, all is done
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        said = []
        for output in ("closed", "full"):
            with Path("/dev/full").open("wb") as full:
                stdout = full.fileno() if output == "full" else subprocess.PIPE
                process = subprocess.Popen(
                    command, cwd=tmp_path, env=environment, stdout=stdout, stderr=subprocess.PIPE
                )
            with process:
                if process.stdout:
                    process.stdout.close()
                assert process.stderr
                said.append(process.stderr.read().decode())
            assert process.returncode == 0
        done = "newsclean: done: out\n"
        assert said == [done, f"{done}newsclean: standard output: No space left on device\n"]

    @pytest.mark.slow
    def test_broken_phrases(self, crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "broken.toml").write_text("[promo", encoding="utf-8")
        arguments = ["batch", str(crawl), "-o", str(tmp_path / "out"), "--phrases", str(tmp_path / "broken.toml")]
        assert cli.main(arguments) == 2
        assert "broken.toml" in capsys.readouterr().err

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
    def test_a_signal_that_is_ignored_stays_so(self) -> None:
        """As under nohup, which is to outlive the terminal."""
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with _ended_in_order():
                assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
                assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGHUP, before)

    @pytest.mark.slow
    @pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
    @pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_stopped(self, tmp_path: Path, number: signal.Signals, status: int) -> None:
        archive.write(tmp_path / "a.wet", 3000)
        command = [sys.executable, "-m", "newsclean", "batch", "a.wet", "-o", "out", "--rows", "20"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE) as process:
            for _ in range(600):
                if list(tmp_path.glob("out/part-*")):
                    break
                time.sleep(0.1)
            process.send_signal(number)
            assert process.stderr
            said = process.stderr.read()
        assert process.returncode == status
        assert b"Traceback" not in said
        assert not list(tmp_path.glob("out/.*"))
        assert {pq.read_metadata(path).num_rows for path in tmp_path.glob("out/part-*")} == {20}

    @pytest.mark.slow
    def test_two_at_once_are_refused(self, tmp_path: Path) -> None:
        archive.write(tmp_path / "a.wet", 3000)
        command = [sys.executable, "-m", "newsclean", "batch", "a.wet", "-o", "out"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=tmp_path, env=environment) as process:
            for _ in range(600):
                if (tmp_path / "out" / "_journal.jsonl").exists():
                    break
                time.sleep(0.1)
            second = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
            process.terminate()
        assert second.returncode == 2
        assert b"another run is at work there" in second.stderr


def test_two_passes_tell_what_a_site_repeats(tmp_path: Path) -> None:
    box = "Our reporters have walked every street of the county since 1911, and they still wear out their own shoes."
    stories = [page.text for page in archive.pages(4, seed=9)]
    texts = ["\n\n".join((story, box, f"{story[-300:]} Number {number}.")) for number, story in enumerate(stories)]
    rows = [{"text": text, "url": f"https://e.org/{number}"} for number, text in enumerate(texts)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"text": "x"}])), encoding="utf-8")
    inputs = [str(tmp_path / "a.jsonl")]
    run(inputs, tmp_path / "out", Settings(jobs=1, sites=True))
    found = table(tmp_path / "out").to_pylist()
    counts = SiteCounts()
    for row in rows:
        counts.add(row["text"], row["url"])
    assert SiteCounts.load(tmp_path / "out" / "_sites.gz") == counts.pruned()
    for row, got in zip(rows, found[:4], strict=True):
        assert got["body"] == extract(row["text"], url=row["url"], site=counts).body
    given = Settings(jobs=1, options=Options(sites=str(tmp_path / "out" / "_sites.gz")))
    run(inputs, tmp_path / "given", given)
    assert table(tmp_path / "given").to_pylist() == found
