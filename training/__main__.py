"""Trains the referee's network from the corpus: cross-validates by site, prints the table, writes the weights.

python -m training --out newsclean/referee/network.npz
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from benchmarks import corpus
from newsclean.referee.network import Network
from training.examples import Example, build
from training.export import export
from training.fit import fit
from training.module import Module
from training.validate import cross_validated, table

_FOLDS = 5


def main() -> int:
    """Parses the command line and goes through all steps; 2 where the corpus is not at hand."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", type=Path, required=True, help="where the weights go (.npz)")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--folds", type=int, default=_FOLDS, help=f"how many of the {_FOLDS} folds are validated")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    folder = corpus.folder()
    if folder is None:
        print("no corpus: name its folder in $NEWSCLEAN_CORPUS", file=sys.stderr)
        return 2
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    examples = build(folder)
    print(f"{len(examples)} texts", flush=True)
    networks = {fold: _network(fit(_without(examples, fold), options.epochs)) for fold in range(options.folds)}
    if networks:
        print("\n".join(table(cross_validated(folder, networks))), flush=True)
    export(fit(examples, options.epochs).state_dict(), options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1024:.0f} KB")
    return 0


def _without(examples: list[Example], fold: int) -> list[Example]:
    return [example for example in examples if corpus.fold(example.url) != fold]


def _network(module: Module) -> Network:
    return Network({name: tensor.detach().numpy() for name, tensor in module.state_dict().items()})


if __name__ == "__main__":
    sys.exit(main())
