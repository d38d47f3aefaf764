"""The referee: what the company of a block says of it, where a story begins and ends, and pages that have none."""

from __future__ import annotations

import pytest

from newsclean import Article, Piece, Removal, Role, Verdict, extract
from newsclean.referee.evidence import Evidence
from newsclean.referee.sequence import best_sequence

TITLE = "Islanders vote to keep their lighthouse dark"
STORY = [
    (
        "The people of Skerry Island voted on Sunday to leave their lighthouse dark, eleven years after its lamp was "
        "put out by the harbour board, and to turn the keeper's house into a school for the nine children who live "
        "on the island."
    ),
    (
        "Of the 142 islanders who may vote, 130 came to the hall, some of them by boat from the outer farms. "
        "Ninety-one wanted the school, thirty-eight wanted the lamp, and one wrote on the ballot that he wanted the "
        "ferry to be on time."
    ),
    (
        "The lighthouse was built in 1874 after two ships with timber had been lost on the reef within a week. It "
        "had been kept by the same family for four generations when the board replaced it with a buoy that tells "
        "ships by radio where they are."
    ),
    (
        "“A lamp that nobody steers by is only a lamp,” said Anna Holm, whose grandfather was the last of the "
        "keepers, and who will be the teacher of the new school. She has asked the board to leave her the lens, "
        "which weighs two tons."
    ),
]
BODY = "\n\n".join(STORY)
GAPS = pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["roomy", "tight"])
MENU = ["News", "Sport", "Business", "Opinion", "Culture", "Travel", "Weather", "Puzzles", "Jobs", "Shop"]
FOOTER = ["About us", "Contact us", "Privacy policy", "Terms of use", "Advertise with us", "© 2024 The Skerry Times"]
TEASERS = [
    ("Ferry to be replaced by a hovercraft in spring", "The council has found the money for it at last."),
    ("Two seals rescued from the swimming pool", "They had climbed in at night through a window."),
    ("Wind farm off the reef gets its permit", "Fishermen say that they will go to court."),
    ("School bus driver retires after forty years", "He has never once been late, he says."),
    ("Why the price of peat has doubled", "A wet summer is only half of the answer."),
    ("Bakery burns down for the second time", "This time it was not the oven, police say."),
]


def roles(article: Article) -> dict[str, Role]:
    pieces: list[Piece | Removal] = [*article.kept, *article.removed]
    return {piece.text: piece.role for piece in pieces}


def amid(*lines: str, gap: str) -> Article:
    """The story with lines between its second and third paragraph."""
    return extract(gap.join([TITLE, *STORY[:2], *lines, *STORY[2:]]))


@GAPS
@pytest.mark.parametrize(
    "heading",
    [
        "A lamp for two ships",
        "What the keepers left",
        "‘Only a lamp’",
        "Four generations",
        "1874: the first lamp",
        "THE LAST KEEPER",
    ],
)
def test_a_subheading_between_paragraphs_stays(heading: str, gap: str) -> None:
    article = amid(heading, gap=gap)
    assert article.paragraphs == (*STORY[:2], heading, *STORY[2:])
    assert roles(article)[heading] is Role.HEADING


@GAPS
def test_every_paragraph_may_have_its_subheading(gap: str) -> None:
    headings = ["The vote of Sunday", "A hall full of boats", "Two ships in a week", "The lens that stays"]
    blocks = [block for pair in zip(headings, STORY, strict=True) for block in pair]
    article = extract(gap.join([TITLE, "By Jane Doe", "15 September 2014", *blocks]))
    assert article.title == TITLE
    assert article.paragraphs[-7:] == tuple(blocks[1:])
    assert [roles(article)[heading] for heading in headings[1:]] == [Role.HEADING] * 3


@GAPS
@pytest.mark.parametrize("gap_of_credit", ["\n", "\n\n"])
def test_a_lone_caption_beside_a_credit_goes(gap_of_credit: str, gap: str) -> None:
    caption, credit = "The lens of the lighthouse, which weighs two tons, in the year 1931", "Photo: Jane Doe/AP"
    article = amid(f"{caption}{gap_of_credit}{credit}", gap=gap)
    assert article.body == BODY
    assert (roles(article)[caption], roles(article)[credit]) == (Role.CAPTION, Role.CREDIT)


@GAPS
def test_a_run_of_menu_lines_between_paragraphs_goes(gap: str) -> None:
    article = amid(*MENU, gap=gap)
    assert article.body == BODY
    assert {roles(article)[line] for line in MENU} == {Role.NAVIGATION}


