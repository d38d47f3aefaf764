"""The report in a real browser: by keyboard, by screen reader's rules, with hostile and with very long pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsclean import Article, Caption, Piece, Removal, Role, Span
from newsclean.report import Reported, render
from newsclean.testing import check
from tests.browsing import Window, browser
from tests.test_report import HOSTILE, PAGE, examined

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

VIEWS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "has_touch": True},
    "dark phone": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "has_touch": True},
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def window(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A new window; whatever the browser complains about fails the test."""
    context = chromium.new_context(**VIEWS[getattr(request, "param", "light")])
    opened = Window(context.new_page())
    yield opened
    context.close()
    assert opened.complaints == []


@pytest.fixture
def one(window: Window, tmp_path: Path) -> Page:
    file = tmp_path / "report.html"
    file.write_text(render([examined(PAGE)]), "utf-8")
    return window.open(file)


@pytest.fixture
def several(window: Window, tmp_path: Path) -> Page:
    file = tmp_path / "report.html"
    pages = [
        examined(PAGE, "flood.txt"),
        examined("", "empty.txt"),
        examined(HOSTILE, "hostile.txt"),
        hostile_through_and_through(),
    ]
    file.write_text(render(pages), "utf-8")
    return window.open(file)


def shown(page: Page, role: str) -> int:
    return page.locator(f'.row[data-role="{role}"]:visible').count()


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.closest('.row')?.querySelector('.text').textContent ?? ''")
    return text


def test_it_shows_the_page_and_the_article(one: Page) -> None:
    assert one.get_by_role("heading", level=1).inner_text() == "Flood wall at Hexley holds as river peaks"
    assert one.get_by_role("listitem").filter(has_text="Sign up for our morning newsletter").count() == 1
    article = one.get_by_role("complementary", name="The article as extracted").inner_text()
    for words in (
        "Ruth Ansah",
        "2025-03-03",
        "Volunteers fill sandbags on Mill Lane (PA)",
        "floods, Hexley",
        "article",
    ):
        assert words in article


def test_every_row_names_its_role(one: Page) -> None:
    for row in one.locator(".row").all():
        assert row.locator(".label .chip").inner_text() == row.get_attribute("data-role")


def test_roles_are_toggled_by_keyboard(one: Page) -> None:
    assert shown(one, "body") == 3
    one.keyboard.press("b")
    assert shown(one, "body") == 0
    assert one.locator('#roles [data-role="body"]').get_attribute("aria-pressed") == "false"
    assert one.get_by_role("status").filter(has_text="body hidden, 19 blocks shown").count() == 1
    one.keyboard.press("b")
    assert shown(one, "body") == 3
    one.keyboard.press("Shift+N")
    assert one.locator(".row:visible").count() == shown(one, "navigation") == 1
    one.keyboard.press("1")
    assert shown(one, "navigation") == 0
    assert shown(one, "title") == 1
    one.keyboard.press("0")
    assert one.locator(".row:visible").count() == 22


def test_single_keys_can_be_switched_off(one: Page) -> None:
    one.keyboard.press("?")
    one.get_by_label("Single keys do these things").uncheck()
    one.keyboard.press("Escape")
    one.keyboard.press("b")
    assert shown(one, "body") == 3


def test_a_block_is_reached_and_opened_by_keyboard(one: Page) -> None:
    for _ in range(12):
        one.keyboard.press("j")
    one.keyboard.press("k")
    assert focused(one) == "READ MORE: Ten streets told to leave"
    one.keyboard.press("ArrowDown")
    assert focused(one) == "Sign up for our morning newsletter"
    one.keyboard.press("Enter")
    why = one.locator(".row.open .why")
    assert "a pitch: “Sign up for our" in why.inner_text()
    assert "+" in why.locator(".weight").first.inner_text()
    assert one.locator(".row.open .label").get_attribute("aria-expanded") == "true"
    one.keyboard.press("Enter")
    assert not why.is_visible()
    one.keyboard.press("Home")
    assert focused(one) == "Home | News | Sport | Weather"
    one.keyboard.press("End")
    assert focused(one).startswith("© 2025")


def test_the_keys_pass_over_what_is_hidden(one: Page) -> None:
    one.keyboard.press("1")
    one.keyboard.press("j")
    one.keyboard.press("j")
    assert focused(one).startswith("HEXLEY (Reuters)")


