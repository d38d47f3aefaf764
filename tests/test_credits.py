"""Credits of pictures, in every style in which pages give them, and prose that only speaks of pictures and agencies."""

from __future__ import annotations

import time

import pytest

from newsclean.credits import Credit, credit_span
from newsclean.readers.text import read_text
from newsclean.survey import survey
from newsclean.vocabulary import standard

PROSE = {
    "he": "הגשר נפתח מחדש ביום שני, וראש העיר אמרה כי זה יום טוב לעיר ולכל מי שגר בה, וכי היא שמחה מאוד על כך.",
    "ar": "أعيد فتح الجسر يوم الاثنين، وقالت رئيسة البلدية إنه يوم جميل للمدينة ولكل من يعيش فيها على ضفتي النهر.",
    "en": "The bridge is open again, and the mayor said that it was a good day for the town and all who live in it.",
    "de": "Die Brücke ist wieder offen, und die Bürgermeisterin sagte, dass es für die Stadt ein guter Tag sei.",
    "fr": "Le pont est de nouveau ouvert, et la maire a dit que c'était un beau jour pour la ville et ses habitants.",
    "es": "El puente está abierto de nuevo, y la alcaldesa dijo que era un buen día para la ciudad y su gente.",
    "ru": "Мост снова открыт, и мэр сказала, что это хороший день для города и для всех, кто в нём живёт.",
    "zh": "大桥周一重新通车，市长说这是这座城市和所有居民的好日子，码头上的店主们在窗口挂起了旗帜。",
    "ja": "橋は月曜日に再び開通した。市長は、町とそこに住む人々にとって良い日だと述べた。",
}


def credit_of(text: str, language: str = "en") -> Credit | None:
    """The credit of a line, on a page in a language."""
    view = survey(read_text(f"{PROSE[language]}\n{text}"), standard())
    assert view.blocks[1].text == text
    return credit_span(text, view.by_block("credit", "agencies").get(1, ()))


