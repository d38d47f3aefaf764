"""Where dates may be: one expression for numbers that stand to others as those of a date do.

It is there for speed: most numbers on pages are no part of a date, and this passes over them without a step of Python.
So it never leaves out a date; what is one the readers of each form decide. All digits are ASCII: see `ascii_digits`.
"""

from __future__ import annotations

from newsclean.dates.patterns import Pattern
from newsclean.dates.years import YEAR_HEADS

NUMERIC, NAMED, MONTH_FIRST, YEAR_FIRST, YEAR_NAMED, COMPACT, RUN = 4, 6, 8, 12, 14, 15, 16
"""The forms, as `re.Match.lastindex` of a candidate tells them; what its groups are stands beside each pattern."""

_YEAR = rf"(?:{YEAR_HEADS})[0-9]{{2}}"
_STRICT = r"""[^\w:;,|()\[\]{}<>'’"!?$%&#@*+=~^`\\]"""
"""What stands between numbers that are a date by themselves."""
# A look ahead that is then consumed, (?=(…))\5, is never tried again at other lengths, which would cost the most time.
_PATTERN = rf"""
    (?:
        [0-9]?(?![0-9])                                                     # one or two digits
        (?:
            # NUMERIC: 15.09.2014, 9/15/14; groups 1 to 4: gap, number, gap, year
            (?=\s*[^\w\s]) ({_STRICT}{{1,9}}) ([0-9]{{1,2}})(?![0-9])
            ({_STRICT}{{1,7}}) ([0-9]{{2}}(?![0-9])|{_YEAR}[0-9]{{0,2}}(?![0-9]))
        |
            # NAMED: 15 September 2014, September 15th, 2014, 15 tháng 9 (năm 2014); groups 5, 6: gap, number
            (?=[\W_ºª]{{0,5}}[^\W\d_]) (?=([^0-9:]{{1,40}}))\5
            ([0-9]{{2}}(?![0-9])|{_YEAR}[0-9]{{0,4}}(?![0-9])|[0-9](?![0-9])(?=[^0-9]{{1,7}}[0-9]{{2}}))
        |
            # MONTH_FIRST: September 15, 2014, Sep 15, '14; groups 7, 8: gap, year
            (?=([^0-9:;|()\[\]<>%$]{{1,12}}))\7 ({_YEAR}[0-9]{{0,4}}(?![0-9])|(?<=['’])[0-9]{{2}}(?![0-9]))
        )
    |
        (?:(?<=1)[2349]|(?<=2)[01456])[0-9]{{2}}(?![0-9])                   # a year
        (?:
            # YEAR_FIRST: 2014-09-15, 2014年9月15日; groups 9 to 12: gap, month, gap, day
            ([^0-9:;,|()]{{1,4}}) ([0-9]{{1,2}})(?![0-9]) ([^0-9:;,|()]{{1,4}}) ([0-9]{{1,2}})(?![0-9])
        |
            # YEAR_NAMED: 2014. szeptember 15, 2014. gada 15. septembris; groups 13, 14: gap, day
            (?=[\W_]{{0,39}}[^\W\d_]) (?=([^0-9]{{1,40}}))\13 ([0-9]{{1,2}})(?![0-9])
        )
    |
        # COMPACT: 20140915, 201409152047; group 15: all but the first digit
        ((?:(?<=1)99|(?<=2)0[0-3])[0-9]{{5}}(?:[0-9]{{4}}(?:[0-9]{{2}})?)?)(?![0-9])
    |
        # RUN: Feb 172009, where day and year on lines of their own were run together; group 16: year
        [0-9]?({_YEAR})(?![0-9])
    )
"""
# That no digit stands before is asked behind the first digit, since a search for a digit skips fast what is none.
CANDIDATE = Pattern(r"(?x)[0-9](?<![0-9]{2})" + _PATTERN)
REST = Pattern("(?x)[0-9]" + _PATTERN)
"""`CANDIDATE` for the rest of a number whose head is a year, as in "202312:36"."""

SCRIPT_DIGIT = Pattern("[٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙၀-၉០-៩０-９]")
"""Digits of other scripts that dates are written in."""
_OTHER_DIGIT = Pattern(r"[^\D0-9]")


def ascii_digits(text: str) -> str:
    """The text with digits of all other scripts turned into ASCII ones, and everything at its place."""
    if _OTHER_DIGIT.search(text) is None:
        return text
    return _OTHER_DIGIT.sub(lambda other: str(int(other[0])), text)
