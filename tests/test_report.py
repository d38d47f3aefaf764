"""The report's file: complete, self-contained, safe whatever a page holds. What it does is in test_report_browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsclean import Article, Role, extract
from newsclean.cli import main
from newsclean.pipeline import examine
from newsclean.report import Reported, render
from newsclean.report.rows import rows_of

PAGE = (Path(__file__).parent.parent / "fixtures/en-flood-wall-copied/page.txt").read_text("utf-8")
HOSTILE = """Flood</script><script>window.broken = 1</script> wall <!-- <script> holds
<img src=x onerror="window.broken = 2"> \u2028 \u202egnp.exe\u202c ]]> &lt;b&gt; {{ 7 * 7 }} </textarea></title>

The <a href="javascript:window.broken = 3">river</a> reached its highest level in 57 years on Monday, the authority
said, and the flood wall that protects four thousand homes held through the night, though engineers had feared it.

<svg onload="window.broken = 4"> was seen by Omar Whitby, who led the crew on the wall, and who said that he had stopped
looking at the gauge at about three, when the rain began to fall again and the lamps went out on both banks.
"""


class Elements(HTMLParser):
    """The elements of a file, with their attributes and what is in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(f"/{tag}", [])

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        pairs = zip(self.found, self.texts, strict=True)
        return [(attributes, text) for (name, attributes), text in pairs if name == tag]


def examined(source: str, name: str = "page.txt") -> Reported:
    examination = examine(source)
    return Reported(name, examination.article, examination)


def data_of(html: str) -> list[dict[str, object]]:
    return [json.loads(text) for attributes, text in Elements(html).all("script") if attributes.get("class") == "page"]


def test_the_same_pages_have_the_same_report() -> None:
    assert render([examined(PAGE)]) == render([examined(PAGE)])


