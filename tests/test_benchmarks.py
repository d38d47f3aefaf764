"""The benchmarks' own arithmetic, on made-up data small enough to work out by hand."""

from __future__ import annotations

import datetime
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import (
    converters,
    corpus,
    fixtures,
    gate,
    hostile,
    html_peers,
    metrics,
    peers,
    pinned,
    quality,
    scaling,
    speed,
    tables,
)
from benchmarks.corpus import Gold, Page
from benchmarks.look import compare
from benchmarks.peers import Extraction
from benchmarks.scores import PageScore, Truth, average, score_captions, score_page, summarise, title_right

DAY = datetime.date(2024, 5, 1)
RECORD = {
    "id": "1",
    "kind": "article",
    "url": "https://a.example.org/x",
    "country": None,
    "html": "<p>hello</p>",
    "text": {"wetlines": "hello", "w3m": None},
    "gold": {"title": "T", "date": None, "authors": ["A B"], "body": "hello", "captions": []},
}
FOLDS = [1, 1, 2, 1, 0, 1, 2, 2]


def page(text: str = "", converter: str = "wetlines", **gold: Any) -> Page:
    blank = {"title": None, "date": None, "authors": (), "body": None, "captions": None}
    return Page("made", "1", "article", "https://news.example.org/a", {converter: text}, Gold(**{**blank, **gold}))


class TestWords:
    def test_words_are_lower_cased_and_punctuation_is_none(self) -> None:
        assert metrics.words("The Dog’s 2 bowls.") == ["the", "dog", "s", "2", "bowls"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("東京2020です", ["東", "京", "2020", "で", "す"]),
            ("ไทย ok", ["ไ", "ท", "ย", "ok"]),
            ("한국 사람", ["한국", "사람"]),
            ("。、", []),
        ],
    )
    def test_scripts_without_spaces_count_letters(self, text: str, expected: list[str]) -> None:
        assert metrics.words(text) == expected

    def test_letters_ignore_case_quotes_spaces_and_width(self) -> None:
        assert metrics.letters("“Straße” – ７_up!") == metrics.letters("'STRASSE' 7 Up")
        assert metrics.letters("Seven") != metrics.letters("Eleven")


class TestOverlap:
    def test_precision_recall_and_f1(self) -> None:
        score = metrics.overlap(metrics.bag("a a b c"), metrics.bag("a b d"))
        assert score == pytest.approx((2 / 4, 2 / 3, 4 / 7))

    def test_order_counts_for_nothing_and_number_does(self) -> None:
        assert metrics.overlap(metrics.bag("b a"), metrics.bag("A, b")).f1 == 1
        assert metrics.overlap(metrics.bag("a a a"), metrics.bag("a")).precision == pytest.approx(1 / 3)

    def test_nothing_where_nothing_is_true_is_perfect_and_elsewhere_worthless(self) -> None:
        assert metrics.overlap(metrics.bag(""), metrics.bag("")).f1 == 1
        assert metrics.overlap(metrics.bag(""), metrics.bag("a")).f1 == 0
        assert metrics.overlap(metrics.bag("a"), metrics.bag("")).f1 == 0

    def test_covered(self) -> None:
        assert metrics.covered(metrics.bag("a b x y"), metrics.bag("a a b c")) == 0.5


class TestCaptions:
    def test_equal_letters_or_like_words_match(self) -> None:
        found = ["Boats in the harbour", "A man looks at the old bridge today", "Something else"]
        truth = ["BOATS in the harbour.", "A man looks at the old bridge"]
        assert metrics.matched(found, truth) == [(0, 0), (1, 1)]

    def test_too_unlike_does_not_match(self) -> None:
        assert metrics.matched(["boats lie in the harbour"], ["boats leave the wide harbour"]) == []

    def test_each_is_used_once_and_the_likest_wins(self) -> None:
        found = ["one two three four five six", "one two three four five"]
        assert metrics.matched(found, ["one two three four five"]) == [(1, 0)]

    def test_tally_tells_what_the_text_holds_and_takes_doubles_once(self) -> None:
        text = metrics.letters("… Boats in the harbour …")
        counted = metrics.tally(["Boats in the harbour"], ["Boats in the harbour", "boats in the harbour", "No"], text)
        assert counted == metrics.Tally(found=1, right=1, true=2, held=1, held_right=1)

    def test_a_caption_with_its_credit_in_the_truth_is_right(self) -> None:
        truth = Truth(page(captions=("Boats. Jane Doe",)).gold, "")
        counted = score_captions(Extraction("", captions=(("Boats.", "Jane Doe"),)), truth)
        assert counted is not None
        assert counted.right == 1