BOX = ["Related stories", *(headline for headline, _ in TEASERS[:3])]


def test_a_box_of_other_stories_between_paragraphs_goes() -> None:
    article = amid("\n".join(BOX), gap="\n\n")
    assert article.body == BODY
    assert {roles(article)[line] for line in BOX} == {Role.RELATED}


@GAPS
def test_where_all_lines_stand_alike_only_the_last_of_a_box_may_pass_for_a_subheading(gap: str) -> None:
    article = amid(*BOX, gap=gap)
    assert {roles(article)[line] for line in BOX[:-1]} == {Role.RELATED}
    assert article.paragraphs in (tuple(STORY), (*STORY[:2], BOX[-1], *STORY[2:]))


@GAPS
def test_a_pitch_of_several_lines_between_paragraphs_goes(gap: str) -> None:
    pitch = ["Sign up for our newsletter", "Email address", "Sign up", "By signing up you agree to our terms."]
    assert amid(*pitch, gap=gap).body == BODY


@GAPS
@pytest.mark.parametrize("bullet", ["", "* ", "• "])
def test_a_list_that_a_colon_opens_stays(bullet: str, gap: str) -> None:
    opening = "The islanders will now be asked to agree on three more things:"
    items = ["the colour of the school", "a name for it", "who is to ring the bell"]
    article = amid(opening, *(bullet + item for item in items), gap=gap)
    assert article.paragraphs == (*STORY[:2], opening, *items, *STORY[2:])
    assert [piece.bullet for piece in article.kept if piece.text in items] == [bool(bullet)] * 3


@GAPS
def test_a_dialogue_of_short_lines_stays(gap: str) -> None:
    lines = ["“Will you miss it?”", "“No,” she said.", "“Not even at night?”", "“At night I sleep.”"]
    assert amid(*lines, gap=gap).paragraphs == (*STORY[:2], *lines, *STORY[2:])


@GAPS
@pytest.mark.parametrize("line", ["Who pays?", "Why?", "It did not.", "Not so the birds!"])
def test_a_short_sentence_of_its_own_stays(line: str, gap: str) -> None:
    assert amid(line, gap=gap).paragraphs == (*STORY[:2], line, *STORY[2:])


@GAPS
def test_an_interview_stays_with_its_questions(gap: str) -> None:
    questions = ["Why did you vote against the lamp?", "And what will become of the lens?", "Do you sleep better now?"]
    blocks = [STORY[0], questions[0], STORY[1], questions[1], STORY[2], questions[2], STORY[3]]
    assert extract(gap.join([TITLE, *blocks])).paragraphs == tuple(blocks)


@GAPS
def test_menus_above_and_footers_below_are_trimmed(gap: str) -> None:
    article = extract(gap.join([*MENU, TITLE, "By Jane Doe", "15 September 2014", *STORY, "Share", *MENU, *FOOTER]))
    assert (article.title, article.body) == (TITLE, BODY)
    assert {piece.role for piece in article.removed} <= {
        Role.NAVIGATION, Role.BYLINE, Role.DATE, Role.SHARE, Role.LEGAL, Role.REPEAT
    }  # fmt: skip


@GAPS
def test_stories_announced_below_the_story_are_trimmed(gap: str) -> None:
    lines = [line for teaser in TEASERS for line in teaser]
    article = extract(
        gap.join([*MENU, TITLE, "By Jane Doe", "15 September 2014", *STORY, "Most read", *lines, *FOOTER])
    )
    assert (article.title, article.body) == (TITLE, BODY)


@GAPS
def test_headlines_below_the_story_are_trimmed_without_a_head_of_their_own(gap: str) -> None:
    article = extract(
        gap.join([*MENU, TITLE, "By Jane Doe", "15 September 2014", *STORY, *(line for line, _ in TEASERS), *FOOTER])
    )
    assert (article.title, article.body) == (TITLE, BODY)


@GAPS
def test_a_cookie_dialog_before_the_story_is_trimmed(gap: str) -> None:
    dialog = [
        "We value your privacy",
        (
            "We and our partners store and/or access information on a device, such as cookies, and process personal "
            "data, such as unique identifiers, to show you personalised ads and content. You may accept or manage "
            "your choices below."
        ),
        "Accept all",
        "Reject all",
    ]
    article = extract(gap.join([*dialog, TITLE, "By Jane Doe", *STORY]))
    assert (article.title, article.body) == (TITLE, BODY)


@GAPS
def test_a_heading_with_nothing_below_it_is_trimmed(gap: str) -> None:
    article = extract(gap.join([TITLE, *STORY, "More about the islands of the north"]))
    assert article.body == BODY


