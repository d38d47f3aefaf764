"""Looking at single pages: the worst ones, and one beside its truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks import html_peers, metrics, peers
from benchmarks.corpus import HTML, Page
from benchmarks.peers import Extraction
from benchmarks.scores import PageScore

_SAME = 0.5
"""Word F1 from which two paragraphs are laid beside each other as one, cut or joined differently."""
_STYLES = {"kept": "", "changed": "yellow", "missed": "red", "wrong": "magenta"}

Row = tuple[str, str, str]
"""(what: kept, changed, missed or wrong; the true paragraph; the extracted one)."""


def worst(console: Console, scores: Sequence[PageScore], tool: str, count: int) -> None:
    """The texts with the lowest word F1."""
    mine = [score for score in scores if score.tool == tool and score.words]
    ranked = sorted(mine, key=lambda score: score.words.f1 if score.words else 0.0)
    table = Table(title=f"lowest word F1 of {tool}", title_justify="left", title_style="bold")
    for name in ("prec", "recall", "F1", "file", "converter", "id", "url"):
        table.add_column(name, no_wrap=name != "url", overflow="fold")
    for score in ranked[:count]:
        numbers = (f"{number:.3f}" for number in score.words or ())
        table.add_row(*numbers, score.file, score.converter, escape(score.id), escape(score.url))
    console.print(table)


def show(console: Console, pages: Sequence[Page], converter: str, tool: str) -> int:
    """Each page of that id beside its truth. Exit status 1 where there is none, or none with such a text."""
    shown = 0
    for page in pages:
        text = page.text.get(converter)
        if not text:
            continue
        shown += 1
        found, gold = extraction(page, converter, tool), page.gold
        title = escape(f"{page.file} {page.id} {converter} {page.url}")
        table = Table(title=title, title_justify="left", show_lines=True)
        table.add_column("")
        table.add_column("truth", ratio=1, overflow="fold")
        table.add_column(tool, ratio=1, overflow="fold")
        table.add_row("title", escape(gold.title or "–"), escape(found.title or "–"))
        table.add_row("date", gold.date or "–", found.date or "–")
        table.add_row("authors", escape(", ".join(gold.authors)), escape(", ".join(found.authors)))
        for what, true, mine in compare(gold.captions or (), [caption for caption, _ in found.captions]):
            table.add_row(f"caption {what}", escape(true), escape(mine), style=_STYLES[what])
        for what, true, mine in compare(metrics.paragraphs(gold.body or ""), metrics.paragraphs(found.body)):
            table.add_row(what, escape(true), escape(mine), style=_STYLES[what])
        console.print(table)
        score = metrics.overlap(metrics.bag(found.body), metrics.bag(gold.body or ""))
        console.print(f"words: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}")
    if not shown:
        console.print("no such page with such a text in these files")
    return int(not shown)


def extraction(page: Page, converter: str, tool: str) -> Extraction:
    """What a tool makes of one text of a page."""
    if converter == HTML:
        return html_peers.load(tool)(page.text[converter], page.url)
    return peers.load(tool)(page.text[converter])


def compare(truth: Sequence[str], found: Sequence[str]) -> Iterator[Row]:
    """The two rows of paragraphs aligned in order. Paragraphs are the same where letters and digits are."""
    left, right = [metrics.letters(text) for text in truth], [metrics.letters(text) for text in found]
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (("kept", true, mine) for true, mine in zip(truth[a:b], found[c:d], strict=True))
        else:
            yield from _unlike(truth[a:b], found[c:d])


def _unlike(truth: Sequence[str], found: Sequence[str]) -> Iterator[Row]:
    """Paragraphs of a stretch that differs: those alike enough side by side, in the order of the extracted ones."""
    bags = [metrics.bag(text) for text in truth]
    done = 0
    for mine in found:
        likeness = [(metrics.overlap(metrics.bag(mine), bags[place]).f1, -place) for place in range(done, len(truth))]
        best, place = max(likeness, default=(0.0, 0))
        if best < _SAME:
            yield "wrong", "", mine
            continue
        yield from (("missed", true, "") for true in truth[done:-place])
        yield "changed", truth[-place], mine
        done = 1 - place
    yield from (("missed", true, "") for true in truth[done:])
