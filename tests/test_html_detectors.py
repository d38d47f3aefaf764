"""What markup says: where each detector of it fires, and look-alikes where it must not."""

from __future__ import annotations

import datetime

import pytest

from newsclean import Article, Piece, Removal, Role, extract

PARAGRAPHS = (
    (
        "The swing bridge across the harbour of Port Ellery opened to traffic on Monday, two years after a barge tore "
        "away its western pier and cut the old town off from the railway station."
    ),
    (
        "Engineers had expected to finish the work in ten months, but the river bed turned out to be softer than the "
        "drawings of 1931 had promised, and forty steel piles had to be driven down to the rock."
    ),
    (
        "The repairs cost eleven million pounds, of which the insurers of the barge paid about a third, and the county "
        "council borrowed the rest, the mayor said."
    ),
    (
        "Shopkeepers along the quay had hung flags in their windows, and the ferrymen who had carried them across for "
        "two years watched from their boats, not all of them pleased."
    ),
)
TITLE = "Harbour bridge reopens after two years"
LINE = "Ferrymen of the old town look back on a long winter of early mornings and late nights."
HEAD, *REST = (f"<p>{text}</p>" for text in PARAGRAPHS)


def page(amid: str = "", below: str = "", wrapper: str = "class=text") -> str:
    story = f"<h1>{TITLE}</h1><div {wrapper}>{HEAD}{amid}{''.join(REST)}</div>"
    return f"<!DOCTYPE html><html><body><main>{story}</main>{below}</body></html>"


def role(article: Article, text: str) -> Role:
    pieces: list[Piece | Removal] = [*article.kept, *article.removed]
    return next(piece.role for piece in pieces if text in piece.text)


def test_the_story_alone() -> None:
    article = extract(page())
    assert article.title == TITLE
    assert article.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<figure><img src=x><figcaption>{}</figcaption></figure>", Role.CAPTION),
        ("<div class='wp-caption'><p class='wp-caption-text'>{}</p></div>", Role.CAPTION),
        ("<aside>{}</aside>", None),
        ("<div class='related-stories'><p>{}</p></div>", Role.RELATED),
        ("<div class=newsletter-signup><p>{}</p></div>", Role.PROMO),
        ("<form><p>{}</p></form>", Role.BOILERPLATE),
        ("<div id=cookieConsent><p>{}</p></div>", Role.LEGAL),
    ],
)
def test_region(markup: str, expected: Role | None) -> None:
    article = extract(page(amid=markup.format(LINE)))
    if expected is not None:
        assert article.paragraphs == PARAGRAPHS
        assert role(article, LINE) is expected
    below = extract(page(below=markup.format(LINE)))
    assert below.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "wrapper",
    [
        "class='article has-sidebar related-enabled comments-open'",
        "class='content-with-nav' id=newsletter",
        "class=hidden",
        "style='display:none'",
    ],
)
def test_names_of_what_holds_the_story_say_nothing(wrapper: str) -> None:
    assert extract(page(wrapper=wrapper)).paragraphs == PARAGRAPHS


def test_an_author_below_the_story() -> None:
    article = extract(page(below=f"<div class=author-bio><p>{LINE}</p></div>"))
    assert article.paragraphs == PARAGRAPHS
    assert role(article, LINE) is Role.BYLINE


def test_container() -> None:
    article = extract(page(below=f"<div><p>{LINE}</p></div>"))
    assert article.paragraphs == PARAGRAPHS
    assert extract(page(amid=f"<p>{LINE}</p>")).paragraphs == (PARAGRAPHS[0], LINE, *PARAGRAPHS[1:])


def test_heading() -> None:
    article = extract(page(amid="<h3>A bell and a motor.</h3>", below="<h2>Other stories of the day</h2>"))
    assert [(piece.text, piece.form) for piece in article.kept if piece.role is Role.HEADING] == [
        ("A bell and a motor.", "h3")
    ]


def test_headings_that_are_links_lead_to_other_stories() -> None:
    teasers = "".join(f"<div><a href=/><h4>{text}</h4></a></div>" for text in ("Ice stops the river ferry", LINE))
    assert extract(page().replace("</div></main>", f"{teasers}</div></main>")).paragraphs == PARAGRAPHS


