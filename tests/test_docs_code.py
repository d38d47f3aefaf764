"""Every block of code in the README and the documentation is tried, as a reader would, in a folder with the fixtures.

Python is executed, file by file in one go; shell is parsed, and each line that begins with ``newsclean`` is run; TOML
and JSON are parsed. A comment ``<!-- file: name -->`` right above a block says that the blocks below find it as a file.
Blocks that call an engine are left to tests/test_docs_engines.py, which is slow.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli

from newsclean import extract

ROOT = Path(__file__).parent.parent
FILES = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGE = ROOT / "fixtures" / "en-flood-wall-copied" / "page.txt"
OTHERS = ("newspaper", "trafilatura")
"""Other tools whose calls are shown beside ours."""
_ENGINE = re.compile(r"^from newsclean\.integrations\.(\w+) import ", re.MULTILINE)
_BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n)?^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A fenced block: where it begins, what it is written in, and the file that it is, if it is one."""

    place: str
    language: str
    code: str
    file: str | None

    @property
    def engine(self) -> str | None:
        """The engine that it calls, if it does."""
        found = _ENGINE.search(self.code) if self.language == "python" else None
        return found and found[1]


def blocks_of(path: Path) -> list[Block]:
    text = path.read_text("utf-8")
    return [
        Block(
            f"{path.name}:{text.count(chr(10), 0, match.start('code'))}",
            match["language"],
            match["code"],
            match["file"],
        )
        for match in _BLOCK.finditer(text)
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the fixtures, and the command on the path."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    command = tmp_path / "bin" / "newsclean"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsclean "$@"\n')
    command.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def run_python(block: Block, names: dict[str, Any]) -> None:
    exec(compile(block.code, block.place, "exec"), names)


def run_shell(block: Block, names: dict[str, Any]) -> None:
    subprocess.run(["bash", "-n", "-c", block.code], check=True)
    for line in block.code.splitlines():
        if line.startswith("newsclean "):
            done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False)
            differs = done.returncode == 1 and line.startswith("newsclean diff ")
            assert differs or done.returncode == 0, f"{block.place}: {line}: {done.stderr}"


def parse(loads: Callable[[str], object]) -> Callable[[Block, dict[str, Any]], None]:
    return lambda block, names: (loads(block.code), None)[1]


RUN: Mapping[str, Callable[[Block, dict[str, Any]], None]] = {
    "python": run_python,
    "sh": run_shell,
    "toml": parse(tomli.loads),
    "json": parse(json.loads),
    "text": parse(str),
}


@pytest.mark.docs
@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash to parse shell with")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
@pytest.mark.usefixtures("folder")
def test_code_runs(path: Path) -> None:
    names: dict[str, Any] = {"__name__": "reader", "text": PAGE.read_text("utf-8")}
    missing = []
    for block in blocks_of(path):
        assert block.language in RUN, f"{block.place}: say what this is written in: {', '.join(RUN)}"
        needed = [name for name in OTHERS if f"import {name}" in block.code and find_spec(name) is None]
        if needed:
            missing.append(f"{block.place} needs {' and '.join(needed)}")
            continue
        if block.engine:
            missing.append(f"{block.place} needs {block.engine} (pytest -m slow)")
            continue
        if block.file:
            Path(block.file).write_text(block.code, "utf-8")
        RUN[block.language](block, names)
    if missing:
        pytest.skip(f"all but: {', '.join(missing)}")


def test_no_block_is_overlooked() -> None:
    for path in FILES:
        assert path.read_text("utf-8").count("\n```") == 2 * len(blocks_of(path)), path


def test_the_readme_shows_what_newsclean_does() -> None:
    before, after = (block.code for block in blocks_of(ROOT / "README.md")[:2])
    assert before == PAGE.read_text("utf-8")
    article = extract(before)
    for value in (article.title, article.standfirst, article.date, article.authors, article.captions[0], article.tags):
        assert f"  {value}" in after
    shown = re.findall(r"^(?:article\.removed)? +(\w+) +'([^'…]+)", after, re.MULTILINE)
    assert len(shown) == 2
    for role, text in shown:
        assert [removal.role for removal in article.removed if removal.text.startswith(text)] == [role]
