"""How much of the training rate on batches already in memory is left when they are prepared on the way.

python tests/bench/bench_training.py [RECIPE] [BATCHES] [DEVICE]

The same batches of made-up pictures are learned from both ways, in turn; 1.00 means that preparing them costs nothing.
Preparing is all that happens to decoded pictures: choosing, converting, augmenting, mixing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import torch

from models import losses
from models.datasets import Pictures
from models.device import choose_device, keep_freed_memory
from models.feeding import Batch, ahead, training_batches
from models.recipe import load_recipe
from models.state import start
from models.train import train_epoch

ROUNDS = 9
RECIPE = Path(__file__).resolve().parents[2] / "models" / "recipes" / "pneumonia.toml"


def main(file: Path, count: int, device: torch.device) -> None:
    keep_freed_memory()
    recipe = load_recipe(file)
    random = np.random.default_rng(1)
    size = (count * recipe.training.batch, recipe.input.height, recipe.input.width)
    targets = np.eye(len(recipe.labels) + 1, dtype=np.float32)[np.arange(size[0]) % len(recipe.labels)]
    names = tuple(map(str, range(size[0])))
    pictures = Pictures(random.integers(0, 256, size, np.uint8), targets[:, : len(recipe.labels)], names, names)
    jobs = training_batches(pictures, recipe, 0)
    learn = losses.criterion(recipe, torch.ones(len(recipe.labels), device=device), 0.0)
    with TemporaryDirectory() as folder:
        state = start(recipe, device, lambda model: None, Path(folder))

    def rate(batches: Callable[[], Iterable[Batch]]) -> float:
        began = time.perf_counter()
        train_epoch(state, state.model, batches(), count, learn, device)
        return size[0] / (time.perf_counter() - began)

    began, burnt = time.perf_counter(), time.process_time()
    ready = [batch for job in jobs for batch in job()]
    spent, burnt = (time.perf_counter() - began) / count, (time.process_time() - burnt) / count
    print(f"preparing a batch of {recipe.training.batch}: {spent:.3f} s, {burnt:.3f} s CPU")
    rate(lambda: ready[:2])
    burnt = time.process_time()
    rate(lambda: ready)
    print(f"learning from it: {(time.process_time() - burnt) / count:.3f} s CPU")
    pairs = [(rate(lambda: ready), rate(lambda: ahead(jobs, device))) for _ in range(ROUNDS)]
    print(f"{recipe.network.architecture} on {device}, {torch.get_num_threads()} threads")
    for name, values in zip(("in memory", "prepared"), zip(*pairs, strict=True), strict=True):
        print(f"{name}: {median(values):.1f} pictures/s")
    print(f"ratio: {median(b / a for a, b in pairs):.3f}")


if __name__ == "__main__":
    given = sys.argv[1:] + ["", "", ""][len(sys.argv) - 1 :]
    main(Path(given[0] or RECIPE), int(given[1] or 8), choose_device(given[2] or "auto"))
