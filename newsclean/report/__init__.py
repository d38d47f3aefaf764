"""The report: one self-contained HTML file that shows, for each page, what was kept, what was taken out, and why.

The file asks for nothing from anywhere. A page's text is data in it and never markup: it is carried as JSON, and the
report's own script, the only one that the file's content-security policy lets run, sets it as text.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, NamedTuple

from newsclean.article import Article
from newsclean.page import Role
from newsclean.pipeline import Examination
from newsclean.report.rows import rows_of
from newsclean.roles import looks, tint

_SCRIPTS = ("start", "text", "rows", "filter", "map", "article", "correction", "index", "keys", "main")
"""The parts of the script, in order; each is a file of its own."""
_GROUNDS = {"light": "#ffffff", "dark": "#16181c"}
"""What role colours are mixed with for their tints."""
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
"""What could end the element that the data stands in, or cannot be written as UTF-8."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What has no place in a window's title."""


class Reported(NamedTuple):
    """A page to be reported: its article alone, or with all that led to it, which brings marks and their weights."""

    name: str
    article: Article
    examination: Examination | None = None


def render(pages: Iterable[Reported]) -> str:
    """The report on these pages, in their order, as one HTML file; an index comes first where they are several.

    A page of an `Article` alone is shown by its ledger: roles and reasons, without the weights of marks.
    Time and size are linear in the pages.
    """
    data = [_page(page) for page in pages]
    style, script = _style(), _script()
    title = data[0]["name"] if len(data) == 1 else f"{len(data)} pages"
    html: str = _template().render(
        title=_UNSEEN.sub("\ufffd", title),
        policy=_policy(style, script),
        style=_markup(style),
        script=_markup(script),
        looks=_markup(_json(_looks())),
        index=_markup(_json([_summary(page) for page in data])),
        pages=[_markup(_json(page)) for page in data],
    )
    return html


def _page(page: Reported) -> dict[str, Any]:
    article = page.article.to_dict(ledger=False)
    del article["body"]  # the rows hold it
    return {"name": page.name, "article": article, "rows": rows_of(page.article, page.examination)}


def _summary(page: Mapping[str, Any]) -> dict[str, Any]:
    """A page's line in the index: for each role, in how many rows and characters of the page."""
    totals: dict[str, list[int]] = {}
    for row in page["rows"]:
        total = totals.setdefault(row["role"], [0, 0])
        total[0] += 1
        total[1] += len(row["text"])
    article = page["article"]
    words = sum(row["words"] for row in page["rows"] if row["role"] in (Role.BODY, Role.HEADING))
    shown = {key: article[key] for key in ("title", "date", "authors", "verdict", "confidence")}
    return {"name": page["name"], **shown, "words": words, "totals": totals}


def _looks() -> dict[str, Any]:
    return {role.value: {"use": look.use, "means": look.means, "key": look.key} for role, look in looks().items()}


def _json(value: Any) -> str:
    """JSON that may stand in an element of HTML, whatever it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _policy(style: str, script: str) -> str:
    """The content-security policy: this style, this script, and nothing from anywhere."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _style() -> str:
    return f"{_file('report.css')}\n{_colours()}"


def _colours() -> str:
    """The rules that give each role its colour, and hide it where its name is among those hidden."""
    rules = []
    for role, look in looks().items():
        ink = f"--role: light-dark({look.light}, {look.dark})"
        tints = (tint(getattr(look, theme), ground) for theme, ground in _GROUNDS.items())
        rules.append(f'[data-role="{role.value}"] {{ {ink}; --tint: light-dark({", ".join(tints)}); }}')
        rules.append(f'[data-hidden~="{role.value}"] .row[data-role="{role.value}"] {{ display: none; }}')
    return "\n".join(rules) + "\n"


@functools.cache
def _script() -> str:
    parts = "\n".join(_file(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _file(name: str) -> str:
    return resources.files("newsclean.report").joinpath(name).read_text("utf-8")


@functools.cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("report.html"))


def _markup(text: str) -> Any:
    """What is ours, or made safe by `_json`, and goes into the file as it is."""
    from markupsafe import Markup

    return Markup(text)
