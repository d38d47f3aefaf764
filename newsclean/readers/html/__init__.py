"""Reads HTML into the same row of blocks as text, with what its markup says beside each block.

Three steps, each a file: the parser's tree (`tree`), one walk over it that writes lines (`walk`), and lines to blocks
(`blocks`). `tags` says what each tag means for a reader.
"""

from __future__ import annotations

from newsclean.page import Page
from newsclean.readers.html.blocks import page_of
from newsclean.readers.html.tree import tree_of
from newsclean.readers.html.walk import Walk


def read_html(source: str, url: str | None = None) -> Page:
    """The page of an HTML document or fragment. Linear in the source; any string will do, and nothing is fetched.

    ``Page.text`` is the visible text, and what markup hides, for some pages show it only when a script has run.
    Scripts, styles, drawings, frames, the choices of menus and the readings of ruby are no text.
    """
    root = tree_of(source)
    walk = Walk()
    if root is not None:
        walk.over(root)
    return page_of(walk, url)
