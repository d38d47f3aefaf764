"""Pages of the corpus as examples: features, labels, and which site's they are."""

from __future__ import annotations

import gzip
import json
import pickle
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import corpus
from benchmarks.metrics import bag, covered
from newsclean.detectors import DETECTORS
from newsclean.page import Mark
from newsclean.readers import read
from newsclean.referee.evidence import weigh
from newsclean.referee.features import Features, features_of
from newsclean.survey import survey
from newsclean.vocabulary import plain, standard
from training.damage import damaged
from training.labels import Truth, labels_of

_MOST_BLOCKS = 1500
_LABELLED = ("articles", "news", "world", "siterules")


@dataclass
class Example:
    """One text of one page."""

    file: str
    id: str
    url: str
    converter: str
    article: bool
    features: Features
    labels: NDArray[np.int64]
    lengths: NDArray[np.int64]
    """Words of each block."""
    texts: list[str]


def example(record: dict, file: str, converter: str, text: str, truth: Truth) -> Example:
    """The example of a text."""
    page = read(text)
    view = survey(page, standard())
    marks: list[Mark] = []
    for detect in DETECTORS:
        marks.extend(detect(view, marks))
    plains = plain("\n".join(block.text for block in page.blocks)).split("\n") if page.blocks else []
    features = features_of(view, plains, weigh(view, marks))
    labels = np.array(labels_of(page, truth) if file in _LABELLED else [-1] * len(page.blocks), dtype=np.int64)
    return Example(
        file, record["id"], record.get("url") or "", converter, file != "others", features, labels, view.columns.words,
        [block.text for block in page.blocks],
    )


def _examples_of(job: tuple[str, dict, tuple[str, ...], int]) -> list[Example]:
    file, record, converters, copies = job
    gold = record["gold"]
    truth = Truth.of(gold, record["html"])
    body = bag(gold.get("body") or "")
    random_ = random.Random(f"{file} {record['id']}")
    found = []
    for converter in converters:
        text = record["text"].get(converter)
        if not text or (file in _LABELLED and covered(bag(text), body) < 0.85):
            continue
        found.append(example(record, file, converter, text, truth))
        for _ in range(copies):
            found.append(example(record, file, converter + "+", damaged(text, random_), truth))
    return [item for item in found if 0 < len(item.labels) <= _MOST_BLOCKS]


def jobs(folder: Path, files: tuple[str, ...], converters: tuple[str, ...], copies: int) -> Iterator[tuple]:
    for file in files:
        path = corpus.find(file, folder)
        if path is None:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield file, json.loads(line), converters, copies


def build(out: Path, copies: int = 1) -> None:
    folder = corpus.folder()
    files = (*_LABELLED, "others")
    with Pool(2) as pool:
        found = [
            item
            for group in pool.imap(_examples_of, jobs(folder, files, corpus.CONVERTERS, copies), chunksize=8)
            for item in group
        ]
    with out.open("wb") as handle:
        pickle.dump(found, handle)
    print(len(found), "examples")


if __name__ == "__main__":
    from training.examples import build  # so that what is pickled is of the module, not of the script

    build(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
