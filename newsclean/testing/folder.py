"""A folder with a page and its expected.json, and the check of it, which needs no pytest."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from newsclean.testing.comparisons import COMPARISONS
from newsclean.testing.expected import read_expected

PAGES = ("page.txt", "page.html")
EXPECTED = "expected.json"


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which an article is not as expected, under a key of expected.json.

    Where the folder itself is at fault, the key is “page” or “expected.json”.
    """

    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}"


def check(folder: str | os.PathLike[str]) -> list[Problem]:
    """Extract the article of the folder's page and list what differs from its expected.json; empty if nothing does.

    A folder that cannot be checked (no page or two, expected.json missing, broken or empty) has a problem saying so.
    """
    folder = Path(folder)
    pages = [folder / name for name in PAGES if (folder / name).is_file()]
    if len(pages) != 1:
        found = "both are there" if pages else "neither is there"
        return [Problem("page", f"{folder}: one of {' and '.join(PAGES)} is needed, {found}")]
    try:
        expected = read_expected(folder / EXPECTED)
    except (OSError, ValueError) as error:
        return [Problem(EXPECTED, str(error))]
    if expected.get("unchecked"):
        return [Problem("unchecked", "is a draft: go over it, put right what is wrong, and take out “unchecked”")]
    from newsclean import extract

    article = extract(pages[0].read_bytes())
    short = set(expected.get("falls_short", ()))
    problems = [
        Problem(key, difference)
        for key, want in expected.items()
        if key in COMPARISONS
        for difference in COMPARISONS[key](want, article)
    ]
    met = sorted(short - {problem.key for problem in problems})
    if met:
        problems.append(Problem("falls_short", f"met by now, to be taken out: {', '.join(met)}"))
    return [problem for problem in problems if problem.key not in short]
