"""Makes ``newsclean/vocabulary/calendar.json``: the words that dates are written with, in some 60 languages.

Run ``python -m training.make_calendar`` from the root of the repository. Needs Babel, which carries the Unicode Common
Locale Data Repository (CLDR, https://cldr.unicode.org, licence: Unicode-3.0). The same CLDR gives the same file.

Words are in lower case and without a closing point; `newsclean.dates.fold`, which every word and every text goes
through before they are compared, drops points, accents, vowel points and the like on both sides.
"""

from __future__ import annotations

import copy
import json
from collections import defaultdict
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

from babel import localedata

from newsclean.dates import fold

TARGET = Path(__file__).resolve().parent.parent / "newsclean" / "vocabulary" / "calendar.json"

LANGUAGES = """
    af ar az be bg bn bs ca cs da de el en es et fa fi fil fr gl gu he hi hr hu hy id is it ja ka ko lt lv mk ml mr ms
    nb ne nl nn pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur vi zh
"""
# Regions whose months go by other names or spellings: Austria's Jänner, Peru's setiembre, the Levant's كانون الثاني,
# the Maghreb's جانفي. Serbian is written in two scripts.
REGIONS = {
    "ar": ["ar_SY", "ar_IQ", "ar_LB", "ar_MA", "ar_DZ", "ar_TN", "ar_SA"],
    "bn": ["bn_IN"],
    "de": ["de_AT"],
    "en": ["en_GB", "en_AU", "en_CA"],
    "es": ["es_AR", "es_MX", "es_PE", "es_UY"],
    "fa": ["fa_AF"],
    "fr": ["fr_CA", "fr_CH"],
    "it": ["it_CH"],
    "pt": ["pt_BR", "pt_PT"],
    "ro": ["ro_MD"],
    "sr": ["sr_Latn"],
    "sv": ["sv_FI"],
    "zh": ["zh_Hant"],
}

# English alone is written in both orders; these are not.
ENGLISH = ["en_US", "en_GB", "en_IE", "en_AU", "en_NZ", "en_IN"]

# What stands on pages and not in CLDR: number of the month → words. Mostly older or colloquial short forms; in Hindi,
# Bengali and Arabic other spellings of borrowed names.
MORE_MONTHS: dict[str, dict[int, str]] = {
    "ar": {
        1: "كانون ثاني", 2: "فيفري", 4: "ابريل,افريل", 6: "يونية,يونيه,جوان", 7: "يولية,يوليه,جويلية", 8: "اغسطس,غشت",
        9: "شتنبر", 10: "تشرين اول", 11: "تشرين ثاني,نونبر", 12: "كانون اول,دجنبر",
    },
    "bn": {1: "জানুয়ারি", 2: "ফেব্রুয়ারি", 8: "অগাস্ট,আগষ্ট", 9: "সেপ্টেম্বার", 10: "অক্টোবার"},
    "da": {9: "sept"}, "nb": {9: "sept"}, "nl": {9: "sept"}, "ro": {9: "sept"},
    "de": {1: "jän", 2: "feber", 3: "mrz,maerz", 9: "sept"},
    "en": {9: "sept"},
    "es": {1: "ene", 4: "abr", 8: "ago", 9: "set,setiembre,sept", 12: "dic"},
    "fa": {5: "می", 7: "جولای,ژوییه", 8: "آگوست", 10: "اکتوبر"},
    "fr": {1: "jan", 2: "fév", 7: "juill,jul", 8: "aou"},
    "hi": {7: "जुलाइ", 9: "सितम्बर", 10: "अक्तूबर", 11: "नवम्बर", 12: "दिसम्बर"},
    "id": {2: "pebruari,peb", 8: "agt,ags", 11: "nopember,nop"},
    "it": {1: "genn", 2: "febbr", 5: "magg", 9: "sett,sep", 10: "ott"},
    "ms": {12: "dis"},
    "pl": {9: "wrzes"},
    "ru": {2: "фев", 5: "май", 9: "сен", 11: "ноя"},
    "sv": {9: "sep"},
    "th": dict(enumerate(["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"], 1)),
    "vi": {1: "tháng giêng", 4: "tháng bốn", 12: "tháng chạp"},
}  # fmt: skip

# The genitive, which Serbian, Bosnian and Slovene use after the day; CLDR has the nominative alone.
GENITIVE = {
    "bs": "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra",
    "sl": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "sr": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "sr_Cyrl": "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
}
VIETNAMESE = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]

# CLDR's Persian calendar (common/main/fa.xml, fa_AF.xml, ps.xml); Babel leaves out all calendars but the Gregorian.
SOLAR_HIJRI = {
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "fa-AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "ps": "وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
}

