"""The learned referee: its features, its network, and what it may correct."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.detectors import DETECTORS
from newsclean.page import Mark, Role
from newsclean.readers import read
from newsclean.referee import decide
from newsclean.referee.correction import corrected
from newsclean.referee.evidence import Evidence, weigh
from newsclean.referee.features import BUCKETS, NAMES, Features, features_of, hashed_words
from newsclean.referee.network import KINDS, Network, learned
from newsclean.survey import Survey, survey
from newsclean.vocabulary import standard

STORY = "\n\n".join(
    f"The ferry left the island of Hallig at {hour} in the morning with {hour} passengers, two goats and the post, "
    "and nobody on the quay could say whether it would ever come back."
    for hour in ("six", "seven", "eight")
)
WIDTH = 4


def looked_at(text: str) -> tuple[Survey, list[Mark]]:
    view = survey(read(text), standard())
    marks: list[Mark] = []
    for detect in DETECTORS:
        marks.extend(detect(view, marks))
    return view, marks


def network(leave: dict[str, float] | None = None, layers: int = 2) -> Network:
    """One that says the same of every block: ``leave`` gives the logits of some kinds."""
    bias = np.array([(leave or {}).get(kind, 0.0) for kind in KINDS], dtype=np.float32)
    zeros = {
        "words.weight": (BUCKETS, 2),
        "enter.weight": (WIDTH, len(NAMES) + 2),
        "enter.bias": (WIDTH,),
        "leave.weight": (len(KINDS), 2 * WIDTH),
    }
    for at in range(layers):
        zeros |= {f"layers.{at}.weight": (WIDTH, WIDTH, 3), f"layers.{at}.bias": (WIDTH,)}
    return Network({name: np.zeros(shape, dtype=np.float32) for name, shape in zeros.items()} | {"leave.bias": bias})


def odds_of(text: str, leave: dict[str, float]) -> tuple[Evidence, Evidence]:
    view, marks = looked_at(text)
    before = weigh(view, marks)
    return before, corrected(view, before, network(leave))


def test_features_have_a_row_a_block_and_a_column_a_name() -> None:
    view, marks = looked_at(STORY)
    features = features_of(view, weigh(view, marks))
    assert features.numbers.shape == (len(view.blocks), len(NAMES))
    assert np.isfinite(features.numbers).all()
    assert len(features.begins) == len(features.rules) == len(view.blocks)


@given(st.text(max_size=400))
def test_any_page_has_features_and_a_judgement(text: str) -> None:
    view, marks = looked_at(text)
    if view.blocks:
        features = features_of(view, weigh(view, marks))
        assert np.isfinite(features.numbers).all()
        assert ((features.words >= 0) & (features.words < BUCKETS)).all()
        assert np.isfinite(learned()(features)).all()


def test_words_are_hashed_alike_wherever_they_stand() -> None:
    words, begins = hashed_words(["ferry boat", "", "the ferry boat"])
    assert begins.tolist() == [0, 2, 2]
    assert words[:2].tolist() == words[3:].tolist()
    assert len(set(words.tolist())) == 3


def test_the_order_of_letters_counts() -> None:
    words, _ = hashed_words(["tide diet edit tied"])
    assert len(set(words.tolist())) == 4


def test_long_blocks_give_their_first_and_last_words() -> None:
    words, _ = hashed_words([" ".join(f"w{at}" for at in range(500))])
    first, _ = hashed_words(["w0 w1"])
    last, _ = hashed_words(["w498 w499"])
    assert len(words) < 50
    assert words[:2].tolist() == first.tolist()
    assert words[-2:].tolist() == last.tolist()


def test_hashes_are_the_same_in_every_process() -> None:
    code = "from newsclean.referee.features import hashed_words as h; print(h(['ferry', 'boat'])[0].tolist())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {f"{hashed_words(['ferry', 'boat'])[0].tolist()}\n"}


def test_a_network_that_has_learned_nothing_says_what_the_rules_say() -> None:
    view, marks = looked_at(STORY)
    features = features_of(view, weigh(view, marks))
    logits = network()(features)
    body, other = KINDS.index("body"), KINDS.index("other")
    assert logits[:, body] - logits[:, other] == pytest.approx(features.rules)


def test_blocks_are_judged_by_their_neighbours_alone() -> None:
    """The same block in the same company gets the same logits, on a page of any length (products go by parts)."""
    rng = np.random.default_rng(5)
    weights = {
        "words.weight": rng.normal(size=(BUCKETS, 2)),
        "enter.weight": rng.normal(size=(WIDTH, len(NAMES) + 2)),
        "enter.bias": rng.normal(size=WIDTH),
        "layers.0.weight": rng.normal(size=(WIDTH, WIDTH, 3)),
        "layers.0.bias": rng.normal(size=WIDTH),
        "leave.weight": rng.normal(size=(len(KINDS), 2 * WIDTH)),
        "leave.bias": rng.normal(size=len(KINDS)),
    }
    net = Network({name: values.astype(np.float32) for name, values in weights.items()})
    numbers = rng.normal(size=(100, len(NAMES))).astype(np.float32)
    words = rng.integers(0, BUCKETS, 300)

    def logits(count: int) -> np.ndarray:
        features = Features(numbers[:count], words[: 3 * count], np.arange(count) * 3, np.zeros(count, np.float32))
        return net(features)

    assert logits(100)[:9] == pytest.approx(logits(10)[:9], abs=1e-4)
    assert logits(10)[9] != pytest.approx(logits(100)[9], abs=1e-4)  # its neighbour below is gone


def test_corrections_go_part_of_the_way() -> None:
    before, after = odds_of(STORY, {"other": 3.0})
    assert all(new < old for old, new in zip(before.odds, after.odds, strict=True))
    assert all(new > old - 3.0 for old, new in zip(before.odds, after.odds, strict=True))


def test_what_the_network_takes_for_a_caption_is_marked_so() -> None:
    _, after = odds_of(STORY, {"caption": 12.0})
    opinion = after.of(1)
    assert opinion.roles[Role.CAPTION] > 0
    assert opinion.reasons(Role.CAPTION) == ("referee: reads like a caption, here",)
    assert 1 in after.asides


def test_a_page_without_blocks_is_left_alone() -> None:
    view, marks = looked_at("")
    assert decide(view, marks, network()) == []


def test_markup_is_not_corrected() -> None:
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in STORY.split("\n\n")) + "</body></html>"
    view, marks = looked_at(html)
    assert decide(view, marks, network({"other": 50.0})) == decide(view, marks)


def test_the_weights_are_small() -> None:
    from importlib import resources

    assert len(resources.files("newsclean.referee").joinpath("network.npz").read_bytes()) < 2_000_000
