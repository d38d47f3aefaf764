"""What the package offers: its names, its forms, and that importing it costs little."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article, Caption, NewscleanError, Piece, Removal, Role, Span, Vocabulary, extract
from newsclean.markdown import to_markdown

TITLE = "Town of bell founders falls silent for a night"
STORY = [
    (
        "The bells of Glockenau, where bells have been cast for six hundred years, were not rung on Tuesday night "
        "for the first time since the war, so that scientists could listen to the bats that live in the eleven "
        "towers of the town."
    ),
    (
        "The bats turned out to be of four kinds, one of which had not been heard in the valley since 1950. They fly "
        "out at dusk, just when the bells are rung, and the scientists wanted to know whether they would do so "
        "without being told."
    ),
    (
        "They did not. “They sat and waited,” said Dr Eva Klang, who counted them, “and at a quarter past they "
        "looked, I would say, annoyed.” The bells will be rung again tonight, and the bats are expected to leave on "
        "time."
    ),
]
LIST = ["Two of the four kinds were seen in every tower:", "the greater mouse-eared bat", "the serotine, which snores"]
CAPTION = "A bat in the tower of St Anne"
PAGE = "\n\n".join(
    [
        TITLE,
        "By Eva Läut",
        "Published: 5 March 2024, 20:47 UTC",
        STORY[0],
        f"{CAPTION} (Photo: AFP)",
        STORY[1],
        "Sign up for our newsletter",
        "Four kinds of bat",
        STORY[2],
        LIST[0],
        f"* {LIST[1]}",
        f"* {LIST[2]}",
        "Tags: bells, bats",
        "© 2024 The Glockenau Post. All rights reserved.",
    ]
)
NAMES = [
    "Article",
    "Caption",
    "DetectorError",
    "MissingExtraError",
    "NewscleanError",
    "Piece",
    "Removal",
    "Role",
    "SiteCounts",
    "SitesError",
    "Span",
    "Verdict",
    "Vocabulary",
    "VocabularyError",
    "extract",
]


@pytest.fixture(scope="module")
def article() -> Article:
    return extract(PAGE)


@pytest.mark.parametrize("name", NAMES)
def test_the_package_offers(name: str) -> None:
    assert name in newsclean.__all__
    assert inspect.getdoc(getattr(newsclean, name))


def test_all_names_are_there_and_in_order() -> None:
    assert newsclean.__all__ == sorted(newsclean.__all__) == NAMES
    assert all(hasattr(newsclean, name) for name in newsclean.__all__)


def test_the_version_has_three_numbers() -> None:
    assert [part.isdecimal() for part in newsclean.__version__.split(".")] == [True] * 3


@pytest.mark.parametrize(
    "program", ["import newsclean", "from newsclean import extract; extract('Open.'); extract(b'Open.')"]
)
def test_what_text_does_not_need_is_not_imported(program: str) -> None:
    """Plain text and bytes that are UTF-8 need neither the shell's libraries nor a guesser, nor anything of HTML."""
    costly = {"babel", "charset_normalizer", "click", "jinja2", "lxml", "pytest", "readability", "rich"}
    found = subprocess.run(
        [sys.executable, "-c", f"{program}; import sys; print(*sorted({costly} & sys.modules.keys()))"],
        env={"PYTHONPATH": str(Path(newsclean.__file__).parent.parent)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert found.stdout.split() == []


def test_errors_have_one_base() -> None:
    assert issubclass(NewscleanError, Exception)
    for name in NAMES:
        if name.endswith("Error"):
            assert issubclass(getattr(newsclean, name), NewscleanError)


def test_the_fields_of_an_article(article: Article) -> None:
    assert article.title == TITLE
    assert article.standfirst is None
    assert article.date == datetime.date(2024, 3, 5)
    assert article.timestamp == datetime.datetime(2024, 3, 5, 20, 47, tzinfo=datetime.timezone.utc)
    assert (article.date_ambiguous, article.date_alternative) == (False, None)
    assert article.authors == ("Eva Läut",)
    assert article.tags == ("bells", "bats")
    assert article.language == "en"
    assert article.paragraphs == (*STORY[:2], "Four kinds of bat", STORY[2], *LIST)
    assert article.body == "\n\n".join(article.paragraphs)


def test_a_caption_is_its_text(article: Article) -> None:
    (caption,) = article.captions
    assert f"{caption}" == str(caption) == caption.text == CAPTION
    assert caption.credit == "AFP"


def test_pieces_know_where_they_stand(article: Article) -> None:
    pieces: list[Piece | Removal | Caption] = [*article.kept, *article.removed, *article.captions]
    for piece in pieces:
        assert " ".join(PAGE[slice(*piece.span)].removeprefix("* ").split()) == piece.text
    starts = [piece.span.start for piece in article.kept]
    assert starts == sorted(starts)
    assert [piece.text for piece in article.kept if piece.bullet] == LIST[1:]
    assert [piece.role.name[0] for piece in article.kept] == list("TBBHBBBB")


def test_spans_of_bytes_count_code_points_of_what_they_decode_to(article: Article) -> None:
    assert extract(PAGE.encode()) == article
    assert extract(b"\xef\xbb\xbf" + PAGE.encode()) == article
    assert extract(PAGE.encode("utf-16")) == article


@pytest.mark.parametrize("kind", [Article, Caption, Piece, Removal])
def test_what_comes_out_is_frozen(kind: type, article: Article) -> None:
    instances: list[object] = [article, *article.captions, *article.kept, *article.removed]
    instance = next(item for item in instances if isinstance(item, kind))
    field = next(name for name in ("text", "title") if hasattr(instance, name))
    with pytest.raises(AttributeError):
        setattr(instance, field, None)
    with pytest.raises((AttributeError, TypeError)):
        setattr(instance, "anything", None)  # noqa: B010


def test_an_article_can_be_compared_hashed_copied_and_pickled(article: Article) -> None:
    again = extract(PAGE)
    assert again == article
    assert hash(again) == hash(article)
    assert copy.deepcopy(article) == article == pickle.loads(pickle.dumps(article))
    assert extract(f"{PAGE}.") != article


def test_a_dict_is_plain_and_holds_every_field(article: Article) -> None:
    plain = article.to_dict()
    assert list(plain) == [field.name for field in dataclasses.fields(Article)]
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["title"], plain["date"], plain["timestamp"]) == (TITLE, "2024-03-05", "2024-03-05T20:47:00+00:00")
    assert (plain["authors"], plain["tags"]) == (["Eva Läut"], ["bells", "bats"])
    assert plain["captions"] == [{"text": CAPTION, "credit": "AFP", "span": list(article.captions[0].span)}]
    first = {"span": [0, len(TITLE)], "text": TITLE, "role": "title", "bullet": False, "form": ""}
    assert plain["kept"][0] == first
    assert [piece["role"] for piece in plain["removed"]] == [piece.role.value for piece in article.removed]
    assert all(type(piece["role"]) is str for piece in plain["kept"])


def test_a_dict_may_come_without_the_ledger(article: Article) -> None:
    plain = article.to_dict()
    del plain["kept"], plain["removed"]
    assert article.to_dict(ledger=False) == plain


FIXTURES = sorted((Path(newsclean.__file__).parent.parent / "fixtures").glob("*/page.*"))


@pytest.mark.parametrize("page", FIXTURES, ids=lambda page: page.parent.name)
def test_a_dict_can_be_read_again(page: Path) -> None:
    article = extract(page.read_bytes())
    again = Article.from_dict(json.loads(article.to_json()))
    assert again == article
    assert again.paragraphs == article.paragraphs
    bare = Article.from_dict(article.to_dict(ledger=False))
    assert bare == dataclasses.replace(article, kept=(), removed=())


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "artcle"},
        {"date": "5 March"},
        {"kept": [{"text": "x"}]},
        {"kept": None},
        {"page": "a.txt"},
        {"captions": ["x"]},
    ],
)
def test_what_is_no_dict_of_an_article_is_refused(wrong: dict[str, object], article: Article) -> None:
    with pytest.raises(ValueError, match=r"not what Article\.to_dict gives: "):
        Article.from_dict({**article.to_dict(), **wrong})
    with pytest.raises(ValueError, match="not what"):
        Article.from_dict({})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"vocabulary": "friends.toml"}, "vocabulary must be a Vocabulary, not a str"),
        ({"vocabulary": ["friends.toml"]}, "vocabulary must be a Vocabulary, not a list"),
        ({"site": "example.org"}, "site must be a Site or a SiteCounts, not a str"),
        ({"url": 3}, "url must be a str, not a int"),
        ({"day_first": "yes"}, "day_first must be a bool, not a str"),
    ],
)
def test_wrong_types_are_told_by_name(given: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        extract(PAGE, **given)


def test_json_is_the_dict_with_other_scripts_unescaped(article: Article) -> None:
    assert json.loads(article.to_json()) == article.to_dict()
    assert json.loads(article.to_json(ledger=False)) == article.to_dict(ledger=False)
    assert "Läut" in article.to_json()
    assert "\n" not in article.to_json()
    assert article.to_json(indent=2).startswith('{\n  "title"')


def test_json_of_a_page_with_lone_surrogates_can_be_written() -> None:
    extract(PAGE.replace("bats", "b\ud800ts")).to_json().encode("utf-8")


def test_markdown_is_a_form_of_the_article(article: Article) -> None:
    markdown = article.to_markdown()
    assert markdown == to_markdown(article)
    assert markdown.startswith(f"# {TITLE}\n\n2024-03-05 · Eva Läut\n\n{STORY[0]}\n\n")
    assert "\n\n## Four kinds of bat\n\n" in markdown
    assert markdown.endswith(f"\n\n- {LIST[1]}\n- {LIST[2]}\n\n---\n\n> {CAPTION} (AFP)\n")


def test_an_empty_page_has_an_empty_article() -> None:
    article = extract("")
    assert article == Article(title=None, standfirst=None, date=None, body="", language=article.language)
    assert article.to_dict()["body"] == ""
    assert article.to_markdown() == ""


def test_all_options_are_named() -> None:
    kinds = [parameter.kind for parameter in inspect.signature(extract).parameters.values()]
    assert kinds[0] is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert set(kinds[1:]) == {inspect.Parameter.KEYWORD_ONLY}


def test_phrases_of_your_own_add_to_the_vocabulary(tmp_path: Path) -> None:
    line = "Klingklang of the week"
    page = PAGE.replace("Four kinds of bat", line)
    assert line in extract(page).paragraphs
    own = tmp_path / "own.toml"
    own.write_text(f'language = "en"\n[promo]\nwhole = ["{line.lower()}"]\n', "utf-8")
    article = extract(page, vocabulary=Vocabulary.load([own]))
    assert line not in article.paragraphs
    assert [piece.role for piece in article.removed if piece.text == line] == [Role.PROMO]


def test_roles_are_strings_and_some_are_kept() -> None:
    assert [role for role in Role if role.kept] == [Role.TITLE, Role.STANDFIRST, Role.BODY, Role.HEADING]
    assert Role("caption") is Role.CAPTION
    assert all(isinstance(role, str) for role in Role)


def test_a_span_cuts_the_page() -> None:
    assert PAGE[slice(*Span(0, len(TITLE)))] == TITLE
