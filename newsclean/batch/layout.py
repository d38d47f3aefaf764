"""The columns that come out of a batch: one row a page, in the order of the pages.

``SCHEMA_VERSION`` is in the metadata of every schema, under the key ``newsclean.schema``. It rises whenever a column
is added, dropped, renamed or means something else.
"""

from __future__ import annotations

import pyarrow as pa

from newsclean.page import Role

SCHEMA_VERSION = 1

VERSION_KEY = b"newsclean.schema"

_SPAN = [pa.field("start", pa.int64()), pa.field("end", pa.int64())]
_TEXTS = pa.list_(pa.string())

CAPTION = pa.struct([pa.field("text", pa.string()), pa.field("credit", pa.string()), *_SPAN])

REMOVED_ROLES = tuple(role for role in Role if not role.kept)
"""The roles that removals are counted by, in the order of the struct ``removed``."""

COUNTS = pa.struct([pa.field(role.value, pa.int32()) for role in REMOVED_ROLES])

PIECE = pa.struct(
    [
        *_SPAN,
        pa.field("text", pa.string()),
        pa.field("role", pa.string()),
        pa.field("bullet", pa.bool_()),
        pa.field("form", pa.string()),
    ]
)
REMOVAL = pa.struct([*_SPAN, pa.field("text", pa.string()), pa.field("role", pa.string()), pa.field("reasons", _TEXTS)])

_FIELDS = [
    # Whose row it is: as given.
    pa.field("id", pa.string()),
    pa.field("url", pa.string()),
    pa.field("crawled", pa.string()),
    # What the page says. All null in a row with an error.
    pa.field("title", pa.string()),
    pa.field("standfirst", pa.string()),
    pa.field("date", pa.date32()),
    pa.field("timestamp", pa.string()),  # ISO 8601: Arrow's own cannot hold some with and some without a zone
    pa.field("date_ambiguous", pa.bool_()),
    pa.field("date_alternative", pa.date32()),
    pa.field("authors", _TEXTS),
    pa.field("body", pa.string()),
    pa.field("captions", pa.list_(CAPTION)),
    pa.field("tags", _TEXTS),
    pa.field("language", pa.string()),
    # What the page is, and what became of it.
    pa.field("verdict", pa.string()),
    pa.field("confidence", pa.float64()),
    pa.field("kept_length", pa.int64()),  # code points of the article's own text …
    pa.field("removed_length", pa.int64()),  # … and of what was taken out
    pa.field("removed", COUNTS),
    pa.field("error", pa.string()),
]
_LEDGER = [pa.field("ledger_kept", pa.list_(PIECE)), pa.field("ledger_removed", pa.list_(REMOVAL))]


def schema(*, ledger: bool = False) -> pa.Schema:
    """The schema of what comes out; with ``ledger``, two more columns that hold every character of the page."""
    fields = [*_FIELDS[:-1], *(_LEDGER if ledger else []), _FIELDS[-1]]
    return pa.schema(fields, metadata={VERSION_KEY: str(SCHEMA_VERSION).encode()})


INPUT = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("url", pa.string()),
        pa.field("crawled", pa.string()),
        pa.field("charset", pa.string()),
        pa.field("error", pa.string()),
        pa.field("source", pa.binary()),
    ]
)
"""What the readers of this package give. A batch of your own needs no column but the page's (see `Columns`)."""
