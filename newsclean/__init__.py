"""newsclean turns news pages, raw text or HTML, into clean articles.

>>> from newsclean import extract
>>> article = extract(page)  # doctest: +SKIP
>>> article.title, article.date, article.body  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.article import Article, Caption, Piece, Removal, Verdict
    from newsclean.errors import DetectorError, NewscleanError, VocabularyError
    from newsclean.page import Role, Span
    from newsclean.pipeline import extract
    from newsclean.sites import SiteCounts
    from newsclean.vocabulary import Vocabulary

__all__ = [
    "Article",
    "Caption",
    "DetectorError",
    "NewscleanError",
    "Piece",
    "Removal",
    "Role",
    "SiteCounts",
    "Span",
    "Verdict",
    "Vocabulary",
    "VocabularyError",
    "extract",
]
__version__ = "0.1.0"

_HOMES = {
    "article": ("Article", "Caption", "Piece", "Removal", "Verdict"),
    "errors": ("DetectorError", "NewscleanError", "VocabularyError"),
    "page": ("Role", "Span"),
    "pipeline": ("extract",),
    "sites": ("SiteCounts",),
    "vocabulary": ("Vocabulary",),
}
"""Where the public names live. They are loaded when first asked for: the command's --help, and pytest, which loads the
plugin at its start, need not wait for the core."""


if not TYPE_CHECKING:  # a checker would take every name for one of ours

    def __getattr__(name: str) -> object:
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(f"newsclean.{home}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
