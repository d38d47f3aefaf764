"""A small part of the corpus that the gate always measures, named page by page in pinned.toml.

The pages themselves are other people's and are not here. A hash of text and truth tells whether the corpus at hand
still holds the very pages the floors were measured on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import tomli

from benchmarks import corpus
from benchmarks.corpus import CONVERTERS, FILES, Page
from benchmarks.scores import PageScore, Run, Truth, score_page, summarise

LIST = Path(__file__).resolve().parent / "pinned.toml"
EACH = 4
"""Pages of each file for each converter."""

_HEADER = """\
# Pages of the development corpus that the gate measures: corpus file, id, converter, hash of text and truth.
# Written by `python -m benchmarks.gate --choose`; a new choice needs a new pin in floors.toml.
"""


class Pinned(NamedTuple):
    """One page by one converter."""

    file: str
    id: str
    converter: str
    hash: str


def fingerprint(page: Page, converter: str) -> str:
    """16 hexadecimal digits over the text and all of the truth that is measured."""
    gold = page.gold
    captions = None if gold.captions is None else list(gold.captions)
    truth = json.dumps([page.text[converter], gold.title, gold.date, list(gold.authors), gold.body, captions])
    return f"{corpus.stable_hash(truth):016x}"


def choose(pages: Iterable[Page]) -> list[Pinned]:
    """For each file and converter the `EACH` pages with the lowest hash, other pages for other converters."""
    groups: dict[tuple[str, str], list[tuple[int, Page]]] = {}
    for page in pages:
        for converter in page.text:
            rank = corpus.stable_hash(f"{page.file} {page.id} {converter}")
            groups.setdefault((page.file, converter), []).append((rank, page))
    chosen = []
    for (file, converter), group in sorted(groups.items(), key=lambda item: (item[0][0], CONVERTERS.index(item[0][1]))):
        ranked = (page for _, page in sorted(group, key=lambda pair: pair[0]))
        able = (page for page in ranked if Truth(page.gold, page.text[converter]).held)
        few = [page for page, _ in zip(able, range(EACH), strict=False)]
        chosen += [Pinned(file, page.id, converter, fingerprint(page, converter)) for page in few]
    return chosen


def write(pinned: Iterable[Pinned], path: Path = LIST) -> None:
    """The list as TOML."""
    tables = [
        "[[page]]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in one._asdict().items())
        for one in pinned
    ]
    path.write_text("\n".join([_HEADER, *tables]), encoding="utf-8")


def load(path: Path = LIST) -> list[Pinned]:
    """The list. Raises OSError, tomli.TOMLDecodeError (a ValueError), or TypeError where a page has other keys."""
    return [Pinned(**table) for table in tomli.loads(path.read_text(encoding="utf-8")).get("page", [])]


def locate(pinned: Sequence[Pinned], pages: Iterable[Page]) -> tuple[list[tuple[Page, str]], list[str]]:
    """(page, converter) of each pinned page that is there unchanged, and a line for each that is not."""
    by_name = {(page.file, page.id): page for page in pages}
    found, strange = [], []
    for one in pinned:
        page = by_name.get((one.file, one.id))
        if page is None or one.converter not in page.text:
            strange.append(f"{one.file} {one.id} {one.converter}: not in this corpus")
        elif fingerprint(page, one.converter) != one.hash:
            strange.append(f"{one.file} {one.id} {one.converter}: its text or truth has changed")
        else:
            found.append((page, one.converter))
    return found, strange


def measure(found: Iterable[tuple[Page, str]], run: Run) -> dict[str, float]:
    """Figures from 0 to 1, 1 the best, by name: over all, and the words of each file and each converter.

    Raises RuntimeError where newsclean raised on a page.
    """
    scores = [score for page, converter in found for score in score_page(page, converter, {"newsclean": run})]
    for score in scores:
        if score.error:
            raise RuntimeError(f"newsclean raised on {score.file} {score.id} {score.converter}: {score.error}")
    total = summarise(scores)
    figures = {
        "f1": total.f1,
        "title": total.title,
        "date": total.date,
        "caption_precision": total.caption_precision,
        "caption_recall": total.caption_recall_held,
        "caption_clean": _rest(total.caption_leak),
        "byline_clean": _rest(total.byline_leak),
    }
    figures.update({f"f1_{file}": _f1(score for score in scores if score.file == file) for file in FILES})
    figures.update({f"f1_{name}": _f1(score for score in scores if score.converter == name) for name in CONVERTERS})
    return {name: value for name, value in figures.items() if value is not None}


def _f1(scores: Iterable[PageScore]) -> float | None:
    return summarise(list(scores)).f1


def _rest(share: float | None) -> float | None:
    return None if share is None else 1 - share
