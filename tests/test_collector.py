"""The collector rests while a large page is worked on, and is afterwards as it was before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from newsclean import extract, pipeline
from newsclean.page import Page
from newsclean.readers import read

LINE = "The ferry to Skerry was late again, and nobody on the quay was surprised.\n\n"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the collector was enabled, each time that a page was read."""
    found: list[bool] = []

    def looking(source: str | bytes, url: str | None) -> Page:
        found.append(gc.isenabled())
        return read(source, url)

    monkeypatch.setattr(pipeline, "read", looking)
    return found


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize(("times", "enabled"), [(1, True), (8_000, False)])
def test_it_rests_for_large_pages_alone(times: int, enabled: bool, seen: list[bool]) -> None:
    extract(LINE * times)
    assert seen == [enabled]
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off(seen: list[bool]) -> None:
    gc.disable()
    extract(LINE * 8_000)
    assert seen == [False]
    assert not gc.isenabled()


def test_it_comes_back_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "read", fails)
    with pytest.raises(MemoryError):
        extract(LINE * 8_000)
    assert gc.isenabled()


def test_a_large_page_leaves_no_cycles_behind() -> None:
    extract(LINE)
    gc.collect()
    gc.disable()
    extract(LINE * 8_000)
    assert gc.collect() < 100
