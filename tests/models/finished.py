"""Finished checkpoints of every task in a second: a small network, pictures that it can learn, everything fitted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from models import evidence
from models.checkpoint import Checkpoint
from models.datasets import Pictures
from models.heads import Classifier
from models.recipe import Recipe, load_recipe
from models.settings.base import Task

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "recipes" / "pneumonia.toml"
SIDE = 24
CPU = torch.device("cpu")
LABELS: dict[Task, int] = {"binary": 1, "multilabel": 3, "multiclass": 3, "ordinal": 4}


def recipe_of(task: Task, architecture: str = "lenet5") -> Recipe:
    content = load_recipe(SHIPPED).model_dump()
    names = [f"l{c}" for c in range(LABELS[task])]
    content["task"] = task
    content["labels"] = [{"name": name, "display": {"en": f"Label {name}"}} for name in names]
    content["data"]["folders"] = {name.upper(): [name] for name in names} | ({"NONE": []} if task == "binary" else {})
    content["input"] |= {"height": SIDE, "width": SIDE}
    content["network"] = {"architecture": architecture, "channels": 1, "normalisation": "none"}
    content["training"] |= {"frozen_stages": 0, "batch": 32}
    content["distance"] = {"stages": [0], "components": 4, "changes": {"tone": 0.1}}
    return Recipe.model_validate(content)


def pictures_of(task: Task, count: int, seed: int) -> Pictures:
    """A bright square in a place of its own for every label that is present, one in twelve wrongly; two a patient."""
    draw, labels = np.random.default_rng(seed), LABELS[task]
    if task in ("multiclass", "ordinal"):
        targets = np.eye(labels, dtype=np.float32)[draw.integers(0, labels, count)]
    else:
        targets = (draw.random((count, labels)) < 0.4).astype(np.float32)
    shown = np.where(draw.random(targets.shape) < 1 / 12, 1.0 - targets, targets)
    pixels = draw.integers(0, 100, (count, SIDE, SIDE), np.uint8)
    for label in range(labels):
        top, left = 3 + 11 * (label // 2), 3 + 11 * (label % 2)
        pixels[:, top : top + 8, left : left + 8] += (shown[:, label, None, None] * 90).astype(np.uint8)
    if task == "multilabel":
        targets[draw.random(targets.shape) < 0.1] = np.nan
    groups = tuple(f"patient {number // 2}" for number in range(count))
    return Pictures(pixels, targets, groups, tuple(f"folder/{number:03}.png" for number in range(count)))


def finished(recipe: Recipe, steps: int = 30, seed: int = 1) -> tuple[Classifier, Checkpoint]:
    """Trained for a moment, so that its answers have something to do with the pictures."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    model = Classifier.of(recipe)
    training, validation = pictures_of(recipe.task, 120, 1), pictures_of(recipe.task, 120, 2)
    images = torch.from_numpy(training.pixels).float()[:, None] / 255.0
    targets = torch.from_numpy(np.nan_to_num(training.targets))
    optimiser = torch.optim.Adam(model.parameters(), 3e-3)
    model.train()
    for _ in range(steps):
        optimiser.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(model(images), targets).backward()
        optimiser.step()
    distance, found = evidence.fitted(model, recipe, training, validation, {"train": {"pictures": 120}}, "abc", CPU)
    return model, Checkpoint(recipe, model.state_dict(), distance.state_dict(), found)
