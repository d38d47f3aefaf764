"""The referee's network in torch: hashed words and numbers of each block, dilated convolutions over the row of blocks."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from newsclean.referee.features import BUCKETS, NAMES
from training.labels import KINDS

WIDTH, WORD_WIDTH = 48, 12
DILATIONS = (1, 2, 4, 8, 16)


class Network(nn.Module):
    """Blocks of one page or several, one behind the other with room between, to a logit for each of `KINDS`."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BUCKETS, WORD_WIDTH, mode="mean")
        nn.init.normal_(self.words.weight, std=0.1)
        self.enter = nn.Linear(len(NAMES) + WORD_WIDTH, WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=step, dilation=step) for step in DILATIONS)
        self.leave = nn.Linear(2 * WIDTH, len(KINDS))
        self.verdict = nn.Linear(2 * WIDTH, 1)
        self.dropout = nn.Dropout(0.15)

    def forward(self, numbers: Tensor, words: Tensor, begins: Tensor, pages: list[int]) -> tuple[Tensor, Tensor]:
        """``pages`` are the numbers of blocks of each page. Gives logits (blocks, kinds) and verdict logits (pages)."""
        bags = self.words(words, begins)
        entered = torch.relu(self.enter(torch.cat((numbers, bags), dim=1)))
        room = DILATIONS[-1]
        width = entered.shape[1]
        parts: list[Tensor] = []
        gap = entered.new_zeros(room, width)
        for page in torch.split(entered, pages):
            parts += [page, gap]
        row = torch.cat(parts).T[None]
        real = torch.zeros(row.shape[2])
        at = 0
        places = []
        for size in pages:
            real[at : at + size] = 1
            places.append(torch.arange(at, at + size))
            at += size + room
        where = torch.cat(places)
        for layer in self.layers:
            row = (row + self.dropout(torch.relu(layer(row)))) * real
        out = torch.cat((row[0].T[where], entered), dim=1)
        pooled = torch.stack([torch.cat((page[:, :width].mean(0), page[:, :width].max(0).values)) for page in torch.split(out, pages)])
        return self.leave(self.dropout(out)), self.verdict(pooled)[:, 0]