@GAPS
def test_the_lines_about_the_author_are_trimmed(gap: str) -> None:
    lines = [
        "About the author",
        "Jane Doe",
        "Jane Doe is a reporter at The Skerry Times, where she writes about boats.",
    ]
    article = extract(gap.join([TITLE, "By Jane Doe", *STORY, *lines]))
    assert article.body == BODY
    assert article.authors == ("Jane Doe",)


@GAPS
def test_the_title_is_the_headline_with_a_date_below_it(gap: str) -> None:
    others = [headline for headline, _ in TEASERS]
    article = extract(gap.join([*MENU, *others[:3], TITLE, "By Jane Doe", "15 September 2014", *STORY, *others[3:]]))
    assert (article.title, article.body) == (TITLE, BODY)


@GAPS
def test_a_story_without_a_headline_has_no_title(gap: str) -> None:
    article = extract(gap.join(STORY))
    assert (article.title, article.body) == (None, BODY)


@GAPS
@pytest.mark.parametrize("byline", ["By Jane Doe and John Roe", "Jane Doe, political correspondent"])
def test_a_byline_is_no_title_even_where_the_story_is_hidden(byline: str, gap: str) -> None:
    article = extract(gap.join([TITLE, byline, "This article is for subscribers only.", "Log in", "Subscribe now"]))
    assert (article.title, article.body) == (TITLE, "")
    assert article.authors[0] == "Jane Doe"


@GAPS
def test_a_story_of_one_long_paragraph_is_a_story(gap: str) -> None:
    assert extract(gap.join([TITLE, STORY[0]])).body == STORY[0]


BRIEFS = {
    "zh": (
        [
            "首页",
            "新闻",
            "财经",
            "体育",
            "正文",
            "海岛居民投票决定灯塔不再点灯",
            "2025-04-23 08:17",
            "来源:礁岛日报",
            "分享到:",
        ],
        [
            "本报讯 礁岛居民昨日投票决定,让熄灭十一年的灯塔继续熄着,并把守塔人的屋子改成学校。",
            "岛上有投票权的居民共142人,其中130人到场投票。",
            "“没有人看着它行船,灯就只是一盏灯。”未来的老师何安娜说。",
            "港务局表示,塔上的透镜重两吨,暂时留在原处。",
        ],
        ["相关新闻", "老街上的修表匠", "跟帖 18"],
    ),
    "tr": (
        [
            "ANASAYFA",
            "GÜNDEM",
            "SPOR",
            "Adalılar fenerin karanlık kalmasını istedi",
            "Giriş Tarihi: 09.05.2025 10:15",
            "AA",
        ],
        [
            "Kayalı Ada sakinleri, on bir yıldır yanmayan deniz fenerinin karanlık kalması için oy kullandı.",
            "Bekçinin evi okul olacak; 142 seçmenden 130'u oyunu köy salonunda verdi.",
            'Öğretmen olacak Anna Holm, "Kimsenin bakmadığı lamba yalnızca lambadır" dedi.',
            "Liman idaresi, iki ton ağırlığındaki merceği kuleden indirmenin şimdilik düşünülmediğini bildirdi.",
        ],
        ["Google News'te Takip Et", "#Kayalı", "#fener", "Günün Manşetleri"],
    ),
}


@pytest.mark.parametrize("language", BRIEFS)
def test_a_brief_of_a_few_sentences_is_a_story(language: str) -> None:
    head, brief, foot = BRIEFS[language]
    assert extract("\n\n".join([*head, *brief, *foot])).body == "\n\n".join(brief)


@GAPS
def test_a_page_that_says_there_is_nothing_has_no_body(gap: str) -> None:
    sorry = [
        "Page not found",
        "We looked for it everywhere, but the page that you asked for is not here any more.",
        "It may have moved when we built the new site, or somebody mistyped its address.",
    ]
    article = extract(gap.join([*MENU, *sorry, *FOOTER]))
    assert (article.verdict, article.body) == (Verdict.ERROR, "")


