"""Fits the referee's network to examples."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from training.examples import Example
from training.labels import UNKNOWN
from training.module import Batch, Module, batch_of

_BATCH_BLOCKS = 4_000
_RATE, _DECAY = 3e-3, 0.1
_WORDS_LOST, _NUMBERS_LOST = 0.4, 0.1
"""Shares of words and numbers that are hidden at each step."""


def fit(examples: Sequence[Example], epochs: int, seed: int = 1) -> Module:
    """A network trained on the examples. An epoch takes one text of each page. The same seed gives the same weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    module = Module()
    optimizer = torch.optim.AdamW(module.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = [batch for _ in range(epochs) for batch in _batches(examples, chance)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=len(steps) + 1, pct_start=0.15)
    module.train()
    for step in steps:
        loss = loss_of(module, step, lossy=True)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    module.eval()
    return module


def loss_of(module: Module, examples: Sequence[Example], *, lossy: bool = False) -> Tensor:
    """The cross-entropy of the blocks' kinds, long blocks weighing more."""
    batch = batch_of([example.features for example in examples])
    logits = module(_damped(batch) if lossy else batch)
    labels = torch.from_numpy(np.concatenate([example.labels for example in examples])).long()
    weights = torch.sqrt(torch.from_numpy(np.concatenate([example.words for example in examples])).float() + 1)
    losses = nn.functional.cross_entropy(logits, labels, ignore_index=UNKNOWN, reduction="none") * weights
    return losses.sum() / ((labels != UNKNOWN) * weights).sum().clamp(min=1)


def _damped(batch: Batch) -> Batch:
    """The batch with some words and numbers hidden, against learning pages by heart."""
    words = batch.words.masked_fill(torch.rand(len(batch.words)) < _WORDS_LOST, 0)
    numbers = batch.numbers * (torch.rand(batch.numbers.shape) > _NUMBERS_LOST)
    return batch._replace(words=words, numbers=numbers)


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """One text of each page, some thousand blocks at a time."""
    pages: dict[tuple[str, str], list[Example]] = {}
    for example in examples:
        pages.setdefault((example.file, example.id), []).append(example)
    chosen = [chance.choice(texts) for texts in pages.values()]
    chance.shuffle(chosen)
    batch: list[Example] = []
    for example in chosen:
        batch.append(example)
        if sum(len(each.labels) for each in batch) >= _BATCH_BLOCKS:
            yield batch
            batch = []
    if batch:
        yield batch
