"""The article's fields: authors, captions, tags and the date of publication."""

from __future__ import annotations

import datetime

import pytest

from newsclean import Article, Role, extract
from newsclean.fields.captions import captions_of
from newsclean.fields.places import places_of
from newsclean.readers import read
from newsclean.referee import Decision
from newsclean.survey import survey
from newsclean.vocabulary import standard

TITLE = "Orchard of nine hundred apples saved from the motorway"
STORY = [
    (
        "The orchard of Little Marrow, in which some nine hundred kinds of apple are grown that are grown nowhere "
        "else, will not be cut in two by the new motorway. The ministry said on Monday that the road would be led "
        "round it in a tunnel."
    ),
    (
        "Villagers had chained themselves to the trees in turns since the spring. They were supported by cider "
        "makers, by the botanists of three universities and by a bishop, who came every Friday and brought a folding "
        "chair and a thermos flask."
    ),
    (
        "The tunnel will cost sixty million pounds more than the cutting that had been planned. “You cannot graft a "
        "tree onto a balance sheet,” the minister said, and added that she had eaten one of the apples before she "
        "signed."
    ),
    (
        "The oldest of the trees was planted in 1720 and still bears fruit every other year. Its apples are small, "
        "sour and of no use to anybody, according to Anna Holm, who looks after it, and who would not give it up for "
        "any motorway."
    ),
]
BODY = "\n\n".join(STORY)
GAPS = pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["roomy", "tight"])


def page(*, head: str = "", amid: str = "", foot: str = "", gap: str = "\n\n") -> str:
    """The story with lines at its head, amid it and at its foot."""
    blocks = [TITLE, head, *STORY[:2], amid, *STORY[2:], foot]
    return gap.join(block.replace("\n", gap) for block in blocks if block)


AUTHORS = [
    ("By Jane Doe", ("Jane Doe",)),
    ("BY JANE DOE", ("JANE DOE",)),
    ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
    ("By Jane Doe, John Roe & Ivo Poe", ("Jane Doe", "John Roe", "Ivo Poe")),
    ("By Jane Doe, political editor", ("Jane Doe",)),
    ("By Jane Doe in Little Marrow", ("Jane Doe",)),
    ("By Jane Doe | The Marrow Post", ("Jane Doe",)),
    ("By Jane Doe for The Marrow Post", ("Jane Doe",)),
    ("By Jane A. Doe", ("Jane A. Doe",)),
    ("By Jane Doe, 15 September 2014", ("Jane Doe",)),
    ("By Jane DoeSep 15, 2014", ("Jane Doe",)),
    ("Jane Doe, staff writer", ("Jane Doe",)),
    ("Words by Jane Doe", ("Jane Doe",)),
    ("By JANE DOE FOR THE MARROW POST", ("JANE DOE",)),
    ("May 5, 2014 · by Jill · in Orchards · 6 Comments", ("Jill",)),
    ("Posted on July 1, 2014 by hexley", ("hexley",)),
    ("by MrAJCosplay, Sep 15th 2014", ("MrAJCosplay",)),
    ("By JillSeptember 15, 2014", ("Jill",)),
    ("Posted by admin September 15, 2014", ()),
    ("Updated by Reuters, 15 September 2014", ()),
    ("Submitted by Jane Doe on Mon, 15/09/2014", ("Jane Doe",)),
    ("Report by Jane Doe", ("Jane Doe",)),
    ("From our reporter Jane Doe", ("Jane Doe",)),
    ("Jane Doe in Little Marrow\n15 September 2014", ("Jane Doe",)),
    ("Jane Doe and John Roe\n15 September 2014", ("Jane Doe", "John Roe")),
    ("Jane Doe and John Roe, Vellen\n15 September 2014", ("Jane Doe", "John Roe")),
    ("15 September 2014 08:00 AM Eastern Daylight Time", ()),
    ("Jane Doe\n15 September 2014\nAdd Topic", ("Jane Doe",)),
    ("Jane Doe\n15 September 2014", ("Jane Doe",)),
    ("Jane Doe 8:41 PM on September 15, 2014", ("Jane Doe",)),
    ("15 September 2014 / Jane Doe", ("Jane Doe",)),
    ("Jane Doe | John Roe\n15 September 2014", ("Jane Doe", "John Roe")),
    ("ByJane Doe\n15 September 2014", ("Jane Doe",)),
    ("By Jane DoePublished: 15 September 2014", ("Jane Doe",)),
    ("By Jane Doe\nSenior Shopping Reporter", ("Jane Doe",)),
    ("By Jane Doe, Chief Orchard Officer and Head of Apples", ("Jane Doe",)),
    ("By Flora MacArthur", ("Flora MacArthur",)),
    ("By Jane Doe\nBy Jane Doe", ("Jane Doe",)),
    ("By Jane Doe\nJohn Roe, political correspondent", ("Jane Doe", "John Roe")),
    ("By Jean-Luc O’Neill and Ludwig van der Berg", ("Jean-Luc O’Neill", "Ludwig van der Berg")),
    ("By our correspondent", ()),
    ("Staff reporter", ()),
    ("By Reuters", ()),
    ("", ()),
]


