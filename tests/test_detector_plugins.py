"""Detectors of other packages: found by their entry points, heard after newsclean's own, complained of by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import newsclean

PROGRAM = """
import sys
from newsclean import NewscleanError, extract
from newsclean.plugins import all_detectors
from tests.test_report import PAGE
try:
    article = extract(PAGE)
except NewscleanError as error:
    sys.exit(f"{type(error).__name__}: {error}")
print(*[f"{item.text}|{item.reasons[0]}" for item in article.removed if "horoscopes" in item.reasons[0]])
assert all_detectors() is all_detectors()
"""
MODULE = '''
from newsclean import Role
from newsclean.page import Mark, Span

nothing = None

def detect(survey, marks):
    """Marks the second peak, wherever it is."""
    assert marks
    for block in survey.blocks:
        if block.text == "A second peak":
            yield Mark(block.index, Role.PROMO, 9.0, "horoscopes", "as the stars have it")

def echo(survey, marks):
    """Marks what is marked, as it goes: its own marks are not among what it hears."""
    for mark in marks:
        yield mark._replace(weight=0.01)

def raises(survey, marks):
    yield Mark(0, Role.PROMO, 1.0, "horoscopes", "the stars")
    1 / 0

def none(survey, marks):
    return None

def text(survey, marks):
    return ["promo"]

def behind(survey, marks):
    return [Mark(999, Role.PROMO, 1.0, "horoscopes", "the stars")]

def weightless(survey, marks):
    return [Mark(0, Role.PROMO, float("nan"), "horoscopes", "the stars")]

def unnamed(survey, marks):
    return [Mark(0, "promo", 1.0, "horoscopes", "the stars")]

def too_long(survey, marks):
    return [Mark(0, Role.PROMO, 1.0, "horoscopes", "the stars", Span(0, 9999))]
'''


def run(folder: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    """A process in an environment where a package with these entry points is installed."""
    info = folder / "stars-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stars\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join(["[newsclean.detectors]", *lines]))
    (folder / "stars.py").write_text(MODULE, "utf-8")
    (folder / "broken.py").write_text("def detect(", "utf-8")
    (folder / "failing.py").write_text("1 / 0", "utf-8")
    root = Path(newsclean.__file__).parent.parent
    environment = {"PYTHONPATH": f"{folder}:{root}", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_package_brings_a_detector(tmp_path: Path) -> None:
    done = run(tmp_path, "horoscopes = stars:detect")
    assert done.stderr == ""
    assert done.stdout == "A second peak|horoscopes: as the stars have it\n"


def test_a_detector_that_marks_what_is_marked_ends(tmp_path: Path) -> None:
    done = run(tmp_path, "echo = stars:echo")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("nosuch:detect", "No module named"),
        ("stars:nosuch", "no attribute"),
        ("stars:nothing", "is no function"),
        ("broken:detect", "SyntaxError: "),
        ("failing:detect", "ZeroDivisionError: "),
        ("stars:raises", "ZeroDivisionError: division by zero"),
        ("stars:none", "TypeError: 'NoneType' object is not iterable"),
        ("stars:text", "yields a str, not a Mark"),
        ("stars:behind", "marks block 999 of a page of "),
        ("stars:weightless", "gives a mark the weight nan, which is no finite number"),
        ("stars:unnamed", "marks a block as 'promo', which is no Role"),
        ("stars:too_long", "marks a cut at Span(start=0, end=9999)"),
    ],
)
def test_one_that_cannot_be_used_is_named(value: str, problem: str, tmp_path: Path) -> None:
    done = run(tmp_path, f"horoscopes = {value}")
    assert f"DetectorError: detector “horoscopes” ({value}): " in done.stderr
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
