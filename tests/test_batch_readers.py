"""The readers: what they give of whole inputs, in every packing, and of damaged ones."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
pytest.importorskip("fastwarc", reason="needs newsclean[batch]")

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import archive
from newsclean.batch.function import Columns
from newsclean.batch.inputs import InputError, inputs_of, read_all
from newsclean.batch.readers.record import Damage, Record

PACKINGS = ["", ".gz", ".zst", ".lz4"]
COLUMNS = Columns()


def read(*arguments: Path | str, place: tuple[int, int] = (0, 0)) -> tuple[list[Record], list[Damage]]:
    found = [one for _, one in read_all(inputs_of(map(str, arguments)), COLUMNS, place)]
    records = [one for one in found if isinstance(one, Record)]
    return records, [one for one in found if isinstance(one, Damage)]


def starts_of(path: Path, count: int) -> list[int]:
    """Where the records of an archive of so many pages begin, and where it ends."""
    pack = archive._packer(path)
    lengths = [len(pack(archive._info())), *(len(pack(archive.record(page))) for page in archive.pages(count))]
    return [sum(lengths[: place + 1]) for place in range(count + 1)]


def warc(content: bytes, kind: str = "response", **headers: str) -> bytes:
    lines = {"WARC-Type": kind, "WARC-Record-ID": "<urn:uuid:1>", "WARC-Target-URI": "https://e.org/", **headers}
    lines["Content-Length"] = lines.get("Content-Length", str(len(content)))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + content + b"\r\n\r\n"


def http(body: bytes, head: str = "Content-Type: text/html", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body


class TestArchives:
    @pytest.mark.parametrize("packing", PACKINGS)
    @pytest.mark.parametrize("html", [False, True])
    def test_whole(self, tmp_path: Path, packing: str, html: bool) -> None:
        path = tmp_path / f"a.warc{packing}"
        archive.write(path, 20, html=html)
        records, damages = read(path)
        assert not damages
        assert [(record.id, record.url, record.crawled, record.source) for record in records] == [
            (page.id, page.url, page.date, page.text.encode()) for page in archive.pages(20, html=html)
        ]
        assert {record.charset for record in records} == {"utf-8"}

    @pytest.mark.parametrize("packing", PACKINGS)
    def test_packed_as_a_whole(self, tmp_path: Path, packing: str) -> None:
        path = tmp_path / f"a.wet{packing}"
        archive.write(tmp_path / "plain.wet", 20)
        path.write_bytes(archive._packer(path)((tmp_path / "plain.wet").read_bytes()))
        assert [record.id for record in read(path)[0]] == [page.id for page in archive.pages(20)]

    @pytest.mark.parametrize("packing", PACKINGS)
    def test_going_on(self, tmp_path: Path, packing: str) -> None:
        path = tmp_path / f"a.wet{packing}"
        archive.write(path, 20)
        assert read(path, place=(0, 7))[0] == read(path)[0][7:]
        assert read(path, path, place=(1, 19))[0] == read(path)[0][19:]
        assert read(path, place=(0, 20)) == ([], [])

    @pytest.mark.parametrize("packing", PACKINGS)
    def test_cut_off(self, tmp_path: Path, packing: str) -> None:
        path = tmp_path / f"a.wet{packing}"
        archive.write(path, 12)
        whole, data, starts = read(path)[0], path.read_bytes(), starts_of(path, 12)
        dice = random.Random(1)
        for _ in range(40):
            # The very first bytes of a record packed by lz4 say nothing: they are not missed.
            number = dice.randrange(12)
            cut = dice.randrange(starts[number] + 30, starts[number + 1] - 30)
            path.write_bytes(data[:cut])
            records, damages = read(path)
            assert [record.id for record in records] == [record.id for record in whole[:number]]
            assert len(damages) == 1
            assert damages[0].file == str(path)
            assert starts[number] - 6000 <= (damages[0].offset or 0) <= cut

    @pytest.mark.parametrize("packing", PACKINGS)
    def test_damaged_amid(self, tmp_path: Path, packing: str) -> None:
        path = tmp_path / f"a.wet{packing}"
        archive.write(path, 12)
        whole, data, starts = read(path)[0], path.read_bytes(), starts_of(path, 12)
        for number in (2, 7):
            at = starts[number]
            path.write_bytes(data[:at] + b"\xff" * 40 + data[at + 40 :])
            records, damages = read(path)
            assert len(damages) == 1
            assert starts[number - 1] - 10 <= (damages[0].offset or 0) <= at
            kept = [record.id for record in records]
            assert kept == [record.id for record in whole if record.id in kept]
            assert len(kept) >= 10

    def test_bytes_that_are_no_archive(self, tmp_path: Path) -> None:
        (tmp_path / "a.warc").write_bytes(b"")
        (tmp_path / "b.warc.gz").write_bytes(b"<html>not found</html>")
        records, damages = read(tmp_path)
        assert not records
        assert [(Path(damage.file).name, damage.offset) for damage in damages] == [("a.warc", 0), ("b.warc.gz", 0)]

    def test_any_damage_ends_in_order(self, tmp_path: Path) -> None:
        """No exception, no endless search, and no page that was not there."""
        dice = random.Random(2)
        for packing in PACKINGS[:3]:  # the lz4 of the archive library writes to standard error at damage
            path = tmp_path / f"a.wet{packing}"
            archive.write(path, 6)
            whole, data = {record.id for record in read(path)[0]}, path.read_bytes()
            for _ in range(40):
                at, length = dice.randrange(len(data)), dice.choice((1, 10, 200))
                path.write_bytes(data[:at] + dice.randbytes(length) + data[at + length :])
                records, _ = read(path)
                assert len(records) <= 6
                assert len({record.id for record in records}) == len(records)
                assert len({record.id for record in records} & whole) >= 3

    @pytest.mark.parametrize("packing", PACKINGS[:2])
    def test_a_length_that_is_no_number(self, tmp_path: Path, packing: str) -> None:
        path = tmp_path / f"a.wet{packing}"
        records = [warc(b"one", "conversion"), warc(b"two", "conversion", **{"Content-Length": "9" * 5000})]
        records.append(warc(b"three", "conversion", **{"WARC-Record-ID": "<urn:uuid:3>"}))
        path.write_bytes(b"".join(gzip.compress(record) if packing else record for record in records))
        found, damages = read(path)
        assert [record.source for record in found] == [b"one", b"three"]
        assert len(damages) == 1


class TestResponses:
    def read(self, tmp_path: Path, *records: bytes) -> list[Record]:
        (tmp_path / "a.warc").write_bytes(b"".join(records))
        found, damages = read(tmp_path / "a.warc")
        assert not damages
        return found

    def test_pages_alone(self, tmp_path: Path) -> None:
        found = self.read(
            tmp_path,
            warc(b"GET / HTTP/1.1\r\n\r\n", "request"),
            warc(http(b"<p>one")),
            warc(http(b"\x89PNG", "Content-Type: image/png")),
            warc(http(b"moved", status="301 Moved")),
            warc(http(b"gone", status="404 Not Found")),
            warc(http(b"two", "Content-Type: text/plain; charset=koi8-r")),
            warc(b"not http at all"),
            warc(b"x: y", "metadata"),
        )
        assert [(record.source, record.charset) for record in found] == [(b"<p>one", None), (b"two", "koi8-r")]

    @pytest.mark.parametrize(
        ("head", "body", "expected"),
        [
            ("Content-Encoding: gzip", gzip.compress(b"<p>text"), b"<p>text"),
            ("Content-Encoding: gzip", b"<p>unpacked already", b"<p>unpacked already"),
            ("Transfer-Encoding: chunked", b"7\r\n<p>text\r\n0\r\n\r\n", b"<p>text"),
            ("Content-Encoding: br", b"\0\0\0", None),
        ],
    )
    def test_packed_responses(self, tmp_path: Path, head: str, body: bytes, expected: bytes | None) -> None:
        (record,) = self.read(tmp_path, warc(http(body, f"Content-Type: text/html\r\n{head}")))
        assert record.source == expected
        assert (record.error is None) == (expected is not None)

    def test_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsclean.batch.readers.warc.LARGEST", 1000)
        bomb = gzip.compress(b"a" * 2000)
        found = self.read(
            tmp_path,
            warc(b"a" * 2001, "conversion"),
            warc(http(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip")),
            warc(b"small", "conversion"),
        )
        assert [(record.source, record.error is None) for record in found] == [(None, False)] * 2 + [(b"small", True)]


class TestLines:
    @pytest.mark.parametrize("packing", PACKINGS)
    def test_whole_and_cut_off(self, tmp_path: Path, packing: str) -> None:
        path = tmp_path / f"a.jsonl{packing}"
        archive.write(path, 20)
        records, damages = read(path)
        assert not damages
        assert [(record.id, record.source) for record in records] == [
            (page.id, page.text) for page in archive.pages(20)
        ]
        assert read(path, place=(0, 13))[0] == records[13:]
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        some, damages = read(path)
        assert len(damages) == (1 if packing else 0)
        whole = [record for record in some if record.error is None]
        assert [record.id for record in whole] == [record.id for record in records[: len(whole)]]
        assert len(whole) >= (1 if packing in (".zst", ".lz4") else 4)

    def test_lines_that_are_no_pages(self, tmp_path: Path) -> None:
        lines = ['{"text": "one", "id": 5}', "{", "[]", "", '{"id": "x"}', '{"text": 3}', '{"text": "\\ud800"}']
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        records, damages = read(path)
        assert not damages
        assert [(record.id, record.source) for record in records] == [
            ("5", "one"),
            (f"{path}#2", None),
            (f"{path}#3", None),
            ("x", None),
            (f"{path}#6", None),
            (f"{path}#7", "\ud800"),
        ]
        assert [record.error is None for record in records] == [True, False, False, False, False, True]

    def test_a_line_that_is_too_long(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsclean.batch.readers.lines._LONGEST", 100)
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(json.dumps({"text": text}) for text in ("a", "b" * 500, "c")), encoding="utf-8")
        assert [record.source for record in read(path)[0]] == ["a", None, "c"]


class TestTables:
    def test_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        archive.write(path, 1100)
        records, damages = read(path)
        assert not damages
        assert [record.id for record in records] == [page.id for page in archive.pages(1100)]
        assert read(path, place=(0, 705))[0] == records[705:]

    def test_bytes_and_no_page(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table({"text": pa.array([b"\xff", None], pa.binary()), "n": [1, 2]}), path)
        assert [(record.source, record.error) for record in read(path)[0]] == [(b"\xff", None), (None, "no 'text'")]
        pq.write_table(pa.table({"n": [1, 2]}), path)
        assert [damage.problem for damage in read(path)[1]] == ["no column 'text' among n"]

    def test_damaged(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        archive.write(path, 1100)
        data = path.read_bytes()
        path.write_bytes(data[:-10])
        assert [damage.offset for damage in read(path)[1]] == [len(data) - 10]
        path.write_bytes(data[:200] + b"\xff" * 2000 + data[2200:])
        records, damages = read(path)
        assert len(damages) == 1
        assert {record.id for record in records} >= {page.id for page in list(archive.pages(1100))[500:]}


class TestFolders:
    def test_the_order_does_not_change(self, tmp_path: Path) -> None:
        hidden = (".hidden.txt", "_journal.jsonl", "_temporary/a.txt", ".git/a.txt")
        for name in ("b/2.txt", "b/1.html", "a.txt", "c.jsonl", "d.md", *hidden):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text('{"text": "x"}', encoding="utf-8")
        expected = ["c.jsonl#1", "a.txt", "b/1.html", "b/2.txt"]
        assert [record.id for record in read(tmp_path)[0]] == [f"{tmp_path}/{name}" for name in expected]
        assert [record.id for record in read(f"{tmp_path}/_*.jsonl")[0]] == [f"{tmp_path}/_journal.jsonl#1"]
        assert [record.id for record in read(f"{tmp_path}/*.jsonl")[0]] == [f"{tmp_path}/c.jsonl#1"]
        (tmp_path / "_temporary" / "a.txt").unlink()
        assert [record.id for record in read(f"{tmp_path}/**/*.txt")[0]] == [f"{tmp_path}/a.txt", f"{tmp_path}/b/2.txt"]

    def test_pages_that_cannot_be_read(self, tmp_path: Path) -> None:
        inputs = inputs_of([str(Path(__file__).parent.parent / "fixtures" / "en-flood-wall-copied" / "page.txt")])
        (tmp_path / "a.txt").write_text("x", encoding="utf-8")
        (gone,) = inputs_of([str(tmp_path)])
        (tmp_path / "a.txt").unlink()
        records = [one for _, one in read_all([*inputs, gone], COLUMNS)]
        assert [isinstance(one, Record) and one.error for one in records] == [None, "No such file or directory"]

    @pytest.mark.parametrize("name", ["nosuch.txt", "*.txt", "odd.bin", "empty"])
    def test_nothing_to_read(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "odd.bin").touch()
        (tmp_path / "empty").mkdir()
        with pytest.raises(InputError, match=name.replace("*", r"\*")):
            inputs_of([str(tmp_path / name)])
        if name == "odd.bin":
            assert [one.kind for one in inputs_of([str(tmp_path / name)], "page")] == ["page"]

    @pytest.mark.parametrize("kind", [None, "jsonl", "page"])
    @pytest.mark.parametrize("name", ["p.jsonl.bz2", "p.jsonl.xz", "p.zip", "p.html.GZ", "w.parquet.gz", "p.txt.zst"])
    def test_what_cannot_be_unpacked(self, tmp_path: Path, name: str, kind: str | None) -> None:
        (tmp_path / name).touch()
        if kind == "jsonl" and not name.endswith(("bz2", "xz", "zip")):
            assert inputs_of([str(tmp_path / name)], kind)
            return
        with pytest.raises(InputError, match=f"{name}: packed in a way that cannot be read here; unpack it first"):
            inputs_of([str(tmp_path / name)], kind)

    def test_what_vanishes_has_no_size(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("x", encoding="utf-8")
        (gone,) = inputs_of([str(tmp_path)])
        assert gone.size == 1
        (tmp_path / "a.txt").unlink()
        assert gone.size == 0

    def test_fingerprints(self, tmp_path: Path) -> None:
        path = tmp_path / "a.wet"
        archive.write(path, 3)
        (before,) = inputs_of([str(path)])
        told = before.fingerprint()
        assert before.fingerprint() == told
        path.write_bytes(path.read_bytes() + b"\r\n")
        assert before.fingerprint() != told

    @pytest.mark.parametrize("kind", ["jsonl", "page"])
    def test_an_input_that_cannot_be_read(self, tmp_path: Path, kind: str) -> None:
        path = tmp_path / "a.jsonl"
        path.touch()
        (gone,) = inputs_of([str(path)], kind)
        path.unlink()
        with pytest.raises(InputError, match=r"a\.jsonl: No such file or directory"):
            gone.fingerprint()

    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="xxx: File name too long"):
            inputs_of(["x" * 5000])

    def test_going_on(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """How far one is does not begin anew, and what cannot be read counts too."""
        monkeypatch.setattr("newsclean.batch.readers.pages.LARGEST", 1000)
        for number, size in enumerate((100, 200, 3000, 400)):
            (tmp_path / f"{number}.txt").write_bytes(b"x" * size)
        whole, _ = read(tmp_path)
        assert [record.error is None for record in whole] == [True, True, False, True]
        assert [record.at for record in whole] == [100, 300, 3300, 3700]
        assert read(tmp_path, place=(0, 2))[0] == whole[2:]
