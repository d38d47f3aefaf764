"""Dates: every form that pages use, in many languages; what only looks like a date; and whose turn the day is."""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.dates import DateReading, date_from_url, fold, read_dates, settle

SEPTEMBER_15 = datetime.date(2014, 9, 15)
EVENING = datetime.time(20, 47)

# All of these are 15 September 2014, without a time.
DATES = {
    "iso": "2014-09-15",
    "iso, slashes": "2014/09/15",
    "iso, unpadded": "2014-9-15",
    "iso, full width": "２０１４-０９-１５",
    "compact": "20140915",
    "points": "15.09.2014",
    "points, short": "15.9.14",
    "points, blanks": "15. 9. 2014",
    "points, year first": "2014.09.15",
    "points, hungarian": "2014. 09. 15.",
    "slashes": "15/09/2014",
    "slashes, short": "15/09/14",
    "slashes, blanks": "15 / 09 / 2014",
    "slashes, month first": "09/15/2014",
    "slashes, month first, short": "9/15/14",
    "hyphens": "15-09-2014",
    "right-to-left marks": "15\u200f/09\u200f/2014",
    "scandinavian": "15/9-2014",
    "english": "15 September 2014",
    "english, ordinal": "15th September, 2014",
    "english, of": "15th of September 2014",
    "english, month first": "September 15, 2014",
    "english, month first, ordinal": "September 15th 2014",
    "english, sept": "Sept. 15, 2014",
    "english, capitals": "SEPTEMBER 15, 2014",
    "english, no comma": "Sep 15 2014",
    "english, weekday": "Monday, September 15th, 2014",
    "english, short year": "15 Sep 14",
    "english, hyphens": "15-Sep-2014",
    "english, hyphens, short": "15-Sep-14",
    "english, apostrophe": "Sep 15, '14",
    "english, year first": "2014 September 15",
    "english, year first, hyphens": "2014-Sep-15",
    "german": "15. September 2014",
    "german, weekday": "Montag, den 15. September 2014",
    "german, point": "15.Sep.14",
    "french": "15 septembre 2014",
    "french, short": "15 sept. 2014",
    "french, weekday": "lundi 15 septembre 2014",
    "spanish": "15 de septiembre de 2014",
    "spanish, del": "15 de septiembre del 2014",
    "spanish, peru": "15 de setiembre de 2014",
    "spanish, month first": "Septiembre 15, 2014",
    "portuguese": "15 de setembro de 2014",
    "portuguese, short": "15 set. 2014",
    "portuguese, weekday": "segunda-feira, 15 de setembro de 2014",
    "italian": "15 settembre 2014",
    "italian, short": "15 set 2014",
    "catalan": "15 de setembre de 2014",
    "galician": "15 de setembro de 2014",
    "romanian": "15 septembrie 2014",
    "dutch": "maandag 15 september 2014",
    "afrikaans": "15 September 2014",
    "danish": "15. sep. 2014",
    "norwegian": "15. sept. 2014",
    "swedish": "15 sep 2014",
    "icelandic": "15. september 2014",
    "finnish": "15. syyskuuta 2014",
    "estonian": "15. september 2014",
    "latvian": "2014. gada 15. septembris",
    "lithuanian": "2014 m. rugsėjo 15 d.",
    "polish": "15 września 2014",
    "polish, year": "15 września 2014 r.",
    "czech": "15. září 2014",
    "slovak": "15. septembra 2014",
    "slovene": "15. septembra 2014",
    "croatian": "15. rujna 2014.",
    "serbian": "15. septembra 2014.",
    "serbian, cyrillic": "15. септембра 2014.",
    "macedonian": "15 септември 2014",
    "bulgarian": "15 септември 2014 г.",
    "hungarian": "2014. szeptember 15.",
    "hungarian, in": "2014. szeptember 15-én",
    "albanian": "15 shtator 2014",
    "greek": "15 Σεπτεμβρίου 2014",
    "greek, capitals": "15 ΣΕΠΤΕΜΒΡΙΟΥ 2014",
    "russian": "15 сентября 2014 г.",
    "russian, capitals": "15 СЕНТЯБРЯ 2014",
    "russian, ordinal": "15-го сентября 2014 года",
    "ukrainian": "15 вересня 2014",
    "ukrainian, year": "15 вересня 2014 р.",
    "belarusian": "15 верасня 2014",
    "georgian": "15 სექტემბერი, 2014",
    "armenian": "15 սեպտեմբերի, 2014",
    "turkish": "15 Eylül 2014",
    "turkish, capitals": "15 EYLÜL 2014",
    "azerbaijani": "15 sentyabr 2014",
    "arabic": "15 سبتمبر 2014",
    "arabic, own digits": "١٥ سبتمبر ٢٠١٤",
    "arabic, levant": "15 أيلول 2014",
    "arabic, levant and west": "15 أيلول / سبتمبر 2014",
    "arabic, levant in brackets": "15 أيلول (سبتمبر) 2014",
    "arabic, morocco": "15 شتنبر 2014",
    "arabic, weekday": "الاثنين، 15 سبتمبر 2014",
    "hebrew": "15 בספטמבר 2014",
    "hebrew, short": "15 ספט׳ 2014",
    "persian, gregorian": "۱۵ سپتامبر ۲۰۱۴",
    "persian": "۲۴ شهریور ۱۳۹۳",
    "persian, weekday": "دوشنبه ۲۴ شهریور ۱۳۹۳",
    "persian, numbers": "۱۳۹۳/۶/۲۴",
    "persian, numbers, day first": "۲۴/۶/۱۳۹۳",
    "dari": "۲۴ سنبله ۱۳۹۳",
    "urdu": "15 ستمبر 2014",
    "hindi": "15 सितंबर 2014",
    "hindi, other spelling": "15 सितम्बर 2014",
    "hindi, own digits": "१५ सितंबर २०१४",
    "bengali": "১৫ সেপ্টেম্বর ২০১৪",
    "bengali, ordinal": "১৫ই সেপ্টেম্বর, ২০১৪",
    "marathi": "१५ सप्टेंबर २०१४",
    "gujarati": "15 સપ્ટેમ્બર 2014",
    "tamil": "15 செப்டம்பர் 2014",
    "telugu": "15 సెప్టెంబర్ 2014",
    "malayalam": "2014 സെപ്റ്റംബർ 15",
    "nepali": "२०१४ सेप्टेम्बर १५",
    "thai": "15 กันยายน 2557",
    "thai, short": "15 ก.ย. 2557",
    "thai, short year": "15 ก.ย. 57",
    "thai, era": "15 กันยายน พ.ศ. 2557",
    "thai, own digits": "๑๕ กันยายน ๒๕๕๗",
    "thai, gregorian": "15 ก.ย. 2014",
    "thai, numbers": "15/09/2557",
    "vietnamese": "15 tháng 9 năm 2014",
    "vietnamese, comma": "15 tháng 9, 2014",
    "vietnamese, words": "15 tháng chín năm 2014",
    "vietnamese, numbers": "15/9/2014",
    "indonesian": "Senin, 15 September 2014",
    "malay": "15 Sept. 2014",
    "filipino": "Setyembre 15, 2014",
    "swahili": "15 Septemba 2014",
    "japanese": "2014年9月15日",
    "japanese, weekday": "2014年9月15日",
    "chinese": "2014年09月15日",
    "chinese, blanks": "2014 年 9 月 15 日",
    "korean": "2014년 9월 15일",
    "korean, points": "2014. 9. 15.",
}

