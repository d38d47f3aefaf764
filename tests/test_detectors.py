"""Each detector on a small page where it must fire, and on look-alikes that must stay in the story."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

import newsclean.detectors
from newsclean import Article, Piece, Removal, Role, extract

TITLE = "Harbour bridge reopens after two years of repairs"
STORY = [
    (
        "The swing bridge across the harbour of Port Ellery opened to traffic on Monday, two years after a barge "
        "tore away its western pier and cut the old town off from the railway station, the hospital and both of its "
        "schools."
    ),
    (
        "Engineers had expected to finish the work in ten months, but the river bed turned out to be softer than the "
        "drawings of 1931 had promised, and forty steel piles had to be driven down to the rock before the new pier "
        "could be poured. “It was like building on porridge in the dark,” said the engineer in charge."
    ),
    (
        "The repairs cost eleven million pounds, of which the insurers of the barge paid about a third. The county "
        "council borrowed the rest, and the mayor said that drivers would not be charged a toll for as long as she "
        "was in office."
    ),
    (
        "Shopkeepers on the quay, who lost half of their customers when the bridge was closed, hung flags from their "
        "windows. The ferryman who had carried them across in the meantime, at two pounds a head, watched from his "
        "boat and said nothing."
    ),
]
GAPS = pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["roomy", "tight"])


def page(place: str, lines: str, gap: str, story: list[str] = STORY, title: str = TITLE) -> str:
    """The story with lines at its head, amid it or at its foot."""
    at = {"top": 0, "head": 1, "amid": 3, "foot": 5}[place]
    blocks = [title, *story]
    return gap.join([*blocks[:at], *lines.split("\n"), *blocks[at:]])


def roles(article: Article) -> dict[str, Role]:
    pieces: list[Piece | Removal] = [*article.kept, *article.removed]
    return {piece.text: piece.role for piece in pieces}


FIRES = [
    (
        "advertising",
        "amid",
        "This advertisement has not loaded yet, but your article continues below. Skerry Post",
        Role.ADVERTISING,
    ),
    ("advertising", "amid", "Advertisement", Role.ADVERTISING),
    ("advertising", "amid", "ADVERTISEMENT", Role.ADVERTISING),
    ("advertising", "amid", "Article continues below this ad", Role.ADVERTISING),
    ("advertising", "amid", "Sponsored content", Role.ADVERTISING),
    ("biography", "foot", "About the author\nJane Doe has written about harbours since 1998.", Role.BYLINE),
    ("biography", "foot", "About Jane Doe\nJane grew up on a barge, and lives in Port Ellery.", Role.BYLINE),
    ("biography", "foot", "About Jane Doe\nI am a ship's carpenter who writes about the sea by night.", Role.BYLINE),
    ("biography", "foot", "Jane Doe\nJane grew up on a barge, and lives in Port Ellery.", Role.BYLINE),
    ("biography", "foot", "Jane Doe\nMarine Editor\nJane Doe grew up on a barge near Ellery.", Role.BYLINE),
    ("biography", "foot", "Jane Doe\nDr. Doe teaches naval history.", Role.BYLINE),
    ("biography", "foot", "Jane Doe\nI'm the founder of a school for ferrymen.", Role.BYLINE),
    ("biography", "foot", "Ellery\nEllery is the founder of a school for ferrymen.", Role.BYLINE),
    ("biography", "foot", "By Jane Doe\nJane grew up on a barge, and lives in Port Ellery.", Role.BYLINE),
    ("biography", "foot", "Jane Doe is a freelance writer.", Role.BYLINE),
    ("byline", "head", "By Jane Doe", Role.BYLINE),
    ("byline", "head", "By\nJane Doe", Role.BYLINE),
    ("byline", "head", "By\nJane Doe | The Ellery Courier", Role.BYLINE),
    ("byline", "head", "By Jane", Role.BYLINE),
    ("byline", "head", "Posted on September 15, 2014 by Jane Doe (Courier) - 5 Comments", Role.BYLINE),
    ("byline", "head", "Edited by Jane Doe", Role.BYLINE),
    ("byline", "foot", "Text by Jane Doe", Role.BYLINE),
    ("byline", "foot", "More by Jane Doe", Role.BYLINE),
    ("lone_names", "head", "Jane Doe\n15 September 2014", Role.BYLINE),
    ("lone_names", "head", "Jane Doe Jane Doe", Role.BYLINE),
    ("lone_names", "head", "Jane Doe\nJane Doe", Role.BYLINE),
    ("lone_names", "foot", "Jane Doe", Role.BYLINE),
    ("lone_names", "foot", "Courier Editorial Team", Role.BYLINE),
    ("lone_names", "foot", "The Courier Sports Desk", Role.BYLINE),
    ("byline", "head", "BY JANE DOE", Role.BYLINE),
    ("byline", "head", "By Jane A. Doe and John Roe", Role.BYLINE),
    ("byline", "head", "By Jane Doe, political editor", Role.BYLINE),
    ("byline", "head", "Jane Doe, staff writer", Role.BYLINE),
    ("byline", "head", "Words by Jane Doe", Role.BYLINE),
    ("byline", "head", "From our correspondent Jane Doe", Role.BYLINE),
    ("byline", "head", "Jane Doe\n15 September 2014", Role.BYLINE),
    ("byline", "foot", "By Jane Doe", Role.BYLINE),
    ("byline", "foot", "jane.doe@courier.example", Role.BYLINE),
    ("byline", "foot", "Jane Doe is a reporter at The Ellery Courier.", Role.BYLINE),
    ("byline", "foot", "Additional reporting by John Roe", Role.BYLINE),
    ("caption", "amid", "Photo: AP", Role.CREDIT),
    ("caption", "amid", "Photograph: Jane Doe/Reuters", Role.CREDIT),
    ("caption", "amid", "Jane Doe/Reuters", Role.CREDIT),
    ("caption", "amid", "AFP/Getty Images", Role.CREDIT),
    ("caption", "amid", "© dpa", Role.CREDIT),
    ("caption", "amid", "In this photo taken on Sunday, divers inspect the new pier.", Role.CAPTION),
    (
        "caption",
        "amid",
        "In this photo, engineers lower the last of the forty piles into the bed of the river.",
        Role.CAPTION,
    ),
    ("caption", "amid", "Pictured: the mayor, her husband and the ferryman", Role.CAPTION),
    ("caption", "amid", "The mayor (left) being shown the pier by an engineer", Role.CAPTION),
    ("caption", "amid", "The mayor (second from right, in red) greets the crew.", Role.CAPTION),
    ("caption", "amid", "The ferryman, right, waves at the mayor on the quay.", Role.CAPTION),
    ("caption", "amid", "The old pier before the blast (file photo): it was built in 1931", Role.CAPTION),
    ("comments", "foot", "Comments (3)", Role.COMMENT),
    ("comments", "foot", "3 Comments", Role.COMMENT),
    ("comments", "foot", "Join the conversation", Role.COMMENT),
    ("comments", "foot", "Leave a comment", Role.COMMENT),
    ("comments", "foot", "Be the first to comment", Role.COMMENT),
    ("comments", "foot", "Your email address will not be published. Required fields are marked *", Role.COMMENT),
    ("date_line", "head", "2014-09-15 20:47", Role.DATE),
    ("date_line", "head", "15 September 2014", Role.DATE),
    ("date_line", "head", "Monday, September 15, 2014, 8:47 p.m.", Role.DATE),
    ("date_line", "head", "Published: 15 September 2014", Role.DATE),
    ("date_line", "head", "Updated 8.47pm", Role.DATE),
    (
        "date_line",
        "head",
        "Published: 15 September 2014 at 5 a.m. | Updated: 15 September 2014 at 11 a.m.",
        Role.DATE,
    ),
    ("date_line", "head", "Published about 2 hours ago, last updated 45 minutes ago", Role.DATE),
    ("date_line", "head", "2 hours ago", Role.DATE),
    ("navigation", "amid", "https://www.skerry-courier.example/2014/09/15/pier/?print=1", Role.NAVIGATION),
    ("date_line", "foot", "Last updated on 16 September 2014 at 10:00", Role.DATE),
    ("ending", "foot", "ENDS", Role.BOILERPLATE),
    ("ending", "foot", "###", Role.BOILERPLATE),
    ("ending", "foot", "-30-", Role.BOILERPLATE),
    ("ending", "foot", "- 30 -", Role.BOILERPLATE),
    ("gate", "top", "Please enable JavaScript to view this page", Role.BOILERPLATE),
    ("gate", "foot", "Verify you are human to post a comment", Role.BOILERPLATE),
    ("legal", "foot", "All rights reserved", Role.LEGAL),
    ("legal", "foot", "© 2024 The Ellery Courier. All rights reserved.", Role.LEGAL),
    ("legal", "foot", "Copyright 2024 The Ellery Courier", Role.LEGAL),
    ("legal", "foot", "Privacy policy", Role.LEGAL),
    ("legal", "foot", "This material may not be published, broadcast, rewritten or redistributed.", Role.LEGAL),
    ("legal", "top", "We use cookies to improve your experience on our site.\nAccept all", Role.LEGAL),
    ("login", "top", "Log in", Role.LOGIN),
    ("login", "amid", "You can save this article by registering for free here.", Role.LOGIN),
    ("login", "amid", "Log in", Role.LOGIN),
    ("login", "amid", "Log in with Facebook", Role.LOGIN),
    ("login", "amid", "Log in with Google", Role.LOGIN),
    ("login", "amid", "Sign in with Google", Role.LOGIN),
    ("login", "amid", "Please provide a username", Role.LOGIN),
    ("login", "amid", "Already a subscriber? Log in to continue reading.", Role.LOGIN),
    ("login", "foot", "Subscribe to unlock this article", Role.LOGIN),
    ("login", "foot", "This article is for subscribers only.", Role.LOGIN),
    ("navigation", "top", "Skip to content", Role.NAVIGATION),
    ("navigation", "top", "Home | News | Sport | Weather", Role.NAVIGATION),
    ("navigation", "top", "Home › News › Harbour", Role.NAVIGATION),
    ("navigation", "top", "Multimedia · Galleries · Pictures", Role.NAVIGATION),
    ("navigation", "top", "[Search      ]", Role.NAVIGATION),
    ("navigation", "top", "Search [ ] [Go]", Role.NAVIGATION),
    ("navigation", "head", "3 min read", Role.NAVIGATION),
    ("navigation", "amid", "bridge-2024.jpg", Role.NAVIGATION),
    ("navigation", "amid", "1/3", Role.NAVIGATION),
    ("navigation", "foot", "Back to top", Role.NAVIGATION),
    ("promo", "amid", "Sign up for our newsletter", Role.PROMO),
    ("promo", "amid", "Get the day's headlines delivered to your inbox", Role.PROMO),
    (
        "promo",
        "amid",
        "Sign up for our daily newsletter and get the harbour's news straight to your inbox.",
        Role.PROMO,
    ),
    ("promo", "amid", "Download our app", Role.PROMO),
    ("promo", "amid", "Support our journalism", Role.PROMO),
    ("promo", "amid", "We cannot do this without your help. Give as little as $1 a month.", Role.PROMO),
    ("promo", "amid", "Help keep news free for all: your donation will double.", Role.PROMO),
    ("promo", "foot", "Follow us on Instagram", Role.PROMO),
    ("promo", "foot", "Follow us on Facebook", Role.PROMO),
    ("related", "amid", "READ MORE: Ferry fares to rise in the autumn", Role.RELATED),
    ("related", "amid", "Read more: Ferry fares to rise in the autumn", Role.RELATED),
    ("related", "amid", "SEE ALSO: How the barge was lost", Role.RELATED),
    ("related", "amid", "Related stories", Role.RELATED),
    ("related", "amid", "【相關閱讀】冬山河划船節延期 明年再見", Role.RELATED),
    (
        "related",
        "foot",
        "Related stories\nFerry fares to rise in the autumn\nHow the barge was lost in fog",
        Role.RELATED,
    ),
    ("related", "foot", "Most read\nFerry fares to rise in the autumn\nHow the barge was lost in fog", Role.RELATED),
    ("share", "head", "Share", Role.SHARE),
    ("share", "amid", "Share", Role.SHARE),
    ("share", "amid", "Share this article", Role.SHARE),
    ("share", "amid", "Facebook", Role.SHARE),
    ("share", "amid", "Twitter", Role.SHARE),
    ("share", "amid", "Copy link", Role.SHARE),
    ("share", "amid", "Click to share on Facebook (Opens in new window)", Role.SHARE),
    ("tags", "foot", "Tags: bridge, harbour, Port Ellery", Role.TAGS),
    ("tags", "foot", "Read more on: bridge | harbour | ferries", Role.TAGS),
    ("tags", "foot", "Topics\nHarbour\nPort Ellery", Role.TAGS),
    ("tags", "foot", "TAGS\nbridge\nharbour", Role.TAGS),
]


@GAPS
@pytest.mark.parametrize(
    ("detector", "place", "lines", "role"), FIRES, ids=[f"{name}-{lines}" for name, _, lines, _ in FIRES]
)
def test_the_line_goes_and_the_story_stays(detector: str, place: str, lines: str, role: Role, gap: str) -> None:
    article = extract(page(place, lines, gap))
    found = roles(article)
    first = " ".join(lines.split("\n")[0].split())
    assert found.get(first) is role
    assert not {" ".join(line.split()) for line in lines.split("\n")} & {piece.text for piece in article.kept}
    assert article.title == TITLE
    assert article.body == "\n\n".join(STORY)


ALIKE = [
    (
        "gate",
        "The council's website said “page not found” to all who asked for the report, which took four years to write.",
    ),
    ("advertising", "Advertising paid for half of the works, the council said."),
    ("advertising", "Sponsored by the rowing club, forty swimmers crossed the harbour on Sunday."),
    ("advertising", "She said that an advertisement for the post of bridge keeper had drawn two hundred letters."),
    ("biography", "About the ferry, she would say nothing."),
    ("biography", "About Jane Doe little is known, except that she steered the barge."),
    ("biography", "Jane Doe is a baker on the quay; she was asleep when the barge came."),
    ("biography", "“Hi, I'm Jane Doe,” said the woman at the helm."),
    ("byline", "By the time help came, the barge had drifted two miles down the river."),
    ("byline", "By Monday evening the queue of cars had reached the station."),
    ("byline", "By contrast, the old pier had stood for ninety years."),
    ("byline", "By Christmas, Mayor Jane Doe said, the second pier would be painted too."),
    ("byline", "Jane Doe said that she had not slept for a week."),
    ("byline", "The editor of the town's paper, Jane Doe, was the first to walk across."),
    ("byline", "The new pier was drawn in 2013 by Jane Doe of the county council."),
    ("byline", "Edited by nobody, the report ran to nine hundred pages."),
    ("lone_names", "Jane Doe, the mayor."),
    ("lone_names", "The harbour was left to the night desk of the coast guard, and to its new team."),
    ("caption", "The photo shows, AP reported, that the pier had been cracked for years."),
    ("caption", "A photograph of the barge hangs in the town hall, beside one of the mayor."),
    ("caption", "“We are glad,” the mayor told Reuters."),
    ("caption", "He works for AFP."),
    ("caption", "The mayor left the quay (in a hurry), and the ferryman was right behind her."),
    ("caption", "Drivers who turned left, she said, would soon be able to turn right."),
    ("caption", "“It was the left pier,” said Jane Doe"),
    ("caption", "The news was first reported by Reuters."),
    ("caption", "The old pier (built in 1931) was blown up in May."),
    ("comments", "His comments drew applause."),
    ("comments", "Comments from the mayor were few."),
    ("comments", "“Report it,” she told him, and he did."),
    ("comments", "No reply came from the owners of the barge."),
    ("date_line", "On 15 September 2014 the pier was inspected for the last time, and found sound."),
    ("date_line", "The pier was built in 1931."),
    (
        "date_line",
        "Published in 1931, the plans of the pier were sold in May 2014 to a museum that had no room.",
    ),
    ("date_line", "It was two hours ago, she said, that she had last looked at her watch."),
    ("ending", "That was the end of it."),
    ("ending", "In the end, the barge was raised."),
    ("legal", "The fishermen had reserved all rights to the quay in 1931, and the town has regretted it since."),
    ("legal", "Cookies were handed out to the first hundred drivers."),
    ("legal", "Privacy was not what the islanders missed most, they said."),
    ("legal", "The terms of the loan were not published."),
    ("login", "He could not log in to the ministry's server."),
    ("login", "The password to the bridge's motor, he said, was the name of his dog."),
    ("login", "Neither of them could subscribe to that view, they said."),
    ("login", "Drivers who register before May will pay nothing for the ferry either."),
    ("navigation", "She went home."),
    ("navigation", "Home is where the ferry lands, the islanders say."),
    ("navigation", "The news spread as far as the weather station | and there it stopped."),
    ("navigation", "Why?"),
    ("promo", "The newsletter of the rowing club had announced it for May."),
    ("promo", "The app that tells when the bridge turns was downloaded nine thousand times."),
    ("promo", "Follow the river for two miles and you come to the old ferry."),
    ("promo", "The town had supported its bridge for ninety years."),
    ("promo", "Its donations, the club said, would pay for a new boat."),
    ("related", "Read more than one book a week, the minister said."),
    ("related", "Related to the mayor by marriage, the ferryman would say no more."),
    ("related", "Watch the tide, the ferryman warned."),
    ("related", "The most popular story on the quay is that the barge had no captain."),
    ("share", "They share a border."),
    ("share", "They share a border, a river and a long memory of floods."),
    ("share", "“Share the road,” the new signs say."),
    ("share", "He put a film of it on Facebook."),
    ("share", "Facebook said on Monday that it had taken down the film."),
    ("tags", "Tags on the sheep's ears showed which farm they had come from."),
    ("tags", "Topics ranged from the price of steel to the depth of the mud."),
]


@GAPS
@pytest.mark.parametrize(("detector", "line"), ALIKE, ids=[f"{name}-{line}" for name, line in ALIKE])
def test_a_look_alike_stays(detector: str, line: str, gap: str) -> None:
    article = extract(page("amid", line, gap))
    assert article.paragraphs == (*STORY[:2], line, *STORY[2:])
    assert article.title == TITLE


LONG_ALIKE = [
    (
        "byline",
        (
            "By Jane Doe's account, which she gave to the inquiry in March, the lamp on the western pier had not "
            "been lit for a week when the barge came up the river, and nobody in the harbour office had thought of "
            "asking why that was so."
        ),
    ),
    (
        "caption",
        (
            "Pictured in the mayor's mind, she said, was the storm of 1991, when the bridge was closed for six weeks "
            "and bread came across by boat. The town bought a second ferry after that, and sold it again when the "
            "winters grew mild."
        ),
    ),
    (
        "caption",
        (
            "PARIS (AFP) — The French government said on Monday that it would send two engineers to Port Ellery to "
            "learn how the piles were driven, since eleven of its own swing bridges stand on river beds that are no "
            "firmer than this one."
        ),
    ),
    (
        "date_line",
        (
            "15 September 2014 was the last day on which the pier was inspected. The inspector found it sound, wrote "
            "so in a report of two pages, and retired; he could not be asked about it, because he had moved to an "
            "island without a bridge."
        ),
    ),
    (
        "related",
        (
            "Read more closely, the report says something else: that the pier had been cracked since the frost of "
            "1963, and that three councils in a row had put off the repair because the county would not pay for its "
            "half of the work."
        ),
    ),
    (
        "share",
        (
            "Share prices of the company that owned the barge fell by a tenth on Monday, when its insurers said that "
            "they would not pay for the rest of the bridge, and rose again on Tuesday, when the county council said "
            "that it would not sue them."
        ),
    ),
    (
        "login",
        (
            "Subscribe to the idea or not, the mayor told the council, a town that is cut in two by a river needs a "
            "second bridge, and the money for it could be had for less today than at any time since the war; nobody "
            "rose to contradict her."
        ),
    ),
]


@GAPS
@pytest.mark.parametrize("place", ["head", "amid", "foot"])
@pytest.mark.parametrize(
    ("detector", "paragraph"), LONG_ALIKE, ids=[f"{name}-{text[:20]}" for name, text in LONG_ALIKE]
)
def test_a_paragraph_that_opens_like_boilerplate_stays(detector: str, paragraph: str, place: str, gap: str) -> None:
    article = extract(page(place, paragraph, gap))
    at = {"head": 0, "amid": 2, "foot": 4}[place]
    assert article.paragraphs == (*STORY[:at], paragraph, *STORY[at:])
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("cases", "what"), [([case[0] for case in FIRES], "fires"), ([case[0] for case in ALIKE], "alike")]
)
def test_every_detector_has_its_cases(cases: list[str], what: str) -> None:
    folder = Path(newsclean.detectors.__file__).parent
    names = {path.stem for path in folder.glob("*.py")} - {"__init__", "phrases"}
    of_markup = {
        "container",
        "figure",
        "heading",
        "hinted",
        "links",
        "region",
    }  # tests/test_html_detectors.py has theirs
    assert names - set(cases) - of_markup <= {"title", "standfirst", "repeats", "site"}, what  # tests/test_sites.py


@GAPS
@pytest.mark.parametrize("sign", ["By Jane Doe — ", "By Jane Doe - ", "By JANE DOE – ", "By Jane Doe and John Roe: "])
def test_a_byline_is_cut_from_the_first_paragraph(sign: str, gap: str) -> None:
    article = extract(gap.join([TITLE, sign + STORY[0], *STORY[1:]]))
    assert article.body == "\n\n".join(STORY)
    assert roles(article)[sign.strip()] is Role.BYLINE
    assert article.authors[0].title() == "Jane Doe"


@GAPS
def test_what_names_the_author_at_the_foot_is_about_the_story(gap: str) -> None:
    note = "This story about bridges was written by Jane Doe and produced by the Bureau of Slow News."
    article = extract(gap.join([TITLE, "By Jane Doe", *STORY, note]))
    assert article.body == "\n\n".join(STORY)
    assert roles(article)[note] is Role.BYLINE


@GAPS
def test_an_author_who_is_of_the_story_stays_in_it(gap: str) -> None:
    first = "The engineers had asked Jane Doe to hold the lamp, and she held it for eleven nights in the rain."
    last = "On the twelfth night the pier stood, and the engineers gave the lamp to Jane Doe as a present."
    article = extract(gap.join([TITLE, "By Jane Doe", STORY[0], first, *STORY[1:], last]))
    assert article.paragraphs == (STORY[0], first, *STORY[1:], last)


@GAPS
def test_what_is_an_authors_stays(gap: str) -> None:
    gratin = "Jane Doe's gratin of leeks, which she baked for the workers of the pier in the winter, was eaten cold."
    article = extract(gap.join([TITLE, "By Jane Doe", STORY[0], gratin, *STORY[1:]]))
    assert article.paragraphs == (STORY[0], gratin, *STORY[1:])


@GAPS
def test_the_turns_of_an_interview_stay(gap: str) -> None:
    turns = [
        "Jane Doe: How long did it take to drive the piles down to the rock?",
        "Ivo Roe: Nine months. The drawings of 1931 had promised us three, and we had believed them.",
        "Jane Doe: And nobody had thought of taking a core before you began?",
        "Ivo Roe: Somebody had, and the council had said that it was too dear. So we learned it with the first pile.",
    ]
    article = extract(gap.join([TITLE, "By Jane Doe", *STORY, *turns]))
    assert article.paragraphs == (*STORY, *turns)


PORTRAITS = [
    line
    for name, line in (
        ("Jane Doe", "Jane carried bread across the harbour for two years, at two pounds a head."),
        ("Ivo Roe", "Ivo lost half of his customers, and painted the other half in oil while they waited."),
        ("Max Muster", "Max slept through the night of the barge, and has been asked about it every day since."),
    )
    for line in (name, line)
]


@GAPS
def test_portraits_stay(gap: str) -> None:
    article = extract(gap.join([TITLE, *STORY, *PORTRAITS, STORY[0].replace("on Monday", "at last")]))
    assert [line for line in PORTRAITS[1::2] if line not in article.paragraphs] == []


@GAPS
@pytest.mark.parametrize(
    "dateline", ["PARIS (AFP) — ", "PORT ELLERY, England — ", "LONDON (Reuters) - ", "Port Ellery: "]
)
def test_a_dateline_stays_in_the_first_paragraph(dateline: str, gap: str) -> None:
    article = extract(gap.join([TITLE, dateline + STORY[0], *STORY[1:]]))
    assert article.paragraphs == (dateline + STORY[0], *STORY[1:])
    assert article.authors == ()


@GAPS
@pytest.mark.parametrize(
    ("caption", "credit", "who"),
    [
        ("A flag on the quay", "(Photo: AFP)", "AFP"),
        ("The new pier at dawn on Monday.", "(AP Photo/Jane Doe)", "AP Photo/Jane Doe"),
        ("The new pier at dawn on Monday.", "Photograph: Jane Doe/Reuters", "Jane Doe/Reuters"),
        ("A flag on the quay.", "© dpa", "dpa"),
        (
            "The mayor, who was the first to cross, greets the ferryman on the quay on Monday morning.",
            "(Photo: AFP)",
            "AFP",
        ),
        ("A flag on the quay.", "— GETTY IMAGES", "GETTY IMAGES"),
        ("The new pier was lit for the first time on Monday.", "Jane Doe", "Jane Doe"),
        ("The new pier was lit for the first time in 2023.", "Jane Doe/The Paper", "Jane Doe/The Paper"),
    ],
)
def test_a_credit_is_cut_from_its_caption(caption: str, credit: str, who: str, gap: str) -> None:
    article = extract(page("amid", f"{caption} {credit}", gap))
    found = roles(article)
    assert (found[caption], found[credit]) == (Role.CAPTION, Role.CREDIT)
    assert [(str(item), item.credit) for item in article.captions] == [(caption, who)]
    assert article.body == "\n\n".join(STORY)


@GAPS
@pytest.mark.parametrize("credit", ["Photo: AP", "AFP/Getty Images", "Jane Doe/REUTERS"])
@pytest.mark.parametrize("order", ["caption first", "credit first"])
def test_a_lone_credit_takes_its_caption_with_it_and_no_paragraph(credit: str, order: str, gap: str) -> None:
    caption = "Divers on the quay before the last of the piles was driven"
    lines = [caption, credit] if order == "caption first" else [credit, caption]
    article = extract(page("amid", "\n".join(lines), gap))
    assert article.body == "\n\n".join(STORY)
    assert (roles(article)[caption], roles(article)[credit]) == (Role.CAPTION, Role.CREDIT)


def test_a_lone_credit_leaves_the_heading_above_it_and_the_paragraph_below() -> None:
    heading, credit = "What the Ferryman Lost", "Jane Doe/REUTERS"
    article = extract("\n\n".join([TITLE, *STORY[:2], heading, credit, *STORY[2:]]))
    assert article.body == "\n\n".join([*STORY[:2], heading, *STORY[2:]])
    assert article.captions == ()


def test_the_other_credits_of_a_page_tell_on_which_side_a_caption_stands() -> None:
    """The short sentence above the second credit is the story's own: this page has its captions below."""
    first, second = "Divers on the quay before the blast", "The mayor on her way to the other bank"
    short = "Nobody was hurt, the engineers said."
    lines = [STORY[1], "AFP/Getty Images", first, STORY[2], short, "Jane Doe/REUTERS", second, STORY[3]]
    article = extract("\n\n".join([TITLE, STORY[0], *lines]))
    assert article.body == "\n\n".join([*STORY[:3], short, STORY[3]])
    assert [(str(item), item.credit) for item in article.captions] == [
        (first, "AFP/Getty Images"),
        (second, "Jane Doe/REUTERS"),
    ]