@GAPS
@pytest.mark.parametrize(("head", "authors"), AUTHORS, ids=[head for head, _ in AUTHORS])
def test_authors_are_the_persons_of_the_byline(head: str, authors: tuple[str, ...], gap: str) -> None:
    article = extract(page(head=head, gap=gap))
    assert article.authors == authors
    assert article.body == BODY


@GAPS
def test_an_author_named_again_below_is_one_author(gap: str) -> None:
    foot = "Jane Doe\nJane Doe is a reporter at The Marrow Post.\njane.doe@post.example"
    assert extract(page(head="By Jane Doe", foot=foot, gap=gap)).authors == ("Jane Doe",)


@GAPS
def test_persons_of_the_story_are_no_authors(gap: str) -> None:
    article = extract(
        page(
            head="By Jane Doe",
            amid="Anna Holm says that the tree has a name, but that it is nobody's business.",
            gap=gap,
        )
    )
    assert article.authors == ("Jane Doe",)


@GAPS
def test_bylines_of_other_stories_below_are_no_authors_where_the_head_has_one(gap: str) -> None:
    foot = "More from The Marrow Post\nThe pear that would not fall\nBy John Roe"
    assert extract(page(head="By Jane Doe", foot=foot, gap=gap)).authors == ("Jane Doe",)


@GAPS
def test_the_byline_may_stand_above_the_title_or_below_the_story(gap: str) -> None:
    assert extract(gap.join(["Jane Doe", "15 September 2014", TITLE, *STORY])).authors == ("Jane Doe",)
    assert extract(gap.join([TITLE, "15 September 2014", *STORY, "Jane Doe"])).authors == ("Jane Doe",)


@GAPS
@pytest.mark.parametrize(
    "line",
    ["Marrow Voice", "Wenbury Today", "Social Media", "Live Sport", "News Features Reviews Masterclass Shop"],
)
def test_what_papers_and_menus_are_called_is_no_author(line: str, gap: str) -> None:
    assert extract(gap.join([line, TITLE, "15 September 2014", *STORY])).authors == ()
    assert extract(gap.join([line, TITLE, "Jane Doe", "15 September 2014", *STORY])).authors == ("Jane Doe",)


@GAPS
def test_a_name_above_the_title_is_an_authors_where_the_page_knows_it(gap: str) -> None:
    about = "Jane Doe writes about orchards for The Marrow Post."
    assert extract(gap.join(["Jane Doe", "Marrow", TITLE, *STORY, about])).authors == ("Jane Doe",)
    assert extract(gap.join(["Vellen Alps", "Marrow", TITLE, *STORY])).authors == ()


