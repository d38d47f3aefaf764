"""The list of addresses that terminal browsers put below a page whose links they numbered:

References

   Visible links
   1. https://example.org/
   2. Ferry back in service
      https://example.org/ferry
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEAST = 3
"""Addresses in a list."""
_BETWEEN = 2
"""Other lines in a row within it: “Hidden links:”, and a link's title broken in two."""
_ENTRY = re.compile(r"\d{1,4}\. ?\S")


def link_list_start(texts: Sequence[str]) -> int:
    """Where the list begins at the end of a page's lines or blocks; their number where there is none. Linear in it."""
    start, addresses, other = len(texts), 0, 0
    for index in reversed(range(len(texts))):
        text = texts[index]
        if "://" in text:
            addresses += 1
        elif _ENTRY.match(text) is None:
            other += 1
            if other > _BETWEEN:
                break
            continue
        start, other = index, 0
    return start if addresses >= _LEAST else len(texts)