def test_a_label_and_the_credit_on_the_next_line_go_with_their_caption() -> None:
    caption = "The mayor of Port Ellery on the new pier"
    article = extract("\n\n".join([TITLE, *STORY[:2], f"{caption}\nPhoto:\nJane Doe / AP", *STORY[2:]]))
    assert article.body == "\n\n".join(STORY)
    assert [(str(item), item.credit) for item in article.captions] == [(caption, "Jane Doe / AP")]


def test_an_alternative_text_with_other_punctuation_is_a_copy() -> None:
    lines = "Divers at work: the new pier, at dawn\nDivers at work- the new pier at dawn"
    article = extract("\n\n".join([TITLE, *STORY[:2], lines, *STORY[2:]]))
    assert article.body == "\n\n".join(STORY)


def test_what_lies_far_above_a_locked_story_is_no_caption() -> None:
    pitches = [f"Offer {count} opens the archive of the paper and all of its puzzles to you." for count in range(8)]
    article = extract("\n\n".join([TITLE, *pitches, "By Jane Doe", "1 May 2024", *STORY]))
    assert len(article.captions) <= 4


def test_the_list_of_links_below_a_terminal_browsers_page_goes() -> None:
    menu = [f"[{at}]{word}" for at, word in enumerate(["Home", "News", "Sport", "Film", "Food", "Art"], 1)]
    listed = [
        f"{at}. The harbour of Port Ellery, its old bridge and its new one at last\nhttps://x.example/{at}"
        for at in range(1, 7)
    ]
    article = extract("\n\n".join([*menu, TITLE, *STORY, "References", *listed]))
    assert article.title == TITLE
    assert {piece.role for piece in article.removed if "x.example" in piece.text or piece.text[1:3] == ". "} == {
        Role.NAVIGATION
    }


