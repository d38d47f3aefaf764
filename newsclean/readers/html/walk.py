"""One walk over a tree, which writes the page's lines as a reader would see them."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from newsclean.folding import visible
from newsclean.page import Element, make
from newsclean.readers.html.lines import Line, Table, is_code, joined, preformatted
from newsclean.readers.html.tags import (
    CREDITS,
    HEADINGS,
    KICKERS,
    KINDS,
    LINES,
    MARGINS,
    NOTHING,
    PARTED,
    STYLES,
    Kind,
    Natures,
    element_of,
)

_LONGEST_ALTERNATIVE = 600
"""Code points of a picture's alternative text that is kept."""
_INLINE, _BLOCK, _SKIPPED, _BREAK, _IMAGE = (
    Kind.INLINE,
    Kind.BLOCK,
    Kind.SKIPPED,
    Kind.BREAK,
    Kind.IMAGE,
)  # members of an Enum are slow to look up
_CAPTION_ENDS = (".", "!", "?", "”", "»", '"')
_ENDING = 200
"""Code points before a credit in which the caption's end stands, blanks and all."""
_SOURCES = ("cite", "small")
"""Tags that hold a credit where a caption ends with them."""
_MAY_HIDE = frozenset(("span", "a", "label", "small", "em"))
"""Tags within a line that are looked at for whether they hide their text."""
_TYPED = ("text", "email")
"""Types of what is typed into."""
_SMALL = 100
"""Width of a picture up to which it needs no caption."""


class _Around(NamedTuple):
    """The line that hidden text stands in, put by until the tag at this depth closes. See `Walk` for its parts."""

    depth: int
    parts: list[str]
    seen: int
    linked: int
    anchor: int
    common: int
    floor: int
    last: str


