"""A model file gives back the checkpoint that it was exported from, and training can go on from it."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from desktop.core.card import Metric
from desktop.core.errors import AppError
from models import checkpoint
from models.__main__ import main
from models.exporting import export
from models.heads import Classifier
from models.norms import state_anew
from models.recipe import Recipe, load_recipe
from models.unpacking import unpacked
from models.weights import restored
from tests.models.finished import finished, pictures_of, recipe_of

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {"pneumonia": "pneumonia", "knee-kl": "knee_kl", "chest-findings": "chest_adult"}
CPU = torch.device("cpu")


def shipped(file: str) -> tuple[Path, Recipe]:
    return ROOT / "resources" / "models" / f"{file}.onnx", load_recipe(
        ROOT / "models" / "recipes" / f"{SHIPPED[file]}.toml"
    )


@pytest.mark.parametrize("architecture", ["lenet5", "pneumonia_cnn"])
def test_the_checkpoint_of_an_exported_model(architecture: str, tmp_path: Path) -> None:
    recipe = recipe_of("multilabel", architecture)
    model, held = finished(recipe)
    assert all(proof.holds for proof in export(held, tmp_path / "model.onnx"))
    found = unpacked(tmp_path / "model.onnx", recipe)
    images = torch.rand(4, 1, 24, 24)
    with torch.no_grad():
        assert torch.allclose(restored(found)(images), model.eval()(images), atol=1e-5)
    assert found.evidence == held.evidence
    assert all(torch.equal(found.distance[name], value) for name, value in held.distance.items())


@pytest.mark.parametrize("file", SHIPPED)
def test_every_model_in_the_box_can_be_unpacked(file: str) -> None:
    path, recipe = shipped(file)
    found = unpacked(path, recipe)
    assert {metric.name for metric in found.evidence.metrics} >= {"auroc", "ece"}
    assert found.weights.keys() == Classifier.of(recipe).state_dict().keys()


def test_norms_learn_statistics_that_leave_the_answers(tmp_path: Path) -> None:
    recipe = recipe_of("multilabel", "pneumonia_cnn")
    _, held = finished(recipe)
    export(held, tmp_path / "model.onnx")
    model, pixels = restored(unpacked(tmp_path / "model.onnx", recipe)), pictures_of("multilabel", 120, 5).pixels
    images = torch.from_numpy(pixels[:, None] / 255.0).float()
    norms = [layer for layer in model.modules() if isinstance(layer, torch.nn.BatchNorm2d)]
    assert norms
    assert all((layer.running_var == 1.0).all() for layer in norms)
    with torch.no_grad():
        before = model(images)
        state_anew(model, pixels, 40, CPU)
        assert torch.allclose(model(images), before, atol=1e-4)
        for layer in norms:  # on these very pictures, training now scales as answering does
            layer.train()
        assert torch.allclose(model(images), before, atol=1e-2)
    state = {name: value.clone() for name, value in model.eval().state_dict().items()}
    state_anew(model, pixels[:8], 8, CPU)
    assert all(torch.equal(value, state[name]) for name, value in model.state_dict().items())


def test_what_cannot_be_unpacked(tmp_path: Path) -> None:
    path, recipe = shipped("knee-kl")
    with pytest.raises(AppError, match=r"knee-kl.onnx was not trained by this recipe: its name is knee_kl"):
        unpacked(path, shipped("pneumonia")[1])
    with pytest.raises(AppError, match="its architecture is efficientnet_lite0, 8-bit whole numbers"):
        unpacked(path.with_name("knee-kl.int8.onnx"), recipe)
    network = recipe.network.model_copy(update={"channels": 1})
    with pytest.raises(AppError, match=r"layers of knee-kl.onnx are not those of efficientnet_lite0; name the float"):
        unpacked(path, recipe.model_copy(update={"network": network}))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.set_num_threads(1)
    path, _ = shipped("pneumonia")
    recipe, out = ROOT / "models" / "recipes" / "pneumonia.toml", tmp_path / "runs" / "best.pt"
    assert main(["unpack", str(path), str(recipe), "--out", str(out)]) == 0
    held = checkpoint.load(out)
    assert isinstance(held.evidence.metrics[0], Metric)
    again = tmp_path / "again.onnx"
    assert all(proof.holds for proof in export(held, again))
    assert unpacked(again, held.recipe).evidence == held.evidence
    assert main(["unpack", str(tmp_path / "none.onnx"), str(recipe), "--out", str(out)]) == 2
    assert "there is no regular file of that name" in capsys.readouterr().err
