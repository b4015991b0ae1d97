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
from desktop.core.preprocess import to_input
from models import quantising
from models.exporting import export
from models.onnx_files import opened
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
    monkeypatch.setattr(quantising, "LOSS", 0.02)  # of 66 pictures
    gain = quantised_beside(model, recipe, data)
    assert gain.worth, str(gain)
    assert 0.0 < gain.moved[0] < gain.moved[1] < 0.1
    assert 0 <= gain.changed[0] < gain.changed[1] == 66
    before, after = Engine.load(model).card, Engine.load(int8_of(model)).card
    assert after.architecture == "lenet5, 8-bit whole numbers"
    assert [point.threshold for point in after.operating_points] == [
        point.threshold for point in before.operating_points
    ]
    assert after.operating_points != before.operating_points  # its own rates
    assert after.calibration.temperature == before.calibration.temperature
    assert after.calibration.bins != before.calibration.bins
    assert [point.threshold for point in after.curves["l0"]] == [point.threshold for point in before.curves["l0"]]
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


def test_the_first_convolutions_stay_float() -> None:
    """A residual network of eight convolutions: the first and what adds to its numbers keep float."""
    kinds = [*("Conv", "Relu"), *("Conv", "Relu", "Conv", "Add", "Relu") * 3, "Conv"]
    nodes, last, kept = [], "image", "image"
    for number, kind in enumerate(kinds):
        given = [last, kept] if kind == "Add" else [last]
        nodes.append(onnx.helper.make_node(kind, given, [f"t{number}"], name=f"{kind} {number}"))
        last = f"t{number}"
        if kind == "Relu" and kinds[number - 1] != "Conv":
            kept = last
        if number == 1:
            kept = last
    graph = onnx.helper.make_graph(nodes, "residual", [], [])
    found = quantising._floats(graph)
    assert {name for name in found if name.startswith("Conv")} == {"Conv 0"}
    assert {"Relu 1", "Add 5", "Relu 6", "Add 10"} <= found
    assert not {"Relu 3", "Relu 8"} & found  # between convolutions that are not float


def test_the_logits_lie_where_they_did(model: Path) -> None:
    whole, pixels = onnx.load(model), pictures_of("binary", 60, 3).pixels
    small = quantising.quantised(whole, pixels)
    before = _logits(small, pixels) - _logits(whole, pixels)
    shift = quantising.centred(small, whole, pixels)
    after = _logits(small, pixels) - _logits(whole, pixels)
    assert shift == pytest.approx(before.mean(0), abs=1e-5)
    assert after.mean(0) == pytest.approx(np.zeros(1), abs=1e-5)
    assert abs(shift).max() > 1e-5


def _logits(model: onnx.ModelProto, pixels: np.ndarray) -> np.ndarray:
    return opened(model).run(["logits"], {"image": to_input(pixels)})[0]


def test_the_timing_is_real(model: Path) -> None:
    whole = onnx.load(model)
    card = ModelCard.from_json(whole.metadata_props[0].value)
    assert all(0.05 < ratio < 20.0 for ratio in quantising._faster(whole, whole, card))


@pytest.mark.parametrize(
    ("gain", "worth"),
    [
        (Gain((1.3, 1.5, 1.3, 2.0), 0.002, (0.0, 0.0), (1, 9)), True),
        (Gain((1.29, 1.5, 1.3, 2.0), 0.0, (0.0, 0.0), (1, 9)), False),
        (Gain((2.0,) * 4, 0.0021, (0.0, 0.0), (1, 9)), False),
        (Gain((2.0,) * 4, float("nan"), (0.0, 0.0), (1, 9)), False),
    ],
)
def test_what_is_worth_a_file(gain: Gain, worth: bool) -> None:
    assert gain.worth == worth
    assert f"{gain.faster[0]:.2f} (1 threads, 1 pictures)" in str(gain)
    assert np.isnan(gain.loss) or f"{gain.loss:.4f}" in str(gain)
    assert "1 of 9 pictures are decided otherwise" in str(gain)
