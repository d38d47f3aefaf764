"""Pages with known truth: where they lie, how they are read, sampled and split by site."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

CONVERTERS = ("wetlines", "html_text", "inscriptis", "w3m", "innertext")
"""Ways from HTML to raw page text. The last is a browser's; it hides what a style hides, and is kept apart in means."""

TEXT_CONVERTERS = CONVERTERS[:4]
HTML = "html"
"""The page itself, as if by one more converter: other tools read it, so it is asked for by name."""

FILES = ("articles", "news", "world")
"""Names of the files that are measured where none is named."""

FOLDS = 5
"""Parts that the sites are dealt out to, so that what was learned from some can be tried on the others."""

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".jsonl.gz", ".jsonl")

_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "gouv", "ne", "net", "or", "org"})


@dataclass(frozen=True, slots=True)
class Gold:
    """The truth of one page. None: the corpus does not say; an empty string or tuple: the page has none."""

    title: str | None
    date: str | None
    """``YYYY-MM-DD``."""
    authors: tuple[str, ...]
    body: str | None
    """Paragraphs parted by blank lines."""
    captions: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, by every converter that yielded text (`HTML`: the page itself)."""

    file: str
    """Name of the corpus file, without suffixes."""
    id: str
    """Not unique in every corpus file."""
    kind: str
    url: str
    text: dict[str, str]
    gold: Gold


def folder() -> Path | None:
    """The corpus folder: ``$NEWSCLEAN_CORPUS``, else ``../shared/corpus`` beside the repository; None without one."""
    named = os.environ.get("NEWSCLEAN_CORPUS")
    path = Path(named) if named else ROOT.parent / "shared" / "corpus"
    return path if path.is_dir() else None


def name_of(path: Path) -> str:
    """The file's name without ``.jsonl`` or ``.jsonl.gz``."""
    for suffix in SUFFIXES:
        if path.name.endswith(suffix):
            return path.name.removesuffix(suffix)
    return path.name


def find(name: str, within: Path) -> Path | None:
    """The corpus file of this name in a folder, packed or not."""
    for suffix in SUFFIXES:
        path = within / (name + suffix)
        if path.is_file():
            return path
    return None


def paths(names: Iterable[str], within: Path | None, otherwise: Iterable[str]) -> list[Path]:
    """Files by path, or by name in the corpus folder; with no names given, those of ``otherwise`` that are there.

    Raises SystemExit with a plain reason where a file asked for is neither.
    """
    if not (asked := list(names)):
        return [path for name in otherwise if within and (path := find(name, within))]
    found = [Path(name) if Path(name).is_file() else within and find(name, within) for name in asked]
    if lost := [name for name, path in zip(asked, found, strict=True) if path is None]:
        raise SystemExit(f"no such corpus file: {', '.join(lost)}")
    return [path for path in found if path is not None]


def read(path: Path, converters: Iterable[str] = CONVERTERS) -> Iterator[Page]:
    """Pages of one ``.jsonl`` or ``.jsonl.gz`` file, in file order; lines that are blank are passed over.

    Raises OSError where the file cannot be read, ValueError where a line is no JSON, KeyError where a page lacks
    id, text or gold.
    """
    wanted = tuple(converters)
    for record in records(path):
        yield _page(record, name_of(path), wanted)


def pages(within: Path, files: Iterable[str] = FILES, converters: Iterable[str] = CONVERTERS) -> Iterator[Page]:
    """The pages of the named files that are in a folder, file by file. Raises as `read` does."""
    wanted = tuple(converters)
    for name in files:
        if path := find(name, within):
            yield from read(path, wanted)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The pages of a file as they stand there. Raises OSError and ValueError as `read` does."""
    with _open(path) as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _page(record: dict[str, Any], file: str, converters: tuple[str, ...]) -> Page:
    gold, captions = record["gold"], record["gold"].get("captions")
    return Page(
        file=file,
        id=record["id"],
        kind=record.get("kind") or "article",
        url=record.get("url") or "",
        text=_texts(record, converters),
        gold=Gold(
            title=gold.get("title"),
            date=gold.get("date"),
            authors=tuple(gold.get("authors") or ()),
            body=gold.get("body"),
            captions=None if captions is None else tuple(captions),
        ),
    )


def _texts(record: dict[str, Any], converters: tuple[str, ...]) -> dict[str, str]:
    given = {**record["text"], HTML: record.get(HTML)}
    return {name: given[name] for name in converters if given.get(name)}


def stable_hash(text: str) -> int:
    """64 bits of BLAKE2b: the same on every machine and in every run, which ``hash`` is not."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def sample(pages: Sequence[Page], size: int | None) -> list[Page]:
    """The ``size`` pages with the lowest hashes, in their old order: a larger sample holds the smaller one."""
    if size is None or size >= len(pages):
        return list(pages)
    order = sorted(range(len(pages)), key=lambda place: (stable_hash(pages[place].id + " " + pages[place].url), place))
    return [pages[place] for place in sorted(order[:size])]


def site(url: str) -> str:
    """The registered domain, roughly: the last two labels of the host, or three below the like of ``co.uk``."""
    host = urlsplit(url if "//" in url else "//" + url).hostname or url
    labels = host.strip(".").split(".")
    if labels[-1].isdigit():  # an IP address has no domain
        return host
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if deep else labels[-2:])


def fold(url: str) -> int:
    """Which of the `FOLDS` (counted from 0) a page is in. Pages of one site share one, in whatever file they are."""
    return stable_hash(site(url)) % FOLDS
