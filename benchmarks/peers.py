"""newsclean, and what a user has today for raw page text, behind one face: text in, `Extraction` out.

Extractors made for HTML are given the text as a minimal page with each line that is not blank as a paragraph, which
is the usual way to use them on text. Every import is lazy, so that a tool that is not installed can be left out.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.metrics import words

if TYPE_CHECKING:
    from newsclean import Article


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a tool made of one page. ``captions`` holds (text, credit)."""

    body: str
    title: str | None = None
    date: str | None = None
    """``YYYY-MM-DD``."""
    captions: tuple[tuple[str, str | None], ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """One way from text to article. ``prepare`` imports what it needs, or raises ImportError, and returns it."""

    name: str
    prepare: Callable[[], Callable[[str], Extraction]]
    gives: frozenset[str] = frozenset()
    """Which of title, date, captions and authors it tries to give at all."""


def load(name: str) -> Callable[[str], Extraction]:
    """The tool of this name, ready to run. Raises KeyError for an unknown name, ImportError for one not installed."""
    return TOOLS[name].prepare()


def extraction_of(article: Article) -> Extraction:
    """An article of newsclean's, behind the face that all tools share."""
    date = article.date.isoformat() if article.date else None
    captions = tuple((caption.text, caption.credit) for caption in article.captions)
    return Extraction(article.body, article.title, date, captions, article.authors)


def wrap(text: str) -> str:
    """A minimal HTML page with each line that is not blank as a paragraph."""
    body = "\n".join(f"<p>{html.escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())
    return f"<!DOCTYPE html>\n<html><head><title></title></head><body>\n{body}\n</body></html>"


def _newsclean() -> Callable[[str], Extraction]:
    from newsclean import extract

    return lambda text: extraction_of(extract(text))


def _everything() -> Callable[[str], Extraction]:
    return Extraction


_C4_SHORTEST = 3  # words, as first published; the code that made C4 says 5, which keeps less
_C4_ENDS = tuple('.!?"”»。！？」؟।')  # the paper names the first four; the others are the like in other scripts
_C4_NEVER = re.compile(
    r"javascript|lorem ipsum|terms of use|privacy policy|cookie policy|uses? (?:of )?cookies", re.IGNORECASE
)


def _c4() -> Callable[[str], Extraction]:
    """The line rules of C4: Raffel et al. 2020, “Exploring the Limits of Transfer Learning …”, JMLR 21(140), 2.2.

    The page rules (too few sentences, a curly bracket, a bad word) are left out: they would drop whole articles.
    """

    def keep(line: str) -> bool:
        return line.endswith(_C4_ENDS) and len(words(line)) >= _C4_SHORTEST and not _C4_NEVER.search(line)

    def run(text: str) -> Extraction:
        lines = (line.strip() for line in text.splitlines())
        return Extraction("\n\n".join(line for line in lines if keep(line)))

    return run


_KNOWN_LANGUAGE = 0.2  # share of the words in a stop list below which the page is taken to have none


@cache
def _stop_lists() -> dict[str, list[str]]:
    """Which of jusText's languages have each stop word."""
    justext = import_module("justext")
    index: dict[str, list[str]] = {}
    for language in sorted(justext.get_stoplists()):
        for word in justext.get_stoplist(language):
            index.setdefault(word, []).append(language)
    return index


def language_of(text: str) -> str | None:
    """The stop list of jusText that holds most of the text's words; None where none holds a fair share."""
    index, counts = _stop_lists(), Counter(words(text))
    hits: Counter[str] = Counter()
    for word, count in counts.items():
        for language in index.get(word, ()):
            hits[language] += count
    if not hits:
        return None
    language, most = min(hits.items(), key=lambda item: (-item[1], item[0]))
    return language if most >= _KNOWN_LANGUAGE * counts.total() else None


def _justext() -> Callable[[str], Extraction]:
    """Pomikálek 2011. Where no stop list fits, its own way for that: an empty one, and no bounds on stop words."""
    justext = import_module("justext")
    stop_list = cache(justext.get_stoplist)  # it reads its file at every call
    _stop_lists()

    def run(text: str) -> Extraction:
        language = language_of(text)
        if language is None:
            found = justext.justext(wrap(text), frozenset(), stopwords_low=0.0, stopwords_high=0.0)
        else:
            found = justext.justext(wrap(text), stop_list(language))
        return Extraction("\n\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate))

    return run


def _trafilatura() -> Callable[[str], Extraction]:
    """Barbaresi 2021, comments left out, title and date as it finds them."""
    bare_extraction = import_module("trafilatura").bare_extraction

    def run(text: str) -> Extraction:
        found = bare_extraction(wrap(text), with_metadata=True, include_comments=False)
        if found is None:
            return Extraction("")
        return Extraction((found.text or "").replace("\n", "\n\n"), found.title or None, found.date or None)

    return run


def _boilerpy3() -> Callable[[str], Extraction]:
    """Kohlschütter et al. 2010, in Python: the article extractor."""
    extractor = import_module("boilerpy3.extractors").ArticleExtractor()

    def run(text: str) -> Extraction:
        return Extraction(extractor.get_content(wrap(text)).replace("\n", "\n\n"))

    return run


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("newsclean", _newsclean, frozenset({"title", "date", "captions", "authors"})),
        Tool("everything", _everything),
        Tool("c4", _c4),
        Tool("justext", _justext),
        Tool("trafilatura", _trafilatura, frozenset({"title", "date"})),
        Tool("boilerpy3", _boilerpy3),
    )
}