class TestLeaks:
    CAPTION = "Boats lie in the harbour"

    def leak(self, body: str, gold_body: str = "", text: str = CAPTION, caption: str = CAPTION) -> bool | None:
        return metrics.caption_leaked([caption], body, gold_body, metrics.letters(text))

    def test_a_caption_in_the_body_leaked(self) -> None:
        assert self.leak("It rained.\n\nBoats lie in the “harbour”.\n\nIt stopped.") is True
        assert self.leak("Boats that lie in the harbour") is False

    def test_no_verdict_on_short_captions_repeated_ones_and_those_the_text_lacks(self) -> None:
        assert self.leak("Boats at sea", caption="Boats at sea", text="Boats at sea") is None
        assert self.leak(self.CAPTION, gold_body=f"He said: {self.CAPTION}") is None
        assert self.leak(self.CAPTION, text="another page") is None

    def test_a_byline_is_the_whole_name_by_whole_words(self) -> None:
        assert metrics.byline_leaked(["Jane Doe"], "By JANE DOE, Leeds", "It rained.") is True
        assert metrics.byline_leaked(["Jane Doe"], "Jane went home. Mary Jane Doering", "It rained.") is False
        assert metrics.byline_leaked(["AP"], "He may apply.", "It rained.") is False

    def test_a_name_that_the_article_has_is_no_byline(self) -> None:
        assert metrics.byline_leaked(["Jane Doe"], "By Jane Doe", "I, Jane Doe, was there.") is False
        assert metrics.byline_leaked([], "By Jane Doe", "It rained.") is None

    def test_the_looser_form_looks_at_short_lines_on_both_sides(self) -> None:
        long = "I, Jane Doe, was there and saw with my own eyes how the rain came down."
        assert metrics.byline_paragraph_leaked(["Jane Doe"], f"By Jane Doe\n\n{long}", long) is True
        assert metrics.byline_paragraph_leaked(["Jane Doe"], long, "It rained.") is False
        assert metrics.byline_paragraph_leaked(["Jane Doe"], "By Jane Doe", "Jane Doe sat down.") is False