@GAPS
def test_comments_between_the_controls_of_a_discussion_go(gap: str) -> None:
    comments = [
        "Ferryman",
        "What about my boat? I had it painted only last year.",
        "Reply",
        "Report",
        "Bridget",
        "About time too.",
        "Reply",
    ]
    article = extract(page("foot", "\n".join(["Comments (2)", *comments, "Report", "Load more comments"]), gap))
    assert article.body == "\n\n".join(STORY)
    assert {roles(article)[line] for line in comments} == {Role.COMMENT}


@GAPS
def test_a_link_to_the_discussion_above_a_story_opens_none(gap: str) -> None:
    form = "\n".join(["Leave a comment", "Your name", "Your email", "Post comment"])
    article = extract(gap.join([TITLE, "15 September 2014", "0 comments", *STORY, *form.split("\n")]))
    assert article.body == "\n\n".join(STORY)
    assert roles(article)["Post comment"] is Role.COMMENT


@GAPS
def test_comments_below_who_says_them_go(gap: str) -> None:
    said = "I have rowed under that pier since 1971, and never once have I seen a barge of any kind hit anything."
    asked = "Thirty-eight piles for one pier. Has anybody asked who sells piles, and to whom? I have, and nobody knew."
    lines = [
        f"2 thoughts on “{TITLE}”",
        "OldFerryman says:",
        "September 15, 2014 at 3:40 pm",
        said,
        "Reply",
        "Bridget Roe says:",
        "September 15, 2014 at 4:02 pm",
        asked,
        "Reply",
    ]
    article = extract(page("foot", "\n".join(lines), gap))
    assert article.body == "\n\n".join(STORY)
    assert {roles(article)[line] for line in (lines[0], lines[1], said, asked)} == {Role.COMMENT}