@GAPS
def test_who_stands_in_the_headline_is_no_author_below_the_story(gap: str) -> None:
    lines = [*STORY, "Lyle Marrow"]
    assert extract(gap.join(["Nine hundred apples saved, and Lyle Marrow is glad of it", *lines])).authors == ()
    assert extract(gap.join(["Lyle Marrow: Nine hundred apples are not enough for me", *lines])).authors == (
        "Lyle Marrow",
    )


@GAPS
@pytest.mark.parametrize("byline", ["By Jane Doe Marrow Echo", "By Jane Doe Politics", "Jane Doe Politics editor"])
def test_the_paper_or_section_behind_a_name_is_none_of_it(byline: str, gap: str) -> None:
    assert extract("Marrow Echo" + gap + page(head=byline, gap=gap)).authors == ("Jane Doe",)


def test_a_signed_line_at_the_head_is_the_authors_though_it_was_taken_for_something_else() -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    head = "<div class=share><ul><li>By Jane Doe</li><li>15/09/2014</li><li>Facebook</li></ul></div>"
    article = extract(f"<html><body><main><h1>{TITLE}</h1>{head}<div>{story}</div></main></body></html>")
    assert article.authors == ("Jane Doe",)


def test_a_point_behind_the_word_that_signs_is_none_of_the_name() -> None:
    story = [
        "Żubr zamieszkał na dworcu, pociągi muszą zwalniać",
        "oprac. Michał Drozd",
        "11 września 2025, 14:05",
        "Od dwóch tygodni na nieczynnym peronie nocuje dorosły żubr, którego kolejarze nazwali Zawiadowcą.",
        "Zwierzę pojawiło się w sierpniu i jak mówią kolejarze przychodzi o dwudziestej, a odchodzi przed pociągiem.",
    ]
    assert extract("\n\n".join(story)).authors == ("Michał Drozd",)


@GAPS
def test_a_paper_beside_persons_is_no_author(gap: str) -> None:
    assert extract(page(head="By Jane Doe, Marrow Times", gap=gap)).authors == ("Jane Doe",)
    assert extract(page(head="By Marrow Times", gap=gap)).authors == ("Marrow Times",)


