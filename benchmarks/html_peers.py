"""newsclean, and what a user has today for HTML, behind one face: a page and its address in, `Extraction` out.

Each tool is used as its manual says for a page at hand: nothing is fetched, comments are left out, the rest is the
default. Every import is lazy, so that a tool that is not installed can be left out.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from benchmarks.metrics import paragraphs
from benchmarks.peers import Extraction, extraction_of, language_of

if TYPE_CHECKING:
    from lxml import html

_BLOCK = re.compile(
    "article|aside|blockquote|br|d[dlt]|div|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section"
    "|t[dhr]|table|ul"
)


class HtmlRun(Protocol):
    """A tool at work: a page of HTML and its address (empty where it is not known)."""

    def __call__(self, page: str, url: str = "") -> Extraction:
        """What the tool makes of it."""


@dataclass(frozen=True, slots=True)
class HtmlTool:
    """One way from HTML to article. ``prepare`` imports what it needs, or raises ImportError, and returns it."""

    name: str
    prepare: Callable[[], HtmlRun]
    gives: frozenset[str] = frozenset()
    """Which of title, date, authors and captions it tries to give at all."""
    scored: bool = True
    """Whether it extracts anything; a floor for times does not."""


def load(name: str) -> HtmlRun:
    """The tool of this name, ready to run. Raises KeyError for an unknown name, ImportError for one not installed."""
    return HTML_TOOLS[name].prepare()


def parse(page: str) -> html.HtmlElement:
    """The page's tree; that of an empty page where it holds nothing."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return html.document_fromstring("<p></p>")


def all_text(page: str) -> str:
    """Every text of a page, that of its scripts too: what a tool could find at all."""
    return "\n".join(parse(page).itertext())


def text_of(root: html.HtmlElement) -> str:
    """The text of a tree that holds an article, a blank line between blocks. Changes the tree."""
    for element in root.iter():
        if isinstance(element.tag, str) and _BLOCK.fullmatch(element.tag):
            element.text = "\n\n" + (element.text or "")
            element.tail = "\n\n" + (element.tail or "")
    return "\n\n".join(" ".join(part.split()) for part in paragraphs(root.text_content()))


def _newsclean() -> HtmlRun:
    from newsclean import extract

    def run(page: str, url: str = "") -> Extraction:
        return extraction_of(extract(page, url=url or None))

    return run


def _trafilatura() -> HtmlRun:
    """Barbaresi 2021, with what it knows of title, date (htmldate) and authors."""
    bare_extraction = import_module("trafilatura").bare_extraction

    def run(page: str, url: str = "") -> Extraction:
        found = bare_extraction(page, url=url or None, with_metadata=True, include_comments=False)
        if found is None:
            return Extraction("")
        authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
        body = (found.text or "").replace("\n", "\n\n")
        return Extraction(body, found.title or None, found.date or None, (), authors)

    return run


def _readability() -> HtmlRun:
    """The port of Arc90's Readability: its summary's text, and its short title."""
    document = import_module("readability").Document

    def run(page: str, url: str = "") -> Extraction:
        found = document(page, url=url or None)
        return Extraction(text_of(parse(found.summary(html_partial=True))), found.short_title() or None)

    return run


def _newspaper() -> HtmlRun:
    """newspaper4k, without fetching pictures."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses optional parts that are not used here
        newspaper = import_module("newspaper")

    def run(page: str, url: str = "") -> Extraction:
        article = newspaper.Article(url or "https://example.org/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        date = article.publish_date
        day = date.date().isoformat() if hasattr(date, "date") else None
        return Extraction(article.text or "", article.title or None, day, (), tuple(article.authors or ()))

    return run


def _goose() -> HtmlRun:
    """goose3, without fetching pictures."""
    goose = import_module("goose3").Goose({"enable_image_fetching": False})

    def run(page: str, url: str = "") -> Extraction:
        found = goose.extract(raw_html=page, url=url or None)
        date = str(found.publish_date)[:10] if found.publish_date else None
        titles = found.title if isinstance(found.title, list) else [found.title or ""]  # of a page's several headlines
        title = next((title for title in titles if title), None)
        authors = tuple(name for name in found.authors or () if isinstance(name, str))
        return Extraction(found.cleaned_text or "", title, date, (), authors)

    return run


def _justext() -> HtmlRun:
    """Pomikálek 2011, with the stop list that holds most of the page's words, or none (see `benchmarks.peers`)."""
    justext = import_module("justext")
    stop_list = cache(justext.get_stoplist)  # it reads its file at every call

    def run(page: str, url: str = "") -> Extraction:
        language = language_of(parse(page).text_content())
        if language is None:
            found: Iterable[Any] = justext.justext(page, frozenset(), stopwords_low=0.0, stopwords_high=0.0)
        else:
            found = justext.justext(page, stop_list(language))
        return Extraction("\n\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate))

    return run


def _resiliparse() -> HtmlRun:
    """Bevendorff et al. 2018: the main content as plain text."""
    extract_plain_text = import_module("resiliparse.extract.html2text").extract_plain_text

    def run(page: str, url: str = "") -> Extraction:
        return Extraction(extract_plain_text(page, main_content=True, alt_texts=False, list_bullets=False))

    return run


def _boilerpy3() -> HtmlRun:
    """Kohlschütter et al. 2010, in Python: the article extractor."""
    extractor = import_module("boilerpy3.extractors").ArticleExtractor()

    def run(page: str, url: str = "") -> Extraction:
        return Extraction(extractor.get_content(page).replace("\n", "\n\n"))

    return run


def _lxml() -> HtmlRun:
    """Nothing but the parsing that most of the others begin with."""

    def run(page: str, url: str = "") -> Extraction:
        parse(page)
        return Extraction("")

    return run


_META = frozenset({"title", "date", "authors"})
HTML_TOOLS = {
    tool.name: tool
    for tool in (
        HtmlTool("newsclean", _newsclean, _META | {"captions"}),
        HtmlTool("trafilatura", _trafilatura, _META),
        HtmlTool("readability", _readability, frozenset({"title"})),
        HtmlTool("newspaper4k", _newspaper, _META),
        HtmlTool("goose3", _goose, _META),
        HtmlTool("justext", _justext),
        HtmlTool("resiliparse", _resiliparse),
        HtmlTool("boilerpy3", _boilerpy3),
        HtmlTool("lxml", _lxml, scored=False),
    )
}
