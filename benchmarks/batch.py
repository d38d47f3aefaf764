"""``newsclean batch`` on a made archive: memory of all its processes, and throughput beside a plain loop.

Linux only: memory and CPU time are read from /proc.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import archive
from benchmarks.corpus import ROOT

_EVERY = 0.1
"""Seconds between two looks at the processes' memory."""
PLAIN = "plain loop"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds by the clock and of CPU time (all processes), and the most memory held at once."""

    seconds: float
    cpu: float
    peak: float
    """Megabytes (10^6 bytes), what processes share counted once."""


def measure(command: Sequence[str]) -> Measured:
    """Runs a command and looks at its processes. Raises subprocess.CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    peak = 0.0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_held, tree(process.pid))))
            time.sleep(_EVERY)
        said = process.stderr.read() if process.stderr else b""
    seconds = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(seconds, cpu, peak)


def tree(root: int) -> list[int]:
    """A process and all below it that are alive."""
    found = [root]
    for process in found:
        try:
            children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        except OSError:
            continue  # it has ended meanwhile
        found += map(int, children)
    return found


def _held(process: int) -> float:
    """Megabytes of a process; of what several share, its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0  # it has ended meanwhile
    return sum(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))


def plain_loop(path: Path) -> None:
    """What one would write without `newsclean.batch`: read the archive, extract each page, keep nothing."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    from newsclean import extract

    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.conversion):
            extract(record.reader.read(), url=record.headers.get("WARC-Target-URI"))


def command_of(path: Path, jobs: int | None, folder: Path) -> list[str]:
    """The command for a number of processes; None for the plain loop."""
    if jobs is None:
        return [sys.executable, "-m", "benchmarks.batch", "--plain", str(path)]
    output = tempfile.mkdtemp(dir=folder)
    return [sys.executable, "-m", "newsclean", "batch", str(path), "-o", output, "--jobs", str(jobs)]


def show_memory(console: Console, folder: Path, sizes: Sequence[int], jobs: int) -> None:
    """One row for each length of the archive."""
    table = Table(title=f"memory of all processes, {jobs} workers", title_justify="left")
    for name in ("pages", "peak, MB", "by that of the first"):
        table.add_column(name, justify="right")
    first = None
    for size in sizes:
        measured = measure(command_of(_archive(folder, size), jobs, folder))
        first = first or measured.peak
        table.add_row(f"{size:,}", f"{measured.peak:.0f}", f"{measured.peak / first:.3f}")
    console.print(table)


def show_pace(console: Console, folder: Path, size: int, jobs: Sequence[int], repeat: int) -> None:
    """The plain loop and each number of processes, in turns; the best of each counts."""
    path = _archive(folder, size)
    kinds: dict[str, int | None] = {PLAIN: None, **{f"{number} workers": number for number in jobs}}
    runs: dict[str, list[Measured]] = {name: [] for name in kinds}
    for _ in range(repeat):
        for name, number in kinds.items():
            runs[name].append(measure(command_of(path, number, folder)))
    table = Table(title=f"throughput, {size:,} pages, best of {repeat}", title_justify="left")
    table.add_column("run")
    for name in ("seconds", "pages/s", "CPU seconds", "pages a CPU second", "… by the plain loop's", "all runs, s"):
        table.add_column(name, justify="right")
    plain = min(run.cpu for run in runs[PLAIN])
    for name, those in runs.items():
        seconds, cpu = min(run.seconds for run in those), min(run.cpu for run in those)
        all_runs = " ".join(f"{run.seconds:.0f}" for run in those)
        cells = (f"{seconds:.1f}", f"{size / seconds:.0f}", f"{cpu:.1f}", f"{size / cpu:.0f}", f"{plain / cpu:.2f}")
        table.add_row(name, *cells, all_runs)
    console.print(table)
    console.print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def _archive(folder: Path, size: int) -> Path:
    path = folder / f"{size}.wet.gz"
    if not path.exists():
        archive.write(path, size)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--memory", type=int, nargs="*", default=[5_000, 20_000], metavar="N", help="pages")
    parser.add_argument("--pages", type=int, default=5_000, metavar="N", help="for the throughput (5000)")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], metavar="N", help="numbers of processes (1 2)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each (3)")
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.plain:
        plain_loop(options.plain)
        return 0
    console = Console(width=None if sys.stdout.isatty() else 120)
    with tempfile.TemporaryDirectory() as folder:
        if options.jobs:
            show_pace(console, Path(folder), options.pages, options.jobs, options.repeat)
        if options.memory:
            show_memory(console, Path(folder), options.memory, max(options.jobs, default=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
