"""The learned referee: what it sees, how it is run, what it may correct, and what it says of a page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Verdict, extract
from newsclean.detectors import DETECTORS
from newsclean.page import Mark
from newsclean.readers import read
from newsclean.referee import decide, judge
from newsclean.referee.context import NAMES, OWN, ROLES, in_context
from newsclean.referee.correction import corrected
from newsclean.referee.evidence import Evidence, weigh
from newsclean.referee.features import COLUMNS, WORD_BUCKETS, Features, features_of, hashed_words
from newsclean.referee.lexicon import own_columns
from newsclean.referee.model import Model, learned, packed, unpacked
from newsclean.referee.reasons import reasons_against
from newsclean.referee.sequence import best_sequence
from newsclean.referee.trees import Trees
from newsclean.referee.verdict import COLUMNS as PAGE_COLUMNS
from newsclean.survey import Survey, survey
from newsclean.vocabulary import standard
from newsclean.words import words_of

STORY = [
    f"The ferry left the island of Hallig at {hour} in the morning with {hour} passengers, two goats and the post, "
    "and nobody on the quay could say whether it would ever come back."
    for hour in ("six", "seven", "eight")
]
TEXT = "\n\n".join(STORY)
HTML = f"<html><body><nav><a href=/>News</a></nav><main><p>{'</p><p>'.join(STORY)}</p></main></body></html>"
PAGES = pytest.mark.parametrize("source", [TEXT, HTML, "x", "News\nSport", "<p>One."], ids=range(5))


def looked_at(source: str) -> tuple[Survey, list[Mark]]:
    view = survey(read(source), standard())
    marks: list[Mark] = []
    for detect in DETECTORS:
        marks.extend(detect(view, marks))
    return view, marks


def seen(source: str) -> tuple[Survey, Evidence, list[bool], Features]:
    view, marks = looked_at(source)
    evidence = weigh(view, marks)
    kept = best_sequence(evidence)
    return view, evidence, kept, features_of(view, evidence, kept)


@PAGES
def test_a_row_a_block_and_a_column_a_name(source: str) -> None:
    view, _, _, features = seen(source)
    own = own_columns(features, learned().lexicon)
    assert features.blocks.shape == (len(view.blocks), len(COLUMNS))
    assert own.shape == (len(view.blocks), len(OWN))
    assert in_context(own).shape == (len(view.blocks), len(NAMES))
    assert np.isfinite(in_context(own)).all()


def test_names_are_told_apart() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(PAGE_COLUMNS)) == len(PAGE_COLUMNS)


def test_words_have_the_same_bucket_wherever_they_stand() -> None:
    first, second = (hashed_words(words_of(lines)) for lines in (["the ferry left", "ferry"], ["", "a ferry", "the"]))
    assert first.buckets[1] == first.buckets[3] == second.buckets[1]
    assert first.buckets[0] == second.buckets[2]
    assert first.begins.tolist() == [0, 3]
    assert second.begins.tolist() == [0, 0, 2]


@given(st.lists(st.text(alphabet="ab \u00a0é中\ud800", max_size=12), max_size=6))
def test_any_words_can_be_hashed(lines: list[str]) -> None:
    bags = hashed_words(words_of([line.replace("\n", " ") for line in lines]))
    assert len(bags.begins) == len(lines)
    assert ((bags.buckets >= 0) & (bags.buckets < WORD_BUCKETS)).all()


def test_what_stands_around_a_block_is_its_neighbours() -> None:
    own = np.zeros((4, len(OWN)), dtype=np.float32)
    own[:, OWN.index("words")] = [1, 2, 3, 4]
    rows = in_context(own)
    assert rows[:, NAMES.index("words 1 above")].tolist() == [0, 1, 2, 3]
    assert rows[:, NAMES.index("words 2 below")].tolist() == [3, 4, 0, 0]


def test_what_came_since_the_story_began_is_counted() -> None:
    own = np.zeros((5, len(OWN)), dtype=np.float32)
    own[:, OWN.index("dated")] = [4, 0, 4, 0, 4]
    own[1, OWN.index("rules keep")] = 1
    since = in_context(own)[:, NAMES.index("dated since the start")]
    assert since.tolist() == [0, 0, 1, 1, 2]


def by_hand(trees: Trees, row: Sequence[float]) -> float:
    """One tree after the other, one question after the other."""
    total = trees.bias
    for columns, borders, leaves in zip(trees.columns, trees.borders, trees.leaves, strict=True):
        leaf = 0
        for level, (column, border) in enumerate(zip(columns, borders, strict=True)):
            leaf |= int(row[column] > border) << level
        total += float(leaves[leaf])
    return total


@given(st.integers(0, 2**32 - 1))
def test_trees_are_walked_all_at_once(seed: int) -> None:
    chance = np.random.default_rng(seed)
    trees = Trees(
        chance.integers(0, 5, (7, 3)),
        chance.normal(size=(7, 3)).astype(np.float32),
        chance.normal(size=(7, 8)).astype(np.float32),
        0.5,
    )
    rows = chance.normal(size=(6, 5)).astype(np.float32)
    assert trees.odds(rows).tolist() == pytest.approx([by_hand(trees, row) for row in rows.tolist()], abs=1e-5)


def test_the_stored_model_is_the_model() -> None:
    model = learned()
    again = unpacked(packed(model))
    rows = model.rows(seen(TEXT)[3])
    for role in ROLES:
        assert again.odds(rows)[role] == pytest.approx(model.odds(rows)[role], abs=0.01)


def test_whatever_the_trees_ask_can_be_named_or_passed_over() -> None:
    count = len(NAMES)
    trees = Trees(
        np.arange(count)[:, None],
        np.zeros((count, 1), np.float32),
        np.tile(np.array([[-1.0, 1.0]], np.float32), (count, 1)),
        0.0,
    )
    (reasons,) = reasons_against(trees, np.zeros((1, count), np.float32))
    assert len(reasons) == 1
    assert reasons[0].startswith("judged by ")
    assert reasons_against(trees, np.ones((1, count), np.float32)) == [()]


def test_the_weights_are_small() -> None:
    assert len(resources.files("newsclean.referee").joinpath("model.npz").read_bytes()) < 2_000_000


def test_another_process_says_the_same() -> None:
    """Words are hashed, and must be hashed alike whatever the seed of Python's own hashes."""
    code = (
        "import sys; from tests.test_model import seen, learned, TEXT; m = learned();"
        "print(m.odds(m.rows(seen(TEXT)[3]))['story'].tolist())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != ""


def says(model: Model, story: float) -> Model:
    """The model, saying the same of every block."""
    nothing = Trees(np.zeros((1, 1), np.int64), np.full((1, 1), np.inf, np.float32), np.zeros((1, 2), np.float32), -9.0)
    return model._replace(trees=dict.fromkeys(ROLES, nothing) | {"story": nothing._replace(bias=story)})


@pytest.mark.parametrize("story", [-5.0, 5.0])
def test_what_the_rules_keep_is_the_models_to_judge(story: float) -> None:
    view, evidence, kept, features = seen(TEXT)
    assert all(kept)
    model = says(learned(), story)
    found = corrected(view, evidence, kept, model.odds(model.rows(features)))
    assert all((odds > 0) == (story > 0) for odds in found.odds)


def test_what_the_rules_leave_out_needs_more() -> None:
    view, evidence, _, features = seen(TEXT)
    model = says(learned(), 0.4)
    out = [False] * len(view.blocks)
    assert max(corrected(view, evidence, out, model.odds(model.rows(features))).odds) < 0


def test_rules_alone_need_no_model() -> None:
    view, marks = looked_at(TEXT)
    assert [decision.role for decision in decide(view, marks)] == [
        decision.role for decision in judge(view, marks, learned()).decisions
    ]


@pytest.mark.parametrize("source", ["", " \n\t", "\ufeff"])
def test_a_page_without_a_word_is_no_article(source: str) -> None:
    article = extract(source)
    assert (article.verdict, article.body) == (Verdict.OTHER, "")
    assert article.confidence < 0.5


GONE = ["Page not found\n\nThe page you are looking for has moved.\n\nHome\nNews\nSport\nContact us"]
GONE += ["Seite nicht gefunden\n\nZur Startseite", "ページが見つかりません\n\nトップへ戻る"]
WALLS = [
    "Just a moment...\n\nVerify you are human by completing the action below.\n\nRay ID: 7f3a",
    "Please enable JavaScript and cookies to continue",
    "Подтвердите, что вы не робот\n\nПродолжить",
]


@pytest.mark.parametrize("source", GONE)
def test_errors(source: str) -> None:
    article = extract(source)
    assert (article.verdict, article.body) == (Verdict.ERROR, "")
    assert article.confidence <= 0.05


@pytest.mark.parametrize("source", WALLS)
def test_walls(source: str) -> None:
    article = extract(source)
    assert (article.verdict, article.body) == (Verdict.WALL, "")


def test_an_article_about_errors_is_none() -> None:
    title = "Council website shows “page not found” for a week"
    article = extract("\n\n".join([title, "By Jane Doe", "3 May 2024", *STORY, *STORY[:1]]))
    assert article.verdict is Verdict.ARTICLE
    assert article.title == title


def test_a_live_blog() -> None:
    entries = [
        part for hour, text in enumerate(STORY * 3) for part in (f"{9 + hour}:15", f"{text} It was noon {hour}.")
    ]
    article = extract("\n\n".join(["Live: the ferry to Hallig", "3 May 2024", *entries]))
    assert article.verdict is Verdict.LIVE


def test_a_stub() -> None:
    lines = ["The ferry to Hallig", "By Jane Doe", "3 May 2024", *STORY[:2]]
    article = extract("\n\n".join([*lines, "Subscribe to continue reading", "Already a subscriber? Log in"]))
    assert article.verdict is Verdict.STUB
    assert STORY[0] in article.body
