"""The pytest plugin, and its check on its own, with an `extract` that needs no page."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.article import Article, Caption, Piece, Removal
from newsclean.page import Role, Span
from newsclean.testing import check

TITLE = "Bridge reopens after two years"
FIRST = "PORT CALDER — The bridge over the Calder reopened on Tuesday, two years after the flood."
SECOND = "“We waited for it,” said Mayor Ernestine Duval, who crossed it first, on a bicycle."
THIRD = "A toll of two euros will be due from May on, the county decided."
ITEM = "More in the local pages"


def sample(**changes: Any) -> Article:
    fields: dict[str, Any] = {
        "title": TITLE,
        "standfirst": None,
        "date": datetime.date(2024, 3, 5),
        "timestamp": datetime.datetime(2024, 3, 5, 14, 30, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=1))),
        "authors": ("Jane Doe", "Max Muster"),
        "tags": ("Bridges", "Calder"),
        "language": "en",
        "body": "\n\n".join((FIRST, SECOND, THIRD)),
        "captions": (
            Caption("The bridge at dawn.", "AFP", Span(500, 520)),
            Caption("The mayor.", None, Span(530, 540)),
        ),
        "kept": (
            Piece(Span(10, 40), TITLE, Role.TITLE),
            Piece(Span(50, 140), FIRST, Role.BODY),
            Piece(Span(140, 230), SECOND, Role.BODY),
            Piece(Span(300, 370), THIRD, Role.BODY),
        ),
        "removed": (
            Removal(Span(0, 4), "Menu", Role.NAVIGATION, ("a menu word",)),
            Removal(Span(240, 270), ITEM, Role.RELATED, ("a pointer to other stories", "short")),
        ),
    }
    return Article(**{**fields, **changes})


RIGHT: dict[str, Any] = {
    "note": "for people",
    "converter": "w3m",
    "title": TITLE,
    "standfirst": None,
    "date": "2024-03-05",
    "timestamp": "2024-03-05T14:30",
    "authors": ["Jane Doe", "Max Muster"],
    "body": [FIRST, SECOND, THIRD],
    "captions": [{"text": "The bridge at dawn.", "credit": "AFP"}, "The mayor."],
    "tags": ["Bridges", "Calder"],
    "language": "en",
    "must_have": ["two  years\nafter", "on a bicycle"],
    "must_not_have": ["Menu", ITEM],
}

Checker = Callable[..., list[str]]


@pytest.fixture
def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    """Write expected.json (an object, or the file's own text), check the folder, return its problems as strings."""

    def run(expected: Any, **changes: Any) -> list[str]:
        text = expected if isinstance(expected, str) else json.dumps(expected)
        (tmp_path / "page.txt").touch()
        (tmp_path / "expected.json").write_text(text, encoding="utf-8")
        monkeypatch.setitem(vars(newsclean), "extract", lambda source: sample(**changes))
        return [str(problem) for problem in check(tmp_path)]

    return run


class TestComparisons:
    def test_nothing_differs(self, problems: Checker) -> None:
        assert problems(RIGHT) == []

    @pytest.mark.parametrize("key", sorted(RIGHT.keys() - {"note", "converter"}))
    def test_what_is_not_stated_is_not_compared(self, problems: Checker, key: str) -> None:
        assert problems({key: RIGHT[key]}) == []

    def test_a_draft_fails_until_it_is_checked(self, problems: Checker) -> None:
        (problem,) = problems({**RIGHT, "unchecked": True, "title": "wrong"})
        assert problem == "unchecked: is a draft: go over it, put right what is wrong, and take out “unchecked”"
        assert problems({**RIGHT, "unchecked": False}) == []

    def test_body_as_one_string(self, problems: Checker) -> None:
        assert problems({"body": f"{FIRST}\n\n{SECOND}\n \n{THIRD}\n"}) == []
        assert problems({"body": ""}, body="") == []
        assert len(problems({"body": ""})) == 3

    def test_title(self, problems: Checker) -> None:
        (problem,) = problems({"title": "Bridge reopens after three years"})
        assert problem.splitlines() == [
            f"title: expected “Bridge reopens after three years”, got “{TITLE}”",
            "    Bridge reopens after [-three-]{+two+} years",
        ]
        assert problems({"title": None}) == [f"title: expected none, got “{TITLE}”"]

    def test_a_title_taken_for_something_else(self, problems: Checker) -> None:
        assert problems({"title": ITEM}, title=None) == [
            f"title: expected “{ITEM}”, got none\n    “{ITEM}” was taken for related: a pointer to other stories; short"
        ]

    def test_differences_that_do_not_show(self, problems: Checker) -> None:
        (problem,) = problems({"title": TITLE}, title=TITLE.replace(" ", "\xa0", 1))
        assert problem.endswith("Bridge[- -]{+\\xa0+}reopens after two years")

    @pytest.mark.parametrize(
        ("expected", "message"),
        [
            ({"date": "2024-05-03"}, "date: expected 2024-05-03, got 2024-03-05"),
            ({"date": None}, "date: expected None, got 2024-03-05"),
            ({"timestamp": "2024-03-05T14:31"}, "timestamp: expected 2024-03-05T14:31, got 2024-03-05T14:30:12+01:00"),
            ({"timestamp": None}, "timestamp: expected None, got 2024-03-05T14:30:12+01:00"),
            ({"language": "de"}, "language: expected “de”, got “en”"),
            ({"verdict": "index"}, "verdict: expected index, got other (confidence 0.00)"),
            ({"standfirst": FIRST}, f"standfirst: expected “{FIRST}”, got none"),
            ({"authors": ["Jane Doe"]}, "authors: extra “Max Muster”"),
            ({"authors": ["Max Muster", "Jane Doe"]}, "authors: in another order: expected “Max Muster”, “Jane Doe”"),
            ({"tags": ["Bridges", "Calder", "Toll"]}, "tags: missing “Toll”"),
            ({"must_have": ["The toll"]}, "must_have: “The toll” is not in the body"),
            ({"must_not_have": ["a  bicycle"]}, f"must_not_have: “a bicycle” is in the body, in “{SECOND}”"),
        ],
    )
    def test_small_differences(self, problems: Checker, expected: dict[str, Any], message: str) -> None:
        (problem,) = problems(expected)
        assert problem.startswith(message)

    @pytest.mark.parametrize("stated", ["2024-03-05T14:30:12+01:00", "2024-03-05T13:30Z", "2024-03-05 14:30:12"])
    def test_timestamps_with_zone_or_seconds(self, problems: Checker, stated: str) -> None:
        assert problems({"timestamp": stated}) == []
        assert len(problems({"timestamp": stated.replace("30", "31")})) == 1

    def test_a_zone_where_the_page_has_none(self, problems: Checker) -> None:
        naive = datetime.datetime(2024, 3, 5, 14, 30)
        assert problems({"timestamp": "2024-03-05T14:30"}, timestamp=naive) == []
        assert len(problems({"timestamp": "2024-03-05T14:30+01:00"}, timestamp=naive)) == 1
        assert len(problems({"timestamp": "2024-03-05T14:30"}, timestamp=None)) == 1

    def test_captions(self, problems: Checker) -> None:
        stated = [{"text": "The bridge at dusk.", "credit": "AP"}, "Swans."]
        assert problems({"captions": stated}) == [
            "captions: changed:\n    The bridge at [-dusk-]{+dawn+}.",
            "captions: credit of “The bridge at dusk.”: expected “AP”, got “AFP”",
            "captions: missing: “Swans.”\n    neither the article nor its ledger has it: is it on the page like this?",
            "captions: extra: “The mayor.”",
        ]


class TestBody:
    def test_missing_and_why(self, problems: Checker) -> None:
        (problem,) = problems({"body": [FIRST, SECOND, ITEM, THIRD]})
        assert problem.splitlines() == [
            f"body: paragraph 3 of 4 is missing: “{ITEM}”",
            f"    “{ITEM}” was taken for related: a pointer to other stories; short",
        ]

    def test_missing_and_nowhere(self, problems: Checker) -> None:
        (problem,) = problems({"body": [FIRST, SECOND, THIRD, "Swans came back as well."]})
        assert "neither the article nor its ledger has it" in problem

    def test_extra_and_as_what(self, problems: Checker) -> None:
        assert problems({"body": [FIRST, THIRD]}) == [
            f"body: extra paragraph (2 of 3): “{SECOND}”\n    kept as body, page[140:230]"
        ]

    def test_changed_word_by_word(self, problems: Checker) -> None:
        (problem,) = problems({"body": [FIRST.replace("Tuesday", "Monday"), SECOND, THIRD]})
        assert problem.splitlines() == [
            "body: paragraph 1 of 3 is changed:",
            "    …over the Calder reopened on [-Monday-]{+Tuesday+}, two years after the flood.",
        ]

    def test_cut_at_the_head_and_why(self, problems: Checker) -> None:
        byline = Removal(Span(45, 50), "By Jane Doe —", Role.BYLINE, ("a name after “by”",))
        (problem,) = problems({"body": [f"By Jane Doe — {FIRST}", SECOND, THIRD]}, removed=(byline,))
        assert problem.splitlines()[1].startswith("    [-By Jane Doe — -]PORT CALDER")
        assert problem.splitlines()[2] == "    “By Jane Doe —” was taken for byline: a name after “by”"

    def test_two_paragraphs_run_together(self, problems: Checker) -> None:
        joined = f"{SECOND} {THIRD}"
        kept = (Piece(Span(0, 9), FIRST, Role.BODY), Piece(Span(9, 99), joined, Role.BODY))
        first, second = problems({"body": [FIRST, SECOND, THIRD]}, body=f"{FIRST}\n\n{joined}", kept=kept)
        assert "{+ A toll of two euros" in first
        assert "it is kept in part or among more, as body" in second

    def test_unspaced_scripts_are_compared_by_character(self, problems: Checker) -> None:
        (problem,) = problems({"body": ["市政府在星期一宣布大桥开放"]}, body="市政府在星期二宣布大桥开放")
        assert "[-一-]{+二+}" in problem

    def test_very_long_paragraphs(self, problems: Checker) -> None:
        long = "word " * 20_000
        (problem,) = problems({"body": [long + "end"]}, body=long + "fin")
        assert "from character 100000 on: expected “end”, got “fin”" in problem


class TestBrokenFolders:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "is empty"),
            (" \n", "is empty"),
            ("{}", "states nothing to compare with"),
            ('{"note": "later"}', "states nothing to compare with"),
            ("[]", "must be an object"),
            ('{"title": "a",\n "body": [}', ":2:11: "),
            ('{"titel": "a", "must_hav": []}', "unknown: “titel”, “must_hav” (known are title, "),
            ('{"title": "a", "title": "b"}', "“title” stands 2 times"),
            ('{"title": ""}', "title must be a string that is not empty, or null"),
            ('{"title": 3, "body": 4}', "body must be a string, or a list"),
            ('{"body": ["a", null]}', "body must be"),
            ('{"date": "5 March 2024"}', "date must be a string such as 2024-03-05"),
            ('{"date": "2024-02-30"}', "date must be"),
            ('{"timestamp": "2024-02-03"}', "timestamp must be"),
            ('{"verdict": "artcle"}', "verdict must be one of article, index, stub, live, error, wall, other"),
            ('{"title": "a", "url": null}', "url must be a string"),
            ('{"title": "a", "day_first": "yes"}', "day_first must be true or false"),
            ('{"title": "a", "phrases": "own.toml"}', "phrases must be a list"),
            ('{"url": "https://example.org"}', "states nothing to compare with"),
            ('{"captions": [{"credit": "AFP"}]}', "captions must be"),
            ('{"captions": [{"text": "a", "author": "AFP"}]}', "captions must be"),
        ],
    )
    def test_broken_expectations(self, problems: Checker, tmp_path: Path, text: str, message: str) -> None:
        (problem,) = problems(text)
        assert problem.startswith(f"expected.json: {tmp_path / 'expected.json'}:")
        assert message in problem

    def test_no_utf8(self, problems: Checker, tmp_path: Path) -> None:
        problems(RIGHT)
        (tmp_path / "expected.json").write_bytes(b'{"title": "caf\xe9"}')
        assert [str(problem) for problem in check(tmp_path)] == [
            f"expected.json: {tmp_path / 'expected.json'}: byte 14: no UTF-8"
        ]

    def test_a_byte_order_mark_is_welcome(self, problems: Checker) -> None:
        assert problems("\ufeff" + json.dumps(RIGHT)) == []

    def test_no_page_or_two(self, problems: Checker, tmp_path: Path) -> None:
        problems(RIGHT)
        (tmp_path / "page.html").touch()
        assert "both are there" in str(check(tmp_path)[0])
        (tmp_path / "page.html").unlink()
        (tmp_path / "page.txt").unlink()
        assert "neither is there" in str(check(tmp_path)[0])

    def test_no_expectations(self, tmp_path: Path) -> None:
        (tmp_path / "page.txt").touch()
        assert "No such file" in str(check(tmp_path)[0])


