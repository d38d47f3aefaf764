"""WARC and WET archives: responses that are HTML or plain text, and conversions; whole, or packed by gzip, zstd or lz4.

Damage does not end the reading: what stands behind it is looked for, by the bytes that records (or their packing)
begin with.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from newsclean.batch.readers.members import GzipMembers
from newsclean.batch.readers.record import Damage, Record
from newsclean.extras import needing
from newsclean.limits import LARGEST

with needing("batch", "fastwarc"):
    from fastwarc.stream_io import Lz4Reader, ZstdReader
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

_BLOCK = 1024 * 1024
_VAIN = 1000
"""How often in a row reading on behind damage is tried in vain."""
_LAST = 16
"""Records whose names are kept, so that none is given again after damage."""
_DIGITS = 18
"""The longest number of bytes that is read: an exabyte."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_KINDS = WarcRecordType.response | WarcRecordType.conversion


class _Packing(NamedTuple):
    """How an archive is packed, and what each of its pieces begins with."""

    name: str
    suffix: str
    magic: bytes


_PACKINGS = (
    _Packing("gzip", ".gz", b"\x1f\x8b\x08"),
    _Packing("zstd", ".zst", b"\x28\xb5\x2f\xfd"),
    _Packing("lz4", ".lz4", b"\x04\x22\x4d\x18"),
    _Packing("plain", "", b"WARC/"),
)


class _DamagedError(Exception):
    """The archive cannot be read on."""


def read_warc(path: Path) -> Iterator[Record | Damage]:
    """The pages of an archive, in its order, and each place that could not be read. Raises OSError of the file.

    What the file is packed by is told by its first bytes.
    """
    with path.open("rb") as file:
        if not path.stat().st_size:
            yield Damage(str(path), 0, "empty")
            return
        packing = _packing(file, path.suffix)
        yield from _stretches(file, packing, str(path))


def _stretches(file: BinaryIO, packing: _Packing, name: str) -> Iterator[Record | Damage]:
    """What stands between damaged places; each of those is told once, however often reading on is tried in vain."""
    start: int | None = 0
    vain = 0
    last: deque[str] = deque(maxlen=_LAST)
    while start is not None:
        file.seek(start)
        stretch = _Stretch(file, packing, start)
        try:
            for record in stretch:
                if start and record.id and record.id in last:
                    continue  # not all packings say exactly where a record began
                last.append(record.id)
                yield record
                vain = 0
        except _DamagedError as error:
            if not vain:
                yield Damage(name, stretch.at, str(error))
            vain += 1
            start = _next_piece(file, packing, max(stretch.behind, start + 1)) if vain < _VAIN else None
        else:
            start = None


def _packing(file: BinaryIO, suffix: str) -> _Packing:
    """How a file is packed: by what it begins with; where that is damaged, by its name."""
    head = file.read(8)
    by_head = (packing for packing in _PACKINGS if head.startswith(packing.magic))
    by_name = (packing for packing in _PACKINGS if packing.suffix == suffix.lower())
    return next(by_head, None) or next(by_name, _PACKINGS[-1])


def _next_piece(file: BinaryIO, packing: _Packing, start: int) -> int | None:
    """Where, from `start` on, the bytes stand that a piece of this packing begins with; None if nowhere."""
    file.seek(start)
    before = b""
    while block := file.read(_BLOCK):
        window = before + block
        found = window.find(packing.magic)
        if found >= 0:
            return file.tell() - len(window) + found
        before = window[-len(packing.magic) + 1 :]
    return None


