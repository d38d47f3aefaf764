"""The HTML reader: what is HTML, what a reader sees of it, and what its markup says."""

from __future__ import annotations

import pytest

from newsclean.page import Page
from newsclean.readers import read
from newsclean.readers.sniffing import is_html

DOCUMENT = "<!DOCTYPE html><html><body>{}</body></html>"
PROSE = "The swing bridge across the harbour opened to traffic on Monday, two years after a barge tore away its pier."


def page(body: str) -> Page:
    return read(DOCUMENT.format(body))


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks]


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><title>x</title><p>Hello",
        "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<html><p>Hello",
        "<html lang=en><p>Hello</p>",
        "\ufeff \n\t<!-- a comment --><!-- > another --><html><p>Hello",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>Hello',
        "<p>One.</p><p>Two.</p>",
        "<p>One.\n\n<p>Two.\n\n<p>Three.\n\n<p>Four.\n\n<p>Five.",
        "<div class='story'>One<br><br>Two</div>",
        "<h1>One</h1>\n<p>Two</p>",
        "<body><p>Hello",
        f"<div class='a'><p>{PROSE}</p><p>{PROSE}</p><a hre",
        "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<!DOCTYPE html><html><head></head><body><p>Hello</p></body>",
        "<script>var a = 1</script><div><p>One</p><p>Two</p></div>",
        f"{PROSE}<br><br>{PROSE}<br><br>{PROSE}<p>{PROSE}</p>",
        "<story-page><p>One</p><p>Two</p></story-page>",
        "<!-- never closed <p>One</p><p>Two</p>",
    ],
)
def test_html_is_told(source: str) -> None:
    assert is_html(source)
    assert read(source).elements


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Hello",
        "<b>bold</b> is how one writes bold in HTML, and <i> begins what is slanted.",
        "<p> begins a paragraph, and <div> a division.\n\n" + PROSE,
        f"How to write a page\n\nPut <p> before each paragraph and </p> behind it.\n\n{PROSE}\n\n{PROSE}",
        '<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>',
        "<o:p></o:p><w:WordDocument><w:View>Normal</w:View></w:WordDocument>\n" + PROSE,
        f"{PROSE}\n<![if !supportLists]>\n{PROSE}",
        "a < b and b > c, which is why <- points left",
        "<jane@example.org> wrote:\n> " + PROSE,
        "<div style='display:none'><img src='x.gif'></div>\n" + "\n".join([PROSE] * 40),
        "[12]Home  [13]News\n\n" + PROSE,
    ],
)
def test_text_is_not_taken_for_html(source: str) -> None:
    assert not is_html(source)
    assert not read(source).elements


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<p>The <b>ri</b>ver <i>rose</i>.</p>", ["The river rose."]),
        ("<p><span class=drop>T</span>he river.</p>", ["The river."]),
        ("<p>in<wbr>ter&shy;national&nbsp;law &amp; order</p>", ["international law & order"]),
        ("<p>A<br>B</p>", ["A", "B"]),
        ("<p>He had walked<br>\nall the way.</p>", ["He had walked all the way."]),
        ("One<br><br>Two<p>Three", ["One", "Two", "Three"]),
        ("<h1>Bridge<br>reopens</h1>", ["Bridge reopens"]),
        ("<div>bare <div>inner</div> tail</div>", ["bare", "inner", "tail"]),
        ("<a href=/a>Home</a><a href=/b>News</a>", ["Home News"]),
        ("<p>See <a href=/a>this</a>, <a href=/b>that</a>s.</p>", ["See this, thats."]),
        ("<span class=name>Jane Doe</span><span class=when>May 1</span>", ["Jane Doe May 1"]),
        ("<span class=name>Jane Doe</span><span class=when>22 May</span>", ["Jane Doe 22 May"]),
        ("<p><span>m</span><span>2</span></p>", ["m2"]),
        ("<p>Jane Doe<time>May 1</time></p>", ["Jane DoeMay 1"]),
        ("<p><a href=/j>Jane Doe</a><time>May 1</time></p>", ["Jane Doe May 1"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字</ruby>", ["漢字"]),
        ("a<script>var x</script>b<style>p{}</style><svg><text>s</text></svg>c", ["abc"]),
        ("<select><option>One<option>Two</select><textarea>t</textarea><p>x", ["x"]),
        ("<iframe>old browsers</iframe><video>none</video><p>x", ["x"]),
        ("<amp-iframe><p placeholder>soon</p></amp-iframe><amp-ad><b>ad</b></amp-ad><amp-img></amp-img><p>x", ["x"]),
        ("<figure><figcaption>Boats <span class=credit>A. B.</span></figcaption></figure>", ["Boats", "A. B."]),
        ("<figure><figcaption>Boats (<i class=credit>A. B.</i>)</figcaption></figure>", ["Boats (A. B.)"]),
        ("<p>Boats <span class=credit>A. B.</span></p>", ["Boats A. B."]),
        ("<p>One</p><!-- two --><p>Three", ["One", "Three"]),
        ("<figure><img alt='A bridge'><figcaption>At dawn</figcaption></figure>", ["At dawn"]),
        ("<p>x<sup>2</sup></p>", ["x2"]),
        ("<x-story><x-line>One</x-line><x-line>Two</x-line></x-story>", ["One", "Two"]),
        ("<p>a <x-term>lock</x-term> gate</p>", ["a lock gate"]),
        ("<p>See this<span class=sr-only> in a new tab</span> now.</p>", ["See this now.", "in a new tab"]),
        ("<p> \u200b </p><p>&#0;x&#8203;y", ["\ufffdxy"]),
    ],
)  # fmt: skip
def test_lines_as_a_reader_sees_them(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_lists_have_bullets_and_paragraphs_gaps() -> None:
    blocks = page("<p>One</p><ul><li>Two</li><li><p>Three</p><p>Four</p></li></ul><p>Five</p>").blocks
    assert [block.layout.bullet for block in blocks] == [False, True, True, False, False]
    assert [block.layout.gap for block in blocks[:2]] == [1, 1]
    assert [block.layout.gap for block in page("<ul><li>A<li>B</ul><div>C</div><div>D</div>").blocks] == [1, 0, 1, 0]


def test_a_table_of_data_has_a_block_a_row() -> None:
    rows = page("<table><tr><th>Town<th>Height<tr><td>Hexley<td>4.1 m<tr><td>Port Ellery<td></table>")
    assert [block.text for block in rows.blocks] == ["Town Height", "Hexley 4.1 m", "Port Ellery"]
    assert rows.read(rows.blocks[1].span) == "Hexley\t4.1 m"


def test_a_table_for_layout_is_transparent() -> None:
    nested = "<table><tr><td>Menu<td><table><tr><td>Story</table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert texts(nested) == ["Menu", "Story", "a", "b", "c", "d"]
    assert texts(f"<table><tr><td>Menu<td><p>{PROSE}</p><p>More.</p><tr><td>x<td>y</table>") == [
        "Menu", PROSE, "More.", "x", "y",
    ]  # fmt: skip


def test_programs_keep_their_lines() -> None:
    code = page("<pre><code>\n    def f():\n        return 1\n\n</code></pre>")
    assert code.read(code.blocks[0].span) == "def f():\n    return 1"
    assert code.blocks[0].text == "def f(): return 1"


def test_other_preformatted_text_is_read_as_dumps_are() -> None:
    wrapped = "\n".join([PROSE[:60].rsplit(" ", 1)[0], PROSE[len(PROSE[:60].rsplit(" ", 1)[0]) + 1 :]])
    assert texts(f"<pre>{wrapped}\n\nTwo.</pre>")[-1] == "Two."


def test_entries_of_menus_are_read_together() -> None:
    menu = page("<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav><p>x")
    assert menu.read(menu.blocks[0].span) == "Home\nNews\nSport"
    assert menu.blocks[0].text == "Home News Sport"


def test_markup_says_where_a_block_stands() -> None:
    read_page = page(
        "<aside role=complementary><div id='mostRead' class='box-list'><h3>Most <a href=x>read</a></h3></div></aside>"
        "<p hidden>Hidden</p><blockquote><p>Quoted</p></blockquote>"
    )
    heading, hidden, quoted = [read_page.elements[block.markup.element] for block in read_page.blocks if block.markup]
    assert (heading.tag, heading.level, heading.regions) == ("h3", 3, ("aside",))
    assert read_page.elements[heading.parent].names == ("box", "list", "most", "read")
    assert read_page.blocks[0].markup is not None
    assert 0.4 < read_page.blocks[0].markup.link_share < 0.6
    assert hidden.hidden
    assert quoted.regions == ("blockquote",)


def test_small_screens_hide_what_large_ones_show() -> None:
    shown = page("<p class='hidden md:block'>One</p><p class='d-none d-md-block'>Two</p><p class=hidden>Three</p>")
    assert [element.hidden for element in shown.elements if element.tag == "p"] == [False, False, True]


def test_alternative_texts_are_no_text_but_kept() -> None:
    pictured = page("<p>One</p><img alt='A bridge over the river'><p>Two</p>")
    assert pictured.text == "One\nTwo"
    assert pictured.alternatives == ((1, "A bridge over the river"),)


def test_a_comment_that_nobody_closes_hides_nothing() -> None:
    assert texts("<p>One</p><!-- <p>Two</p>") == ["One", "Two"]


@pytest.mark.parametrize(
    ("source", "charset"),
    [
        ("<html><meta charset=utf-8><p>Café déjà vu à la gare", "latin-1"),
        ("<html><meta charset=iso-8859-1><p>Café déjà vu à la gare", "utf-8"),
        ("<html><meta charset=windows-1251><p>Мост открыт", "cp1251"),
        ('<?xml version="1.0" encoding="utf-16"?><html><p>Café déjà', "utf-8"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><html><p>Zażółć gęślą jaźń', "iso-8859-2"),
        ("\ufeff<html><p>Café", "utf-16-le"),
        ("<html><p>Café", "utf-8-sig"),
    ],
)
def test_bytes_whatever_is_declared(source: str, charset: str) -> None:
    assert source.split("<p>")[1] in read(source.encode(charset)).text
