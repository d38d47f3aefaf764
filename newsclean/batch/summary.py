"""What a run can say of itself: counts that add up from part to part, and survive with the parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsclean.batch.layout import REMOVED_ROLES

_EXAMPLES = 20
"""Pages with errors that are named; all others are in the rows."""


@dataclass(slots=True)
class Summary:
    """Counts over rows.

    ``damages`` are the places where inputs could not be read, ``failed`` the first pages with errors.
    """

    pages: int = 0
    errors: int = 0
    kept_length: int = 0
    removed_length: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    damages: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kept_share(self) -> float:
        """The share of all text that was kept, 0 to 1."""
        return self.kept_length / max(1, self.kept_length + self.removed_length)

    def count(self, batch: pa.RecordBatch) -> None:
        """Adds the rows of a batch."""
        wrong = pc.is_valid(batch.column("error"))
        self.pages += batch.num_rows
        self.errors += pc.sum(wrong).as_py() or 0
        self.kept_length += pc.sum(batch.column("kept_length")).as_py() or 0
        self.removed_length += pc.sum(batch.column("removed_length")).as_py() or 0
        self.verdicts.update(_counts(batch.column("verdict")))
        languages = pc.fill_null(batch.column("language").filter(pc.invert(wrong)), "none")
        self.languages.update(_counts(languages))
        for role in REMOVED_ROLES:
            self.removed[role.value] += pc.sum(pc.struct_field(batch.column("removed"), role.value)).as_py() or 0
        if len(self.failed) < _EXAMPLES and self.errors:
            some = batch.filter(wrong).slice(0, _EXAMPLES - len(self.failed))
            names, reasons = some.column("id").to_pylist(), some.column("error").to_pylist()
            self.failed += [(name or "", reason) for name, reason in zip(names, reasons, strict=True)]

    def add(self, other: Summary) -> None:
        """Adds the counts of a later part."""
        for name in ("pages", "errors", "kept_length", "removed_length"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("verdicts", "languages", "removed"):
            getattr(self, name).update(getattr(other, name))
        self.damages += other.damages
        self.failed += other.failed[: _EXAMPLES - len(self.failed)]

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON; counts by falling number."""
        plain = asdict(self)
        for name in ("verdicts", "languages", "removed"):
            counts: Counter[str] = getattr(self, name)
            plain[name] = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Summary:
        """The opposite of `to_dict`. Raises TypeError for anything else."""
        made = cls(**plain)
        made.verdicts, made.languages, made.removed = map(Counter, (made.verdicts, made.languages, made.removed))
        made.failed = [(name, reason) for name, reason in made.failed]
        return made


def _counts(values: Any) -> dict[str, int]:
    return {item["values"]: item["counts"] for item in pc.value_counts(values.drop_null()).to_pylist()}


def total(parts: Iterable[Summary]) -> Summary:
    """The sum of the parts, in their order."""
    summed = Summary()
    for part in parts:
        summed.add(part)
    return summed
