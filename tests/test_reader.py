"""The text reader: one reading for every way a page is dumped, and spans that are true to the page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.page import Layout, Page, Span
from newsclean.readers.text import read_text

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/page.txt"))
WIDTHS = (60, 72, 80, 100)
TITLE = "Harbour bridge reopens after two years"
PROSE = [
    (
        "The swing bridge across the harbour of Port Ellery opened to traffic on Monday, two years after a barge "
        "tore away its western pier and cut the old town off from the railway station, the hospital and both of its "
        "schools."
    ),
    (
        "Engineers had expected to finish the work in ten months, but the river bed turned out to be softer than the "
        "drawings of 1931 had promised, and forty steel piles had to be driven down to the rock."
    ),
    "“It held,” said Jane Doe, the engineer who had lain awake over it; nobody else had asked whether it would.",
    (
        "The repairs cost eleven million pounds, of which the insurers of the barge paid about a third. The county "
        "council borrowed the rest, and the mayor said that drivers would not be charged a toll for as long as she "
        "was in office."
    ),
]
ITEMS = [
    "a new pier on the western side, poured on forty piles of steel that were driven down to the rock in two winters",
    "a motor that turns the bridge in four minutes, where the old one took nine and, in a frost, an afternoon",
    "a bell",
]
STORY = [TITLE, *PROSE]
CHINESE = [
    (
        "旧城与车站之间的大桥周一重新通车，距离一艘驳船撞毁西侧桥墩已经过去两年。两年来居民每天只能乘坐渡船过河，孩子"
        "们上学要多走一个小时，医院的夜班护士常常睡在值班室里。"
    ),
    (
        "工程师原本预计十个月就能完工，但河床比一九三一年的图纸所标示的要松软得多，四十根钢桩必须一直打到岩层，新的桥"
        "墩才能浇筑。市长说，只要她在任，过桥就不会收费。"
    ),
    (
        "码头上的店主们在窗口挂起了旗帜。这两年里载他们过河的船夫坐在自己的船上看着，一句话也没有说，直到傍晚的钟声响"
        "起，他才解开缆绳，把空船慢慢划回对岸去了。"
    ),
]
KOREAN = [
    (
        "구시가지와 기차역을 잇는 다리가 월요일 다시 열렸다. 바지선이 서쪽 교각을 무너뜨린 지 이 년 만이다. 그동안 "
        "주민들은 날마다 나룻배로 강을 건넜고 아이들은 학교까지 한 시간을 더 걸어야 했다."
    ),
    (
        "기술자들은 열 달이면 공사가 끝날 것으로 보았지만 강바닥은 도면보다 훨씬 물렀고 강철 말뚝 마흔 개를 암반까지 "
        "박아야 했다. 시장은 자신이 있는 동안에는 통행료를 받지 않겠다고 말했다."
    ),
    (
        "부두의 가게 주인들은 창문에 깃발을 걸었다. 그동안 사람들을 실어 나르던 사공은 배에 앉아 그 모습을 바라보며 "
        "아무 말도 하지 않았다."
    ),
]
ARABIC = [
    (
        "أعيد افتتاح الجسر المتحرك في ميناء المدينة القديمة أمام حركة المرور يوم الاثنين بعد عامين من اصطدام بارجة "
        "بدعامته الغربية."
    ),
    "وكان المهندسون يتوقعون إنجاز العمل في عشرة أشهر، لكن قاع النهر كان أكثر ليونة مما وعدت به الرسوم القديمة.",
]
HEBREW = [
    "הגשר שמעל הנמל נפתח מחדש לתנועה ביום שני, שנתיים אחרי שדוברה הרסה את העמוד המערבי שלו וניתקה את העיר העתיקה.",
    "המהנדסים ציפו לסיים את העבודה בתוך עשרה חודשים, אבל קרקעית הנהר הייתה רכה יותר ממה שהבטיחו השרטוטים.",
]


def texts(page: str) -> list[str]:
    return [block.text for block in read_text(page).blocks]


def wrapped(block: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(block, width, initial_indent=first, subsequent_indent=rest, break_long_words=False)


def wrapped_wide(block: str, columns: int) -> str:
    """Broken as terminals break Chinese: two columns a character, no line begins with closing punctuation."""
    lines = [""]
    for char in block:
        if len(lines[-1]) * 2 + 2 > columns and char not in "，。、":
            lines.append("")
        lines[-1] += char
    return "\n".join(lines)


def wrapped_korean(block: str, columns: int) -> str:
    """Broken at blanks, where a syllable is two columns wide."""
    lines = [""]
    for word in block.split():
        longer = f"{lines[-1]} {word}".strip()
        if sum(1 + ("가" <= char <= "힣") for char in longer) > columns:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def check(page: Page) -> None:
    """Asserts that spans are in order and apart, read as their blocks' texts, and hold every visible character."""
    covered = bytearray(len(page.text))
    end = 0
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert end <= block.span.start < block.span.end
        assert page.read(block.span) == block.text
        end = block.span.end
        covered[block.span.start : end] = b"\1" * (end - block.span.start)
    assert all(covered[at] or char.isspace() for at, char in enumerate(page.text))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n \t\n", "\n\u00a0\n"])
