"""Takes the marks of Markdown out of text, which is what many tools make of HTML: ``# Headline``, ``[words](address)``,
``![picture](address)``, ``**strong**``, ``> quote``, a paragraph's lines broken to a width.

What is left has a paragraph a line, and goes the way of any other text. No HTML is made of it: what markup says of a
page, its containers, Markdown does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import regex

_SAMPLE = 64 * 1024
"""Code points looked at to tell Markdown from other text."""
_LINKS, _HEADINGS = 3, 2
"""Links and pictures, or headings that stand alone, from which on a text is Markdown."""
_WIDTH, _FULL, _OUT = 78, 60, 0.1
"""Columns that such tools break lines to; those from which on a heading may go on in the next line; and how many lines
may stick out (share)."""
_MARKS = frozenset("#> \t")
_PASSES = 3
"""Links may hold pictures, whose words may hold brackets."""

_TARGET = r"\(\s*+(?:<[^<>]*+>|[^\s()<>][^()]*+(?:\([^()]*+\)[^()]*+)*+)?\)"
_ATTRIBUTES = r"\{[.#:\w][^{}]*+\}"
_LINK = regex.compile(
    rf"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.)*+)\](?:(?:{_TARGET}|\[[^\[\]]{{0,80}}\])(?:{_ATTRIBUTES})?|{_ATTRIBUTES})",
    regex.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")
_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body|p)\b", re.IGNORECASE)
_INLINE = regex.compile(r"(?<!\\)\]\(\s*+<?(?:https?:|/|#|\.|data:|mailto:|javascript:|[\w-]+\.)")
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)#{1,6} (?=[^\n]*\w)[^\n]*(?=\n[ \t]*\n|\Z)")
_UNDERLINE = re.compile(r"=+[ \t]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]{1,80}\]:[ \t]+\S+(?:[ \t]+[\"'(].*)?$")
_RULE = re.compile(r"[ \t]*(?:[-=*_~`|:+][ \t]*){3,}$|[ \t]*(?:(?:```|~~~)[\w-]*|:::.*)$")
_END_ATTRIBUTES = re.compile(_ATTRIBUTES.replace("*+", "*") + r"[ \t]*$", re.MULTILINE)
_PREFIX = re.compile(r"(?:[ \t]*>[ \t]?)*(?:[ \t]*#{1,6}[ \t]+)?")
_OPENS = re.compile(r"[ \t]*(?:[#>|]|[*+-][ \t]|\d{1,3}[.)][ \t]|!?\[[^\[\]]*\]\Z)")
_EMPHASIS = re.compile(
    r"(?<!\\)(?:\*\*+|__+|~~|`+|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_]))"
)
_OWN_HYPHEN = re.compile(r"(?<=[^\W\d])-\0(?=\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown, with tags between or not. Looks at its first 64,000 code points."""
    sample = text[:_SAMPLE]
    if "<" in sample and _DOCUMENT.search(sample):
        return False
    if "](" in sample and sum(1 for _ in _INLINE.finditer(sample)) >= _LINKS:
        return True
    headings = _HEADING.findall(sample) if "## " in sample else []
    return len(headings) >= _HEADINGS and any("## " in heading for heading in headings)  # a program's comments have one


def unmarked(text: str) -> str:
    """The text without its marks, a paragraph a line. Linear in the text."""
    for _ in range(_PASSES):
        text, many = _LINK.subn(lambda found: "" if found[1] else found[2], text)
        if not many:
            break
    lines = _END_ATTRIBUTES.sub("", _TAG.sub("", text)).splitlines()
    paragraphs = _rejoined(lines) if _is_wrapped(lines) else [[line] for line in lines]
    text = "\n".join([_joined([line[_prefix_end(line) :] for line in paragraph]) for paragraph in paragraphs])
    return _ESCAPE.sub(r"\1", _ADDRESS.sub(r"\1", _EMPHASIS.sub("", text)))


def headline_of(text: str) -> str:
    """The only heading of the first level, without its marks; empty where there is none, or more."""
    lines = text.splitlines()
    found = [line for line in lines if line.startswith("# ") and not line[1:].isspace()]
    found += [above for above, line in pairwise(lines) if above.strip() and _UNDERLINE.fullmatch(line)]
    return " ".join(unmarked(found[0]).split()) if len(found) == 1 else ""


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether hardly a line is longer than the width, but for those that hold addresses, which are not broken."""
    lengths = [len(line) for line in lines if len(line) > _WIDTH / 2 and "://" not in line]
    return bool(lengths) and sum(length > _WIDTH + 2 for length in lengths) <= _OUT * len(lengths)


def _rejoined(lines: Sequence[str]) -> list[list[str]]:
    """The lines, grouped to paragraphs: one goes on unless a blank line, a mark, or two blanks at its end part it."""
    paragraphs: list[list[str]] = []
    goes_on = quoted = False
    for line in lines:
        was_quoted, quoted = quoted, line.startswith(">")
        opens = _RULE.match(line) or (_OPENS.match(line) and not (quoted and was_quoted))
        if goes_on and line.strip() and not opens:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        heads = line.startswith("#") and len(line) < _FULL
        goes_on = bool(line.strip()) and not heads and not line.endswith("  ") and not _RULE.match(line)
    return paragraphs


def _joined(lines: Sequence[str]) -> str:
    """One line of them; words are broken at their own hyphens."""
    if len(lines) == 1:
        return lines[0]
    return _OWN_HYPHEN.sub("-", "\0".join(map(str.strip, lines))).replace("\0", " ")


def _prefix_end(line: str) -> int:
    """Where a line's text begins: behind the marks of quotes and headings. A rule, a fence or a link's address has
    none."""
    if _RULE.match(line) or _DEFINITION.match(line):
        return len(line)
    return _PREFIX.match(line).end() if line[:1] in _MARKS else 0  # type: ignore[union-attr]
