"""Whether time stays linear in the input: large and hostile texts, each four times as long as the one before."""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from rich.console import Console
from rich.table import Table

from benchmarks import memory, peers
from benchmarks.hostile import CASES

STEPS = (1 / 64, 1 / 16, 1 / 4, 1.0)
WORST_RATIO = 5.0
WORST_PACE = 1.0
"""Seconds a million characters."""

SHORTEST = 0.05
"""Seconds below which a time is too short for a ratio."""

SHORT = 1.0
"""Seconds below which a time shakes: such a run is repeated, and the fastest counts."""

REPEATS = 2
"""How often: as often, too, a longer one in which a fault shows, for whatever else the machine does only adds time."""

LONGEST = 30.0
"""Seconds: a longer text is not tried where the pace so far foretells more, unless that is within `WORST_PACE`."""

PATIENCE = 10.0
"""Seconds, and five more a million characters, after which a run is given up."""


@dataclass(frozen=True, slots=True)
class Run:
    """One text, timed."""

    characters: int
    seconds: float
    """CPU time."""
    peak: float | None
    """Megabytes the process held at most, text and all."""
    error: str | None = None

    @property
    def pace(self) -> float:
        """Seconds a million characters."""
        return self.seconds / self.characters * 1e6


def faults(runs: Sequence[Run]) -> list[str]:
    """What is wrong with a row of runs of one case, each about four times the length of the one before.

    The pace is that of the longest text, where what every page costs, however short, counts for little.
    """
    found = [run.error for run in runs if run.error]
    if not found and runs[-1].pace > WORST_PACE:
        found.append(f"{runs[-1].pace:.2f} s/MB at {runs[-1].characters / 1e6:.2f} MB")
    if (ratio := worst_ratio(runs)) is not None and ratio > WORST_RATIO:
        found.append(f"{ratio:.1f} times the time for 4 times the text")
    return found


def worst_ratio(runs: Sequence[Run]) -> float | None:
    """The highest t(4n) / t(n), set right for lengths not quite fourfold; None where all times are too short."""
    ratios = [
        after.seconds / before.seconds * 4 * before.characters / after.characters
        for before, after in itertools.pairwise(runs)
        if before.seconds >= SHORTEST and not after.error
    ]
    return max(ratios, default=None)


def climb(case: str, tool: str, largest: float) -> list[Run]:
    """The runs of one case up to ``largest`` million characters, in a process of its own.

    It ends early at an error, at too high a ratio, or where the next run would take too long.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, case, tool), daemon=True)
    process.start()
    there.close()
    runs: list[Run] = []
    try:
        for step in STEPS:
            size = step * largest
            if runs and (runs[-1].error or (worst_ratio(runs) or 0) > WORST_RATIO or hopeless(runs[-1].pace, size)):
                break
            runs.append(_ask(here, int(size * 1e6)))
            for _ in range(REPEATS):
                if faults(runs) and not runs[-1].error:
                    again = _ask(here, int(size * 1e6))
                    runs[-1] = again if again.error else min(runs[-1], again, key=lambda run: run.seconds)
    finally:
        process.kill()
        process.join()
    return runs


def hopeless(pace: float, size: float) -> bool:
    """Whether a text of ``size`` million characters would take too long to try."""
    return pace * size > max(LONGEST, WORST_PACE * size)


def _ask(here: Connection, size: int) -> Run:
    """Have a text of this size run in the other process."""
    patience = PATIENCE + 5 * size / 1e6
    try:
        here.send(size)
        here.recv()  # the text is made, which is not timed
        if not here.poll(patience):
            return Run(size, patience, None, f"given up after {patience:.0f} s at {size / 1e6:.2f} MB")
        run: Run = here.recv()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return Run(size, 0.0, None, f"the process died at {size / 1e6:.2f} MB")
    return run


def _serve(there: Connection, case: str, tool: str) -> None:
    """Run the texts asked for until the other side goes away."""
    run = peers.load(tool)
    run("A first page, so that what is loaded late is loaded.\n\nIt has two paragraphs.")
    while True:
        text = CASES[case](there.recv())
        there.send(True)
        seconds, error = _time(run, text)
        for _ in range(REPEATS):
            if seconds < SHORT and not error:
                again, error = _time(run, text)
                seconds = min(seconds, again)
        there.send(Run(max(len(text), 1), seconds, memory.peak(), error))


def _time(run: Callable[[str], object], text: str) -> tuple[float, str | None]:
    """Seconds of CPU time, and what was raised."""
    start, error = time.process_time(), None
    try:
        run(text)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is shown, and counts as a fault
        error = f"{type(problem).__name__}: {problem}"[:200]
    return time.process_time() - start, error


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line. Raises SystemExit where it names what there is not, or a tool that is not installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument(
        "cases", nargs="*", metavar="CASE", help=f"of: {', '.join(CASES)}; otherwise all".replace("%", "%%")
    )
    parser.add_argument("--largest", type=float, default=20.0, metavar="MB", help="million characters (20)")
    parser.add_argument("--tool", choices=list(peers.TOOLS), default="newsclean")
    options = parser.parse_args(arguments)
    if unknown := set(options.cases) - set(CASES):
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    try:
        peers.load(options.tool)
    except ImportError as problem:
        raise SystemExit(f"{options.tool} cannot be imported: {problem}") from problem
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 where any case has a fault."""
    options = parse(arguments)
    table = Table(title=f"{options.tool}: seconds by length (MB: million characters)", title_justify="left")
    table.add_column("text")
    for name in (*(f"{step * options.largest:.2g} MB" for step in STEPS), "s/MB", "ratio", "peak MB"):
        table.add_column(name, justify="right")
    table.add_column("fault", overflow="fold")
    failed = 0
    progress = Console(stderr=True)
    for name in options.cases or CASES:
        with progress.status(name):
            runs = climb(name, options.tool, options.largest)
        found = faults(runs)
        failed += bool(found)
        table.add_row(name, *_cells(runs), "; ".join(found), style="red" if found else "")
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    return int(failed > 0)


def _cells(runs: Sequence[Run]) -> list[str]:
    times = [f"{run.seconds:.2f}" for run in runs] + [""] * (len(STEPS) - len(runs))
    ratio, peak = worst_ratio(runs), runs[-1].peak
    return [
        *times,
        f"{runs[-1].pace:.3f}",
        "–" if ratio is None else f"{ratio:.1f}",
        "–" if peak is None else f"{peak:.0f}",
    ]


if __name__ == "__main__":
    sys.exit(main())
