"""The examples of the documentation's page on detectors: each in its story, and what the detector says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import tomli

from newsclean import SiteCounts
from newsclean.page import Mark, Role
from newsclean.pipeline import examine

_STATED = tomli.loads((Path(__file__).parent / "detectors.toml").read_text("utf-8"))
_TITLE, _PARAGRAPHS = _STATED["story"]["title"], _STATED["story"]["paragraphs"]
_PLACES = {"top": 0, "head": 1, "amid": 3, "foot": 5}
_FAINT = 1.0
"""Log-odds up to which a mark moves nothing by itself."""


class Example(NamedTuple):
    """Lines where a detector fires, a look-alike where it must not, and where both stand."""

    detector: str
    fires: str
    look_alike: str
    place: str
    look_alike_place: str

    def marks(self) -> Sequence[Mark]:
        """What the detector says of the lines where it fires."""
        return _marks(self.detector, self.fires, self.place)

    def marks_of_look_alike(self) -> Sequence[Mark]:
        """What it says of the look-alike, which has to be nothing."""
        return _marks(self.detector, self.look_alike, self.look_alike_place)


def examples() -> list[Example]:
    """All examples, in the order of the detectors' names."""
    found = []
    for name, stated in sorted(_STATED.items()):
        if name != "story":
            found.append(Example(name, **{"look_alike_place": stated["place"], **stated}))
    return found


def _marks(detector: str, lines: str, place: str) -> Sequence[Mark]:
    """Its marks of the last block that reads like the first line (of the headline, for what tells of that)."""
    url = "https://example.org/bridge"
    examination = examine(_page(lines, place), url=url, site=_site(url) if detector == "site" else None)
    first = re.sub(r"<[^>]+>", "", re.sub(r"<script.*?</script>", "", lines)).split("\n")[0]
    meant = _TITLE if detector == "title" else first
    index = [block.index for block in examination.page.blocks if block.text == meant][-1]
    return [
        mark
        for mark in examination.marks
        if (mark.block, mark.detector) == (index, detector)
        and mark.weight > _FAINT
        and (mark.role is not Role.BODY or detector == "container")
    ]


def _site(url: str) -> SiteCounts:
    """What is counted of a site whose other pages have the lines on which that detector fires."""
    counts = SiteCounts()
    for at, paragraph in enumerate(_PARAGRAPHS):
        counts.add(f"{_STATED['site']['fires']}\n\nAnother story, the {at}th of its day\n\n{paragraph[::-1]}", url)
    return counts


def _page(lines: str, place: str) -> str:
    at = _PLACES[place]
    if "<" not in lines:
        blocks = [_TITLE, *_PARAGRAPHS]
        return "\n\n".join([*blocks[:at], *lines.split("\n"), *blocks[at:]])
    blocks = [f"<h1>{_TITLE}</h1>", *(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPHS)]
    inside, outside = ("", lines) if place == "foot" else (lines, "")
    story = "".join([*blocks[:at], inside, *blocks[at:]])
    return f"<!doctype html><html><body><div><article>{story}</article></div>{outside}</body></html>"
