"""What a page's markup says of its parts, seen once for all detectors: where the story is, and what elements are for.

An element that holds most of the page's prose is the story's, or something around it, whatever its name
(“has-sidebar”); the names of smaller ones, the tags that HTML has for navigation, footers and forms, and places to type
in, say what stands in them. The story's own element is the lowest that still holds most of the prose, as in Readability
(Arc90, 2009).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

import tomli

from newsclean.page import Element, Page, Role
from newsclean.shapes import Shape
from newsclean.weights import weights

_W = weights("outline")
_PROSE_WORDS, _LONG_WORDS, _MOST_WORDS = int(_W["prose_words"]), int(_W["long_words"]), int(_W["most_words"])
_LINKED = 0.5
"""Share of links from which on a block is no prose."""
_FIELDS = frozenset(
    (Role.BYLINE, Role.DATE, Role.CAPTION, Role.CREDIT, Role.TITLE, Role.STANDFIRST, Role.TAGS, Role.BODY)
)
"""Roles of single lines. All others are of regions, and whatever stands in such a region is of it."""
_FIELD_DEPTH = 3
"""Levels below an element down to which its name as a field holds."""


class Purpose(NamedTuple):
    """What an element's tag or name says that it is for, and how surely (log-odds)."""

    role: Role
    weight: float
    reason: str
    depth: int = 0
    """Of the element."""


_MISNAMED = frozenset((Role.RELATED, Role.LOGIN, Role.NAVIGATION, Role.LEGAL, Role.BOILERPLATE))
"""Roles of regions whose names leads have, too."""
_FORM = Purpose(Role.PROMO, weights("names")["promo"], "in a small element in which something is to be typed")


class Outline(NamedTuple):
    """By element of the page (see `Page.elements`): what it is part of."""

    shares: Sequence[float]
    """Share of the page's prose, 0 to 1, less what stands in regions of another kind."""
    regions: Sequence[Purpose | None]
    fields: Sequence[Purpose | None]
    inside: Sequence[bool]
    """Whether it is, or is in, the element that holds the story."""
    hides: bool
    """Whether what markup hides is no part of the story: not so where most of the prose is hidden."""


def outline_of(page: Page, shapes: Sequence[Shape]) -> Outline:
    """The outline of a page with markup. Linear in its elements and blocks."""
    elements = page.elements
    masses, lengths, linked, many = ([0.0] * len(elements) for _ in range(4))
    hidden = 0.0
    for (_, _, text, _, markup), (words, _, closed, *_) in zip(page.blocks, shapes, strict=True):
        if markup is None:
            continue
        place, share, _ = markup
        length = len(text)
        lengths[place] += length
        many[place] += words
        linked[place] += share * length
        if share <= _LINKED and words >= _PROSE_WORDS and (closed or words >= _LONG_WORDS):
            mass = min(words, _MOST_WORDS)
            masses[place] += mass
            hidden += mass * elements[place].hidden
    parents = [element.parent for element in elements]
    whole = _summed(parents, masses)
    lengths, linked, many = (_summed(parents, values) for values in (lengths, linked, many))
    most_linked = _W["menu_linked"]
    prose = [share < most_linked * length for share, length in zip(linked, lengths, strict=True)]
    regions, fields = _purposes(elements, whole, prose)
    headline = _headline(page)
    _free_opening(page, shapes, regions, headline)
    _add_forms(page, whole, many, regions)
    hides = bool(whole) and hidden <= _W["hidden_most"] * whole[0]
    for place, extra in _below_headline(page, shapes, regions, headline):
        masses[place] += _W["headline"] * extra
    for index, own in enumerate(masses):
        if own and (regions[index] is not None or (hides and elements[index].hidden)):
            masses[index] *= _W["region_share"]
    masses = _summed(parents, masses)
    total = masses[0] if masses else 0.0
    shares = [mass / total for mass in masses] if total else masses
    return Outline(shares, regions, fields, _inside(parents, masses), hides)