# All of these are 15 September 2014, 20:47, without a zone.
TIMES = {
    "iso": "2014-09-15 20:47",
    "iso, t": "2014-09-15T20:47",
    "iso, seconds": "2014-09-15 20:47:00",
    "compact": "201409152047",
    "points": "15.09.2014 20:47",
    "points, comma": "15.09.2014, 20:47",
    "points, bar": "15.09.2014 | 20:47",
    "points, dash": "15.09.2014 - 20:47",
    "points, stuck": "15.09.2014-20:47",
    "points, time first": "20:47 15.09.2014",
    "slashes": "15/09/2014 20:47",
    "english": "15 September 2014 at 20:47",
    "english, point": "Mon 15 Sep 2014 20.47",
    "english, british": "Mon 15 Sep 2014 20.47 BST",
    "english, indian": "15 September 2014, 08:47 PM IST",
    "english, pm": "September 15, 2014 8:47 PM",
    "english, p.m.": "September 15, 2014, 8:47 p.m.",
    "english, pm stuck": "September 15, 2014 @08:47PM",
    "english, pm point": "September 15, 2014 8.47pm",
    "english, time first": "20:47, 15 September 2014",
    "english, time first, pm": "8:47 PM on September 15, 2014",
    "german": "15. September 2014, 20:47 Uhr",
    "german, um": "15. September 2014 um 20:47 Uhr",
    "german, point": "15.09.2014, 20.47 Uhr",
    "french": "15 sept. 2014 à 20h47",
    "french, blanks": "15 septembre 2014 à 20 h 47",
    "spanish": "15 de septiembre de 2014 a las 20:47",
    "spanish, tarde": "15 de septiembre de 2014 a las 8:47 de la tarde",
    "spanish, p. m.": "15 de septiembre de 2014, 8:47 p. m.",
    "portuguese": "15/09/2014 às 20h47",
    "portuguese, short": "15/09/2014 20h47",
    "italian": "15 settembre 2014 alle ore 20:47",
    "dutch": "15 september 2014 om 20:47 uur",
    "danish": "15. sep. 2014 kl. 20.47",
    "norwegian": "15. september 2014 klokken 20:47",
    "swedish": "15 september 2014 kl 20:47",
    "finnish": "15.9.2014 klo 20:47",
    "finnish, point": "15.9.2014 klo 20.47",
    "polish": "15 września 2014, godz. 20:47",
    "czech": "15. září 2014 v 20:47",
    "hungarian": "2014. szeptember 15. 20:47",
    "hungarian, weekday": "2014. szeptember 15., hétfő 20:47",
    "romanian": "15 septembrie 2014, ora 20:47",
    "greek": "15 Σεπτεμβρίου 2014, 8:47 μ.μ.",
    "russian": "15 сентября 2014 г., 20:47",
    "russian, v": "15 сентября 2014 в 20:47",
    "ukrainian": "15 вересня 2014, 20:47",
    "turkish": "15 Eylül 2014 Pazartesi 20:47",
    "turkish, saat": "15 Eylül 2014 saat 20:47",
    "arabic": "15 سبتمبر 2014 الساعة 8:47 م",
    "arabic, evening": "15 سبتمبر 2014 - 8:47 مساءً",
    "hebrew": "15 בספטמבר 2014 בשעה 20:47",
    "persian": "دوشنبه ۲۴ شهریور ۱۳۹۳ ساعت ۲۰:۴۷",
    "hindi": "15 सितंबर 2014, 8:47 pm",
    "thai": "15 ก.ย. 2557 เวลา 20:47 น.",
    "vietnamese": "20:47 ngày 15/9/2014",
    "vietnamese, lúc": "15/9/2014 lúc 20:47",
    "indonesian": "Senin, 15 September 2014 pukul 20.47",
    "japanese": "2014年9月15日 20時47分",
    "japanese, weekday": "2014年9月15日(月) 20時47分",
    "japanese, afternoon": "2014年9月15日 午後8時47分",
    "chinese": "2014年09月15日20:47",
    "chinese, evening": "2014年9月15日 晚上8:47",
    "chinese, weekday and afternoon": "2014年9月15日星期一下午8:47",
    "korean": "2014년 9월 15일 오후 8:47",
    "korean, points": "2014. 9. 15. 오후 8:47",
    "korean, latin": "2014-09-15 PM 8:47",
}

