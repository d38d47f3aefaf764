"""What each block of a page truly is, by aligning the page with its truth.

Sources disagree at the edges (is a standfirst body? a subheading? a correction?), so what a truth neither holds nor
clearly leaves out is unknown, and no example of anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from benchmarks.metrics import letters, words
from newsclean.page import Page

UNKNOWN = -1
OTHER, BODY, HEADING, TITLE, STANDFIRST, CAPTION, BYLINE = range(7)

_RUN = 4
"""Words in a row that count as one when a block is compared with the truth."""
_SHARE = 0.5
"""Share of a block's runs that the true body must hold."""
_CLEAR = 0.1
"""Share below which a block is clearly not of the true body."""
_SURE = 30
"""Letters from which on a block that stands within the true body is of it, wherever its paragraphs break."""
_HEADING_WORDS = 14
_BYLINE_WORDS = 25
_CAPTION_SHARE = 0.6
_CAPTION_LETTERS = 12
_captions = etree.XPath("//figcaption | //*[contains(@class, 'caption') and not(contains(@class, 'captions'))]")
_CAPTION_LENGTH = 600
_CLOSED = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Truth:
    """A page's truth, made ready to be compared with blocks."""

    title: str
    standfirst: str
    body: str
    authors: tuple[str, ...]
    captions: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    paragraphs: frozenset[str]

    @classmethod
    def of(cls, gold: dict[str, object], html: str) -> Truth:
        """The truth of a corpus record."""
        body = str(gold.get("body") or "")
        captions = [*_strings(gold.get("captions")), *figure_captions(html)]
        whole = letters(body)
        return cls(
            title=letters(str(gold.get("title") or "")),
            standfirst=letters(str(gold.get("standfirst") or "")),
            body=whole,
            authors=tuple(name for author in _strings(gold.get("authors")) if len(name := letters(author)) > 5),
            captions=tuple(
                plain for plain in map(letters, captions) if len(plain) >= _CAPTION_LETTERS and plain not in whole
            ),
            runs=_runs(body),
            paragraphs=frozenset(map(letters, body.split("\n"))),
        )


def labels_of(page: Page, truth: Truth) -> list[int]:
    """One of the kinds above for each block, or `UNKNOWN`."""
    labels = [_label(block.text, truth) for block in page.blocks]
    first = next((index for index, label in enumerate(labels) if label in (BODY, HEADING)), len(labels))
    for index, block in enumerate(page.blocks):
        if truth.title and letters(block.text) == truth.title and labels[index] != BODY:
            labels[index] = TITLE if index <= first else UNKNOWN
    return labels


def _label(text: str, truth: Truth) -> int:
    plain = letters(text)
    if not plain:
        return OTHER
    count = len(words(text))
    heading = count <= _HEADING_WORDS and not _CLOSED.search(text)
    if plain in truth.paragraphs or (len(plain) >= _SURE and plain in truth.body):
        return HEADING if heading else BODY
    if truth.standfirst and plain == truth.standfirst:
        return STANDFIRST
    if _is_caption(plain, truth.captions):
        return CAPTION
    if count <= _BYLINE_WORDS and any(author in plain and author not in truth.body for author in truth.authors):
        return BYLINE
    runs = _runs(text)
    share = len(runs & truth.runs) / len(runs) if runs else 0.0
    if count > _RUN and share >= _SHARE:
        return BODY
    if share > _CLEAR or (len(plain) >= 12 and plain in truth.body):
        return UNKNOWN
    return OTHER


def _is_caption(plain: str, captions: Sequence[str]) -> bool:
    """Whether it is one of the captions, give or take a credit."""
    if len(plain) < _CAPTION_LETTERS:
        return False
    return any(
        (plain in caption or caption in plain)
        and min(len(plain), len(caption)) >= _CAPTION_SHARE * max(len(plain), len(caption))
        for caption in captions
    )


def figure_captions(html: str) -> list[str]:
    """The captions that a page's own markup names."""
    if not html.strip():
        return []
    tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    nodes: Any = _captions(tree)
    found = [" ".join(node.text_content().split()) for node in nodes]
    return [text for text in found if len(text) < _CAPTION_LENGTH]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    parts = words(text)
    return frozenset(zip(*(parts[at:] for at in range(_RUN)), strict=False))


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
