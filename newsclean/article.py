"""What comes out: the article, its captions, and the ledger of what was taken out and why."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from newsclean.page import Role, Span


class Verdict(str, Enum):
    """What a page is. Each is its own name as a string: ``article.verdict == "article"``."""

    ARTICLE = "article"
    INDEX = "index"
    """A section front, a list of stories or of search results."""
    STUB = "stub"
    """The beginning of an article, whose rest is behind a paywall or on another page."""
    LIVE = "live"
    """A live blog: many short entries, each with its time."""
    ERROR = "error"
    """No page: “404”, “page not found”, “gone”."""
    WALL = "wall"
    """Nothing but a cookie notice, a check for robots or a log-in."""
    OTHER = "other"
    """Anything else that is no article: products, services, forums, documentation."""

    __str__ = str.__str__


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture. ``str(caption)`` is its text.

    ``credit`` is who made or owns the picture, without marks (“AFP”, not “Photo: AFP”); None where the page names
    nobody.
    ``span`` is where the text stands in the page, the first time if it stands there repeatedly.
    """

    text: str
    credit: str | None
    span: Span

    def __str__(self) -> str:
        return self.text


class Piece(NamedTuple):
    """A stretch of the page that was kept: title, standfirst, heading or body paragraph."""

    span: Span
    text: str
    role: Role
    bullet: bool = False
    """Whether it is an item of a list."""
    form: str = ""
    """What markup says of its form: “h1” to “h6”, “quote”, “code” (its line ends are in `text`), “row” (of a table, its
    cells parted by tabs); empty for plain paragraphs, and for text."""


class Removal(NamedTuple):
    """A stretch of the page that was taken out of the text, as what, and why (the strongest reason first)."""

    span: Span
    text: str
    role: Role
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, cleaned, with an account of every character of the page it came from.

    ``kept`` and ``removed`` together hold every visible character of the page exactly once, both in page order.
    Spans count code points of the page's text: the very string given, or what the bytes given decode to, without the
    marks of Markdown and of quoted mail, and with escapes and misread characters read; for HTML, the visible text as
    read, one line a block.
    """

    title: str | None
    standfirst: str | None
    date: datetime.date | None
    body: str
    """Paragraphs, headings and list items, parted by one blank line; empty where no story was found.

    A program among them keeps its own blank lines: ``paragraphs``, not the parts of ``body``, are what was kept.
    """
    captions: tuple[Caption, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    """ISO 639-1 code of the body's language; None where it cannot be told."""
    timestamp: datetime.datetime | None = None
    """Date and time, where the page gives a time; aware only where the page gives a zone."""
    date_ambiguous: bool = False
    """Whether day and month could be swapped and nothing on the page settles it. ``date`` is the likelier reading."""
    date_alternative: datetime.date | None = None
    """The other reading of an ambiguous date."""
    verdict: Verdict = Verdict.OTHER
    """What the page is (see `Verdict`)."""
    confidence: float = 0.0
    """How likely the page is an article, 0 to 1."""
    kept: tuple[Piece, ...] = ()
    removed: tuple[Removal, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, one string a paragraph, heading or list item."""
        return tuple(piece.text for piece in self.kept if piece.role in (Role.BODY, Role.HEADING))

    def to_dict(self, *, ledger: bool = True) -> dict[str, Any]:
        """Plain dicts, lists, strings, numbers and None, ready for JSON.

        Dates are ISO 8601 strings, spans are lists of start and end. With ``ledger=False``, without ``kept`` and
        ``removed``.
        """
        fields = [field.name for field in dataclasses.fields(self) if ledger or field.name not in ("kept", "removed")]
        return {name: _plain(getattr(self, name)) for name in fields}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Article:
        """The opposite of `to_dict`, whether the ledger is in it or not. Raises `ValueError` for anything else."""
        try:
            return cls(**{name: _READ.get(name, _same)(value) for name, value in plain.items()})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not what Article.to_dict gives: {error}") from error

    def to_json(self, *, ledger: bool = True, indent: int | None = None) -> str:
        """The article as one JSON object (see `to_dict`), other scripts than Latin unescaped."""
        return json.dumps(self.to_dict(ledger=ledger), ensure_ascii=False, indent=indent)

    def to_markdown(self) -> str:
        """The article as CommonMark: title, standfirst, date and authors, body, captions (see `newsclean.markdown`)."""
        from newsclean.markdown import to_markdown

        return to_markdown(self)

    def _repr_html_(self) -> str:
        """A card, which notebooks show (see `newsclean.report.card`)."""
        from newsclean.report.card import card

        return card(self)

    def report(self) -> str:
        """One self-contained HTML file that shows what was kept, what was taken out, and why (see `newsclean.report`).

        It is made from the ledger; the command ``newsclean report`` also shows the weights of all marks.
        """
        from newsclean.report import Reported, render

        return render([Reported(self.title or "", self)])


def _plain(value: Any) -> Any:
    if isinstance(value, (Piece, Removal)):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, Caption):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime.date) else value


def _same(value: Any) -> Any:
    return value


def _read_caption(plain: Mapping[str, Any]) -> Caption:
    return Caption(**{**plain, "span": Span(*plain["span"])})


def _read_piece(plain: Mapping[str, Any]) -> Piece:
    return Piece(**{**plain, "span": Span(*plain["span"]), "role": Role(plain["role"])})


def _read_removal(plain: Mapping[str, Any]) -> Removal:
    reasons = tuple(plain["reasons"])
    return Removal(**{**plain, "span": Span(*plain["span"]), "role": Role(plain["role"]), "reasons": reasons})


def _read_date(plain: str | None) -> datetime.date | None:
    return None if plain is None else datetime.date.fromisoformat(plain)


_READ: dict[str, Callable[[Any], Any]] = {
    "date": _read_date,
    "date_alternative": _read_date,
    "timestamp": lambda plain: None if plain is None else datetime.datetime.fromisoformat(plain),
    "authors": tuple,
    "tags": tuple,
    "verdict": Verdict,
    "captions": lambda plain: tuple(map(_read_caption, plain)),
    "kept": lambda plain: tuple(map(_read_piece, plain)),
    "removed": lambda plain: tuple(map(_read_removal, plain)),
}
"""How the plain value of a field is read; of all others it is the field's own."""
