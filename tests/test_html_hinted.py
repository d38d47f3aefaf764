"""What a page's head and data say beside its own words: evidence that the page confirms, or that loses."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from newsclean import Article, Role, Verdict, extract
from tests.test_html_detectors import PARAGRAPHS, TITLE, role

OTHER = "Ferry fares to rise in the spring, council says"
CAPTION = "The first cars cross the bridge on Monday morning, while the ferrymen look on from below."
OTHER_TEXT = (
    "Scripts are turned off in your browser. Our pages need them to show stories, pictures and letters. Please turn "
    "them on in the settings of your browser and load the page again."
)
NOTE = "Reporting from Port Ellery: Marta Quill"
DATA = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-03-05T20:47:00+01:00",
    "author": {"@type": "Person", "name": "Marta Quill"},
    "image": {"@type": "ImageObject", "caption": CAPTION},
    "keywords": ["bridges", "harbours"],
}


def page(data: dict[str, Any], amid: str = "", headline: str = TITLE, story: tuple[str, ...] = PARAGRAPHS) -> Article:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    texts = [f"<p>{text}</p>" for text in story]
    teaser = f"<div><h1>{OTHER}</h1></div><div><h1>{headline}</h1>"
    body = f"{teaser}{''.join(texts[:1])}{amid}{''.join(texts[1:])}</div>"
    return extract(f"<!DOCTYPE html><html><head>{script}</head><body>{body}</body></html>")


def test_fields_come_from_the_data() -> None:
    article = page(DATA)
    assert article.title == TITLE
    assert article.date == datetime.date(2024, 3, 5)
    assert article.timestamp is not None
    assert article.timestamp.isoformat() == "2024-03-05T20:47:00+01:00"
    assert (article.authors, article.tags) == (("Marta Quill",), ("bridges", "harbours"))
    assert article.paragraphs == PARAGRAPHS


def test_the_data_tells_which_of_two_headlines_is_meant() -> None:
    assert page({**DATA, "headline": OTHER}).title == OTHER
    assert page(DATA).title == TITLE


def test_a_title_that_the_page_does_not_show_loses() -> None:
    article = page({**DATA, "headline": "Yesterday's quite different front page story"})
    assert article.title in (TITLE, OTHER)


def test_a_line_that_the_data_calls_a_caption_is_one() -> None:
    article = page(DATA, f"<p>{CAPTION}</p>")
    assert role(article, CAPTION) is Role.CAPTION
    assert [caption.text for caption in article.captions] == [CAPTION]
    without = {name: value for name, value in DATA.items() if name != "image"}
    assert CAPTION in page(without, f"<p>{CAPTION}</p>").paragraphs


def test_a_short_line_that_names_an_author_of_the_data_is_a_byline() -> None:
    assert role(page(DATA, f"<p>{NOTE}</p>"), NOTE) is Role.BYLINE
    sentence = "“We came home by boat for two winters,” said Marta Quill, who has run the bakery on the quay since May."
    assert sentence in page(DATA, f"<p>{sentence}</p>").paragraphs


def test_text_that_stands_in_the_data_alone_is_read() -> None:
    article = page({**DATA, "articleBody": "\n\n".join(PARAGRAPHS)}, story=())
    assert article.paragraphs == PARAGRAPHS


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_text_that_stands_in_the_data_alone_is_read_below_what_a_script_replaces(tag: str) -> None:
    shell = f"<nav><a href=/>Home</a></nav><{tag}><p>{OTHER_TEXT}</p></{tag}><main>Loading …</main>"
    data = json.dumps({**DATA, "articleBody": "\n\n".join(PARAGRAPHS)})
    script = f'<script type="application/ld+json">{data}</script>'
    article = extract(f"<!DOCTYPE html><html><head>{script}</head><body>{shell}</body></html>")
    assert article.title == TITLE
    assert article.paragraphs == PARAGRAPHS


def test_text_in_the_data_is_not_read_where_the_page_shows_its_own_without_spaces() -> None:
    story = (
        "去年の秋に壊れた港の橋が月曜日に再び開き、" * 4 + "人々は喜んだ。",
        "工事には二年と十一億円がかかった。" * 4,
    )
    article = page({**DATA, "articleBody": "これは別の文章で、" * 60 + "長い。"}, story=story)
    assert article.paragraphs == story
    assert "別の文章" not in " ".join(piece.text for piece in article.removed)


def test_text_in_the_data_is_not_read_where_the_page_shows_its_own() -> None:
    article = page({**DATA, "articleBody": "Another text altogether, of some length. " * 30})
    assert article.paragraphs == PARAGRAPHS
    assert "Another text" not in " ".join(piece.text for piece in article.removed)


def test_where_an_author_is_written_to_is_no_story() -> None:
    address = "You can write to Marta Quill at quill@example.org, or send a letter to the house on the quay."
    rights = "©2024 Marta Quill. All the fish in the harbour are hers."
    article = page(DATA, story=(*PARAGRAPHS, address, rights))
    assert article.paragraphs == PARAGRAPHS
    other = "You can write to Anna Holm at holm@example.org, or send a letter to the house on the quay."
    told = "Marta Quill went to the quay on Monday, and wrote down what the ferrymen had to say of the bridge."
    article = page(DATA, story=(*PARAGRAPHS[:2], other, told, *PARAGRAPHS[2:]))
    assert told in article.body


def test_paragraphs_with_links_in_them_are_the_pages_own() -> None:
    linked = tuple(text.replace(" the ", " <a href=/x>the</a> ", 1) for text in PARAGRAPHS)
    article = page({**DATA, "articleBody": "Another text altogether, of some length. " * 30}, story=linked)
    assert article.paragraphs == PARAGRAPHS
    assert "Another text" not in " ".join(piece.text for piece in article.removed)


def described(story: str) -> Article:
    head = f'<meta property="og:description" content="{PARAGRAPHS[0]}">'
    return extract(f"<!DOCTYPE html><html><head>{head}</head><body><main><h1>{TITLE}</h1>{story}</main></body></html>")


def test_a_first_paragraph_that_the_head_gives_again_is_of_the_story() -> None:
    article = described("".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    assert article.paragraphs == PARAGRAPHS
    assert article.standfirst is None


def test_a_standfirst_of_its_own_kind_is_none_of_the_story() -> None:
    story = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    article = described(f"<p class=x>{PARAGRAPHS[0]}</p><div>{story}</div>")
    assert (article.standfirst, article.paragraphs) == (PARAGRAPHS[0], PARAGRAPHS[1:])


@pytest.mark.parametrize(
    ("language", "expected"), [("en-GB", (6, 2, False)), ("en-US", (2, 6, True)), ("en", (2, 6, True))]
)
def test_the_region_of_the_page_s_language_tells_day_from_month(language: str, expected: tuple[int, int, bool]) -> None:
    story = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = extract(
        f"<!DOCTYPE html><html lang={language}><body><h1>{TITLE}</h1><p>02/06/2025</p>{story}</body></html>"
    )
    assert article.date is not None
    assert (article.date.month, article.date.day, article.date_ambiguous) == expected


CONSENT = (
    (
        "We and our 842 partners store and/or access information on a device, such as unique IDs in cookies to process "
        "personal data. You may accept or manage your choices by clicking below, or in the privacy policy page."
    ),
    (
        "These choices will be signalled to our partners and will not affect browsing data. We and they process "
        "data to provide: precise geolocation data, personalised advertising and content."
    ),
)


def test_the_headline_that_the_data_confirm_stands_above_the_story_whatever_dialogs_call_theirs() -> None:
    dialog = f"<div id=cmp><h1>We value your privacy</h1>{''.join(f'<p>{text}</p>' for text in CONSENT)}</div>"
    story = f"<div class=t1>{TITLE}</div>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}"
    head = f'<meta property="og:title" content="{TITLE}">'
    article = extract(f"<!DOCTYPE html><html><head>{head}</head><body>{dialog}<div>{story}</div></body></html>")
    assert article.title == TITLE
    assert article.paragraphs == PARAGRAPHS


def stories(headlines: tuple[str, ...], title: str, above: str = "") -> Article:
    texts = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    signed = "<p class=meta>By Marta Quill | 2025-09-1"
    posts = "".join(
        f"<article><h2 class=top><a href=/{day}>{headline}</a></h2>{signed}{day}</p>{texts}</article>"
        for day, headline in enumerate(headlines)
    )
    texts = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><main>{above}{posts}</main></body></html>"
    return extract(texts)


def test_a_second_story_with_a_head_of_the_same_kind_is_none_of_the_first() -> None:
    article = stories((TITLE, OTHER), TITLE)
    assert article.title == TITLE
    assert OTHER not in article.body
    assert article.body.count("Shopkeepers") == 1


def test_stories_below_each_other_none_of_which_the_page_is_named_for_are_a_list() -> None:
    article = stories((TITLE, OTHER, "Ice stops the river ferry"), "The Ellery Post")
    assert article.body == ""
    assert article.verdict is not Verdict.ARTICLE


def test_signed_entries_below_a_headline_of_their_own_are_a_story() -> None:
    head = "<h1>Live: the bridge opens</h1><p>By Marta Quill</p><p>10 September 2025</p>"
    article = stories((TITLE, OTHER, "Ice stops the river ferry"), "Live: the bridge opens", head)
    assert "Shopkeepers" in article.body
