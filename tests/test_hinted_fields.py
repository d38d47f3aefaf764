"""Fields chosen between what markup hints at and what the page shows."""

from __future__ import annotations

import datetime

import pytest

from newsclean.fields.dates import Publication
from newsclean.fields.hinted import choose_authors, choose_publication, choose_title
from newsclean.hints import Hint, Hints, Moment, Signature

UTC = datetime.timezone.utc
DAY = datetime.date(2025, 3, 3)
NEXT = datetime.date(2025, 3, 4)
LATER = datetime.date(2025, 5, 1)


def titled(*titles: str) -> Hints:
    return Hints(titles=tuple(Hint(title, "og:title", 0.8) for title in titles))


def dated(*days: datetime.date, trust: float = 0.9, hour: int | None = None) -> Hints:
    return Hints(published=tuple(moment(day, trust, hour) for day in days))


def moment(day: datetime.date, trust: float = 0.9, hour: int | None = None) -> Moment:
    stamp = None if hour is None else datetime.datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Moment(day, stamp, "ld:datePublished", trust)


def shown(day: datetime.date, alternative: datetime.date | None = None) -> Publication:
    return Publication(day, None, alternative)


class TestTitle:
    @pytest.mark.parametrize(
        ("visible", "hints", "headings", "lines", "expected"),
        [
            ("“Flood wall” holds", titled("Flood Wall Holds"), [], [], "“Flood wall” holds"),
            (
                "Ten streets told to leave",
                titled("Flood wall holds"),
                [],
                ["Home", "FLOOD WALL HOLDS"],
                "FLOOD WALL HOLDS",
            ),
            (
                "Ten streets",
                titled("Flood wall holds"),
                ["Flood wall holds!"],
                ["Flood wall holds"],
                "Flood wall holds!",
            ),
            ("Ten streets", titled("No such line", "Flood wall holds"), [], ["Flood wall holds"], "Flood wall holds"),
            ("Flood wall holds", titled("Leeds: Flood wall holds"), ["Leeds"], [], "Flood wall holds"),
            ("Leeds: Flood wall holds", titled("Flood wall holds"), [], [], "Leeds: Flood wall holds"),
            (
                "Menu",
                titled("Flood wall at Leeds holds out"),
                ["Flood wall holds in Leeds"],
                [],
                "Flood wall holds in Leeds",
            ),
            ("River peaks", titled("Ten streets told to leave"), ["The Post"], [], "River peaks"),
            (None, titled("Flood wall holds"), ["The Post"], [], "Flood wall holds"),
            ("News / Flood wall holds", titled("Quite another"), ["Flood wall holds "], [], "Flood wall holds"),
            (None, Hints(), ["The only heading"], [], "The only heading"),
            (None, Hints(), ["", "  "], [], None),
            ("River peaks", Hints(), ["The Post"], ["x"], "River peaks"),
            (None, Hints(), [], [], None),
        ],
    )
    def test_choice(
        self, visible: str | None, hints: Hints, headings: list[str], lines: list[str], expected: str | None
    ) -> None:
        assert choose_title(visible, hints, headings=headings, lines=lines) == expected


class TestKicker:
    @pytest.mark.parametrize(
        ("hint", "lines", "expected"),
        [
            ("Leeds: Flood wall holds", ["Leeds", "Flood wall holds"], "Leeds: Flood wall holds"),
            ("Leeds - Flood wall holds", ["LEEDS:", "Flood wall holds"], "Leeds - Flood wall holds"),
            ("Leeds: Flood wall holds", ["Flood wall holds", ":", "Leeds"], "Leeds: Flood wall holds"),
            (
                "Flood wall holds: Ten streets",
                ["Flood wall holds", ":", "Ten streets"],
                "Flood wall holds: Ten streets",
            ),
        ],
    )
    def test_is_put_before_its_headline(self, hint: str, lines: list[str], expected: str) -> None:
        assert choose_title("Flood wall holds", titled(hint), headings=["Flood wall holds"], lines=lines) == expected

    @pytest.mark.parametrize(
        ("hint", "lines"),
        [
            ("Leeds: Flood wall holds", ["Flood wall holds", "Leeds was wet"]),
            ("Leeds: Flood wall holds", ["Leeds", "Home", "News", "Sport", "Flood wall holds"]),
            ("Flood wall holds - News", ["Flood wall holds", "News"]),
            ("Leeds: Flood wall gives in", ["Leeds", "Flood wall holds"]),
        ],
    )
    def test_is_none_of_another_line(self, hint: str, lines: list[str]) -> None:
        title = choose_title("Flood wall holds", titled(hint), headings=["Flood wall holds"], lines=lines)
        assert title == "Flood wall holds"


