"""An article as Markdown (CommonMark), for people to read and for tools that take Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from newsclean.article import Article, Caption, Piece
from newsclean.page import Role

# Characters that can begin markup, in CommonMark or in common additions to it (~~ and $). An underscore or a # inside a
# word cannot, and a backslash there would spoil addresses.
_ANYWHERE = re.compile(r"[\\`*\[\]<~$]|(?<![^\W_])_|_(?![^\W_])|(?<!\S)#|&(?=#?[0-9A-Za-z]{1,32};)")
# What means something at the head of a line: quote, list item, rule, numbered item. The backslash goes where this ends.
_AT_HEAD = re.compile(r"\d{1,9}(?=[.)](?: |$))|(?=>|[-+](?: |-|$))")
_FENCE = re.compile(r"`{3,}")
_RULE = "---"
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def to_markdown(article: Article) -> str:
    """The article as CommonMark, ending in one line feed; empty where the article is empty.

    In this order, each part only where there is one: title (``#``), standfirst (in italics), date and authors on one
    line (``2024-03-05 · Jane Doe, Max Muster``), body (headings as ``##``, or as deep as markup says, list items as
    ``-``, and of HTML also quotes, tables and programs), captions.
    The captions come last, after a rule, each a quote with its credit in brackets: pictures belong to the story, but
    raw text does not tell where they stood, and amid the body a caption would read like a sentence of it.
    Whoever wants none cuts at the rule (a line that is just ``---``; the body never has one).

    Every special character is escaped, so the rendered page shows the very words of the article.
    """
    parts = [*_head(article), *_body(article), *_captions(article.captions)]
    return "\n\n".join(parts) + "\n" if parts else ""


def _head(article: Article) -> Iterator[str]:
    if article.title:
        yield f"# {_escape(article.title)}"
    if article.standfirst:
        yield f"*{_escape(article.standfirst)}*"
    origin = [article.date.isoformat()] if article.date else []
    if article.authors:
        origin.append(_escape(", ".join(article.authors)))
    if origin:
        yield " · ".join(origin)


def _body(article: Article) -> Iterator[str]:
    pieces = [piece for piece in article.kept if piece.role in (Role.BODY, Role.HEADING)]
    for kind, run in groupby(pieces, key=_kind):
        yield from _WRITERS[kind](list(run))


def _kind(piece: Piece) -> str:
    """What the pieces that are written together have in common."""
    if piece.role is Role.HEADING:
        return "heading"
    if piece.form in _WRITERS:
        return piece.form
    return "list" if piece.bullet else "paragraph"


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield _escape(piece.text)


def _headings(pieces: Sequence[Piece]) -> Iterator[str]:
    """The title is the one heading of the first level."""
    for piece in pieces:
        level = int(piece.form[1]) if piece.form[1:].isdigit() else 2
        yield f"{'#' * max(2, level)} {_escape(piece.text)}"


def _list(pieces: Sequence[Piece]) -> Iterator[str]:
    yield "\n".join(f"- {_escape(piece.text)}" for piece in pieces)


def _quote(pieces: Sequence[Piece]) -> Iterator[str]:
    yield "\n>\n".join(f"> {_escape(piece.text)}" for piece in pieces)


def _code(pieces: Sequence[Piece]) -> Iterator[str]:
    """Programs between fences. One that holds a rule stands a column in, fences and all; readers take that off."""
    for piece in pieces:
        longest = max(map(len, _FENCE.findall(piece.text)), default=2)
        fence = "`" * max(3, longest + 1)
        lines = [fence, *piece.text.split("\n"), fence]
        inset = " " if _RULE in lines else ""
        yield "\n".join(f"{inset}{line}" for line in lines)


def _table(pieces: Sequence[Piece]) -> Iterator[str]:
    rows = [[_escape(cell).replace("|", "\\|") for cell in piece.text.split("\t")] for piece in pieces]
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


_WRITERS: Mapping[str, Callable[[Sequence[Piece]], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "heading": _headings,
    "list": _list,
    "quote": _quote,
    "code": _code,
    "row": _table,
}


def _captions(captions: tuple[Caption, ...]) -> Iterator[str]:
    if captions:
        yield _RULE
    for caption in captions:
        credit = f" ({_escape(caption.credit)})" if caption.credit else ""
        yield f"> {_escape(caption.text)}{credit}"


def _escape(text: str) -> str:
    """The text on one line, with a backslash before all that Markdown would take for markup."""
    text = _ANYWHERE.sub(r"\\\g<0>", _WHITE.sub(" ", text).strip())
    head = _AT_HEAD.match(text)
    return f"{text[: head.end()]}\\{text[head.end() :]}" if head else text