ZONES = [
    ("2014-09-15T20:47:03.000Z", 0),
    ("2014-09-15T20:47:03Z", 0),
    ("2014-09-15T20:47+02:00", 120),
    ("2014-09-15T20:47:03-0430", -270),
    ("2014-09-15 20:47:03 +0200", 120),
    ("15 September 2014 20:47 UTC", 0),
    ("15 September 2014 20:47 GMT", 0),
    ("15 September 2014, 20:47 (GMT+7)", 420),
    ("06/01/2026 - 14:16 UTC+1", 60),
    ("Monday, September 15th, 2014 8:47 PM EDT", -240),
    ("8:47 pm ET, Mon September 15, 2014", -240),
    ("8:47 pm ET, Wed January 15, 2014", -300),
    ("June 26, 2023 5 AM PT", -420),
    ("12:15 am PST, January 5, 2024", -480),
    ("15. September 2014, 20:47 Uhr MESZ", 120),
    ("15 oct 2024 - 17:38CEST", 120),
    ("Senin, 15 September 2014 20:47 WIB", 420),
    ("15 сентября 2014, 20:47 МСК", 180),
    # From ten to twelve, and a range of hours: no offsets. Zones that mean several are left out.
    ("15.09.2014 10:00-12:00", None),
    ("15.09.2014 20:47 - 21:30", None),
    ("Mon 15 Sep 2014 20.47 BST", None),
    ("15 Sep 2014 20:47 CST", None),
]

