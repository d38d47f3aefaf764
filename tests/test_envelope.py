"""What a text was wrapped in on its way: quoted mail, a program's string, names for characters, the wrong charset."""

from __future__ import annotations

import html
import json
import textwrap
from collections.abc import Callable

import pytest

from newsclean import extract
from newsclean.readers.envelope import unwrapped

PAGE = """Home
Sport
Retired postman delivers letters he had kept since 1983
By Sanna Vogt
2 November 2026
A retired postman has spent the autumn delivering 412 letters that he never handed over while he was at work, because \
he did not think that the people were ready for them.
Einar Lie, 81, kept them in a boat. He knew everyone on his round, he said, and could tell from the handwriting what \
was inside. “Some news is better when it is old.”
Among those who have had one is Berit Hauge, 70, who opened a proposal of marriage written when she was 27. She’s \
written back to Mr Lie’s café.
The postal service & the union said that they had opened a file. They wouldn’t press charges before the last letter \
was out.
Sign up for our newsletter"""


def quoted(page: str) -> str:
    lines = [line for block in page.split("\n") for line in (*textwrap.wrap(block, 70), "")]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def quoted_twice_below_a_greeting(page: str) -> str:
    return "Look at this, is it not your uncle?\n\n" + "\n".join(
        f"> {line}".rstrip() for line in quoted(page).split("\n")
    )


def named(page: str) -> str:
    return (
        html.escape(page)
        .replace("’", "&#8217;")
        .replace("“", "&ldquo;")
        .replace("”", "&#x201D;")
        .replace("é", "&eacute;")
    )


def misread(page: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in page.encode()
    )


WRAPPED: list[Callable[[str], str]] = [
    quoted,
    quoted_twice_below_a_greeting,
    lambda page: json.dumps(page),
    lambda page: json.dumps(page, ensure_ascii=False),
    lambda page: page.replace("\n", "\\n"),
    lambda page: page.replace("\n", "\\r\\n"),
    named,
    misread,
    lambda page: page.encode().decode("latin-1"),
]


@pytest.mark.parametrize("wrap", WRAPPED, ids=range(len(WRAPPED)))
def test_the_story_is_that_of_the_page_itself(wrap: Callable[[str], str]) -> None:
    bare, article = extract(PAGE), extract(wrap(PAGE))
    assert bare.title is not None
    assert len(bare.paragraphs) == 4
    assert (article.title, article.paragraphs, article.date, article.authors) == (
        bare.title,
        bare.paragraphs,
        bare.date,
        bare.authors,
    )


@pytest.mark.parametrize(
    "text",
    [
        "“São Tomé” é uma ilha. Ângela não está. À noite, CÂMARA e AÇÃO; Ä, Ö und Ü.",
        "Write \\n for a line end, and \\t for a tab; \\n\\n makes two.\nSo it says.\nAnd so on.",
        "He wrote &amp; for an ampersand, and &nbsp; for a blank.",
        "> A pull quote, of a page that has one.\n\nAnd the story goes on.\n\nFor long.",
        "a < b > c\n\nx > y",
        "Ð Ñ of Ñuble, Ð of Iceland, Ï and Ø: letters, no bytes, said Ã, who is Â.",
        "",
        "\\n",
    ],
)
def test_what_only_speaks_of_them_stays(text: str) -> None:
    assert unwrapped(text) == text


def test_signs_of_tags_stay_names() -> None:
    """They are in a text that speaks of tags."""
    text = "He&#8217;s fond of &lt;b&gt; &amp; of &ldquo;&lt;i&gt;&rdquo;."
    assert unwrapped(text) == "He’s fond of &lt;b&gt; & of “&lt;i&gt;”."


def test_surrogates_are_put_together() -> None:
    assert unwrapped(json.dumps("a\nb\nc\nd\n🦦")) == "a\nb\nc\nd\n🦦"


def test_a_line_that_is_sound_among_misread_ones_stays() -> None:
    text = "\n".join(["Ã©tÃ©", "Ã  la une", "hÃ´tel", "prÃ¨s", "déjà vu", "€ 5"])
    assert unwrapped(text).split("\n") == ["été", "à la une", "hôtel", "près", "déjà vu", "€ 5"]


def test_controls_are_what_browsers_take_them_for() -> None:
    assert unwrapped("Â• one\nÂ• two\nÂ• cafÃ©") == "• one\n• two\n• café"


def misread_as(charset: str, text: str) -> str:
    return "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp1250", "„Łódź już czeka” – powiedział żeglarz Józef Ćwik."),
        ("iso8859-2", "„Łódź już czeka” – powiedział żeglarz Józef Ćwik."),
        ("cp1251", "«Мы ждали этого двадцать лет», — сказал мэр."),
    ],
)
def test_charsets_of_other_countries_are_told(charset: str, text: str) -> None:
    assert unwrapped(misread_as(charset, text)) == text


def test_markdown_is_read_again_too() -> None:
    paragraphs = "\n\n".join(PAGE.split("\n")[5:9])
    article = extract(
        misread(f"* [Home](/)\n* [World](/world)\n* [Sport](/sport)\n\n# Retired postman’s letters\n\n{paragraphs}")
    )
    assert article.title == "Retired postman’s letters"
    assert "Mr Lie’s café" in article.body


def test_html_is_read_again_too() -> None:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in PAGE.split("\n")[5:9])
    page = f"<html><body>\n<h1>Retired postman’s letters</h1>\n{paragraphs}</body></html>"
    article = extract(misread(page))
    assert article.title == "Retired postman’s letters"
    assert "Mr Lie’s café" in article.body
