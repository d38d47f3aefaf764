"""Fields of pages that have markup: what it hints at, weighed against what the page shows.

The page's own words come first. A hint fills what they leave open, and decides between readings of them; where it
says something that nothing else on the page says, it loses.
"""

from __future__ import annotations

from newsclean.fields.hinted.authors import choose_authors
from newsclean.fields.hinted.dates import choose_publication
from newsclean.fields.hinted.titles import choose_title

__all__ = ["choose_authors", "choose_publication", "choose_title"]