class TestKnowledge:
    """What expected.json says of the page goes to `extract`."""

    PAGE = "Bridge reopens\n\n03/04/2024\n\n" + "\n\n".join([FIRST, "Klingklang of the week", SECOND, THIRD])

    def stated(self, folder: Path, **expected: Any) -> list[str]:
        (folder / "story").mkdir(exist_ok=True)
        (folder / "story" / "page.txt").write_text(self.PAGE, "utf-8")
        (folder / "story" / "expected.json").write_text(json.dumps(expected), "utf-8")
        return [str(problem) for problem in check(folder / "story")]

    def test_url_and_order_of_days(self, tmp_path: Path) -> None:
        assert self.stated(tmp_path, date="2024-04-03", day_first=True) == []
        assert self.stated(tmp_path, date="2024-03-04", day_first=False) == []
        assert self.stated(tmp_path, date="2024-04-03", url="https://example.org/2024/04/03/bridge") == []
        assert self.stated(tmp_path, date="2024-03-04", url="https://example.org/2024/03/04/bridge") == []

    def test_phrases(self, tmp_path: Path) -> None:
        unwanted = ["Klingklang"]
        assert len(self.stated(tmp_path, must_not_have=unwanted)) == 1
        for name in ("own.toml", "story/own.toml"):
            (tmp_path / name).write_text('[promo]\nwhole = ["klingklang of the week"]', "utf-8")
        assert self.stated(tmp_path, must_not_have=unwanted, phrases=["own.toml"]) == []
        assert self.stated(tmp_path, must_not_have=unwanted, phrases=["../own.toml"]) == []
        (problem,) = self.stated(tmp_path, must_not_have=unwanted, phrases=["nosuch.toml"])
        assert problem == f"phrases: {tmp_path / 'story' / 'nosuch.toml'}: No such file or directory"


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with a test, a good folder and a bad one, and an expected.json without a page."""
    monkeypatch.setitem(vars(newsclean), "extract", lambda source: Article(TITLE, None, None, source.decode("utf-8")))
    pytester.makepyfile(test_other="def test(): pass")
    for name, body in (("good", FIRST), ("bad", SECOND)):
        folder = pytester.mkdir(name)
        (folder / "page.txt").write_text(FIRST, encoding="utf-8")
        (folder / "expected.json").write_text(json.dumps({"body": [body]}), encoding="utf-8")
    (pytester.mkdir("data") / "expected.json").write_text("{", encoding="utf-8")
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest on the project, with the plugin also where the package is only on the path, not installed."""
    installed = "newsclean" in entry_points(group="pytest11").names
    return project.runpytest_inprocess(*([] if installed else ["-p", "newsclean.testing"]), *arguments)