BEHIND = [
    # bracketed
    ("The pier at dawn.| (Photo: AFP)", "AFP"),
    ("The pier at dawn| (Photo: AFP)", "AFP"),
    ("The pier at dawn| (Photo: AFP).", "AFP"),
    ("The pier at dawn.| (Photo: AFP) (Photo: AFP)", "AFP"),
    ("The pier at dawn.| [Photo: Jane Doe]", "Jane Doe"),
    ("The pier at dawn.| (Photo by Jane Doe)", "Jane Doe"),
    ("The pier at dawn.| (Photo by Jane Doe/Getty Images)", "Jane Doe/Getty Images"),
    ("The pier at dawn.| (Photo courtesy of the Ellery Museum)", "the Ellery Museum"),
    ("The pier at dawn.| (Image credit: Getty Images)", "Getty Images"),
    ("The pier at dawn.| (AP Photo/Jane Doe)", "AP Photo/Jane Doe"),
    ("The pier at dawn.| (AP, Teo Marsh via AP video)", "AP, Teo Marsh via AP video"),
    ("The pier at dawn.| (Jane Doe/Reuters)", "Jane Doe/Reuters"),
    ("The pier at dawn.| (Ellery Herald photo by Jane Doe)", "Jane Doe"),
    ("The pier at dawn.| (Staff photo/Jane Doe)", "Staff photo/Jane Doe"),
    ("The pier at the crack of dawn| Jane Doe/AFP", "Jane Doe/AFP"),
    ("The pier at the crack of dawn| Jane Doe/AFP/Getty Images", "Jane Doe/AFP/Getty Images"),
    ("The pier at dawn| Photo. Jane Doe", "Jane Doe"),
    ("The pier at dawn.| (Jane Doe/The Paper)", "Jane Doe/The Paper"),
    ("The pier at dawn.| [Jane Doe/AFP]", "Jane Doe/AFP"),
    ("The pier at dawn.| (Handout via REUTERS)", "Handout via REUTERS"),
    ("The pier (left) at dawn.| (AFP)", "AFP"),
    # labelled
    ("The pier at dawn.| Photo: AP", "AP"),
    ("The pier at dawn.| Photo: Jane Doe", "Jane Doe"),
    ("The pier at dawn.| PHOTO: JANE DOE", "JANE DOE"),
    ("The pier at dawn.| Photograph: Jane Doe/Reuters", "Jane Doe/Reuters"),
    ("The pier at dawn.| Photo by Jane Doe", "Jane Doe"),
    ("The pier at dawn.| Photo credit: Jane Doe", "Jane Doe"),
    ("The pier at dawn.| Image credit: Jane Doe", "Jane Doe"),
    ("The pier at dawn.| Image source, Getty Images", "Getty Images"),
    ("The pier at dawn.| Credit: Getty Images", "Getty Images"),
    ("The pier at dawn.| Credit...Jane Doe for The Paper", "Jane Doe for The Paper"),
    ("The pier at dawn.| Picture: PA", "PA"),
    ("The pier at dawn| | Photo: Jane Doe", "Jane Doe"),
    ("The pier at dawn| – Photo: Jane Doe", "Jane Doe"),
    # signed
    ("The pier at dawn.| © dpa", "dpa"),
    ("The pier at dawn| © Jane Doe", "Jane Doe"),
    ("The pier at dawn.| ©Jane Doe / The Paper", "Jane Doe / The Paper"),
    ("The pier at dawn.| 📷 Jane Doe", "Jane Doe"),
    ("The pier at dawn.| — GETTY IMAGES", "GETTY IMAGES"),
    ("The pier at dawn| — AFP", "AFP"),
    ("The pier at dawn| – Reuters", "Reuters"),
    ("The pier at dawn.| | Reuters", "Reuters"),
    ("The pier at dawn.| / Jane Doe", "Jane Doe"),
    ("The pier at dawn.| // Jane Doe", "Jane Doe"),
    # names and agencies behind the last sentence
    ("The pier at dawn.| AFP", "AFP"),
    ("The pier at dawn.| Jane Doe/REUTERS", "Jane Doe/REUTERS"),
    ("The pier at dawn.| REUTERS/Jane Doe", "REUTERS/Jane Doe"),
    ("Is it the pier?| AFP/Getty Images", "AFP/Getty Images"),
    ("The pier at dawn| EFE/ Lucía Arranz", "EFE/ Lucía Arranz"),
    ("The pier at dawn.| Photo: Jane A. Doe/Reuters", "Jane A. Doe/Reuters"),
    ("The pier at dawn.| Photo by the Government of Canada", "the Government of Canada"),
    ("The pier at dawn| © 2012 Jane Doe", "Jane Doe"),
    # a name or house behind a full sentence
    ("The pier was open to all on Monday.| Jane Doe", "Jane Doe"),
    ("The pier was open to all in 2023.| Jane Anna Doe", "Jane Anna Doe"),
    ("The pier was open to all on Monday.|Jane Doe", "Jane Doe"),
    ("The pier was open to all on Monday.| Jane Doe/The Paper", "Jane Doe/The Paper"),
    ("The pier was open to all on Monday.| WeatherWATCH", "WeatherWATCH"),
]


@pytest.mark.parametrize(("line", "who"), BEHIND, ids=[line for line, _ in BEHIND])
def test_a_credit_behind_a_caption(line: str, who: str) -> None:
    caption, credit = line.split("|", 1)
    found = credit_of(caption + credit)
    assert found is not None
    assert (caption + credit)[: found.span.start].rstrip() == caption
    assert found.span.end == len(caption + credit)
    assert found.who == who
    assert 0 < found.certainty <= 1


ALONE = [
    ("(Photo: AFP)", "AFP"),
    ("Photo: AP", "AP"),
    ("Photo: Jane Doe", "Jane Doe"),
    ("PHOTO: JANE DOE", "JANE DOE"),
    ("Photo / Jane Doe", "Jane Doe"),
    ("Photo by Jane Doe", "Jane Doe"),
    ("Photo credit: Jane Doe/The Paper", "Jane Doe/The Paper"),
    ("Photograph: Jane Doe/Reuters", "Jane Doe/Reuters"),
    ("Image source, Getty Images", "Getty Images"),
    ("Credit: Jane Doe", "Jane Doe"),
    ("Courtesy of Jane Doe", "Jane Doe"),
    ("© dpa", "dpa"),
    ("© Jane Doe", "Jane Doe"),
    ("📷 Jane Doe", "Jane Doe"),
    ("AP", "AP"),
    ("Reuters", "Reuters"),
    ("Getty Images", "Getty Images"),
    ("AFP/Getty Images", "AFP/Getty Images"),
    ("AFP via Getty Images", "AFP via Getty Images"),
    ("Jane Doe/REUTERS", "Jane Doe/REUTERS"),
    ("REUTERS/Jane Doe", "REUTERS/Jane Doe"),
    ("Jane Doe via AP", "Jane Doe via AP"),
    ("Jane A. Doe/AP", "Jane A. Doe/AP"),
    ("Jane Doe/The Paper", "Jane Doe/The Paper"),
    ("picture alliance/dpa/Jane Doe", "picture alliance/dpa/Jane Doe"),
    ("APA/AFP/Jane Doe", "APA/AFP/Jane Doe"),
    ("Jane Doe/Stringer/Getty Images", "Jane Doe/Stringer/Getty Images"),
    ("Imago/Muster-News.de", "Imago/Muster-News.de"),
    ("Jane Doe / Pool via Reuters", "Jane Doe / Pool via Reuters"),
    ("Source: Natl Inst. for Bridges, Brazil", "Natl Inst. for Bridges, Brazil"),
    ("(Jane Doe)", "Jane Doe"),
]


