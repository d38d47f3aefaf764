"""The promises of the ledger, over arbitrary text: nothing lost, nothing twice, spans true, every run the same."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean import Article, Piece, Removal, extract
from newsclean.page import Page
from newsclean.readers import decode, read

FIXTURES = Path(__file__).parent.parent / "fixtures"

LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "By Jane Doe",
            "By Jane Doe — The river rose again overnight, the mayor of the town said on Monday.",
            "Photo: AP",
            "A bridge over the river (Photo: AFP) (Photo: AFP)",
            "Published: 15 September 2014, 20:47",
            "  * Home",
            "[12]Link",
            "• ",
            "Share | Tweet | Print",
            "Read more on:    isis  |  nato  |  iraq",
            "The inter-\nnational conference on inter-\nnational international law",
            "The river rose again overnight, and the mayor of the town said on Monday that the bridge stays.",
            "\u200b",
            "\u202eReply\u202c",
            "\ud800",
            "東京都は十五日、新しい橋が完成したと発表した。\n橋は川を渡る。",
        ]
    ),
)
PAGES = st.lists(LINES, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\n\n\n"]).map(
        lambda end: end.join(lines)
    )
)
thorough = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_ledger(text: str, article: Article) -> None:
    """Asserts that kept and removed pieces hold every visible code point of the text exactly once, and read as they
    say."""
    page = read(text)
    pieces: list[Piece | Removal] = [*article.kept, *article.removed]
    covered = bytearray(len(page.text))
    for piece in pieces:
        assert page.read(piece.span) == piece.text
        for index in range(*piece.span):
            covered[index] += 1
    for index, char in enumerate(page.text):
        assert covered[index] == 1 or (char.isspace() and covered[index] == 0), (index, char)
    assert list(article.kept) == sorted(article.kept, key=lambda piece: piece.span)
    assert list(article.removed) == sorted(article.removed, key=lambda piece: piece.span)


TAGS = st.sampled_from([
    "p", "div", "span", "a", "b", "em", "br", "li", "ul", "ol", "td", "tr", "th", "table", "pre", "code", "h1",
    "h2", "figure", "figcaption", "blockquote", "nav", "aside", "header", "footer", "form", "button", "select",
    "option", "script", "style", "svg", "noscript", "template", "ruby", "rt", "wbr", "hr", "x-card", "main",
    "article", "time", "img", "title", "body", "html", "iframe", "textarea", "dialog"
])  # fmt: skip
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="sr-only"',
        ' class="caption"',
        ' class="comments commentList"',
        " hidden",
        ' href="/x"',
        ' style="display:none"',
        ' role="navigation"',
        ' alt="A bridge over the river"',
        ' id="main-content" itemprop="articleBody"',
    ]
)
MARKUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
        st.builds("</{}>".format, TAGS),
        LINES,
        st.sampled_from(
            ["&nbsp;", "&shy;", "&#x200b;", "&amp;", "&bogus;", "&#0;", "<!-- c -->", "<!--", "<", "<p", "\t"]
        ),
    ),
    max_size=40,
).map(lambda parts: "<!DOCTYPE html><body>" + "".join(parts))


@thorough
@given(MARKUP)
def test_every_visible_code_point_of_html_is_in_exactly_one_piece(source: str) -> None:
    article = extract(source)
    check_ledger(source, article)
    check_page(read(source))
    article.to_json().encode("utf-8")
    article.to_markdown()


def check_page(page: Page) -> None:
    """Asserts that blocks stand in order and apart, show something, and read as their spans do, on one line."""
    end = -1
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert end < block.span.start < block.span.end
        end = block.span.end
        assert block.text
        assert block.text == " ".join(page.read(block.span).split())
        assert block.markup is not None
        assert 0 <= block.markup.link_share <= 1
        assert 0 <= block.markup.element < len(page.elements)
    assert end in (-1, len(page.text))
    assert all(element.parent < place for place, element in enumerate(page.elements))


@thorough
@given(st.one_of(st.text(), PAGES))
def test_every_visible_code_point_is_in_exactly_one_piece(text: str) -> None:
    check_ledger(text, extract(text))


@thorough
@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_code_points_even_lone_surrogates(text: str) -> None:
    article = extract(text)
    check_ledger(text, article)
    article.to_json().encode("utf-8")


@thorough
@given(st.binary(max_size=600))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    assert isinstance(extract(data), Article)


@pytest.mark.parametrize(
    "page",
    sorted(FIXTURES.glob("*/page.txt")) + sorted(FIXTURES.glob("*/page.html")),
    ids=lambda page: page.parent.name,
)
def test_ledger_of_fixtures(page: Path) -> None:
    text = decode(page.read_bytes())
    check_ledger(text, extract(text))
    if page.suffix == ".html":
        check_page(read(text))


def test_same_answer_in_another_process_with_another_hash_seed() -> None:
    """Of whole pages, and of their first third, in which the story may be missing."""
    program = (
        "import hashlib, pathlib, sys; from newsclean import extract\n"
        "pages = [page.read_bytes() for page in sorted(pathlib.Path(sys.argv[1]).glob('*/page.*'))]\n"
        "found = [extract(part).to_json() for page in pages for part in (page, page[:len(page) // 3])]\n"
        "print(hashlib.sha256(''.join(found).encode()).hexdigest())"
    )

    def answer(seed: str) -> subprocess.Popen[str]:
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        command = [sys.executable, "-c", program, str(FIXTURES)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    with answer("0") as one, answer("4711") as other:
        pages = [page.read_bytes() for page in sorted(FIXTURES.glob("*/page.*"))]
        found = [extract(part).to_json() for page in pages for part in (page, page[: len(page) // 3])]
        here = hashlib.sha256("".join(found).encode()).hexdigest()
        assert [process.communicate()[0].strip() for process in (one, other)] == [here, here]


@pytest.mark.parametrize("wrong", [None, 3, ["text"]])
def test_anything_else_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="str or bytes"):
        extract(wrong)  # type: ignore[arg-type]