OTHER_DATES = [
    ("15.03.69", "1969-03-15"),
    ("15.03.68", "2068-03-15"),
    ("29 February 2016", "2016-02-29"),
    ("09.15.14, 15:35", "2014-09-15"),
    ("15. Jänner 2014", "2014-01-15"),
    ("15. Feber 2014", "2014-02-15"),
    ("15 كانون الثاني 2014", "2014-01-15"),
    ("15 كانون الأول/ديسمبر 2014", "2014-12-15"),
    ("15 جانفي 2014", "2014-01-15"),
    ("1er août 2019", "2019-08-01"),
    ("1º de maio de 2020", "2020-05-01"),
    ("3 αυγούστου 2020", "2020-08-03"),
    ("1 Aralık 2019", "2019-12-01"),
    ("1 KASIM 2019", "2019-11-01"),
    ("1 फ़रवरी 2020", "2020-02-01"),
    ("15 พ.ค. 2563", "2020-05-15"),
    # The first days of Solar Hijri years, and a last day that only leap years have.
    ("۱ فروردین ۱۳۹۳", "2014-03-21"),
    ("۱ فروردین ۱۴۰۳", "2024-03-20"),
    ("۳۰ اسفند ۱۳۹۹", "2021-03-20"),
    ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
    ("۱۴۰۰/۱۲/۲۹", "2022-03-20"),
    # Of ranges, the last day.
    ("12-15 September 2014", "2014-09-15"),
    ("12.-15.09.2014", "2014-09-15"),
    ("August 28-September 3, 2026", "2026-09-03"),
    # Among other words, and stuck to them, as where elements were run together.
    ("Stand: 5. Februar 2020)", "2020-02-05"),
    ("Science links (December 14th 2019)", "2019-12-14"),
    ("Updated15.09.2014", "2014-09-15"),
    ("Lesotho TimesNovember 21, 2025", "2025-11-21"),
    ("F1Dec 19, 2023", "2023-12-19"),
    ("November 21, 20250", "2025-11-21"),
    ("Feb 172009", "2009-02-17"),
    ("© 2014 May 15, 2015", "2015-05-15"),
    ("http://example.org/2014/09/15/story", "2014-09-15"),
    ("陸委會駁2020-10-04", "2020-10-04"),
    ("Posted by Jane on 3 March 2021 in News", "2021-03-03"),
]

