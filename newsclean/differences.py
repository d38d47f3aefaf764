"""In what two texts differ, word by word, and two rows of texts, one by one: for tests, and for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from difflib import SequenceMatcher

# pytest loads the plugin, and this with it, at its start: difflib is loaded where something differs.

NONE = -1
"""The index of what is not there."""
SIMILAR = 0.5
"""Share of words two texts must have in common to be taken for one text changed, not for one missing and one extra."""
_CONTEXT = 5
"""Words shown on either side of a change."""
_REACH = 50
"""Texts that are looked through for the counterpart of a changed one: all would take time quadratic in them."""
_LIMIT = 4_000_000
"""Product of word counts up to which two texts are compared word by word (the cost can be quadratic)."""

# Words, single characters where words are not spaced, punctuation marks, white space.
_UNSPACED = r"\u0e00-\u0eff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|[^\w\s]")

_Item = TypeVar("_Item")


class Change(NamedTuple):
    """A stretch of two texts laid over each other: in both, in the old one only, or in the new one only.

    ``str(change)`` has the marks of a word diff: ``[-old-]`` and ``{+new+}``.
    """

    kind: Literal["same", "old", "new"]
    text: str

    def __str__(self) -> str:
        return {"same": self.text, "old": f"[-{self.text}-]", "new": f"{{+{self.text}+}}"}[self.kind]


def changes(old: str, new: str) -> list[Change] | None:
    """Two texts laid over each other, word by word; long stretches that are the same are cut to the words next to a
    change, characters that do not show are escapes. None where the texts are too long to be compared so.
    """
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(ours) * len(theirs) > _LIMIT:
        return None
    found = []
    for tag, left, left_end, right, right_end in _matcher(ours, theirs).get_opcodes():
        if tag == "equal":
            text = _shortened(ours[left:left_end], opens=left == 0, closes=left_end == len(ours))
            found.append(Change("same", text))
            continue
        if left < left_end:
            found.append(Change("old", _shown("".join(ours[left:left_end]))))
        if right < right_end:
            found.append(Change("new", _shown("".join(theirs[right:right_end]))))
    return found


def aligned(want: Sequence[str], got: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which text answers which, in order: (index in want, index in got), `NONE` where there is no counterpart."""
    for tag, left, left_end, right, right_end in _matcher(want, got).get_opcodes():
        if tag == "equal":
            yield from zip(range(left, left_end), range(right, right_end), strict=True)
            continue
        free = right
        for index in range(left, left_end):
            similar = (
                at for at in range(free, min(right_end, free + _REACH)) if similarity(want[index], got[at]) >= SIMILAR
            )
            partner = next(similar, NONE)
            if partner != NONE:
                yield from ((NONE, at) for at in range(free, partner))
                free = partner + 1
            yield index, partner
        yield from ((NONE, at) for at in range(free, right_end))


def similarity(one: str, other: str) -> float:
    """Share of words in common, 0 to 1, whatever their order (Dice's coefficient of the two bags of words)."""
    ours, theirs = (Counter(token for token in _TOKEN.findall(text) if not token.isspace()) for text in (one, other))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def paragraphs_of(body: str) -> list[str]:
    """The paragraphs of a body: what stands between blank lines."""
    return [paragraph.strip() for paragraph in re.split(r"\n[^\S\n]*\n", body) if paragraph.strip()]


def _matcher(one: Sequence[_Item], other: Sequence[_Item]) -> SequenceMatcher[_Item]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False)


def _shortened(tokens: list[str], *, opens: bool, closes: bool) -> str:
    """An equal stretch with only the words next to a change."""
    keep = 2 * _CONTEXT
    head, tail = (0 if opens else keep), (0 if closes else keep)
    if len(tokens) <= head + tail + 2:
        return "".join(tokens)
    return "".join([*tokens[:head], "…", *tokens[len(tokens) - tail :]])


def _shown(text: str) -> str:
    """Characters that do not show, or show as a blank, as escapes: where they are the difference they must be seen."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