@pytest.mark.parametrize("story", [STORY, CHINESE, KOREAN, ARABIC, HEBREW], ids=["en", "zh", "ko", "ar", "he"])
def test_one_block_a_line_whatever_lies_between(story: list[str], gap: str) -> None:
    assert texts(gap.join(story)) == story
    assert texts(f"{gap}{gap.join(story)}{gap}") == story


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1e"])
@pytest.mark.parametrize("blanks", [1, 2, 3])
def test_every_line_end_that_unicode_knows(end: str, blanks: int) -> None:
    assert texts((end * blanks).join(STORY)) == STORY


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
@pytest.mark.parametrize("width", WIDTHS)
def test_wrapped_paragraphs_are_rejoined(width: int, end: str) -> None:
    dump = "\n\n".join(wrapped(block, width) for block in STORY)
    assert texts(dump.replace("\n", end)) == STORY


@pytest.mark.parametrize("width", [120, 132, 160])
def test_the_lines_of_a_wide_terminal_are_rejoined(width: int) -> None:
    dump = "\n\n".join(wrapped(block, width) for block in STORY * 2)
    assert texts(dump) == STORY * 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("indent", [" ", "   ", "        "])
def test_wrapped_pages_may_be_indented_as_a_whole(width: int, indent: str) -> None:
    dump = "\n\n".join(textwrap.indent(wrapped(block, width - len(indent)), indent) for block in STORY)
    assert texts(dump) == STORY


@pytest.mark.parametrize("width", WIDTHS)
def test_paragraphs_opened_by_an_indent_need_no_blank_line(width: int) -> None:
    assert texts("\n".join(wrapped(block, width, first="    ") for block in PROSE)) == PROSE


@pytest.mark.parametrize("width", WIDTHS)
def test_a_headline_right_above_wrapped_prose_is_a_block(width: int) -> None:
    dump = "\n\n".join([f"{TITLE}\n{wrapped(PROSE[0], width)}", *(wrapped(block, width) for block in PROSE[1:])])
    assert texts(dump) == STORY


