"""The article's text where a page keeps it in scripts alone: in JSON-LD, or in the state of its application.

Pages that are drawn in the browser bring their text as JSON: in a script of its own (``__NEXT_DATA__``), given to a
variable (``window.__INITIAL_STATE__ = {…}``), as a string or a stream of rows, or in an attribute. Which key holds it
differs from one application to the next, so the article is told by its shape: the longest string of prose, or the list
of pieces with the most prose in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from newsclean.hints import json_ld
from newsclean.hints.json_text import parse_json, value_at
from newsclean.hints.wording import without_tags

SHORTEST = 400
"""Code points that an article's text has at least."""

_STATE = re.compile(
    r"(?:(?:window|self|globalThis)\s*(?:\.|\[)|var\s|let\s|const\s)?[\s\w.$\[\]\"']{0,60}="
    r"\s*(?:\(?function ?\([\w$, ]{0,2000}\) ?\{ ?return ?)?(?=[{\[\"])"
)
"""What a script begins with that gives its state to a variable, as it stands or as what a function returns."""
_LATER = re.compile(r"[;,}\s](?:window|self|globalThis)(?:\.[\w$]{1,60}|\[[\"'][^\"'\]]{1,60}[\"']\])\s*=\s*(?=[{\[])")
"""The same further down a script."""
_QUOTED = re.compile(r"=\s*JSON\.parse\(\s*(?=\")")
"""State in a string of JSON."""
_STREAMED = re.compile(r"\(?self\.__next_f\b.{0,40}?\.push\(", re.DOTALL)
"""State that comes in pieces of one stream, a row a line, each after its number."""
_ROW = re.compile(r"^[0-9a-f]{1,8}:(?=[\[{])", re.MULTILINE)
_MOST_ROWS = 400
_FAR = 2_000
"""Code points of a script that are looked through for where its state begins."""
_pages: Callable[[etree._Element], list[str]] = etree.XPath("//*/@data-page", smart_strings=False)  # type: ignore[assignment]
"""State in an attribute."""
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…।。！？؟][\"'”’»)\s<\\]|[。！？।]")
_CODE = re.compile(r"""[{,\[]["']?\w{1,40}["']?:["'{\[]|function ?\(|[{;]\s?[\w-]{2,30}: ?[\w#.]{1,20};""")
_PARAGRAPH = 60
"""Code points of a piece that is a paragraph and neither a label nor a heading."""
_MOST_PIECES = 2000
_SCRIPT_TYPES = ("", "application/json", "text/javascript", "application/javascript", "module")
_TEXT_KEYS = frozenset(
    (
        "text",
        "value",
        "content",
        "body",
        "html",
        "data",
        "copy",
        "paragraph",
        "articlebody",
        "markdown",
        "innerhtml",
        "literal",
    )
)
_DEEPEST = 60
_MOST_STEPS = 400_000


def article_body_of(root: etree._Element) -> str:
    """The article's text as a page's scripts give it; empty where they give none.

    It may hold HTML; pieces of a list are parted by blank lines. Parses all that scripts hold: ask only where the page
    itself shows no article. Takes time linear in the page.
    """
    linked = [script.text or "" for script in root.iter("script") if "ld+json" in script.get("type", "").lower()]
    body = json_ld.body_of(linked)
    if len(body.encode("utf-8", "replace")) >= SHORTEST:  # in bytes: most scripts but Latin say more in as many letters
        return body
    return max(["", *(found for value in _states(root) for found in _prose(value))], key=_weight)


def _states(root: etree._Element) -> Iterator[Any]:
    """The JSON of a page's application: that of its scripts, that of an attribute, and what came in a stream."""
    stream: list[str] = []
    for script in root.iter("script"):
        if script.get("type", "").lower() not in _SCRIPT_TYPES:
            continue
        text = (script.text or "").lstrip()
        if pushed := _STREAMED.match(text):
            pieces = value_at(text, pushed.end())
            if isinstance(pieces, list):
                stream += (piece for piece in pieces[1:] if isinstance(piece, str))
        elif len(text) >= SHORTEST:
            yield from _values(text)
    for text in _pages(root)[:1]:
        if len(text) >= SHORTEST:
            yield from parse_json(text)
    yield from _rows("".join(stream))


def _values(text: str) -> list[Any]:
    """The JSON that a script holds."""
    if text[:1] in ("{", "["):
        return parse_json(text)
    if quoted := _QUOTED.search(text[:_FAR]):
        held = value_at(text, quoted.end())
        return parse_json(held) if isinstance(held, str) else []
    state = _STATE.match(text)
    if state is None or text[state.end()] == '"':
        state = _LATER.search(text[:_FAR])
    return parse_json(text[state.end() :]) if state else []


def _rows(stream: str) -> Iterator[Any]:
    """The values of a stream's rows."""
    starts = [row.end() for row in _ROW.finditer(stream)][:_MOST_ROWS]
    for start in starts:
        end = stream.find("\n", start)
        yield from parse_json(stream[start : end if end >= 0 else len(stream)])


def _prose(value: Any) -> Iterator[str]:
    """The texts within a value that may be an article: long strings of sentences, and lists of paragraphs together."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    steps = 0
    while waiting and steps < _MOST_STEPS:
        part, depth = waiting.pop()
        steps += 1
        if isinstance(part, str):
            if len(part) >= SHORTEST and _is_prose(part):
                yield part
        elif depth < _DEEPEST and isinstance(part, (dict, list)):
            if isinstance(part, list) and len(part) > 1:
                yield from _joined(part)
            waiting += ((inner, depth + 1) for inner in (part.values() if isinstance(part, dict) else part))


def _is_prose(text: str) -> bool:
    """Whether a text is sentences, and neither code nor a list."""
    start = text[:4000]
    return not _CODE.search(start) and len(_SENTENCE.findall(start)) * 400 >= len(without_tags(start))


def _weight(text: str) -> int:
    """How much a text says: its length without its tags."""
    return len(without_tags(text))


def _joined(pieces: list[Any]) -> Iterator[str]:
    """A list of paragraphs as one text: strings, or objects that hold their text under a usual key."""
    texts = [text for piece in pieces[:_MOST_PIECES] if (text := _text_of(piece))]
    whole = "\n\n".join(texts)
    long = sum(len(text) for text in texts if len(text) >= _PARAGRAPH)
    if SHORTEST <= len(whole) <= 2 * long and _is_prose(whole):
        yield whole


def _text_of(piece: Any) -> str:
    """A paragraph's text, its inline pieces joined; empty where the piece has none."""
    if isinstance(piece, str):
        return piece if " " in piece or "<" in piece else ""
    found: list[str] = []
    waiting: list[tuple[Any, int]] = [(piece, 0)]
    while waiting and len(found) < 400:
        part, depth = waiting.pop()
        if isinstance(part, str):
            found.append(part)
        elif depth < 8 and isinstance(part, dict):
            inner = [value for key, value in part.items() if key.lower() in _TEXT_KEYS or key in ("children", "nodes")]
            waiting += ((value, depth + 1) for value in reversed(inner) if isinstance(value, (str, dict, list)))
        elif depth < 8 and isinstance(part, list):
            waiting += ((value, depth + 1) for value in reversed(part[:400]) if isinstance(value, (dict, list)))
    return "".join(found)
