"""A whole run on one machine: inputs in, parts out, from where the run before it stopped."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

import newsclean
from newsclean.batch import parts
from newsclean.batch.chunks import Chunk, chunks_of
from newsclean.batch.counting import add_counts, count_batch, nothing_counted
from newsclean.batch.function import READ, Options, extract_batch, failures, files_of
from newsclean.batch.inputs import KINDS, Input, inputs_of, read_all, reading
from newsclean.batch.journal import SITES, SUMMARY, Journal, Line
from newsclean.batch.layout import SCHEMA_VERSION, schema
from newsclean.batch.parts import Part
from newsclean.batch.pool import Limits, Pool, end_if_loading
from newsclean.batch.rows import batch_of
from newsclean.batch.summary import Summary, total
from newsclean.batch.worker import Work
from newsclean.sites import SiteCounts

_ENDLESS = 2**62
"""Pages of a part where there are no parts."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done. ``jobs`` (processes; None for one a core) alone may differ when it goes on.

    ``options.columns`` names the fields of JSON lines and the columns of Parquet.
    ``form`` is that of the parts, “parquet” or “jsonl”, ``rows`` how many pages make one; ``kind`` is what the inputs
    are, where their names do not say it.
    """

    options: Options = field(default_factory=Options)
    form: str = "parquet"
    rows: int = 10_000
    kind: str | None = None
    limits: Limits = field(default_factory=Limits)
    jobs: int | None = None
    sites: bool = False
    """Whether to read all inputs twice: the first time only to count what sites repeat."""

    def __post_init__(self) -> None:
        """Raises ValueError for what cannot be."""
        for name, value, known in (("form", self.form, tuple(parts.FORMS)), ("kind", self.kind, (None, *KINDS))):
            if value not in known:
                raise ValueError(f"{name} must be one of {', '.join(map(str, known))}, not {value!r}")
        for name, number in (("rows", self.rows), ("jobs", self.jobs)):
            if number is not None and number < 1:
                raise ValueError(f"{name} must be at least 1, not {number}")


@dataclass(slots=True)
class Progress:
    """How far a run is: what is done, since when this process is at it, and how many pages it began with."""

    summary: Summary
    read: int
    """Bytes of the inputs, on the disk."""
    size: int
    """Bytes of all inputs."""
    before: int
    since: float
    step: str = ""
    """What is being done, where it is not the extraction."""


Report = Callable[[Progress], None]


def run(
    arguments: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    report: Report = lambda progress: None,
    work: Work | None = None,
) -> Summary:
    """Extracts all pages of the inputs that ``arguments`` name, into parts in ``folder``; goes on where it stopped.

    ``report`` is called after each chunk. ``work`` replaces the function that the workers call. They load the script
    that calls this, which therefore has to do so under ``if __name__ == "__main__":``.

    However the process ends, the folder has whole parts only, and the next call with the same inputs and settings goes
    on behind them. Returns the counts over all parts, those of former processes too.

    Raises `InputError`, `VocabularyError` and `SitesError` before the folder is begun, `ResumeError`, `OutputError` and
    `PoolError`, each a `NewscleanError`; TypeError where ``arguments`` is the path of one input.
    """
    end_if_loading()
    settings = settings or Settings()
    inputs = _checked(arguments, settings, Path(folder))
    options = replace(settings.options, columns=READ)
    with Journal(Path(folder), _manifest(inputs, settings)) as journal:
        if not journal.done:
            if settings.sites:
                options = replace(options, sites=_counted(journal, inputs, settings, report))
            work = work or functools.partial(extract_batch, options=options)
            fail = functools.partial(failures, options=options)
            found = read_all(inputs, settings.options.columns, journal.place)
            chunks = chunks_of(found, settings.rows, len(journal.lines), journal.place)
            with Pool(settings.jobs or cores(), work, fail, settings.limits) as pool:
                _write(journal, pool.map(chunks), settings, _Reporter(report, inputs, journal))
        summary = total(line.summary for line in journal.lines)
        text = json.dumps({"version": newsclean.__version__, **summary.to_dict()}, ensure_ascii=False, indent=1)
        parts.replace(Path(folder) / SUMMARY, text.encode(errors="backslashreplace"))
    return summary


def _checked(arguments: Iterable[str | os.PathLike[str]], settings: Settings, folder: Path) -> list[Input]:
    """The inputs, after a look at all that can be seen to be wrong before the folder is begun."""
    if isinstance(arguments, (str, os.PathLike)):
        raise TypeError("a list of inputs is needed, not the path of one")
    inputs = inputs_of([os.fspath(argument) for argument in arguments], settings.kind, folder)
    for one in inputs:
        one.check(settings.options.columns)
    if settings.options.phrases or settings.options.sites:
        with reading(str(settings.options.sites)):
            files_of(settings.options)
    return inputs


def cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _counted(journal: Journal, inputs: Sequence[Input], settings: Settings, report: Report) -> str:
    """The file of what sites repeat, in the run's folder; counted now unless that was done before."""
    path = (journal.folder / SITES).absolute()
    if not path.exists():
        counts = SiteCounts()
        work = functools.partial(count_batch, options=Options(READ))
        chunks = chunks_of(read_all(inputs, settings.options.columns), _ENDLESS)
        reporter = _Reporter(report, inputs, journal, "counting what sites repeat")
        with Pool(settings.jobs or cores(), work, nothing_counted, settings.limits) as pool:
            for chunk, answers in pool.map(chunks):
                for answer in answers:
                    add_counts(counts, answer)
                reporter.passed(chunk)
        parts.replace(path, counts.pruned().to_bytes())
    return str(path)


