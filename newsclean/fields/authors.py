"""Authors, from the bylines that were taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

import regex

from newsclean.fields.places import Places
from newsclean.names import is_house, is_name, names_in
from newsclean.page import Role
from newsclean.referee import Decision
from newsclean.signatures import named_above, named_below, names_signed
from newsclean.survey import Survey
from newsclean.vocabulary import plain

_ABOVE, _BELOW = 8, 8
"""Blocks above the title and below the story between which bylines are its own."""
_HEAD = 4
"""Blocks below a title without a story in which its byline stands."""
_INSIDE = 2
"""Blocks of the story that may stand above its byline: dumps have standfirsts there."""
_NEAR = 3
"""Blocks above the title, and below the story, among which a name alone on its line may be its author's."""
_SIGNED = frozenset((Role.BYLINE, Role.DATE))
_MOST = 12
"""Authors an article has at most; more are a list of something else."""
_LONGEST = 4
"""Words of a name that stands alone; of those with more most are lines of a menu."""
_OTHERS = ("byline", "credit", "date", "share", "office", "agencies")
"""Families whose phrases are no part of a name: one that a name runs into ends it (“Jane Doe Published”)."""
_COLUMNIST = (":", "：", "|", "-", "–")
"""What stands between a columnist's name and the headline."""
_BETWEEN = " ,|/·•–—-"
_PARTS = regex.compile(r"\s*[,|]\s*|\s/\s")
_PAPER = regex.compile(r"\s[-–—·•]\s")
"""What stands between a name and its paper."""
_LABEL = regex.compile(r"\ABy(?:by)?\s*(?=\p{Lu})")
_GLUED = regex.compile(r"(?<=\w\w[\u00df-\u00f6\u00f8-\u00ffa-z])(?<!\b(?:Mac|Fitz|Van|Von))\p{Lu}\p{Ll}{3}.*")
"""What dumps glue to a name: “ByJane Doe”, “Jane DoeUpdated”."""


def authors_of(survey: Survey, decisions: Sequence[Decision], places: Places) -> tuple[str, ...]:
    """The persons named by bylines, in page order, each once, without roles, papers and editors.

    Those of the head come first: only where it names nobody does the rest of the page count, as below a story stand
    bylines of others.
    """
    body = places[Role.BODY]
    title = next(iter(places[Role.TITLE]), 0)
    lines = {index for index, decision in enumerate(decisions) if _is_byline(decision)}
    if not body:
        return _of_no_story(survey, lines, title)
    first, last = body[0], body[-1]
    inside = first + _INSIDE
    # Between headline and story a signed line is the author's, whatever it was taken for.
    between = {index for index in range(title + 1, first) if not decisions[index].role.kept}
    # Above the headline and below the story stand the names of those whom it is about, too.
    headline = survey.blocks[title].text if places[Role.TITLE] else ""
    alone = {index for index in lines if not _is_told(headline, survey.blocks[index].text)}
    ways = (
        (_signed, lines.intersection(range(min(title, first) - _ABOVE, inside))),
        (_signed, between),
        (_alone, lines.intersection(range(title + 1, inside))),
        (_known, alone.intersection(range(title - _NEAR, title))),
        (_signed, lines.intersection(range(inside, last + _BELOW))),
        (_alone, alone.intersection(range(last + 1, last + 2))),
        (_known, alone.intersection(range(last + 2, last + 1 + _NEAR))),
        (_dated, alone.intersection(range(title - _NEAR, title))),
    )
    for find, zone in ways:
        if names := _persons(survey, find(survey, zone)):
            return names
    return ()


def _is_told(headline: str, name: str) -> bool:
    """Whether a headline tells of a name, and not as that of its columnist (“Jane Doe: Why …”)."""
    at = headline.find(name)
    return at >= 0 and headline[at + len(name) :].lstrip()[:1] not in _COLUMNIST


def _of_no_story(survey: Survey, lines: set[int], title: int) -> tuple[str, ...]:
    """Those named right below the title; none where others are named elsewhere: a front signs each of its stories."""
    head = lines.intersection(range(title, title + _HEAD))
    own = list(_signed(survey, head))
    if len(set(_signed(survey, lines)).difference(own)) > 1:
        return ()
    below = head.intersection(range(title + 1, title + 1 + _INSIDE))
    return _persons(survey, own) or _persons(survey, _alone(survey, below))