class TestScores:
    def run(self, text: str) -> Extraction:
        return Extraction("one two three x", "A title!", "2024-05-01", (("Boats in the harbour", None),))

    def test_a_page_is_scored(self) -> None:
        one = page("a title one two three four", title="A Title", date="2024-05-01", body="one two three four")
        (score,) = score_page(one, "wetlines", {"newsclean": self.run})
        assert score.words == pytest.approx((0.75, 0.75, 0.75))
        assert (score.title, score.title_held, score.date) == (True, True, True)
        assert (score.captions, score.caption_leak, score.byline_leak) == (None, None, None)

    def test_a_text_that_lost_the_article_does_not_count(self) -> None:
        assert score_page(page("one", body="one two three"), "wetlines", {"newsclean": self.run}) == []
        assert score_page(page("one two three"), "w3m", {"newsclean": self.run}) == []

    def test_what_a_tool_does_not_give_is_not_held_against_it(self) -> None:
        one = page("A title", title="A title", date="2024-05-01", captions=("Boats in the harbour",))
        (score,) = score_page(one, "wetlines", {"everything": self.run})
        assert (score.title, score.date, score.captions) == (None, None, None)

    def test_a_wrong_date_and_title_are_wrong(self) -> None:
        one = page("Another", title="Another", date="2024-05-02")
        (score,) = score_page(one, "wetlines", {"newsclean": self.run})
        assert (score.title, score.date, score.words) == (False, False, None)

    def test_a_title_that_the_text_lacks_counts_in_one_column_only(self) -> None:
        truth = Truth(page(title="Elsewhere").gold, "some text")
        assert title_right(Extraction("", "Elsewhere"), truth) == (True, None)

    def test_a_tool_that_raises_scores_nothing_and_says_so(self) -> None:
        def broken(text: str) -> Extraction:
            raise ValueError("no")

        (score,) = score_page(page("one two", body="one two"), "wetlines", {"c4": broken})
        assert score.error == "ValueError: no"
        assert score.words == (0, 0, 0)

    def test_captions_are_pooled_and_words_averaged(self) -> None:
        scores = [
            PageScore("f", "1", "", "w3m", "t", metrics.Score(1, 1, 1), captions=metrics.Tally(4, 3, 6, 5, 3)),
            PageScore("f", "2", "", "w3m", "t", metrics.Score(0, 0, 0), captions=metrics.Tally(0, 0, 1, 1, 0)),
            PageScore("f", "3", "", "w3m", "t", title=True),
        ]
        figures = summarise(scores)
        assert (figures.pages, figures.f1, figures.title, figures.date) == (3, 0.5, 1, None)
        assert figures.caption_precision == 3 / 4
        assert figures.caption_recall == 3 / 7
        assert figures.caption_recall_held == 3 / 6

    def test_a_mean_passes_over_what_is_not_known(self) -> None:
        known, unknown = summarise([PageScore("f", "1", "", "w3m", "t", date=True)]), summarise([])
        assert average([known, unknown]).date == 1
        assert average([known, unknown]).pages == 0.5

    def test_the_mean_of_four_leaves_the_browser_out(self) -> None:
        def one(converter: str, f1: float) -> PageScore:
            return PageScore("f", "1", "", converter, "t", metrics.Score(f1, f1, f1))

        table = tables.tabulate([one("wetlines", 1), one("w3m", 0.5), one("innertext", 0)], ["t"], corpus.CONVERTERS)
        assert table["f", tables.FOUR, "t"].f1 == 0.75
        assert table["f", "innertext", "t"].f1 == 0


class TestCorpus:
    @pytest.mark.parametrize("name", ["some.jsonl", "some.jsonl.gz"])
    def test_files_are_read_packed_or_not(self, tmp_path: Path, name: str) -> None:
        data = (json.dumps(RECORD) + "\n\n").encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        (one,) = corpus.read(tmp_path / name)
        assert (one.file, one.id, one.text) == ("some", "1", {"wetlines": "hello"})
        assert one.gold == Gold("T", None, ("A B",), "hello", ())
        assert corpus.find("some", tmp_path) == tmp_path / name
        assert corpus.find("other", tmp_path) is None

    def test_files_are_named_by_path_or_by_name(self, tmp_path: Path) -> None:
        here = tmp_path / "some.jsonl"
        here.touch()
        assert corpus.paths(["some", str(here)], tmp_path, []) == [here, here]
        assert corpus.paths([], tmp_path, ["some", "other"]) == [here]
        assert corpus.paths([], None, ["some"]) == []
        with pytest.raises(SystemExit, match="other"):
            corpus.paths(["some", "other"], tmp_path, [])

    @pytest.mark.parametrize(
        ("url", "site"),
        [
            ("https://www.news.example.org:8080/a", "example.org"),
            ("http://www.example.co.uk/", "example.co.uk"),
            ("news.example.de/path", "example.de"),
            ("https://co.uk/", "co.uk"),
            ("https://192.168.0.1/x", "192.168.0.1"),
            ("", ""),
        ],
    )
    def test_site(self, url: str, site: str) -> None:
        assert corpus.site(url) == site

    def test_folds_keep_sites_together_and_never_change(self) -> None:
        assert corpus.fold("https://a.example.org/1") == corpus.fold("http://b.example.org/2")
        assert [corpus.fold(f"https://site{number}.org/") for number in range(8)] == FOLDS
        assert {corpus.fold(f"https://site{number}.org/") for number in range(50)} == {0, 1, 2, 3, 4}

    def test_a_sample_keeps_the_order_and_grows_by_adding(self) -> None:
        pages = [Page("f", str(number), "article", "", {}, page().gold) for number in range(30)]
        small, large = corpus.sample(pages, 5), corpus.sample(pages, 10)
        assert len(small) == 5
        assert [one for one in large if one in small] == small
        assert [int(one.id) for one in large] == sorted(int(one.id) for one in large)
        assert corpus.sample(pages, None) == pages


