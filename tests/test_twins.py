"""Pages of `fixtures/` that are there twice, as text and as HTML, tell one story: the same is expected of both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
TWINS = sorted(path.parent for path in FIXTURES.glob("*-html/page.html"))


def expected(folder: Path) -> dict[str, Any]:
    stated: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return stated


def test_there_are_twins() -> None:
    assert TWINS


@pytest.mark.parametrize("folder", TWINS, ids=lambda folder: folder.name)
def test_twins_expect_the_same(folder: Path) -> None:
    twin = folder.with_name(folder.name.removesuffix("-html"))
    assert (twin / "page.txt").is_file()
    html, text = expected(folder), expected(twin)
    for key in ("title", "date", "body", "captions"):
        assert html[key] == text[key], key
