"""Trains the referee's network on the corpus, one fold of sites left out or none."""

from __future__ import annotations

import argparse
import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from benchmarks import corpus
from benchmarks.metrics import bag, overlap
from newsclean.referee.evidence import Evidence
from newsclean.referee.sequence import best_sequence
from training.examples import Example
from training.labels import BODY, HEADING
from training.network import Network

_BATCH_BLOCKS = 4_000


def batches(examples: list[Example], chance: random.Random):
    """One text of each page, in batches of some thousand blocks."""
    by_page: dict[tuple[str, str], list[Example]] = {}
    for item in examples:
        by_page.setdefault((item.file, item.id), []).append(item)
    chosen = [chance.choice(group) for group in by_page.values()]
    chance.shuffle(chosen)
    batch: list[Example] = []
    size = 0
    for item in chosen:
        batch.append(item)
        size += len(item.labels)
        if size >= _BATCH_BLOCKS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def tensors(batch: list[Example]):
    numbers = torch.from_numpy(np.concatenate([item.features.numbers for item in batch]))
    words = torch.from_numpy(np.concatenate([item.features.words for item in batch]))
    offsets = np.cumsum([0, *[len(item.features.words) for item in batch]])
    begins = torch.from_numpy(np.concatenate([item.features.begins + offset for item, offset in zip(batch, offsets)]))
    return numbers, words, begins, [len(item.labels) for item in batch]


def train(examples: list[Example], epochs: int, seed: int = 1) -> Network:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Network()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.01)
    steps = epochs * (sum(1 for _ in batches(examples, random.Random(0))) + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps, pct_start=0.15)
    classes = nn.CrossEntropyLoss(ignore_index=-1, reduction="none")
    for epoch in range(epochs):
        model.train()
        start, total, count = time.time(), 0.0, 0
        for batch in batches(examples, chance):
            numbers, words, begins, pages = tensors(batch)
            words = words.clone()
            drop = torch.rand(len(words)) < 0.25
            words[drop] = 0
            numbers = numbers * (torch.rand(numbers.shape) > 0.05)
            labels = torch.from_numpy(np.concatenate([item.labels for item in batch]))
            weights = torch.sqrt(torch.from_numpy(np.concatenate([item.lengths for item in batch])).float() + 1)
            logits, verdicts = model(numbers, words, begins, pages)
            losses = classes(logits, labels) * weights
            known = (labels >= 0) * weights
            loss = losses.sum() / known.sum().clamp(min=1)
            truth = torch.tensor([float(item.article) for item in batch])
            loss = loss + 0.1 * nn.functional.binary_cross_entropy_with_logits(verdicts, truth)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            count += 1
        print(f"epoch {epoch} loss {total / count:.4f} {time.time() - start:.0f} s", flush=True)
    return model


def scores_of(model: Network, item: Example) -> np.ndarray:
    model.eval()
    with torch.no_grad():
        logits, verdict = model(*tensors([item]))
    return logits.numpy(), float(verdict[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("examples", type=Path)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("-o", "--out", type=Path, default=Path("/tmp/model.pt"))
    options = parser.parse_args()
    torch.set_num_threads(2)
    with options.examples.open("rb") as handle:
        examples = pickle.load(handle)
    inside = [item for item in examples if corpus.fold(item.url) != options.fold]
    model = train(inside, options.epochs)
    torch.save(model.state_dict(), options.out)
