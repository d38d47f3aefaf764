"""A folder with a page and its expected.json, and the check of it, which needs no pytest."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsclean.testing.comparisons import COMPARISONS
from newsclean.testing.expected import read_expected, states

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


def is_ours(expected: Path) -> bool:
    """Whether an expected.json is meant for this package: a page lies beside it, or it states what ours state.

    All of its keys must be ours then; some are enough beside a page with another name, such as page.htm.
    """
    if any((expected.parent / name).is_file() for name in PAGES):
        return True
    ours, others = states(expected)
    return bool(ours) and (not others or any(expected.parent.glob("page.*")))


def check(folder: str | os.PathLike[str]) -> list[Problem]:
    """Extract the article of the folder's page and list what differs from its expected.json; empty if nothing does.

    A folder that cannot be checked (no page or two, expected.json missing, broken or empty) has a problem saying so.
    """
    folder = Path(folder)
    pages = [folder / name for name in PAGES if (folder / name).is_file()]
    if len(pages) != 1:
        others = ", ".join(sorted(page.name for page in folder.glob("page.*")))
        found = "both are there" if pages else f"neither is there{f', but {others}' if others else ''}"
        return [Problem("page", f"{folder}: one of {' and '.join(PAGES)} is needed, {found}")]
    try:
        expected = read_expected(folder / EXPECTED)
    except (OSError, ValueError) as error:
        return [Problem(EXPECTED, str(error))]
    if expected.get("unchecked"):
        return [Problem("unchecked", "is a draft: go over it, put right what is wrong, and take out “unchecked”")]
    from newsclean import VocabularyError, extract

    try:
        knowledge = _knowledge(folder, expected)
    except VocabularyError as error:
        return [Problem("phrases", str(error))]
    article = extract(pages[0].read_bytes(), **knowledge)
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


def _knowledge(folder: Path, expected: Mapping[str, Any]) -> dict[str, Any]:
    """What `extract` is told beside the page. Raises `VocabularyError`."""
    known = {key: expected[key] for key in ("url", "day_first") if key in expected}
    if expected.get("phrases"):
        from newsclean.vocabulary import made_once
        from newsclean.vocabulary.files import read_own

        known["vocabulary"] = made_once(read_own(folder / name for name in expected["phrases"]))
    return known