class TestPeers:
    def test_the_wrapped_page_has_a_paragraph_a_line_and_no_markup_of_the_texts(self) -> None:
        assert peers.wrap("a < b\n\n c ").count("<p>") == 2
        assert "<p>a &lt; b</p>\n<p>c</p>" in peers.wrap("a < b\n\n c ")

    def test_c4_keeps_lines_that_end_as_sentences(self) -> None:
        text = (
            "Home\nIt rained all day.\nToo short.\nPlease enable JavaScript to go on.\n“It rained,” she said, “all day”"
        )
        assert peers.load("c4")(text).body == "It rained all day.\n\n“It rained,” she said, “all day”"

    def test_unknown_tools_are_an_error(self) -> None:
        with pytest.raises(KeyError):
            quality.available(["nothing"])


class TestHtml:
    PAGE = (
        "<html><head><title>T</title><script>var a = 'in a script';</script></head><body><p>one <b>two</b></p></body>"
    )

    def test_the_page_itself_is_read_only_where_it_is_asked_for(self, tmp_path: Path) -> None:
        (tmp_path / "some.jsonl").write_text(json.dumps(RECORD))
        (one,) = corpus.read(tmp_path / "some.jsonl", ["html", "w3m"])
        assert one.text == {"html": "<p>hello</p>"}

    def test_text_has_a_blank_line_between_blocks(self) -> None:
        root = html_peers.parse("<div><h1>One</h1><p>two <b>th</b>ree<br>four</p><ul><li>five</ul></div>")
        assert html_peers.text_of(root) == "One\n\ntwo three\n\nfour\n\nfive"

    @pytest.mark.parametrize("empty", ["", "  ", "<!-- x -->"])
    def test_a_page_without_anything_has_a_tree(self, empty: str) -> None:
        assert html_peers.text_of(html_peers.parse(empty)).strip() == ""

    def test_what_could_be_found_is_all_text_scripts_too(self) -> None:
        assert "in a script" in html_peers.all_text(self.PAGE)
        one = page(self.PAGE, "html", title="In a script", body="one two", authors=("A. B.", "C D"))

        def run(text: str) -> Extraction:
            assert text == self.PAGE
            return Extraction("one two", "in a script", authors=("c d", "AB"))

        (score,) = score_page(one, "html", {"goose3": run})
        assert (score.title, score.title_held, score.authors) == (True, True, True)
        assert score.words == pytest.approx((1, 1, 1))
        assert score_page(page(self.PAGE, "html", body="other words here"), "html", {"goose3": run}) == []

    def test_each_converter_has_the_tools_that_read_it(self) -> None:
        names = ["newsclean", "c4", "goose3"]
        assert quality.of_text(names, ["w3m", "html"]) == ["newsclean", "c4"]
        assert quality.of_html(names, ["w3m", "html"]) == ["newsclean", "goose3"]
        assert quality.of_text(names, ["html"]) == []
        assert quality.of_html(names, ["w3m"]) == []

    def test_tools_know_the_address_in_a_run_over_both(self) -> None:
        one = page("one two three", body="one two three")
        one.text["html"] = "<p>one two three</p>"
        batches = list(quality.evaluate([one], ["everything", "lxml"], ["wetlines", "html"], workers=1))
        assert [(score.converter, score.tool, score.error) for score in batches[0]] == [
            ("wetlines", "everything", None),
            ("html", "lxml", None),
        ]

    @pytest.mark.parametrize("name", html_peers.HTML_TOOLS)
    def test_every_tool_at_hand_takes_a_page(self, name: str) -> None:
        try:
            run = html_peers.load(name)
        except ImportError:
            pytest.skip(f"{name} is not installed")
        text = "".join(
            f"<p>The river rose again on day {number}, and the wall held it back.</p>" for number in range(20)
        )
        found = run(f"<html lang='en'><head><title>Flood</title></head><body><article>{text}</article></body></html>")
        assert isinstance(found.body, str)
        assert "html" not in (found.title or "")

    def test_the_column_of_authors_is_there_only_where_a_tool_gives_any(self) -> None:
        without = summarise([PageScore("f", "1", "", "w3m", "t", title=True)])
        with_some = summarise([PageScore("f", "1", "", "html", "t", authors=False)])
        assert "authors" not in tables._columns([without])
        assert "authors" in tables._columns([without, with_some])


