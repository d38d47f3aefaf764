"""The examples of the documentation: each detector fires where it should, and lets its look-alike stand."""

from __future__ import annotations

import pytest

from docs.examples import Example, examples
from newsclean.detectors import DETECTORS

PARTS = {"biography", "lone_names"}
"""Detectors that another calls; they have names of their own all the same."""
EVERY = pytest.mark.parametrize("example", examples(), ids=lambda example: example.detector)


def test_every_detector_has_an_example() -> None:
    names = {detect.__module__.rpartition(".")[2] for detect in DETECTORS}
    assert {example.detector for example in examples()} == names | PARTS


@EVERY
def test_it_fires(example: Example) -> None:
    assert example.marks()


@EVERY
def test_it_lets_the_look_alike_stand(example: Example) -> None:
    assert not example.marks_of_look_alike()
