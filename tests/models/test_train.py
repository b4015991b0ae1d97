from __future__ import annotations

import csv
import math
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from desktop.core.errors import AppError, OutputError
from models import feeding
from models.datasets import Pictures
from models.recipe import Recipe
from models.state import State, normalise, recipe_of, start
from models.train import fit, follow

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


def begin(recipe: Recipe, out: Path) -> State:
    return start(recipe, CPU, lambda model: None, out)


def timeless(rows: list[dict[str, float]]) -> list[dict[str, float]]:
    return [{name: value for name, value in row.items() if name != "seconds"} for row in rows]


class _Interrupting(np.ndarray):
    """Pictures that raise KeyboardInterrupt, as Ctrl-C would, when they are asked for once too often."""

    left: int

    def __getitem__(self, rows: object) -> np.ndarray:
        if isinstance(rows, np.ndarray):
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
        return np.asarray(self)[rows]  # type: ignore[index]


def interrupting(training: Pictures, after: int) -> Pictures:
    pixels = training.pixels.view(_Interrupting)
    pixels.left = after
    return replace(training, pixels=pixels)


HARD = {"average_decay": 0.5, "mixup": 0.3, "balance": "sampling", "epochs": 4, "schedule": "plateau",
        "plateau_patience": 1, "watch": "validation_accuracy", "changed_copies": True}  # fmt: skip