LONG = "Flood wall at Hexley holds"


@pytest.mark.parametrize(
    ("visible", "hint", "expected"),
    [
        (f"Council {LONG}", LONG, LONG),
        (f"{LONG} Engineers had feared the worst", LONG, LONG),
        (f"{LONG}Engineers had feared the worst", LONG, LONG),
        (f"{LONG} | The Hexley Post", LONG, LONG),
        (f"Council {LONG}", f"{LONG} - The Post of the Valley", LONG),
        (f"{LONG}: What we know", LONG, f"{LONG}: What we know"),
        (f"{LONG} and nobody is hurt", LONG, f"{LONG} and nobody is hurt"),
        (f"Council: {LONG}", LONG, f"Council: {LONG}"),
        (f"The {LONG}", LONG, f"The {LONG}"),
    ],
)
def test_a_headline_is_told_from_what_stands_beside_it_in_one_heading(visible: str, hint: str, expected: str) -> None:
    assert choose_title(visible, titled(hint), headings=[visible], lines=[visible]) == expected


def test_the_line_that_a_hint_names_behind_a_kicker_wins_over_one_that_no_hint_knows() -> None:
    lines = ["Close this window", LONG, "Home"]
    assert choose_title("Close this window", titled(f"Print: {LONG}"), headings=[], lines=lines) == LONG


class TestPublication:
    def test_one_of_them_alone(self) -> None:
        assert choose_publication(None, Hints()) is None
        assert choose_publication(shown(DAY, NEXT), Hints()) == shown(DAY, NEXT)
        found = choose_publication(None, dated(DAY, hour=7))
        assert found == Publication(DAY, datetime.datetime(2025, 3, 3, 7, tzinfo=UTC), None)
        assert choose_publication(None, Hints(), url="https://example.org/2025/03/03/x") == shown(DAY)

    def test_both_agree_and_markup_adds_the_time_and_settles_the_order(self) -> None:
        found = choose_publication(shown(DAY, alternative=LATER), dated(DAY, hour=7))
        assert found == Publication(DAY, datetime.datetime(2025, 3, 3, 7, tzinfo=UTC), None)

    def test_markup_is_believed_before_a_line_that_nothing_confirms(self) -> None:
        found = choose_publication(shown(LATER), dated(DAY))
        assert found is not None
        assert found.date == DAY

    def test_a_day_that_another_source_confirms_wins(self) -> None:
        found = choose_publication(shown(NEXT), Hints(published=(moment(DAY, hour=23), moment(NEXT))))
        assert found == shown(NEXT)

    def test_a_source_that_is_not_trusted_loses(self) -> None:
        found = choose_publication(shown(DAY), dated(LATER, trust=0.6))
        assert found == shown(DAY)

    def test_the_address_settles_what_day_it_was_in_the_papers_zone(self) -> None:
        found = choose_publication(None, dated(NEXT, hour=2), url="https://example.org/2025/03/03/x")
        assert found == shown(DAY)
        found = choose_publication(shown(LATER), dated(DAY), url="https://example.org/2025/03/03/x")
        assert found is not None
        assert found.date == DAY

    def test_an_address_far_from_all_that_is_given_settles_nothing(self) -> None:
        found = choose_publication(shown(DAY), dated(DAY), url="https://example.org/2021/01/01/x")
        assert found is not None
        assert found.date == DAY

    def test_the_pages_own_address_stands_in_for_a_missing_one(self) -> None:
        assert choose_publication(None, Hints(canonical="https://example.org/2025/03/03/x")) == shown(DAY)

    def test_an_unclear_date_stays_unclear(self) -> None:
        unclear = Hints(published=(moment(DAY)._replace(alternative=LATER),))
        found = choose_publication(None, unclear)
        assert found == shown(DAY, LATER)


class TestAuthors:
    def test_markup_first(self) -> None:
        hints = Hints(authors=(Signature(("Ruth Ansah",), "ld:author", 0.9), Signature(("Omar",), "author", 0.7)))
        assert choose_authors(("Omar Whitby", "Leeds"), hints) == ("Ruth Ansah",)
        assert choose_authors(("Omar Whitby",), Hints()) == ("Omar Whitby",)
        assert choose_authors((), Hints()) == ()

    def test_a_visible_person_before_a_desk(self) -> None:
        hints = Hints(authors=(Signature(("KXYZ Staff",), "ld:author", 0.9),))
        assert choose_authors(("Nexa Korr",), hints) == ("Nexa Korr",)
        assert choose_authors(("Marrow Times",), hints) == ("KXYZ Staff",)
        assert choose_authors((), hints) == ("KXYZ Staff",)
