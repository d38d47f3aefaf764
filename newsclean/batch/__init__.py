"""Pages by the million: record batches in, record batches out, and a runner for one machine.

Needs the extra ``newsclean[batch]``. `extract_batch` is the one function that everything here, and every engine in
`newsclean.integrations`, calls; `run` is what ``newsclean batch`` runs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.batch.function import Columns, MissingColumnError, Options, extract_batch
    from newsclean.batch.layout import SCHEMA_VERSION, schema
    from newsclean.batch.runner import Settings, run

__all__ = ["SCHEMA_VERSION", "Columns", "MissingColumnError", "Options", "Settings", "extract_batch", "run", "schema"]

_HOMES = {
    "function": ("Columns", "MissingColumnError", "Options", "extract_batch"),
    "runner": ("run", "Settings"),
    "layout": ("SCHEMA_VERSION", "schema"),
}
"""Where the names live, loaded when first asked for: the command's --help need not wait for Arrow."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            globals()[name] = value = getattr(import_module(f"{__name__}.{home}"), name)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in ("pyarrow", "fastwarc"):
                raise
            raise ImportError(f"{error.name} is missing: pip install 'newsclean[batch]'", name=error.name) from error
        return value
