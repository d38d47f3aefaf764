"""Writes a trained network as the package's weights: 8-bit numbers with a scale a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch


def export(state: dict[str, torch.Tensor], out: Path) -> None:
    """``out`` is an .npz file. Biases stay 32-bit."""
    stored: dict[str, Any] = {}
    for name, tensor in state.items():
        values = tensor.detach().numpy().astype(np.float32)
        if values.ndim < 2:
            stored[name] = values
            continue
        scale = np.abs(values).max(axis=tuple(range(1, values.ndim)), keepdims=True) / 127 + 1e-12
        stored[name] = np.round(values / scale).astype(np.int8)
        stored[f"{name}.scale"] = scale.astype(np.float32)
    np.savez_compressed(out, **stored)