ABROAD: dict[str, tuple[tuple[str, ...], str, str, str, str]] = {
    "de": (
        ("Jana Muster", "Max Beispiel"),
        "Obstgarten vor der Autobahn gerettet",
        "Von Jana Muster und Max Beispiel",
        (
            "Der Obstgarten, in dem neunhundert Sorten von Äpfeln wachsen, die es nirgendwo sonst mehr gibt, wird "
            "nicht von der neuen Autobahn zerschnitten. Das Ministerium sagte am Montag, dass die Straße in einem "
            "Tunnel um ihn herum geführt werden soll."
        ),
        (
            "Die Leute aus dem Dorf hatten sich seit dem Frühjahr an die Bäume gekettet, und sie wurden dabei von "
            "den Botanikern aus drei Universitäten und von einem Bischof unterstützt, der an jedem Freitag mit einem "
            "Stuhl und einer Kanne Tee kam."
        ),
    ),
    "fr": (
        ("Jeanne Dupont", "Luc Martin"),
        "Le verger sauvé de l'autoroute",
        "Par Jeanne Dupont et Luc Martin",
        (
            "Le verger, dans lequel poussent neuf cents sortes de pommes que l'on ne trouve plus nulle part "
            "ailleurs, ne sera pas coupé en deux par la nouvelle autoroute. Le ministère a dit lundi que la route "
            "passerait dans un tunnel qui en fera le tour."
        ),
        (
            "Les gens du village s'étaient enchaînés aux arbres depuis le printemps, et ils étaient soutenus par les "
            "botanistes de trois universités et par un évêque, qui venait tous les vendredis avec une chaise pliante "
            "et une bouteille de thé."
        ),
    ),
    "es": (
        ("Juana Pérez",),
        "El huerto se salva de la autopista",
        "Por Juana Pérez",
        (
            "El huerto, en el que crecen novecientas clases de manzanas que ya no se encuentran en ningún otro "
            "lugar, no será cortado en dos por la nueva autopista. El ministerio dijo el lunes que la carretera "
            "pasará por un túnel que lo rodeará."
        ),
        (
            "La gente del pueblo se había encadenado a los árboles desde la primavera, y la apoyaban los botánicos "
            "de tres universidades y un obispo, que venía todos los viernes con una silla plegable y una botella de "
            "té para los que estaban allí."
        ),
    ),
    "pl": (
        ("Anna Nowak", "Jan Kowalski"),
        "Sad uratowany przed autostradą",
        "Autorzy: Anna Nowak i Jan Kowalski",
        (
            "Sad, w którym rośnie dziewięćset odmian jabłek, jakich nie ma już nigdzie indziej, nie zostanie "
            "przecięty przez nową autostradę. Ministerstwo podało w poniedziałek, że droga zostanie poprowadzona "
            "wokół niego w tunelu, który będzie droższy."
        ),
        (
            "Mieszkańcy wsi od wiosny przykuwali się na zmianę do drzew, a wspierali ich w tym botanicy z trzech "
            "uniwersytetów oraz biskup, który przychodził w każdy piątek ze składanym krzesłem i z termosem, z "
            "którego częstował wszystkich."
        ),
    ),
    "ru": (
        ("Иван Петров",),
        "Сад спасён от автострады",
        "Автор: Иван Петров",
        (
            "Сад, в котором растут девятьсот сортов яблок, каких больше нигде нет, не будет разрезан новой "
            "автострадой. В министерстве сообщили в понедельник, что дорога пройдёт вокруг него в туннеле, который "
            "обойдётся дороже, чем было решено раньше."
        ),
        (
            "Жители деревни с весны по очереди приковывали себя к деревьям, и их поддерживали ботаники из трёх "
            "университетов и епископ, который приходил каждую пятницу со складным стулом и с термосом, из которого "
            "он угощал всех, кто там был."
        ),
    ),
}


@pytest.mark.parametrize("language", ABROAD)
def test_authors_of_other_languages(language: str) -> None:
    authors, title, byline, *story = ABROAD[language]
    article = extract("\n\n".join([title, byline, *story]))
    assert (article.title, article.authors, article.paragraphs, article.language) == (
        title,
        authors,
        tuple(story),
        language,
    )


CAPTION = "The oldest of the trees, in the snow of 1963"


def captions(article: Article) -> list[tuple[str, str | None]]:
    return [(caption.text, caption.credit) for caption in article.captions]


@GAPS
@pytest.mark.parametrize(
    ("amid", "credit"),
    [
        (f"{CAPTION} (Photo: AFP)", "AFP"),
        (f"{CAPTION} (Photo by Jane Doe/Getty Images)", "Jane Doe/Getty Images"),
        (f"{CAPTION}. Photograph: Jane Doe/Reuters", "Jane Doe/Reuters"),
        (f"{CAPTION} © dpa", "dpa"),
        (f"{CAPTION} — GETTY IMAGES", "GETTY IMAGES"),
        (f"{CAPTION} (AP, Teo Marsh via AP video)", "AP, Teo Marsh via AP video"),
        (f"{CAPTION}\nPhoto: AFP", "AFP"),
        (f"Photo: AFP\n{CAPTION}", "AFP"),
        (f"{CAPTION}\n{CAPTION}", None),
        (f"{CAPTION}\n{CAPTION} (Photo: AFP)", "AFP"),
        (f"{CAPTION} (Photo: AFP)\n{CAPTION}", "AFP"),
        (f"{CAPTION}\n{CAPTION}\n{CAPTION} (Photo: AFP)", "AFP"),
        (f"{CAPTION} (Photo: AFP) (Photo: AFP)", "AFP"),
        (f"{CAPTION} (Photo: AFP)\n{CAPTION} (Photo: AFP)", "AFP"),
        (f"{CAPTION}\n{CAPTION}\nPhoto: AFP", "AFP"),
        (f"{CAPTION} (File photo)", None),
    ],
)
def test_copies_of_a_caption_are_one_with_the_credit_of_any(amid: str, credit: str | None, gap: str) -> None:
    article = extract(page(amid=amid, gap=gap))
    assert [(text.rstrip("."), who) for text, who in captions(article)] == [(CAPTION, credit)]
    assert article.body == BODY


