"""The hook by which pytest collects folders."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.testing.folder import EXPECTED, check, is_ours

if TYPE_CHECKING:
    import pytest


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the folder of every expected.json that is ours (see `is_ours`)."""
    if file_path.name != EXPECTED or not is_ours(file_path):
        return None
    collector: pytest.Collector = _collector().from_parent(parent, path=file_path)
    return collector


@functools.cache
def _collector() -> type[pytest.File]:
    import pytest

    class Differences(Exception):  # noqa: N818
        pass

    class FixtureItem(pytest.Item):
        def runtest(self) -> None:
            problems = check(self.path.parent)
            if problems:
                raise Differences("\n".join(map(str, problems)))

        def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
            ours = isinstance(excinfo.value, Differences)
            return str(excinfo.value) if ours else super().repr_failure(excinfo, style)

        def reportinfo(self) -> tuple[Path, None, str]:
            return self.path, None, self.path.parent.name

    class FixtureFolder(pytest.File):
        def collect(self) -> Iterator[pytest.Item]:
            yield FixtureItem.from_parent(self, name="article")

    return FixtureFolder
