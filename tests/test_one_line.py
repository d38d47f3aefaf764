"""A whole page on one line is parted at the ends of its sentences; a paragraph on one line is not."""

from __future__ import annotations

import datetime

import pytest

from newsclean import Role, extract
from newsclean.readers.sentences import sentence_starts
from newsclean.readers.text import read_text
from tests.test_reader import CHINESE

STORY = (
    "The ferry to Norr Island left the harbour on Tuesday for the first time since February, with a brass band on the "
    "quay. “We had stopped believing it,” said Agnes Holm, who keeps the island's only shop and had sold her last egg "
    "in June. The yard in Hult replaced the shaft, the bearings and both of the propellers, for which the county paid. "
    "Nobody had noticed for a year that the shaft was bent, and Mr. Lund, the engineer, says that nobody could have. "
    "The old timetable holds again from Monday, and the first boat leaves at 7.30 in the morning, as it did before the "
    "accident. Two of the three sailors who had found other work have come back, and the third has bought a bakery. "
    "“I miss the sea,” he said. “I do not miss the shaft.” The county council meets on Thursday to speak about a "
    "second ferry, which the islanders have asked for since 1987."
)
MENU = " ".join(f"{word} Guide" for word in ("Home", "News", "Sport", "Weather", "Harbour", "Culture", "Letters")) * 6
FOOT = " ".join(f"Bakery number {count} to open on Sundays" for count in range(20)) + " © 2024 The Norr Courier"


def test_menus_around_a_story_go() -> None:
    article = extract(f"{MENU} {STORY} {FOOT}")
    assert "“We had stopped believing it,” said Agnes Holm" in article.body
    assert article.body.endswith("“I do not miss the shaft.”") or article.body.endswith("since 1987.")
    assert "Bakery number 7" not in article.body
    assert "\n" not in article.body


def test_what_is_kept_of_a_line_is_one_paragraph_and_its_span_is_true() -> None:
    page = f"{MENU}. {STORY} {FOOT}"
    article = extract(page)
    (piece,) = (piece for piece in article.kept if piece.role is Role.BODY)
    assert page[piece.span.start : piece.span.end] == piece.text
    assert piece.text == article.body == STORY


def test_a_paragraph_on_one_line_stays_whole() -> None:
    assert sentence_starts(STORY * 2) == [0]
    assert [block.text for block in read_text(STORY).blocks] == [STORY]
    assert extract(STORY).body == STORY


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n\n"])
def test_a_line_end_behind_the_line_makes_no_difference(end: str) -> None:
    page = f"{MENU}. {STORY} {FOOT}"
    assert extract(page + end).body == extract(page).body == STORY


@pytest.mark.parametrize("end", ["\r", "\u2028", "\x85"])
def test_pages_with_other_line_ends_have_lines(end: str) -> None:
    page = "\n".join(["Ferry back in service", *[f"{count} days ago. {STORY}" for count in range(3)]])
    assert extract(page.replace("\n", end)).body == extract(page).body != ""


def test_sentences_without_blanks_between_are_joined_too() -> None:
    story = "".join(CHINESE)
    body = extract("首页新闻体育天气文化" * 90 + "。" + story).body
    assert body
    assert body in story
    assert body.count("。") > 2


@pytest.mark.parametrize("text", ["", "Short. Very. " + "x" * 600, "a" * 5_000, ("word " * 200 + ". X ") * 300])
def test_short_and_very_long_lines_and_those_without_sentences_stay_whole(text: str) -> None:
    assert sentence_starts(text) == [0]


def test_sentences_of_scripts_without_blanks_are_parted() -> None:
    menu = "首页新闻体育天气文化" * 60
    story = "桥在周一重新开放。" * 60
    assert len(sentence_starts(f"{menu}。{story}")) == 61


HEADLINE = "Island ferry sails again after long winter"
HEAD = (
    f"{HEADLINE} | The Norr Courier {MENU} Home / Harbour / {HEADLINE} Agnes Lund 3 May 2024, 10:21 am {STORY} {FOOT}"
)


def test_the_headline_stands_again_and_is_a_line_of_its_own() -> None:
    texts = [block.text for block in read_text(HEAD).blocks]
    assert texts.count(HEADLINE) == 2
    assert extract(HEAD).title == HEADLINE


def test_a_line_ends_behind_a_date() -> None:
    assert any(block.text.endswith("Agnes Lund 3 May 2024, 10:21 am") for block in read_text(HEAD).blocks)
    article = extract(HEAD)
    assert article.date == datetime.date(2024, 5, 3)
    assert article.body.startswith("The ferry to Norr Island left")
    assert "Agnes Lund" not in article.body


def test_copies_side_by_side_are_two_lines() -> None:
    texts = [block.text for block in read_text(HEAD.replace("Agnes Lund", HEADLINE)).blocks]
    assert texts.count(HEADLINE) == 3


def test_words_that_stand_again_in_short_sentences_part_none() -> None:
    page = f"{MENU}. {STORY} {STORY} {FOOT}"
    kept = [block.text for block in read_text(page).blocks]
    assert kept.count("“I miss the sea,” he said.") == 2


def test_an_ordinal_ends_no_sentence() -> None:
    page = f"{MENU}. Am 27. Januar fuhr die Fähre wieder. {STORY} {FOOT}"
    assert "Am 27. Januar fuhr die Fähre wieder." in [block.text for block in read_text(page).blocks]