class TestPlugin:
    def test_folders_are_tests(self, project: pytest.Pytester) -> None:
        result = run(project, "-v")
        result.assert_outcomes(passed=2, failed=1)
        result.stdout.fnmatch_lines(["good/expected.json::article PASSED*"])
        result.stdout.fnmatch_lines(["*_ bad _*", "body: paragraph 1 of 1 is missing: ““We waited*"])
        result.stdout.no_fnmatch_line("*Traceback*")

    def test_below_the_given_paths_alone(self, project: pytest.Pytester) -> None:
        run(project, "good").assert_outcomes(passed=1)
        run(project, "good", "bad", "-k", "bad").assert_outcomes(failed=1, deselected=1)
        run(project, "bad/expected.json").assert_outcomes(failed=1)

    def test_an_empty_expectation_fails(self, project: pytest.Pytester) -> None:
        (project.path / "bad" / "expected.json").write_text("")
        result = run(project, "bad")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["expected.json: *expected.json: is empty"])

    def test_an_error_in_the_library_keeps_its_traceback(self, project: pytest.Pytester) -> None:
        (project.path / "good" / "page.txt").write_bytes(b"\xff")
        run(project, "good").stdout.fnmatch_lines(["*UnicodeDecodeError*"])

    def test_nothing_in_other_projects(self, project: pytest.Pytester) -> None:
        (project.path / "good" / "expected.json").unlink()
        (project.path / "bad" / "page.txt").rename(project.path / "bad" / "page.json")
        (project.path / "bad" / "expected.json").write_text('{"status": 200}')
        (project.path / "data" / "expected.json").write_text('{"body": "x", "status": 200}')
        run(project).assert_outcomes(passed=1)

    @pytest.mark.parametrize(
        ("name", "expected", "but"),
        [
            ("page.htm", {"body": [FIRST]}, ", but page.htm"),
            ("page.htm", {"body": [FIRST], "titel": TITLE}, ", but page.htm"),
            ("story.txt", {"body": [FIRST], "title": TITLE}, ""),
        ],
    )
    def test_a_page_with_another_name_is_told(
        self, name: str, expected: dict[str, Any], but: str, project: pytest.Pytester
    ) -> None:
        (project.path / "bad" / "page.txt").rename(project.path / "bad" / name)
        (project.path / "bad" / "expected.json").write_text(json.dumps(expected))
        result = run(project)
        result.assert_outcomes(passed=2, failed=1)
        result.stdout.fnmatch_lines([f"page: *bad: one of page.txt and page.html is needed, neither is there{but}"])

    def test_the_library_is_not_loaded_at_the_start(self) -> None:
        code = "import sys, newsclean.testing; print({'pytest', 'difflib', 'newsclean.pipeline'} & set(sys.modules))"
        environment = {**os.environ, "PYTHONPATH": str(Path(newsclean.__path__[0]).parent)}
        done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
        assert done.stdout == b"set()\n"
