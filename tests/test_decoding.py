"""Bytes to text: marks, claims, evidence, guesses, damage."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.readers.decoding import decode

FRENCH = "L’été dernier, la ville a décidé de fermer le pont à cause des dégâts causés par la crue."
RUSSIAN = "Мост через реку закрыт на ремонт до конца года, сообщили в городской администрации."
CHINESE = "市政府在星期一宣布，大桥将于年底前重新开放，这是一个好消息。"
TAIWANESE = "市政府在星期一宣布，大橋將於年底前重新開放，這是一個好消息。"
JAPANESE = "市によると、橋の工事は来年の春まで続く見通しで、バスの運行ルートも変更される。"
KOREAN = "시는 월요일 다리 공사가 내년 봄까지 계속될 것이라고 밝혔다. 버스 노선도 바뀐다고 시장은 말했다."


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_settles_it(mark: bytes, codec: str) -> None:
    assert decode(mark + FRENCH.encode(codec)) == FRENCH
    assert decode(mark + FRENCH.encode(codec), "koi8-r") == FRENCH
    assert decode(mark) == ""


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [FRENCH, RUSSIAN, FRENCH * 5000, f'<html><body><div class="text"><p class="lead">{CHINESE}</p>']
)
def test_utf16_without_a_mark(codec: str, text: str) -> None:
    assert decode(text.encode(codec)) == text
    assert decode(text.encode(codec) + b"\xd8") == text + "\ufffd"


@pytest.mark.parametrize("stray", ["\0", "a\0b\0c", "\0\0\0\0"])
def test_a_few_stray_nuls_are_no_utf16(stray: str) -> None:
    for text in (FRENCH + stray + RUSSIAN, f"The bridge is{stray}closed.", "\n" * 50 + stray):
        assert decode(text.encode()) == text


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE, JAPANESE, KOREAN, "plain", ""])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "shift_jis", "nonsense", "", "x" * 10_000, "zlib"])
def test_utf8_is_utf8_whatever_anybody_says(text: str, declared: str | None) -> None:
    assert decode(text.encode(), declared) == text


def test_the_page_itself_is_overruled_too() -> None:
    text = f'<html><head><meta charset="iso-8859-1"></head><body>{FRENCH}</body></html>'
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", FRENCH),  # ’ is in windows-1252 only
        ("ISO_8859-1", "cp1252", FRENCH),
        (" Latin1 ", "cp1252", FRENCH),
        ("us-ascii", "cp1252", FRENCH),
        ("iso-8859-9", "cp1254", "Köprü yıl sonuna kadar kapalı, dedi."),
        ("gb2312", "gb18030", "朱镕基" + CHINESE),  # 镕 is not in GB 2312
        ("shift_jis", "cp932", "①" + JAPANESE),  # ① is in cp932 only
        ("euc-kr", "cp949", "똠방각하"),  # 똠 is not in EUC-KR
        ("big5", "big5hkscs", TAIWANESE),
        ("windows-1251", "cp1251", "Да"),  # too short to tell
        ("koi8-r", "koi8-r", "Да"),
        ("iso-2022-jp", "iso2022-jp", JAPANESE),
        ("tis-620", "cp874", "สะพานปิดซ่อมถึงสิ้นปี"),
        ("x-sjis", "cp932", JAPANESE),
    ],
)
def test_claims_are_read_as_the_web_reads_them(label: str, codec: str, text: str) -> None:
    data = text.encode(codec)
    assert decode(data, label) == text
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={label.strip()}">'
    assert decode(head.encode() + data) == head + text
    xml = f'<?xml version="1.0" encoding="{label.strip()}"?>'
    assert decode(xml.encode() + data) == xml + text


def test_the_callers_claim_goes_before_the_pages() -> None:
    data = b'<meta charset="windows-1251">' + "Да".encode("koi8-r")
    assert decode(data, "koi8-r").endswith("Да")


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", FRENCH),
        ("cp1252", "caf\xe9"),
        ("cp1252", "Gru\xdf"),
        ("cp1252", "“It’s over,” she said – and left."),
        ("cp1252", "¿Qué pasó mañana en España?"),
        ("iso8859-15", "Le pont coûte 3 € et le cœur de l’été".replace("’", "'")),
        ("cp1250", "Most będzie zamknięty do końca roku, powiedział burmistrz. Święto też."),
        ("iso8859-2", "Most będzie zamknięty do końca roku, powiedział burmistrz. Święto też."),
        ("cp1250", "Most přes řeku zůstane zavřený až do konce roku, uvedl primátor města."),
        ("cp1254", "Köprü yıl sonuna kadar kapalı kalacak, dedi belediye başkanı. Çalışmalar sürüyor, ışıklar söndü."),
        ("cp1257", "Tiltas bus uždarytas iki metų pabaigos, pranešė savivaldybė. Žmonės nepatenkinti, eismas sustojo."),
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("cp1253", "Η γέφυρα θα παραμείνει κλειστή μέχρι το τέλος του έτους, ανακοίνωσε ο δήμος της πόλης."),
        ("cp1255", "הגשר יישאר סגור עד סוף השנה, כך הודיעה העירייה ביום שני. העבודות נמשכות כבר חודשים."),
        ("cp1256", "أعلنت البلدية يوم الاثنين أن الجسر سيبقى مغلقا حتى نهاية العام بسبب أعمال الصيانة."),
        ("cp874", "เทศบาลเมืองแจ้งว่าสะพานจะปิดซ่อมจนถึงสิ้นปีนี้ เพราะน้ำท่วมทำให้เสาเสียหาย"),
        ("gb18030", CHINESE),
        ("big5hkscs", TAIWANESE),
        ("cp932", JAPANESE),
        ("euc-jp", JAPANESE),
        ("iso2022-jp", JAPANESE),
        ("cp949", KOREAN),
    ],
)
def test_undeclared_charsets_are_guessed(codec: str, text: str) -> None:
    assert decode(text.encode(codec)) == text
    assert decode(text.encode(codec), "utf-8") == text  # a wrong claim changes nothing
    menu = "Home\nNews\nContact us\n" * 2000
    assert decode((menu + text).encode(codec)) == menu + text


def test_a_page_on_one_line_is_guessed_from_where_it_is_not_ascii() -> None:
    text = "<script>" + "x=1;" * 5_000 + "</script>" + "L’été dernier, la région a connu une chaleur inattendue." * 3
    assert decode(text.encode("cp1252")) == text


def test_a_claim_that_the_bytes_speak_against_is_dropped() -> None:
    assert decode(JAPANESE.encode("cp932"), "iso-8859-1") == JAPANESE
    assert decode(RUSSIAN.encode("cp1251"), "shift_jis") == RUSSIAN


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE, "“Yes.”"])
def test_utf8_cut_anywhere_stays_utf8(text: str) -> None:
    data = (text * 3).encode()
    for start in range(4):
        for end in range(len(data) - 4, len(data)):
            got = decode(data[start:end])
            assert got.strip("\ufffd") in text * 3
            assert got.count("\ufffd") <= 6


def test_a_last_character_cut_in_two_is_enough() -> None:
    assert decode("caf\xe9".encode()[:-1]) == "caf\ufffd"
    assert decode("He said “".encode()[:-1]) == "He said \ufffd"


def test_a_few_bad_bytes_do_not_make_utf8_latin() -> None:
    data = FRENCH.encode()
    assert decode(data + b" \xe9 \xff " + data) == f"{FRENCH} \ufffd \ufffd {FRENCH}"
    assert decode(data + b" \xe9 " + data, "iso-8859-1") == f"{FRENCH} \ufffd {FRENCH}"


def test_a_few_bad_bytes_do_not_hide_another_charset() -> None:
    assert decode((CHINESE * 5).encode("gb18030") + b"\xff \n", None).startswith(CHINESE * 5)
    assert decode((KOREAN * 5).encode("cp949") + b"\xff\xff \n", "euc-kr").startswith(KOREAN * 5)


def test_replacement_characters_of_the_page_itself_are_no_damage() -> None:
    text = "\ufffd\ufffd\ufffd é"
    assert decode(text.encode()) == text
    assert decode(text.encode() + b"\xe2\x80") == text + "\ufffd"


scraps = [
    b"\xe9",
    b"\xe2\x80\x99",
    b"\0",
    b"\x1b$B",
    b"\xff\xfe",
    b"\x81",
    b" a\n",
    b"\xc3",
    b"\xd0\xd1\xd2",
    b"<meta charset=",
]
labels = ["utf-16", "gbk", "iso-2022-jp", "big5", "utf-8"]


@given(
    st.binary() | st.lists(st.sampled_from(scraps)).map(b"".join),
    st.none() | st.text() | st.sampled_from(labels),
)
@example(b"\x1b$B\xe9", "iso-2022-jp")
@example(b"\x00", None)
@example(b"\x81\x8d\x8f\x90\x9d", None)
def test_any_bytes_decode(data: bytes, declared: str | None) -> None:
    text = decode(data, declared)
    assert isinstance(text, str)
    text.encode()  # no lone surrogates
    assert text == decode(data, declared)


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_text_comes_back(text: str) -> None:
    if "\0" not in text and "\x1b$" not in text:
        assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "unit",
    [
        b"\xe9",
        b"\xe2\x80",
        b"\xd0\xd1",
        b"\x81\x40",
        b"\x1b$B",
        b"\xe9 ",
        b"\xe9\n",
        b"\0\0a",
        b"\0\xe9",
        b"<?xml <meta ",
    ],
)
def test_linear_on_anything(unit: bytes) -> None:
    began = time.process_time()
    decode(unit * (4_000_000 // len(unit)))
    assert time.process_time() - began < 5