def test_there_is_one_stop_for_the_tabulator_in_the_list(one: Page) -> None:
    assert one.locator('.label[tabindex="0"]').count() == 1


def correct(page: Page, text: str, role: str, *, role_found: str | None = None) -> None:
    within = f'.row[data-role="{role_found}"]' if role_found else ".row"
    row = page.locator(within).filter(has_text=text).first
    number = row.get_attribute("data-index")
    row.locator(".label").click()
    page.locator(f"#fix-{number}").select_option(role)


def fetched(page: Page, folder: Path, source: str) -> dict[str, Any]:
    folder.mkdir()
    (folder / "page.txt").write_text(source, "utf-8")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download expected.json").click()
    assert download.value.suggested_filename == "expected.json"
    download.value.save_as(folder / "expected.json")
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return expected


def test_a_correction_is_downloaded_and_passes_the_plugin(one: Page, tmp_path: Path) -> None:
    correct(one, "A second peak", "promo")
    correct(one, "Topics: floods", "body")
    assert one.locator("#corrected").inner_text() == "2 corrections"
    expected = fetched(one, tmp_path / "flood", PAGE)
    assert expected["must_not_have"] == ["A second peak"]
    assert expected["body"][-1] == "Topics: floods | Hexley"
    assert expected["captions"] == [{"text": "Volunteers fill sandbags on Mill Lane", "credit": "PA"}]
    assert expected["falls_short"] == ["body", "must_not_have"]
    assert check(tmp_path / "flood") == []


def test_a_page_that_was_right_but_for_its_fields(one: Page, tmp_path: Path) -> None:
    correct(one, "Engineers had feared", "boilerplate")
    one.get_by_role("button", name="Go over it").click()
    one.get_by_label("Authors, one a line").fill("Ruth Ansah\nOmar Whitby")
    one.get_by_role("button", name="Keep this").click()
    expected = fetched(one, tmp_path / "flood", PAGE)
    assert expected["standfirst"] is None
    assert expected["authors"] == ["Ruth Ansah", "Omar Whitby"]
    assert expected["falls_short"] == ["standfirst", "authors"]
    assert check(tmp_path / "flood") == []


def test_captions_and_titles_follow_their_blocks(one: Page, tmp_path: Path) -> None:
    correct(one, "Engineers had feared", "title")
    correct(one, "Flood wall at Hexley holds", "repeat")
    for _ in range(one.locator('.row[data-role="caption"]').count()):
        correct(one, "Volunteers fill sandbags", "body", role_found="caption")
    correct(one, "About time they fixed it", "caption")
    expected = fetched(one, tmp_path / "flood", PAGE)
    assert expected["title"] == "Engineers had feared the 1968 barrier would give way overnight"
    assert expected["captions"] == [{"text": "About time they fixed it."}]
    assert check(tmp_path / "flood") == []


def test_corrections_can_be_undone(one: Page) -> None:
    correct(one, "A second peak", "promo")
    assert one.locator(".row").filter(has_text="A second peak").locator(".was").inner_text() == "heading"
    one.get_by_role("button", name="Undo all").click()
    assert shown(one, "heading") == 1
    assert not one.locator("#corrections").is_visible()


def test_several_pages_have_an_index(several: Page) -> None:
    assert several.get_by_role("heading", level=1).inner_text() == "4 pages"
    titles = several.locator("#lines a")
    assert "No title found" in titles.all_inner_texts()[:3]  # the least sure come first
    several.get_by_role("button", name="Confidence").click()
    assert several.locator('th[aria-sort="descending"]').inner_text().startswith("Confidence")
    assert titles.first.inner_text().startswith("Flood wall at Hexley")
    several.keyboard.press("/")
    several.get_by_label("Search").fill("hexley ANSAH")
    assert titles.count() == 1
    titles.first.click()
    assert several.get_by_role("heading", level=1).inner_text().startswith("Flood wall at Hexley")
    several.keyboard.press("]")
    several.locator("#facts").filter(has_text="0 of 0 blocks").wait_for()
    several.go_back()
    several.go_back()
    assert titles.first.is_visible()


