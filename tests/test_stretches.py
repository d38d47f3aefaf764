"""Large pages are worked on in stretches, and read no differently for it."""

from __future__ import annotations

import numpy as np
import pytest

from newsclean import stretches
from newsclean.shapes import Shapes, shapes_of, shares_of
from newsclean.vocabulary import plain
from newsclean.words import Words, words_of

PAGE = [
    "The ferry to Norr Island leaves at 7.30, and at noon.",
    "",
    "“We have waited 12 years,” said Ylva Brandt. “It is enough.”",
    "Menu",
    "Η ΟΔΟΣ ΠΡΟΣ ΤΑ ΟΡΟΣ ΕΙΝΑΙ ΜΑΚΡΑ.",
    "町長は「橋は来年できる」と話した。",
    "x" * 50,
]

LONGEST = max(map(len, PAGE))


def shapes(texts: list[str]) -> Shapes:
    """The shapes of blocks in a language of three function words."""
    words = words_of([text.lower() for text in texts])
    return shapes_of(texts, shares_of(words, words.among(frozenset({"the", "to", "and"}))))


class TestText:
    def test_a_short_one_is_one_piece(self) -> None:
        assert list(stretches.of_text("Two words")) == ["Two words"]
        assert list(stretches.of_text("")) == [""]

    def test_pieces_end_behind_blanks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(stretches, "_CODE_POINTS", 8)
        assert list(stretches.of_text("one two three\nfour fivesixseven")) == [
            "one two ",
            "three\n",
            "four ",
            "fivesixs",
            "even",
        ]


class TestBlocks:
    def test_every_block_is_in_one_stretch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(stretches, "_CODE_POINTS", 8)
        texts = ["one", "two", "three", "a longer one than that", "", "end"]
        found = [texts[part] for part in stretches.of_blocks(texts)]
        assert found == [["one", "two"], ["three", "a longer one than that"], ["", "end"]]

    def test_a_page_without_blocks_has_an_empty_one(self) -> None:
        assert list(stretches.of_blocks([])) == [slice(0, 0)]


@pytest.mark.parametrize("code_points", [1, 7, 64])
class TestSame:
    def test_shapes(self, monkeypatch: pytest.MonkeyPatch, code_points: int) -> None:
        whole = shapes(PAGE)
        monkeypatch.setattr(stretches, "_CODE_POINTS", LONGEST + code_points)
        parted = shapes(PAGE)
        assert parted.rows == whole.rows
        for name in ("words", "sentences", "closed", "capital", "digits", "quoted", "colon", "signs", "function"):
            np.testing.assert_array_equal(getattr(parted, name), getattr(whole, name))

    def test_words(self, monkeypatch: pytest.MonkeyPatch, code_points: int) -> None:
        whole = words_of(PAGE)
        monkeypatch.setattr(stretches, "_CODE_POINTS", code_points)
        parted = words_of(PAGE)
        for name in Words._fields:
            np.testing.assert_array_equal(getattr(parted, name), getattr(whole, name))

    def test_phrases(self, monkeypatch: pytest.MonkeyPatch, code_points: int) -> None:
        text = "\n".join(PAGE)
        whole = plain(text)
        monkeypatch.setattr(stretches, "_CODE_POINTS", LONGEST + code_points)
        assert plain(text) == whole
