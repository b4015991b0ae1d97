"""A recipe small enough for a test, and pictures that it can learn."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from models.datasets import Pictures
from models.recipe import Recipe, load_recipe
from models.settings.training import Augmentation

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "recipes" / "pneumonia.toml"
SIZE = 64
Make = Callable[..., Recipe]
Draw = Callable[..., Pictures]


@pytest.fixture
def shipped() -> Recipe:
    return load_recipe(SHIPPED)


@pytest.fixture
def table() -> dict[str, Any]:
    """The shipped recipe's TOML as a table, shrunk: random weights, 64 x 64, two epochs, mild changes."""
    content = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    content["network"] |= {"pretrained": False}
    content["input"] |= {"height": SIZE, "width": SIZE}
    content["data"]["splits"] |= {"train": 0.5, "validation": 0.25, "test": 0.25}
    content["training"] |= {"epochs": 2, "batch": 8, "frozen_stages": 1, "mixed_precision": False, "average_decay": 0.5}
    content["distance"] |= {"stages": [1, 2], "components": 4}
    return content


@pytest.fixture
def make(table: dict[str, Any]) -> Make:
    """make(**sections) builds the small recipe with some keys of some sections replaced."""

    def build(**sections: Any) -> Recipe:
        content = copy.deepcopy(table)
        for name, value in sections.items():
            content[name] = content.get(name, {}) | value if isinstance(value, dict) else value
        return Recipe.model_validate(content)

    return build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """NORMAL/ and PNEUMONIA/ with 24 grey PNG pictures of 12 patients each; pneumonia has a bright patch."""
    draw = np.random.default_rng(3)
    for name, pattern in (("NORMAL", "IM-{:04}-{}.png"), ("PNEUMONIA", "person{}_virus_{}.png")):
        inside = tmp_path / "data" / name
        inside.mkdir(parents=True)
        for number in range(24):
            picture = draw.integers(0, 90, (SIZE, SIZE), np.uint8)
            if name == "PNEUMONIA":
                picture[20:44, 20:44] += 150
            Image.fromarray(picture).save(inside / pattern.format(number // 2, number))
    return tmp_path / "data"


@pytest.fixture
def small(make: Make) -> Make:
    """small(task, **sections): LeNet-5 at 28 x 28, four labels (one if binary), nothing random but the order."""

    def build(task: str = "multiclass", **sections: Any) -> Recipe:
        names = ["a"] if task == "binary" else ["a", "b", "c", "d"]
        folders = {"none": [], "a": ["a"]} if task == "binary" else {name: [name] for name in names}
        training = {"epochs": 3, "learning_rate": 2e-3, "warmup_epochs": 0, "average_decay": 0, "frozen_stages": 0}
        training |= {"balance": "none", "changed_copies": False, "label_smoothing": 0}
        network = {"architecture": "lenet5", "channels": 1, "normalisation": "none", "dropout": 0}
        return make(
            task=task,
            labels=[{"name": name, "display": {"en": name}} for name in names],
            input={"height": 28, "width": 28},
            distance={"stages": [0, 1]},
            data={"folders": folders},
            network=network | sections.pop("network", {}),
            training=training | sections.pop("training", {}),
            augmentation=dict.fromkeys(Augmentation.model_fields, 0) | sections.pop("augmentation", {}),
            **sections,
        )

    return build


@pytest.fixture
def draw() -> Draw:
    """draw(recipe, count, seed=0): noise with a bright square in corner c for label c; binary: some have none."""

    def build(recipe: Recipe, count: int, seed: int = 0) -> Pictures:
        random = np.random.default_rng(seed)
        height, width = recipe.input.height, recipe.input.width
        pixels = random.integers(0, 90, (count, height, width), np.uint8)
        labels = len(recipe.labels)
        if labels == 1:
            targets = (np.arange(count)[:, None] % 2).astype(np.float32)
        else:
            targets = np.eye(labels, dtype=np.float32)[np.arange(count) % labels]
        for row, label in zip(*targets.nonzero(), strict=True):
            top, left = (label // 2) * height // 2, (label % 2) * width // 2
            pixels[row, top : top + height // 2, left : left + width // 2] += 120
        pixels.setflags(write=False)
        names = tuple(f"p{row}" for row in range(count))
        return Pictures(pixels, targets, names, names)

    return build
