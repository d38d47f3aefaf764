"""Names of persons as bylines give them, in many scripts, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.names import is_name, names_in, opening_name

FUNCTION_WORDS = frozenset(
    {"the", "of", "and", "to", "in", "is", "was", "for", "on", "with", "at", "by", "what", "how"}
)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe",
        "JANE DOE",
        "Jane A. Doe",
        "J. R. R. Tolkien",
        "J.K. Rowling",
        "Jean-Luc O’Neill",
        "Conor O'Brien",
        "Shaun McNab",
        "Ludwig van Beethoven",
        "Ursula von der Leyen",
        "Simone de Beauvoir",
        "Leonardo da Vinci",
        "Jeanne d’Arc",
        "Jeanne d'Arc",
        "Luiz Inácio Lula da Silva",
        "Ahmed al-Masri",
        "Osama bin Laden",
        "José Ortega y Gasset",
        "Đặng Thị Ngọc Thịnh",
        "Łukasz Żółć",
        "Иван Петров",
        "Ольга Петровна Иванова",
        "Γιώργος Παπαδόπουλος",
        "Արամ Խաչատրյան",
        "佐藤花子",
        "何清越",
        "김철수",
        "محمد عبد الله",
        "יעל כהן",
        "अमित शर्मा",
        "রাশেদ খান",
        "สมชาย ใจดี",
    ],
)
def test_shaped_like_a_name(text: str) -> None:
    assert is_name(text, FUNCTION_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Jane",
        "jane doe",
        "Annie Farrow's",
        "Annie Farrow’s",
        "কুড়িগ্রাম",
        "القاهرة",
        "【活用ガイド】",
        "Jane doe",
        "Monday evening",
        "The mayor said",
        "The Mayor",
        "House of Commons",
        "What Happens Next",
        "Jane Doe 2024",
        "Jane Doe!",
        "jane@example.org",
        "Jane Doe, Max Muster",
        "One Two Three Four Five Six",
        "Supercalifragilistic Expialidociouseventhoughthesoundofitissomethingquite",
        "2024",
        "新年度2024",
        "大桥重新通车。",
        "从多家企业了解到，造桥的钢材",
        "（记者何清越）",
        "橋は開通した。",
        "다리가 다시 열렸다.",
        "הגשר נפתח מחדש.",
        "هل فتح الجسر؟",
        "पुल फिर खुल गया।",
        "本社は十五日に東京で記者会見を開いて新しい橋が完成したと発表した",
    ],
)
def test_not_shaped_like_a_name(text: str) -> None:
    assert not is_name(text, FUNCTION_WORDS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("Jane Doe and Max Muster", ("Jane Doe", "Max Muster")),
        ("Jane Doe, Max Muster and Ivo Roe", ("Jane Doe", "Max Muster", "Ivo Roe")),
        ("Jane Doe & Max Muster", ("Jane Doe", "Max Muster")),
        ("Jane Doe / Max Muster", ("Jane Doe", "Max Muster")),
        ("Jane Doe; Max Muster", ("Jane Doe", "Max Muster")),
        ("Jane Doe with Max Muster", ("Jane Doe", "Max Muster")),
        ("Jana Muster und Max Beispiel", ("Jana Muster", "Max Beispiel")),
        ("Jeanne Dupont et Luc Martin", ("Jeanne Dupont", "Luc Martin")),
        ("Juana Pérez y Luis Gómez", ("Juana Pérez", "Luis Gómez")),
        ("Gianna Rossi e Luca Bianchi", ("Gianna Rossi", "Luca Bianchi")),
        ("Jan Kowalski i Anna Nowak", ("Jan Kowalski", "Anna Nowak")),
        ("Jan de Vries en Piet Bakker", ("Jan de Vries", "Piet Bakker")),
        ("Kari Nordmann og Ola Hansen", ("Kari Nordmann", "Ola Hansen")),
        ("Иван Петров и Ольга Иванова", ("Иван Петров", "Ольга Иванова")),
        ("佐藤花子、鈴木一郎", ("佐藤花子", "鈴木一郎")),
        ("محمد علي، سارة حسن", ("محمد علي", "سارة حسن")),
        ("Jane Doe, Jane Doe", ("Jane Doe",)),
        ("Jane Doe, political editor", ("Jane Doe",)),
        ("Jane Doe and John Roe, political editor", ("Jane Doe", "John Roe")),
        ("Jane Doe political editor", ("Jane Doe",)),
        ("Jane Doe in Paris", ("Jane Doe",)),
        ("Jane Doe | The Courier", ("Jane Doe",)),
        ("Jane Doe - The Courier", ("Jane Doe",)),
        ("Jane Doe — The river rose again.", ("Jane Doe",)),
        ("Jane Doe • 5 min read", ("Jane Doe",)),
        ("Jane Doe (Paris)", ("Jane Doe",)),
        ("Jane Doe [jane@example.org]", ("Jane Doe",)),
        ("Jane Doe @janedoe", ("Jane Doe",)),
        ("Jane Doe 15 September 2014", ("Jane Doe",)),
        ("Jane Doe, 15 September 2014", ("Jane Doe",)),
        ("Jane Doe https://example.org", ("Jane Doe",)),
        ("Jane Doe. The river rose again.", ("Jane Doe",)),
        ("Jane A. Doe", ("Jane A. Doe",)),
        ("Jane A. Doe and J.K. Roe", ("Jane A. Doe", "J.K. Roe")),
        ("Jean-Luc Muster-Beispiel", ("Jean-Luc Muster-Beispiel",)),
        ("*Jane Doe*", ("Jane Doe",)),
        ("JANE DOE FOR THE COURIER", ("JANE DOE",)),
        ("Annie Farrow's leek gratin", ()),
    ],
)
def test_names_that_a_byline_gives(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, FUNCTION_WORDS) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the time help came, the barge had drifted down the river",
        "Monday evening the queue of cars had reached the station.",
        "Christmas, the new pier was finished",
        "contrast, the old pier stood for ninety years",
        "15 September 2014",
        "2030, half of the fleet will be electric",
        "political editor",
        "@janedoe",
        "(AFP)",
    ],
)
def test_no_names_in_what_is_no_byline(text: str) -> None:
    assert names_in(text, FUNCTION_WORDS) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe is a reporter in Port Ellery.", "Jane Doe"),
        ("*Jane Doe is a reporter in Port Ellery.", "Jane Doe"),
        ("(Jane A. Doe covers the harbour.)", "Jane A. Doe"),
        ("Jean-Luc O’Neill covers the harbour.", "Jean-Luc O’Neill"),
        ("Иван Петров живёт в Москве.", "Иван Петров"),
        ("Jane is a reporter.", None),
        ("The bridge is open.", None),
        ("“Jane Doe is a reporter,” he said.", None),
        ("jane doe is a reporter.", None),
        ("佐藤花子は記者です。", None),
        ("", None),
    ],
)
def test_the_name_that_a_text_opens_with(text: str, name: str | None) -> None:
    assert opening_name(text) == name


@given(st.text(max_size=120))
def test_any_text_has_an_answer_and_names_stand_in_it(text: str) -> None:
    is_name(text)
    opening_name(text)
    for name in names_in(text):
        assert " ".join(name.split()) in " ".join(text.split())


@pytest.mark.parametrize(
    "piece", ["Jane ", "jane ", "J. ", "Jane-", "and ", "da de ", "Jo’", "A", " ,", "Jane\u0301", "é "]
)
def test_long_texts_take_no_time(piece: str) -> None:
    text = piece * 20_000
    start = time.process_time()
    is_name(text)
    names_in(text)
    opening_name(text)
    assert time.process_time() - start < 0.5
