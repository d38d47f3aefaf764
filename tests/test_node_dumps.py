"""Dumps that put each text node on a line of its own: paragraphs are rejoined, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.folding import Fold
from newsclean.readers.text import read_text
from tests.test_reader import ARABIC, CHINESE, HEADLINES, HEBREW, ITEMS, KOREAN, PROSE, STORY, WIDTHS, check, wrapped

Story = list[list[str]]
MENU = [["Home"], ["News"], ["about us"], ["Sport"], ["Log in"], ["Sign up for our newsletter"], ["Most read"]]
STORIES: dict[str, Story] = {
    "en": [
        ["Harbour bridge reopens after two years"],
        ["In an interview with ", "The Ellery Courier", ", the mayor said that ", "nobody", " had asked for a toll."],
        ["The ", "Harbour Board", "’s chairman (", "John Doe", ") did not answer; his deputy, ", "Ann Lee", ", did."],
        ["She has read “", "The Pier", "” twice, as ", "we reported last week", ", and will not say why."],
        ["Nobody had expected the river bed to be as soft as it turned out to be."],
    ],
    "de": [
        ["Die Drehbrücke am Hafen ist wieder offen"],
        ["Das ", "Hafenamt", ", das dem Bau 2019 zugestimmt hatte, schweigt zu den Kosten der Brücke."],
        ["Über die Schiffer wird im Herbst das ", "Amtsgericht", " entscheiden, das schon einmal über sie geirrt hat."],
        ["Die „", "Hafenpost", "“ hatte berichtet, ", "Bürgermeisterin Ida Holm", " wolle von alldem nichts wissen."],
    ],
    "fr": [
        ["Le pont tournant rouvre après deux ans"],
        ["La maire de l’", "Arche", ", qui nous a reçus, assure que le pont tient. Selon ", "la capitaine", ", non."],
        ["Les habitants d’", "Ellery", " attendaient ce jour depuis la tempête ", "de 2021", ", et le disent."],
    ],
    "es": [
        ["El puente giratorio vuelve a abrir"],
        ["La alcaldesa, que habló con ", "El Faro", ", dijo que nadie pagará. «", "El puente", "», añade, es nuestro."],
        ["Los vecinos del ", "Muelle Viejo", ", que llevaban dos años cruzando en barca, colgaron banderas."],
    ],
    "ru": [
        ["Разводной мост снова открыт"],
        ["Мэр города рассказала газете «", "Маяк", "», что платы за проезд не будет, пока она на своём ", "посту", "."],
        ["Рабочие ", "порта", ", которые два года ездили на пароме, вывесили на причале флаги."],
    ],
    "el": [
        ["Άνοιξε ξανά η γέφυρα του λιμανιού"],
        ["Η δήμαρχος είπε χθες το βράδυ στην ", "Εφημερίδα του Λιμανιού", ", ότι κανείς δεν θα πληρώσει διόδια."],
        ["Οι ψαράδες του ", "Παλιού Μόλου", ", που περίμεναν δύο χρόνια, σήκωσαν σημαίες."],
    ],
    "zh": [
        ["据", "港口日报", "，旧城与车站之间的大桥周一重新通车，距离一艘驳船撞毁西侧桥墩已经过去两年。"],
        ["总工程师（", "王芳", "）说，河床比图纸所标示的要松软得多。"],
    ],
    "ar": [
        ["قالت رئيسة البلدية في مقابلة مع ", "صحيفة الميناء", "، إن الجسر لن يكون مدفوعا ما دامت في منصبها."],
        ["ولم يرد ", "المقاول", "، الذي بنى الجسر، على أسئلة الصحيفة حول كلفة الدعائم."],
    ],
}  # fmt: skip


def kept(paragraphs: Story) -> str:
    """As ``get_text("\\n")`` dumps a document whose source parts its elements by blank lines."""
    return "\n\n\n".join("\n".join(nodes) for nodes in paragraphs)


def dense(paragraphs: Story) -> str:
    """As ``get_text("\\n")`` dumps a document without white space between its elements."""
    return "\n".join("\n".join(nodes) for nodes in paragraphs)


def stripped(paragraphs: Story) -> str:
    """As ``get_text("\\n", strip=True)`` dumps any document."""
    return "\n".join(node.strip() for nodes in paragraphs for node in nodes)


DUMPS = pytest.mark.parametrize("dump", [kept, dense, stripped], ids=["kept", "dense", "stripped"])


def texts(page: str) -> list[str]:
    return [block.text for block in read_text(page).blocks]


@DUMPS
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_paragraphs_are_rejoined_and_menus_are_not(story: Story, dump: Callable[[Story], str]) -> None:
    page = read_text(dump([*MENU, *story, *MENU]))
    assert [block.text for block in page.blocks] == ["".join(nodes) for nodes in [*MENU, *story, *MENU]]
    check(page)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_line_ends_and_blanks_at_them_do_not_matter_where_nodes_are_stripped(story: Story, end: str) -> None:
    dump = stripped([*MENU, *story])
    assert texts(dump.replace("\n", end)) == texts(dump.replace("\n", f"  {end}")) == texts(dump)


@pytest.mark.parametrize(
    ("nodes", "text"),
    [
        (["The", "Guardian", ", the minister"], "The Guardian, the minister"),
        (["said", "the Guardian", "'s editor"], "said the Guardian's editor"),
        (["the pier (", "rebuilt", ") holds"], "the pier (rebuilt) holds"),
        (["she called “", "The Pier", "” a bore"], "she called “The Pier” a bore"),
        (["die Zeitung „", "Hafenpost", "“ schrieb"], "die Zeitung „Hafenpost“ schrieb"),
        (["le maire de l’", "Arche", ", hier"], "le maire de l’Arche, hier"),
        (["Meral Hanım", "’ın köprüsü"], "Meral Hanım’ın köprüsü"),
        (["it holds", "... for now"], "it holds ... for now"),
        (["a version", ".5 was tried"], "a version .5 was tried"),
    ],
)
def test_no_blank_stands_where_a_document_has_none(nodes: list[str], text: str) -> None:
    fold = Fold(nodes=True)
    assert fold("\n".join(nodes)) == fold("\r\n".join(nodes)) == text


@pytest.mark.parametrize(
    "lines",
    [
        [*HEADLINES, *PROSE],
        [*STORY, "Terms of use", ", opens new tab", "Privacy", ", opens new tab", "Cookies", ", opens new tab"],
        [*STORY, "about us", "contact", "imprint", "the team behind the paper", "write to the newsroom", "jobs"],
        [*PROSE, "written by", "Jane Doe", "reply", "share this story with somebody who ought to read it"],
        [*CHINESE, *KOREAN, *ARABIC, *HEBREW],
        ["The lamp is out,", "the ferry gone,", "and who will row", "the widow home?", *PROSE],
        ["Ingredients", "1 onion", "2 carrots", "a knob of butter", "salt", *ITEMS, *PROSE],
    ],
    ids=["headlines", "labels", "menu", "credits", "scripts", "verse", "recipe"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_pages_of_one_block_a_line_are_left_alone(lines: list[str], gap: str) -> None:
    assert texts(gap.join(lines)) == lines


def test_programs_are_left_alone() -> None:
    program = ["open(", "    pier", "    .gate,", "    .bell,", "    forever", ")", ").then(", "    ring", ");"]
    assert texts("\n".join([*PROSE, *program])) == [*PROSE, *(line.strip() for line in program)]


@pytest.mark.parametrize("width", WIDTHS)
def test_wrapped_pages_are_read_as_such(width: int) -> None:
    assert not read_text("\n\n".join(wrapped(block, width) for block in STORY)).fold.nodes


NODES = st.sampled_from(
    [
        *(node for story in STORIES.values() for nodes in story for node in nodes),
        ",",
        " . ",
        "l’",
        "“",
        "\u200b",
        "• ",
        "(",
    ]
)


@given(st.lists(st.lists(NODES, min_size=1, max_size=5), max_size=12), st.sampled_from([kept, dense, stripped]))
def test_spans_of_any_dump_of_nodes_are_true(paragraphs: Story, dump: Callable[[Story], str]) -> None:
    check(read_text(dump([*STORIES["en"], *paragraphs])))