@GAPS
def test_who_says_what_in_a_story_stays(gap: str) -> None:
    quoted = ["The sign on the quay says:", "No boats after dark, and none before dawn."]
    article = extract(gap.join([TITLE, *STORY[:2], *quoted, *STORY[2:]]))
    assert article.paragraphs == (*STORY[:2], *quoted, *STORY[2:])


def test_a_story_goes_on_below_a_box_with_paragraphs_of_few_words() -> None:
    paragraphs = ["Trains still run on Tuesdays. Which Tuesday is a matter for the ferryman.", *SHORT]
    lines = "\n".join(["Read also", "Ferryman keeps his boat", "Advertisement", *paragraphs])
    article = extract(page("foot", lines, "\n"))
    assert article.paragraphs == (*STORY, *paragraphs)
    assert roles(article)["Ferryman keeps his boat"] is Role.RELATED


SHORT = [
    "The pier was built in 1931. It has been painted twice since then, once in the dark.",
    "The mayor has promised a bell for it by the spring of next year.",
]


@GAPS
def test_a_paragraph_that_gives_an_address_stays(gap: str) -> None:
    paragraph = "A petition to keep the barge, addressed to barge@ellery.example, had 18,000 names by noon on Monday."
    article = extract(gap.join([TITLE, "By Jane Doe", *STORY[:2], paragraph, *STORY[2:]]))
    assert article.paragraphs == (*STORY[:2], paragraph, *STORY[2:])


