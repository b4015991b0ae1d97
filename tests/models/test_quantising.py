"""8-bit whole numbers: what becomes so, what is measured, and that nothing is written which is not worth it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from PIL import Image

from desktop.core.card import ModelCard
from desktop.core.engine import Engine
from desktop.core.model_file import int8_of
from models import quantising
from models.exporting import export
from models.quantising import LOADS, Gain, quantised_beside
from models.recipe import Recipe
from tests.models.finished import finished, pictures_of, recipe_of


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    found = recipe_of("binary", "lenet5")
    splits = found.data.splits.model_copy(update={"train": 0.4, "validation": 0.2, "test": 0.4})
    return found.model_copy(update={"data": found.data.model_copy(update={"splits": splits})})


@pytest.fixture(scope="module")
def model(recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    _, held = finished(recipe, steps=30)
    out = tmp_path_factory.mktemp("int8") / "small.onnx"
    assert all(proof.holds for proof in export(held, out))
    return out


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    pictures = pictures_of("binary", 240, 5)
    for number, (grey, target) in enumerate(zip(pictures.pixels, pictures.targets, strict=True)):
        inside = folder / ("L0" if target[0] else "NONE")
        inside.mkdir(exist_ok=True)
        Image.fromarray(grey).save(inside / f"person{number // 2}_{number}.png")
    return folder


def test_a_variant_that_pays_is_written_with_its_own_evidence(
    model: Path, recipe: Recipe, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quantising, "_faster", lambda *given: (2.0,) * len(LOADS))
    monkeypatch.setattr(quantising, "LOSS", 0.02)  # of 96 pictures
    gain = quantised_beside(model, recipe, data)
    assert gain.worth, str(gain)
    assert 0.0 < gain.moved[0] < gain.moved[1] < 0.1
    before, after = Engine.load(model).card, Engine.load(int8_of(model)).card
    assert after.architecture == "lenet5, 8-bit whole numbers"
    assert (after.operating_points, after.map_offset) == (before.operating_points, before.map_offset)
    assert {metric.name for metric in after.metrics} > {"auroc", "ece"}
    assert after.golden[0].png == before.golden[0].png
    assert after.golden != before.golden
    kinds = {node.op_type for node in onnx.load(int8_of(model)).graph.node}
    assert {"QuantizeLinear", "DequantizeLinear"} <= kinds
    monkeypatch.setattr(quantising, "_faster", lambda *given: (2.0, 2.0, 2.0, 1.2))
    assert not quantised_beside(model, recipe, data).worth
    assert not int8_of(model).exists()


def test_the_head_stays_float(model: Path) -> None:
    whole = onnx.load(model)
    graph = quantising.quantised(whole, pictures_of("binary", 8, 1).pixels).graph
    inside = {output for node in graph.node if node.op_type == "DequantizeLinear" for output in node.output}
    fed = [node.op_type for node in graph.node if len(inside & set(node.input)) > 1]  # numbers and weights
    assert set(fed) == {"Conv"}
    assert sum(node.op_type == "Conv" for node in graph.node) == len(fed)
    assert {"Gemm", "MatMul"} & {node.op_type for node in graph.node}


def test_the_timing_is_real(model: Path) -> None:
    whole = onnx.load(model)
    card = ModelCard.from_json(whole.metadata_props[0].value)
    assert all(0.05 < ratio < 20.0 for ratio in quantising._faster(whole, whole, card))


@pytest.mark.parametrize(
    ("gain", "worth"),
    [
        (Gain((1.3, 1.5, 1.3, 2.0), 0.002, (0.0, 0.0)), True),
        (Gain((1.29, 1.5, 1.3, 2.0), 0.0, (0.0, 0.0)), False),
        (Gain((2.0,) * 4, 0.0021, (0.0, 0.0)), False),
        (Gain((2.0,) * 4, float("nan"), (0.0, 0.0)), False),
    ],
)
def test_what_is_worth_a_file(gain: Gain, worth: bool) -> None:
    assert gain.worth == worth
    assert f"{gain.faster[0]:.2f} (1 threads, 1 pictures)" in str(gain)
    assert np.isnan(gain.loss) or f"{gain.loss:.4f}" in str(gain)
