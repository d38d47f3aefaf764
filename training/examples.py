"""Pages of the corpus as examples: what the model sees of their blocks, and what it should have said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlparse

import numpy as np
from numpy.typing import NDArray

from benchmarks import corpus
from benchmarks.metrics import HELD, bag, covered
from newsclean.detectors import DETECTORS
from newsclean.page import Mark
from newsclean.readers import read
from newsclean.referee.evidence import weigh
from newsclean.referee.features import Bags, Features, features_of
from newsclean.referee.sequence import best_sequence
from newsclean.survey import Survey, survey
from newsclean.vocabulary import standard
from training.damage import damaged
from training.labels import Truth, labels_of

LABELLED = ("articles", "news", "world", "siterules")
"""Files whose bodies are true."""
_MOST_BLOCKS = 1500

Record = dict[str, Any]


class Example(NamedTuple):
    """One text of one page."""

    file: str
    id: str
    url: str
    converter: str
    """With a plus behind it where the text was damaged on purpose."""
    features: Features
    labels: NDArray[np.int8]
    words: NDArray[np.int32]
    """Words of each block."""

    @property
    def site(self) -> str:
        """The host that it is from."""
        return urlparse(self.url).hostname or self.url


def build(folder: Path) -> list[Example]:
    """The examples of a corpus folder: each text of each page, and each once more, damaged."""
    with Pool(2) as pool:
        return [example for examples in pool.imap(_examples, _records(folder), chunksize=8) for example in examples]


def _records(folder: Path) -> Iterator[tuple[str, Record]]:
    for file in LABELLED:
        if path := corpus.find(file, folder):
            yield from ((file, record) for record in corpus.records(path))


def _examples(job: tuple[str, Record]) -> list[Example]:
    file, record = job
    truth = Truth.of(record["gold"], record["html"])
    chance = random.Random(f"{file} {record['id']}")
    body = bag(record["gold"].get("body") or "")
    examples = []
    for converter in (*corpus.CONVERTERS, corpus.HTML):
        text = record["text"].get(converter) if converter != corpus.HTML else record["html"]
        if not text or (converter != corpus.HTML and covered(bag(text), body) < HELD):
            continue
        texts = [(converter, text)]
        if converter != corpus.HTML:
            texts.append((converter + "+", damaged(text, chance)))
        found = (_example(file, record, name, version, truth) for name, version in texts)
        examples += [example for example in found if (example.labels > 0).any() and len(example.labels) <= _MOST_BLOCKS]
    return examples


def looked_at(source: str, url: str | None = None) -> tuple[Survey, list[Mark]]:
    """A page as the referee is given it, with what newsclean's own detectors say of it."""
    view = survey(read(source, url), standard())
    marks: list[Mark] = []
    for detect in DETECTORS:
        marks.extend(detect(view, marks))
    return view, marks


def _example(file: str, record: Record, converter: str, text: str, truth: Truth) -> Example:
    view, marks = looked_at(text)
    evidence = weigh(view, marks)
    features = features_of(view, evidence, best_sequence(evidence))
    return Example(
        file,
        str(record["id"]),
        record.get("url") or "",
        converter,
        _small(features),
        np.array(labels_of(view.page, truth), dtype=np.int8),
        view.columns.words.astype(np.int32),
    )


def _small(features: Features) -> Features:
    """The same in smaller numbers: thousands of pages are held at once."""
    words, names = (Bags(bag.buckets.astype(np.int16), bag.begins.astype(np.int32)) for bag in features[1:])
    return Features(features.blocks.astype(np.float16), words, names)