@GAPS
def test_the_second_copy_of_a_paragraph_goes(gap: str) -> None:
    article = extract(page("foot", STORY[0], gap))
    assert article.paragraphs == tuple(STORY)
    assert [piece.role for piece in article.removed if piece.text == STORY[0]] == [Role.REPEAT]


@GAPS
def test_a_sentence_pulled_out_of_its_paragraph_goes(gap: str) -> None:
    quote = "“It was like building on porridge in the dark,” said the engineer in charge."
    article = extract(gap.join([TITLE, *STORY[:3], quote, STORY[3]]))
    assert article.paragraphs == tuple(STORY)
    assert roles(article)[quote] is Role.REPEAT


@GAPS
@pytest.mark.parametrize("line", ["“No,” she said.", "Nobody was hurt."])
def test_short_sentences_may_be_said_twice(line: str, gap: str) -> None:
    article = extract(gap.join([TITLE, *STORY[:2], line, STORY[2], line, STORY[3]]))
    assert article.paragraphs == (*STORY[:2], line, STORY[2], line, STORY[3])


@GAPS
@pytest.mark.parametrize(
    "document", [f"{TITLE} | The Ellery Courier", f"{TITLE} - Courier", f"The Ellery Courier | {TITLE}"]
)
def test_the_title_of_the_document_names_the_headline(document: str, gap: str) -> None:
    article = extract(gap.join([document, "Home", "News", "Sport", TITLE, "By Jane Doe", *STORY]))
    assert article.title == TITLE
    assert roles(article)[document] is Role.REPEAT