class TestLook:
    def test_paragraphs_are_aligned(self) -> None:
        truth = ["One two three.", "Four five six seven.", "Eight."]
        found = ["one two three", "Menu", "Four five six"]
        assert list(compare(truth, found)) == [
            ("kept", "One two three.", "one two three"),
            ("wrong", "", "Menu"),
            ("changed", "Four five six seven.", "Four five six"),
            ("missed", "Eight.", ""),
        ]


class TestFixtures:
    def fixture(self, **expected: Any) -> list[fixtures.Fixture]:
        return [fixtures.Fixture("made", "Title\nBoats in the harbour\nBody text here.", expected)]

    def test_only_what_is_expected_is_measured(self) -> None:
        assert fixtures.measure(self.fixture(note="x"), lambda text: Extraction("")) == {}
        assert fixtures.measure(self.fixture(title=None), lambda text: Extraction("")) == {"title": 1}
        assert fixtures.measure(self.fixture(title=None), lambda text: Extraction("", "Menu")) == {"title": 0}

    def test_all_figures(self) -> None:
        expected = self.fixture(
            title="Title",
            date="2024-05-01",
            body=["Body text here."],
            captions=[{"text": "Boats in the harbour", "credit": "AFP"}],
            authors=["Jane Doe"],
            must_have=["Body text", "not there", "text  here"],
            must_not_have=["Jane  Doe", "boats", "Menu"],
        )
        found = Extraction(
            "Body  text here.\n\nBoats in the harbour\n\nJane Doe",
            "title",
            "2024-05-02",
            (("Boats in the harbour", "AP"), ("Menu", None)),
        )
        assert fixtures.measure(expected, lambda text: found) == {
            "title": 1,
            "date": 0,
            "body_f1": pytest.approx(6 / 12),
            "byline_clean": 0,
            "must_have": pytest.approx(2 / 3),
            "must_not_have": pytest.approx(2 / 3),
            "caption_recall": 1,
            "caption_precision": 0.5,
            "credit": 0,
            "caption_clean": 0,
        }

    def test_folders_are_read(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "page.txt").write_bytes(b"one\r\ntwo")
        (tmp_path / "b" / "expected.json").write_text('{"title": "one"}')
        (tmp_path / "b-html").mkdir()
        (tmp_path / "b-html" / "page.html").write_bytes(b"<p>one")
        (tmp_path / "b-html" / "expected.json").write_text('{"title": null}')
        (tmp_path / "no-page").mkdir()
        assert list(fixtures.read(tmp_path)) == [
            fixtures.Fixture("b", "one\r\ntwo", {"title": "one"}),
            fixtures.Fixture("b-html", "<p>one", {"title": None}, markup=True),
        ]


class TestPinned:
    def test_the_list_goes_to_a_file_and_back(self, tmp_path: Path) -> None:
        chosen = pinned.choose([page("one two", body="one two")])
        pinned.write(chosen, tmp_path / "pinned.toml")
        assert pinned.load(tmp_path / "pinned.toml") == chosen
        assert [one[:3] for one in chosen] == [("made", "1", "wetlines")]

    def test_pages_that_lost_their_article_are_not_chosen(self) -> None:
        assert pinned.choose([page("one", body="one two three")]) == []

    @pytest.mark.parametrize(
        ("now", "complaint"),
        [
            ([], "not in this corpus"),
            ([page("one two", "w3m", body="one two")], "not in this corpus"),
            ([page("one two!", body="one two")], "has changed"),
            ([page("one two", body="one two", date="2024-05-01")], "has changed"),
        ],
    )
    def test_a_changed_corpus_is_noticed(self, now: list[Page], complaint: str) -> None:
        before = page("one two", body="one two")
        chosen = pinned.choose([before])
        assert pinned.locate(chosen, [before]) == ([(before, "wetlines")], [])
        found, strange = pinned.locate(chosen, now)
        assert found == []
        assert complaint in strange[0]

    def test_a_page_that_breaks_the_extractor_stops_the_gate(self) -> None:
        def broken(text: str) -> Extraction:
            raise ValueError("no")

        with pytest.raises(RuntimeError, match="made 1 wetlines: ValueError: no"):
            pinned.measure([(page("one", body="one"), "wetlines")], broken)

    def test_figures_point_upwards(self) -> None:
        one = page("Jane Doe\none two three", body="one two three", authors=("Jane Doe",))
        figures = pinned.measure([(one, "wetlines")], lambda text: Extraction("Jane Doe\n\none two three"))
        assert figures["byline_clean"] == 0
        assert figures["f1"] == figures["f1_wetlines"] == pytest.approx(6 / 8)
        assert "date" not in figures


