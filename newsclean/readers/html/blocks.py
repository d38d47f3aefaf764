"""Lines to blocks: the page's text, and where each block stands in it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from newsclean.folding import Fold
from newsclean.page import Block, Element, Layout, Markup, Page, Span, make
from newsclean.readers.html.lines import Line
from newsclean.readers.html.walk import Walk
from newsclean.readers.lines import PACKING

_FOLD = Fold(lines=True)
_MENU_LINE, _MENU = 40, 160
"""Code points of a menu's entry, and of several that are taken as one."""
_LINKED = 0.95
_MENUS = frozenset(
    ("nav", "navbar", "navigation", "navi", "menu", "submenu", "megamenu", "dropdown", "footer", "sitemap", "menuitem")
)
"""Names of what holds menus."""


def page_of(walk: Walk, url: str | None) -> Page:
    """The page of what a walk over its tree has seen."""
    lines, elements, alternatives = walk.lines, walk.elements, walk.alternatives
    packing = next((packing for packing in PACKING if len(lines) > packing[0]), None)
    if packing:
        _, narrow, full = packing
        tiny = [len(line.text) < narrow and line.form in ("", "row") for line in lines]
        lines, _ = _packed(lines, tiny, full)
        alternatives = []
    else:
        lines, places = _packed(lines, _entries(lines, elements), _MENU)
        alternatives = [(places[index], text) for index, text in alternatives]
    text = "\n".join([line.text for line in lines])
    return Page(
        text,
        tuple(_blocks(lines)),
        _FOLD,
        url,
        tuple(elements),
        tuple(alternatives),
        tuple(walk.pictures),
        tuple(walk.inputs),
    )


def _entries(lines: Sequence[Line], elements: Sequence[Element]) -> list[bool]:
    """Which lines are entries of menus: a fifth of a page's text, and nine tenths of its lines on some."""
    menus: list[bool] = []
    for element in elements:
        inherited = element.parent >= 0 and menus[element.parent]
        menus.append(inherited or element.tag in _MENUS or not _MENUS.isdisjoint(element.names))
    return [
        line.linked >= _LINKED
        and menus[line.element]
        and len(line.text) <= _MENU_LINE
        and not elements[line.element].level
        for line in lines
    ]


def _packed(lines: Sequence[Line], small: Sequence[bool], full: int) -> tuple[list[Line], list[int]]:
    """The lines, several small ones that follow each other as one, up to ``full`` code points; and where each went."""
    packed: list[Line] = []
    places = []
    texts: list[str] = []
    size = full
    for line, is_small in zip(lines, small, strict=True):
        if is_small and size < full:
            texts.append(line.text)
            size += len(line.text)
        else:
            _close(packed, texts)
            packed.append(line)
            texts = [line.text]
            size = len(line.text) if is_small else full
        places.append(len(packed) - 1)
    _close(packed, texts)
    return packed, [*places, len(packed)]


def _close(packed: list[Line], texts: Sequence[str]) -> None:
    if len(texts) > 1:
        packed[-1] = packed[-1]._replace(text="\n".join(texts), form="pack")


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    start = 0
    for index, (raw, element, linked, gap, bullet, form) in enumerate(lines):
        end = start + len(raw)
        text = _FOLD(raw) if form or not raw[0].isalnum() else raw  # lines are written folded, but for list marks
        if form:
            text = " ".join(text.split())
        markup = make(Markup, (element, linked, form))
        yield make(Block, (index, make(Span, (start, end)), text, _layout(gap, bullet), markup))
        start = end + 1


@functools.cache
def _layout(gap: int, bullet: bool) -> Layout:
    return Layout(gap, 0, bullet)
