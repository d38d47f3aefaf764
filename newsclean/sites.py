"""What a site repeats: lines that stand on several pages of one host are its own, not the story's.

Of each host a small sample of pages is kept, as hashes of their lines: the pages whose own hashes are the smallest. So
the sample does not depend on the order of the pages, nor on how they were dealt out to machines, and a page that comes
twice counts once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from newsclean.errors import SitesError
from newsclean.page import Page

SAMPLE = 16
"""Pages of a host that are kept at most: some 8 kB."""
_LONG = 80
"""Code points from which on a line tells one story from another."""
_COPY = 0.5
"""Share of a page's long lines that another page holds if it has the same story (a print version, a second address)."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Repeats:
    """What other pages of the host hold of one page: of ``pages`` other pages, so many (by block; 0 is left out)."""

    pages: int = 0
    blocks: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Site:
    """The sample of one host: pages by their hashes, each the hashes of its lines."""

    pages: dict[int, array[int]] = field(default_factory=dict)

    def repeats(self, page: Page) -> Repeats:
        """How many other pages of the sample hold each block of a page. Copies of the page itself are not asked."""
        hashes = [_hash(block.text) for block in page.blocks]
        own = {one for one in hashes if one is not None}
        long = {one for block, one in zip(page.blocks, hashes, strict=True) if one and len(block.text) >= _LONG}
        itself = _page_hash(own)
        counts: Counter[int] = Counter()
        others = 0
        for name, lines in self.pages.items():
            if name != itself and len(long.intersection(lines)) <= _COPY * len(long):
                counts.update(own.intersection(lines))
                others += 1
        return Repeats(others, {index: counts[one] for index, one in enumerate(hashes) if one and counts[one]})


class SiteCounts:
    """The samples of many hosts. The same pages give the same counts, in whatever order they are added or merged."""

    def __init__(self, sites: Mapping[str, Site] | None = None) -> None:
        self._sites: dict[str, Site] = dict(sites or {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SiteCounts) and self._sites == other._sites

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __len__(self) -> int:
        return len(self._sites)

    def add(self, source: str | bytes, url: str | None) -> None:
        """Counts a page in; one without an address belongs to no host and is left out."""
        from newsclean.readers import read

        if host := host_of(url):
            self.add_lines(host, lines_of(read(source, url)))

    def add_lines(self, host: str, lines: Iterable[int]) -> None:
        """The same of lines that were hashed elsewhere (see `lines_of`)."""
        page = array("Q", sorted(set(lines)))
        _add(self._sites.setdefault(host, Site()), {_page_hash(page): page})

    def merge(self, other: SiteCounts) -> None:
        """Counts in what another has counted; pages that both have seen count once."""
        for host, site in other._sites.items():
            _add(self._sites.setdefault(host, Site()), site.pages)

    def of(self, url: str | None) -> Site | None:
        """The host of an address; None where nothing is known of it."""
        return self._sites.get(host_of(url) or "")

    def pruned(self) -> SiteCounts:
        """Without what cannot tell anything: hosts of one page, lines on one page. It should not be merged any more."""
        kept = {}
        for host, site in self._sites.items():
            counts = Counter(line for lines in site.pages.values() for line in lines)
            again = {line for line, number in counts.items() if number > 1}
            if len(site.pages) > 1 and again:
                kept[host] = Site(
                    {page: array("Q", filter(again.__contains__, lines)) for page, lines in site.pages.items()}
                )
        return SiteCounts(kept)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes them to a file, which `load` reads: the same counts give the same bytes."""
        Path(path).write_bytes(self.to_bytes())

    def to_bytes(self) -> bytes:
        """What `save` writes: JSON lines, a host each, packed by gzip."""
        rows = []
        for host, site in sorted(self._sites.items()):
            pages = [[page, list(lines)] for page, lines in sorted(site.pages.items())]
            rows.append(json.dumps([host, pages], separators=(",", ":")))
        return gzip.compress("".join(f"{row}\n" for row in rows).encode(), mtime=0)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> SiteCounts:
        """The counts of a file. Raises OSError, and `SitesError` where it is no such file."""
        data = Path(path).read_bytes()
        if not data:
            raise SitesError(f"{os.fspath(path)}: no file of site counts (it is empty)")
        try:
            rows = [json.loads(line) for line in gzip.decompress(data).splitlines()]
            return cls({host: Site({page: array("Q", lines) for page, lines in pages}) for host, pages in rows})
        except (ValueError, TypeError, OverflowError, EOFError, OSError, zlib.error) as error:
            raise SitesError(f"{os.fspath(path)}: no file of site counts ({error})") from error


def host_of(url: str | None) -> str | None:
    """The host of an address, without “www.”; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def lines_of(page: Page) -> frozenset[int]:
    """The hashes of a page's blocks; numbers in them do not matter (“Comments (14)”)."""
    return frozenset(one for block in page.blocks if (one := _hash(block.text)) is not None)


def _hash(text: str) -> int | None:
    """64 bits of a line; None where there is no letter in it."""
    if not any(map(str.isalpha, text)):
        return None
    plain = _DIGITS.sub("0", text) if any(map(str.isdigit, text)) else text
    return int.from_bytes(hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _page_hash(lines: Iterable[int]) -> int:
    packed = b"".join(line.to_bytes(8, "big") for line in sorted(lines))
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big")


def _add(site: Site, pages: Mapping[int, array[int]]) -> None:
    """Adds pages, and keeps those with the smallest hashes."""
    site.pages.update(pages)
    if len(site.pages) > SAMPLE:
        for page in sorted(site.pages)[SAMPLE:]:
            del site.pages[page]