EMPTY = {
    "nothing": [],
    "a menu": MENU,
    "menus and footer": [*MENU, *FOOTER],
    "a headline": [TITLE],
    "headlines": [*MENU, *(headline for headline, _ in TEASERS), *FOOTER],
    "headlines with teasers": [*MENU, *(line for teaser in TEASERS for line in teaser), *FOOTER],
    "headlines with teasers and links": [
        *MENU,
        *(line for teaser in TEASERS for line in (*teaser, "Read more")),
        *FOOTER,
    ],
    "a log-in wall": [
        "Log in",
        "Email address",
        "Password",
        "Remember me",
        "Forgot your password?",
        "Create an account",
        *FOOTER,
    ],
    "a page not found": [
        "Page not found",
        "Sorry, the page you are looking for could not be found.",
        "Back to home",
        *MENU,
    ],
    "a cookie dialog": [
        "We value your privacy",
        "We use cookies to improve your experience on our site.",
        "Accept all",
        "Reject all",
    ],
    "numbers": [str(number) for number in range(40)],
}


@GAPS
@pytest.mark.parametrize("lines", EMPTY.values(), ids=EMPTY)
def test_a_page_without_a_story_has_an_empty_body(lines: list[str], gap: str) -> None:
    article = extract(gap.join(lines))
    assert article.body == ""
    assert article.paragraphs == ()


@GAPS
def test_all_that_goes_says_why(gap: str) -> None:
    article = extract(
        gap.join([*MENU, *TEASERS[0], TITLE, "By Jane Doe", *STORY, "Share", *TEASERS[1], "Photo: AP", *FOOTER])
    )
    assert all(piece.reasons and all(piece.reasons) for piece in article.removed)
    assert not any(piece.role.kept for piece in article.removed)
    assert all(piece.role.kept for piece in article.kept)


@pytest.mark.parametrize(
    ("scores", "kept"),
    [
        ([], []),
        ([-5.0], [False]),
        ([9.0], [True]),
        ([-5.0, 9.0, 9.0, -5.0], [False, True, True, False]),
        ([9.0, 9.0, -0.5, 9.0], [True, True, True, True]),
        ([9.0, 9.0, -9.0, 9.0, 9.0], [True, True, False, True, True]),
        ([9.0, 9.0, -9.0, -9.0, -9.0, 9.0, 9.0], [True, True, False, False, False, True, True]),
        ([9.0, 9.0, 9.0, *[-9.0] * 30, 1.0], [True, True, True, *[False] * 31]),
        ([1.0, *[-9.0] * 30, 9.0, 9.0, 9.0], [*[False] * 31, True, True, True]),
        ([-1.0] * 50, [False] * 50),
    ],
)
def test_the_best_sequence_is_one_stretch_with_gaps_that_pay(scores: list[float], kept: list[bool]) -> None:
    assert best_sequence(Evidence(scores)) == kept


@pytest.mark.parametrize("count", [1, 8])
def test_what_is_set_aside_at_a_small_price_does_not_end_the_story(count: int) -> None:
    scores = [3.0, 3.0, *[-9.0] * count, 3.0, 3.0]
    asides = dict.fromkeys(range(2, 2 + count), 0.1)
    assert best_sequence(Evidence(scores, asides)) == [True, True, *[False] * count, True, True]


CHAPTERS = [
    (
        "1. Lower Sneath, England",
        "The 8.12 has been the 8.31 since 1967. The waiting room has a piano, and time for it.",
    ),
    ("2. Ober-Zwischenau, Germany", "Two lines meet here, or would. The station clock was removed for being rude."),
    (
        "3. Santa Rita, Mexico",
        "Trains pass on Tuesdays. Which Tuesday is a matter for the priest, who was right twice.",
    ),
    ("4. Port Amity, New Zealand", "A sheep has the right of way under a bylaw of 1904. There are a great many sheep."),
]


def test_a_story_of_short_chapters_is_one() -> None:
    opening = "Every country has a station that the timetable forgot. We asked readers, and here are the worst of them."
    blocks = [opening, *(block for chapter in CHAPTERS for block in chapter)]
    head = ["Four stations where nothing has ever come on time", "By Jane Doe", "15 September 2014"]
    article = extract("\n\n".join(["Home", "Travel", *head, *blocks, "Comments", "© 2014 The Skerry Times"]))
    assert article.verdict == "article"
    assert article.title == head[0]
    # What has a subheading above it stays; the last subheadings may look like headlines of other stories.
    assert {opening, *(text for _, text in CHAPTERS[:2])} <= set(article.paragraphs)


@GAPS
def test_a_whole_story_below_the_first_goes(gap: str) -> None:
    second = [
        "Baker jailed for the weight of his thumb",
        "By John Roe",
        "14 September 2014",
        "A baker who rested his thumb on the scales for nineteen years has been sent to jail for six weeks.",
        "The court was told that a customer, a retired chemist, had become suspicious of round numbers.",
        "His lawyer said that the thumb had been hurt in an oven, and that the baker had been resting it.",
    ]
    article = extract(gap.join([TITLE, "By Jane Doe", "15 September 2014", *STORY, *second]))
    assert article.body == BODY
    assert article.authors == ("Jane Doe",)
    assert {roles(article)[line] for line in second[3:]} == {Role.RELATED}