@pytest.mark.parametrize("width", WIDTHS)
def test_a_centred_headline_over_two_lines_is_a_block(width: int) -> None:
    headline = "The bridge of Port Ellery opens again after two years, and nobody knows who will pay for the third pier"
    shown = "\n".join(line.center(width).rstrip() for line in wrapped(headline, width).splitlines())
    assert texts("\n\n".join([shown, *(wrapped(block, width) for block in PROSE)])) == [headline, *PROSE]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mark", ["*", "•", "□", "+", "◦", "▪"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_list_items_with_hanging_indents_are_rejoined(width: int, mark: str, gap: str) -> None:
    items = gap.join(wrapped(item, width, f"  {mark} ", "    ") for item in ITEMS)
    prose = [wrapped(block, width) for block in PROSE]
    page = read_text("\n\n".join([*prose[:2], items, *prose[2:]]))
    assert [block.text for block in page.blocks] == [*PROSE[:2], *ITEMS, *PROSE[2:]]
    assert [block.layout.bullet for block in page.blocks] == [False, False, True, True, True, False, False]
    check(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_numbered_items_with_hanging_indents_are_rejoined(width: int) -> None:
    items = [wrapped(f"{number}. {item}", width, " ", "    ") for number, item in enumerate(ITEMS, 1)]
    dump = "\n\n".join([*(wrapped(block, width) for block in PROSE), *items])
    assert texts(dump) == [*PROSE, *(f"{number}. {item}" for number, item in enumerate(ITEMS, 1))]


@pytest.mark.parametrize("columns", WIDTHS)
def test_wrapped_chinese_is_rejoined_without_blanks(columns: int) -> None:
    assert texts("\n\n".join(wrapped_wide(block, columns) for block in CHINESE)) == CHINESE


@pytest.mark.parametrize("columns", WIDTHS)
def test_wrapped_korean_counts_two_columns_a_syllable(columns: int) -> None:
    assert texts("\n\n".join(wrapped_korean(block, columns) for block in KOREAN * 2)) == KOREAN * 2


@pytest.mark.parametrize("story", [ARABIC * 2, HEBREW * 2], ids=["ar", "he"])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_right_to_left_text_is_rejoined(story: list[str], width: int) -> None:
    assert texts("\n\n".join(wrapped(block, width) for block in story)) == story


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the inter-\nnational conference", "the international conference"),
        ("the Inter-\nnational Conference", "the International Conference"),
        ("the inter\u2010\nnational conference", "the international conference"),
        ("a long-\nterm plan", "a long-term plan"),
        ("Anglo-\nFrench talks", "Anglo-French talks"),
        ("twenty-\none boats", "twenty-one boats"),
        ("the two- \nand three-masted boats", "the two- and three-masted boats"),
        ("the two-\nand three-masted boats", "the two- and three-masted boats"),
        ("die Vor-\nund Nachteile", "die Vor- und Nachteile"),
        ("the bridge -\nof all things", "the bridge - of all things"),
        ("a pier –\nthe western one", "a pier – the western one"),
    ],
)
def test_hyphens_at_line_ends_go_only_where_the_page_has_the_whole_word(broken: str, whole: str) -> None:
    prose = [wrapped(block, 72) for block in [*PROSE, "Nobody spoke of an international affair."]]
    head = "x" * (72 - broken.index("\n"))
    page = read_text("\n\n".join([*prose, f"{head} {broken}"]))
    assert page.blocks[-1].text == f"{head} {whole}"
    check(page)


def test_no_hyphen_is_undone_where_each_line_is_a_block() -> None:
    assert texts("The inter-\nnational\ninternational") == ["The inter-", "national", "international"]


