"""The whole way of a page: read, survey, detect, decide, assemble."""

from __future__ import annotations

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.detectors import DETECTORS
from newsclean.page import Mark
from newsclean.readers import read
from newsclean.referee import decide
from newsclean.sites import Site, SiteCounts
from newsclean.survey import survey
from newsclean.vocabulary import Vocabulary, standard


def extract(
    source: str | bytes,
    *,
    url: str | None = None,
    day_first: bool | None = None,
    vocabulary: Vocabulary | None = None,
    site: Site | SiteCounts | None = None,
) -> Article:
    """The article of a page, cleaned, with a ledger of all that was taken out and why.

    ``source`` is the page's HTML, or its text as any tool dumped it (which it is, is told by itself), or the bytes of
    either (decoded by byte order mark, declared charset or detection).
    ``url`` is where the page was: a date in it settles an unclear one. ``day_first`` says how 03/04 is to be read,
    where you know it. ``vocabulary`` replaces the package's own phrases (`Vocabulary.load` adds yours to them).
    ``site`` is what was counted of the page's site, or of many sites, of which ``url`` then tells the one.

    Any string and any bytes have an answer; a page without an article gives one with an empty body. Raises `TypeError`
    for anything else.
    Takes time linear in the page, keeps nothing between calls, and gives the same answer in every process.
    """
    page = read(source, url)
    if isinstance(site, SiteCounts):
        site = site.of(url)
    view = survey(page, vocabulary or standard(), site)
    marks: list[Mark] = []
    for detect in DETECTORS:
        marks.extend(detect(view, marks))
    return assemble(view, decide(view, marks), day_first=day_first)
