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

from models.recipe import Recipe, load_recipe

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "recipes" / "pneumonia.toml"
SIZE = 64
Make = Callable[..., Recipe]


@pytest.fixture
def shipped() -> Recipe:
    return load_recipe(SHIPPED)


@pytest.fixture
def table() -> dict[str, Any]:
    """The shipped recipe's TOML as a table, shrunk: random weights, 64 x 64, two epochs, mild changes."""
    content = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    content |= {"pretrained": False}
    content["input"] |= {"height": SIZE, "width": SIZE}
    content["data"] |= {"train": 0.5, "validation": 0.25, "test": 0.25}
    content["training"] |= {"epochs": 2, "batch": 8, "frozen_stages": 1, "mixed_precision": False, "average_decay": 0.5}
    content["distance"] |= {"stages": [1, 2], "components": 4}
    return content


@pytest.fixture
def make(table: dict[str, Any]) -> Make:
    """make(**sections) builds the small recipe with some keys of some sections replaced."""

    def build(**sections: Any) -> Recipe:
        content = copy.deepcopy(table)
        for name, value in sections.items():
            content[name] = content[name] | value if isinstance(value, dict) else value
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