@pytest.mark.parametrize("lines", [["Home", "News", "Sport", "Weather"] * 8, [f"Line {n}" for n in range(40)]])
def test_short_lines_are_blocks_of_their_own(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines


HEADLINES = [
    "Council votes to keep the lido open through winter",
    "Why the last lamplighter of Harrow will not retire",
    "Two charged after swans were painted in the colours of the visiting team",
    "School buses to run on used cooking oil from September",
    "Rail strike: what passengers need to know this weekend",
    "Recipe: the ferryman's mussel soup, and why it needs an hour on the stove",
    "Letters: who will speak for the allotments now?",
    "Opinion: a toll would have been the more honest answer",
    "Old cinema to become a library, a café and eleven flats",
    "Harbour seals counted from the air for the first time",
    "The house that was sold four times and never lived in",
    "Weather: a cold night, and fog along the coast by morning",
]


def test_a_list_of_headlines_is_not_taken_for_wrapped_prose() -> None:
    assert texts("\n".join(HEADLINES)) == HEADLINES


def test_paragraphs_of_one_length_are_not_taken_for_wrapped_prose() -> None:
    paragraphs = [
        "The harbour board voted on Tuesday to close the north pier to lorries from June 1, after they found faults.",
        "Haulage firms said that the closure would add 40 minutes to every journey and cost them a fortune a week.",
        "“Nobody rang us,” said Carla Denholm, who runs nine lorries from a yard in Mill Street. “It was on a post.”",
        "The chairman of the board, Peter Alsop, said that notices had been put up and a diversion was signed early.",
        "Repairs are expected to take until March next year and to cost a million pounds, half of it from the county.",
        "iPads for the drivers, which show the diversion, are no part of the bill and will be paid for by the firms.",
    ]
    assert texts("\n".join(paragraphs)) == paragraphs


@pytest.mark.parametrize("width", WIDTHS)
def test_verse_and_addresses_on_a_wrapped_page_keep_their_lines(width: int) -> None:
    address = ["Port Ellery Council", "1 Quay Street", "Port Ellery"]
    dump = "\n\n".join([*(wrapped(block, width) for block in PROSE), "\n".join(address)])
    assert texts(dump) == [*PROSE, *address]


def test_a_long_address_on_a_wrapped_page_may_stick_out() -> None:
    address = "https://www.example.org/" + "a-very-long-way/" * 10
    dump = "\n\n".join([*(wrapped(block, 72) for block in PROSE), address])
    assert texts(dump) == [*PROSE, address]


@pytest.mark.parametrize("mark", ["*", "•", "□", "▪", "▫", "◦", "○", "●", "■", "◆", "◇", "‣", "⁃", "∙", "·", "+"])
def test_list_marks_are_in_the_span_and_not_in_the_text(mark: str) -> None:
    page = read_text(f"  {mark} News\n  {mark} Sport")
    assert [(block.text, block.layout.bullet) for block in page.blocks] == [("News", True), ("Sport", True)]
    assert page.text[slice(*page.blocks[0].span)] == f"{mark} News"
    check(page)


@pytest.mark.parametrize(
    "line",
    [
        "- Who is there? he asked.",
        "– Wer ist da? fragte er.",
        "— Qui est là ? demanda-t-il.",
        "*note the asterisk",
        "*** Breaking ***",
        "+1.4 per cent",
        "+ 44 1632 960001",
        "-5 degrees",
        "1. January",
        "(a) the pier",
        "★★★★",
    ],
)
def test_what_only_looks_like_a_list_mark_stays(line: str) -> None:
    block = read_text(line).blocks[0]
    assert (block.text, block.layout.bullet) == (line, False)


@pytest.mark.parametrize("mark", ["*", "•", "+", "[12]"])
def test_a_mark_with_nothing_behind_it_is_still_accounted_for(mark: str) -> None:
    check(read_text(f"News\n{mark}\nSport"))


def test_numbered_links_are_read_without_their_numbers() -> None:
    lines = [
        f"[{number}]{word}" for number, word in enumerate(["Home", "News", "Sport", "Film", "Food", "Art", "TV"], 8)
    ]
    page = read_text("\n".join([*lines, "The [15]mayor said [3] nothing[4], wrote [16]The Courier.", "FS1[17]FS2"]))
    words = ["Home", "News", "Sport", "Film", "Food", "Art", "TV"]
    assert [block.text for block in page.blocks] == [
        *words,
        "The mayor said [3] nothing[4], wrote The Courier.",
        "FS1FS2",
    ]
    check(page)


@pytest.mark.parametrize(
    "title", ["", "The bridge over the harbour opens again, and this time nobody pays for it, says the mayor\n"]
)
def test_the_addresses_below_a_page_with_numbered_links_do_not_hide_its_width(title: str) -> None:
    numbers = iter(range(1, 99))
    menu = "\n".join(f"   [{next(numbers)}]{word}" for word in ("Home", "News", "Sport", "Film", "Food", "Art", "TV"))
    prose = [wrapped(block.replace("the", f"[{next(numbers)}]the", 1), 74, "   ", "   ") for block in PROSE]
    addresses = [
        f"  {number}. {title}     https://www.example.org/a/very/long/way/{number * 'on/'}" for number in range(1, 31)
    ]
    page = read_text("\n\n".join([menu, *prose, "References", "\n".join(["   Visible links", *addresses])]))
    assert [block.text for block in page.blocks[7:12]] == [*PROSE, "References"]
    check(page)


@pytest.mark.parametrize(
    "line", ["The pier was unsound[3] from the start.", "[1]The pier was unsound.", "[sic]", "[2024]"]
)
def test_numbers_in_brackets_stay_on_pages_whose_links_are_not_numbered(line: str) -> None:
    assert texts(f"{line}\n{PROSE[0]}") == [line, PROSE[0]]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Home\tNews\tSport", "Home News Sport"),
        ("Home | News | Sport", "Home | News | Sport"),
        ("\t\tHome   \t News  ", "Home News"),
        ("Home\u00a0|\u00a0News", "Home | News"),
        ("2\u202f000\u00a0€", "2 000 €"),
        ("東京\u3000大阪", "東京 大阪"),
    ],
)
def test_tabs_and_wide_blanks_become_one_blank_and_strokes_stay(line: str, text: str) -> None:
    page = read_text(line)
    assert [block.text for block in page.blocks] == [text]
    check(page)


