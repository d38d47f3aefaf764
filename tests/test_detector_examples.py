"""The examples of the documentation: each detector fires where it should, and lets its look-alike stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from newsclean.detectors import DETECTORS
from newsclean.page import Role
from newsclean.pipeline import examine
from tests.test_detectors import STORY, TITLE

EXAMPLES = tomli.loads((Path(__file__).parent.parent / "docs" / "detectors.toml").read_text("utf-8"))
PARTS = {"biography", "lone_names"}
"""Detectors that another calls; they have names of their own all the same."""

FAINT = 1.0
"""Log-odds up to which a mark moves nothing by itself."""


def page_with(lines: str, place: str) -> str:
    """The story with these lines at their place, as HTML where they are."""
    if "<" not in lines:
        at = {"top": 0, "head": 1, "amid": 3, "foot": 5}[place]
        blocks = [TITLE, *STORY]
        return "\n\n".join([*blocks[:at], *lines.split("\n"), *blocks[at:]])
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in STORY]
    at = {"head": 0, "amid": 2, "foot": 4}[place]
    inside = [*paragraphs[:at], lines if place != "foot" else "", *paragraphs[at:]]
    outside = lines if place == "foot" else ""
    story = f"<article><h1>{TITLE}</h1>{''.join(inside)}</article>"
    return f"<!doctype html><html><body><div>{story}</div>{outside}</body></html>"


def fires(detector: str, lines: str, place: str) -> bool:
    """Whether the detector speaks up for a role of the last block that reads like the first line."""
    examination = examine(page_with(lines, place))
    scripts_gone = re.sub(r"<script.*?</script>", "", lines)
    first = re.sub(r"<[^>]+>", "", scripts_gone).split("\n")[0]
    index = [block.index for block in examination.page.blocks if block.text == first][-1]
    if detector == "title":
        index = next(block.index for block in examination.page.blocks if block.text == TITLE)
    own = [mark for mark in examination.marks if mark.block == index and mark.detector == detector]
    return sum(mark.weight for mark in own if mark.role is not Role.BODY or detector == "container") > FAINT


def test_every_detector_has_an_example() -> None:
    names = {detect.__module__.rpartition(".")[2] for detect in DETECTORS}
    assert set(EXAMPLES) == names | PARTS


@pytest.mark.parametrize("detector", EXAMPLES)
def test_it_fires(detector: str) -> None:
    example = EXAMPLES[detector]
    assert fires(detector, example["fires"], example["place"])


@pytest.mark.parametrize("detector", EXAMPLES)
def test_it_lets_the_look_alike_stand(detector: str) -> None:
    example = EXAMPLES[detector]
    assert not fires(detector, example["look_alike"], example.get("look_alike_place", example["place"]))