class TestGate:
    def pin(self, lowered_because: str = "", **figures: float) -> gate.Pin:
        return gate.Pin(DAY, "why", {"fixtures": figures}, lowered_because)

    def test_a_figure_below_its_floor_is_refused(self) -> None:
        floors = {"fixtures": {"title": 0.9}}
        assert gate.below(floors, {"fixtures": {"title": 0.8995}}) == []
        assert gate.below(floors, {"fixtures": {"title": 0.8985}}) == [
            "fixtures.title is 0.8985, below its floor of 0.9"
        ]

    def test_a_figure_that_vanished_is_refused_and_a_group_not_at_hand_is_not(self) -> None:
        floors = {"fixtures": {"title": 0.9}, "corpus": {"f1": 0.9}}
        assert gate.below(floors, {"fixtures": {}}) == ["fixtures.title has a floor of 0.9 and is not measured"]

    @pytest.mark.parametrize(
        ("reason", "figures", "complaints"),
        [
            ("", {"a": 0.9, "b": 0.5}, 0),
            ("", {"a": 0.8, "b": 0.5}, 1),
            ("", {"a": 0.9}, 1),
            ("  ", {"a": 0.8}, 2),
            ("the fixture was wrong", {"a": 0.8}, 0),
        ],
    )
    def test_floors_fall_only_for_a_reason(self, reason: str, figures: dict[str, float], complaints: int) -> None:
        pins = [self.pin(a=0.9, b=0.5), self.pin(reason, **figures)]
        assert len(gate.unexplained(pins)) == complaints

    def test_raising_never_lowers_and_keeps_what_was_not_measured(self) -> None:
        floors = {"fixtures": {"a": 0.9, "b": 0.5}, "corpus": {"f1": 0.7}}
        new = gate.raised(floors, {"fixtures": {"a": 0.8, "b": 0.61239, "c": 1.0}})
        assert new == {"fixtures": {"a": 0.9, "b": 0.6123, "c": 1.0}, "corpus": {"f1": 0.7}}

    def test_pins_are_appended_and_read_back(self, tmp_path: Path) -> None:
        path = tmp_path / "floors.toml"
        assert gate.append('first "figures"', [], {"fixtures": {"a": 0.9}, "corpus": {"f1": 0.7}}, path)
        assert gate.append("better", gate.load(path), {"fixtures": {"a": 0.95}}, path)
        assert not gate.append("the same", gate.load(path), {"fixtures": {"a": 0.95}}, path)
        pins = gate.load(path)
        assert [pin.why for pin in pins] == ['first "figures"', "better"]
        assert pins[1].figures == {"fixtures": {"a": 0.95}, "corpus": {"f1": 0.7}}
        assert gate.unexplained(pins) == []

    def test_a_reason_for_lowering_survives_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "floors.toml"
        path.write_text("\n".join(gate.to_toml(pin) for pin in (self.pin(a=0.9), self.pin("a \\ reason", a=0.8))))
        assert gate.unexplained(gate.load(path)) == []
        path.write_text("\n".join(gate.to_toml(pin) for pin in (self.pin(a=0.9), self.pin(a=0.8))))
        assert len(gate.unexplained(gate.load(path))) == 1

    @pytest.mark.parametrize(("floor", "status", "said"), [(0.4, 0, "is open"), (0.6, 1, "refuses")])
    def test_exit_status(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        floor: float,
        status: int,
        said: str,
    ) -> None:
        path = tmp_path / "floors.toml"
        path.write_text(gate.to_toml(self.pin(must_have=floor)))
        monkeypatch.setattr(gate, "FLOORS", path)
        monkeypatch.setattr(fixtures, "read", lambda: [fixtures.Fixture("f", "t", {"must_have": ["a", "b"]})])
        monkeypatch.setattr(peers, "load", lambda name: lambda text: Extraction("a"))
        monkeypatch.setattr(corpus, "folder", lambda: None)
        assert gate.main([]) == status
        out = capsys.readouterr().out
        assert said in out
        assert "SKIPPED" in out

    def test_the_floors_in_force_are_sound(self) -> None:
        pins = gate.load()
        assert pins
        assert gate.unexplained(pins) == []
        assert all(0 <= value <= 1 for pin in pins for _, _, value in gate._flat(pin.figures))