def test_a_tables_head_is_no_byline() -> None:
    table = "<table><tr><th>Team<th>Points<tr><td>Hexley Town<td>4<tr><td>Port Ellery<td>1</table>"
    assert "Team\tPoints" in extract(page(amid=table)).body


def test_figure() -> None:
    picture = f"<div><img alt='{LINE}'><p>{LINE}</p></div>"
    assert [caption.text for caption in extract(page(amid=picture)).captions] == [LINE]
    assert extract(page(amid=f"<img alt='A bridge at dawn, seen from the mill'><p>{LINE}</p>")).captions == ()


def test_markdown_knows_the_form() -> None:
    amid = (
        "<h3>Heights</h3><table><tr><th>Town<th>Height, m<tr><td>Hexley<td>4|1</table><ul><li>a new pier for the "
        "bridge<li>a new motor for the bridge</ul><blockquote><p>It held, and nobody had thought it would hold.</p>"
        "</blockquote><pre><code>for pile in piles:\n    drive(pile)\n</code></pre>"
    )
    text = extract(page(amid=amid)).to_markdown()
    assert "### Heights" in text
    assert "| Town | Height, m |\n| --- | --- |\n| Hexley | 4\\|1 |" in text
    assert "- a new pier for the bridge\n- a new motor for the bridge" in text
    assert "> It held, and nobody had thought it would hold." in text
    assert "```\nfor pile in piles:\n    drive(pile)\n```" in text


@pytest.mark.parametrize(
    "line",
    [
        "Join our WhatsApp channel to receive breaking news as it happens. <a href=/w>Click here</a>.",
        "<b>READ ALSO: <a href=/x>Ferry timetable for the winter is out</a></b>",
        "Copyright Ellery Papers. All rights reserved. This material should not be reproduced, published or rewritten.",
    ],
)
def test_a_line_given_away_by_its_words_is_none_of_the_paragraphs_beside_it(line: str) -> None:
    assert extract(page(f"<p>{line}</p>")).paragraphs == PARAGRAPHS


def test_which_of_how_many_pictures_this_is_is_no_caption() -> None:
    slides = "".join(
        f"<figure><div>{count}</div><img src=x><figcaption>{text}</figcaption></figure>"
        for count, text in (("1 of 3", LINE), ("2/3", "Flags hang from windows along the quay."))
    )
    article = extract(page(slides))
    assert [caption.text for caption in article.captions] == [LINE, "Flags hang from windows along the quay."]
    assert article.paragraphs == PARAGRAPHS


@pytest.mark.parametrize("text", ["Ferrymen on the quay", LINE])
def test_credit_within_a_caption(text: str) -> None:
    picture = f"<figure><img src=x><figcaption>{text} <span class=img__credit>Ana Reeve/The Post</span></figcaption>"
    (caption,) = extract(page(f"{picture}</figure>")).captions
    assert (caption.text, caption.credit) == (text, "Ana Reeve/The Post")


def captions(markup: str, below: str = "") -> list[str]:
    return [caption.text for caption in extract(page(markup, below)).captions]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=x><figcaption>{}</figcaption></figure>",
        "<figure class=placeholder><img src=x><figcaption>{}</figcaption></figure>",
        "<figure><img src=x><figcaption><span class=title>{}</span></figcaption></figure>",
    ],
)
def test_captions_of_the_story(markup: str) -> None:
    assert captions(markup.format(LINE)) == [LINE]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><span>Open this photo in the gallery:</span><img src=x></figure>",
        "<figure class=quote><p>“We were cold”</p><figcaption><div class=quotee>Anna Holm</div></figcaption></figure>",
        "<figure><video></video><div class='video-title'>The winter of the ferrymen</div></figure>",
        "<div class='image placeholder'>Placeholder image 1</div>",
    ],
)
def test_lines_of_figures_that_are_no_captions(markup: str) -> None:
    assert captions(markup) == []


def test_a_figure_below_the_story_is_of_another() -> None:
    assert captions("", f"<div><h2>More</h2><figure><img src=x><figcaption>{LINE}</figcaption></figure></div>") == []