@pytest.mark.parametrize(("line", "who"), ALONE, ids=[line for line, _ in ALONE])
def test_a_credit_that_fills_its_line(line: str, who: str) -> None:
    found = credit_of(line)
    assert found is not None
    assert (tuple(found.span), found.who) == ((0, len(line)), who)


ABROAD = [
    ("de", "|Foto: dpa", "dpa"),
    ("de", "Die Brücke am Morgen.| (Foto: dpa)", "dpa"),
    ("de", "Die Brücke am Morgen.| Foto: Jana Muster/dpa", "Jana Muster/dpa"),
    ("de", "Die Brücke am Morgen.| Bild: imago images", "imago images"),
    ("de", "Die Brücke am Morgen| © Jana Muster", "Jana Muster"),
    ("de", "Die Brücke am Morgen.| Quelle: dpa", "dpa"),
    ("fr", "Le pont à l'aube.| (Photo : AFP)", "AFP"),
    ("fr", "Le pont à l'aube.| Crédit photo : Jeanne Dupont", "Jeanne Dupont"),
    ("fr", "Le pont à l'aube.| © AFP", "AFP"),
    ("fr", "Le pont à l'aube.| Photo AFP/Jeanne Dupont", "AFP/Jeanne Dupont"),
    ("es", "El puente al alba.| (Foto: EFE)", "EFE"),
    ("es", "El puente al alba.| EFE/Lucía Arranz", "EFE/Lucía Arranz"),
    ("es", "El puente al alba.| Foto: Lucía Arranz", "Lucía Arranz"),
    ("ru", "|Фото: Иван Петров", "Иван Петров"),
    ("ru", "Мост на рассвете.| Фото: РИА Новости", "РИА Новости"),
    ("ru", "Мост на рассвете| (Фото: ТАСС)", "ТАСС"),
    ("ru", "Мост на рассвете.| © РИА Новости / Иван Петров", "РИА Новости / Иван Петров"),
    ("zh", "旧桥的清晨。|何清越 摄", "何清越"),
    ("zh", "旧桥的清晨|（新华社）", "新华社"),
    ("zh", "|图片来源：新华社", "新华社"),
    ("ja", "朝の橋|（佐藤花子撮影）", "佐藤花子"),
    ("ja", "朝の橋|（写真：AFP）", "AFP"),
    ("ja", "朝の橋|＝佐藤花子撮影", "佐藤花子"),
    ("ja", "|写真：佐藤花子", "佐藤花子"),
]


