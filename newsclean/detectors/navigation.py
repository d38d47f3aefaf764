"""Menus, section names, skip links, form fields, file names and other machinery of the page.

Marks: “Skip to content”, “Home | News | Sport”, “Multimedia · Galleries · Pictures”, “[Search        ]”, “3 min read”,
lines without letters. Why on pages: a page is also a program; without markup its controls are lines like any other.
Misses: long menu entries that read like headlines; the referee tells those by their company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from newsclean import characters
from newsclean.detectors.phrases import phrase_marks
from newsclean.page import Mark, Role
from newsclean.readers.link_list import link_list_start
from newsclean.readers.sentences import NO_SENTENCE
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("navigation")
_STROKE = re.compile(r"\s*[|·•›»/→▸]\s+|\s+[|·•›»/→▸]\s*|\s>\s|\t")
_SEPARATOR = re.compile(r"[|·•›»/→▸]|\s>\s")
_PATH = re.compile(r"[^>»›→]{1,20}(?:\s[>»›→]\s[^>»›→]{1,20})+")
_FIELD = re.compile(r"\[[\s_]*\]|\([ *]\)|\[[xX*]\]|^\[\w[^\[\]]{0,30}\](?:\s*\[\w[^\[\]]{0,30}\])*$")
_FILE = re.compile(r"\S{1,120}\.(?:jpe?g|png|gif|webp|svg|avif|mp4|mp3|pdf)(?:\?\S*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
"""Print views have the page's own between two of its sheets, dumps those of pictures and players."""
_KEYS = 5
"""Keys with quotes and colons from which on a block is data, not text."""
_LONGEST_CELL = 40
_LONGEST_LINE = 400
_FORM_WORDS = 12
"""Words beside a form field."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks the page's machinery."""
    yield from phrase_marks(survey, "navigation", Role.NAVIGATION, "navigation", "a menu word")
    yield from phrase_marks(survey, "meta", Role.NAVIGATION, "navigation", "a control of the page")
    yield from _addresses(survey)
    yield from _menus_on_one_line(survey)
    for index in _candidates(survey):
        text, shape = survey.blocks[index].text, survey.shapes[index]
        if '":' in text and text.count('":') >= _KEYS:
            yield Mark(index, Role.NAVIGATION, _W["code"], "navigation", "data for a program")
        if len(text) > _LONGEST_LINE:
            continue
        if not any(map(str.isalpha, text)):
            yield Mark(index, Role.NAVIGATION, _W["symbols"], "navigation", "no letter in it")
        elif shape.words <= _FORM_WORDS and _FIELD.search(text):
            yield Mark(index, Role.NAVIGATION, _W["form"], "navigation", "a form field")
        elif shape.words <= 2 and _FILE.fullmatch(text):
            yield Mark(index, Role.NAVIGATION, _W["form"], "navigation", "a file's name")
        elif _ADDRESS.fullmatch(text):
            yield Mark(index, Role.NAVIGATION, _W["form"], "navigation", "an address, and nothing else")
        elif not shape.closed and _SEPARATOR.search(text) and _is_menu(text):
            yield Mark(index, Role.NAVIGATION, _W["menu"], "navigation", "words parted by strokes, as in a menu")


def _addresses(survey: Survey) -> Iterator[Mark]:
    """Marks the list that terminal browsers put below a page."""
    if survey.page.fold.link_numbers:
        for index in range(link_list_start([block.text for block in survey.blocks]), len(survey.blocks)):
            yield Mark(index, Role.NAVIGATION, _W["address"], "navigation", "in the list of the page's links")


def _menus_on_one_line(survey: Survey) -> Iterator[Mark]:
    """Marks what is between the sentences of a page that is all on one line."""
    for block in survey.blocks if survey.page.sentences else ():
        if len(block.text) >= NO_SENTENCE:
            yield Mark(block.index, Role.NAVIGATION, _W["endless"], "navigation", "many words, and no sentence's end")


def _candidates(survey: Survey) -> list[int]:
    """The blocks that hold strokes, brackets or keys, or no letter, or are short with a full stop within."""
    signs, words = survey.columns.signs, survey.columns.words
    told = (signs & (characters.STROKE | characters.BRACKET)) != 0
    lettered = (signs & characters.LETTER) != 0
    file_like = (words <= 2) & ((signs & characters.FINAL) != 0)
    candidates: list[int] = np.flatnonzero(told | ~lettered | file_like).tolist()
    if '":' in survey.page.text:
        candidates += [block.index for block in survey.blocks if block.text.count('":') >= _KEYS]
    if " > " in survey.page.text:
        candidates += [block.index for block in survey.blocks if " > " in block.text]
    return sorted(set(candidates))


def _is_menu(text: str) -> bool:
    """Three or more short cells parted by strokes, points or arrows; two where it is a path: “News > Harbour”."""
    if _PATH.fullmatch(text):
        return True
    cells = _STROKE.split(text)
    return len(cells) >= 3 and all(len(cell) <= _LONGEST_CELL for cell in cells)
