"""The documentation, built strictly: its links lead somewhere, and nothing in it is fetched from elsewhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from newsclean.detectors import DETECTORS
from newsclean.page import Role
from tests.test_report import Elements

ROOT = Path(__file__).parent.parent
NEEDED = ("mkdocs", "material", "mkdocstrings")

pytestmark = pytest.mark.docs


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed (extra “docs”)")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder


@cache
def elements(path: Path) -> Elements:
    return Elements(path.read_text("utf-8"))


def pages(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*.html") if path.name != "404.html")


def test_every_link_leads_somewhere(site: Path) -> None:
    lost = []
    for page in pages(site):
        for _, attributes in elements(page).found:
            target = urlsplit(attributes.get("href") or attributes.get("src") or "")
            if target.scheme or target.netloc:
                continue
            place = (page.parent / unquote(target.path)).resolve() if target.path else page
            place = place / "index.html" if place.is_dir() else place
            there = place.is_file()
            if there and target.fragment and place.suffix == ".html" and place.name != "live-report.html":
                there = any(other.get("id") == unquote(target.fragment) for _, other in elements(place).found)
            if not there:
                lost.append(f"{page.relative_to(site)}: {target.geturl()}")
    assert lost == []


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in pages(site):
        for tag, attributes in elements(page).found:
            address = attributes.get("src") or (attributes.get("href") if tag == "link" else None) or ""
            assert not urlsplit(address).netloc or attributes.get("rel") == "canonical", f"{page}: {address}"


def test_roles_and_detectors_are_all_there(site: Path) -> None:
    ids = {attributes.get("id") for _, attributes in elements(site / "detectors" / "index.html").found}
    assert {detect.__module__.rpartition(".")[2] for detect in DETECTORS} <= ids
    shown = {
        text for attributes, text in elements(site / "roles" / "index.html").all("span") if attributes.get("style")
    }
    assert shown == {role.value for role in Role}
