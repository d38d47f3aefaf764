"""Section fronts, of which the corpus has none: pages of articles without their story, and in its place nothing, or
what a front would say of other stories.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from benchmarks import corpus
from newsclean.languages import languages_of
from newsclean.readers import read
from newsclean.vocabulary import plain, standard
from training.labels import BODY, BYLINE, CAPTION, HEADING, STANDFIRST, TITLE, UNKNOWN, Truth, labels_of

_STORY = frozenset((UNKNOWN, BODY, HEADING))
_ARTICLE = _STORY | {TITLE, STANDFIRST, CAPTION, BYLINE}
_FEWEST, _MOST = 4, 18
"""Stories that a front tells of."""
_SHORT, _LONG = 70, 320
"""Code points that a front tells of a story: so many and the rest of their sentence, and never more than the second."""
_END = re.compile(r"[.!?…。！？।؟۔]+[\"”’»)」』]*(?:\s+|$)|[。！？]")


class Teaser(NamedTuple):
    """What fronts say of a story."""

    title: str
    opening: str
    """A sentence or a few."""
    author: str
    day: str


Shelf = tuple[int, str | None]
"""A fold and a language. No front tells of sites of another fold: who validates on these has not seen them."""


def teasers_of(pages: Iterable[corpus.Page]) -> Mapping[Shelf, Sequence[Teaser]]:
    """What fronts would say of the stories whose truth has a title and prose."""
    found: dict[Shelf, list[Teaser]] = {}
    for page in pages:
        if teaser := _teaser(page.gold):
            found.setdefault(_shelf(page), []).append(teaser)
    return found


def _shelf(page: corpus.Page) -> Shelf:
    body = page.gold.body or ""
    return corpus.fold(page.url), languages_of([body], [plain(body)], standard()).main


def _teaser(gold: corpus.Gold) -> Teaser | None:
    title = (gold.title or "").strip()
    opening = next((line for line in (gold.body or "").split("\n") if len(line) > len(title)), "")
    if not title or not opening:
        return None
    return Teaser(title, _opening(opening), next(iter(gold.authors), ""), gold.date or "")


def _opening(paragraph: str) -> str:
    """Its first sentences, up to some length."""
    ends = (end.end() for end in _END.finditer(paragraph))
    opening = paragraph[: next((end for end in ends if end >= _SHORT), len(paragraph))].strip()
    return opening if len(opening) <= _LONG else opening[:_LONG].rpartition(" ")[0] + " …"


def hollow(text: str, gold: corpus.Gold) -> str:
    """A page's text without its story: what is surely of it, or may be."""
    above, below = _around(text, gold, _STORY)
    return "\n".join([*above, *below])


def front(page: corpus.Page, text: str, teasers: Mapping[Shelf, Sequence[Teaser]]) -> str | None:
    """The page's text as the front of a section, which tells of other stories in one way; None where few are known. The
    same page always has the same front.
    """
    stories = [teaser for teaser in teasers.get(_shelf(page), ()) if teaser.title != page.gold.title]
    if len(stories) < _FEWEST:
        return None
    chance = random.Random(f"{page.file} {page.id}")
    above, below = _around(text, page.gold, _ARTICLE)
    opened, signed, dated = chance.choice((0.0, 0.4, 1.0, 1.0)), chance.random() < 0.3, chance.random() < 0.4
    kicker = chance.choice(above) if above and chance.random() < 0.3 else ""
    told: list[str] = []
    for story in chance.sample(stories, min(len(stories), chance.randint(_FEWEST, _MOST))):
        opening = story.opening if chance.random() < opened else ""
        told += (kicker, story.title, opening, story.author if signed else "", story.day if dated else "")
    return chance.choice(("\n", "\n\n")).join(filter(None, [*above, *told, *below]))


def _around(text: str, gold: corpus.Gold, gone: Collection[int]) -> tuple[list[str], list[str]]:
    """A page's lines but for those of some kinds: those above where the story began, and those below."""
    stated: dict[str, object] = {
        "title": gold.title,
        "body": gold.body,
        "authors": list(gold.authors),
        "captions": list(gold.captions or ()),
    }
    page = read(text)
    labels = labels_of(page, Truth.of(stated, ""))
    place = next((at for at, label in enumerate(labels) if label in (BODY, HEADING)), len(labels))
    left = [(at, block.text) for at, block in enumerate(page.blocks) if labels[at] not in gone]
    return [line for at, line in left if at < place], [line for at, line in left if at > place]