@GAPS
def test_captions_stand_in_the_order_of_the_page(gap: str) -> None:
    lines = [f"{CAPTION} (Photo: AFP)", "Anna Holm and her ladder (Photo: Jane Doe)"]
    article = extract(page(head=lines[1], amid=lines[0], gap=gap))
    assert captions(article) == [("Anna Holm and her ladder", "Jane Doe"), (CAPTION, "AFP")]


@GAPS
def test_a_caption_knows_where_it_stands(gap: str) -> None:
    text = page(amid=f"{CAPTION}\n{CAPTION} (Photo: AFP)", gap=gap)
    (caption,) = extract(text).captions
    assert text[slice(*caption.span)] == CAPTION == str(caption)
    assert caption.span.start == text.index(CAPTION)


TAGS = [
    "Tags: apples, motorways, Little Marrow",
    "TAGS: apples, motorways, Little Marrow",
    "Tags: apples | motorways | Little Marrow",
    "Tags: apples · motorways · Little Marrow",
    "Tags: #apples #motorways #Little Marrow",
    "Tags:  apples    motorways    Little Marrow",
    "Tags\tapples\tmotorways\tLittle Marrow",
    "Read more on:    apples  |  motorways  |  Little Marrow",
    "Filed under: apples, motorways, Little Marrow",
    "Topics\napples\nmotorways\nLittle Marrow",
    "Topics\napples\tmotorways\tLittle Marrow",
    "Tags:\n* apples\n* motorways\n* Little Marrow",
    "Tags:\napples, motorways, Little Marrow",
    "Related topics\napples\nmotorways\nLittle Marrow",
    "Tags: apples, motorways, apples, Little Marrow",
]


@GAPS
@pytest.mark.parametrize("foot", TAGS)
def test_tags_stand_behind_or_below_their_label(foot: str, gap: str) -> None:
    article = extract(page(foot=foot, gap=gap))
    assert article.tags == ("apples", "motorways", "Little Marrow")
    assert article.body == BODY


@GAPS
def test_tags_in_columns_may_be_many(gap: str) -> None:
    tags = ("old apples", "motorways", "Little Marrow", "the ministry of transport", "cider")
    assert extract(page(foot="Topics\n" + "\t".join(tags), gap=gap)).tags == tags
    assert extract(page(foot="Tags:  " + "   ".join(tags), gap=gap)).tags == tags


@GAPS
def test_a_list_of_tags_ends_where_something_else_begins(gap: str) -> None:
    article = extract(page(foot="Topics\napples\nmotorways\nShare\nComments (3)\nAbout us\nPrivacy policy", gap=gap))
    assert article.tags == ("apples", "motorways")


def test_a_page_without_tags_has_none() -> None:
    assert extract(page()).tags == ()


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


DATES = [
    ("Published: 15 September 2014", "2014-09-15"),
    ("Published: 15 September 2014\nUpdated: 17 September 2014", "2014-09-15"),
    ("Updated: 17 September 2014\nPublished: 15 September 2014", "2014-09-15"),
    ("Published: 15 September 2014 | Updated: 17 September 2014", "2014-09-15"),
    ("15 September 2014", "2014-09-15"),
    ("2014-09-15", "2014-09-15"),
    ("Monday, Sept. 15, 2014", "2014-09-15"),
    ("By Jane Doe, 15 September 2014", "2014-09-15"),
    ("By Jane Doe | September 15, 2014", "2014-09-15"),
    ("15/09/2014", "2014-09-15"),
    ("09/15/2014", "2014-09-15"),
    ("2 hours ago", None),
    ("", None),
]


