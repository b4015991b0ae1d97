"""Recipes and tiny files for every kind of source."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from models.recipe import Recipe
from models.settings.base import Task

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "recipes" / "pneumonia.toml"
BY_PATIENT = {"by": "patient", "key": "test", "train": 0.6, "validation": 0.2, "test": 0.2}
BY_SOURCE = {"by": "source", "train": ["train"], "validation": ["val"], "test": ["test"]}
ABOUT = {"name": "Ramps", "licence": "CC0", "credit": "nobody", "split": "for a test"}


def recipe_of(task: Task, labels: Sequence[str], splits: dict[str, Any] | None = None, **data: Any) -> Recipe:
    """A small network at 28 x 28 on the data section `data`."""
    content = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    content |= {"task": task, "labels": [{"name": name, "display": {"en": name}} for name in labels]}
    content |= {"input": {"height": 28, "width": 28}, "data": ABOUT | {"splits": splits or BY_PATIENT} | data}
    content["network"] = {"architecture": "lenet5", "channels": 1, "normalisation": "none"}
    content["distance"] = {"stages": [0]}
    content["training"] |= {"frozen_stages": 0}
    return Recipe.model_validate(content)


def pictures(folder: Path, names: Iterable[str], seed: int = 1) -> None:
    """A grey PNG of 28 x 28 blots for every name, no two alike."""
    draw = np.random.default_rng(seed)
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        blots = Image.fromarray(draw.integers(0, 255, (5, 5), np.uint8))
        blots.resize((28, 28), Image.Resampling.BICUBIC).save(path, "PNG")


def table(path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))
