"""The learned referee: a network from the features of a page's blocks to log-odds of what each is, run with numpy.

It corrects the rules: their log-odds are added to what it finds, so that one that has learned nothing says what they
say.

A bag of hashed words and the numbers of each block go through one dense layer and a few dilated convolutions over the
row of blocks [1], so that a block is judged by what stands around it. Weights are one file of 8-bit numbers beside
this module; `training/` makes it.

[1] F. Yu, V. Koltun: Multi-scale context aggregation by dilated convolutions, ICLR 2016.
"""

from __future__ import annotations

import functools
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from newsclean.referee.features import Features

Floats = NDArray[np.float32]

_TOGETHER = 32
"""Rows of a matrix that are multiplied at once (OpenBLAS uses threads from 2^18 multiplications on)."""

KINDS = ("other", "body", "heading", "title", "standfirst", "caption", "byline")
"""What the network tells apart."""
_KEPT = [KINDS.index("body"), KINDS.index("heading")]


class Network:
    """The weights, ready to be run. Immutable; safe to share between threads."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._words = weights["words.weight"]
        self._enter = weights["enter.weight"].T.copy(), weights["enter.bias"]
        # (out, in, 3) to three matrices (in, out) one above the other: a layer is one product.
        self._layers = [
            (np.concatenate(list(weights[f"layers.{at}.weight"].transpose(2, 1, 0))), weights[f"layers.{at}.bias"])
            for at in range(sum(name.startswith("layers.") and name.endswith("bias") for name in weights))
        ]
        self._leave = weights["leave.weight"].T.copy(), weights["leave.bias"]

    def __call__(self, features: Features) -> Floats:
        """Logits for a page of one block or more: a row a block, a column for each of `KINDS`. Linear in its blocks."""
        blocks = np.concatenate((features.numbers, self._bags(features)), axis=1)
        row = entered = np.maximum(_product(blocks, self._enter[0]) + self._enter[1], 0.0)
        for depth, (weight, bias) in enumerate(self._layers):
            row = row + np.maximum(_product(_beside(row, 1 << depth), weight) + bias, 0.0)
        out = np.concatenate((row, entered), axis=1)
        logits = _product(out, self._leave[0]) + self._leave[1]
        logits[:, _KEPT] += features.rules[:, None]
        return logits

    def _bags(self, features: Features) -> Floats:
        """The mean of each block's words."""
        counts = np.diff(features.begins, append=len(features.words))
        bags = np.zeros((len(counts), self._words.shape[1]), dtype=np.float32)
        filled = counts > 0
        if filled.any():
            sums = np.add.reduceat(self._words[features.words], features.begins[filled], axis=0)
            bags[filled] = sums / counts[filled, None]
        return bags


def _beside(row: Floats, step: int) -> Floats:
    """Each block beside those ``step`` blocks above and below; zeros beyond the page's ends."""
    room = np.zeros((min(step, len(row)), row.shape[1]), dtype=row.dtype)
    above = np.concatenate((room, row[:-step] if step < len(row) else row[:0]))
    below = np.concatenate((row[step:], room))
    return np.concatenate((above, row, below), axis=1)


def _product(rows: Floats, weight: Floats) -> Floats:
    """``rows @ weight``, some rows at a time: large products wake the threads of the linear algebra library, which
    cost many times what they save here, and take the cores that other workers need.
    """
    count = len(rows)
    if count <= _TOGETHER:
        return rows @ weight
    room = -count % _TOGETHER
    padded = np.concatenate((rows, np.zeros((room, rows.shape[1]), dtype=rows.dtype))) if room else rows
    stacked: Floats = padded.reshape(-1, _TOGETHER, rows.shape[1]) @ weight
    return stacked.reshape(-1, weight.shape[1])[:count]


@functools.lru_cache(maxsize=1)
def learned() -> Network:
    """The network that comes with the package, loaded once a process."""
    with resources.files("newsclean.referee").joinpath("network.npz").open("rb") as file, np.load(file) as stored:
        return Network({name: _restored(stored, name) for name in stored.files if not name.endswith(".scale")})


def _restored(stored: np.lib.npyio.NpzFile, name: str) -> Floats:
    """A weight from its 8-bit numbers and their scale, one a row."""
    values: Floats = stored[name].astype(np.float32)
    return values * stored[f"{name}.scale"] if f"{name}.scale" in stored.files else values