class _Stretch:
    """The records from one place of the file on, up to its end or to damage.

    ``at`` is where the piece begins that is being read, in bytes of the file, as well as the packing lets it be known;
    behind ``behind`` there is nothing that was read already.
    """

    def __init__(self, file: BinaryIO, packing: _Packing, start: int) -> None:
        self.at = self.behind = start
        self._packing = packing
        self._members = GzipMembers(file) if packing.name == "gzip" else None
        if packing.name == "zstd":
            self._stream: Any = ZstdReader(file)
        elif packing.name == "lz4":
            self._stream = Lz4Reader(file)
        else:
            self._stream = self._members or file

    def __iter__(self) -> Iterator[Record]:
        """Raises _DamagedError at damage."""
        for record in self._records():
            self.at = self._members.member_at(record.stream_pos) if self._members else record.stream_pos
            self.behind = self.at + 1
            page = self._page(record)
            if self._packing.name == "plain":
                self.behind = self.at + record.content_length
            if page is not None:
                yield page
        if damage := self._of_member():
            raise damage
        if self.behind == 0:
            raise _DamagedError("no record in it")

    def _records(self) -> Iterator[WarcRecord]:
        records = ArchiveIterator(self._stream, parse_http=False, stream_detect=False)
        try:
            yield from records
        except (OSError, ValueError, LookupError) as error:
            raise self._broken(error) from error
        except BaseException as error:
            # The archive library is written in Rust; what panics there comes as an exception beside all others.
            if type(error).__name__ != "PanicException":
                raise
            raise self._broken(error) from error

    def _cut_off(self) -> _DamagedError:
        """A record that is not whole."""
        return self._of_member() or _DamagedError("cut off")

    def _broken(self, error: BaseException) -> _DamagedError:
        """What comes behind the last record is none."""
        found = self._of_member()
        if found is None:
            self.at = self.behind
        return found or _DamagedError(f"damaged ({error})")

    def _of_member(self) -> _DamagedError | None:
        """The damage of the packing, if that is what it is."""
        if self._members is None or self._members.damage is None:
            return None
        self.at = self._members.member
        self.behind = self.at + 1
        return _DamagedError(self._members.damage)

    def _page(self, record: WarcRecord) -> Record | None:
        """The page of a record; None where it holds none. Raises _DamagedError where the record is not whole."""
        length = _length(record)
        if length is None:
            raise self._cut_off()
        if not record.record_type & _KINDS:
            return None
        if length > 2 * LARGEST:  # twice: a response may be packed worse than its page
            return _named(record, self.at)._replace(error=f"larger than {LARGEST >> 20} MB")
        try:
            content = record.reader.read()
        except OSError as error:
            raise self._cut_off() from error
        if len(content) < length:
            raise self._cut_off()
        if record.record_type == WarcRecordType.conversion:
            return _named(record, self.at)._replace(source=content, charset="utf-8")
        return _response(_named(record, self.at), content)


def _length(record: WarcRecord) -> int | None:
    """How many bytes a record says it has; None where that is no number, or one of no file."""
    said = (record.headers.get("Content-Length") or "").strip()
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else None


def _named(record: WarcRecord, at: int) -> Record:
    """The record's names, without a page yet."""
    url = record.headers.get("WARC-Target-URI")
    name = (record.record_id or "").strip("<>")
    return Record(name, None, url.strip("<>") if url else None, record.headers.get("WARC-Date"), at=at)


def _response(named: Record, content: bytes) -> Record | None:
    """The page of an HTTP response; None where it is no page (a picture, a redirection, an error)."""
    error = ""
    # As it says it is packed; else as it lies there: some crawlers unpack what they keep, and leave the header.
    for decode in ("all", "transfer", "none"):
        message = WarcRecord()
        message.record_type = WarcRecordType.response
        message.is_http = True
        message.set_bytes_content(content)
        try:
            message.parse_http(auto_decode=decode)
            kind = (message.http_content_type or "").lower()
            status = message.http_headers.status_code or 0
            if kind not in _PAGES or not 200 <= status < 300:
                return None
            body = message.reader.read(LARGEST + 1)
        except OSError as problem:
            error = error or f"HTTP response that cannot be unpacked: {problem}"
            continue
        if error and b"\0" in body[:1024]:
            break
        if len(body) > LARGEST:
            return named._replace(error=f"larger than {LARGEST >> 20} MB")
        return named._replace(source=body, charset=(message.http_charset or "").strip("\"' ") or None)
    return named._replace(error=error)
