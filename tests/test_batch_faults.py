"""What can happen to a run: whatever it is, the final output is that of a run that nothing happened to."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
pytest.importorskip("fastwarc", reason="needs newsclean[batch]")

import pyarrow.parquet as pq

from benchmarks import archive
from benchmarks.batch import tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc to find the workers"),
]

ROOT = Path(__file__).parent.parent
PAGES, ROWS = 400, 25
KILLS = 20


def command(inputs: Path, output: Path, *more: str) -> list[str]:
    options = ["--rows", str(ROWS), "--jobs", "2", *more]
    return [sys.executable, "-m", "newsclean", "batch", str(inputs), "-o", str(output), *options]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def finish(inputs: Path, output: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(inputs, output), env=ENVIRONMENT, capture_output=True, check=False)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    archive.write(folder / "a.wet.gz", PAGES // 2, seed=3)
    archive.write(folder / "b.wet.zst", PAGES - PAGES // 2, seed=4)
    return folder


@pytest.fixture(scope="module")
def undisturbed(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed") / "out"
    assert finish(inputs, folder).returncode == 0
    return parts(folder)


def parts(folder: Path) -> dict[str, bytes]:
    """The files that came out, the summary too."""
    return {path.name: path.read_bytes() for path in sorted([*folder.glob("part-*"), *folder.glob("_summary.json")])}


def all_whole(folder: Path) -> bool:
    """Whether every part has all its rows and can be read."""
    return all(pq.read_table(path).num_rows == ROWS for path in folder.glob("part-*"))


def test_killed_at_random_moments(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    dice = random.Random(5)
    kills = runs = 0
    while kills < KILLS:
        output = tmp_path / f"out{runs}"
        with subprocess.Popen(command(inputs, output), env=ENVIRONMENT, stderr=subprocess.DEVNULL) as process:
            time.sleep(dice.uniform(0.2, 5.0))
            workers = tree(process.pid)[1:]
            process.kill()
        assert all_whole(output)
        if process.returncode == 0:  # it was done before; another
            assert parts(output) == undisturbed
            runs += 1
            continue
        kills += 1
        for _ in range(100):
            if not any(Path(f"/proc/{worker}/exe").exists() for worker in workers):
                break
            time.sleep(0.1)
        else:
            raise AssertionError("workers outlive the run")
    assert finish(inputs, output).returncode == 0
    assert parts(output) == undisturbed


def test_workers_killed_at_random_moments(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    dice = random.Random(6)
    killed = 0
    with subprocess.Popen(command(inputs, tmp_path / "out"), env=ENVIRONMENT, stderr=subprocess.PIPE) as process:

        def kill() -> None:
            nonlocal killed
            while process.poll() is None:
                time.sleep(dice.uniform(0.8, 1.6))
                if workers := tree(process.pid)[1:]:
                    os.kill(dice.choice(workers), signal.SIGKILL)
                    killed += 1

        killer = threading.Thread(target=kill)
        killer.start()
        assert process.stderr
        said = process.stderr.read()
        process.wait()
        killer.join()
    assert process.returncode == 0, said
    assert killed
    assert parts(tmp_path / "out") == undisturbed


@pytest.mark.parametrize("name", ["a.wet.gz", "b.wet.zst"])
def test_archives_that_are_cut_off(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """What is there comes out as it would have, and the place where it ends is told, with or without a kill between."""
    folder = tmp_path / "inputs"
    shutil.copytree(inputs, folder)
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) * 2 // 3])
    done = finish(folder, tmp_path / "out")
    assert done.returncode == 1
    assert f"newsclean: {folder / name}: byte ".encode() in done.stderr
    whole, some = ids(undisturbed, tmp_path / "all"), ids(parts(tmp_path / "out"), tmp_path / "some")
    assert [name for name in whole if name in set(some)] == some
    assert PAGES * 3 // 4 < len(some) < PAGES
    with subprocess.Popen(command(folder, tmp_path / "again"), env=ENVIRONMENT, stderr=subprocess.DEVNULL) as process:
        time.sleep(4)
        process.kill()
    assert finish(folder, tmp_path / "again").returncode == 1
    assert parts(tmp_path / "again") == parts(tmp_path / "out")


def ids(files: dict[str, bytes], folder: Path) -> list[str]:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [name for path in sorted(folder.glob("part-*")) for name in pq.read_table(path).column("id").to_pylist()]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path, small_disk: Path) -> None:
    output = small_disk / "out"
    done = finish(inputs, output)
    assert done.returncode == 3
    assert b"No space left on device" in done.stderr
    assert b"the same command goes on" in done.stderr
    assert list(output.glob("part-*"))
    assert all_whole(output)
    assert not list(output.glob(".*"))
    subprocess.run(["mount", "-o", "remount,size=100m", str(small_disk)], check=True)
    assert finish(inputs, output).returncode == 0
    assert parts(output) == undisturbed


def test_a_limit_on_the_size_of_files(inputs: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """The same where no disk can be mounted: the system refuses what goes over 20 kB."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    limited = subprocess.run(
        command(inputs, tmp_path / "out"), env=ENVIRONMENT, capture_output=True, check=False, preexec_fn=limit
    )
    assert limited.returncode == 3
    assert b"File too large" in limited.stderr
    assert not list((tmp_path / "out").glob(".*"))
    assert all_whole(tmp_path / "out")
    assert finish(inputs, tmp_path / "out").returncode == 0
    assert parts(tmp_path / "out") == undisturbed