def _persons(survey: Survey, named: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The names on lines, in page order, each once and clear of what they run into; papers where no person is named."""
    in_order = sorted(named, key=itemgetter(0))
    lines = frozenset(survey.plains) if in_order else frozenset()
    names = (_clear(survey, block, name, lines) for block, name in in_order)
    found = tuple(dict.fromkeys(name for name in names if name and plain(name) not in survey.labels))
    return (tuple(name for name in found if not is_house(name)) or found)[:_MOST]


def _clear(survey: Survey, block: int, name: str, lines: Collection[str] = ()) -> str:
    """A name without what it runs into; nothing where no name is left. ``lines`` are the page's, in plain spelling."""
    bare = _LABEL.sub("", _GLUED.sub("", _without_phrases(survey, block, name))).strip(_BETWEEN)
    words = bare.split()
    first, second = words[: len(words) // 2], words[len(words) // 2 :]
    bare = " ".join(first) if first == second else bare  # dumps have the name of a picture and of its link
    bare = _without_tail(survey, bare, lines)
    return bare if bare == name or is_name(bare, survey.function_words) else ""


def _without_tail(survey: Survey, name: str, lines: Collection[str]) -> str:
    """A name up to the section or the paper behind it: what menus say, or what is a line of the page elsewhere (“Jane
    Doe Politics”, “Jane Doe Marrow Post”). A name keeps its first two words.
    """
    words = name.split()
    for at in range(2, len(words)):
        tail = plain(" ".join(words[at:]))
        if words[at][0].isupper() and (tail in lines or plain(words[at]) in survey.labels):
            return " ".join(words[:at])
    return name


def _without_phrases(survey: Survey, block: int, name: str) -> str:
    """A name up to the first phrase of another kind in it, and behind one that it begins with. Offices and agencies
    have no name behind them.
    """
    text = survey.blocks[block].text
    start = text.find(name)
    end = start + len(name)
    for hit in sorted(hit for family in _OTHERS for hit in survey.found_in(family, block)):
        if hit.end <= start or end <= hit.start:
            continue
        if hit.start > start:
            return text[start : hit.start]
        if hit.family in ("office", "agencies"):
            return ""
        start = hit.end
    return text[start:end] if start >= 0 else name


def _signed(survey: Survey, lines: Collection[int]) -> Iterator[tuple[int, str]]:
    """The names on lines with a byline phrase, or right above or below one that is nothing else; with their blocks."""
    for hit in survey.found("byline"):
        block = hit.block
        if block in lines:
            yield from ((block, name) for name in names_signed(survey, hit))
            yield from ((block + 1, name) for name in named_below(survey, hit) if block + 1 in lines)
            yield from ((block - 1, name) for name in named_above(survey, hit) if block - 1 in lines)


def _alone(survey: Survey, lines: Collection[int]) -> Iterator[tuple[int, str]]:
    """The names that stand alone, or before or behind a date; with their blocks."""
    for index in lines:
        text = survey.blocks[index].text
        dates = survey.dates.get(index)
        beside = (text[: dates[0].start], text[dates[-1].end :]) if dates else (text,)
        for line in beside:
            for before in _PAPER.split(line.strip(_BETWEEN)):
                names = [(index, name) for part in _PARTS.split(before) for name in _names_of(survey, index, part)]
                yield from names
                if names:  # what follows is their paper
                    break


def _names_of(survey: Survey, index: int, part: str) -> Iterator[str]:
    names = (part,) if is_name(part, survey.function_words) else names_in(part, survey.function_words)
    return (name for name in names if not _is_label(survey, _clear(survey, index, name)))


def _known(survey: Survey, lines: Collection[int]) -> Iterator[tuple[int, str]]:
    """The names that stand alone and elsewhere on the page again, as authors do; menus and lists of links seldom do."""
    for index, name in islice(_alone(survey, lines), _MOST):
        if any(name in block.text for block in survey.blocks if block.index != index):
            yield index, name


def _dated(survey: Survey, lines: Collection[int]) -> Iterator[tuple[int, str]]:
    """The names that stand alone beside a date."""
    return _alone(survey, [index for index in lines if index - 1 in survey.dates or index + 1 in survey.dates])


def _is_label(survey: Survey, name: str) -> bool:
    """Whether a name alone on its line is what a menu or a button says (“Social Media”), or what a paper is called, or
    too long for a person's.
    """
    words = plain(name).split()
    if is_house(name):
        return True
    return len(words) > _LONGEST or " ".join(words) in survey.labels or not survey.labels.isdisjoint(words)


def _is_byline(decision: Decision) -> bool:
    """Whether it may hold a byline; a date line can hold both (“By Jane Doe, 15 September 2014”)."""
    role, _, cuts = decision
    return role in _SIGNED or (len(cuts) > 0 and any(cut_role is Role.BYLINE for _, cut_role, _ in cuts))
