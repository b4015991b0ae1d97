"""A network that learns from finished ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from models import checkpoint, datasets
from models.__main__ import main
from models.datasets import Index
from models.losses import criterion, softening
from models.recipe import Recipe
from models.teachers import taught
from tests.models.recipe_files import write_toml

CPU = torch.device("cpu")


@pytest.fixture
def teacher(table: dict[str, Any], folder: Path, tmp_path: Path) -> Path:
    torch.set_num_threads(1)
    table["network"] = {"architecture": "lenet5", "channels": 1, "normalisation": "training"}
    table["training"]["frozen_stages"], table["distance"]["stages"] = 0, [0, 1]
    recipe = write_toml(table, tmp_path / "small.toml")
    assert main(["train", str(recipe), "--data", str(folder), "--out", str(tmp_path / "teacher")]) == 0
    return tmp_path / "teacher" / "best.pt"


def test_a_network_learns_from_finished_ones_and_says_which(
    teacher: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe, out = tmp_path / "small.toml", tmp_path / "pupil"
    asked = ["train", str(recipe), "--data", str(folder), "--out", str(out)]
    assert main([*asked, "--teacher", str(teacher)]) == 0
    held, before = checkpoint.load(out / "best.pt"), checkpoint.load(teacher)
    assert len(held.recipe.training.teachers) == 1
    assert any(not torch.equal(held.weights[name], value) for name, value in before.weights.items())

    capsys.readouterr()
    assert main(asked) == 2  # the same folder, but without the teacher
    assert "belongs to another recipe" in capsys.readouterr().err
    assert main(["resume", str(out), "--data", str(folder)]) == 2
    assert "was taught by 1 networks: name the same ones with --teacher" in capsys.readouterr().err


def test_who_may_have_seen_the_test_patients_teaches_nobody(
    teacher: Path, folder: Path, tmp_path: Path, table: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    table["data"]["splits"]["key"] = "another"
    other = write_toml(table, tmp_path / "other.toml")
    assert main(["train", str(other), "--data", str(folder), "--teacher", str(teacher)]) == 2
    assert "may have learned from those that judge" in capsys.readouterr().err


def test_targets_are_a_share_of_what_the_teachers_say(teacher: Path, folder: Path) -> None:
    recipe = checkpoint.load(teacher).recipe
    index = datasets.find(recipe, folder)
    training = datasets.load(index, "train", recipe.input)
    assert taught(training, index, recipe, [], CPU) is training
    whole = _with(recipe, taught=1.0)
    said = taught(training, index, whole, [teacher, teacher], CPU).targets
    half = taught(training, index, _with(recipe, taught=0.5), [teacher], CPU).targets
    assert ((said > 0) & (said < 1)).all()
    assert np.allclose(half, 0.5 * training.targets + 0.5 * said, atol=1e-6)


def test_soft_answers_are_not_softened_again(teacher: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cross entropy with taught = 1 is least where the network says what the teachers say."""
    said = np.random.default_rng(1).dirichlet(np.ones(4), 9)
    monkeypatch.setattr("models.teachers._said", lambda *_: said)
    held = checkpoint.load(teacher).recipe
    labels = tuple(held.labels[0].model_copy(update={"name": f"grade{number}"}) for number in range(4))
    recipe = _with(held, taught=1.0, softness=0.7, label_smoothing=0.1).model_copy(
        update={"labels": labels, "task": "ordinal"}
    )
    given = datasets.Pictures(np.zeros((9, 1, 1), np.uint8), np.eye(4, dtype=np.float32)[[0] * 9], ("",) * 9, ("",) * 9)
    empty = Index((), given.targets, (), (), (), {})
    targets = torch.from_numpy(taught(given, empty, recipe, [teacher], CPU).targets)
    assert torch.allclose(targets.double() @ softening(recipe, 0.1).double(), torch.from_numpy(said), atol=1e-5)
    logits = torch.from_numpy(np.log(said)).float().requires_grad_()
    total, _ = criterion(recipe, torch.ones(4), 0.1)(logits, targets)
    (slope,) = torch.autograd.grad(total, logits)
    assert slope.abs().max() < 1e-5


def _with(recipe: Recipe, **training: object) -> Recipe:
    return recipe.model_copy(update={"training": recipe.training.model_copy(update=training)})
