"""The quality of newsclean on the folders of ``fixtures/``: a page, text or HTML, and what is expected of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import metrics
from benchmarks.corpus import ROOT
from benchmarks.peers import Extraction
from benchmarks.scores import Run, mean
from newsclean.readers.decoding import decode
from newsclean.testing import EXPECTED, PAGES
from newsclean.testing.account import folded

FOLDER = ROOT / "fixtures"


@dataclass(frozen=True, slots=True)
class Fixture:
    """One page and what is expected: a key that is missing is not checked, one that is null must come out as None.

    Keys looked at: title, date, body (paragraphs), captions ({text, credit}), authors, must_have, must_not_have.
    """

    name: str
    text: str
    expected: dict[str, Any]
    markup: bool = False
    """Whether the text is HTML."""


@dataclass(slots=True)
class Counts:
    """One value a page (or a caption, or a phrase) for each figure, to be averaged."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, figure: str, *values: float | None) -> None:
        """Note the values that are not None."""
        self.values.setdefault(figure, []).extend(float(value) for value in values if value is not None)

    def figures(self) -> dict[str, float]:
        """The mean of each figure that has a value."""
        return {name: average for name, values in self.values.items() if (average := mean(values)) is not None}


def read(folder: Path = FOLDER) -> Iterator[Fixture]:
    """Folders with a page, by name. Raises OSError where expected.json is missing, ValueError where it is no JSON."""
    for path in sorted(path for name in PAGES for path in folder.glob(f"*/{name}")):
        expected = json.loads((path.parent / EXPECTED).read_text(encoding="utf-8"))
        yield Fixture(path.parent.name, decode(path.read_bytes()), expected, path.suffix == ".html")


def measure(fixtures: list[Fixture], run: Run) -> dict[str, float]:
    """Figures from 0 to 1, 1 the best, by name; a figure that nothing asks for is left out."""
    counts = Counts()
    for fixture in fixtures:
        found = run(fixture.text)
        _text(fixture.expected, found, counts)
        _captions(fixture, found, counts)
    return counts.figures()


def _text(expected: dict[str, Any], found: Extraction, counts: Counts) -> None:
    if "title" in expected:
        counts.add("title", metrics.letters(found.title or "") == metrics.letters(expected["title"] or ""))
    if "date" in expected:
        counts.add("date", found.date == expected["date"])
    if "body" in expected:
        body = "\n\n".join(expected["body"])
        counts.add("body_f1", metrics.overlap(metrics.bag(found.body), metrics.bag(body)).f1)
        leaked = metrics.byline_paragraph_leaked(expected.get("authors", ()), found.body, body)
        counts.add("byline_clean", None if leaked is None else not leaked)
    kept = folded(found.body)
    counts.add("must_have", *(folded(phrase) in kept for phrase in expected.get("must_have", ())))
    counts.add("must_not_have", *(folded(phrase) not in kept for phrase in expected.get("must_not_have", ())))


def _captions(fixture: Fixture, found: Extraction, counts: Counts) -> None:
    """Precision and recall over all captions; whether credits are right, over those found; pages without a leak."""
    if "captions" not in fixture.expected:
        return
    true = fixture.expected["captions"]
    texts = [caption["text"] for caption in true]
    pairs = metrics.matched([text for text, _ in found.captions], texts)
    right, got = {place for _, place in pairs}, {place for place, _ in pairs}
    counts.add("caption_recall", *(place in right for place in range(len(true))))
    counts.add("caption_precision", *(place in got for place in range(len(found.captions))))
    for mine, place in pairs:
        if "credit" in true[place]:
            credit = metrics.letters(found.captions[mine][1] or "")
            counts.add("credit", credit == metrics.letters(true[place]["credit"] or ""))
    body = "\n\n".join(fixture.expected.get("body", ()))
    leaked = metrics.caption_leaked(texts, found.body, body, metrics.letters(fixture.text))
    counts.add("caption_clean", None if leaked is None else not leaked)
