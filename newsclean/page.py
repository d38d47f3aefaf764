"""What goes round inside: the page as a row of blocks, and what detectors and referee say about them.

All offsets and lengths count code points of ``Page.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from newsclean.folding import PLAIN, Fold, align

if TYPE_CHECKING:
    from newsclean.hints import Hints


class Role(str, Enum):
    """What a block is on its page. Every block gets exactly one."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    DATE = "date"
    BYLINE = "byline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    """Who made a picture: a line of its own, or cut from the end of a caption."""
    COMMENT = "comment"
    LOGIN = "login"
    PROMO = "promo"
    ADVERTISING = "advertising"
    SHARE = "share"
    RELATED = "related"
    TAGS = "tags"
    NAVIGATION = "navigation"
    LEGAL = "legal"
    REPEAT = "repeat"
    BOILERPLATE = "boilerplate"
    """Not of the article, though no detector could name its kind: its shape and its neighbours told."""

    __hash__ = str.__hash__  # Enum's own is not compiled, and roles are keys everywhere

    @property
    def kept(self) -> bool:
        """Whether blocks of this role stay in the article's own text."""
        return self in KEPT


KEPT = frozenset({Role.TITLE, Role.STANDFIRST, Role.BODY, Role.HEADING})
"""The roles of the article's own text."""


make = tuple.__new__
"""``make(Span, (0, 9))`` is ``Span(0, 9)`` in less than half the time: for what is made for every block of a page."""


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of ``Page.text``."""

    start: int
    end: int


class Element(NamedTuple):
    """An element of a page's markup that holds a block, or that such an element stands in."""

    tag: str
    parent: int
    """Its parent's place in ``Page.elements``; -1 for the root."""
    depth: int
    block: str
    """The nearest block-level tag: its own or, of an element within a line, that of the line."""
    names: tuple[str, ...]
    """The words of its class, id, role and itemprop: lower case, parted at hyphens, underscores and capitals."""
    regions: tuple[str, ...]
    """What it stands in, or is, the outermost first, each once: nav, aside, article, figure, blockquote, pre …"""
    level: int
    """Of the heading that it is or stands in, 1 to 6; 0 in none."""
    hidden: bool
    """Whether markup hides it. Some pages hide the whole article until a script has run."""


class Markup(NamedTuple):
    """What HTML says about a block; text has none."""

    element: int
    """The innermost element that holds the whole block: a place in ``Page.elements``."""
    link_share: float
    """The share of the block's text that is inside links, 0 to 1."""
    form: str = ""
    """“row” for a table's row, its cells parted by tabs; “code” for preformatted text whose line ends are kept,
    “pack” for many tiny lines taken as one; else empty."""


class Layout(NamedTuple):
    """How a block stands on its page: the evidence of white space, which text and rendered HTML both have."""

    gap: int = 1
    """Blank lines before the block (0 where it follows the line above directly)."""
    indent: int = 0
    """Columns of white space before its first line."""
    bullet: bool = False
    """Whether a list mark stood before it. The mark is inside the span and not in the text."""


class Block(NamedTuple):
    """One paragraph, heading, list item, caption, menu line … of a page.

    ``text`` is the reading of the span: white space folded, invisible characters gone, wrapped lines rejoined.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks a block
    span: Span
    text: str
    layout: Layout = Layout()
    markup: Markup | None = None


class Mark(NamedTuple):
    """One detector's opinion that a block has a role.

    ``weight`` is in log-odds (0 says nothing, 3 is about 20 to 1, negative speaks against).
    ``cut`` is given where only part of a block is meant, as offsets into ``Block.text``: the “By Jane Doe — ”
    before a first paragraph, the “(Photo: AFP)” at the end of a caption. Such a mark says nothing of the rest.
    """

    block: int
    role: Role
    weight: float
    detector: str
    reason: str
    cut: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its text, its blocks in reading order, and how spans of it are read.

    Text is the very string that was given, but for the marks of Markdown and what a text was wrapped in on its way
    (see `newsclean.readers.envelope`); of HTML it is the visible text, blocks parted
    by line ends.
    The blocks' spans part ``text`` without overlap, and every visible character is inside one of them.
    """

    text: str
    blocks: tuple[Block, ...]
    fold: Fold = PLAIN
    url: str | None = None
    elements: tuple[Element, ...] = ()
    """The elements that hold the blocks, parents before children; empty for text."""
    alternatives: tuple[tuple[int, str], ...] = ()
    """The alternative texts of pictures, which are no part of the page's text, each with the block that follows it."""
    pictures: tuple[int, ...] = ()
    """The elements that hold pictures, one for each picture: places in ``elements``."""
    inputs: tuple[int, ...] = ()
    """The elements in which something can be typed, one for each place to type in."""
    hints: Hints | None = None
    """What the head and the data of HTML say of the article."""
    sentences: bool = False
    """All of the text is on one line, and the blocks are its sentences (see `newsclean.readers.sentences`)."""
    headline: str = ""
    """The only heading of the first level, where the text was Markdown that has one."""

    def read(self, span: Span) -> str:
        """The reading of a span: what a person would copy out by hand, on one line."""
        return self.fold(self.text[span.start : span.end])

    def regions(self, block: Block) -> tuple[str, ...]:
        """What a block stands in by its markup (see `Element.regions`); nothing for text."""
        return self.elements[block.markup.element].regions if block.markup else ()

    def locate(self, block: Block, cut: Span) -> Span:
        """Where a cut of a block's text stands in the page."""
        raw = self.text[block.span.start : block.span.end]
        start = align(raw, block.text, cut.start) if cut.start else 0
        end = align(raw, block.text, cut.end) if cut.end < len(block.text) else len(raw)
        return Span(block.span.start + start, block.span.start + end)
