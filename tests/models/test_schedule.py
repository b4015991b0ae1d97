from __future__ import annotations

import math
from itertools import pairwise

import pytest

from models.recipe import Recipe
from models.schedule import best, finished, learning_rate, plateaus
from models.settings.training import Training


def settings(**values: object) -> Training:
    return Training.model_validate({"epochs": 10, "batch": 4, "learning_rate": 0.1, **values})


def rows(*values: float, name: str = "validation_loss") -> list[dict[str, float]]:
    return [{name: value} for value in values]


def test_the_learning_rate_warms_up_and_falls(shipped: Recipe) -> None:
    wanted = shipped.training
    rates = [learning_rate(step, 100, [], wanted) for step in range(100 * wanted.epochs)]
    assert rates[0] < 0.02 * wanted.learning_rate
    assert max(rates) == pytest.approx(wanted.learning_rate, rel=0.02)
    assert rates.index(max(rates)) == 100
    assert rates[-1] == pytest.approx(0.01 * wanted.learning_rate, rel=0.05)
    assert all(a >= b for a, b in pairwise(rates[100:]))


def test_a_plateau_lowers_the_rate() -> None:
    wanted = settings(schedule="plateau", plateau_patience=2, plateau_factor=0.5)
    assert plateaus(rows(3, 2, 2), wanted) == 0
    assert plateaus(rows(3, 2, 2, 2.5), wanted) == 1
    assert plateaus(rows(3, 2, 2, 2.5, 1, 4, 4, 4, 4), wanted) == 3
    assert learning_rate(99, 10, rows(3, 2, 2, 2.5), wanted) == pytest.approx(0.05)
    assert learning_rate(99, 10, rows(3, 3, 3), settings(schedule="constant")) == 0.1


def test_the_best_epoch_by_what_is_watched() -> None:
    assert best(rows(3, 1, 2, 1), settings()) == 1
    wanted = settings(watch="validation_auroc")
    assert best(rows(math.nan, 0.5, 0.9, 0.9, name="validation_auroc"), wanted) == 2


def test_when_it_ends() -> None:
    wanted = settings(patience=2)
    assert finished([], wanted) == ""
    assert finished(rows(3, 2, 2), wanted) == ""
    assert finished(rows(3, 2, 2, 4), wanted).startswith("Stopped early after epoch 4: epoch 2 is the best with")
    assert finished(rows(*range(10)), settings()).startswith("All 10 epochs are done; epoch 1 is the best")
    assert finished(rows(*range(9)), settings()) == ""
