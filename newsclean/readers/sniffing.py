"""Tells HTML from text.

A document says at its head what it is. A fragment has to be told from prose that speaks of tags: it begins with one,
closes some, and has those that make lines and paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SAMPLE, _TAIL = 64 * 1024, 8 * 1024
"""Code points looked at, at the start and at the end."""
_PREAMBLE = 4 * 1024
"""Code points of headers, warnings and the like that may stand before a document."""
_LEAST, _BARE = 2, 4
"""Tags for lines and paragraphs that a fragment has at least; and that have to be more where none is closed or has an
attribute."""
_STRETCH, _DENSE = 1_000, 2
"""Code points in which a fragment has such a tag at least; and how many such tags, where other evidence lacks."""
_MANY, _CROWDED = 20, 50
"""Tags, and code points a tag up to which there is nothing but tags."""
_LONGEST_TAG = 2_100
_NAMES = (
    "a|abbr|address|article|aside|b|blockquote|body|br|center|code|dd|div|dl|dt|em|figcaption|figure|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|ol|p|picture|pre|script|section|small|span"
    "|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul|video"
    r"|[a-z]\w*-[\w-]+"
)
_BEGINS = re.compile(rf"</?(?:{_NAMES})(?![^\s/>])", re.IGNORECASE)
_UNCLOSED = re.compile(r"(?:<!--|<\?|\s)*")
_HEADS = re.compile(r"<(?:base|link|meta|script|style|title)(?![^\s>])", re.IGNORECASE)
_DOCUMENT = re.compile(r"<!doctype\s+html\b|<(?:html|head|body)(?![^\s>])", re.IGNORECASE)
_LINES = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr|html|li"
    r"|main|nav|ol|p|pre|section|table|td|tr|ul)(\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ENDS = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,2000})?/?>\Z")


def is_html(text: str) -> bool:
    """Whether a page is HTML: a document, a fragment, whole or cut off anywhere. Looks at some 70,000 code points."""
    start = _content(text)
    if _DOCUMENT.match(text, start):
        return True
    document = _DOCUMENT.search(text, start, start + _PREAMBLE)
    if document is not None:
        start = document.start()
    sample = text[start : start + _SAMPLE]
    if len(text) > start + _SAMPLE:
        sample += text[max(start + _SAMPLE, len(text) - _TAIL) :]
    sample = sample.rstrip()
    tags = _LINES.findall(sample)
    if document is not None:
        return len(tags) > _BARE
    return _is_fragment(sample, tags)


def _is_fragment(sample: str, tags: Sequence[tuple[str, str]]) -> bool:
    """Whether a stretch with these tags for lines is HTML: they are many, or hold all of it."""
    begins = _BEGINS.match(sample) is not None
    if begins and len(_BEGINS.findall(sample)) > max(_MANY, len(sample) / _CROWDED):
        return True
    closed = sum(1 for slash, _ in tags if slash)
    if len(tags) < _LEAST or (not closed and len(tags) <= _BARE and not any("=" in named for _, named in tags)):
        return False
    ends = _ENDS.search(sample, max(0, len(sample) - _LONGEST_TAG)) is not None
    if begins and (ends or closed > _LEAST or _HEADS.match(sample)):
        return True
    return (begins or ends) and len(tags) > (1 if begins else _DENSE) * len(sample) / _STRETCH


def _content(text: str) -> int:
    """Where a source begins behind its byte order mark, white space, comments and processing instructions."""
    at = 0
    while True:
        while at < len(text) and (text[at].isspace() or text[at] in "\ufeff\u200b\0"):
            at += 1
        if text.startswith("<!--", at):
            end, size = text.find("-->", at), 3
        elif text.startswith("<?", at):
            end, size = text.find(">", at), 1
        else:
            return at
        if end < 0:  # nobody closes it
            return _UNCLOSED.match(text, at).end()  # type: ignore[union-attr]
        at = end + size