INVISIBLE = [
    0x00, 0x07, 0x1B, 0x7F, 0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A, 0x202C, 0x202E, 0x2060, 0x2066,
    0x2069, 0xFEFF, 0xFFF9,
]  # fmt: skip


@pytest.mark.parametrize("invisible", [chr(code) for code in INVISIBLE], ids=[hex(code) for code in INVISIBLE])
def test_invisible_characters_are_not_read_and_not_lost(invisible: str) -> None:
    page = read_text(f"{invisible}The brid{invisible}ge\n{invisible}{invisible}\nis open.{invisible}\n{invisible}")
    assert [block.text for block in page.blocks] == ["The bridge", "is open."]
    check(page)


def test_invisible_characters_do_not_change_how_a_page_is_parted() -> None:
    dump = "\n\n".join(wrapped(block, 72) for block in STORY)
    assert texts("\ufeff" + dump.replace("bridge", "bri\u00addge").replace("\n\n", "\n\u200b\n")) == STORY


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "👩‍👩‍👧", "e\u0301te\u0301"])
def test_joiners_and_accents_that_shape_letters_stay(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize("code", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_lone_surrogates_are_read_as_the_replacement_character(code: int) -> None:
    surrogate = chr(code)
    page = read_text(f"The {surrogate}bridge{surrogate}\n{surrogate}")
    assert [block.text for block in page.blocks] == ["The \ufffdbridge\ufffd", "\ufffd"]
    check(page)


def test_a_right_to_left_page_reads_in_the_order_of_its_letters() -> None:
    page = read_text("\n".join(f"\u202b{block}\u202c" for block in HEBREW))
    assert [block.text for block in page.blocks] == HEBREW
    check(page)


@pytest.mark.parametrize("page", ["", " ", "\n", "\r\n\r\n", " \n\t\n\u00a0\u2003\u3000\n", "\u2028\x85\x0c"])
def test_a_page_of_white_space_has_no_blocks(page: str) -> None:
    assert read_text(page).blocks == ()


@pytest.mark.parametrize("page", ["\0", "\ufeff", "\n\u200b\n \u200e\n", "\u00ad \u00ad"])
def test_a_page_of_invisible_characters_has_one_block_without_text(page: str) -> None:
    assert texts(page) == [""]
    check(read_text(page))


def test_layout_tells_the_white_space_before_a_block() -> None:
    page = read_text("One\n\n\n    Two\n  * Three\n\t\nFour")
    assert [block.layout for block in page.blocks] == [
        Layout(gap=0),
        Layout(gap=2, indent=4),
        Layout(gap=0, indent=2, bullet=True),
        Layout(gap=1),
    ]


def test_the_url_goes_with_the_page() -> None:
    assert read_text("One", "https://example.org/2024/").url == "https://example.org/2024/"


def test_a_page_of_very_many_tiny_lines_has_fewer_blocks_and_loses_nothing() -> None:
    page = read_text("a\n" * 50_000)
    assert len(page.blocks) < 10_000
    assert "".join(block.text for block in page.blocks).replace(" ", "") == "a" * 50_000
    check(page)


def doubled(text: str) -> str:
    return re.sub(r"\n(?=[ \t]*\n)", "\n\n", text)


VARIANTS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "lone CR": lambda text: text.replace("\n", "\r"),
    "U+2028": lambda text: text.replace("\n", "\u2028"),
    "blank lines doubled": doubled,
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "BOM": lambda text: f"\ufeff{text}",
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_a_fixture_reads_the_same_whatever_the_line_ends(path: Path, variant: Callable[[str], str]) -> None:
    if path.parent.name.endswith("get_text") and variant is VARIANTS["blanks at line ends"]:
        pytest.skip("a blank that a text node ends with tells that its paragraph goes on")
    text = path.read_text("utf-8")
    assert texts(variant(text)) == texts(text)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_spans_of_fixtures_are_true(path: Path) -> None:
    check(read_text(path.read_text("utf-8")))


LINES = st.one_of(
    st.text(max_size=90),
    st.sampled_from(
        [*PROSE, *ITEMS, *CHINESE, "  * Home", "[12]Home", "\u200b", "\ud800", "inter-\nnational", "• ", "\t|"]
    ),
)
PAGES = st.lists(LINES, max_size=20).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


@given(PAGES)
def test_spans_of_any_page_are_true(text: str) -> None:
    check(read_text(text))


@given(
    st.lists(st.sampled_from([*PROSE, *ITEMS, TITLE, "By Jane Doe", "* Home", "[3]Home"]), max_size=12),
    st.sampled_from(WIDTHS),
)
def test_any_wrapped_page_reads_the_same_with_other_line_ends(blocks: list[str], width: int) -> None:
    dump = "\n\n".join(wrapped(block, width) for block in blocks)
    assert texts(dump) == texts(dump.replace("\n", "\r\n")) == texts(doubled(dump))


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        ("By Jane Doe — The bridge is open.", "By Jane Doe — "),
        ("The bridge is open. (Photo: AFP)", "(Photo: AFP)"),
        ("  *  The bridge  is\topen.  (Photo:\u00a0AFP)", "(Photo: AFP)"),
        ("\ufeffThe bri\u00addge is open. (Pho\u00adto: AFP)", "(Photo: AFP)"),
        ("The \ud800bridge is open. (Photo: AFP)", "(Photo: AFP)"),
        ("大桥重新通车。何清越 摄", "何清越 摄"),
    ],
)
def test_a_cut_of_a_block_is_found_again_in_the_page(page: str, cut: str) -> None:
    read = read_text(page)
    block = read.blocks[0]
    start = block.text.index(cut)
    assert read.read(read.locate(block, Span(start, start + len(cut)))) == cut.strip()
    assert read.read(read.locate(block, Span(0, start))) == block.text[:start].strip()
    assert (
        read.read(read.locate(block, Span(start + len(cut), len(block.text)))) == block.text[start + len(cut) :].strip()
    )