class TestScaling:
    def runs(self, *seconds: float) -> list[scaling.Run]:
        return [scaling.Run(1_000_000 * 4**place, value, None) for place, value in enumerate(seconds)]

    def test_linear_is_well_and_quadratic_is_not(self) -> None:
        assert scaling.faults(self.runs(0.1, 0.4, 1.6)) == []
        assert scaling.faults(self.runs(0.1, 1.6)) == ["16.0 times the time for 4 times the text"]

    def test_slow_is_a_fault_and_an_error_too(self) -> None:
        assert scaling.faults(self.runs(0.3, 6.0)) == [
            "1.50 s/MB at 4.00 MB",
            "20.0 times the time for 4 times the text",
        ]
        assert scaling.faults(self.runs(1.5, 4.0)) == []
        assert scaling.faults([scaling.Run(10, 0.0, None, "RecursionError: deep")]) == ["RecursionError: deep"]

    def test_a_text_that_would_take_too_long_is_not_tried(self) -> None:
        assert scaling.hopeless(pace=2, size=20)
        assert not scaling.hopeless(pace=2, size=5)
        assert not scaling.hopeless(pace=0.9, size=100)

    def test_times_too_short_to_compare_are_not_compared(self) -> None:
        assert scaling.worst_ratio(self.runs(0.001, 0.04)) is None

    @pytest.mark.parametrize("name", hostile.CASES)
    def test_hostile_texts_have_about_the_length_asked_for(self, name: str) -> None:
        text = hostile.CASES[name](40_000)
        assert 20_000 < len(text) < 60_000
        assert text == hostile.CASES[name](40_000)


class TestConverters:
    def test_a_page_is_scored_as_each_converter_dumps_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(text: str) -> str:
            raise ValueError(text)

        makers = {"loud": lambda: str.upper, "broken": lambda: broken, "lossy": lambda: lambda text: text[:9]}
        monkeypatch.setattr(converters, "CONVERTERS", makers)
        monkeypatch.setattr(converters, "_ready", {})
        converters._start(tuple(makers))
        scores = converters._work(page("the ferry left at noon", "html", body="THE FERRY LEFT AT NOON"))
        assert [score.converter for score in scores] == ["loud"]
        assert scores[0].error is None

    def test_a_command_that_is_not_there_is_told_by_its_name(self) -> None:
        with pytest.raises(ImportError, match="no command newsclean-no-such-browser"):
            converters._command("newsclean-no-such-browser", "-dump")

    def test_a_command_is_given_the_page_and_asked_for_text(self) -> None:
        assert converters._command("cat")("<p>Fähre</p>") == "<p>Fähre</p>"


class TestSpeed:
    def test_rows_follow_from_the_seconds(self) -> None:
        spent = {("g", "newsclean"): [0.001, 0.003], ("g", "c4"): [0.002, 0.006]}
        row = speed.timing("g", "c4", spent)
        assert (row.median, row.mean, row.p95) == pytest.approx((4.0, 4.0, 6.0))
        assert row.pages_a_second == pytest.approx(250)
        assert row.ratio == pytest.approx(2)
        assert speed.timing("g", "c4", {("g", "c4"): [0.002]}).ratio is None

    def test_every_tool_is_clocked_whoever_starts(self) -> None:
        order: list[str] = []

        def tool(name: str) -> Any:
            return lambda text: order.append(name)

        spent = speed.clock("text", {"a": tool("a"), "b": tool("b")}, repeat=2, turn=1)
        assert order == ["b", "a", "b", "a"]
        assert set(spent) == {"a", "b"}