def test_a_caption_may_tell_its_day() -> None:
    line = "The mayor, Ida Strand, speaks to shopkeepers on the quay, 21 May 2025. (Port Ellery)"
    assert captions(f"<figure><img src=x><figcaption>{line}</figcaption></figure>") == [line]
    assert captions("<figure><img src=x><figcaption>21 May 2025</figcaption></figure>") == []


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by The Associated Press.",
        "Photos and story by Marta Quill",
        "Posted on 2024-03-05 20:47 EST by Marta Quill",
    ],
)
def test_who_reported(line: str) -> None:
    assert line not in extract(page(f"<p>{line}</p>")).body
    told = f"{line.rstrip('.')} was what the old sign on the ferry house said, and nobody took it down for years."
    assert told in extract(page(f"<p>{told}</p>")).body


LONG = (
    "The commander of the harbour guard, second left, salutes beside the mayor while the band of the fire brigade "
    "plays on the quay at Port Ellery on Monday morning"
)


def test_a_long_heading_of_the_first_level_within_the_story_is_none_of_it() -> None:
    assert extract(page(f"<h1>{LONG}</h1>")).paragraphs == PARAGRAPHS


def test_a_long_headline_is_the_title_all_the_same() -> None:
    article = extract(page().replace(TITLE, LONG))
    assert article.title == LONG
    assert article.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "markup",
    [
        "<p><a href=/x>{}</a></p>",
        "<p><strong><a href=/x>{}</a></strong></p>",
        "<h4><a href=/x>{}</a></h4>",
        "<p>[<a href=/x>{}</a>]</p>",
        "<p>► <a href=/x>{}</a></p>",
        "<p><b>More:</b> <a href=/x>{}</a></p>",
    ],
)
def test_a_line_that_is_nothing_but_a_link_amid_prose_leads_elsewhere(markup: str) -> None:
    assert extract(page(markup.format("Lottery winner hid ticket in a boot for a year"))).paragraphs == PARAGRAPHS


def test_headings_that_are_links_again_and_again_are_those_of_a_list() -> None:
    bridges = ("The iron bridge of Hexley", "The chain ferry at Tarn", "The old mole of Port Ellery")
    parts = "".join(
        f"<h3><a href=/{count}>{name}</a></h3><p>{text}</p>"
        for count, (name, text) in enumerate(zip(bridges, PARAGRAPHS[1:], strict=True))
    )
    article = extract(f"<!DOCTYPE html><main><h1>{TITLE}</h1><div>{HEAD}{parts}</div></main>")
    assert [name in article.body for name in bridges] == [True, True, True]


QUOTE = "Nobody had thought that the old pier would hold for so long"


@pytest.mark.parametrize(
    "markup", ["<div class=big><p>{}</p></div>", "<div class='pull-quote'>{}</div>", "<div class=quote>{}</div>"]
)
def test_a_sentence_pulled_out_of_the_story_is_a_copy(markup: str) -> None:
    quoted = f"<p>The harbour master was relieved. “{QUOTE},” she said, and went home to sleep for a day.</p>"
    assert extract(page(markup.format(QUOTE) + quoted)).body.count(QUOTE) == 1


def test_a_sentence_said_again_among_the_story_s_own_paragraphs_stays() -> None:
    quoted = f"<p>The harbour master was relieved. “{QUOTE},” she said, and went home to sleep for a day.</p>"
    assert extract(page(f"{quoted}<p>“{QUOTE}.”</p>")).body.count(QUOTE) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=mt-6><img src=x><div>{}</div></div>",
        "<p><img src=x><br><em>{}</em></p>",
        "<div class=imgc><img src=x><span>{}</span></div>",
        "<div><picture><img src=x></picture><p>{}</p></div>",
    ],
)
def test_a_line_that_shares_an_element_with_a_picture_alone_is_its_caption(markup: str) -> None:
    text = "The museum of lost umbrellas at Hochegg keeps 412 of them"
    article = extract(page(markup.format(text)))
    assert [caption.text for caption in article.captions] == [text]
    assert article.paragraphs == PARAGRAPHS


def test_a_paragraph_with_a_picture_in_it_is_no_caption() -> None:
    paragraph = f"<p><img src=x>{LINE}</p>"
    assert LINE in extract(page(paragraph)).paragraphs
    icon = "<p><img src=x width=16>The ferrymen of Port Ellery look back</p>"
    assert extract(page(icon)).captions == ()