def test_a_cut_of_a_wrapped_block_is_found_again_in_the_page() -> None:
    credit = "(Photo: Jane Doe/The Ellery Courier)"
    caption = f"Divers whose inter-\nnational team lowered the forty steel piles down to the rock {credit}"
    page = read_text(
        "\n\n".join([*(wrapped(block, 72) for block in PROSE), "An international team.", wrapped(caption, 72)])
    )
    block = page.blocks[-1]
    start = block.text.index(credit)
    assert page.read(page.locate(block, Span(start, len(block.text)))) == credit


def test_a_newspapers_narrow_column_is_rejoined() -> None:
    paragraphs = [
        (
            "The last factory on earth that makes typewriters has taken on a typist, its first since 1988, because it "
            "could not find anyone else who knew what was wrong with them."
        ),
        (
            "The works, in the town of Vale da Moura, turns out eleven machines a week. Most go to prisons, poets and, "
            "since last year, three ministries that have given up on passwords."
        ),
        "“We make them, but none of us could type,” said the manager, Joana Prates. “We tested them with a hammer.”",
    ]
    lines = [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, 34)]
    assert [block.text for block in read_text("\n".join(lines)).blocks] == paragraphs


def test_a_list_of_short_lines_is_no_column() -> None:
    lines = [
        f"{opening} {middle} the {end}"
        for opening in ("Ferry returns", "Mayor resigns", "Goats block")
        for middle in ("to", "before the vote on", "after a night at")
        for end in ("harbour", "old swing bridge", "airport road in the rain")
    ]
    assert [block.text for block in read_text("\n".join(lines)).blocks] == lines
