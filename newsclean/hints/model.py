"""What a page's markup says about its article: candidates, each with its source and how far to trust it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple


class Hint(NamedTuple):
    """A text that may be the title, the standfirst …

    ``source`` names where it stood: ``ld:headline``, ``og:title``, ``itemprop:headline``, ``title``.
    ``trust`` is the share of pages on which that source was right, where it said anything (0 to 1).
    """

    text: str
    source: str
    trust: float


class Moment(NamedTuple):
    """A date, with the time of day where one is given: aware only where a zone is."""

    date: datetime.date
    timestamp: datetime.datetime | None
    source: str
    trust: float
    alternative: datetime.date | None = None
    """The other reading, where day and month can be swapped and nothing settles it."""


class Signature(NamedTuple):
    """The persons whom one source names, in its order."""

    names: tuple[str, ...]
    source: str
    trust: float


class Picture(NamedTuple):
    """A picture's caption, and who made or owns the picture."""

    caption: str
    credit: str | None


@dataclass(frozen=True, slots=True)
class Hints:
    """All that markup says beside the page's own words; candidates come most trusted first.

    Hints are evidence that the visible page confirms or contradicts: publishers leave headlines of yesterday, dates of
    the template and names of the desk in them.
    """

    titles: tuple[Hint, ...] = ()
    """Without the site's name."""
    published: tuple[Moment, ...] = ()
    modified: tuple[Moment, ...] = ()
    authors: tuple[Signature, ...] = ()
    """Persons only."""
    organisations: tuple[str, ...] = ()
    """Papers, agencies and desks given as authors."""
    standfirsts: tuple[Hint, ...] = ()
    languages: tuple[Hint, ...] = ()
    """ISO 639-1 codes."""
    locale: str | None = None
    """The most trusted of the languages, with its region where one is given: “en-GB”."""
    keywords: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sites: tuple[str, ...] = ()
    """What the site calls itself."""
    canonical: str | None = None
    """The page's own address, as given (it may be relative)."""
    kinds: tuple[str, ...] = ()
    """What the page says it is: ``NewsArticle``, ``LiveBlogPosting``, ``CollectionPage``, ``article``.

    Those of schema.org first, that of the node that was read as the article before all.
    """
    free: bool | None = None
    """Whether the whole text is said to be open to all; None where nothing is said."""

    @property
    def language(self) -> str | None:
        """The most trusted of the languages."""
        return self.languages[0].text if self.languages else None