@GAPS
@pytest.mark.parametrize(("head", "date"), DATES, ids=[head for head, _ in DATES])
def test_the_date_is_the_earliest_at_the_head(head: str, date: str | None, gap: str) -> None:
    article = extract(page(head=head, gap=gap))
    assert article.date == (day(date) if date else None)
    assert (article.date_ambiguous, article.date_alternative) == (False, None)
    assert article.body == BODY


@GAPS
def test_dates_of_the_story_are_not_its_date(gap: str) -> None:
    story = "On 15 September 1720 the oldest of the trees was planted by a parson, who wrote about it in his diary."
    assert extract(page(amid=story, gap=gap)).date is None
    assert extract(page(head="17 May 2024", amid=story, gap=gap)).date == day("2024-05-17")


@GAPS
def test_an_older_date_below_the_story_is_another_ones(gap: str) -> None:
    foot = "Related stories\nCider weeks begin in the valley\n1 May 2012"
    assert extract(page(head="Published: 15 September 2014", foot=foot, gap=gap)).date == day("2014-09-15")


@GAPS
def test_a_date_below_the_story_serves_where_the_head_has_none(gap: str) -> None:
    assert extract(page(foot="First published on 15 September 2014", gap=gap)).date == day("2014-09-15")


@GAPS
@pytest.mark.parametrize(
    ("head", "timestamp"),
    [
        ("2014-09-15 20:47", "2014-09-15T20:47:00"),
        ("Published: 15 September 2014 at 8:47 p.m.", "2014-09-15T20:47:00"),
        ("Published: 15 September 2014, 20:47 GMT", "2014-09-15T20:47:00+00:00"),
        ("2014-09-15T20:47:00+02:00", "2014-09-15T20:47:00+02:00"),
        ("15 September 2014\nUpdated: 15 September 2014, 20:47", "2014-09-15T20:47:00"),
        ("15 September 2014", None),
    ],
)
def test_the_timestamp_is_there_where_the_page_gives_a_time(head: str, timestamp: str | None, gap: str) -> None:
    article = extract(page(head=head, gap=gap))
    assert article.date == day("2014-09-15")
    assert (article.timestamp.isoformat() if article.timestamp else None) == timestamp


MAY, SEPTEMBER = day("2014-05-09"), day("2014-09-05")


@GAPS
def test_a_date_that_nothing_settles_is_flagged_with_its_other_reading(gap: str) -> None:
    article = extract(page(head="Published: 05/09/2014", gap=gap))
    assert article.date_ambiguous
    assert {article.date, article.date_alternative} == {MAY, SEPTEMBER}


@GAPS
@pytest.mark.parametrize(("day_first", "date"), [(True, SEPTEMBER), (False, MAY)])
def test_whoever_knows_the_order_may_say_it(day_first: bool, date: datetime.date, gap: str) -> None:
    article = extract(page(head="Published: 05/09/2014", gap=gap), day_first=day_first)
    assert (article.date, article.date_ambiguous, article.date_alternative) == (date, False, None)


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://post.example/2014/09/05/orchard", SEPTEMBER),
        ("https://post.example/2014/05/09/orchard", MAY),
        ("https://post.example/2014/09/orchard", SEPTEMBER),
        ("https://post.example/orchard-20140509.html", MAY),
    ],
)
def test_a_date_in_the_address_settles_an_unclear_one(url: str, date: datetime.date) -> None:
    article = extract(page(head="Published: 05/09/2014"), url=url)
    assert (article.date, article.date_ambiguous, article.date_alternative) == (date, False, None)


def test_an_address_without_a_date_settles_nothing() -> None:
    assert extract(page(head="Published: 05/09/2014"), url="https://post.example/orchard").date_ambiguous


