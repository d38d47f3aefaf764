"""WET and WARC archives of any length, made from the pages of ``fixtures/``: the same seed gives the same bytes.

Each page is one of the fixtures with some lines left out, said again or taken from another, and other digits, so that
no two pages are alike; the hosts are invented.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import fixtures

_HOSTS = 500
_DROPPED, _DOUBLED, _FOREIGN = 0.06, 0.01, 0.02
"""Shares of a page's lines that are left out, stand again, or are another page's."""
_DIGITS = "0123456789"
_MONTHLESS = "789"
"""Digits that are changed: not those of most months and days."""
_GROUP = 500


class Made(NamedTuple):
    """A made page."""

    id: str
    url: str
    date: str
    text: str
    html: bool


def pages(count: int, seed: int = 1, *, html: bool = False) -> Iterator[Made]:
    """So many pages of text, or of HTML."""
    dice = random.Random(seed)
    known = [fixture.text for fixture in fixtures.read() if fixture.markup == html]
    for number in range(count):
        text = _varied(known, dice)
        digits = {ord(digit): dice.choice(_DIGITS) for digit in _MONTHLESS}
        if not html:  # where digits stand in addresses and attributes, too
            text = text.translate(digits)
        host = f"paper{dice.randrange(_HOSTS)}.example"
        name = f"urn:uuid:{dice.getrandbits(128):032x}"
        date = f"2025-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T{dice.randint(0, 23):02}:00:00Z"
        yield Made(name, f"https://{host}/story/{number}", date, text, html)


def _varied(known: Sequence[str], dice: random.Random) -> str:
    """One of the pages, its lines changed here and there; those of HTML that hold a tag stay."""
    lines = dice.choice(known).split("\n")
    others = dice.choice(known).split("\n")
    made: list[str] = []
    for line in lines:
        chance = dice.random()
        if "<" in line or chance > _DROPPED + _DOUBLED + _FOREIGN:
            made.append(line)
        elif chance < _DOUBLED:
            made += [line, line]
        elif chance < _DOUBLED + _FOREIGN:
            made.append(dice.choice(others))
    return "\n".join(made)


def record(page: Made) -> bytes:
    """The page as a record of a WET archive, or of a WARC archive if it is HTML."""
    content, kind, media = page.text.encode(), "conversion", "text/plain"
    if page.html:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n"
        content, kind, media = head.encode() + content, "response", "application/http; msgtype=response"
    payload = "text/html" if page.html else "text/plain"  # where it is not said, some readers guess
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {page.url}\r\nWARC-Date: {page.date}\r\n"
        f"WARC-Record-ID: <{page.id}>\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n"
        f"WARC-Identified-Payload-Type: {payload}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def _info() -> bytes:
    content = b"software: newsclean benchmarks\r\n"
    head = f"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2025-01-01T00:00:00Z\r\nContent-Length: {len(content)}\r\n"
    return head.encode() + b"WARC-Record-ID: <urn:uuid:0>\r\n\r\n" + content + b"\r\n\r\n"


def _packer(path: Path) -> Callable[[bytes], bytes]:
    if path.suffix == ".gz":
        return lambda data: gzip.compress(data, 6, mtime=0)
    codec = {".zst": "zstd", ".lz4": "lz4"}.get(path.suffix)
    return (lambda data: bytes(pa.compress(data, codec, asbytes=True))) if codec else (lambda data: data)


def write(path: Path, count: int, seed: int = 1, *, html: bool = False) -> None:
    """An archive (packed record by record, by the path's suffix), JSON lines or a Parquet file of so many pages."""
    made = pages(count, seed, html=html)
    rows = ({"id": page.id, "url": page.url, "crawled": page.date, "text": page.text} for page in made)
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=_GROUP)
        return
    pack = _packer(path)
    with path.open("wb") as file:
        if ".jsonl" in path.suffixes:
            file.writelines(pack(json.dumps(row).encode() + b"\n") for row in rows)
            return
        file.write(pack(_info()))
        file.writelines(pack(record(page)) for page in made)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("path", type=Path, help="ends in .wet.gz, .warc.zst, .jsonl, .parquet …")
    parser.add_argument("--pages", type=int, default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--html", action="store_true", help="responses with HTML in place of text")
    options = parser.parse_args(arguments)
    write(options.path, options.pages, options.seed, html=options.html)
    return 0


if __name__ == "__main__":
    sys.exit(main())