@GAPS
@pytest.mark.parametrize("path", ["News > Skerry > ", "NewsIslands", "Start / Islands / "])
def test_the_path_to_the_page_names_the_headline(path: str, gap: str) -> None:
    others = ["Ferry fares to rise by a tenth in spring", "Skerry school wins a prize for its kites"]
    article = extract(gap.join(["Home", "News", *others, path + TITLE, TITLE, "Jane Doe", "9:51", *STORY]))
    assert article.title == TITLE
    assert roles(article)[path + TITLE] is Role.REPEAT


@GAPS
def test_a_list_that_says_its_items_twice_names_no_headline(gap: str) -> None:
    item = "Vote for the boat of the year here"
    article = extract(gap.join(["Home", f"2. {item}", item, TITLE, "By Jane Doe", "15 September 2014", *STORY]))
    assert article.title == TITLE


@GAPS
def test_a_headline_that_only_begins_like_another_is_none(gap: str) -> None:
    other = f"{TITLE} and one long winter without a ferry"
    article = extract(gap.join([TITLE, "By Jane Doe", *STORY, "Related stories", other]))
    assert article.title == TITLE
    assert roles(article)[other] is Role.RELATED


@GAPS
@pytest.mark.parametrize(
    "standfirst",
    [
        "Forty piles, eleven million pounds and a ferryman who says nothing",
        "A barge had torn away the western pier. The old town waited two years for a new one.",
    ],
)
def test_the_summary_between_headline_and_byline_is_the_standfirst(standfirst: str, gap: str) -> None:
    article = extract(gap.join([TITLE, standfirst, "By Jane Doe", "15 September 2014", *STORY]))
    assert (article.title, article.standfirst) == (TITLE, standfirst)
    assert article.body == "\n\n".join(STORY)


