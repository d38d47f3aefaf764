"""One page by one tool to a `PageScore`, many of them to `Figures`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property, lru_cache

from benchmarks import metrics
from benchmarks.corpus import HTML, Gold, Page
from benchmarks.html_peers import HTML_TOOLS, all_text
from benchmarks.metrics import Score, Tally
from benchmarks.peers import TOOLS, Extraction

Run = Callable[[str], Extraction]


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one tool did on one page by one converter. None: the truth does not say, or the tool gives no such thing."""

    file: str
    id: str
    url: str
    converter: str
    tool: str
    words: Score | None = None
    title: bool | None = None
    title_held: bool | None = None
    """As ``title``, and None where the title's letters and digits do not stand in the text."""
    date: bool | None = None
    authors: bool | None = None
    captions: Tally | None = None
    caption_leak: bool | None = None
    byline_leak: bool | None = None
    byline_paragraph: bool | None = None
    error: str | None = None
    """What the tool raised; its page is scored as if it had returned nothing."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares over pages (captions: over captions), each from 0 to 1; None where nothing could be counted."""

    pages: float
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    title: float | None = None
    title_held: float | None = None
    date: float | None = None
    authors: float | None = None
    caption_precision: float | None = None
    caption_recall: float | None = None
    caption_recall_held: float | None = None
    """Over the captions that stand in the text."""
    caption_leak: float | None = None
    """Over the pages whose text holds a caption long enough that the true body does not repeat."""
    byline_leak: float | None = None
    byline_paragraph: float | None = None


class Truth:
    """One page's truth beside one text of it, with what all tools share computed once.

    ``text`` is all that a tool could find: of HTML, the texts within it.
    """

    def __init__(self, gold: Gold, text: str) -> None:
        self.gold = gold
        self.text = text

    @cached_property
    def body(self) -> Counter[str]:
        """The true body's words."""
        return _bag(self.gold.body or "")

    @cached_property
    def letters(self) -> str:
        """Letters and digits of the text."""
        return metrics.letters(self.text)

    @property
    def held(self) -> bool:
        """Whether the text holds enough of the true body for the page to count."""
        return not self.body or metrics.covered(metrics.bag(self.text), self.body) >= metrics.HELD


@lru_cache(maxsize=4)  # of the page at hand: its truth is asked for again with each converter
def _bag(text: str) -> Counter[str]:
    return metrics.bag(text)


def score_page(page: Page, converter: str, tools: Mapping[str, Run]) -> list[PageScore]:
    """One score a tool; none at all where the page has no such text or the text lost the article."""
    text = page.text.get(converter)
    if not text:
        return []
    truth = Truth(page.gold, all_text(text) if converter == HTML else text)
    return [_score(page, converter, name, run, truth) for name, run in tools.items()] if truth.held else []


def _score(page: Page, converter: str, tool: str, run: Run, truth: Truth) -> PageScore:
    error = None
    try:
        found = run(page.text[converter])
    except Exception as problem:  # noqa: BLE001 - a peer may raise anything; it is shown below the table
        found, error = Extraction(""), f"{type(problem).__name__}: {problem}"
    gold, gives = truth.gold, (HTML_TOOLS if converter == HTML else TOOLS)[tool].gives
    body = (found.body, gold.body or "")
    title, title_held = title_right(found, truth) if "title" in gives else (None, None)
    captions = score_captions(found, truth) if "captions" in gives else None
    authors = gold.authors if gold.body is not None else ()
    return PageScore(
        file=page.file,
        id=page.id,
        url=page.url,
        converter=converter,
        tool=tool,
        words=metrics.overlap(metrics.bag(found.body), truth.body) if gold.body is not None else None,
        title=title,
        title_held=title_held,
        date=found.date == gold.date if "date" in gives and gold.date else None,
        authors=authors_right(found, gold) if "authors" in gives else None,
        captions=captions,
        caption_leak=metrics.caption_leaked(gold.captions, *body, truth.letters) if gold.captions else None,
        byline_leak=metrics.byline_leaked(authors, *body),
        byline_paragraph=metrics.byline_paragraph_leaked(authors, *body),
        error=error,
    )


def title_right(found: Extraction, truth: Truth) -> tuple[bool | None, bool | None]:
    """Whether the title is right by its letters and digits; the same again, None where the text lacks the title."""
    true = metrics.letters(truth.gold.title or "")
    if not true:
        return None, None
    right = metrics.letters(found.title or "") == true
    held = (truth.gold.title or "") in truth.text or true in truth.letters  # the first is quick, and mostly enough
    return right, right if held else None


def authors_right(found: Extraction, gold: Gold) -> bool | None:
    """Whether the authors are those of the truth, by their letters and in any order; None where it names none."""
    true = {metrics.letters(name) for name in gold.authors}
    return {metrics.letters(name) for name in found.authors} == true if true else None


def score_captions(found: Extraction, truth: Truth) -> Tally | None:
    """Captions counted; a caption is also right together with its credit, which some truths leave in it."""
    if truth.gold.captions is None:
        return None
    plain = [text for text, _ in found.captions]
    full = [f"{text} {credit or ''}" for text, credit in found.captions]
    counted = [metrics.tally(captions, truth.gold.captions, truth.letters) for captions in (plain, full)]
    return max(counted, key=lambda tally: tally.right)


def summarise(scores: Sequence[PageScore]) -> Figures:
    """The mean over pages; captions are pooled over all pages first: a page with ten counts ten times one with one."""
    bodies = [score.words for score in scores if score.words is not None]
    tallies = [score.captions for score in scores if score.captions is not None]
    right = sum(counted.right for counted in tallies)
    held_right = sum(counted.held_right for counted in tallies)
    return Figures(
        pages=len(scores),
        precision=mean(body.precision for body in bodies),
        recall=mean(body.recall for body in bodies),
        f1=mean(body.f1 for body in bodies),
        title=mean(score.title for score in scores),
        title_held=mean(score.title_held for score in scores),
        date=mean(score.date for score in scores),
        authors=mean(score.authors for score in scores),
        caption_precision=_ratio(right, sum(counted.found for counted in tallies)),
        caption_recall=_ratio(right, sum(counted.true for counted in tallies)),
        caption_recall_held=_ratio(held_right, sum(counted.held for counted in tallies)),
        caption_leak=mean(score.caption_leak for score in scores),
        byline_leak=mean(score.byline_leak for score in scores),
        byline_paragraph=mean(score.byline_paragraph for score in scores),
    )


def average(figures: Sequence[Figures]) -> Figures:
    """Each figure's plain mean, over those that have it: of converters, or of files."""
    rows = [asdict(one) for one in figures]
    means = {field.name: mean(row[field.name] for row in rows) for field in fields(Figures)}
    return Figures(pages=means.pop("pages") or 0.0, **means)


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that are not None; None where none is left."""
    known = [float(value) for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
