"""The card that notebooks show of an article."""

from __future__ import annotations

from newsclean import Article, Piece, Removal, Role, Span, extract
from newsclean.roles import looks
from tests.contrast import contrast
from tests.test_report import HOSTILE, PAGE, Elements


def test_it_holds_the_article_and_the_ledger() -> None:
    shown = extract(PAGE)._repr_html_()
    for words in (
        "Flood wall at Hexley holds",
        "2025-03-03",
        "Ruth Ansah",
        "94 words",
        "promo 1",
        "A second peak",
        "PA",
    ):
        assert words in shown
    assert "words parted by strokes, as in a menu" in shown


def test_it_has_no_script_and_nothing_of_the_page_is_markup() -> None:
    elements = Elements(extract(HOSTILE)._repr_html_())
    allowed = {"div", "span", "p", "b", "bdi", "details", "summary", "table", "tbody", "tr", "td", "ul", "li"}
    assert {tag.removeprefix("/") for tag, _ in elements.found} <= allowed
    assert {name for _, attributes in elements.found for name in attributes} <= {"style", "dir"}
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(extract(HOSTILE)._repr_html_())


def test_programs_keep_their_white_space() -> None:
    piece = Piece(Span(0, 9), "if x:\n    y", Role.BODY, form="code")
    shown = Article(None, None, None, piece.text, kept=(piece, piece._replace(form="")))._repr_html_()
    assert shown.count("white-space:pre-wrap") == shown.count("white-space:pre-line") == 1


def test_names_can_be_read_on_any_ground() -> None:
    assert all(contrast(look.light, "#ffffff") >= 4.5 for look in looks().values())


def test_an_empty_page_and_a_long_one() -> None:
    assert "No article found" in extract("")._repr_html_()
    removed = tuple(Removal(Span(at, at + 1), "x", Role.SHARE, ()) for at in range(100_000))
    long = Article(title=None, standfirst=None, date=None, body="", removed=removed)._repr_html_()
    assert "and 99,800 more" in long
    assert len(long) < 200_000
