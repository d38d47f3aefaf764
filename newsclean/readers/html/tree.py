"""The parser's tree of an HTML source, whatever the source does to the parser.

libxml2 reads most of the web as browsers do, in linear time, with two exceptions: it drops what is nested deeper than
a limit of its own, and a tag with very many attributes takes it time that grows with their square. Sources that come
near either are built up here from the parser's events, flatter and with fewer attributes; no word of theirs is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final

from lxml import etree

_DEEPEST: Final = 250
"""Elements within one another that a tree built here may have; deeper ones become children of the deepest."""
_MOST_ATTRIBUTES: Final = 60
_LONG_TAG: Final = 4_000
"""Bytes from which on a tag is looked at for too many attributes."""
_CROWDED: Final = 1_000
"""Attributes, roughly, from which on a tag takes the parser long."""
_TAG = re.compile(rb"""<[a-zA-Z][^"'>]*(?:"[^"]*(?:"|\Z)[^"'>]*|'[^']*(?:'|\Z)[^"'>]*)*""")
"""A tag up to its end. It cannot fail once it has begun, so that no stretch of a source is looked at twice."""
_QUOTED = re.compile(rb"""\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)""")
_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]|^(?=[^A-Za-z_])")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a tree takes from the parser, and not from us."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def tree_of(source: str) -> etree._Element | None:
    """The root of the source's tree, without comments; None where there is nothing at all in it."""
    data = _bytes_of(source)
    tags = _TAG.findall(data)
    if max(map(len, tags), default=0) > _LONG_TAG and any(map(_is_crowded, tags)):
        return _flat_tree(data)
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:  # “Document is empty”
        return None
    last = parser.error_log.last_error
    if last is not None and "depth" in last.message:
        return _flat_tree(data)
    return root  # None for nothing but white space


def _bytes_of(source: str) -> bytes:
    """The source as UTF-8, the one encoding in which no declaration within it is asked. (Bytes are searched faster than
    a text with wider characters.)"""
    try:
        data = source.encode("utf-8")
    except UnicodeEncodeError:
        data = _SURROGATE.sub("\ufffd", source).encode("utf-8")
    data = data.replace(b"\0", b"")
    opened = data.find(b"<!--", data.rfind(b"-->") + 1)
    if opened >= 0:  # nobody closes it, and it would hide the rest of the page
        data = data[:opened] + data[opened:].replace(b"<!--", b"")
    return data


def _is_crowded(tag: bytes) -> bool:
    if len(tag) <= _LONG_TAG:
        return False
    bare = _QUOTED.sub(b'""', tag)
    return bare.count(b'""') + len(bare.split()) > _CROWDED


def _flat_tree(data: bytes) -> etree._Element | None:
    builder = _Builder()
    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, no_network=True, target=builder)  # type: ignore[arg-type]
    try:
        etree.fromstring(data, parser)
    except etree.ParserError:
        return None
    return builder.root


class _Builder:
    """Builds a tree of bounded depth from the parser's events."""

    def __init__(self) -> None:
        self.root: etree._Element | None = None
        self._open: list[etree._Element] = []
        self._over = 0
        self._texts: list[str] = []
        self._last: etree._Element | None = None
        """The element that text is behind; None where it is the first thing in its parent."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._write()
        tag = _NO_NAME.sub("_", tag)
        if len(self._open) >= _DEEPEST:
            self._last = etree.SubElement(self._open[-1], tag)
            self._over += 1
            return
        kept = {
            name: _NO_XML.sub("", value)
            for name, value in islice(attributes.items(), _MOST_ATTRIBUTES)
            if not _NO_NAME.search(name)
        }
        if self._open:
            element = etree.SubElement(self._open[-1], tag, kept)
        else:
            element = etree.Element(tag, kept)
            self.root = self.root if self.root is not None else element
        self._open.append(element)
        self._last = None

    def end(self, tag: str) -> None:
        if self._over:  # what follows goes on the text before: the element was taken for empty
            self._over -= 1
            return
        self._write()
        if self._open:
            self._last = self._open.pop()

    def data(self, text: str) -> None:
        self._texts.append(text)

    def close(self) -> None:
        self._write()

    def _write(self) -> None:
        if not self._texts or not self._open:
            self._texts.clear()
            return
        text = _NO_XML.sub("", "".join(self._texts))
        self._texts.clear()
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            self._open[-1].text = (self._open[-1].text or "") + text
