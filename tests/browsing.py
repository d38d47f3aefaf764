"""A headless browser for the tests that need one, and what must be seen of a page in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser of the distribution, or the one that NEWSCLEAN_BROWSER names; skips the tests where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra “dev”)")
    program = os.environ.get("NEWSCLEAN_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("no browser is installed (Debian's package is called chromium)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield started
        started.close()


class Window:
    """A page opened in a window, with every complaint of the browser about it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.complaints.append(f"request: {url}")

    def open(self, path: Path, place: str = "") -> Page:
        """Opens a file, and waits for what makes it ready."""
        self.page.goto(f"{path.as_uri()}{place}")
        return self.page

    def violations(self) -> Sequence[str]:
        """What axe-core finds: rule, and where it is broken."""
        from axe_playwright_python.sync_playwright import Axe

        found: Any = Axe().run(self.page).response
        return [
            f"{rule['id']}: {node['target']} {node['any'][:1]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
