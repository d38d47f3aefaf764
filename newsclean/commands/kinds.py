"""What bytes are that are no page: they would be cleaned as text, and give nonsense. Told by what they begin with."""

from __future__ import annotations

import re

PARQUET = b"PAR1"
GZIP = b"\x1f\x8b\x08"

_BEGINNINGS = {
    "an archive of many pages, which “newsclean batch” reads": rb"WARC/\d",
    "Parquet, which “newsclean batch” reads": PARQUET,
    "packed by gzip, and that twice; unpack it first": GZIP,
    "packed by bzip2; unpack it first": rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)",
    "packed by xz; unpack it first": rb"\xfd7zXZ\0",
    "packed by zstd; unpack it first": rb"\x28\xb5\x2f\xfd",
    "packed by lz4; unpack it first": rb"\x04\x22\x4d\x18",
    "packed as ZIP (as are office documents); unpack it first": rb"PK[\x03\x05][\x04\x06]",
    "a PDF": rb"%PDF-\d",
    "a picture (PNG)": rb"\x89PNG\r\n",
    "a picture (JPEG)": rb"\xff\xd8\xff",
    "a picture (GIF)": rb"GIF8[79]a",
    "a program (ELF)": rb"\x7fELF",
}
_KINDS = [(what, re.compile(beginning)) for what, beginning in _BEGINNINGS.items()]


def what_else(data: bytes) -> str | None:
    """What bytes are, in words for the user, where they are neither text nor HTML; None where they may be."""
    return next((what for what, beginning in _KINDS if beginning.match(data)), None)