@GAPS
def test_a_first_paragraph_is_no_standfirst(gap: str) -> None:
    article = extract(gap.join([TITLE, "By Jane Doe", "15 September 2014", *STORY]))
    assert article.standfirst is None
    assert article.body == "\n\n".join(STORY)


GERMAN_TITLE = "Hafenbrücke nach zwei Jahren wieder offen"
GERMAN = [
    (
        "Die Drehbrücke über den Hafen von Ellersund ist seit Montag wieder für den Verkehr offen, zwei Jahre "
        "nachdem ein Lastkahn ihren westlichen Pfeiler weggerissen und die Altstadt vom Bahnhof, dem Krankenhaus und "
        "beiden Schulen getrennt hatte."
    ),
    (
        "Die Ingenieure hatten mit zehn Monaten gerechnet, aber das Flussbett war weicher, als die Pläne von 1931 "
        "versprachen, und vierzig Pfähle aus Stahl mussten bis auf den Fels getrieben werden, bevor der neue Pfeiler "
        "gegossen werden konnte."
    ),
    (
        "Die Arbeiten kosteten elf Millionen Euro, von denen die Versicherung des Kahns etwa ein Drittel zahlte. Den "
        "Rest lieh sich der Kreis, und die Bürgermeisterin sagte, dass es keine Maut geben werde, solange sie im Amt "
        "sei."
    ),
    (
        "Die Händler am Kai, die die Hälfte ihrer Kunden verloren hatten, hängten Fahnen aus den Fenstern. Der "
        "Fährmann, der sie in der Zwischenzeit für zwei Euro übergesetzt hatte, sah von seinem Boot aus zu und sagte "
        "nichts."
    ),
]


@GAPS
@pytest.mark.parametrize(
    ("place", "line", "role"),
    [
        ("head", "Von Jana Muster", Role.BYLINE),
        ("head", "15. September 2014, 20:47 Uhr", Role.DATE),
        ("amid", "Foto: dpa", Role.CREDIT),
        ("amid", "Anzeige", Role.ADVERTISING),
        ("amid", "Lesen Sie auch: Fähre wird im Herbst teurer", Role.RELATED),
        ("amid", "Teilen", Role.SHARE),
        ("amid", "Jetzt anmelden", Role.LOGIN),
        ("foot", "Kommentare (3)", Role.COMMENT),
        ("foot", "Schlagworte: Brücke, Hafen", Role.TAGS),
        ("foot", "(Ende)", Role.BOILERPLATE),
        ("foot", "Alle Rechte vorbehalten", Role.LEGAL),
        ("foot", "Impressum", Role.LEGAL),
    ],
)
def test_a_german_line_goes_and_the_story_stays(place: str, line: str, role: Role, gap: str) -> None:
    article = extract(page(place, line, gap, GERMAN, GERMAN_TITLE))
    assert roles(article)[line] is role
    assert article.body == "\n\n".join(GERMAN)
    assert article.title == GERMAN_TITLE


