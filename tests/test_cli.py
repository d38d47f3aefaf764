"""The command line, with an `extract` that needs no page: what is read and printed, and how failures are said."""

from __future__ import annotations

import bz2
import datetime
import gzip
import io
import json
import lzma
import os
import pty
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import click
import pytest

import newsclean
from newsclean import cli
from newsclean.article import Article, Caption, Piece, Removal
from newsclean.commands import reading
from newsclean.errors import NewscleanError, VocabularyError
from newsclean.page import Role, Span

BODY = ("La première phrase — « voilà ».", "Et voici la seconde.")


def sample(title: str = "Le pont rouvre") -> Article:
    return Article(
        title=title,
        standfirst="Après deux ans.",
        date=datetime.date(2024, 3, 5),
        body="\n\n".join(BODY),
        captions=(Caption("Le pont.", "AFP", Span(60, 70)),),
        kept=(
            Piece(Span(10, 20), title, Role.TITLE),
            Piece(Span(20, 30), "Après deux ans.", Role.STANDFIRST),
            Piece(Span(30, 50), BODY[0], Role.BODY),
            Piece(Span(80, 90), BODY[1], Role.BODY),
        ),
        removed=(
            Removal(Span(0, 8), "[red]Menu[/red] :smile:", Role.NAVIGATION, ("a menu word",)),
            Removal(Span(60, 70), "Le pont. (AFP)", Role.CAPTION, ("ends in a credit", "stands apart")),
        ),
    )


class Core:
    """Stands for the core: keeps what it was called with, and returns ``answer`` or raises it."""

    def __init__(self) -> None:
        self.calls: list[tuple[bytes, dict[str, Any]]] = []
        self.answer: Article | Exception = sample()

    def extract(self, source: bytes, **options: Any) -> Article:
        self.calls.append((source, options))
        if source == b"bad":
            raise NewscleanError("cannot be right")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class FakeVocabulary:
    @staticmethod
    def load(extra: tuple[str, ...] = ()) -> tuple[str, ...]:
        if any(path.endswith("broken.toml") for path in extra):
            raise VocabularyError(extra[0], "no list", "[credit] start")
        return extra


@pytest.fixture
def core(monkeypatch: pytest.MonkeyPatch) -> Core:
    core = Core()
    # Not setattr, which would load the real ones first.
    monkeypatch.setitem(vars(newsclean), "extract", core.extract)
    monkeypatch.setitem(vars(newsclean), "Vocabulary", FakeVocabulary)
    return core


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "bad.txt").write_text("bad")
    (tmp_path / "folder").mkdir()


