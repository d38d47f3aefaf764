"""What a site repeats: counts that do not depend on the order, and what they change."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Role, SiteCounts, SitesError, extract
from newsclean.sites import SAMPLE, host_of

STORY = (
    "The ferry across the Ouse was sold on Monday to a cheesemaker, who wants to let cheese ripen in its engine room, "
    "which is cool and damp all year round, as the town clerk told this paper over the telephone."
)
OTHERS = [
    f"In the {place}, a {who} has found a purse with forty coins of King {king}, which had been sewn into the lining "
    f"of a coat that nobody had worn for longer than anyone could remember, the museum said."
    for place, who, king in (
        ("attic", "tailor", "Carol"),
        ("cellar", "plumber", "Olaf"),
        ("tower", "sexton", "Matthias"),
    )
]
BOX = "Our reporters have walked every street of the county since 1911, and they still wear out their own shoes."


def page(story: str, title: str, box: str = BOX) -> str:
    return "\n\n".join([title, "By Ada Firth", story, box, story.replace("said", "wrote").upper(), "Comments (14)"])


PAGES = [page(story, f"Title {number} of the day") for number, story in enumerate([STORY, *OTHERS])]
URLS = [f"https://www.paper.example/{number}" for number in range(len(PAGES))]


def counted(pages: Sequence[tuple[str, str | None]]) -> SiteCounts:
    counts = SiteCounts()
    for text, url in pages:
        counts.add(text, url)
    return counts


ALL = list(zip(PAGES, URLS, strict=True))


def test_a_box_of_the_site_is_no_part_of_the_story() -> None:
    assert BOX in extract(PAGES[0]).body
    for site in (counted(ALL), counted(ALL).of(URLS[0])):
        article = extract(PAGES[0], url=URLS[0], site=site)
        assert BOX not in article.body
        assert STORY in article.body
        (removal,) = [item for item in article.removed if item.text == BOX]
        assert removal.role is Role.BOILERPLATE
        assert removal.reasons[0] == "site: stands on 3 of 3 other pages of the site"
        assert article.authors == ("Ada Firth",)


def test_a_page_says_nothing_about_itself() -> None:
    """Nor does the same story at another address."""
    copy = PAGES[0].replace("Title 0 of the day", "Printed: title 0 of the day")
    for pages in ([ALL[0]], [ALL[0], ALL[0]], [ALL[0], (copy, URLS[1])]):
        assert extract(PAGES[0], url=URLS[0], site=counted(pages)) == extract(PAGES[0], url=URLS[0])


def test_what_is_not_known() -> None:
    article = extract(PAGES[0], url="https://other.example/")
    assert extract(PAGES[0], url="https://other.example/", site=counted(ALL)) == article
    assert extract(PAGES[0], site=counted(ALL)) == extract(PAGES[0])
    assert len(counted([(PAGES[0], None), (PAGES[1], "no address"), (PAGES[2], "https://[bad/")])) == 0


def test_numbers_in_a_line_do_not_matter() -> None:
    boxes = [f"{number} of our readers cycle to work" for number in range(4)]
    pages = [page(story, "T", box) for story, box in zip([STORY, *OTHERS], boxes, strict=True)]
    site = counted(list(zip(pages, URLS, strict=True))).of(URLS[0])
    assert site
    article = extract(page(STORY, "T", "99 of our readers cycle to work"), site=site)
    assert "readers" not in article.body


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Paper.example:80/a", "paper.example"),
        ("http://a.b.example", "a.b.example"),
        ("", None),
        (None, None),
        ("x", None),
        ("http://[", None),
    ],
)
def test_hosts(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


def test_any_order_gives_the_same_counts() -> None:
    expected = counted(ALL)
    for order in permutations(ALL):
        assert counted(list(order)) == expected


LINES = st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.integers(0, 50), max_size=5)), max_size=60)


@given(LINES, st.integers(1, 5), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_merging_is_counting(pages: list[tuple[str, list[int]]], parts: int, dice: random.Random) -> None:
    """However the pages are dealt out, in whatever order the parts meet, and though some are counted twice."""
    whole = SiteCounts()
    dealt = [SiteCounts() for _ in range(parts)]
    for host, lines in pages:
        whole.add_lines(host, lines)
        for _ in range(dice.choice((1, 1, 2))):
            dice.choice(dealt).add_lines(host, lines)
    dice.shuffle(dealt)
    merged = SiteCounts()
    for part in dealt:
        merged.merge(part)
    assert merged == whole
    assert merged.to_bytes() == whole.to_bytes()


def test_they_stay_small() -> None:
    counts = SiteCounts()
    for number in range(1000):
        counts.add_lines("a", [number, 5000])
    site = counts.of("http://a/")
    assert site
    assert len(site.pages) == SAMPLE
    pruned = counts.pruned().of("http://a/")
    assert pruned
    assert {line for lines in pruned.pages.values() for line in lines} == {5000}


def test_saved_and_loaded(tmp_path: Path) -> None:
    counts = counted(ALL)
    counts.save(tmp_path / "sites.gz")
    assert SiteCounts.load(tmp_path / "sites.gz") == counts
    pruned = counts.pruned()
    assert extract(PAGES[0], url=URLS[0], site=pruned) == extract(PAGES[0], url=URLS[0], site=counts)
    assert len(pruned.to_bytes()) < len(counts.to_bytes())


@pytest.mark.parametrize("data", [b"", b"[1]", b"\x1f\x8b\x08broken"])
def test_files_of_something_else(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "sites.gz").write_bytes(data)
    with pytest.raises(SitesError, match="no file of site counts"):
        SiteCounts.load(tmp_path / "sites.gz")
