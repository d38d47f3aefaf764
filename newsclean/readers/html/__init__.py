"""Reads HTML into the same row of blocks as text, with what its markup says beside each block.

Three steps, each a file: the parser's tree (`tree`), one walk over it that writes lines (`walk`), and lines to blocks
(`blocks`). `tags` says what each tag means for a reader.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from newsclean.hints import article_body_of, hints_of
from newsclean.page import Page
from newsclean.readers.html.blocks import page_of
from newsclean.readers.html.tree import tree_of
from newsclean.readers.html.walk import Walk
from newsclean.readers.sniffing import is_html

_PARAGRAPH = 20
"""Words of a paragraph; a page without one shows no story."""


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
    if not _shows_prose(walk):
        _add_data(walk, article_body_of(root))
    return replace(page_of(walk, url), hints=hints_of(root, url))


def _shows_prose(walk: Walk) -> bool:
    """Whether the page has a paragraph of its own, or its text is yet to be written by a script."""
    return any(line.text.count(" ") >= _PARAGRAPH and not line.linked for line in walk.lines)


def _add_data(walk: Walk, body: str) -> None:
    """Adds the text that a page keeps in its data alone, as if it stood below all else."""
    if body and not is_html(body):
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in body.split("\n") if paragraph.strip())
    root = tree_of(body) if body else None
    if root is not None:
        walk.over(root)