@pytest.mark.usefixtures("pages")
class TestOutput:
    def test_text_by_default(self, core: Core, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["a.txt"]) == 0
        assert capsys.readouterr().out == f"Le pont rouvre\n\nAprès deux ans.\n\n2024-03-05\n\n{BODY[0]}\n\n{BODY[1]}\n"
        assert core.calls == [(b"a.txt", {"url": None, "day_first": None, "vocabulary": None})]

    def test_head_lines_for_several_pages(self, core: Core, capsys: pytest.CaptureFixture[str]) -> None:
        core.answer = Article(title="T", standfirst=None, date=None, body="B")
        assert cli.main(["a.txt", "b.txt"]) == 0
        assert capsys.readouterr() == ("==> a.txt <==\nT\n\nB\n\n==> b.txt <==\nT\n\nB\n", "")

    def test_json_lines(self, core: Core, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["--json", "a.txt", "b.txt"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [json.loads(line)["page"] for line in lines] == ["a.txt", "b.txt"]
        first = json.loads(lines[0])
        assert {key: first[key] for key in sample().to_dict()} == json.loads(json.dumps(sample().to_dict()))
        assert "«" in lines[0]

    def test_markdown(self, core: Core, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["--markdown", "a.txt"]) == 0
        assert capsys.readouterr().out.startswith("# Le pont rouvre\n\n*Après deux ans.*\n\n2024-03-05\n\nLa première")
        assert cli.main(["--markdown", "a.txt", "b.txt"]) == 0
        assert capsys.readouterr().out.startswith("<!-- a.txt -->\n\n# Le pont rouvre")

    def test_explain(self, core: Core, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        for columns in (40, 80, 150):
            monkeypatch.setenv("COLUMNS", str(columns))
            assert cli.main(["--explain", "a.txt"]) == 0
            out = capsys.readouterr().out
            assert max(map(len, out.splitlines())) <= columns
            assert "\x1b" not in out
        roles = [line.split()[0] for line in out.splitlines()[1:]]
        assert roles == ["navigation", "title", "standfirst", "body", "caption", "body"]
        assert "[red]Menu[/red] :smile:" in out
        assert "ends in a credit; stands apart" in out

    def test_no_article(self, core: Core, capsys: pytest.CaptureFixture[str]) -> None:
        core.answer = Article(title=None, standfirst=None, date=None, body="")
        assert cli.main(["a.txt"]) == 0
        assert capsys.readouterr() == ("", "newsclean: a.txt: no article found\n")
        assert cli.main(["--json", "a.txt"]) == 0
        assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("pages")
class TestOptions:
    @pytest.mark.parametrize(
        ("option", "expected"),
        [
            (["--day-first"], {"day_first": True}),
            (["--month-first"], {"day_first": False}),
            (["--url", "https://example.org/a"], {"url": "https://example.org/a"}),
            (["--phrases", "a.txt", "--phrases", "b.txt"], {"vocabulary": ("a.txt", "b.txt")}),
        ],
    )
    def test_handed_on(self, core: Core, option: list[str], expected: dict[str, Any]) -> None:
        assert cli.main([*option, "a.txt"]) == 0
        assert core.calls[0][1] == {"url": None, "day_first": None, "vocabulary": None, **expected}

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ([], "Missing argument"),
            (["--nonsense", "a.txt"], "--nonsense"),
            (["--json", "--markdown", "a.txt"], "exclude one another"),
            (["--url", "x", "a.txt", "b.txt"], "one PAGE"),
            (["--phrases", "nosuch.toml", "a.txt"], "nosuch.toml"),
            (["--phrases", "folder", "a.txt"], "folder"),
        ],
    )
    def test_wrong_usage(
        self, core: Core, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
    ) -> None:
        assert cli.main(arguments) == 2
        out, err = capsys.readouterr()
        assert not out
        assert words in err
        assert not core.calls

    def test_broken_phrases(self, core: Core, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        (tmp_path / "broken.toml").touch()
        assert cli.main(["--phrases", "broken.toml", "a.txt"]) == 2
        assert "broken.toml: [credit] start: no list" in capsys.readouterr().err

    def test_a_file_with_the_name_of_a_command(self, core: Core) -> None:
        Path("page").write_text("a page")
        assert cli.main(["page", "page"]) == 0
        assert cli.main(["./page"]) == 0
        assert [call[0] for call in core.calls] == [b"a page", b"a page"]

    def test_version_and_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["--version"]) == 0
        assert capsys.readouterr().out.startswith("newsclean 0.")
        assert cli.main(["-h"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("Usage: newsclean [OPTIONS] PAGE...")
        assert "Commands:" in out

    def test_another_command(
        self, core: Core, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        @click.command("other")
        @click.argument("words", nargs=-1)
        def other(words: tuple[str, ...]) -> int:
            """Does something else."""
            click.echo(" ".join(words))
            return 3

        monkeypatch.setitem(cli.command.commands, "other", other)
        assert cli.main(["other", "a.txt", "b"]) == 3
        assert capsys.readouterr().out == "a.txt b\n"
        assert cli.main(["other", "-h"]) == 0
        assert capsys.readouterr().out.startswith("Usage: newsclean other [OPTIONS] [WORDS]...")
        assert cli.main(["-h"]) == 0
        assert "Does something else." in capsys.readouterr().out
        Path("other").write_text("a page of that name")
        assert cli.main(["./other", "--json", "other"]) == 0
        assert [call[0] for call in core.calls] == [b"a page of that name"] * 2


@pytest.mark.usefixtures("pages")
class TestFailures:
    def test_the_others_go_on(self, core: Core, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["nosuch.txt", "a.txt", "folder", "bad.txt", "b.txt"]) == 1
        out, err = capsys.readouterr()
        assert out.startswith("==> a.txt <==\n")
        assert "\n\n==> b.txt <==\n" in out
        assert err.splitlines() == [
            "newsclean: nosuch.txt: No such file or directory",
            "newsclean: folder: is a folder; name the files in it",
            "newsclean: bad.txt: cannot be right",
        ]

    def test_too_large(self, core: Core, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "LARGEST", 2**20)
        Path("large.txt").write_bytes(b"x" * 2**20)
        assert cli.main(["large.txt"]) == 0
        Path("large.txt").write_bytes(b"x" * (2**20 + 1))
        assert cli.main(["large.txt"]) == 1
        assert "newsclean: large.txt: larger than 1 MB, too large for one page" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"WARC/1.0\r\nWARC-Type: warcinfo", "an archive of many pages, which “newsclean batch” reads"),
            (gzip.compress(b"WARC/1.0\r\n"), "an archive of many pages, which “newsclean batch” reads"),
            (b"PAR1\x15\x04", "Parquet, which “newsclean batch” reads"),
            (gzip.compress(gzip.compress(b"a page")), "packed by gzip, and that twice; unpack it first"),
            (gzip.compress(b"a page" * 999)[:-20], "gzip that is damaged or cut off"),
            (bz2.compress(b"a page"), "packed by bzip2; unpack it first"),
            (lzma.compress(b"a page"), "packed by xz; unpack it first"),
            (b"\x28\xb5\x2f\xfd\x04", "packed by zstd; unpack it first"),
            (b"\x04\x22\x4d\x18\x64", "packed by lz4; unpack it first"),
            (b"PK\x03\x04\x14\0", "packed as ZIP (as are office documents); unpack it first"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
            (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
            (b"GIF89a\1", "a picture (GIF)"),
            (b"\x7fELF\x02", "a program (ELF)"),
        ],
    )
    @pytest.mark.parametrize("command", [["page"], ["report"], ["fixture", "new"], ["diff"]])
    def test_what_is_no_page(
        self, core: Core, capsys: pytest.CaptureFixture[str], command: list[str], data: bytes, what: str
    ) -> None:
        Path("odd.bin").write_bytes(data)
        if data.startswith(b"PAR1") and command == ["diff"]:
            what = "Parquet that is damaged or cut off"
        more = {"fixture": ["made"], "diff": ["a.txt"]}.get(command[0], [])
        assert cli.main([*command, "odd.bin", *more]) == (2 if command == ["diff"] else 1)
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"newsclean: odd.bin: is {what}")
        assert err.count("\n") == 1
        assert not core.calls
        assert not Path("made").exists()

    @pytest.mark.parametrize("text", ["BZh is a name", "PK stands for", "GIF89 or not", "PAR 1", "%PDF is a form"])
    def test_text_that_begins_like_something_else(self, core: Core, text: str) -> None:
        Path("a.txt").write_text(text)
        assert cli.main(["a.txt"]) == 0

    def test_a_packed_page_is_unpacked(
        self, core: Core, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("a.html.gz").write_bytes(gzip.compress(b"<p>one") + gzip.compress(b"<p>two"))
        assert cli.main(["a.html.gz"]) == 0
        assert core.calls[0][0] == b"<p>one<p>two"
        monkeypatch.setattr(reading, "LARGEST", 2**20)
        Path("bomb.gz").write_bytes(gzip.compress(b"x" * 2**25))
        assert cli.main(["bomb.gz"]) == 1
        assert "newsclean: bomb.gz: larger than 1 MB, too large for one page" in capsys.readouterr().err

    def test_standard_input(
        self, core: Core, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\r\n")))
        assert cli.main(["-", "a.txt"]) == 0
        assert [call[0] for call in core.calls] == [b"\xff\r\n", b"a.txt"]
        assert capsys.readouterr().out.startswith("==> standard input <==\n")
        monkeypatch.setattr(sys, "stdin", None)
        assert cli.main(["-"]) == 1
        assert "newsclean: -: standard input is closed" in capsys.readouterr().err


PROGRAM = textwrap.dedent("""
    import sys, time
    import newsclean
    from newsclean.article import Article, Removal
    from newsclean.page import Role, Span
    from newsclean.cli import main

    def extract(source, **options):
        if source == b"wait":
            print("waiting", file=sys.stderr, flush=True)
            time.sleep(30)
        return Article(title="Žluťoučký “kůň” 中", standfirst=None, date=None, body="ě\\n\\n" * 20_000,
                       removed=(Removal(Span(0, 4), "Menu", Role.NAVIGATION, ("a word",)),))

    newsclean.extract = extract
    sys.exit(main())
""")


def start(*arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment = {**inherited, "PYTHONPATH": str(Path(newsclean.__path__[0]).parent), **more.pop("env", {})}
    program = Path("program.py")
    program.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(program), *arguments]
    stdout = more.pop("stdout", subprocess.PIPE)
    return subprocess.Popen(command, env=environment, stdout=stdout, stderr=subprocess.PIPE)


@pytest.mark.usefixtures("pages")
class TestProcess:
    """What only a process of its own shows."""

    @pytest.mark.parametrize(
        "locale", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}]
    )
    def test_utf8_in_any_locale(self, locale: dict[str, str]) -> None:
        out, err = start("a.txt", "nosuch-é.txt", env=locale).communicate()
        assert "Žluťoučký “kůň” 中" in out.decode("utf-8")
        err.decode("utf-8")

    @pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
    def test_file_names_that_are_no_unicode(self) -> None:
        name = os.fsdecode(b"caf\xe9.txt")
        Path(name).touch()
        out, err = start(name, name, "nosuch" + name).communicate()
        assert out.startswith(b"==> caf\\udce9.txt <==\n")
        assert err == b"newsclean: nosuchcaf\\udce9.txt: No such file or directory\n"

    @pytest.mark.parametrize("form", [[], ["--json"], ["--markdown"], ["--explain"]])
    def test_a_closed_pipe_is_no_news(self, form: list[str]) -> None:
        with start(*form, *["a.txt"] * 200) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 1

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("form", [[], ["--json"], ["--markdown"], ["--explain"]])
    def test_a_full_disk_is_told(self, form: list[str]) -> None:
        with Path("/dev/full").open("wb") as full, start(*form, "a.txt", stdout=full) as process:
            assert process.stderr
            assert process.stderr.read() == b"newsclean: standard output: No space left on device\n"
        assert process.returncode == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
    def test_ctrl_c(self, tmp_path: Path) -> None:
        (tmp_path / "wait.txt").write_text("wait")
        with start("wait.txt") as process:
            assert process.stderr
            assert process.stderr.readline() == b"waiting\n"
            process.send_signal(signal.SIGINT)
            assert process.stderr.read().strip() == b""
        assert process.returncode == 130

    @pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
    @pytest.mark.parametrize(("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
    def test_colours_are_for_terminals(self, setting: dict[str, str], coloured: bool) -> None:
        ours, theirs = pty.openpty()
        environment = {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40", **setting}
        with start("--explain", "a.txt", env=environment, stdout=theirs) as process:
            assert process.stderr
            assert process.stderr.read() == b""
        assert process.returncode == 0
        shown = os.read(ours, 10_000)
        os.close(ours)
        os.close(theirs)
        assert b"navigation" in shown
        assert (b"\x1b[31m" in shown) == coloured

    def test_the_core_is_not_loaded_for_help(self) -> None:
        code = "import sys, newsclean.cli; print({'rich', 'lxml', 'newsclean.pipeline'} & set(sys.modules))"
        environment = {**os.environ, "PYTHONPATH": str(Path(newsclean.__path__[0]).parent)}
        done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
        assert done.stdout == b"set()\n"
