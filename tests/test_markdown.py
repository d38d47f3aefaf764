"""Markdown: what is rendered must be the words of the article, whatever characters they are made of."""

from __future__ import annotations

import datetime
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsclean.article import Article, Caption, Piece
from newsclean.markdown import to_markdown
from newsclean.page import Role, Span

NOWHERE = Span(0, 0)


def article(*pieces: Piece, **fields: object) -> Article:
    defaults: dict[str, object] = {"title": None, "standfirst": None, "date": None, "body": ""}
    return Article(**{**defaults, **fields}, kept=pieces)  # type: ignore[arg-type]


def body(text: str, *, bullet: bool = False) -> Piece:
    return Piece(NOWHERE, text, Role.BODY, bullet)


def rendered(markdown: str) -> list[tuple[str, str]]:
    """The (tag, plain words) of every paragraph and heading, as a Markdown reader shows them."""
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(markdown)
    blocks = []
    for before, token in pairwise(tokens):
        if token.type == "inline":
            children = token.children or []
            words = "".join(child.content for child in children)
            marks = {child.type for child in children} - {"text", "em_open", "em_close"}
            assert not marks, (markdown, marks)
            blocks.append((before.tag, words))
        else:
            assert token.type not in {"code_block", "fence", "html_block", "table_open"}, markdown
    return blocks


def test_everything_in_order() -> None:
    whole = article(
        Piece(NOWHERE, "Bridge reopens", Role.TITLE),
        body("PARIS (AFP) - The bridge is open again."),
        Piece(NOWHERE, "What comes next", Role.HEADING),
        body("A new lock", bullet=True),
        body("A new lift", bullet=True),
        body("That is all."),
        title="Bridge reopens",
        standfirst="After two years of work.",
        date=datetime.date(2024, 3, 5),
        authors=("Jane Doe", "Max Muster"),
        captions=(Caption("The bridge at dawn.", "AFP", NOWHERE), Caption("The old lock.", None, NOWHERE)),
    )
    assert to_markdown(whole) == (
        "# Bridge reopens\n\n*After two years of work.*\n\n2024-03-05 · Jane Doe, Max Muster\n\n"
        "PARIS (AFP) - The bridge is open again.\n\n## What comes next\n\n- A new lock\n- A new lift\n\n"
        "That is all.\n\n---\n\n> The bridge at dawn. (AFP)\n\n> The old lock.\n"
    )


def test_an_empty_article_is_empty() -> None:
    assert to_markdown(article()) == ""


@pytest.mark.parametrize(
    "plain",
    [
        "5 euros - in coins.",
        "state-owned",
        "-5 degrees",
        "AT&T, R&D",
        "1.5 million",
        "user_name",
        "http://x.org/a_b#top",
        "C#",
    ],
)
def test_ordinary_prose_is_left_alone(plain: str) -> None:
    assert to_markdown(article(body(plain))) == f"{plain}\n"


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading", "#", "> not a quote", "- not an item", "+ not an item", "* not an item",
        "-", "---", "***", "___", "- - -", "===", "1. January was cold", "2024. A year", "12) twelve", "3.",
        "*stars*", "_lines_", "__init__", "`code`", "```", "~~~", "~~gone~~", "a * b _ c", "|a|b|", "$5 and $6",
        "[a](b)", "![a](b)", "[1]: http://x.org", "<b>bold</b>", "<!-- hidden -->", "&amp; &copy; &#33;",
        "\\", "a\\", "\\*",
    ],
)  # fmt: skip
def test_markup_in_the_text_is_shown_and_not_obeyed(text: str) -> None:
    assert rendered(to_markdown(article(body(text)))) == [("p", text)]
    assert rendered(to_markdown(article(body(text), title=text))) == [("h1", text), ("p", text)]
    assert rendered(to_markdown(article(Piece(NOWHERE, text, Role.HEADING)))) == [("h2", text)]
    assert rendered(to_markdown(article(body(text, bullet=True)))) == [("p", text)]
    assert rendered(to_markdown(article(standfirst=text, authors=(text,)))) == [("p", text), ("p", text)]
    assert rendered(to_markdown(article(captions=(Caption(text, text, NOWHERE),)))) == [("p", f"{text} ({text})")]


prose = st.text(st.sampled_from(list("ab1 .,-–+*_#>`~[]()!<&;\\|=$“é中\n\t")), min_size=1).filter(str.strip)


@given(prose)
@example("a\n\n    b")
def test_whatever_the_text_the_words_survive(text: str) -> None:
    words = " ".join(text.split())
    assert rendered(to_markdown(article(body(text), standfirst=text))) == [("p", words), ("p", words)]


@pytest.mark.parametrize("program", ["---\ntitle: x\n\n---\n  \nbody", "---", "a\n---\n```\n---", "    ---\n ---\n---"])
def test_the_rule_before_the_captions_is_the_only_one(program: str) -> None:
    """A program may hold its like, in front matter: it is shown as it stands all the same."""
    code = Piece(NOWHERE, program, Role.BODY, form="code")
    whole = article(body("a", bullet=True), code, body("---"), captions=(Caption("c", None, NOWHERE),))
    markdown = to_markdown(whole)
    assert markdown.split("\n").count("---") == 1
    assert markdown.endswith("\n---\n\n> c\n")
    (shown,) = [token.content for token in MarkdownIt("commonmark").parse(markdown) if token.type == "fence"]
    assert shown == f"{program}\n"


def test_long_texts_cost_in_step_with_their_length() -> None:
    begin = time.process_time()
    to_markdown(article(body("*_[" * 100_000)))
    assert time.process_time() - begin < 5
