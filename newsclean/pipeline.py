"""The whole way of a page: read, survey, detect, decide, assemble."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean import collector
from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.page import Mark, Page
from newsclean.plugins import all_detectors
from newsclean.readers import read
from newsclean.referee import Decision, judge
from newsclean.referee.model import learned
from newsclean.sites import Site, SiteCounts
from newsclean.survey import Survey, survey
from newsclean.vocabulary import Vocabulary, standard


class Examination(NamedTuple):
    """A page's whole way: what was read, what the detectors said of it, what was decided, and what came out."""

    survey: Survey
    marks: Sequence[Mark]
    """In the order of the detectors."""
    decisions: Sequence[Decision]
    """One a block, in page order."""
    article: Article

    @property
    def page(self) -> Page:
        """The page as read."""
        return self.survey.page


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
    for anything else, in any argument, and `DetectorError` where a detector that another package brings cannot be
    loaded or fails.
    Takes time linear in the page, keeps nothing between calls, and gives the same answer in every process.
    """
    return examine(source, url=url, day_first=day_first, vocabulary=vocabulary, site=site).article


def examine(
    source: str | bytes,
    *,
    url: str | None = None,
    day_first: bool | None = None,
    vocabulary: Vocabulary | None = None,
    site: Site | SiteCounts | None = None,
) -> Examination:
    """The article of a page with all that led to it, for whoever wants to look into it. See `extract`."""
    _check(url=url, day_first=day_first, vocabulary=vocabulary, site=site)
    if isinstance(site, SiteCounts):
        site = site.of(url)
    with collector.put_off(source):
        view = survey(read(source, url), vocabulary or standard(), site)
        marks: list[Mark] = []
        for detect in all_detectors():
            marks += tuple(detect(view, marks))  # all at once: it may read the marks before its own
        judgement = judge(view, marks, learned())
        return Examination(view, marks, judgement.decisions, assemble(view, judgement, day_first=day_first))


_KINDS: dict[str, tuple[type, ...]] = {
    "url": (str,),
    "day_first": (bool,),
    "vocabulary": (Vocabulary,),
    "site": (Site, SiteCounts),
}
"""What may be given beside a page."""


def _check(**given: object) -> None:
    """Raises TypeError where something else was given."""
    for name, value in given.items():
        if value is not None and not isinstance(value, _KINDS[name]):
            kinds = " or a ".join(kind.__name__ for kind in _KINDS[name])
            raise TypeError(f"{name} must be a {kinds}, not a {type(value).__name__}")
