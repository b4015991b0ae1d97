from __future__ import annotations

import csv
import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from desktop.core.errors import AppError
from models import datasets, train
from models.datasets import Index, Pictures
from models.recipe import Recipe

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def pictures(recipe: Recipe, folder: Path) -> tuple[Pictures, Pictures]:
    index: Index = datasets.find(recipe, folder)
    return datasets.load(index, "train", recipe.input), datasets.load(index, "validation", recipe.input)


def begin(recipe: Recipe, out: Path) -> train.State:
    out.mkdir(exist_ok=True)
    return train.start(recipe, CPU, lambda model: None, out)


def run(recipe: Recipe, folder: Path, out: Path) -> train.State:
    state = begin(recipe, out)
    train.fit(state, *pictures(recipe, folder), out, CPU)
    return state


def test_a_resumed_run_is_the_uninterrupted_run(make, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Stopped in the middle of the second of three epochs, and gone on with: every number the same."""
    recipe = make(training={"epochs": 3})
    whole = run(recipe, folder, tmp_path / "whole")
    training, validation = pictures(recipe, folder)
    stopped = begin(recipe, tmp_path / "stopped")
    with pytest.raises(KeyboardInterrupt):
        train.fit(stopped, _interrupting(training, after=4), validation, tmp_path / "stopped", CPU)
    resumed = begin(recipe, tmp_path / "stopped")
    assert resumed.epoch == 1
    train.fit(resumed, training, validation, tmp_path / "stopped", CPU)
    for part in ("model", "average"):
        for key, value in getattr(whole, part).state_dict().items():
            assert torch.equal(value, getattr(resumed, part).state_dict()[key]), key
    assert [_timeless(row) for row in whole.rows] == [_timeless(row) for row in resumed.rows]
    assert whole.best_loss == resumed.best_loss
    with (tmp_path / "stopped" / "log.csv").open(encoding="utf-8") as file:
        assert [int(row["epoch"]) for row in csv.DictReader(file)] == [1, 2, 3]


class _Interrupting(np.ndarray):
    """Pictures that raise KeyboardInterrupt, as Ctrl-C would, when they are asked for once too often."""

    left: int

    def __getitem__(self, rows: object) -> np.ndarray:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return np.asarray(self)[rows]  # type: ignore[index]


def _interrupting(training: Pictures, after: int) -> Pictures:
    pixels = training.pixels.view(_Interrupting)
    pixels.left = after
    return replace(training, pixels=pixels)


def _timeless(row: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in row.items() if name != "seconds"}


def test_the_network_learns_the_made_up_pictures(make, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = make(architecture="resnet18", training={"epochs": 4}, augmentation={"tone": 0.05, "shading": 0.0})
    rows = run(recipe, folder, tmp_path / "out").rows
    assert rows[-1]["train_loss"] < 0.5 * rows[0]["train_loss"]
    assert max(row["validation_auroc"] for row in rows) > 0.95


def test_the_best_weights_are_a_copy(make, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    state = run(make(training={"epochs": 1}), folder, tmp_path / "out")
    kept = state.best["linear.weight"].clone()
    with torch.no_grad():
        state.average.linear.weight.add_(1.0)
    assert torch.equal(state.best["linear.weight"], kept)


def test_a_loss_that_is_no_number_stops_with_a_sentence(make, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = make()
    training, validation = pictures(recipe, folder)
    broken = replace(training, targets=np.full_like(training.targets, np.nan))
    with pytest.raises(AppError, match=r"The loss is not a number in epoch 1, batch 1: lower training\.learning_rate"):
        train.fit(begin(recipe, tmp_path / "out"), broken, validation, tmp_path / "out", CPU)
    assert not (tmp_path / "out" / "last.pt").exists()


def test_another_recipe_does_not_go_on_with_this_run(make, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run(make(training={"epochs": 1}), folder, tmp_path / "out")
    assert begin(make(training={"epochs": 1}, title="Another", distance={"components": 2}), tmp_path / "out").epoch == 1
    with pytest.raises(AppError, match=r"last\.pt belongs to another recipe; name another folder with --out"):
        begin(make(training={"epochs": 2}), tmp_path / "out")


def test_the_learning_rate_warms_up_and_falls(shipped: Recipe) -> None:
    settings = shipped.training
    rates = [train.learning_rate(step, 100, settings) for step in range(100 * settings.epochs)]
    assert rates[0] < 0.02 * settings.learning_rate
    assert max(rates) == pytest.approx(settings.learning_rate, rel=0.02)
    assert rates.index(max(rates)) == 100
    assert rates[-1] == pytest.approx(0.01 * settings.learning_rate, rel=0.05)
    assert all(a >= b for a, b in pairwise(rates[100:]))


def test_balanced_labels_weigh_the_same(make) -> None:  # type: ignore[no-untyped-def]
    targets = np.array([[1.0], [1.0], [1.0], [0.0]], np.float32)
    weight = train._label_weight(targets, make().training)
    assert float(weight[0]) * 3 == pytest.approx(1.0)
    assert float(train._label_weight(targets, make(training={"balance_labels": False}).training)[0]) == 1.0


def test_smoothing_moves_the_best_logit_off_infinity() -> None:
    plain, weight = torch.ones(1, 1), torch.ones(1)
    losses = [float(train._loss(torch.full((1, 1), logit), plain, weight, 0.1)) for logit in (1.0, 2.9, 8.0)]
    assert losses[1] < losses[0]
    assert losses[1] < losses[2]
    assert float(train._loss(torch.full((1, 1), 50.0), plain, weight, 0.0)) == pytest.approx(0.0)


def test_the_average_follows(make) -> None:  # type: ignore[no-untyped-def]
    slow, fast = torch.nn.BatchNorm1d(1), torch.nn.BatchNorm1d(1)
    fast.weight.data.fill_(3.0)
    fast.num_batches_tracked.fill_(7)
    train._follow(slow, fast, 0.75)
    assert float(slow.weight.data) == pytest.approx(1.5)
    assert int(slow.num_batches_tracked) == 7
    assert math.isfinite(float(slow.bias.data))
