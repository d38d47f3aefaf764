"""Tests from folders: a page, and what a careful person wants of it. A pytest plugin, and a function without pytest.

A folder holds ``page.txt`` (or ``page.html``), the page byte for byte, and ``expected.json``, an object that states any
of these:

- ``title``, ``standfirst``, ``language``: a string or null; ``verdict``: what the page is (see `newsclean.Verdict`);
- ``date`` (“2024-03-05”), ``timestamp`` (“2024-03-05T14:30”; without zone the zone is not compared): a string or null;
- ``authors``, ``tags``: lists of strings, in page order;
- ``body``: a list of paragraphs, headings and list items, or one string with a blank line between them;
- ``captions``: a list of ``{"text": …, "credit": …}``, credit optional or null; a plain string is a text;
- ``must_have``, ``must_not_have``: lists of snippets looked for in the body, whatever the white space;
- ``url``, ``day_first``, ``phrases``: not compared, but told to `newsclean.extract`: a string, true or false, and a
  list of vocabulary files, whose paths begin at the folder;
- ``note``, ``converter``: for people;
- ``unchecked``: true in a draft that nobody has gone over yet (``newsclean fixture new`` writes such). It fails until
  somebody has put it right and taken this out;
- ``falls_short``: a list of those keys that are known not to be met yet. They are not compared, but once they are met
  the test asks for the list to be mended, so that it cannot hide anything for long.

What is not stated is not compared. With newsclean installed, pytest collects every such folder below the paths it is
given, as one test. One whose page is missing or has another name fails, if its expected.json states nothing but these
(beside a ``page.*``, any of these). ``pytest -p no:newsclean`` goes without.
"""

from __future__ import annotations

from newsclean.testing.folder import EXPECTED, PAGES, Problem, check
from newsclean.testing.plugin import pytest_collect_file

__all__ = ["EXPECTED", "PAGES", "Problem", "check", "pytest_collect_file"]

# pytest loads this package at its start in every project of an environment: the library itself is imported when a
# folder is checked, and pytest only where it is running.