NO_DATES = [
    "",
    "no number at all",
    "2014",
    "September 2014",
    "15 September",
    "Sept 15",
    "September 15 at 8:47 PM",
    "15.09.",
    "20:47",
    "2 hours ago",
    "yesterday, 20:47",
    "vor 3 Tagen",
    # Not in the calendar, or too far away.
    "31 February 2014",
    "31.02.2014",
    "30/02/2014",
    "29 February 2015",
    "2014-13-45",
    "2014/00/10",
    "15 September 1566",
    "1566-09-15",
    "15.09.2999",
    "۳۰ اسفند ۱۴۰۰",
    "32 September 2014",
    "0 September 2014",
    "20141345",
    # Numbers of other things.
    "1.2.2014.3",
    "Version 1.2.14",
    "v1.2.14",
    "Python 3.11.10",
    "iOS 14.04.12",
    "192.168.10.12",
    "10.12.20.14",
    "02.12.20.14.15",
    "06 12 20 14 15",
    "+49 30 12 2014",
    "555-12-2014",
    "+1-12-10-2014",
    "030-12-10-14",
    "CVE-12-10-2014",
    "ISBN 978-3-16-148410-0",
    "ISBN 0-14-02-2014",
    "$12.50, 15.20 or 20.14",
    "1.200.000",
    "12.345.678",
    "12,15,2014",
    "3:2 (1:1)",
    "6-4, 6-3, 7-5",
    "6-4-3 double play",
    "21-19-21",
    "5 - 10 - 2014",
    "1 + 2 = 2014",
    "50% of 12 in 2014",
    "A20140915B",
    "201409151",
    # A number, then a month and a year.
    "Chapter 5: May 2014",
    "Top 5 (May 2014)",
    "Teil 3, Mai 2014",
    "Vol. 5 – September 2014",
    "Issue 3 | September 2014",
    "$3.15 March 2014",
    # A day and a month, then another number.
    "15 September 20:47",
    "15. September 20.47 Uhr",
    "On 15 September 14 people died",
    "In 2014, 15 people",
    "Sept 15, 20 people",
]


def single(text: str) -> DateReading:
    readings = read_dates(text)
    assert len(readings) == 1, readings
    return readings[0]


def cases(table: dict[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", list(table.values()), ids=list(table))


@cases(DATES)
def test_reads_a_date(text: str) -> None:
    reading = single(text)
    assert (reading.date, reading.time, reading.alternative) == (SEPTEMBER_15, None, None)


@cases(TIMES)
def test_reads_a_time_beside_a_date(text: str) -> None:
    reading = single(text)
    assert (reading.date, reading.time) == (SEPTEMBER_15, EVENING)
    assert text[reading.start : reading.end].strip() != ""


@pytest.mark.parametrize(("text", "minutes"), ZONES)
def test_reads_a_zone_that_is_sure(text: str, minutes: int | None) -> None:
    clock = single(text).time
    assert clock is not None
    expected = None if minutes is None else datetime.timedelta(minutes=minutes)
    assert clock.utcoffset() == expected


@pytest.mark.parametrize(("text", "expected"), OTHER_DATES)
def test_reads_other_dates(text: str, expected: str) -> None:
    assert [reading.date.isoformat() for reading in read_dates(text)] == [expected]


@pytest.mark.parametrize("text", NO_DATES)
def test_reads_no_date(text: str) -> None:
    assert read_dates(text) == []


def test_reads_several_dates_in_order() -> None:
    text = "20.05.202320. Mai 202312:36 Min. | 1 June 2023, 10:00 and June 2, 2023 11:00"
    readings = read_dates(text)
    assert [(reading.date.day, reading.date.month) for reading in readings] == [(20, 5), (20, 5), (1, 6), (2, 6)]
    assert [reading.time and reading.time.hour for reading in readings] == [None, 12, 10, 11]
    assert len(read_dates(text, limit=2)) == 2
    assert read_dates(text, limit=0) == []


def test_a_time_belongs_to_the_nearer_date() -> None:
    readings = read_dates("20:47, 15 September 2014 - 10:12, 16 September 2014")
    assert [reading.time for reading in readings] == [EVENING, datetime.time(10, 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published: Monday, 15 September 2014, 20:47 by Jane", "Monday, 15 September 2014, 20:47"),
        ("By Jane | 8:47 pm ET, Mon September 15, 2014 | News", "8:47 pm ET, Mon September 15, 2014"),
        ("(15. September 2014 um 20:47 Uhr)", "15. September 2014 um 20:47 Uhr"),
        ("更新2014年9月15日(月) 20時47分。", "2014年9月15日(月) 20時47分"),
        ("on 15/09/2014.", "15/09/2014"),
        ("TimesNovember 21, 20250", "November 21, 2025"),
    ],
)
def test_span_holds_weekday_time_and_zone(text: str, expected: str) -> None:
    reading = single(text)
    assert text[reading.start : reading.end] == expected


@pytest.mark.parametrize(
    ("text", "hour"),
    [("12:30 am", 0), ("12:30 pm", 12), ("0:30 pm", 12), ("1:30 am", 1), ("11:30 p.m.", 23), ("13:30 pm", 13)],
)
def test_halves_of_the_day(text: str, hour: int) -> None:
    assert single(f"May 5, 2014 {text}").time == datetime.time(hour, 30)


def test_swappable_dates_have_an_alternative() -> None:
    for text in ("05/09/2014", "5/9/14", "05-09-2014", "5/9/2014 20:47"):
        reading = single(text)
        assert (reading.date, reading.alternative) == (datetime.date(2014, 9, 5), datetime.date(2014, 5, 9))
        assert reading.day_first is True


@pytest.mark.parametrize("text", ["05.09.2014", "5.9.14", "5. 9. 2014", "5/9-2014", "5 tháng 9 2014", "05/09/2557"])
def test_forms_that_are_day_first_everywhere(text: str) -> None:
    reading = single(text)
    assert (reading.date, reading.alternative) == (datetime.date(2014, 9, 5), None)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Friday, 05/09/2014", None),  # a Friday in either order
        ("Tuesday, 06/05/2014", 5),
        ("Thursday 06/05/2014", 6),
        ("06/05/2014, Thursday", 6),
        ("jeu. 06/05/2014", 6),
        ("Sunday, 06/05/2014", None),
        ("To 06/05/2014", None),  # Thursday in Finnish, and more often not
    ],
)
def test_a_weekday_tells_the_order(text: str, month: int | None) -> None:
    reading = single(text)
    assert (None if reading.alternative else reading.date.month) == month


