"""The title: what markup calls the story, in the words that the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.characters import COLONS
from newsclean.hints import Hints
from newsclean.hints.wording import letters

_KICKER = re.compile(r"[:：]\s|\s[:：]\s|\s[-–—]\s")
"""What joins a kicker to a headline: “Council: Flood wall holds”, “Council - Flood wall holds”."""
_KICKER_LENGTH = 80
"""Code points of the longest kickers."""
_SEPARATOR = re.compile(r"\s[-–—|·]\s|\s?[|｜]\s?")
"""What joins a headline and a site's name."""
_HEADLINE_WORDS, _KICKER_LETTERS = 4, 4
"""Words of the headline within a longer line, and letters of a kicker before it, at least."""
_BESIDE = 3
"""Lines that a kicker stands above or below its headline."""
_SLACK = 24
"""Code points by which a line may be longer or shorter than a title that it is to equal by its letters."""
_SHARED = 0.5
"""Share of the shorter title's words from which on two titles are of one story."""


def choose_title(
    visible: str | None, hints: Hints, *, headings: Sequence[str] = (), lines: Iterable[str] = ()
) -> str | None:
    """The title of a page; None where nothing gives one.

    ``visible`` is the block taken for the title, ``headings`` the texts of the headings of the first rank (``h1``) in
    page order, ``lines`` the texts of the page's blocks. The first of these that is there:

    1. the visible title, where a hint confirms it (the same letters, whatever the case, quotes and dashes);
    2. the heading, or else the line, that a hint confirms, the most trusted hint first;
    3. the headline that a hint gives, where the visible title has a kicker or subtitle beside it; the heading that is
       most of the visible title; the visible title, where it is part of a hint, or a hint of it;
    4. the line that is the headline of a hint with a kicker;
    5. a heading that shares its words with the most trusted hint, or that stands alone on a page without a title;
    6. the visible title, the most trusted hint.

    The kicker that the page shows apart from its headline is put before it where a hint does so.
    """
    shown = tuple(lines)
    title = _choose(visible, hints, headings, shown)
    return _with_kicker(title, hints, shown) if title else None


def _choose(visible: str | None, hints: Hints, headings: Sequence[str], lines: Sequence[str]) -> str | None:
    """The title, as a line gives it."""
    keys = [letters(hint.text) for hint in hints.titles]
    own = letters(visible or "")
    if visible and own in keys:
        return visible
    confirmed = _confirmed(keys, headings) or _confirmed(keys, lines)
    if confirmed:
        return confirmed
    inner = next((heading.strip() for heading in headings if own and _is_inner(letters(heading), own)), None)
    if visible and (not inner or inner == visible):
        headlines = (part for hint in hints.titles for part in _parts(hint.text) if _is_beside(part, visible))
        if (headline := next(headlines, None)) is not None:
            return headline
    if inner or (visible and own and any(own in key or key in own for key in keys[:1])):
        return inner or visible
    behind = [letters(part) for hint in hints.titles for part in _parts(hint.text, _KICKER)]
    if (confirmed := _confirmed(behind, lines)) is not None:
        return confirmed
    best = hints.titles[0].text if hints.titles else None
    for heading in headings:
        if heading.strip() and (_alike(heading, best) if best else not visible):
            return heading.strip()
    return visible or best


def _confirmed(keys: Sequence[str], lines: Iterable[str]) -> str | None:
    """The line that equals one of the titles by its letters, that of the first title."""
    if not keys:
        return None
    shortest, longest = min(map(len, keys)), 2 * max(map(len, keys)) + _SLACK
    found: dict[str, str] = {}
    for line in lines:
        if shortest <= len(line) <= longest:
            found.setdefault(letters(line), line.strip())
    return next((found[key] for key in keys if key in found), None)


def _with_kicker(title: str, hints: Hints, lines: Sequence[str]) -> str:
    """A headline with the kicker that a hint puts before it, and the page shows right by it as a line of its own.

    The other way round, too, where the title is the kicker, and a colon parts it from the headline.
    """
    own = letters(title)
    at = [index for index, line in enumerate(lines) if line.strip() == title]
    if not at:
        return title
    beside = {_bare(line) for line in lines[max(0, at[0] - _BESIDE) : at[0] + _BESIDE + 1]}
    for hint in hints.titles:
        part = _KICKER.search(hint.text)
        if part is None or part.start() > _KICKER_LENGTH:
            continue
        kicker, headline = hint.text[: part.start()], hint.text[part.end() :]
        is_headline = letters(headline) == own and _bare(kicker) in beside
        is_kicker = letters(kicker) == own and _bare(headline) in beside and part[0].strip() in COLONS
        if is_headline or is_kicker:
            return hint.text
    return title


def _bare(line: str) -> str:
    """A line without the case and the colon at its end."""
    return line.rstrip(" :：").strip().casefold()


def _parts(title: str, separator: re.Pattern[str] = _SEPARATOR) -> Iterator[str]:
    """A title, and what its separators part, if that may be a headline."""
    for part in (title, *separator.split(title)):
        if len(part.split()) >= _HEADLINE_WORDS:
            yield part.strip()


def _is_beside(headline: str, line: str) -> bool:
    """Whether a line is a headline with a kicker before it or a subtitle behind, as two parts of one ``<h1>`` come out:
    nothing joins them, and each begins like a headline. A colon would make them one.
    """
    before, found, behind = line.partition(headline)
    if not found or not headline[0].isupper():
        return False
    kicker, subtitle = before.strip(), behind.lstrip(" |·")
    if kicker and (subtitle or len(kicker) < _KICKER_LETTERS or not kicker[-1].isalnum()):
        return False
    return bool(kicker) or subtitle[:1].isupper()


def _is_inner(heading: str, title: str) -> bool:
    """Whether a heading is most of a title, both by their letters: “Flood wall holds” of “News / Flood wall holds”."""
    return len(heading) >= _SHARED * len(title) and heading in title


def _alike(one: str, other: str) -> bool:
    """Whether two titles share most of the shorter one's words."""
    left, right = set(one.casefold().split()), set(other.casefold().split())
    return len(left & right) >= _SHARED * min(len(left), len(right))