@GAPS
@pytest.mark.parametrize(
    "post",
    [
        ["It is dark out here on the reef tonight", "— Anna Holm (@annaholm) September 14, 2014"],
        ["It is dark out here on the reef", "— Anna Holm (@annaholm) May 4, 2014", "The Skerry Courier, May 5, 2014"],
        [
            "7 p.m. at the old light, Reef Road; tickets from $9 at the door",
            "Anna Holm lights the lamp of the old tower on the reef for the first visitors of the year on May 5, 2014.",
            "May 5, 2014",
        ],
    ],
)
def test_names_and_dates_amid_a_story_begin_no_other(post: list[str], gap: str) -> None:
    article = extract(
        gap.join([TITLE, "By Jane Doe", "15 September 2014", *STORY[:3], *post, STORY[3], STORY[0][:150]])
    )
    assert STORY[3] in article.paragraphs


@GAPS
@pytest.mark.parametrize("path", ["Home » News » Harbour", "Home > News > Harbour > Lights", "News / Harbour / Lights"])
def test_a_path_is_no_title(path: str, gap: str) -> None:
    article = extract(gap.join([path, TITLE, *STORY]))
    assert article.title == TITLE


@GAPS
def test_what_stands_between_byline_and_date_is_no_title(gap: str) -> None:
    headline = "Skerry 3-2 Ellery: Holm's late double turns the derby upside down"
    head = [headline, "By Jane Doe", "Skerry Sport at Reef Park", "Last updated on 15 September 2014"]
    assert extract(gap.join(["Football", *head, *STORY])).title == headline


@GAPS
def test_the_opening_of_a_locked_story_is_a_stub(gap: str) -> None:
    opening = (
        "The two chief executives met for lunch on a Thursday, and by the Monday there was one company. On that much, "
        "people who were in the room agree. On everything else, including the room, they do not."
    )
    head = ["Inside the merger that nobody remembers", "By Jane Doe", "Published 15 September 2014"]
    pitch = ["Subscribe to unlock this article", "Only £1 for 4 weeks", "Cancel anytime during your trial."]
    article = extract(gap.join(["Companies", *head, opening, *pitch]))
    assert article.verdict == "stub"
    assert article.title == head[0]
    assert opening in (article.body, article.standfirst)


def test_a_list_does_not_part_a_storys_paragraphs() -> None:
    items = ["- 8 boats with a lamp", "- 23 harbours, three rounds a day", "- 11 new keepers"]
    article = extract(
        "\n".join([TITLE, STORY[0], "The facts at a glance:", *items, STORY[1], "Press office:", "Jane Doe"])
    )
    assert article.paragraphs[:5] == (STORY[0], "The facts at a glance:", *items)
    assert STORY[1] in article.paragraphs


OWNER = "The Lantern Post"


@pytest.mark.parametrize("rights", [f"© 2024 {OWNER}", f"Copyright © 2024 {OWNER}. All rights reserved."])
def test_whose_the_site_is_is_no_title(rights: str) -> None:
    article = extract("\n".join([OWNER, "Home", TITLE, "By Jane Doe", "15 September 2014", *STORY, rights]))
    assert article.title == TITLE


def test_a_row_of_numbers_is_no_title() -> None:
    rows = ["SSE Index 3447.99 -16.30 -0.47%", "Hang Seng 26194.82 -40.98 -0.16%"]
    article = extract("\n".join([*rows, TITLE, "15 September 2014", *STORY]))
    assert article.title == TITLE


@GAPS
@pytest.mark.parametrize("line", ["Jane Doe - The Courier", "Jane Doe / Ellery", "Jane Doe · The Courier"])
def test_a_name_stands_before_its_paper(line: str, gap: str) -> None:
    article = extract(gap.join([TITLE, "15 September 2014", line, *STORY]))
    assert article.authors == ("Jane Doe",)
    assert article.paragraphs == tuple(STORY)


@pytest.mark.parametrize("firm", ["Skerry Lamps & Sons GmbH", "Skerry Lamps Ltd.", "Skerry Lamps, Inc."])
def test_the_firm_that_sends_a_text_is_no_title(firm: str) -> None:
    article = extract("\n\n".join(["Press desk", firm, "15 September 2014", TITLE, *STORY]))
    assert article.title == TITLE