MAY_9 = datetime.date(2014, 5, 9)
SEPTEMBER_5 = datetime.date(2014, 9, 5)


def page(*lines: str) -> list[DateReading]:
    return [reading for line in lines for reading in read_dates(line)]


@pytest.mark.parametrize(
    ("lines", "options", "expected"),
    [
        (["05/09/2014"], {"day_first": True}, SEPTEMBER_5),
        (["05/09/2014"], {"day_first": False}, MAY_9),
        (["05/09/2014", "May 9, 2014"], {"day_first": True}, SEPTEMBER_5),
        (["05/09/2014", "May 9, 2014"], {}, MAY_9),
        (["05/09/2014", "5 September 2014"], {}, SEPTEMBER_5),
        (["05/09/2014", "5 September 2014"], {"languages": ["fil"]}, SEPTEMBER_5),
        (["05/09/2014", "05.09.2014"], {}, SEPTEMBER_5),
        (["05/09/2014"], {"url": "https://example.org/2014/05/09/story"}, MAY_9),
        (["05/09/2014"], {"url": "https://example.org/story-2014-09-05"}, SEPTEMBER_5),
        (["05/09/2014"], {"url": "https://example.org/2014/05/story"}, MAY_9),
        (["05/09/2014", "12/31/2013"], {"languages": ["de"]}, MAY_9),
        (["05/09/2014", "31/12/2013"], {"languages": ["fil"]}, SEPTEMBER_5),
        (["05/09/2014", "06/10/2014", "6 October 2014"], {}, SEPTEMBER_5),
        (["05/09/2014", "06/10/2014", "June 10, 2014"], {}, MAY_9),
        (["05/09/2014", "Thursday, 06/05/2014"], {}, MAY_9),
        (["05/09/2014"], {"languages": ["de"]}, SEPTEMBER_5),
        (["05/09/2014"], {"languages": ["en", "fr"]}, SEPTEMBER_5),
        (["05/09/2014"], {"languages": ["en-GB"]}, SEPTEMBER_5),
        (["05/09/2014"], {"languages": ["en_US"]}, MAY_9),
        (["05/09/2014"], {"languages": ["fil"]}, MAY_9),
        (["05/09/2014"], {"languages": ["sv"]}, SEPTEMBER_5),
    ],
)
def test_settles_by_the_page(lines: list[str], options: dict[str, Any], expected: datetime.date) -> None:
    readings = page(*lines)
    settled = settle(readings, **options)
    assert [reading.start for reading in settled] == [reading.start for reading in readings]
    assert (settled[0].date, settled[0].alternative) == (expected, None)


