"""Vocabulary files: what they hold, how they are read, and what is wrong with those that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from newsclean.errors import VocabularyError
from newsclean.vocabulary.spelling import plain, spellings, unspaced

PLACES = ("whole", "start", "end", "anywhere", "names")
COMMON = "common"
"""The code of the phrases that stand on pages of every language."""

Table = Mapping[str, Any]
"""A file as parsed. Families are its tables, of lists of phrases by place; all else tells the language."""


class Language(NamedTuple):
    """One language's file: its scripts (Unicode names) and the function words that tell its prose."""

    code: str
    name: str
    scripts: tuple[str, ...]
    function_words: frozenset[str]


class Entry(NamedTuple):
    """What a phrase says, and where it must stand to say it. ``written`` is a name's own case, else empty."""

    family: str
    place: str
    language: str
    written: str


_GAPS = re.compile(r"\s\s|[^\S \xa0]")
"""White space that is in no block's text: there it is folded to single blanks."""

Phrases = dict[str, tuple[Entry, ...]]
"""What each phrase says, by its `plain` spelling."""


class OwnFile(NamedTuple):
    """A user's file as it was read."""

    path: str
    text: str


def read_own(extra: Iterable[str | PathLike[str]]) -> tuple[OwnFile, ...]:
    """The user's files. Raises `VocabularyError` where one cannot be read."""
    if isinstance(extra, (str, PathLike)):
        raise TypeError("a list of files is needed, not the path of one")
    return tuple(OwnFile(str(path), _text(path)) for path in map(Path, extra))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise VocabularyError(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise VocabularyError(path, str(error)) from error


def tables_of(own_files: Sequence[OwnFile]) -> dict[str, list[Table]]:
    """The tables of each language, by its code: the package's file, then the user's.

    Raises `VocabularyError` for a user's file that cannot be used.
    """
    files: dict[str, list[Table]] = {}
    for file in sorted(resources.files("newsclean.vocabulary").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            files[file.name[:-5]] = [tomli.loads(file.read_text("utf-8"))]
    families = {family for tables in files.values() for family in _families(tables[0])}
    scripts = {script for tables in files.values() for script in tables[0].get("scripts", ())}
    known = [code for code in files if code != COMMON]
    own = [(file.path, _own_table(file, families, scripts)) for file in own_files]
    for _, table in own:
        files.setdefault(table.get("language", COMMON), []).append(table)
    for path, table in own:
        if "language" in table and table["language"] != COMMON:
            for key in ("scripts", "function_words"):
                if not any(other.get(key) for other in files[table["language"]]):
                    problem = f"“{table['language']}” is none of {', '.join(known)}; a new one needs {key}"
                    raise VocabularyError(path, problem, "language")
    return files


def language_of(code: str, tables: Sequence[Table]) -> Language:
    """What the files of a language say of it, taken together."""
    words = " ".join(table.get("function_words", "") for table in tables)
    scripts = tuple(script for table in tables for script in table.get("scripts", ()))
    return Language(code, tables[0].get("name", code), scripts, frozenset(plain(" ".join(spellings(words))).split()))


def add_phrases(code: str, table: Table, whole: Phrases, within: Phrases) -> None:
    """Adds the phrases of a language's table to those that fill a block and to those that are looked for within.

    The latter carry a blank at both ends where they need word boundaries.
    """
    lists = [
        (family, place, phrases) for family, places in _families(table).items() for place, phrases in places.items()
    ]
    for text in spellings("\n".join([phrase for *_, phrases in lists for phrase in phrases])):
        # All at once: what folding a phrase costs is a call's own cost, not that of the phrase.
        rows = zip(text.split("\n"), plain(text).split("\n"), strict=True)
        bounded = not unspaced(text)
        for family, place, phrases in lists:
            shared = (Entry(family, place, code, ""),)
            for name, folded in islice(rows, len(phrases)):
                cased = place == "names" and name.upper() != name.lower()
                entries = (Entry(family, place, code, name),) if cased else shared
                phrase = folded.strip()
                if place != "whole" and (bounded or not unspaced(phrase)):
                    phrase = f" {phrase} "
                _add(whole if place == "whole" else within, phrase, entries)


def _add(phrases: Phrases, phrase: str, entries: tuple[Entry]) -> None:
    known = phrases.get(phrase)
    if known is None:
        phrases[phrase] = entries  # the same for all of a list: there are tens of thousands
    elif entries[0] not in known:
        phrases[phrase] = known + entries


def _families(table: Table) -> dict[str, Mapping[str, list[str]]]:
    return {family: places for family, places in table.items() if isinstance(places, Mapping)}


def _own_table(file: OwnFile, families: set[str], scripts: set[str]) -> Table:
    """A user's file, checked: a wrong one must say so, not silently find nothing."""
    path = file.path
    try:
        table = tomli.loads(file.text)
    except tomli.TOMLDecodeError as error:
        raise VocabularyError(path, str(error)) from error
    for key, value in table.items():
        if isinstance(value, Mapping):
            if key not in families:
                raise VocabularyError(path, f"no such family; there are {', '.join(sorted(families))}", key)
            for place, phrases in value.items():
                _check_phrases(path, f"{key}.{place}", place, phrases)
        elif key in ("name", "language", "function_words"):
            if not isinstance(value, str) or not value.strip():
                raise VocabularyError(path, "a string is needed", key)
        elif key != "scripts":
            raise VocabularyError(path, "no table of phrases", key)
        elif not isinstance(value, list) or not all(script in scripts for script in value):
            raise VocabularyError(path, f"a list is needed, of {', '.join(sorted(scripts))}", key)
    return table


def _check_phrases(path: str, where: str, place: str, phrases: object) -> None:
    if place not in PLACES:
        raise VocabularyError(path, f"the place must be one of {', '.join(PLACES)}", where)
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise VocabularyError(path, "a list of strings is needed", where)
    for phrase in phrases:
        if not plain(phrase).strip():
            raise VocabularyError(path, f"“{phrase}” is nothing but punctuation", where)
        if _GAPS.search(phrase.strip()):
            raise VocabularyError(path, f"“{phrase}” holds more than single blanks between words", where)