@GAPS
@pytest.mark.parametrize(("other", "date"), [("Updated: 30/09/2014", SEPTEMBER), ("Updated: 09/30/2014", MAY)])
def test_another_date_of_the_page_shows_the_order(other: str, date: datetime.date, gap: str) -> None:
    article = extract(page(head=f"Published: 05/09/2014\n{other}", gap=gap))
    assert (article.date, article.date_ambiguous) == (date, False)


@GAPS
def test_the_lines_that_gave_the_fields_are_in_the_ledger(gap: str) -> None:
    article = extract(
        page(head="By Jane Doe\n15 September 2014", amid=f"{CAPTION} (Photo: AFP)", foot="Tags: apples", gap=gap)
    )
    found = {piece.text: piece.role for piece in article.removed}
    assert found == {
        "By Jane Doe": Role.BYLINE,
        "15 September 2014": Role.DATE,
        CAPTION: Role.CAPTION,
        "(Photo: AFP)": Role.CREDIT,
        "Tags: apples": Role.TAGS,
    }


@GAPS
@pytest.mark.parametrize(
    "byline", ["記者陳怡君／台東即時報導", "記者 陳怡君/台東報導", "山城報/記者陳怡君/台東即時報導"]
)
def test_where_a_reporter_wrote_is_no_author(byline: str, gap: str) -> None:
    story = [
        "台東一隻橘貓連續十年每天搭乘早上七點十分的公車，從鹿野到市區再搭末班車回家，客運公司今天為牠舉行退休儀式，近百人到場。",
        "台東客運表示，橘貓今年約十三歲，近來後腿無力，已無法自行跳上車。公司特別頒發一張終身免費乘車證，並在座位釘上銅牌。",
        "司機說，他剛開這條路線時，以為貓咪迷路了，後來發現牠比他還準時。有一次他請假，代班司機過站不停。",
    ]
    article = extract(gap.join(["台東貓咪搭公車十年 司機今替牠辦退休", "2026-11-03 09:32", byline, *story]))
    assert article.authors == ("陳怡君",)
    assert article.paragraphs == tuple(story)


@GAPS
def test_a_caption_before_the_reporter_is_no_author(gap: str) -> None:
    story = [
        "전남 신안군 고사도에 하나뿐인 이발소는 2년 전 문을 닫을 뻔했다. 박점동 씨가 눈이 어두워졌기 때문이다.",
        "대신 가위를 든 사람은 보건지소에 온 공중보건의 이현우(29) 씨였다. 그는 머리를 깎아 본 적이 없었다.",
        "요금은 달걀 다섯 알이다. 이 씨의 복무는 내년 4월에 끝난다. 섬사람들은 그때까지 머리를 기르지 않기로 했다.",
    ]
    head = ["섬마을 마지막 이발소, 손님이 이발사를 가르친다", "입력 2025.09.02. 오전 5:30"]
    article = extract(gap.join([*head, "윤서진 기자", "고사도의 이발소. 신안=윤서진 기자", *story]))
    assert article.authors == ("윤서진",)


@GAPS
def test_the_date_of_a_picture_is_not_that_of_the_story(gap: str) -> None:
    caption = "Idle cranes stand over containers at the port of Ellery, November 2, 2026. Ellery Wire licensing rights"
    head = "\n".join(["By Jane Doe", "November 3, 2026 4:12 PM", caption])
    assert extract(page(head=head, gap=gap)).date == datetime.date(2026, 11, 3)


@pytest.mark.parametrize("line", ["Photograph: Strandberg Boats", "16.05.2024, 11:26 Uhr • Lesezeit: 5 Minuten"])
def test_a_credit_or_date_in_a_captions_place_is_no_caption(line: str) -> None:
    caption = "The swing bridge on Monday, before the first lorry"
    story = "The bridge was opened on Monday by the mayor, who walked across."
    view = survey(read("\n".join([caption, line, story])), standard())
    places = places_of([Decision(Role.CAPTION, ()), Decision(Role.CAPTION, ()), Decision(Role.BODY, ())])
    assert [str(found) for found in captions_of(view, places)] == [caption]
