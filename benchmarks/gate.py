"""The quality gate: newsclean must not fall below the floors of floors.toml, nor may floors fall without a reason.

Measured are the project's own fixtures, always, and a small pinned part of the corpus where it is at hand.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli
from rich.console import Console
from rich.table import Table

from benchmarks import corpus, fixtures, peers, pinned
from benchmarks.scores import Run

FLOORS = Path(__file__).resolve().parent / "floors.toml"
TOLERANCE = 0.001
GROUPS = ("fixtures", "html", "corpus")

Figures = Mapping[str, Mapping[str, float]]
"""Group to name to a share from 0 to 1, of which 1 is the best."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Floors set on a day for a reason."""

    date: datetime.date
    why: str
    figures: Figures = field(default_factory=dict)
    lowered_because: str = ""


def load(path: Path = FLOORS) -> list[Pin]:
    """The pins, oldest first. Raises OSError, ValueError (no TOML), KeyError (a pin without date or why)."""
    return [_pin(table) for table in tomli.loads(path.read_text(encoding="utf-8")).get("pin", [])]


def _pin(table: dict[str, Any]) -> Pin:
    figures = {group: table[group] for group in GROUPS if group in table}
    return Pin(table["date"], table["why"], figures, table.get("lowered_because", ""))


def unexplained(pins: Sequence[Pin]) -> list[str]:
    """A line for each figure that a pin lowers or drops without saying why."""
    lines = []
    for before, after in itertools.pairwise(pins):
        if after.lowered_because.strip():
            continue
        for group, name, floor in _flat(before.figures):
            value = after.figures.get(group, {}).get(name)
            if value is None:
                lines.append(f"the pin of {after.date} drops {group}.{name} without lowered_because")
            elif value < floor:
                lines.append(
                    f"the pin of {after.date} lowers {group}.{name}, {floor} to {value}, without lowered_because"
                )
    return lines


def below(floors: Figures, measured: Figures) -> list[str]:
    """A line for each figure under its floor, or no longer measured; groups not measured at all are passed over."""
    lines = []
    for group, name, floor in _flat(floors):
        if group not in measured:
            continue
        value = measured[group].get(name)
        if value is None:
            lines.append(f"{group}.{name} has a floor of {floor} and is not measured")
        elif value < floor - TOLERANCE:
            lines.append(f"{group}.{name} is {value:.4f}, below its floor of {floor}")
    return lines


def raised(floors: Figures, measured: Figures) -> dict[str, dict[str, float]]:
    """The floors, each lifted to what is measured now (cut to four digits) where that is more; new figures added."""
    new = {group: dict(floors.get(group, {})) for group in GROUPS if group in floors or group in measured}
    for group, name, value in _flat(measured):
        cut = math.floor(value * 10_000 + 1e-9) / 10_000
        new[group][name] = max(cut, new[group].get(name, 0.0))
    return new


def to_toml(pin: Pin) -> str:
    """One ``[[pin]]`` table with its groups."""
    lines = ["[[pin]]", f"date = {pin.date.isoformat()}", f"why = {json.dumps(pin.why, ensure_ascii=False)}"]
    if pin.lowered_because:
        lines.append(f"lowered_because = {json.dumps(pin.lowered_because, ensure_ascii=False)}")
    for group, figures in pin.figures.items():
        lines += [f"[pin.{group}]", *(f"{name} = {value}" for name, value in figures.items())]
    return "\n".join(lines) + "\n"


def _flat(figures: Figures) -> list[tuple[str, str, float]]:
    return [(group, name, value) for group, some in figures.items() for name, value in some.items()]


def measure(run: Run, within: Path | None, say: Callable[[str], None]) -> tuple[dict[str, dict[str, float]], list[str]]:
    """Figures by group, and what forbids to compare them. Without a corpus its group is left out, and that is said."""
    pages = list(fixtures.read())
    measured = {}
    for group, markup in (("fixtures", False), ("html", True)):
        some = [page for page in pages if page.markup is markup]
        say(f"{group}: {len(some)} pages")
        if some:
            measured[group] = fixtures.measure(some, run)
    if within is None:
        say("corpus: SKIPPED, it is not at hand (set NEWSCLEAN_CORPUS); its floors are not checked")
        return measured, []
    wanted = pinned.load()
    found, strange = pinned.locate(wanted, corpus.pages(within))
    if strange:
        reason = f"{len(strange)} of {len(wanted)} pinned pages are not as they were; `--choose` anew, then pin"
        return measured, [f"the corpus has changed: {reason}", *strange]
    say(f"corpus: {len(found)} pinned texts")
    measured["corpus"] = pinned.measure(found, run)
    return measured, []


def show(console: Console, floors: Figures, measured: Figures) -> None:
    """Floor beside measured."""
    table = Table()
    table.add_column("figure")
    for name in ("floor", "measured", "over"):
        table.add_column(name, justify="right")
    names = list(dict.fromkeys((group, name) for group, name, _ in (*_flat(floors), *_flat(measured))))
    for group, name in names:
        floor, value = floors.get(group, {}).get(name), measured.get(group, {}).get(name)
        over = None if floor is None or value is None else value - floor
        style = "red" if over is not None and over < -TOLERANCE else ""
        cells = ("–" if one is None else f"{one:.4f}" for one in (floor, value))
        table.add_row(f"{group}.{name}", *cells, "–" if over is None else f"{over:+.4f}", style=style)
    console.print(table)


def append(why: str, pins: Sequence[Pin], measured: Figures, path: Path) -> bool:
    """Add a pin with the figures measured now, never below the last. False, and nothing written, where none rises."""
    last = pins[-1].figures if pins else {}
    new = raised(last, measured)
    if new == {group: dict(figures) for group, figures in last.items()}:
        return False
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    today = datetime.datetime.now(tz=datetime.timezone.utc).date()
    path.write_text(f"{old.rstrip()}\n\n{to_toml(Pin(today, why, new))}".lstrip(), encoding="utf-8")
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 where the gate is open, 1 where it refuses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--corpus", metavar="DIR", type=Path, help="where the corpus lies")
    parser.add_argument("--raise", dest="why", metavar="WHY", help="append a pin with the figures measured now")
    parser.add_argument("--choose", action="store_true", help="choose the pinned pages anew from the corpus at hand")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 100)
    within = options.corpus or corpus.folder()
    if options.choose:
        if within is None:
            raise SystemExit("no corpus to choose from")
        chosen = pinned.choose(corpus.pages(within))
        pinned.write(chosen)
        console.print(f"{len(chosen)} texts chosen")
        return 0
    return judge(console, within, options.why)


def judge(console: Console, within: Path | None, why: str | None) -> int:
    """Measure, show, compare; append a pin where a reason is given. The exit status."""
    try:
        run = peers.load("newsclean")
    except ImportError as problem:
        console.print(f"newsclean cannot be imported: {problem}")
        return 1
    pins = load(FLOORS)
    floors: Figures = pins[-1].figures if pins else {}
    measured, strange = measure(run, within, console.print)
    show(console, floors, measured)
    complaints = [*unexplained(pins), *below(floors, measured), *strange]
    if why and not strange:
        done = append(why, pins, measured, FLOORS)
        console.print("a pin was appended to floors.toml" if done else "no figure is above its floor: nothing to pin")
    for line in complaints:
        console.print(line, style="red", markup=False)
    console.print("the gate refuses" if complaints else "the gate is open")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