@pytest.mark.parametrize(("language", "line", "who"), ABROAD, ids=[line for _, line, _ in ABROAD])
def test_credits_of_other_languages(language: str, line: str, who: str) -> None:
    caption, credit = line.split("|", 1)
    found = credit_of(caption + credit, language)
    assert found is not None
    assert ((caption + credit)[: found.span.start].rstrip(), found.who) == (caption, who)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The photo shows, AP reported, that the pier had been cracked."),
        ("en", "The photo was taken by Jane Doe of Reuters"),
        ("en", "The news was first reported by AP"),
        ("en", "The news was first reported by Reuters."),
        ("en", "He works for AFP."),
        ("en", "She told Reuters"),
        ("en", "He told The Associated Press"),
        ("en", "“We are glad,” the mayor told Reuters."),
        ("en", "“We are glad,” said Jane Doe"),
        ("en", "PARIS (AFP) — The bridge is open again."),
        ("en", "PARIS (Reuters) - The bridge is open again"),
        ("en", "Photo of the day"),
        ("en", "Photo gallery"),
        ("en", "Photos: the bridge before and after the storm"),
        ("en", "Pictures of the bridge were sold for a pound."),
        ("en", "Credit where it is due"),
        ("en", "Source of the river"),
        ("en", "Supplied by train"),
        ("en", "The mayor (Labour)"),
        ("en", "The deal (worth £2m) is off."),
        ("en", "The old pier (built in 1931)"),
        ("en", "The mayor — a former diver"),
        ("en", "The mayor - Jane Doe"),
        ("en", "The bridge is open — at last."),
        ("en", "Either/or"),
        ("en", "The pier was designed by Doe/Roe."),
        ("en", "Win/loss record"),
        ("en", "© 2024 The Ellery Courier"),
        ("en", "The bridge © 2024"),
        ("en", "Follow us on Facebook"),
        ("en", "Share on Twitter"),
        ("de", "Das Foto zeigt die Brücke, berichtet die dpa."),
        ("de", "Das sagte die Bürgermeisterin der dpa"),
        ("fr", "La photo montre le pont, selon l'AFP."),
        ("es", "Según informó EFE"),
        ("zh", "他喜欢摄影。"),
        ("en", "The bridge is open to all again, said its engineer in charge, Prof. Jane Doe"),
        ("en", "The ferry or the new bridge, which is better? Cost vs. Comfort"),
        ("en", "The bridge is open to all again. Read more"),
        ("en", "The bridge is open to all on weekdays. Sundays"),
        (
            "en",
            (
                "The bridge is open again, he said, and those who live on the other bank can go to work on foot. It "
                "will be closed once a month for the tall ships, which pay for it. Jane Doe"
            ),
        ),
        ("zh", "新华社北京一月一日电（记者何清越）大桥周一重新通车。"),
        ("ja", "朝の橋（2024年）"),
    ],
)
def test_no_credit_in_prose_and_menus(language: str, line: str) -> None:
    assert credit_of(line, language) is None


@pytest.mark.parametrize(
    "line", ["The pier at dawn. (File photo)", "The pier at dawn. (Supplied)", "The pier at dawn. File photo"]
)
def test_a_credit_may_name_nobody(line: str) -> None:
    found = credit_of(line)
    assert found is not None
    assert line[: found.span.start].rstrip() == "The pier at dawn."
    assert found.who in ("", "File photo", "Supplied")


def test_no_credit_in_nothing() -> None:
    assert credit_span("", ()) is None


@pytest.mark.parametrize("piece", ["(", ")", "(a) ", "(AP) ", " / ", "©", "— ", "a/", ". ", "Jane Doe/", "[x]", "。"])
def test_long_texts_take_no_time(piece: str) -> None:
    text = "The pier at dawn. " + piece * 20_000
    start = time.process_time()
    credit_span(text, ())
    assert time.process_time() - start < 0.5


def test_a_photographer_behind_place_and_date_without_blanks() -> None:
    caption = "ベンチに座る大森正夫さん＝2026年10月29日午前7時2分、北海道上ノ沢町"
    found = credit_of(f"{caption}、佐伯美咲撮影", "ja")
    assert found is not None
    assert (found.span.start, found.who) == (len(caption), "佐伯美咲")


def test_a_date_in_brackets_is_no_part_of_the_credit_behind_it() -> None:
    caption = "Penumpang turun dari kapal di Dermaga Tanjung Laut, Selasa (3/11/2026)."
    found = credit_of(f"{caption}(KOMPAS/DEWI KUSUMASTUTI)")
    assert found is not None
    assert found.span.start == len(caption)


@pytest.mark.parametrize(
    ("language", "caption", "credit", "who"),
    [
        ("he", "הספסלים החדשים בשדרת הברושים", "צילום: גיל אורנשטיין", "גיל אורנשטיין"),
        ("ar", "المقاعد الجديدة في شارع السرو", "تصوير: سليم حداد", "سليم حداد"),
    ],
)
def test_a_label_with_a_colon_needs_no_full_stop_before_it_where_there_are_no_capitals(
    language: str, caption: str, credit: str, who: str
) -> None:
    found = credit_of(f"{caption} {credit}", language)
    assert found is not None
    assert (found.span.start, found.who) == (len(caption), who)
