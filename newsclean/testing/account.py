"""The account of a difference: the texts, and what the ledger says became of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import TYPE_CHECKING

from newsclean.differences import SIMILAR, changes, similarity

if TYPE_CHECKING:
    from newsclean.article import Article

_SHOWN = 160
"""Code points of a text quoted in a report."""


def whereabouts(text: str, article: Article) -> str:
    """What became of a text that ought to be there: a line for each place where the page has it, by the ledger."""
    text = folded(text)
    lines = [
        f"{quoted(item.text, 60)} was taken for {item.role.value}: {'; '.join(item.reasons) or 'no reason given'}"
        for item in article.removed
        if _same_words(text, folded(item.text))
    ]
    for piece in article.kept:
        kept = folded(piece.text)
        if text == kept:
            lines.append(f"it was kept as {piece.role.value}")
        elif _same_words(text, kept):
            lines.append(f"it is kept in part or among more, as {piece.role.value}: {quoted(piece.text, 60)}")
    return _indented(lines[:4] or ["neither the article nor its ledger has it: is it on the page like this?"])


def _same_words(text: str, other: str) -> bool:
    return text in other or (len(other) >= 20 and other in text) or similarity(text, other) >= SIMILAR


def kept_as(text: str, article: Article) -> str:
    """The role and the place of a text that ought not to be there: a line for each of the first two it is kept at."""
    same = [piece for piece in article.kept if piece.text == text]
    return _indented(f"kept as {piece.role.value}, page[{piece.span.start}:{piece.span.end}]" for piece in same[:2])


def lost_at_ends(want: str, got: str) -> list[str]:
    """What a text has lost before or behind the part that is left of it."""
    before = want[: len(want) - len(got)] if want.endswith(got) else ""
    behind = want[len(got) :] if want.startswith(got) else ""
    return [part for part in (before, behind) if part.strip()]


def _indented(lines: Iterable[str]) -> str:
    return "".join(f"\n    {line}" for line in lines)


def word_diff(want: str, got: str) -> str:
    """The texts as one: ``[-expected-]`` words that are not there, ``{+extra+}`` ones, long equal stretches cut."""
    changed = changes(want, got)
    if changed is None:
        at = next(at for at, (one, other) in enumerate(zip_longest(want, got)) if one != other)
        return f"from character {at} on: expected {quoted(want[at:])}, got {quoted(got[at:])}"
    return "".join(map(str, changed))


def quoted(text: str | None, length: int = _SHOWN) -> str:
    """A text of at most `length` code points, in quotation marks."""
    if text is None:
        return "none"
    return f"“{text if len(text) <= length else text[: length - 1] + '…'}”"


def folded(text: str) -> str:
    """A text in which all white space is single blanks."""
    return " ".join(text.split())