def test_the_policy_names_the_one_script_and_the_one_style() -> None:
    elements = Elements(render([examined(PAGE)]))
    (policy,) = [at["content"] for at, _ in elements.all("meta") if at.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert "default-src 'none'" in policy
    for kind, texts in {
        "script": [text for attributes, text in elements.all("script") if not attributes],
        "style": [text for _, text in elements.all("style")],
    }.items():
        (text,) = texts
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy


def test_nothing_is_asked_for() -> None:
    for tag, attributes in Elements(render([examined(PAGE)])).found:
        assert "src" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert (attributes.get("href") or "#").startswith(("#", "data:image/svg+xml,")), tag


@pytest.mark.parametrize("source", [HOSTILE, f"<html><body><p>{HOSTILE}</p></body></html>"])
def test_a_page_does_not_break_out(source: str) -> None:
    usual, hostile = (Elements(render([examined(text, name)])) for text, name in ((PAGE, "a"), (source, HOSTILE)))
    assert [tag for tag, _ in usual.found] == [tag for tag, _ in hostile.found]


def test_every_visible_character_is_in_a_row() -> None:
    reported = examined(PAGE)
    (page,) = data_of(render([reported]))
    rows = page["rows"]
    assert isinstance(rows, list)
    shown = "".join("".join(row["text"].split()) for row in rows)
    assert shown == "".join(PAGE.split())
    assert [row["span"] for row in rows] == sorted(row["span"] for row in rows)


def test_rows_have_marks_weights_and_reasons() -> None:
    reported = examined(PAGE)
    rows = rows_of(reported.article, reported.examination)
    assert all(row["reasons"] for row in rows)
    pitch = next(row for row in rows if row["text"].startswith("Sign up"))
    assert (pitch["role"], pitch["block"]) == ("promo", 12)
    assert pitch["marks"][0]["detector"] == "promo"
    assert pitch["marks"][0]["weight"] > 0
    credit = next(row for row in rows if row["role"] == "credit")
    assert (credit["marks"][0]["cut"] or "").strip() == "(Photo: PA)"


def test_invisible_characters_are_told() -> None:
    reported = examined(HOSTILE)
    found = [row["unseen"] for row in rows_of(reported.article, reported.examination) if "unseen" in row]
    assert found == [{"U+202C": 1, "U+202E": 1}]


def test_an_article_reports_itself_from_its_ledger() -> None:
    article = extract(PAGE)
    (page,) = data_of(article.report())
    rows = page["rows"]
    assert isinstance(rows, list)
    assert [row["role"] for row in rows] == [row["role"] for row in rows_of(article)]
    assert "marks" not in rows[0]
    assert Article(title=None, standfirst=None, date=None, body="").report()


def test_lone_surrogates_can_be_written() -> None:
    article = Article(title="a \ud800 b", standfirst=None, date=None, body="")
    article.report().encode("utf-8")


def test_the_index_sums_up_each_page() -> None:
    html = render([examined(PAGE, "one"), examined("", "two")])
    (index,) = [json.loads(text) for at, text in Elements(html).all("script") if at.get("id") == "index"]
    assert [entry["name"] for entry in index] == ["one", "two"]
    assert index[0]["words"] == len(extract(PAGE).body.split())
    assert set(index[0]["totals"]) <= {role.value for role in Role}
    assert re.search("<title>2 pages", html)


@pytest.mark.parametrize("name", ["zh-teahouse-repeated-headline-wetlines", "en-flood-wall-copied"])
def test_words_are_counted_where_blanks_part_none(name: str) -> None:
    page = (Path(__file__).parent.parent / "fixtures" / name / "page.txt").read_text("utf-8")
    examination = examine(page)
    places = [examination.page.text[slice(*piece.span)] for piece in examination.article.kept]
    shapes = {
        block.text: shape.words for block, shape in zip(examination.page.blocks, examination.survey.shapes, strict=True)
    }
    rows = {row["text"]: row["words"] for row in rows_of(examination.article)}
    assert places
    assert [rows[text] for text in rows if text in shapes] == [shapes[text] for text in rows if text in shapes]
    body = sum(rows[text] for text in examination.article.paragraphs)
    assert body > len(examination.article.body) / 8
    assert f"{body:,} words" in examination.article._repr_html_()


class TestCommand:
    def test_what_is_known_of_the_page(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page, out = tmp_path / "page.txt", tmp_path / "out.html"
        page.write_text(PAGE.replace("3 March 2025", "03/04/2025"), "utf-8")
        for url, date in (("https://e.org/2025/04/03/x", "2025-04-03"), ("https://e.org/2025/03/04/x", "2025-03-04")):
            assert main(["report", str(page), "-o", str(out), "--url", url]) == 0
            assert f'"date":"{date}"' in out.read_text("utf-8")
        assert main(["report", str(page), str(page), "-o", str(out), "--url", url]) == 2
        assert "--url goes with one PAGE only" in capsys.readouterr().err

    def test_writes_one_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page, out = tmp_path / "page.txt", tmp_path / "out.html"
        page.write_text(PAGE, "utf-8")
        assert main(["report", str(page), str(tmp_path / "nosuch.txt"), "-o", str(out)]) == 1
        assert "nosuch.txt: No such file" in capsys.readouterr().err
        assert len(data_of(out.read_text("utf-8"))) == 1
        assert main(["report", str(page), "-o", str(out)]) == 0

    def test_opens_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        launched: list[str] = []
        monkeypatch.setattr("click.launch", launched.append)
        page, out = tmp_path / "page.txt", tmp_path / "out.html"
        page.write_text(PAGE, "utf-8")
        assert main(["report", str(page), "--open", "-o", str(out)]) == 0
        assert launched == [str(out)]

    def test_a_place_that_cannot_be_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        page = tmp_path / "page.txt"
        page.write_text(PAGE, "utf-8")
        assert main(["report", str(page), "-o", str(tmp_path / "no" / "out.html")]) == 1
        assert "out.html" in capsys.readouterr().err
