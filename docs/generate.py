"""Makes the pages that come from the code, when the documentation is built: roles, detectors, and a live report.

A hook of MkDocs (see ``mkdocs.yml``).
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))  # MkDocs loads this file by its path

from docs.examples import Example, examples  # noqa: E402
from newsclean.page import Mark, Role  # noqa: E402
from newsclean.pipeline import examine  # noqa: E402
from newsclean.report import Reported, render  # noqa: E402
from newsclean.roles import looks  # noqa: E402

_PAGES = (
    "en-flood-wall-copied/page.txt",
    "en-storm-photo-credits-w3m-html/page.html",
    "zh-teahouse-repeated-headline-wetlines/page.txt",
    "ar-floating-library-inscriptis-html/page.html",
    "de-wehr-lachse-w3m/page.txt",
    "en-not-found-suggestions-innertext/page.txt",
)
"""The fixtures that the live report shows."""
_USES = {"kept": "Kept in the article's text", "read": "Read into one of its fields", "removed": "Taken out"}
_PARTS = re.compile(r"\b(Marks|Why on pages|What tells them apart|Misses):\s")

_ROLES = """# Roles

Every block of a page gets exactly one role. It says what the block is, and so what becomes of it. The colours are those
of the [report](see-why.md) and of the card in notebooks; the key shows and hides a role in the report.
"""
_ROLES_FOOT = """
`Article.kept` and `Article.removed` hold the stretches of the page with their roles; what was read into a field is in
the ledger (`removed`) too, since it is no part of the text. See [the reference](reference.md#roles).
"""
_DETECTORS = """# Detectors

A detector looks at a page and puts marks on blocks: this one is likely a pitch, and here is why. It never changes
anything. A mark's weight is in log-odds: 0 says nothing, 3 is about 20 to 1, and less than 0 speaks against. The
referee weighs all marks of a block with its shape and its neighbours, and gives it one [role](roles.md).

Each detector is shown with lines on which it fires, and with a look-alike that it must leave alone. Both stand in a
small story when the examples are tried, which a test does.
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages."""
    from mkdocs.structure.files import File

    made = {"roles.md": roles_page(), "detectors.md": detectors_page(), "live-report.html": live_report()}
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def live_report() -> str:
    """A report on some fixtures, as the command writes it."""
    reported = []
    for name in _PAGES:
        examination = examine((_ROOT / "fixtures" / name).read_bytes())
        reported.append(Reported(name, examination.article, examination))
    return render(reported)


def roles_page() -> str:
    """The page on roles, from ``newsclean/roles.toml``."""
    lines = [_ROLES]
    for use, title in _USES.items():
        lines += ["", f"## {title}", "", "| role | what it is | key |", "| --- | --- | --- |"]
        for role, look in looks().items():
            if look.use == use:
                lines.append(f"| {_chip(role)} | {escape(look.means)} | <kbd>{look.key}</kbd> |")
    return "\n".join([*lines, _ROLES_FOOT])


def detectors_page() -> str:
    """The page on detectors, from their docstrings and ``docs/detectors.toml``."""
    return "\n".join([_DETECTORS, *("\n".join(_section(example)) for example in examples())]) + "\n"


def _section(example: Example) -> Iterator[str]:
    module = importlib.import_module(f"newsclean.detectors.{example.detector}")
    title, *parts = _PARTS.split(inspect.getdoc(module) or "")
    yield f"## {example.detector}\n"
    yield f"{_prose(title)}\n"
    for label, text in zip(parts[::2], parts[1::2], strict=True):
        yield f"**{label}:** {_prose(text)}\n"
    yield '<div class="pair" markdown>\n<div markdown>\n'
    yield "It marks\n"
    yield _fenced(example.fires)
    yield from map(_said, example.marks())
    yield "\n</div>\n<div markdown>\n"
    yield "and lets stand\n"
    yield _fenced(example.look_alike)
    yield "</div>\n</div>\n"


def _prose(text: str) -> str:
    """A docstring's words as Markdown: what looks like a tag is none."""
    return escape(" ".join(text.split()), quote=False).replace("*", r"\*")


def _fenced(lines: str) -> str:
    return f"```{'html' if '<' in lines else 'text'}\n{lines}\n```\n"


def _said(mark: Mark) -> str:
    return f"{_chip(mark.role)} +{mark.weight:.1f} · {escape(mark.reason, quote=False)}\n"


def _chip(role: Role) -> str:
    return f'<span class="role" style="--light:{looks()[role].light};--dark:{looks()[role].dark}">{role.value}</span>'
