"""CPU time and memory of newsclean beside what a user has today."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import corpus, fixtures, html_peers, memory, peers
from benchmarks.corpus import HTML
from benchmarks.quality import ALL_CONVERTERS, available, of_html, of_text
from benchmarks.scores import Run

ALL = "all"
ALL_TOOLS = tuple(dict.fromkeys([*peers.TOOLS, *html_peers.HTML_TOOLS]))
Texts = dict[str, list[str]]
"""Name of a group (file and converter) to its texts."""


@dataclass(frozen=True, slots=True)
class Timing:
    """CPU time a page, in milliseconds, and what follows from it."""

    group: str
    tool: str
    median: float
    mean: float
    p95: float
    pages_a_second: float
    ratio: float | None
    """Total time by that of newsclean: 2 is twice as slow."""


def texts_of(paths: Sequence[Path], converters: Sequence[str], size: int) -> Texts:
    """Texts by file and converter, ``size`` pages in all, spread evenly over the files."""
    groups: Texts = {}
    for path in paths:
        pages = corpus.sample(list(corpus.read(path, converters)), -(-size // len(paths)))
        for converter in converters:
            if texts := [page.text[converter] for page in pages if converter in page.text]:
                groups[f"{corpus.name_of(path)} {converter}"] = texts
    return groups


def clock(text: str, tools: Mapping[str, Run], repeat: int, turn: int) -> dict[str, float]:
    """Seconds of CPU time for each tool, the fastest of ``repeat`` runs. Tools take turns, each time another first."""
    names = list(tools)
    names = names[turn % len(names) :] + names[: turn % len(names)]
    best: dict[str, float] = {}
    for _ in range(repeat):
        for name in names:
            start = time.process_time()
            tools[name](text)
            spent = time.process_time() - start
            best[name] = min(spent, best.get(name, spent))
    return best


def measure(groups: Texts, tools: Mapping[str, Run], repeat: int, console: Console) -> list[Timing]:
    """Timings a group and tool, and of all groups together where there are several."""
    first = next(iter(groups.values()))[0]
    clock(first, tools, 1, 0)  # what is loaded at the first call is no cost of a page
    queue = [(group, text) for group, texts in groups.items() for text in texts]
    spent: dict[tuple[str, str], list[float]] = {}
    for turn, (group, text) in enumerate(track(queue, "timing", console=console, transient=True)):
        for tool, seconds in clock(text, tools, repeat, turn).items():
            for key in (group, ALL):
                spent.setdefault((key, tool), []).append(seconds)
    shown = [*groups, ALL] if len(groups) > 1 else list(groups)
    return [timing(group, tool, spent) for group in shown for tool in tools]


def timing(group: str, tool: str, spent: Mapping[tuple[str, str], Sequence[float]]) -> Timing:
    """One row from the seconds a page."""
    mine = spent[group, tool]
    own = spent.get((group, "newsclean"))
    return Timing(
        group=group,
        tool=tool,
        median=statistics.median(mine) * 1000,
        mean=statistics.fmean(mine) * 1000,
        p95=sorted(mine)[min(len(mine) - 1, int(0.95 * len(mine)))] * 1000,
        pages_a_second=len(mine) / max(sum(mine), 1e-9),
        ratio=sum(mine) / sum(own) if own and sum(own) else None,
    )


def weigh(tool: str, texts: Iterable[str], *, of_html: bool = False) -> dict[str, float | None]:
    """Megabytes a tool adds to a bare Python, after its import and at its peak, in a process of its own.

    ``of_html``: the texts are HTML, and the tool is the one that reads it.

    Raises subprocess.CalledProcessError where that process fails.
    """
    pages = "".join(json.dumps(text) + "\n" for text in texts)
    command = [sys.executable, "-m", "benchmarks.speed", "--child", tool, *(["--of-html"] if of_html else [])]
    done = subprocess.run(command, input=pages, cwd=corpus.ROOT, capture_output=True, text=True, check=True)
    weights: dict[str, float | None] = json.loads(done.stdout.splitlines()[-1])
    return weights


def weigh_all(tools: Iterable[str], groups: Texts, *, of_html: bool) -> dict[str, dict[str, float | None]]:
    """`weigh` of each tool over all texts; those that read HTML are named so."""
    texts = [text for group in groups.values() for text in group]
    return {f"{tool}, {HTML}" if of_html else tool: weigh(tool, texts, of_html=of_html) for tool in tools}


def child(tool: str, *, of_html: bool = False) -> int:
    """The other side of `weigh`: texts come as JSON strings, one a line, and only one is held at a time."""
    bare = memory.peak()
    run: Run = html_peers.load(tool) if of_html else peers.load(tool)
    imported = memory.peak()
    for line in sys.stdin:
        run(json.loads(line))
    highest = memory.peak()
    known = bare is not None and imported is not None and highest is not None
    weights = {"imported": imported - bare, "peak": highest - bare} if known else {"imported": None, "peak": None}  # type: ignore[operator]
    print(json.dumps(weights))
    return 0


def show(console: Console, timings: Sequence[Timing], weights: Mapping[str, Mapping[str, float | None]]) -> None:
    """The tables: time by group, memory by tool."""
    table = Table(title="CPU time a page, milliseconds", title_justify="left")
    for name in ("pages", "tool"):
        table.add_column(name)
    for name in ("median", "mean", "p95", "pages/s", "x newsclean"):
        table.add_column(name, justify="right")
    for place, row in enumerate(timings):
        numbers = [f"{number:.2f}" for number in (row.median, row.mean, row.p95)]
        ratio = "–" if row.ratio is None else f"{row.ratio:.2f}"
        last = place + 1 == len(timings) or timings[place + 1].group != row.group
        table.add_row(row.group, row.tool, *numbers, f"{row.pages_a_second:.0f}", ratio, end_section=last)
    console.print(table)
    table = Table(title="memory over a bare Python, megabytes", title_justify="left")
    for name in ("tool", "after import", "peak"):
        table.add_column(name, justify="left" if name == "tool" else "right")
    for tool, weight in weights.items():
        table.add_row(tool, *("–" if weight[key] is None else f"{weight[key]:.0f}" for key in ("imported", "peak")))
    console.print(table)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument(
        "files", nargs="*", metavar="CORPUS_FILE", help="path, or name within the corpus (articles, news, world)"
    )
    parser.add_argument("--corpus", metavar="DIR", type=Path, help="where they lie")
    parser.add_argument("--converters", nargs="+", choices=ALL_CONVERTERS, default=["wetlines"])
    parser.add_argument("--tools", nargs="+", choices=ALL_TOOLS, default=list(ALL_TOOLS))
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="pages in all (200)")
    parser.add_argument("--repeat", type=int, default=2, metavar="N", help="runs a page; the fastest counts (2)")
    parser.add_argument("--json", metavar="OUT", type=Path, help="write the figures")
    parser.add_argument("--child", choices=ALL_TOOLS, help=argparse.SUPPRESS)
    parser.add_argument("--of-html", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def gather(options: argparse.Namespace, console: Console) -> Texts:
    """The texts asked for; those of the fixtures without a corpus. Raises SystemExit where there are none."""
    paths = corpus.paths(options.files, options.corpus or corpus.folder(), corpus.FILES)
    if paths:
        groups = texts_of(paths, options.converters, options.sample)
    else:
        console.print("no corpus at hand: the project's fixtures are timed")
        groups = {"fixtures": [fixture.text for fixture in fixtures.read() if not fixture.markup]}
    if not any(groups.values()):
        raise SystemExit("no page to time")
    return groups


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0."""
    options = parse(arguments)
    if options.child:
        return child(options.child, of_html=options.of_html)
    console = Console(width=None if sys.stdout.isatty() else 110)
    groups = gather(options, console)
    timings: list[Timing] = []
    weights: dict[str, dict[str, float | None]] = {}
    notes: list[str] = []
    for html in (False, True):
        some = {name: texts for name, texts in groups.items() if name.endswith(f" {HTML}") is html}
        if some:
            names = of_html(options.tools, [HTML]) if html else of_text(options.tools, ["text"])
            tools, left_out = available(names, html_peers.load if html else peers.load)
            timings += measure(some, tools, options.repeat, Console(stderr=True))
            weights |= weigh_all(tools, some, of_html=html)
            notes += left_out
    show(console, timings, weights)
    for note in dict.fromkeys(notes):
        console.print(note)
    if options.json:
        out = {"time": [asdict(row) for row in timings], "memory": weights}
        options.json.write_text(json.dumps(out, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