def _headline(page: Page) -> int:
    """The block of the headline: the first that is a title of the page's data, else the first heading of rank 1, which
    dialogs have, too. -1 where there is none.
    """
    from newsclean.hints.wording import letters  # loads what text does not need

    titles = {letters(hint.text) for hint in page.hints.titles} if page.hints else set()
    lengths = sorted(map(len, titles)) or [0]
    first = -1
    for block in page.blocks:
        if block.markup is None:
            continue
        if titles and lengths[0] <= len(block.text) <= 2 * lengths[-1] and letters(block.text) in titles:
            return block.index
        if first < 0 and page.elements[block.markup.element].level == 1:
            first = block.index
    return first


def _free_opening(page: Page, shapes: Sequence[Shape], regions: list[Purpose | None], headline: int) -> None:
    """Takes away what names say of the first paragraph below the headline, where the next one follows that is of no
    region: the lead of a story may be called its teaser or preview.
    """
    elements = page.elements
    lead, since = -1, 0
    for block, shape in zip(page.blocks, shapes, strict=True):
        if block.markup is None or not 0 <= headline <= block.index:
            continue
        place, share, _ = block.markup
        if share <= _LINKED and shape.closed and shape.words >= _W["lead_words"]:
            purpose = regions[place]
            if lead >= 0 and purpose is None:
                break
            if lead >= 0 or purpose is None or purpose.role not in _MISNAMED:
                return
            lead = place
        elif lead >= 0:
            since += 1
            if since > _W["lead_gap"]:
                return
    else:
        return
    freed = regions[lead]
    while lead >= 0 and regions[lead] is freed:
        regions[lead] = None
        lead = elements[lead].parent


def _add_forms(page: Page, masses: Sequence[float], many: Sequence[float], regions: list[Purpose | None]) -> None:
    """Small elements in which something is to be typed are pitches as a whole: newsletters ask for an address."""
    elements = page.elements
    most = masses[0] * _W["region_most"] if masses else 0.0
    asked: set[int] = set()
    for place in page.inputs:
        found = -1
        while place >= 0 and many[place] <= _W["form_words"] and masses[place] <= most:
            found = place
            place = elements[place].parent
        if found > 0:
            asked.add(found)
    if not asked:
        return
    for index, element in enumerate(elements):
        if index in asked or (element.parent >= 0 and regions[element.parent] is _FORM):
            own = regions[index]
            if own is None or own.weight < _FORM.weight:
                regions[index] = _FORM


def _below_headline(
    page: Page, shapes: Sequence[Shape], regions: Sequence[Purpose | None], headline: int
) -> Iterator[tuple[int, float]]:
    """The elements of the first paragraphs below the headline, and their prose: discussions and footers can be longer
    than a story, but do not follow its headline.
    """
    found = 0
    for block, shape in zip(page.blocks, shapes, strict=True):
        if block.markup is None or not 0 <= headline <= block.index:
            continue
        place, share, _ = block.markup
        if share <= _LINKED and shape.closed and shape.words >= _PROSE_WORDS and regions[place] is None:
            yield place, min(shape.words, _MOST_WORDS)
            found += 1
            if found >= _W["headline_blocks"]:
                return


def _summed(parents: Sequence[int], values: Sequence[float]) -> list[float]:
    """The value of each element with all that is in it."""
    summed = list(values)
    for index in range(len(summed) - 1, 0, -1):
        if value := summed[index]:
            summed[parents[index]] += value
    return summed


def _inside(parents: Sequence[int], masses: Sequence[float]) -> list[bool]:
    """Which elements are in the lowest one that holds most of the prose."""
    heaviest = [-1] * len(parents)
    for index in range(1, len(parents)):
        parent = parents[index]
        if heaviest[parent] < 0 or masses[index] > masses[heaviest[parent]]:
            heaviest[parent] = index
    story = 0
    while parents and (below := heaviest[story]) >= 0 and 0 < _W["story_share"] * masses[story] <= masses[below]:
        story = below
    inside = [index == story for index in range(len(parents))]
    for index in range(story + 1, len(parents)):
        inside[index] = inside[parents[index]]
    return inside


