"""Makes ``newsclean/vocabulary/calendar.json``: the words that dates are written with, in some 60 languages.

Run ``python -m training.make_calendar`` from the root of the repository. Needs Babel, which carries the Unicode Common
Locale Data Repository (CLDR, https://cldr.unicode.org, licence: Unicode-3.0). The same CLDR gives the same file. What
CLDR has not is in ``calendar.toml``.

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

import tomli
from babel import localedata

from newsclean.dates import fold

TARGET = Path(__file__).resolve().parent.parent / "newsclean" / "vocabulary" / "calendar.json"

WORDS = tomli.loads((Path(__file__).resolve().parent / "calendar.toml").read_text("utf-8"))
"""What CLDR does not say."""
_NO_HALVES = frozenset(WORDS["no_halves"].split())


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
    for locale in map(cldr, [code, *WORDS["regions"].get(code, [])]):
        for context in locale["months"].values():
            for width in ("wide", "abbreviated"):
                for month, word in context.get(width, {}).items():
                    # 9月 and thg 9 the reader knows by their digits, Catalan "d’abril" without its joint.
                    if not any(char.isdigit() for char in word) and fold(word).split()[0] not in ("d", "de"):
                        found.setdefault(plain(word), month)
    for month, more in WORDS["more_months"].get(code, {}).items():
        for word in more.split(","):
            found.setdefault(word, int(month))
    if code == "he":  # "in", which CLDR has in its date patterns
        found.update({"ב" + word: month for word, month in found.items()})
    for key in (code, code + "_Cyrl"):
        found.update({word: month for month, word in enumerate(WORDS["genitive"].get(key, "").split(), 1)})
    if code == "vi":
        found.update({"tháng " + word: month for month, word in enumerate(WORDS["vietnamese"], 1)})
    return found


def solar_months(code: str) -> dict[str, int]:
    """The names of the months of the Solar Hijri calendar in one language."""
    found = {word: month for month, word in enumerate(WORDS["solar_hijri"][code].split(), 1)}
    found.update({word: int(month) for month, word in WORDS["more_solar_hijri"].get(code, {}).items()})
    return found


def weekdays(code: str) -> dict[str, int]:
    """The names of weekdays of one language, Monday is 0; without single letters, which mean too much."""
    found: dict[str, int] = {}
    for locale in map(cldr, [code, *WORDS["regions"].get(code, [])]):
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
                if period in half_of and (len(name) >= least or name > "\u0600") and fold(name) not in _NO_HALVES:
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
    codes = WORDS["languages"].split()
    month_tables = {code: months(code) for code in codes}
    return {
        "about": "Made by training/make_calendar.py from CLDR (Unicode-3.0) and a few lists; do not edit by hand.",
        "months": month_tables,
        "months_croatian": false_friends(month_tables),
        "months_solar_hijri": {code: solar_months(code) for code in WORDS["solar_hijri"]},
        "weekdays": {code: weekdays(code) for code in codes},
        "halves": {code: halves(code) for code in codes},
        "day_first": {code: day_first(code) for code in codes} | regional(WORDS["english"]),
        "links": split(WORDS["links"]),
        "joints": split(f"{WORDS['joints']} {WORDS['ordinals']}"),
        "clock_words": split(WORDS["clock_words"]),
        "hour_words": split(WORDS["hour_words"]),
        "version_words": split(WORDS["version_words"]),
        "units": {name: split(text) for name, text in WORDS["units"].items()},
        "zones": WORDS["zones"],
        "zones_seasonal": WORDS["zones_seasonal"],
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
