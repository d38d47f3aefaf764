"""Gzip, member by member, as a stream that knows where each member began and whether the last one is whole.

A WARC file has one member a record. What reads gzip commonly takes a file that was cut off for one that ended.
"""

from __future__ import annotations

import zlib
from collections import deque
from typing import BinaryIO

_BLOCK = 256 * 1024
"""Packed bytes read at a time."""
_MOST = 1024 * 1024
"""Unpacked bytes held at a time, whatever a hostile file packs into few."""
_AUTO = 31  # zlib's number for “gzip with its header”


class GzipMembers:
    """The unpacked bytes of a file, from its position on. Never raises for damage: it ends, and says so.

    ``damage`` is None, or what is wrong with the member that began at ``member`` (bytes from the beginning of the
    file).
    """

    damage: str | None
    member: int

    def __init__(self, file: BinaryIO) -> None:
        self.member = file.tell()
        self.damage = None
        self._file = file
        self._packed = b""
        self._unpacked = b""
        self._given = 0
        self._made = 0
        self._starts = deque([(0, self.member)])
        self._inflate = zlib.decompressobj(_AUTO)
        self._begun = False

    def tell(self) -> int:
        """How many unpacked bytes were given away."""
        return self._given

    def seek(self, offset: int, whence: int = 0) -> int:
        """Nothing but where it stands already. Raises OSError for any other place."""
        if (whence == 0 and offset != self._given) or (whence == 1 and offset) or whence not in (0, 1):
            raise OSError("this stream goes one way")
        return self._given

    def member_at(self, offset: int) -> int:
        """Where the member began that this unpacked byte came from. Offsets must not fall from call to call."""
        while len(self._starts) > 1 and self._starts[1][0] <= offset:
            self._starts.popleft()
        return self._starts[0][1]

    def close(self) -> None:
        """The file stays open: it belongs to whoever opened it."""

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; empty at the end."""
        if not self._unpacked:
            self._unpacked = self._more()
        if 0 <= size < len(self._unpacked):
            given, self._unpacked = self._unpacked[:size], self._unpacked[size:]
        else:
            given, self._unpacked = self._unpacked, b""
        self._given += len(given)
        return given

    def _more(self) -> bytes:
        """The next unpacked bytes, empty only at the end or at damage."""
        while self.damage is None:
            if self._inflate.eof:
                self._next_member()
            if not self._packed:
                self._packed = self._file.read(_BLOCK)
                if not self._packed:
                    if self._begun:
                        self.damage = "cut off"
                    break
            self._begun = True
            try:
                unpacked = self._inflate.decompress(self._packed, _MOST)
            except zlib.error as error:
                self.damage = f"damaged ({error})"
                break
            self._packed = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            if unpacked:
                self._made += len(unpacked)
                return unpacked
        return b""

    def _next_member(self) -> None:
        self._packed = self._packed or self._file.read(_BLOCK)
        self.member = self._file.tell() - len(self._packed)
        self._inflate = zlib.decompressobj(_AUTO)
        self._begun = False
        self._starts.append((self._made, self.member))
