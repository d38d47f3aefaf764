"""Titles, with the site's name off: “Headline | Site”, “Site: Headline”, “Headline - Section - Site”.

A stretch behind a dash or stroke goes only where something says that it is no part of the headline: it is what the site
calls itself (or its host), it is the section and stands before that, or another source gives the title without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newsclean.characters import COLONS
from newsclean.hints.model import Hint
from newsclean.hints.sources import Fact, trust_of
from newsclean.hints.wording import clean, letters

_LONGEST = 400
_HOST = re.compile(r"[A-Za-z][A-Za-z+.-]{0,20}://(?:[^/?#@]{0,80}@)?([^/?#:@]{1,255})")
_SEPARATOR = re.compile(r"\s[-–—~•·/:>›]{1,3}\s?|\s?(?:[|｜»«]|::)\s?|\s?[:：]\s|[–—_：]\s?|-\s")
_LONGER = 10
"""Letters by which a site's name may be longer than what the site calls itself: “BBC News”, “The Post Online”."""
_SHORTEST = 4
"""Letters from which on a part of a site's name tells it."""
_PREFIXES = ("www", "m", "amp", "mobile", "edition", "news", "blog", "en", "de", "fr", "es")
_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gob", "gov", "gouv", "ne", "net", "or", "org"))
_CUT_OFF = ("…", "...")
_FEW = 4
"""Titles of fewer letters are no titles."""
_MOST = 40
"""Titles, or names of a site, that are looked at."""


class SiteNames:
    """What a site is called: by itself, and by its host."""

    def __init__(self, sites: Iterable[str], *addresses: str | None) -> None:
        """``sites`` are its own words for it; of the page's ``addresses`` the first counts that has a host."""
        host = next(filter(None, map(_host, addresses)), "")
        self._names = {name for site in list(sites)[:_MOST] if len(name := letters(site)) > 1} | _host_names(host)
        self._names |= {name.removeprefix("the") for name in self._names if len(name) > _SHORTEST + 3}

    def __contains__(self, text: str) -> bool:
        """Whether a text is the site's name, give or take a word."""
        name = letters(text)
        if not name:
            return False
        if name in self._names:
            return True
        return any(
            (len(known) >= _SHORTEST and len(name) <= len(known) + _LONGER and name.startswith(known))
            or (len(name) >= _SHORTEST and len(known) <= len(name) + _LONGER and known.startswith(name))
            or (len(known) >= _SHORTEST and len(name) <= len(known) + _LONGER and name.endswith(known))
            for known in self._names
        )

    def exactly(self, text: str) -> bool:
        """Whether a text is just what the site is called."""
        return letters(text) in self._names


def _host(address: str | None) -> str:
    found = _HOST.match(address or "")
    return found[1].lower() if found else ""


def _host_names(host: str) -> set[str]:
    """“www.the-post.co.uk” is “thepost”, “thepostcouk”; “news.example.org” is “example”, too."""
    labels = [label for label in host.lower().split(".") if label]
    while len(labels) > 2 and labels[0] in _PREFIXES:
        del labels[0]
    if len(labels) < 2:
        return set()
    deep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    core = labels[-deep]
    return {letters(name) for name in (core, ".".join(labels[-deep:]), ".".join(labels))}


def titles_of(facts: Sequence[Fact], names: SiteNames, sections: Collection[str]) -> tuple[Hint, ...]:
    """The titles that facts give, the most trusted first, each wording once; those that agree are trusted more."""
    given = [fact for fact in facts if fact.field == "title"][:_MOST]
    known = frozenset(map(letters, sections))
    bare = {text: without_site(clean(text, _LONGEST), names, known) for text in dict.fromkeys(f.text for f in given)}
    cores = {key for title in bare.values() if len(key := letters(title)) >= _FEW}
    titles = {text: _as_others_give_it(title, cores) for text, title in bare.items()}
    merged: dict[str, Hint] = {}
    for fact in sorted(given, key=lambda fact: -trust_of("title", fact.source)):
        title = titles[fact.text]
        key = letters(title)
        if len(key) < _FEW or names.exactly(title) or _is_cut_off(title, key, cores):
            continue
        trust = trust_of("title", fact.source)
        if first := merged.get(key):
            merged[key] = first._replace(trust=round(1 - (1 - first.trust) * (1 - trust / 2), 3))
        else:
            merged[key] = Hint(title, fact.source, trust)
    return tuple(sorted(merged.values(), key=lambda hint: -hint.trust))


def without_site(title: str, names: SiteNames, sections: Collection[str] = ()) -> str:
    """A title without the site's name at its ends, and without the section before or behind that.

    ``sections`` are `letters` of the names of sections.
    """
    parts = list(_SEPARATOR.finditer(title))
    end = len(title)
    while parts and title[parts[-1].end() : end] in names:
        end = parts.pop().start()
    if end < len(title):
        while parts and letters(title[parts[-1].end() : end]) in sections:
            end = parts.pop().start()
    start = 0
    for part in parts:
        before = title[start : part.start()]
        certain = names.exactly(before) if part[0].strip() in COLONS else before in names
        if not certain:
            break
        start = part.end()
    return title[start:end].strip() or title


def _as_others_give_it(title: str, cores: Collection[str]) -> str:
    """A title cut at the separator where another source's title ends or begins."""
    for part in _SEPARATOR.finditer(title):
        head, tail = title[: part.start()].strip(), title[part.end() :].strip()
        for stretch, rest in ((head, tail), (tail, head)):
            if len(stretch) > len(rest) and letters(stretch) in cores:
                return stretch
    return title


def _is_cut_off(title: str, key: str, cores: Collection[str]) -> bool:
    """Whether a title is the beginning of another source's."""
    return title.endswith(_CUT_OFF) and any(core.startswith(key) and core != key for core in cores)
