"""newsclean turns news pages, raw text or HTML, into clean articles.

>>> from newsclean import extract
>>> article = extract(page)  # doctest: +SKIP
>>> article.title, article.date, article.body  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.lazy import names_of

if TYPE_CHECKING:
    from newsclean.article import Article, Caption, Piece, Removal, Verdict
    from newsclean.errors import DetectorError, MissingExtraError, NewscleanError, SitesError, VocabularyError
    from newsclean.page import Role, Span
    from newsclean.pipeline import extract
    from newsclean.sites import SiteCounts
    from newsclean.vocabulary import Vocabulary

__all__ = [
    "Article",
    "Caption",
    "DetectorError",
    "MissingExtraError",
    "NewscleanError",
    "Piece",
    "Removal",
    "Role",
    "SiteCounts",
    "SitesError",
    "Span",
    "Verdict",
    "Vocabulary",
    "VocabularyError",
    "extract",
]
__version__ = "0.1.0"

_HOMES = {
    "article": ("Article", "Caption", "Piece", "Removal", "Verdict"),
    "errors": ("DetectorError", "MissingExtraError", "NewscleanError", "SitesError", "VocabularyError"),
    "page": ("Role", "Span"),
    "pipeline": ("extract",),
    "sites": ("SiteCounts",),
    "vocabulary": ("Vocabulary",),
}
"""Where the public names live. They are loaded when first asked for: the command's --help, and pytest, which loads the
plugin at its start, need not wait for the core."""


if not TYPE_CHECKING:  # a checker would take every name for one of ours
    __getattr__ = names_of(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
