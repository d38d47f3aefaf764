"""``newsclean batch`` on a made archive: memory of all its processes, and throughput beside plain loops.

As many plain loops side by side as there are workers show what the machine gives: cores share caches, and hosts.

Linux only: memory and CPU time are read from /proc.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks import archive
from benchmarks.corpus import ROOT

_EVERY = 0.1
"""Seconds between two looks at the processes' memory."""
LOOPS, WORKERS = "plain loops", "workers"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds by the clock, and of CPU time (all processes)."""

    seconds: float
    cpu: float


def measure(command: Sequence[str]) -> Measured:
    """Runs a command. Nobody looks at its processes meanwhile: to read what they hold takes a tenth of a core.

    Raises subprocess.CalledProcessError where it fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak(command: Sequence[str]) -> float:
    """Runs a command; the most memory that its processes held at once, in megabytes (10^6 bytes), what they share
    counted once.

    Raises subprocess.CalledProcessError where it fails.
    """
    most = 0.0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, tree(process.pid))))
            time.sleep(_EVERY)
        said = process.stderr.read() if process.stderr else b""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return most


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


def plain_loop(path: Path, loops: int, own: int) -> None:
    """What one would write without `newsclean.batch`: read the archive, extract each page, keep nothing.

    Of ``loops`` side by side, the one with the number ``own`` takes each n-th page (n loops).
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    from newsclean import extract

    with path.open("rb") as file:
        for number, record in enumerate(ArchiveIterator(file, record_types=WarcRecordType.conversion)):
            if number % loops == own:
                extract(record.reader.read(), url=record.headers.get("WARC-Target-URI"))


def plain_loops(path: Path, loops: int) -> None:
    """So many plain loops side by side, which know nothing of each other. Raises RuntimeError where one fails."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=plain_loop, args=(path, loops, own)) for own in range(loops)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise RuntimeError("a plain loop failed")


def command_of(path: Path, kind: str, jobs: int, folder: Path) -> list[str]:
    """The command for a number of processes."""
    if kind == LOOPS:
        return [sys.executable, "-m", "benchmarks.batch", "--plain", str(path), "--jobs", str(jobs)]
    output = tempfile.mkdtemp(dir=folder)
    return [sys.executable, "-m", "newsclean", "batch", str(path), "-o", output, "--jobs", str(jobs)]


def show_memory(console: Console, folder: Path, sizes: Sequence[int], jobs: int) -> None:
    """One row for each length of the archive."""
    table = Table(title=f"memory of all processes, {jobs} workers", title_justify="left")
    for name in ("pages", "peak, MB", "by that of the first"):
        table.add_column(name, justify="right")
    first = None
    for size in sizes:
        most = peak(command_of(_archive(folder, size), WORKERS, jobs, folder))
        first = first or most
        table.add_row(f"{size:,}", f"{most:.0f}", f"{most / first:.3f}")
    console.print(table)


def show_pace(console: Console, folder: Path, size: int, jobs: Sequence[int], repeat: int) -> None:
    """Plain loops and workers, by the number of processes, in turns. Medians of all turns, and of their ratios: what
    disturbs a machine for a while disturbs neighbours alike, and the best run of one may have been luck."""
    path = _archive(folder, size)
    kinds = [(kind, number) for kind in (LOOPS, WORKERS) for number in jobs]
    runs: dict[tuple[str, int], list[Measured]] = {kind: [] for kind in kinds}
    for _ in range(repeat):
        for kind in kinds:
            runs[kind].append(measure(command_of(path, *kind, folder)))
    table = Table(title=f"throughput, {size:,} pages, median of {repeat}", title_justify="left")
    table.add_column("run")
    for name in ("seconds", "pages/s", "by one's", "CPU seconds", "pages a CPU second by the loop's", "all runs, s"):
        table.add_column(name, justify="right")
    for kind in kinds:
        own = runs[kind]
        seconds = median(run.seconds for run in own)
        faster = median(one.seconds / run.seconds for one, run in zip(runs[kind[0], jobs[0]], own, strict=True))
        leaner = median(one.cpu / run.cpu for one, run in zip(runs[kinds[0]], own, strict=True))
        table.add_row(
            f"{kind[1]} {kind[0]}",
            f"{seconds:.1f}",
            f"{size / seconds:.0f}",
            f"{faster:.2f}",
            f"{median(run.cpu for run in own):.1f}",
            f"{leaner:.2f}",
            " ".join(f"{run.seconds:.0f}" for run in own),
        )
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
        plain_loops(options.plain, options.jobs[0])
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