@pytest.mark.parametrize(
    "line",
    [
        "<footer class=node__meta>Submitted by Owen Pritchard on 10 September 2025</footer>",
        "<div class=entry-footer>Owen Pritchard | 10 September 2025</div>",
        "<p>Owen Pritchard | Reporter | 10 Sep 2025 | Comments (3)</p>",
        "<div>Published: Wednesday, September 10, 2025</div>",
        "<div>Owen Pritchard, 10 September 2025, 9:20</div>",
    ],
)
def test_a_date_between_headline_and_story_is_the_story_s_whatever_its_line_is_taken_for(line: str) -> None:
    today = "<div>Friday, November 21, 2025</div>"
    article = extract(page().replace("<main>", f"{today}<main>").replace("<div class=text>", f"{line}<div class=text>"))
    assert article.date == datetime.date(2025, 9, 10)
    assert article.paragraphs == PARAGRAPHS


def test_a_date_that_heads_a_part_of_the_story_stays() -> None:
    assert "10 September 2025" in extract(page(amid="<h3>10 September 2025</h3>")).body


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=box><p>{}</p><form><input type=email><button>Subscribe</button></form></div>",
        "<div class=x><h4>The Morning Lift</h4><p>{}</p><div><input placeholder=Email></div></div>",
    ],
)
def test_a_small_element_in_which_something_is_typed_is_a_pitch(markup: str) -> None:
    article = extract(page(markup.format("What you need to know before breakfast, every Friday and for free.")))
    assert article.paragraphs == PARAGRAPHS


def test_boxes_to_tick_and_forms_around_the_story_say_nothing() -> None:
    assert extract(page("<div><p>A bell rang.</p><input type=checkbox></div>")).paragraphs[1] == "A bell rang."
    story = page().replace("<main>", "<main><form><input name=q>").replace("</main>", "</form></main>")
    assert extract(story).paragraphs == PARAGRAPHS


@pytest.mark.parametrize("name", ["teaser", "latest", "widget", "paywall-preview", "subscriber-preview", "info"])
def test_a_lead_is_the_story_s_whatever_its_element_is_called(name: str) -> None:
    story = f"<h1>{TITLE}</h1><div class={name}>{HEAD}</div><div class=rest>{''.join(REST)}</div>"
    article = extract(f"<!DOCTYPE html><html><body><main>{story}</main></body></html>")
    assert article.paragraphs == PARAGRAPHS


def test_a_pitch_below_the_headline_is_no_lead() -> None:
    pitch = (
        "Join a million readers of the letter that we send on Fridays, with all that happened on the quay in the week."
    )
    story = f"<h1>{TITLE}</h1><div class=newsletter><p>{pitch}</p></div><div class=rest>{HEAD}{''.join(REST)}</div>"
    article = extract(f"<!DOCTYPE html><html><body><main>{story}</main></body></html>")
    assert article.paragraphs == PARAGRAPHS


def test_two_spans_that_fill_a_caption_are_the_caption_and_its_credit() -> None:
    text = "<span>Harm Dijkstra on his field</span><span class=a>ANP</span>"
    figure = f"<figure><img src=x><figcaption>{text}</figcaption></figure>"
    caption = extract(page(figure)).captions[0]
    assert (caption.text, caption.credit) == ("Harm Dijkstra on his field", "ANP")
    figure = figure.replace("</span></figcaption>", "</span> and others</figcaption>")
    assert [caption.text for caption in extract(page(figure)).captions] == ["Harm Dijkstra on his field ANP and others"]


def test_an_address_amid_the_story_is_a_credit_and_no_subheading() -> None:
    line = "<p>Source: https://www.northernechoes.example/islands/ferry-skarra-4411</p>"
    assert (
        extract(page(below=line).replace("</main>", "").replace("</body>", "</main></body>")).paragraphs == PARAGRAPHS
    )


def test_a_pitch_beside_a_code_to_scan_is_no_caption() -> None:
    assert extract(page("<div><img src=x><span>Download our app</span></div>")).captions == ()
