"""Reads HTML into the same row of blocks as text, with what its markup says beside each block.

Three steps, each a file: the parser's tree (`tree`), one walk over it that writes lines (`walk`), and lines to blocks
(`blocks`). `tags` says what each tag means for a reader.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from lxml import etree

from newsclean.hints import article_body_of, hints_of
from newsclean.page import Page
from newsclean.readers.html.blocks import page_of
from newsclean.readers.html.tree import tree_of
from newsclean.readers.html.walk import Walk
from newsclean.readers.sniffing import is_html

_PARAGRAPH = 20
"""Words of a paragraph; a page without one shows no story."""
_LINKED = 0.5
"""Share of a line in links from which on it is a pointer and no paragraph."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]{2}")
"""About a word, where words are not spaced."""
_INERT = frozenset(("noscript", "template"))


def read_html(source: str, url: str | None = None) -> Page:
    """The page of an HTML document or fragment. Linear in the source; any string will do, and nothing is fetched.

    ``Page.text`` is the visible text, and what markup hides, for some pages show it only when a script has run; where
    a page shows no paragraph at all, it is also the article's text in the page's data.
    Scripts, styles, drawings, frames, the choices of menus and the readings of ruby are no text.
    """
    root = tree_of(source)
    walk = Walk()
    if root is None:
        return page_of(walk, url)
    walk.over(root)
    hints = hints_of(root, url)
    if not _shows_prose(walk) and (body := article_body_of(root)):
        headed = not hints.titles or any(element.level == 1 for element in walk.elements)
        _add_data(root, body, "" if headed else hints.titles[0].text)
        walk = Walk()
        walk.over(root)
    return replace(page_of(walk, url), hints=hints)


def _shows_prose(walk: Walk) -> bool:
    """Whether the page has a paragraph of its own, or its text is yet to be written by a script.

    A call to turn scripts on, and patterns for what scripts will write, are no paragraphs of the page.
    """
    inert: list[bool] = []
    for element in walk.elements:
        inert.append(element.tag in _INERT or (element.parent >= 0 and inert[element.parent]))
    return any(line.linked < _LINKED and not inert[line.element] and _is_paragraph(line.text) for line in walk.lines)


def _is_paragraph(text: str) -> bool:
    spaces = text.count(" ")
    return spaces >= _PARAGRAPH or spaces + len(_UNSPACED.findall(text)) >= _PARAGRAPH


def _add_data(root: etree._Element, body: str, title: str) -> None:
    """Adds the text that a page keeps in its data alone, as if it stood below all else, its title above it."""
    if not is_html(body):
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in body.split("\n") if paragraph.strip())
    data = tree_of(f"<h1>{escape(title)}</h1>{body}" if title else body)
    if data is not None:
        etree.SubElement(root, "article").append(data)