# Small words between weekday, date and time ("Montag, den", "klo", "a las", "в"); CLDR has them in patterns only.
LINKS = """
    at on of t time date clock um ab am den der vom uhr gegen kl klo klokken kello om uur à a alle ore ora le il lo el
    la las los del di do da de du às as hora horas heure día dia o v ve u w dniu dne dnia godz godzina hod hodin saat
    в во о об у от г год года году ч час р року рік ώρα στις την τις الساعة الموافق في عند يوم ساعت در روز בשעה ב יום
    को पर समय তারিখ সময় pukul jam tanggal lúc ngày vào เวลา วันที่ เมื่อ ที่ วัน kell plkst ja og och und and
    godine god g r roku m n d ж թ tarih
"""
# … and between day, month and year.
JOINTS = "of the de del do di du d da o el le la dia día den der m gada թ พ ศ ค เดือน ปี năm ngày সন वर्ष"
# Endings of day numbers: 15th, 1er, 1º, 15-го, 15:e, ১৫ই.
ORDINALS = "st nd rd th er re ère ro eme e a ª º ° o го ого й ти те е ое του ης η an án én in ik ई ই লা রা শে ঠা"
# What follows a clock: "20:47 Uhr", "20:47 น.".
CLOCK_WORDS = "uhr uur h hs hr hrs hours heures น ч час часа часов г год ώρα klst 分 分钟 बजे টায় টা"
# Hungarian for a.m. and p.m.: they stand before the hour, and behind it are Spanish ("20:47 de ayer") and French.
NO_HALVES = {"de", "du"}
# … and those that make an hour of a number alone: "20 Uhr".
HOUR_WORDS = "uhr uur"
# What a version follows: "Version 1.2.14".
VERSION_WORDS = """
    v ver vers version versión versão versione wersja verze release build ios android macos os ubuntu kernel firmware
"""

# Minutes east of Greenwich. Left out, so read without a zone, is what means several: BST (Britain, Bangladesh), IST
# (India, Israel, Ireland), CST (America, China, Cuba), MST (America, Malaysia), AST (Atlantic, Arabia), SST, WST.
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "MEZ": 60, "HNEC": 60, "CEST": 120, "MESZ": 120,
    "HAEC": 120, "EET": 120, "EEST": 180, "MSK": 180, "МСК": 180, "TRT": 180, "EAT": 180, "CAT": 120, "SAST": 120,
    "WAT": 60, "PKT": 300, "NPT": 345, "WIB": 420, "WITA": 480, "WIT": 540, "ICT": 420, "HKT": 480, "SGT": 480,
    "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "BRT": -180, "ART": -180, "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
# America's zones named without saying whether daylight saving is on: minutes in winter.
SEASONAL_ZONES = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}

UNITS = {"year": "年 년", "month": "月 월", "day": "日 일 号 號", "month_between": "tháng thg"}


def cldr(code: str) -> localedata.LocaleDataDict:
    """CLDR's data on one locale.

    A copy of its own: `babel.Locale` writes what it resolves into tables that all locales share, so that the month
    names it gives for one language can be another's, depending on which was asked for first.
    """
    data: MutableMapping[Any, Any] = localedata.load(code)
    return localedata.LocaleDataDict(copy.deepcopy(data))


def plain(word: str) -> str:
    """A word of CLDR in lower case, without closing point, with ordinary blanks."""
    return " ".join(word.lower().replace("\u200f", "").split()).rstrip(".")


def months(code: str) -> dict[str, int]:
    """The names of months of one language."""
    found: dict[str, int] = {}
    for locale in map(cldr, [code, *REGIONS.get(code, [])]):
        for context in locale["months"].values():
            for width in ("wide", "abbreviated"):
                for month, word in context.get(width, {}).items():
                    # 9月 and thg 9 the reader knows by their digits, Catalan "d’abril" without its joint.
                    if not any(char.isdigit() for char in word) and fold(word).split()[0] not in ("d", "de"):
                        found.setdefault(plain(word), month)
    for month, more in MORE_MONTHS.get(code, {}).items():
        for word in more.split(","):
            found.setdefault(word, month)
    if code == "he":  # "in", which CLDR has in its date patterns
        found.update({"ב" + word: month for word, month in found.items()})
    for key in (code, code + "_Cyrl"):
        found.update({word: month for month, word in enumerate(GENITIVE.get(key, "").split(), 1)})
    if code == "vi":
        found.update({"tháng " + word: month for month, word in enumerate(VIETNAMESE, 1)})
    return found


def weekdays(code: str) -> dict[str, int]:
    """The names of weekdays of one language, Monday is 0; without single letters, which mean too much."""
    found: dict[str, int] = {}
    for locale in map(cldr, [code, *REGIONS.get(code, [])]):
        for context in locale["days"].values():
            for width in ("wide", "abbreviated"):
                for day, word in context.get(width, {}).items():
                    if (len(plain(word)) > 1 or word >= "\u3000") and not any(char.isdigit() for char in word):
                        found.setdefault(plain(word), day)
    return found


