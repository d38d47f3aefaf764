"""What a page's markup says about its article beside the words a reader sees: title, dates, authors …

Sources are JSON-LD, metas (Open Graph, Twitter, Dublin Core and a dozen more), microdata, ``<time>``, ``<title>`` and
the like. `hints_of` gathers them in one look at the tree; `article_body_of` looks for the text of pages that keep it in
scripts alone. Nothing is fetched, no clock is read, nothing is taken on trust: `Hints` are candidates, each with its
source.
"""

from __future__ import annotations

from newsclean.hints.app_state import article_body_of
from newsclean.hints.gather import hints_of
from newsclean.hints.model import Hint, Hints, Moment, Picture, Signature

__all__ = ["Hint", "Hints", "Moment", "Picture", "Signature", "article_body_of", "hints_of"]