@pytest.mark.parametrize(
    ("lines", "languages", "likelier"),
    [
        (["05/09/2014"], [], SEPTEMBER_5),
        (["05/09/2014"], ["en"], MAY_9),
        (["05/09/2014"], ["ja"], SEPTEMBER_5),
        (["05/09/2014"], ["xx"], SEPTEMBER_5),
        (["05/09/2014"], ["de", "fil"], SEPTEMBER_5),
        (["05/09/2014", "May 9, 2014", "September 5, 2014"], ["en"], MAY_9),
        (["05/09/2014", "31/12/2013", "12/31/2013"], ["en"], MAY_9),
    ],
)
def test_leaves_open_what_nothing_tells(lines: list[str], languages: list[str], likelier: datetime.date) -> None:
    first = settle(page(*lines), languages=languages)[0]
    assert first.date == likelier
    assert {first.date, first.alternative} == {MAY_9, SEPTEMBER_5}
    assert settle([first], languages=languages) == [first]
    assert settle([first], day_first=True)[0].date == SEPTEMBER_5


def test_months_that_are_others_in_croatian() -> None:
    reading = single("15 listopada 2014")
    november, october = datetime.date(2014, 11, 15), datetime.date(2014, 10, 15)
    assert (reading.date, reading.alternative) == (november, october)
    assert settle([reading], languages=["pl"])[0].date == november
    assert settle([reading], languages=["hr"])[0].date == october
    assert settle([reading], languages=["hr"])[0].alternative is None
    assert settle([reading], day_first=True)[0].alternative == october
    assert settle([reading, single("15.10.2014")])[0].date == october


def test_settles_nothing_of_nothing() -> None:
    assert settle([]) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2014/09/15/story", "2014-09-15"),
        ("https://example.org/2014/9/5/story", "2014-09-05"),
        ("https://example.org/world/2014/sep/15/story", "2014-09-15"),
        ("https://example.org/story-2014-09-15", "2014-09-15"),
        ("https://example.org/story_2014_09_15.html", "2014-09-15"),
        ("https://example.org/20140915/story", "2014-09-15"),
        ("https://example.org/2014/0915/story", "2014-09-15"),
        ("https://example.org/t20140915_123456.html", "2014-09-15"),
        ("https://example.org/?date=2014-09-15T20:47", "2014-09-15"),
        ("https://example.org/2014/2014/09/15/", "2014-09-15"),
        ("https://example.org/2014/02/31/2014/03/01", "2014-03-01"),
        ("https://example.org/2014/09/", None),
        ("https://example.org/2014/", None),
        ("https://example.org/201409151234", None),
        ("https://example.org/a20140915ab", None),
        ("https://example.org/2014/13/45/", None),
        ("https://example.org/12014/09/15", None),
        ("", None),
    ],
)
def test_date_from_url(url: str, expected: str | None) -> None:
    found = date_from_url(url)
    assert (found and found.isoformat()) == expected