class Walk:
    """Walks over a tree; afterwards `lines`, `elements`, `alternatives`, `pictures` and `inputs` hold what it saw."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.elements: list[Element] = []
        self.alternatives: list[tuple[int, str]] = []
        self.pictures: list[int] = []
        self.inputs: list[int] = []
        # What is open, the root first: nodes, what their tags do, their places in `elements`.
        self._nodes: list[etree._Element] = []
        self._kinds: list[Kind] = []
        self._places: list[int] = []  # shorter than the others: only noted down when needed
        self._skipped = self._preformatted = self._heading = self._caption = (
            0  # the depth of such an open tag; 0 for none
        )
        self._code = False  # whether the preformatted text is a program
        self._links = 0  # how many links are open
        # The line being written: its parts, its code points and those in links, the element of its first text, the
        # depth of the innermost element that all its texts share, the least depth since the last of them, and that one.
        self._parts: list[str] = []
        self._seen = self._linked = 0
        self._anchor = -1
        self._common = self._floor = 0
        self._last = ""
        self._gap = 0
        self._bullet = False
        self._beside = ""  # the tag that ended just before, with nothing behind it
        self._broken = False  # whether a single break ended the line before
        self._tables: list[Table] = []
        self._hidden: list[_Around] = []
        self._natures = Natures()
        self._later: list[Line] = []  # hidden text, for behind the line it stands in

    def over(self, root: etree._Element) -> None:
        """Walks over a tree, without recursion: trees can be deep."""
        nodes, kinds, write = self._nodes, self._kinds, self._write
        kind_of, opened, close = KINDS.get, self._open, self._close
        for node in root.iter("*"):
            parent = node.getparent()
            while nodes and nodes[-1] is not parent:
                close()
            tag = node.tag
            kind = kind_of(tag)
            if self._skipped:
                kind = _SKIPPED
            elif kind is _BLOCK and tag not in _SPECIAL and not self._preformatted:  # most: no need to look closely
                if self._seen:
                    self._flush()
                self._beside = ""
                if tag in MARGINS:
                    self._gap = 1
            elif kind is _SKIPPED and not len(node):  # scripts, drawings: what closes at once need not be opened
                if node.tail:
                    write(node.tail)
                continue
            else:
                kind = opened(node, tag, kind)
            nodes.append(node)
            kinds.append(kind)
            text = node.text
            if text and not self._skipped and (self._seen or not text.isspace() or self._preformatted):
                write(text)
        while nodes:
            close()

    def _open(self, node: etree._Element, tag: str, kind: Kind | None) -> Kind:
        if kind is None:
            kind = self._custom(tag)
        if kind is _INLINE:
            self._open_inline(node, tag)
        elif kind is _BREAK:
            self._break()
        elif kind is _IMAGE:
            self._image(node)
        elif kind is _SKIPPED:
            self._skipped = len(self._nodes) + 1
        else:
            self._open_block(tag, kind)
        return kind

    def _custom(self, tag: str) -> Kind:
        """A custom tag within a line is part of it; elsewhere it is a block."""
        pairs = zip(reversed(self._nodes), reversed(self._kinds), strict=True)
        around = next((node.tag for node, kind in pairs if kind is not _INLINE), "")
        return _INLINE if around in LINES or ":" in tag else Kind.CUSTOM

    def _open_inline(self, node: etree._Element, tag: str) -> None:
        if self._beside and self._seen and self._parts_from(tag, node.text):
            self._parts.append(" ")
        if (self._heading and self._is_kicker(node)) or (self._caption and self._is_credit(node)):
            self._flush()
        if tag == "a":
            self._links += node.get("href") is not None
        elif tag == "code":
            self._code = True
        elif tag == "input" and (node.get("type") or "text").lower() in _TYPED:
            self.inputs.append(self._place())
        if tag in _MAY_HIDE and self._natures.hides(node) and not self._preformatted:
            self._put_by()

    def _put_by(self) -> None:
        line = (self._parts, self._seen, self._linked, self._anchor, self._common, self._floor, self._last)
        self._hidden.append(_Around(len(self._nodes) + 1, *line))
        self._parts, self._seen, self._linked = [], 0, 0

    def _take_up(self) -> None:
        around = self._hidden.pop()
        line = self._line(0)
        if line is not None:
            (self._later if around.seen else self.lines).append(line)
        _, self._parts, self._seen, self._linked, self._anchor, self._common, self._floor, self._last = around

    def _parts_from(self, tag: str, text: str | None) -> bool:
        """Whether a tag that opens right behind another is a thing of its own: links side by side, a name and a date.

        Browsers would show them side by side without a blank, if style sheets did not part them.
        """
        if tag in STYLES or self._beside in STYLES:
            return False
        if not text:
            return tag == self._beside == "a"
        if tag in PARTED or self._beside in PARTED:
            return text[0].isalnum()
        return self._parts[-1][-1:].islower() and (text[0].isupper() or (text[:2].isdecimal() and len(text) > 1))

    def _open_block(self, tag: str, kind: Kind) -> None:
        if self._preformatted:
            self._parts.append("\n")
            return
        self._flush()
        if tag in MARGINS:
            self._gap = 1
        if tag in _SPECIAL or kind is Kind.PREFORMATTED:
            self._open_special(tag, kind)

    def _open_special(self, tag: str, kind: Kind) -> None:
        if tag == "li":
            self._bullet = True
        elif tag in HEADINGS:
            self._heading = self._heading or len(self._nodes) + 1
        elif tag == "figcaption":
            self._caption = len(self._nodes) + 1
        elif kind is Kind.PREFORMATTED:
            self._preformatted = len(self._nodes) + 1
            self._code = False
        elif tag == "table":
            if self._tables:
                self._tables[-1].plain = False
            self._tables.append(Table(len(self.lines)))
        elif self._tables:
            self._tables[-1].open(tag, len(self.lines))

    def _break(self) -> None:
        if self._preformatted:
            self._parts.append("\n")
        elif self._heading or self._hidden:
            self._parts.append(" ")
        elif self._seen:
            self._flush()
            self._broken = True
            self._gap = 0
        else:
            self._broken = False
            self._gap = 1

    def _image(self, node: etree._Element) -> None:
        text = " ".join((node.get("alt") or "").split())
        if text and len(text) <= _LONGEST_ALTERNATIVE:
            self.alternatives.append((len(self.lines) + (self._seen > 0), text))
        if not self._seen and not self._is_small(node):  # what stands amid a line is an icon
            self.pictures.append(self._place())

    def _is_small(self, node: etree._Element) -> bool:
        """Whether a picture is an icon, or counts visits, by the width it says it has."""
        width = (node.get("width") or "").removesuffix("px")
        return width.isdecimal() and int(width) < _SMALL

    def _close(self) -> None:
        nodes = self._nodes
        depth = len(nodes)
        node = nodes.pop()
        kind = self._kinds.pop()
        if self._skipped:
            if self._skipped < depth:
                return
            self._skipped = 0
        elif kind is _INLINE:
            self._close_inline(node.tag, node, depth)
        elif kind in _BLOCKS:
            if 0 < self._preformatted < depth:
                self._parts.append("\n")
            else:
                self._close_block(node.tag, depth)
        if len(self._places) == depth:
            self._places.pop()
        if depth <= self._floor:
            self._floor = depth - 1
        text = node.tail
        if text and (self._seen or not text.isspace() or self._preformatted):
            self._write(text)

    def _close_inline(self, tag: str, node: etree._Element, depth: int) -> None:
        if tag == "a":
            self._links -= node.get("href") is not None
        if self._hidden and self._hidden[-1].depth == depth:
            self._take_up()
        if self._heading and self._is_kicker(node):
            self._flush()
        if not self._beside or tag not in STYLES:
            self._beside = tag

    def _is_kicker(self, node: etree._Element) -> bool:
        return not KICKERS.isdisjoint(self._natures.of(node.tag, node).names)

    def _is_credit(self, node: etree._Element) -> bool:
        """Whether a tag holds a caption's credit, and nothing that joins the two stands around it."""
        if node.tag == "span" and _is_second(node, self._nodes[self._caption - 1]):
            return True
        named = node.tag in _SOURCES or not CREDITS.isdisjoint(self._natures.of(node.tag, node).names)
        if not named or (node.tail or "").strip():
            return False
        before = self._last[-_ENDING:].rstrip() if self._seen else ""
        return before.endswith(_CAPTION_ENDS) or before[-1:].isalnum()

    def _close_block(self, tag: str, depth: int) -> None:
        if self._preformatted:
            self._write_preformatted()
        if self._seen:
            self._flush()
        self._beside = ""
        self._broken = False
        if tag in MARGINS:
            self._gap = 1
        if tag in _SPECIAL:
            if tag == "li":
                self._bullet = False
            elif tag == "table":
                self._tables.pop().close(self.lines, self.elements)
            elif self._heading == depth:
                self._heading = 0
            elif self._caption == depth:
                self._caption = 0

    def _write(self, text: str) -> None:
        self._beside = ""
        if text.isspace():
            if self._seen or self._preformatted:
                self._parts.append(text)
            return
        if not self._seen:
            self._anchor = self._place()
            self._common = len(self._nodes)
        elif self._floor < self._common:
            self._common = self._floor
        self._floor = len(self._nodes)
        self._seen += len(text)
        if self._links:
            self._linked += len(text)
        self._last = text
        self._parts.append(text)

    def _place(self) -> int:
        """The place of the innermost open element, noted down with those above it when it is first asked for."""
        places, elements = self._places, self.elements
        parent = places[-1] if places else -1
        above = elements[parent] if places else NOTHING
        for at in range(len(places), len(self._nodes)):
            node = self._nodes[at]
            tag = node.tag
            nature = self._natures.of(tag, node)
            # Within a line, what has no name and hides nothing is as good as the element it is in.
            if self._kinds[at] is not _INLINE or nature.names or nature.hidden:
                above = element_of(tag, nature, parent, above, at + 1)
                parent = len(elements)
                elements.append(above)
            places.append(parent)
        return parent

    def _flush(self) -> None:
        """Ends the line."""
        if self._seen:
            line = self._line(self._gap)
            if line is not None:
                self._add(line)
            self._parts = []
            self._seen = self._linked = 0
            if self._later and not self._hidden:
                self.lines += self._later
                self._later = []
        self._beside = ""
        self._broken = False

    def _add(self, line: Line) -> None:
        together = joined(self.lines[-1], line, self.elements) if self._broken else None
        if together is None:
            self.lines.append(line)
        else:
            self.lines[-1] = together
        self._gap = 0
        self._bullet = False

    def _line(self, gap: int) -> Line | None:
        """What was written, as a line; None where nothing of it can be seen."""
        parts = self._parts
        text = " ".join((parts[0] if len(parts) == 1 else "".join(parts)).split())
        if not text.isprintable():
            text = " ".join(visible(text).split())
        if not text:
            return None
        return make(Line, (text, self._element(), self._linked / max(1, self._seen), gap, self._bullet, ""))

    def _element(self) -> int:
        """The innermost element that holds the whole line."""
        place, elements, common = self._anchor, self.elements, self._common
        while elements[place].depth > common:
            place = elements[place].parent
        return place

    def _write_preformatted(self) -> None:
        """Ends preformatted text: a program keeps its lines, all else is read as the dumps of pages are."""
        if self._seen:
            element = self.elements[self._element()]
            code = self._code or is_code(element, self.elements)
            linked = self._linked / self._seen
            self.lines += preformatted("".join(self._parts), self._element(), linked, code=code)
        self._preformatted = 0
        self._parts = []
        self._seen = self._linked = 0


def _is_second(node: etree._Element, around: etree._Element) -> bool:
    """Whether an element is the second of two of its kind that fill another: a caption and its credit, but for one that
    a label tells already (“Photo: AFP”).
    """
    first = node.getprevious()
    if node.getparent() is not around or first is None or first.tag != node.tag or ":" in (node.text or ""):
        return False
    if first.getprevious() is not None or node.getnext() is not None:  # counting them all would take long
        return False
    return not any((text or "").strip() for text in (around.text, first.tail, node.tail))


_SPECIAL = frozenset(("li", "table", "tr", "td", "th", "figcaption", *HEADINGS))
_BLOCKS = frozenset((Kind.BLOCK, Kind.CUSTOM, Kind.PREFORMATTED))
