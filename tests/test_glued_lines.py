"""Lines in which blocks stand glued together are parted; names, numbers and programs stay whole."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.text import read_text
from tests.test_reader import ARABIC, CHINESE, HEBREW, PROSE, STORY, check

MENU = ["Home", "News", "Sport", "Weather", "Film and stage", "Food", "Letters", "Puzzles", "Obituaries", "Log in"]
ENGLISH = [
    *PROSE,
    "The ferrymen, who had rowed the old town to work for two winters, were given a clock each.",
    "“And what shall we do with a clock?” asked the oldest of them.",
    "Nobody on the quay could tell him!",
]
GERMAN = [
    "Die Drehbrücke über den Hafen ist seit Montag wieder für den Verkehr geöffnet, zwei Jahre nach dem Unfall.",
    "Ärger gab es um die Kosten, die der Kreis zu zwei Dritteln selbst trägt und lange nicht nennen wollte.",
    "„Sie hat gehalten“, sagte die Ingenieurin, die deswegen ein halbes Jahr lang kaum geschlafen hatte.",
    "Über eine Maut wird im Herbst noch einmal beraten, obwohl die Bürgermeisterin sie ablehnt.",
    "Öffentlich wollte sich dazu am Montag niemand aus ihrer Partei äußern.",
    "Die Fähre fährt noch bis Ende des Monats, danach wird sie an die Nachbarstadt verkauft.",
]
RUSSIAN = [
    "Разводной мост через гавань снова открыли в понедельник, через два года после столкновения с баржей.",
    "Инженеры рассчитывали закончить работу за десять месяцев, но дно реки оказалось мягче, чем на чертежах.",
    "Мэр города обещала, что плату за проезд брать не будут, пока она занимает свою должность.",
    "Лодочники, возившие горожан на работу две зимы подряд, получили в подарок по часам.",
    "Никто на набережной не смог объяснить им, зачем.",
    "Паром будет ходить до конца месяца, а потом его продадут соседнему городу.",
]
HARBOUR_ARABIC = [
    *ARABIC,
    "قالت رئيسة البلدية إن العبور سيبقى مجانا.",
    "هل كان أحد يعرف ذلك من قبل؟",
    "حصل أصحاب القوارب على ساعات هدية.",
    "لم يعرف أحد على الرصيف السبب.",
]
HARBOUR_HEBREW = [
    *HEBREW,
    "ראשת העיר הבטיחה שהמעבר יישאר חופשי.",
    "האם מישהו ידע על כך קודם?",
    "בעלי הסירות קיבלו שעונים במתנה.",
    "איש ברציף לא ידע מדוע.",
]


def texts(page: str) -> list[str]:
    """The blocks below the name of the paper: a page of one line is parted otherwise."""
    read = read_text(f"Skerry Post\n{page}")
    check(read)
    return [block.text for block in read.blocks[1:]]


GLUED = "".join(ENGLISH)


@pytest.mark.parametrize(
    "story", [ENGLISH, GERMAN, RUSSIAN, HARBOUR_ARABIC, HARBOUR_HEBREW], ids=["en", "de", "ru", "ar", "he"]
)
def test_glued_paragraphs_are_parted(story: list[str]) -> None:
    assert texts("".join(story)) == story


def test_a_glued_menu_headline_byline_and_story_are_parted() -> None:
    page = [*MENU, "Harbour bridge reopens", "By Jane Doe", "3 May 2024", *ENGLISH]
    assert texts("".join(page)) == page


def test_parts_stand_on_one_line() -> None:
    blocks = read_text(f"News\n\n\n   {GLUED}\nSport").blocks
    assert [(block.layout.gap, block.layout.indent) for block in blocks[1:-1]] == [(2, 3), *[(0, 0)] * 6]
    assert [block.text for block in blocks] == ["News", *ENGLISH, "Sport"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor spoke with Ronald McDonald and Ron DeSantis on her iPhone.",
        "A film of it is on YouTube, and LeBron James has seen it.",
        "She holds a Ph.D. from the U.S. and another, which nobody has seen, from Ghent.",
        "See Mrs.Smith, Prof.Jones and Dr.Brown of St.Louis, e.g.Smith.",
        "It cost 3.5 million, opened at 5pm, and weighs 12.7 tons at 10.30am.",
        "Write to www.Example.Com/Bridge or read Report.Pdf on example.org today.",
        "The council, in eThekwini as in uMhlanga, was asleep.",
        "The count is done with console.Log(bridge) every night.",
    ],
)
def test_names_and_numbers_of_a_glued_page_stay_whole(sentence: str) -> None:
    assert texts(GLUED + sentence) == [*ENGLISH, sentence]
    assert texts(f"{GLUED}\n{sentence}") == [*ENGLISH, sentence]


def test_a_name_in_a_row_of_links_stays_whole() -> None:
    row = ["Facebook", "YouTube", "Instagram", "LinkedIn", "Email", "Mastodon", "FerryBook", "Print"]
    assert texts(f"{GLUED}\n{''.join(row)}\nThe ferrymen have a page on FerryBook now.")[7:-1] == row


PROGRAM = (
    "func Ring(bell *Bell) error { if err := bell.Wind(os.Args); err != nil { return fmt.Errorf(err.Error()) }; "
    'key := note.NewSigner(os.Getenv("KEY")); log.Println(key.Name()); server.ListenAndServe(http.DefaultPort) } '
) * 8


@pytest.mark.parametrize(
    "line",
    [
        PROGRAM,
        '{"showTitle":"yes","hideMenu":"no","footerText":"none","bgColor":"red","leadName":"x","maxWidth":"9"} ' * 9,
        "The NetBSD port of the OpenBSD kernel runs, as NetBSD does, on NetBSD and OpenBSD machines alike. " * 9,
        "He said that it held.The mayor, who is not an engineer, said that it would hold for good. " + PROSE[0] * 3,
        CHINESE[0] * 9,
        "東京のNHKとiPhoneとYouTubeについて。" * 40,
        "Sie sind fÃ¼r die BrÃ¼cke zustÃ¤ndig und mÃ¼ssen sie prÃ¼fen. " * 12,
    ],
    ids=["program", "data", "names", "one joint", "Chinese", "mixed scripts", "wrong charset"],
)
def test_other_long_lines_stay_whole(line: str) -> None:
    assert texts(f"{line}\n{STORY[0]}") == [line.strip(), STORY[0]]


def test_a_program_on_a_glued_page_stays_whole() -> None:
    assert texts(f"{GLUED}\n{PROGRAM}") == [*ENGLISH, PROGRAM.strip()]


def test_short_lines_tell_nothing() -> None:
    lines = ["SubscribeLog inMenu", "HomeNewsSportFilm", "It held.The mayor slept."] * 9
    assert texts("\n".join(lines)) == lines


PARTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from([*ENGLISH, *MENU, *GERMAN, *HEBREW, "iPhone", "3 May 2024", "\u200b", "\ud800", "\n", "• ", "{"]),
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_spans_of_any_glued_page_are_true(text: str) -> None:
    check(read_text(text))
    check(read_text(GLUED + text))


@pytest.mark.parametrize("line", [GLUED, "aB", "a.B", "It held.A", "Ab.", "A", "a", "“", "McDonald"])
def test_long_lines_cost_in_step_with_their_length(line: str) -> None:
    begin = time.process_time()
    read_text(line * (400_000 // len(line)))
    assert time.process_time() - begin < 5