CALENDAR = json.loads((resources.files("newsclean") / "vocabulary" / "calendar.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sorted(CALENDAR["months"]))
def test_every_month_of_every_language(language: str) -> None:
    for word, month in CALENDAR["months"][language].items():
        for name in (word, word.upper(), word + "."):
            reading = single(f"15 {name} 2014")
            assert month in (reading.date.month, reading.alternative and reading.alternative.month), name


def test_calendar_is_sound() -> None:
    assert len(CALENDAR["months"]) >= 40
    for code, table in CALENDAR["months"].items():
        # Months have numbers alone in Japanese and Korean.
        assert set(table.values()) == (set() if code in ("ja", "ko") else set(range(1, 13))), code
    for code, days in CALENDAR["weekdays"].items():
        assert set(days.values()) == set(range(7)), code
    assert CALENDAR["day_first"]["en"] is None
    assert CALENDAR["day_first"]["de"] is True


def test_fold_evens_out_how_words_are_written() -> None:
    assert fold("  SEPT. ") == "sept"
    assert fold("ΣΕΠΤΕΜΒΡΊΟΥ") == fold("Σεπτεμβρίου")
    assert fold("KASIM") == fold("kasım")
    assert fold("أيلول") == fold("ايلول")
    assert fold("a.\u202fm.") == "a m"


# Texts that look like dates more often than chance would make them.
PIECES = """
    0 1 2 3 4 5 6 7 8 9 12 15 20 31 2014 1393 2557 20140915 ٢٠١٤ १५ ๒๕๕๗ . , : / - – ' ( ) | 年 月 日 년 월 일 時 分 T Z
    +02:00 GMT ET pm م 오후 September sept. Sep de th º Monday أيلول كانون ก.ย. شهریور सितंबर tháng năm gada listopada à
    h Uhr kl.
"""
GAPS = st.sampled_from(["", " ", "\n", ", ", "\u200f", "\ud800"])
MIXED = st.lists(st.tuples(st.sampled_from(PIECES.split()), GAPS), max_size=30).map(
    lambda pairs: "".join(map("".join, pairs))
)
TEXTS = st.one_of(st.text(), MIXED)


@given(TEXTS)
def test_never_raises_and_spans_are_valid(text: str) -> None:
    readings = read_dates(text)
    assert readings == read_dates(text)
    assert len(readings) <= 8
    end = 0
    for reading in readings:
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end
        assert any(char.isdecimal() for char in text[reading.start : reading.end])
        assert 1900 <= reading.date.year <= 2100
        assert reading.alternative != reading.date


@given(
    st.lists(TEXTS, max_size=4), st.text(max_size=80), st.lists(st.sampled_from(["en", "de", "hr", "fil", "xx", ""]))
)
def test_settling_never_invents_a_date(texts: list[str], url: str, languages: list[str]) -> None:
    readings = page(*texts)
    settled = settle(readings, languages=languages, url=url)
    assert len(settled) == len(readings)
    for before, after in zip(readings, settled, strict=True):
        assert (before.start, before.end, before.time) == (after.start, after.end, after.time)
        assert {after.date, after.alternative} - {None} <= {before.date, before.alternative}
        assert (after.alternative is None) or (before.alternative is not None)


LONG = {
    "dates": "15.09.2014 ",
    "impossible dates": "31.02.2014 ",
    "digits": "1",
    "single digits": "1 ",
    "days and months": "10 May ",
    "months and days": "May 10 ",
    "years": "2014 ",
    "year and month": "2014 May ",
    "clocks": "12:30 ",
    "colons": "12:",
    "points": "15.",
    "blanks after digits": "1" + " " * 50,
    "letters after digits": "1" + "a" * 50,
    "brackets": "15 (",
    "words": "September ",
}


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions, Python's and C's, some work takes."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", list(LONG.values()), ids=list(LONG))
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    short, long = piece * (1_000 // len(piece)), piece * (8_000 // len(piece))
    counts = [calls(lambda text=text: read_dates(text, limit=10**9)) for text in (short, long)]  # type: ignore[misc]
    assert counts[1] <= 10 * counts[0] + 50


@pytest.mark.parametrize("piece", list(LONG.values()), ids=list(LONG))
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        times = []
        for _ in range(3):
            start = time.process_time()
            read_dates(text, limit=10**9)
            times.append(time.process_time() - start)
        return min(times)

    # Eight times the text; quadratic work would take 64 times as long.
    assert seconds(160_000) <= 24 * max(seconds(20_000), 0.0005)


def test_stops_at_the_limit() -> None:
    text = "15.09.2014 " * 20_000
    assert 10 * calls(lambda: read_dates(text)) < calls(lambda: read_dates(text, limit=10**9))
