"""What training writes into a card is what desktop/words.py knows in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest

from desktop import words
from desktop.core.figure_names import figure_name
from desktop.naming import measured_on
from models import evidence, figures
from models.adopting.fitting import NOBODY
from models.settings.base import Task
from tests.models.answers import made
from tests.models.finished import pictures_of, recipe_of

LATIN = re.compile(r"[a-z]{2,}")


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    words.use("ru")
    yield
    words.use("en")


@pytest.mark.parametrize("split", ["validation", "test"])
def test_patients_and_pictures(split: str) -> None:
    said = evidence.measured_on(pictures_of("binary", 100, 3), split)
    rare, none = np.eye(1, 100).T, np.zeros((100, 1))
    notes = [
        figures.too_few(rare[:, 0]),
        figures.too_few(1.0 - rare[:, 0]),
        "undefined",
        "no picture with a known truth",
    ]
    for text in (said, said + evidence.COPIED, NOBODY, *(f"{said}; {note}" for note in notes)):
        assert not LATIN.search(measured_on(text)), text
    for truth in (rare, none):
        scores = np.linspace(0.0, 1.0, 100)[:, None]
        points, _ = evidence._thresholds(recipe_of("binary"), scores, truth, said + evidence.COPIED)
        assert "weak" in points[0].measured_on
        assert not LATIN.search(measured_on(points[0].measured_on))


@pytest.mark.parametrize("task", ["binary", "multilabel", "multiclass", "ordinal"])
def test_every_figure_has_a_name(task: Task) -> None:
    for name, _ in figures.statistics(made(task, 1 if task == "binary" else 3)):
        assert not LATIN.search(figure_name(name, words.tr)), name
