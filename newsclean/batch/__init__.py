"""Pages by the million: record batches in, record batches out, and a runner for one machine.

Needs the extra ``newsclean[batch]``. `extract_batch` is the one function that everything here, and every engine in
`newsclean.integrations`, calls; `run` is what ``newsclean batch`` runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extras import needing
from newsclean.lazy import names_of

if TYPE_CHECKING:
    from newsclean.batch.function import Columns, MissingColumnError, Options, extract_batch
    from newsclean.batch.inputs import InputError
    from newsclean.batch.journal import ResumeError
    from newsclean.batch.layout import SCHEMA_VERSION, schema
    from newsclean.batch.parts import OutputError
    from newsclean.batch.pool import Limits, PoolError
    from newsclean.batch.runner import Settings, run

__all__ = [
    "SCHEMA_VERSION",
    "Columns",
    "InputError",
    "Limits",
    "MissingColumnError",
    "Options",
    "OutputError",
    "PoolError",
    "ResumeError",
    "Settings",
    "extract_batch",
    "run",
    "schema",
]

_HOMES = {
    "function": ("Columns", "MissingColumnError", "Options", "extract_batch"),
    "inputs": ("InputError",),
    "journal": ("ResumeError",),
    "layout": ("SCHEMA_VERSION", "schema"),
    "parts": ("OutputError",),
    "pool": ("Limits", "PoolError"),
    "runner": ("Settings", "run"),
}
"""Where the names live, loaded when first asked for: the command's --help need not wait for Arrow."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        with needing("batch", "pyarrow", "fastwarc"):
            return names_of(__name__, _HOMES)(name)
