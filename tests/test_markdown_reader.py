"""Markdown, as tools make it of HTML, is read without its marks; text that only looks like it stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import extract
from newsclean.readers import read
from newsclean.readers.markdown import headline_of, is_markdown, unmarked

WRAPPED = """\
  * [Home](https://courier.example/)
  * [News](https://courier.example/news "All the
news")
  * [Sport](/sport)

# Ferry back in service after eleven weeks, and the islanders are first on
board

By [Ylva Brandt](https://courier.example/people/ylva-
brandt)

![The ferry in the harbour](https://img.courier.example/ferry_(1).jpg)The
ferry _Solveig_ on Tuesday. Photo: Jonas Lind

The ferry to [Norr Island](https://courier.example/norr) left the harbour on
Tuesday for the first time since **February** , with a brass band on the
quay and a well-
rested crew.

“We had stopped believing it,” said [Agnes
Holm](https://courier.example/agnes), who keeps the island's only shop.

## What broke

> The shaft was bent like a spoon, and nobody had noticed for a year or
> longer than that.

The yard in Hult replaced the shaft, the bearings and both of the propellers.

* * *

## More news

  * [Bakery to open on Sundays](https://courier.example/1)
  * [Mayor\\'s cat found](https://courier.example/2)
"""
"""As html2text breaks it: addresses too, and a headline over two lines."""

PLAIN = """\
[Skip to content](#content)

Ferry back in service
=====================

| Route | Leaves |
| --- | --- |
| Norr | 7.30 |

The ferry to [Norr *Island*](https://courier.example/norr) left on 2\\. May, at 5\\*4 knots, with 3 * 4 guests.

1. One `knot`
2. [![Logo](/logo.png) The Courier](https://courier.example)

See [the timetable][1] or <https://courier.example/times>, snake_case_names and __init__.

[1]: https://courier.example/times "Times"
"""


PANDOC = """\
::: {.top .menu}
[News]{.label}[](/search){.icon track="a"}
:::

<div class="story">

# Ferry back in service {#ferry-back .headline}

## What broke {#what-broke}

![The ferry](/ferry.jpg){.wide
height="360"}

The ferry to [Norr](https://courier.example/norr){.link} left <span>on Tuesday</span>, 3 < 4.

</div>
"""


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in unmarked(text).split("\n") if line.strip()]


def test_paragraphs_that_a_tool_broke_to_a_width_are_whole() -> None:
    assert is_markdown(WRAPPED)
    assert lines(WRAPPED) == [
        "* Home",
        "* News",
        "* Sport",
        "Ferry back in service after eleven weeks, and the islanders are first on board",
        "By Ylva Brandt",
        "The ferry Solveig on Tuesday. Photo: Jonas Lind",
        (
            "The ferry to Norr Island left the harbour on Tuesday for the first time since February , with a brass "
            "band on the quay and a well-rested crew."
        ),
        "“We had stopped believing it,” said Agnes Holm, who keeps the island's only shop.",
        "What broke",
        "The shaft was bent like a spoon, and nobody had noticed for a year or longer than that.",
        "The yard in Hult replaced the shaft, the bearings and both of the propellers.",
        "More news",
        "* Bakery to open on Sundays",
        "* Mayor's cat found",
    ]


def test_marks_go_and_what_is_none_stays() -> None:
    assert lines(PLAIN) == [
        "Skip to content",
        "Ferry back in service",
        "| Route | Leaves |",
        "| Norr | 7.30 |",
        "The ferry to Norr Island left on 2. May, at 5*4 knots, with 3 * 4 guests.",
        "1. One knot",
        "2. The Courier",
        "See the timetable or https://courier.example/times, snake_case_names and init.",
    ]


def test_attributes_fences_and_tags_go_too() -> None:
    assert is_markdown(PANDOC)
    assert lines(PANDOC) == ["News", "Ferry back in service", "What broke", "The ferry to Norr left on Tuesday, 3 < 4."]


def test_a_document_that_shows_markdown_is_html() -> None:
    page = "<!DOCTYPE html><html><body><pre>[a](/a) [b](/b) [c](/c)\n\n## One\n\n## Two\n\n</pre></body></html>"
    assert not is_markdown(page)
    assert read(page).elements


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert lines(WRAPPED.replace("\n", end)) == lines(WRAPPED)


def test_an_article_in_markdown_is_found() -> None:
    article = extract(WRAPPED)
    assert article.title == "Ferry back in service after eleven weeks, and the islanders are first on board"
    assert article.authors == ("Ylva Brandt",)
    assert "the islanders are first" not in article.body
    assert "with a brass band on the quay" in article.body
    assert "https://" not in article.body
    assert "Bakery to open" not in article.body


@pytest.mark.parametrize(
    "text",
    [
        "The list a[i](j) and f[0](x) are code.",
        "# install\n\npip install ferry\n\n# run\n\nferry --fast",
        "We are #1 # and proud\n\n#ferry #norr\n\n#boats",
        "* one\n* two\n\n**Note** the _ferry_ is late.",
        "",
    ],
    ids=["code", "comments of a program", "hashtags", "bullets and stress", "nothing"],
)
def test_other_text_is_no_markdown(text: str) -> None:
    assert not is_markdown(text)
    assert read(text).text == text


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    long = "The ferry to Norr Island left the harbour for the first time since February, with a brass band on the quay."
    text = "\n".join([f"## [More](https://x.example/{at})\n{long}" for at in range(5)])
    assert is_markdown(text)
    assert lines(text) == ["More", long] * 5


@given(st.text("[]()!#*_`>\\-=|: \nabc1./", max_size=200))
def test_any_text_loses_marks_alone(text: str) -> None:
    words = unmarked(text)
    assert sum(map(words.count, "1")) <= text.count("1")
    assert len(words) <= len(text)


@given(st.text("!*_>\\-=| \nabc1.", max_size=200))
def test_words_outside_of_links_stay(text: str) -> None:
    words = unmarked(text)
    assert [char for char in words if char.isalnum()] == [char for char in text if char.isalnum()]


def test_headings_are_told_in_linear_time() -> None:
    """A square would take minutes here."""
    assert not is_markdown("## x\n\n# " + "a" * 60_000 + "\nfoo\n")


@pytest.mark.parametrize(
    "mark", ["[", "[a](", "![[", "*a ", "`", "_*", "[ [a] ", "](", "[a\\", "[a](<", "> ", "\\", "a-\n"]
)
def test_marks_without_end_are_read_in_linear_time(mark: str) -> None:
    """A square would take minutes here."""
    assert len(unmarked(mark * (500_000 // len(mark)))) <= 500_000


@pytest.mark.parametrize("headline", ["# Keeper leaves after *many* years", "Keeper leaves after *many* years\n====="])
def test_the_only_heading_of_the_first_level_is_the_headline(headline: str) -> None:
    long = "The ferry to Norr Island left the harbour for the first time since February, with a brass band on the quay."
    text = (
        f"[Home](/)\n\n{headline}\n\nProfessor of Lighthouses, University of Norr\n\n3 March 2025\n\n## Ferry\n\n{long}"
    )
    text += f"\n\n[More](/more)\n\n[News](/news)\n\n{long[4:]}\n\n### Sea\n\n{long[8:]}"
    assert read(text).headline == "Keeper leaves after many years"
    assert extract(text).title == "Keeper leaves after many years"


@pytest.mark.parametrize("text", ["# One\n\n# Two", "## Lower", "#no heading", "# ", "a\n\n===", "= b"])
def test_elsewhere_no_heading_is_the_headline(text: str) -> None:
    assert headline_of(text) == ""