def halves(code: str) -> dict[str, str]:
    """Words that tell the half of the day: for a.m. and p.m., and for morning, evening … where they lie in one half."""
    locale = cldr(code)
    half_of = {"am": "am", "pm": "pm"}
    for rules in locale.get("day_period_rules", {}).values():
        for period, spans in rules.items():
            for span in spans if isinstance(spans, list) else [spans]:
                start, end = span.get("from"), span.get("before")
                # Noon hours are left out: 11:30 noon and 12:30 noon are in different halves.
                if start is not None and end is not None and start < end and end - start > 3600:
                    if end <= 12 * 3600:
                        half_of[period] = "am"
                    elif start >= 12 * 3600:
                        half_of[period] = "pm"
    found: dict[str, str] = {}
    for context in locale["day_periods"].values():
        for width in ("wide", "abbreviated"):
            for period, word in context.get(width, {}).items():
                name = plain(word)
                # Short forms of morning and the like ("form.", "pop.", "mat.") mean too much else.
                least = 5 if width == "abbreviated" and period not in ("am", "pm") else 2
                if period in half_of and (len(name) >= least or name > "\u0600") and fold(name) not in NO_HALVES:
                    found.setdefault(name, half_of[period])
    return found


def day_first(code: str) -> bool | None:
    """Whether a language writes the day before the month in dates of digits that end with the year; None if unsettled.

    It is in English, which has both, and where dates begin with the year and have the month before the day.
    """
    if code == "en":
        return None
    locale = cldr(code)
    pattern = locale["date_formats"]["short"].pattern
    if pattern.index("y") < pattern.index("d"):
        pattern = locale["datetime_skeletons"]["Md"].pattern
        return True if pattern.index("d") < pattern.index("M") else None
    return bool(pattern.index("d") < pattern.index("M"))


def regional(codes: Iterable[str]) -> dict[str, bool | None]:
    """`day_first` for languages with their region, by their tags: "en-GB"."""
    return {code.replace("_", "-"): day_first(code) for code in codes}


def false_friends(tables: dict[str, dict[str, int]]) -> dict[str, list[int]]:
    """Names that are one month in Croatian and another elsewhere: word → [month elsewhere, month in Croatian].

    Raises ValueError where two other languages disagree: the reader knows only this one quarrel.
    """
    meanings: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, table in tables.items():
        for word, month in table.items():
            meanings[fold(word)][month].add(code)
    quarrels = {}
    for word, by_month in meanings.items():
        if len(by_month) > 1:
            ours = [month for month, codes in by_month.items() if codes == {"hr"}]
            others = [month for month, codes in by_month.items() if "hr" not in codes]
            if len(ours) != 1 or len(others) != 1:
                raise ValueError(f"{word} is several months: {dict(by_month)}")
            quarrels[word] = [others[0], ours[0]]
    return quarrels


def split(text: str) -> list[str]:
    """The words of a list, once each, sorted."""
    return sorted(set(text.split()))


def calendar() -> dict[str, Any]:
    """The whole file, as plain data."""
    codes = LANGUAGES.split()
    month_tables = {code: months(code) for code in codes}
    solar = {code: {word: month for month, word in enumerate(text.split(), 1)} for code, text in SOLAR_HIJRI.items()}
    solar["fa"]["امرداد"] = 5
    return {
        "about": "Made by training/make_calendar.py from CLDR (Unicode-3.0) and a few lists; do not edit by hand.",
        "months": month_tables,
        "months_croatian": false_friends(month_tables),
        "months_solar_hijri": solar,
        "weekdays": {code: weekdays(code) for code in codes},
        "halves": {code: halves(code) for code in codes},
        "day_first": {code: day_first(code) for code in codes} | regional(ENGLISH),
        "links": split(LINKS),
        "joints": split(JOINTS + " " + ORDINALS),
        "clock_words": split(CLOCK_WORDS),
        "hour_words": split(HOUR_WORDS),
        "version_words": split(VERSION_WORDS),
        "units": {name: split(text) for name, text in UNITS.items()},
        "zones": ZONES,
        "zones_seasonal": SEASONAL_ZONES,
    }


def dump(data: dict[str, Any]) -> str:
    """JSON, sorted, a line for every language: short, and a change shows where it is."""

    def flat(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    parts = []
    for name in sorted(data):
        value = data[name]
        if isinstance(value, dict) and value and all(isinstance(inner, dict) for inner in value.values()):
            rows = ",\n".join(f"  {flat(key)}: {flat(value[key])}" for key in sorted(value))
            parts.append(f" {flat(name)}: {{\n{rows}\n }}")
        else:
            parts.append(f" {flat(name)}: {flat(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(dump(calendar()), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