def test_a_resumed_run_is_the_uninterrupted_run(small, draw, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Stopped in the middle of the third of four epochs, and gone on with: every number the same."""
    monkeypatch.setattr(feeding, "TOGETHER", 1)
    recipe = small(training=HARD, network={"dropout": 0.3}, augmentation={"shift": 0.1, "noise": 0.1})
    training, validation = draw(recipe, 45), draw(recipe, 16, 1)
    whole = begin(recipe, tmp_path / "whole")
    fit(whole, training, validation, tmp_path / "whole", CPU)
    out = tmp_path / "stopped"
    stopped = begin(recipe, out)
    with pytest.raises(KeyboardInterrupt):
        fit(stopped, interrupting(training, after=15), validation, out, CPU)
    resumed = start(recipe_of(out / "last.pt"), CPU, lambda model: pytest.fail("not fresh"), out)
    assert resumed.epoch == 2
    fit(resumed, training, validation, out, CPU)
    for part in ("model", "average"):
        for key, value in getattr(whole, part).state_dict().items():
            assert torch.equal(value, getattr(resumed, part).state_dict()[key]), key
    assert timeless(whole.rows) == timeless(resumed.rows)
    assert all(torch.equal(value, resumed.best[key]) for key, value in whole.best.items())
    with (out / "log.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["epoch"]) for row in rows] == [1, 2, 3, 4]
    assert {"train_loss", "train_accuracy", "validation_precision", "validation_recall", "validation_f1"} <= set(
        rows[0]
    )
    assert {path.name for path in out.iterdir()} == {"last.pt", "log.csv", "curves.png"}
    assert struct.unpack(">II", (out / "curves.png").read_bytes()[16:24]) == (1200, 360)


@pytest.mark.parametrize(
    ("task", "training"),
    [
        ("binary", {"optimiser": "adam", "balance": "weights"}),
        ("multilabel", {"optimiser": "adamw", "average_decay": 0.5, "mixed_precision": True}),
        ("multiclass", {"optimiser": "sgd", "learning_rate": 0.05, "momentum": 0.9, "l1": 1e-5}),
        ("ordinal", {"softness": 0.5, "label_smoothing": 0.05, "deterministic": True, "watch": "validation_kappa"}),
    ],
)
def test_every_task_is_learned(task: str, training: dict[str, object], small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small(task, training={"epochs": 6, **training})
    state = begin(recipe, tmp_path)
    train = draw(recipe, 64)
    if task == "multilabel":
        train.targets[::5, 0] = np.nan
    fit(state, train, draw(recipe, 32, 1), tmp_path, CPU)
    assert state.rows[-1]["train_loss"] < 0.6 * state.rows[0]["train_loss"]
    assert state.kept["validation_accuracy"] > 0.95
    assert state.kept["validation_auroc"] > 0.97
    assert ("validation_kappa" in state.rows[0]) == (task == "ordinal")
    assert not torch.are_deterministic_algorithms_enabled()
    assert (state.average is state.model) == (task != "multilabel")


def test_the_best_weights_are_a_copy(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"epochs": 1})
    state = begin(recipe, tmp_path)
    fit(state, draw(recipe, 16), draw(recipe, 8), tmp_path, CPU)
    kept = state.best["linear.weight"].clone()
    with torch.no_grad():
        state.average.linear.weight.add_(1.0)
    assert torch.equal(state.best["linear.weight"], kept)
    assert torch.equal(state.finished().linear.weight, kept)


def test_no_progress_stops_early_and_says_so(small, draw, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"epochs": 20, "patience": 2, "watch": "validation_accuracy", "learning_rate": 1e-9})
    seen: list[float] = []
    state = begin(recipe, tmp_path)
    fit(state, draw(recipe, 16), draw(recipe, 8), tmp_path, CPU, lambda row: seen.append(row["epoch"]))
    assert seen == [1, 2, 3]
    said = "Stopped early after epoch 3: epoch 1 is the best with validation_accuracy 0."
    assert said in capsys.readouterr().out
    again = begin(recipe, tmp_path)
    fit(again, draw(recipe, 16), draw(recipe, 8), tmp_path, CPU)
    assert again.epoch == 3


def test_keep_last_keeps_the_last(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"epochs": 2, "keep": "last", "learning_rate": 5.0, "optimiser": "sgd", "clip_norm": 1.0})
    state = begin(recipe, tmp_path)
    fit(state, draw(recipe, 16), draw(recipe, 8), tmp_path, CPU)
    assert torch.equal(state.best["linear.weight"], state.model.linear.weight)
    assert state.kept is state.rows[-1]


def test_a_loss_that_is_no_number_stops_with_a_sentence(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small()
    state = begin(recipe, tmp_path)
    with torch.no_grad():
        state.model.linear.bias.fill_(math.nan)
    with pytest.raises(AppError, match=r"The loss is not a number in epoch 1, batch 1: lower training\.learning_rate"):
        fit(state, draw(recipe, 16), draw(recipe, 8), tmp_path, CPU)
    assert not (tmp_path / "last.pt").exists()


def test_what_cannot_be_watched_is_said_before_training(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small("binary", training={"watch": "validation_auroc"})
    training = interrupting(draw(recipe, 16), after=0)
    with pytest.raises(AppError, match="watch is validation_auroc, but no label has pictures with and without it"):
        fit(begin(recipe, tmp_path), training, draw(recipe, 1), tmp_path, CPU)
    recipe = small("binary", training={"watch": "validation_kappa"})
    with pytest.raises(AppError, match="validation_kappa, which a binary recipe has not"):
        fit(begin(recipe, tmp_path), training, draw(recipe, 8), tmp_path, CPU)


def test_only_the_same_recipe_goes_on(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"epochs": 1, "schedule": "constant"})
    fit(begin(recipe, tmp_path), draw(recipe, 16), draw(recipe, 8), tmp_path, CPU)
    assert begin(small(training={"epochs": 1, "schedule": "constant"}, title="Another"), tmp_path).epoch == 1
    assert begin(small(training={"epochs": 9, "schedule": "constant"}), tmp_path).epoch == 1  # 14 epochs, then 26 more
    for other in ({"training": {"epochs": 1}}, {"network": {"architecture": "pneumonia_cnn"}}):
        with pytest.raises(AppError, match=r"last\.pt belongs to another recipe; name another folder with --out"):
            begin(small(**other), tmp_path)
    content = torch.load(tmp_path / "last.pt", weights_only=True)
    content["model"]["linear.weight"] = torch.zeros(1, 1)
    torch.save(content, tmp_path / "last.pt")
    with pytest.raises(AppError, match=r"last\.pt was made by another version of lenet5"):
        begin(recipe, tmp_path)
    torch.save({"kind": "other"}, tmp_path / "last.pt")
    with pytest.raises(AppError, match=r"is not the last\.pt of a training"):
        begin(recipe, tmp_path)


def test_cosine_rates_count_on_the_epochs(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small(training={"epochs": 1})
    fit(begin(recipe, tmp_path), draw(recipe, 16), draw(recipe, 8), tmp_path, CPU)
    with pytest.raises(AppError, match="belongs to another recipe"):
        begin(small(training={"epochs": 2}), tmp_path)


def test_a_full_disk_leaves_the_old_checkpoint_whole(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    resource = pytest.importorskip("resource")
    recipe = small(training={"epochs": 2})
    state = begin(recipe, tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(row: dict[str, float]) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))

    try:
        with pytest.raises(OutputError, match=r"last\.pt cannot be written: File too large; make room there"):
            fit(state, draw(recipe, 16), draw(recipe, 8), tmp_path, CPU, fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert begin(recipe, tmp_path).epoch == 1
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_cannot_be_written_is_said_at_once(small, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"Nothing can be written to .*file.out: .*; name another folder with --out"):
        begin(small(), tmp_path / "file" / "out")


def test_normalisation_by_the_training_pictures(small, draw, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    recipe = small(network={"normalisation": "training"}, training={"epochs": 1})
    training = draw(recipe, 16)
    state = start(recipe, CPU, lambda model: normalise(model, recipe, training.pixels), tmp_path)
    assert state.model.trunk.normalise.mean.item() == pytest.approx(training.pixels.mean() / 255.0, abs=1e-6)
    assert state.model.trunk.normalise.deviation.item() == pytest.approx(training.pixels.std() / 255.0, abs=1e-6)
    fit(state, training, draw(recipe, 8), tmp_path, CPU)
    assert torch.equal(begin(recipe, tmp_path).model.trunk.normalise.mean, state.model.trunk.normalise.mean)
    with pytest.raises(AppError, match="all the same grey"):
        normalise(state.model, recipe, np.zeros((2, 28, 28), np.uint8))


def test_the_average_follows() -> None:
    slow, fast = torch.nn.BatchNorm1d(1), torch.nn.BatchNorm1d(1)
    with torch.no_grad():
        fast.weight.fill_(3.0)
    fast.num_batches_tracked.fill_(7)
    follow(slow, fast, 0.75)
    assert slow.weight.item() == pytest.approx(1.5)
    assert int(slow.num_batches_tracked) == 7