@GAPS
@pytest.mark.parametrize(
    "line",
    [
        "Von Montag an gilt der alte Fahrplan.",
        "Von Anfang an hatte sie daran geglaubt.",
        "Das Foto zeige, so die dpa, dass der Pfeiler seit Jahren gerissen war.",
        "Sie teilen sich einen Fluss.",
        "Seine Kommentare ernteten Beifall.",
        "Er konnte sich auf dem Server nicht anmelden.",
        "Am Ende wurde der Kahn gehoben.",
        "Die Anzeige gegen den Kapitän zog sie zurück.",
    ],
)
def test_a_german_look_alike_stays(line: str, gap: str) -> None:
    article = extract(page("amid", line, gap, GERMAN, GERMAN_TITLE))
    assert article.paragraphs == (*GERMAN[:2], line, *GERMAN[2:])


@GAPS
def test_an_agency_beside_the_date_signs_the_story(gap: str) -> None:
    article = extract(gap.join([TITLE, "AFP, Jane Doe", "Updated 15 September 2014", *STORY]))
    assert article.title == TITLE
    assert roles(article)["AFP, Jane Doe"] is Role.BYLINE
    assert article.authors == ("Jane Doe",)


@GAPS
def test_a_story_of_short_sentences_goes_on_below_a_pointer(gap: str) -> None:
    short = [
        "Nobody was hurt when the barge struck the pier in the fog of that morning.",
        "The inquiry into how it came to be there begins in the town hall in May.",
        "Its captain has not spoken of it since to anybody but his brother.",
    ]
    article = extract(gap.join([TITLE, *STORY, "Read more", "Ferry fares to rise again in the autumn", *short]))
    assert article.body == "\n\n".join([*STORY, *short])


@GAPS
@pytest.mark.parametrize("label", ["Image caption,", "Подпись к фото,", "Photo caption:"])
def test_the_line_below_a_label_is_the_caption(label: str, gap: str) -> None:
    caption = "The village was built for quarry workers in the 1860s"
    article = extract(gap.join([TITLE, *STORY[:2], "Image source, Getty Images", label, caption, *STORY[2:]]))
    assert [(str(found), found.credit) for found in article.captions] == [(caption, "Getty Images")]
    assert article.body == "\n\n".join(STORY)


QUIET = "A quiet day for Jim Thorne at last"
HEADS = {
    "a standfirst without full stop": [
        QUIET,
        "For two years he carried the old town across the harbour, at two pounds a head and in all weathers",
        "By Jane Doe",
        "3 March 2025",
    ],
    "minutes": [QUIET, "Jane Doe", "Follow", "5 min read", "3 March 2025"],
    "months": ["This article is more than 2 months old", QUIET, "By Jane Doe", "3 March 2025"],
    "the top picture's caption": [
        "Monday, 3 March 2025",
        QUIET,
        "Share",
        "The swing bridge and the harbour of Port Ellery on Monday. Photo: Harbour Board",
    ],
}


@GAPS
@pytest.mark.parametrize("kind", HEADS)
def test_what_stands_near_the_headline_is_not_taken_for_it(kind: str, gap: str) -> None:
    assert extract(gap.join(["News", "Sport", "Weather", *HEADS[kind], *STORY])).title == QUIET


LETTERS = ("ABCDEFGHIJKLMNOP", "abcdefghijklmnop", "abcdefghijklmnop")
HARMLESS = {
    "dashes that are lines": ("— — — — — — “\n" + STORY[0] + "\n") * 500,
    "one word in quotation marks": "\n".join("“" * at + "a a a a a a”" for at in range(100)) + "\n" + "a " * 400_000,
    "a byline on every line": "".join(f"By {name} Doe\n{STORY[0]}\n" for name in map("".join, product(*LETTERS))),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_page_of_nothing_else_takes_linear_time(kind: str) -> None:
    """A square would take half a minute and more here."""
    assert extract(HARMLESS[kind]).removed


@GAPS
def test_a_line_between_all_paragraphs_goes_and_parts_nothing(gap: str) -> None:
    label = "Zork plim"
    article = extract(gap.join([TITLE, *(line for paragraph in STORY for line in (paragraph, label))]))
    assert article.paragraphs == tuple(STORY)
    assert roles(article)[label] is Role.REPEAT


@GAPS
def test_subheads_that_come_again_stay(gap: str) -> None:
    lines = [line for pair in zip(("Pros", "Cons") * 4, STORY * 2, strict=True) for line in pair]
    article = extract(gap.join([TITLE, "By Jane Doe", *lines]))
    assert roles(article)["Pros"] is not Role.REPEAT


@GAPS
def test_a_gallery_counts_its_captions(gap: str) -> None:
    captions = [
        "The mayor on the new pier on Monday morning",
        "The crane that held it",
        "Shopkeepers with flags, one of them upside down",
    ]
    lines = [line for number, caption in enumerate(captions, 1) for line in (f"{number} of 3", caption)]
    article = extract(page("amid", "\n".join(lines), gap))
    assert article.paragraphs == tuple(STORY)
    assert [str(caption) for caption in article.captions] == captions


def test_a_source_below_the_story_makes_no_caption_of_its_end() -> None:
    last = "The ferryman said that he would take tourists to the pier from now on."
    article = extract("\n".join([TITLE, *STORY, last, "Source: AFP", "Home", "News", "Contact us"]))
    assert article.paragraphs[-1] == last
    assert article.captions == ()


@GAPS
def test_a_quotation_twice_running_is_no_caption(gap: str) -> None:
    quote = "“It was like walking on a cat that sleeps and knows it,” said the engineer."
    article = extract(page("amid", f"{quote}\n{quote}", gap))
    assert article.paragraphs.count(quote) == 1
    assert article.captions == ()
