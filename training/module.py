"""The referee's network in torch, to be trained; `newsclean.referee.network` runs the same with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from newsclean.referee.features import BUCKETS, NAMES, Features
from newsclean.referee.network import KINDS

WIDTH, WORD_WIDTH = 48, 12
DILATIONS = (1, 2, 4, 8, 16)
_DROPOUT = 0.3
_KEPT = [KINDS.index("body"), KINDS.index("heading")]


class Batch(NamedTuple):
    """The features of several pages, one behind the other; ``pages`` are their numbers of blocks."""

    numbers: Tensor
    words: Tensor
    begins: Tensor
    rules: Tensor
    pages: list[int]


def batch_of(pages: Sequence[Features]) -> Batch:
    """Several pages as one."""
    offsets = np.cumsum([0, *[len(page.words) for page in pages]])
    begins = [page.begins + offset for page, offset in zip(pages, offsets, strict=False)]
    return Batch(
        torch.from_numpy(np.concatenate([page.numbers for page in pages])).float(),
        torch.from_numpy(np.concatenate([page.words for page in pages])).long(),
        torch.from_numpy(np.concatenate(begins)).long(),
        torch.from_numpy(np.concatenate([page.rules for page in pages])).float(),
        [len(page.begins) for page in pages],
    )


class Module(nn.Module):
    """Blocks to a logit for each of `KINDS`."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BUCKETS, WORD_WIDTH, mode="mean")
        nn.init.normal_(self.words.weight, std=0.1)
        self.enter = nn.Linear(len(NAMES) + WORD_WIDTH, WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=step, dilation=step) for step in DILATIONS)
        self.leave = nn.Linear(2 * WIDTH, len(KINDS))
        nn.init.zeros_(self.leave.weight)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, batch: Batch) -> Tensor:
        """Logits (blocks, kinds)."""
        entered = torch.relu(self.enter(torch.cat((batch.numbers, self.words(batch.words, batch.begins)), dim=1)))
        where, length = _places(batch.pages)
        row = entered.new_zeros(length, WIDTH).index_copy(0, where, entered).T[None]
        real = torch.zeros(length).index_fill(0, where, 1.0)
        for layer in self.layers:
            row = (row + self.dropout(torch.relu(layer(row)))) * real
        seen = row[0].T[where]
        logits = self.leave(self.dropout(torch.cat((seen, entered), dim=1)))
        offset = torch.zeros(len(KINDS)).index_fill(0, torch.tensor(_KEPT), 1.0)
        return logits + batch.rules[:, None] * offset


def _places(pages: Sequence[int]) -> tuple[Tensor, int]:
    """Where each block stands in a row of all pages with room between, and the row's length."""
    room = DILATIONS[-1]
    starts = np.cumsum([0, *[size + room for size in pages]])
    where = [torch.arange(start, start + size) for start, size in zip(starts.tolist(), pages, strict=False)]
    return torch.cat(where), int(starts[-1])
