"""What a page is, and how sure that is: an article, or one of the things that look like it to a crawler.

Whether it is an article at all, trees tell from what was kept and what was not (they are calibrated: of the pages with
a confidence of 0.8, four in five are articles). What else it is, it mostly says itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.article import Verdict
from newsclean.page import Role
from newsclean.referee.features import Floats
from newsclean.survey import Survey
from newsclean.weights import weights

if TYPE_CHECKING:
    from newsclean.referee import Decision

_W = weights("verdict")
_FAMILIES = ("comments", "related", "share", "tags", "login", "paywall", "promo", "cookies", "credit", "date", "byline")
_KINDS = {
    "an article": ("article", "posting", "report"),
    "a list": ("collection", "searchresults", "website", "webpage", "profile", "itemlist"),
    "something else": ("product", "offer", "recipe", "qapage", "faqpage", "forum", "video", "organization", "business"),
}
_STORY = frozenset((Role.BODY, Role.HEADING))
COLUMNS = (
    "blocks",
    "words",
    "kept blocks",
    "kept words",
    "share of words kept",
    "prose outside",
    "words a paragraph",
    "share closed",
    "share headings",
    "share bullets",
    "share quoted",
    "share digits",
    "function words",
    "cohesion",
    "odds of the story",
    "odds of the best block",
    "odds of the title",
    "odds of a byline",
    "date above",
    "dates",
    "breaks",
    "share linked",
    "markup",
    *(f"says {kind}" for kind in _KINDS),
    *(f"{family} phrases" for family in _FAMILIES),
    "words of an article",
    "words of a list",
    "names of an article",
    "names of a list",
)
"""What the trees of the verdict see of a page."""

_CLOCK = re.compile(r"\W*(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
"""How the entries of a live blog begin."""
_CLOCK_WORDS = 8
"""Words of a line that is the time of an entry, and little else."""


class Finding(NamedTuple):
    """What a page is, and how likely it is an article."""

    verdict: Verdict
    confidence: float


def page_columns(
    survey: Survey, decisions: Sequence[Decision], odds: Mapping[str, Floats], words_say: Floats
) -> Floats:
    """One number for each of `COLUMNS`; ``words_say`` is what the page's words and names tell by themselves, in
    log-odds (see `newsclean.referee.model.Model.page_words`).
    """
    shapes = survey.columns
    words = shapes.words
    count = len(words)
    roles = [decision.role for decision in decisions]
    kept = np.array(list(map(_STORY.__contains__, roles)), dtype=bool)
    headings = roles.count(Role.HEADING)
    own = words[kept]
    total, mass = max(1, int(words.sum())), int(own.sum())
    many = max(1, len(own))
    prose = int(words[shapes.closed & ~kept & (words >= _W["prose_words"])].sum())
    first = int(np.argmax(kept)) if len(own) else count
    places = np.flatnonzero(kept)
    shares = [block.markup.link_share for block in survey.blocks if block.markup]
    kinds = " ".join(survey.page.hints.kinds).lower() if survey.page.hints else ""
    weighed = own / max(1, mass)
    return np.array(
        [
            count,
            total,
            len(own),
            mass,
            mass / total,
            prose,
            mass / many,
            float(shapes.closed[kept].mean()) if len(own) else 0,
            headings / many,
            sum(survey.blocks[index].layout.bullet for index in places.tolist()) / many,
            float(shapes.quoted[kept].mean()) if len(own) else 0,
            float((shapes.digits[kept] * weighed).sum()),
            float((shapes.function[kept] * weighed).sum()),
            float((survey.cohesion[kept] * weighed).sum()),
            float((odds["story"][kept] * weighed).sum()),
            float(odds["story"].max(initial=-10)),
            float(odds["title"].max(initial=-10)),
            float(odds["byline"].max(initial=-10)),
            Role.DATE in roles[:first],
            len(survey.dates),
            int((np.diff(places) > 1).sum()),
            sum(shares) / max(1, len(shares)),
            survey.outline is not None,
            *(any(name in kinds for name in names) for names in _KINDS.values()),
            *(len(survey.found(family)) for family in _FAMILIES),
            *words_say.tolist(),
        ],
        dtype=np.float32,
    )


def verdict_of(survey: Survey, decisions: Sequence[Decision], odds: Mapping[str, float]) -> Finding:
    """What a page is, given the log-odds that it is an article and that it is a list, if it is none."""
    kept = [index for index, decision in enumerate(decisions) if decision.role in _STORY]
    words = survey.columns.words
    mass = int(words[kept].sum()) if kept else 0
    confidence = 1 / (1 + math.exp(-odds["article"]))
    if not mass:
        confidence = min(confidence, _W["empty"])
    if mass < _W["gate_words"] or confidence < 0.5:
        said = _refusal(survey, decisions, mass)
        if said is not None:
            return Finding(said, min(confidence, _W["refused"]))
    if _is_live(survey, kept):
        return Finding(Verdict.LIVE, confidence)
    if confidence < 0.5:
        return Finding(Verdict.INDEX if odds["index"] > 0 else Verdict.OTHER, confidence)
    if _is_stub(survey, kept, mass):
        return Finding(Verdict.STUB, confidence)
    return Finding(Verdict.ARTICLE, confidence)


def _refusal(survey: Survey, decisions: Sequence[Decision], mass: int) -> Verdict | None:
    """What a page with hardly a story says of itself: that there is nothing, or that one has to do something first. A
    story may tell of lost pages, and so may its headline.
    """
    for family, verdict in (("missing", Verdict.ERROR), ("gate", Verdict.WALL)):
        blocks = [hit.block for hit in survey.found(family) if not (mass and decisions[hit.block].role.kept)]
        if any(survey.shapes[block].words <= _W["refusal_words"] for block in blocks):
            return verdict
    words = survey.columns.words
    walled = {hit.block for family in ("cookies", "login", "paywall") for hit in survey.found(family)}
    asked = [words[hit.block] for hit in survey.found("login")]
    demands = any(_W["demand_words"] <= many <= _W["refusal_words"] for many in asked)
    share = int(words[sorted(walled)].sum()) / max(1, int(words.sum())) if walled else 0.0
    return Verdict.WALL if (demands and not mass) or share >= _W["wall_share"] else None


def _is_live(survey: Survey, kept: Sequence[int]) -> bool:
    """Whether times of day stand again and again between a story's paragraphs."""
    if survey.page.hints and any("liveblog" in kind.lower() for kind in survey.page.hints.kinds):
        return True
    if not kept:
        return False
    short = np.flatnonzero(survey.columns.words[kept[0] : kept[-1]] <= _CLOCK_WORDS) + kept[0]
    entries = [index for index in short.tolist() if _CLOCK.match(survey.blocks[index].text)]
    return len(entries) >= _W["live_entries"]


def opens_locked(survey: Survey, decisions: Sequence[Decision]) -> bool:
    """Whether all that was kept is a paragraph or two of prose, and the page asks for a subscription right behind."""
    kept = [index for index, decision in enumerate(decisions) if decision.role in (Role.BODY, Role.HEADING)]
    shapes = survey.shapes
    if not any(shapes[index].closed and shapes[index].words >= _W["opening_words"] for index in kept):
        return False
    return len(kept) <= _W["opening"] and _is_stub(survey, kept, int(survey.columns.words[kept].sum()))


def _is_stub(survey: Survey, kept: Sequence[int], mass: int) -> bool:
    """Whether little is kept and the page asks for a subscription right behind it, by more than a button's word."""
    if not kept or mass > _W["stub_words"]:
        return False
    if survey.page.hints and survey.page.hints.free is False:
        return True
    below = range(kept[-1] + 1, kept[-1] + 1 + int(_W["stub_reach"]))
    return any(hit.block in below and survey.shapes[hit.block].words > 1 for hit in survey.found("paywall"))
