"""What tags and attributes mean for a reader of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from lxml import etree

from newsclean.page import Element, make


class Kind(IntEnum):
    """What a tag does to the line being written."""

    INLINE = 0
    BLOCK = 1
    """Ends the line, at its start and its end."""
    SKIPPED = 2
    """Its content is no text of the page."""
    BREAK = 3
    IMAGE = 4
    PREFORMATTED = 5
    CUSTOM = 6
    """A tag of the site's own: a block, but for one within a line."""


_BY_KIND = {
    # Old parsers take the void ones that they do not know (source, track, wbr) for the parents of what follows.
    Kind.INLINE: "a abbr acronym b bdi bdo big blink cite code col data del dfn em font i input ins kbd label link mark"
    " math meta nobr output picture q rb ruby s samp small source span strike strong sub sup time track tt u var wbr",
    Kind.BLOCK: "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes"
    " noscript ol p section summary table tbody td template tfoot th thead tr ul",
    # Those of AMP stand for the tags of the same names, and hold what is shown until their content is there.
    Kind.SKIPPED: "amp-ad amp-analytics amp-audio amp-embed amp-iframe amp-video annotation annotation-xml applet area"
    " audio canvas datalist embed frame head iframe map meter"
    " noembed object option param progress rp rt rtc script select style svg textarea title video",
    Kind.BREAK: "br",
    Kind.IMAGE: "img amp-img",
    Kind.PREFORMATTED: "pre listing xmp plaintext",
}
KINDS: Mapping[str, Kind] = {tag: kind for kind, tags in _BY_KIND.items() for tag in tags.split()}

MARGINS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "figure", "table", "fieldset", "hr",
    "pre", "listing", "xmp"
))  # fmt: skip
"""Blocks that browsers part from what stands above and below them."""
STYLES = frozenset((
    "abbr", "acronym", "b", "bdi", "bdo", "big", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "nobr", "q", "rb", "ruby", "s", "samp", "small", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"
))  # fmt: skip
"""Tags that say how a stretch of a line looks: words may go on through them."""
PARTED = frozenset(["a", "time", "label", "data"])
"""Tags that stand beside each other as things of their own, whatever white space the source has between them."""
KICKERS = frozenset(
    ("kicker", "kickers", "topline", "overline", "eyebrow", "roofline", "dachzeile", "spitzmarke", "topic")
)
"""Names of what stands above a headline, though it may be within the same tag."""
CREDITS = frozenset(("credit", "credits", "photographer"))
"""Names of what stands behind a caption, though it may be within the same tag."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LINES = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "figcaption", "caption", "blockquote",
    "pre"
))  # fmt: skip
"""Blocks in which a custom tag is part of the line."""

_REGIONS = frozenset((
    "nav", "aside", "footer", "header", "form", "dialog", "article", "main", "figure", "figcaption", "blockquote",
    "pre", "table", "details"
))  # fmt: skip
_REGION_OF_ROLE = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "tablist": "nav",
    "toolbar": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "search": "form",
    "form": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "main": "main",
    "article": "article",
    "figure": "figure",
}
_MOST_NAMES = 24
_NAME = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]{2,}")
_LOWER_NAME = re.compile(r"[a-z]{2,}")
_HIDDEN_TAGS = frozenset(("noscript", "template", "noframes"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?<![\w-])(?:(?:u-|is-|a11y-)?(?:visually-?hidden|hidden-?visually)|sr-only|screen-reader(?:s|-text|-only)?"
    r"|element-invisible|d-none|hidden|(?:print|screen)-?only|hide)(?![\w-])",
    re.IGNORECASE,
)
_HIDING = ("hid", "only", "reader", "invisible", "none")
"""One of them is in whatever `_HIDDEN_CLASS` matches: most classes need no closer look."""
_SHOWN_CLASS = re.compile(r":|(?<![\w-])d-\w\w-|visible")
"""What shows on larger screens what is hidden on small ones: “hidden md:block”, “d-none d-md-block”."""


class Nature(NamedTuple):
    """What an element's own tag and attributes say."""

    names: tuple[str, ...]
    region: str
    hidden: bool
    inline: bool
    level: int
    """Of a heading; 0 for all else."""


class Natures:
    """The natures of a page's elements. Most tags and attributes stand on a page again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None, str | None, str | None], Nature] = {}
        self._hiding: dict[str, bool] = {}

    def of(self, tag: str, node: etree._Element) -> Nature:
        """The nature of a node."""
        attributes: dict[str, str] = dict(node.items())  # type: ignore[arg-type]  # one by one is slow
        get = attributes.get
        key = (tag, get("class"), get("role"), get("itemprop"))
        nature = self._known.get(key)
        if nature is None:
            nature = self._known[key] = _nature(*key)
        name, style = get("id"), get("style")
        if name is None and style is None and tag != "dialog" and "hidden" not in attributes:  # as most
            return nature
        names, region, hidden, *rest = nature
        hidden = hidden or "hidden" in attributes or (tag == "dialog" and "open" not in attributes) or _unseen(style)
        return make(Nature, ((*names, *_names(name or "")), region, hidden, *rest))

    def hides(self, node: etree._Element) -> bool:
        """Whether an element within a line hides its text."""
        classes = node.get("class")
        if classes is not None:
            hidden = self._hiding.get(classes)
            if hidden is None:
                hidden = self._hiding[classes] = _is_hidden(classes)
            if hidden:
                return True
        return _unseen(node.get("style"))


def _nature(tag: str, classes: str | None, role: str | None, itemprop: str | None) -> Nature:
    region = _REGION_OF_ROLE.get(role or "", tag if tag in _REGIONS else "")
    names = _names(" ".join(filter(None, (classes, role, itemprop))))
    hidden = tag in _HIDDEN_TAGS or (classes is not None and _is_hidden(classes))
    return Nature(names, region, hidden, KINDS.get(tag) is Kind.INLINE, HEADINGS.get(tag, 0))


def _names(named: str) -> tuple[str, ...]:
    if named.islower():  # as most
        return tuple(_LOWER_NAME.findall(named)[:_MOST_NAMES])
    return tuple([name.lower() for name in _NAME.findall(named)[:_MOST_NAMES]]) if named else ()


def _unseen(style: str | None) -> bool:
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _is_hidden(classes: str) -> bool:
    holds = classes.lower().__contains__
    if not any(map(holds, _HIDING)):
        return False
    return _HIDDEN_CLASS.search(classes) is not None and not _SHOWN_CLASS.search(classes)


def element_of(tag: str, nature: Nature, parent: int, above: Element, depth: int) -> Element:
    """The element of a tag; ``parent`` is the place of the one ``above`` it, the nearest that was noted down."""
    names, region, hidden, inline, level = nature
    _, _, _, block, _, regions, around, unseen = above
    if region and region not in regions:
        regions = (*regions, region)
    return make(
        Element,
        (tag, parent, depth, block if inline else tag, names, regions, level or around, unseen or hidden),
    )


NOTHING = Element("", -1, 0, "", (), (), 0, False)
"""What is above the root."""