def hostile_through_and_through() -> Reported:
    """An article of which every field and every reason is hostile, as a library that uses ours might make one."""
    span = Span(0, len(HOSTILE))
    article = Article(
        title=HOSTILE,
        standfirst=HOSTILE,
        date=None,
        body=HOSTILE,
        captions=(Caption(HOSTILE, HOSTILE, span),),
        authors=(HOSTILE,),
        tags=(HOSTILE,),
        language="<b>",
        kept=(Piece(span, HOSTILE, Role.BODY), Piece(span, HOSTILE, Role.HEADING)),
        removed=(Removal(span, HOSTILE, Role.SHARE, (HOSTILE,)),),
    )
    return Reported(HOSTILE, article)


@pytest.mark.parametrize("number", [3, 4])
def test_a_hostile_page_executes_nothing(several: Page, number: int) -> None:
    several.evaluate(f"location.hash = '#{number}'")
    several.locator(".row").first.wait_for()
    for label in several.locator(".label").all():
        label.click()
    assert several.evaluate("window.broken") is None
    assert (
        several.locator("#one :is(img, svg, script, iframe, object, embed, form, b)").count()
        == several.locator("#facts b").count()
    )
    links = several.evaluate("[...document.links].map((link) => link.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    assert "<script>window.broken = 1</script>" in several.locator("#blocks").inner_text()
    assert several.evaluate(r"!/[\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText + document.title)")


def test_the_policy_is_in_force(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    html = render([examined(PAGE)])
    attack = "<script>window.broken = 1</script><img src='data:,' onerror='window.broken = 2'>"
    file.write_text(html.replace("<main", f"{attack}<main"), "utf-8")
    page = chromium.new_page()
    page.goto(file.as_uri())
    page.locator(".row").first.wait_for()
    assert page.evaluate("window.broken") is None
    with pytest.raises(Exception, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<p>'")
    page.close()


@pytest.mark.parametrize("window", VIEWS, indirect=True)
@pytest.mark.parametrize("place", ["index", "page", "opened", "article", "help"])
def test_axe_finds_nothing(window: Window, several: Page, place: str) -> None:
    if place != "index":
        several.evaluate("location.hash = '#1'")
        several.locator(".row").first.wait_for()
    if place == "opened":
        several.locator(".label").nth(8).click()
        correct(several, "A second peak", "promo")
    if place == "article" and several.locator("#show-article").is_visible():
        several.locator("#show-article").click()
    if place == "help":
        several.locator("#ask").click()
    assert window.violations() == []


@pytest.mark.parametrize("window", ["phone"], indirect=True)
def test_nothing_is_wider_than_a_phone(several: Page) -> None:
    for place in ("", "#1", "#3"):
        several.evaluate(f"location.hash = '{place}'")
        assert several.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_theme_can_be_chosen(one: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = one.evaluate(ground)
    one.get_by_role("button", name="Theme").click()
    assert one.evaluate(ground) == light
    one.get_by_role("button", name="Theme").click()
    assert one.evaluate(ground) != light


LONGEST = 2000
"""Milliseconds that the window may stand still, on a slow machine; on a usual one it is a tenth of it."""


def test_twenty_thousand_blocks_do_not_freeze_it(window: Window, tmp_path: Path) -> None:
    lines = [
        "The mayor said on Monday that she had slept well, number {}.",
        "READ MORE: Ferry {}",
        "Photo: AP/Jane {}.",
    ]
    reported = examined("\n\n".join(lines[at % 3].format(at) for at in range(20_000)))
    assert len(reported.article.kept) + len(reported.article.removed) >= 20_000
    file = tmp_path / "report.html"
    file.write_text(render([reported]), "utf-8")
    window.page.add_init_script(
        "window.longest = 0; new PerformanceObserver((list) => { for (const task of list.getEntries())"
        " window.longest = Math.max(window.longest, task.duration) }).observe({ type: 'longtask', buffered: true })"
    )
    page = window.open(file)
    page.locator("#blocks[data-complete]").wait_for()
    page.keyboard.press("b")
    page.keyboard.press("j")
    page.keyboard.press("End")
    page.locator('.row[data-index="19999"]').wait_for()
    page.mouse.click(30, 500)
    page.wait_for_timeout(300)
    assert page.evaluate("window.longest") < LONGEST
