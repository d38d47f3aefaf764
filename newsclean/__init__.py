"""newsclean turns raw page text into clean news articles.

>>> from newsclean import extract
>>> article = extract(page)  # doctest: +SKIP
>>> article.title, article.date, article.body  # doctest: +SKIP
"""

from __future__ import annotations

from newsclean.article import Article, Caption, Piece, Removal
from newsclean.errors import NewscleanError, VocabularyError
from newsclean.page import Role, Span
from newsclean.pipeline import extract
from newsclean.vocabulary import Vocabulary

__all__ = [
    "Article",
    "Caption",
    "NewscleanError",
    "Piece",
    "Removal",
    "Role",
    "Span",
    "Vocabulary",
    "VocabularyError",
    "extract",
]
__version__ = "0.1.0"