def _purposes(
    elements: Sequence[Element], masses: Sequence[float], prose: Sequence[bool]
) -> tuple[list[Purpose | None], list[Purpose | None]]:
    """What each element is for, as a region of the page and as a field of the article. Menus are made of links: where
    they are not, the name means something else.
    """
    regions: list[Purpose | None] = []
    fields: list[Purpose | None] = []
    known: dict[tuple[str, tuple[str, ...]], tuple[Purpose | None, Purpose | None]] = {}
    together: dict[tuple[str, ...], float] = {}
    for element, mass in zip(elements, masses, strict=True):
        if mass:
            together[element.names] = together.get(element.names, 0.0) + mass
    total = masses[0] if masses else 0.0
    field_most, region_most, comment_most = (total * _W[most] for most in ("field_most", "region_most", "comment_most"))
    for element, mass, is_prose in zip(elements, masses, prose, strict=True):
        tag, parent, depth, _, names, within, _, _ = element
        region = field = None
        if parent >= 0:
            region, field = regions[parent], fields[parent]
        if field is not None and depth - field.depth > _FIELD_DEPTH:
            field = None
        key = (tag, names)
        own = known.get(key)
        if own is None:
            own = known[key] = _own(element)
        own_region, own_field = own
        if own_region is not None and own_region.role is Role.BOILERPLATE and "figure" in within:
            own_region = None  # a picture's footer is its caption
        if own_region is not None and own_region.role is Role.LOGIN and together.get(names, 0.0) > region_most:
            own_region = None  # all of the story's paragraphs are named so: they are for subscribers
        if own_region is not None and (region is None or own_region.weight > region.weight):
            most = comment_most if own_region.role is Role.COMMENT else region_most
            if mass <= most and not (is_prose and mass and own_region.role is Role.NAVIGATION):
                region = own_region
        if own_field is not None and mass <= field_most:
            field = own_field._replace(depth=depth)
        regions.append(region)
        fields.append(field)
    return regions, fields


def _own(element: Element) -> tuple[Purpose | None, Purpose | None]:
    """What an element's own tag and names say."""
    tags, words = _lexicon()
    names = element.names
    joined = [one + other for one, other in pairwise(names)]  # “pull-quote”, “news-letter”
    said = [purpose for name in (*names, *joined) if name in words for purpose in words[name]]
    if element.tag in tags:
        said.insert(0, tags[element.tag])
    if not said:
        return None, None
    regions = [purpose for purpose in said if purpose.role not in _FIELDS]
    fields = [purpose for purpose in said if purpose.role in _FIELDS]
    return max(regions, key=_weight, default=None), max(fields, key=_weight, default=None)


def _weight(purpose: Purpose) -> float:
    return purpose.weight


@functools.cache
def _lexicon() -> tuple[Mapping[str, Purpose], Mapping[str, tuple[Purpose, ...]]]:
    """What tags say, and what words say."""
    tables = tomli.loads(resources.files("newsclean").joinpath("outline.toml").read_text("utf-8"))
    by_role, by_tag = weights("names"), weights("tags_for")
    words: dict[str, tuple[Purpose, ...]] = {}
    for name, table in tables.items():
        if name == "tags_for":
            continue
        for strength, factor in (("strong", 1.0), ("weak", _W["weak"])):
            for word in table[strength]:
                purpose = Purpose(Role(name), by_role[name] * factor, f"in an element named “{word}”")
                words[word] = (*words.get(word, ()), purpose)
    tags = {tag: Purpose(Role(role), by_tag[tag], f"in an element <{tag}>") for tag, role in tables["tags_for"].items()}
    return tags, words