def _manifest(inputs: Sequence[Input], settings: Settings) -> dict[str, Any]:
    options = asdict(settings)
    del options["jobs"]
    options["options"]["phrases"] = [
        hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in settings.options.phrases
    ]
    return {
        "newsclean": newsclean.__version__,
        "schema": SCHEMA_VERSION,
        "settings": options,
        "inputs": [one.fingerprint() for one in inputs],
    }


class _Reporter:
    """Keeps the figures of the progress."""

    def __init__(self, report: Report, inputs: Sequence[Input], journal: Journal, step: str = "") -> None:
        self._report = report
        self._starts = [0]
        for one in inputs:
            self._starts.append(self._starts[-1] + one.size)
        summary = total(line.summary for line in journal.lines)
        place = self._starts[journal.place[0]]
        self._progress = Progress(summary, place, self._starts[-1], summary.pages, time.monotonic(), step)
        report(self._progress)

    def __call__(self, chunk: Chunk, answers: Iterable[pa.RecordBatch]) -> None:
        for answer in answers:
            self._progress.summary.count(answer)
        self._seen(chunk)

    def passed(self, chunk: Chunk) -> None:
        """The same of pages that were only looked at."""
        self._progress.summary.pages += chunk.pages.num_rows
        self._seen(chunk)

    def _seen(self, chunk: Chunk) -> None:
        self._progress.read = min(self._starts[chunk.place[0]] + chunk.read, self._starts[-1])
        self._report(self._progress)


def _write(
    journal: Journal, answered: Iterator[tuple[Chunk, list[pa.RecordBatch]]], settings: Settings, report: _Reporter
) -> None:
    """Writes the parts one by one, and notes each. ``answered`` are chunks with their articles, in order."""
    for first in answered:
        _write_part(journal, chain((first,), answered), settings, report)


def _write_part(
    journal: Journal, answered: Iterator[tuple[Chunk, list[pa.RecordBatch]]], settings: Settings, report: _Reporter
) -> None:
    columns = schema(ledger=settings.options.ledger)
    number, summary = len(journal.lines), Summary()
    with Part(journal.folder, number, settings.form, columns) as part:
        for chunk, answers in answered:
            summary.damages += map(str, chunk.damages)
            for answer in answers:
                summary.count(answer)
                part.write(answer)
            report(chunk, answers)
            if chunk.closes:
                break
        if part.rows or not number:
            if not part.rows:
                part.write(batch_of([], ledger=settings.options.ledger))
            size, name = part.finish(), part.path.name
        else:
            size, name = 0, None
        last = part.rows < settings.rows
        journal.add(Line(number, part.rows, name, size, chunk.place, summary, last=last))
