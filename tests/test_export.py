"""export_onnx.py: what it writes, and that it writes nothing it has not proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch
from onnx import numpy_helper

import export_onnx
from desktop.core.card import CARD_KEY, Calibration, ModelCard, OperatingPoint
from desktop.core.preprocess import golden_input
from models import cards, checkpoint, exporting
from models.calibrate import scores_of
from models.checkpoint import Checkpoint, Evidence
from models.distance import FeatureDistance
from models.heads import Classifier
from models.proofs import Proof, added_up, compared
from models.recipe import load_recipe
from models.settings.base import Task
from tests.models.finished import SIDE, finished, recipe_of

RECIPE = Path(__file__).resolve().parent.parent / "models" / "recipes" / "pneumonia.toml"
SIZE = 64


@pytest.fixture(scope="module")
def held() -> Checkpoint:
    """A checkpoint with random weights, at 64 x 64."""
    torch.set_num_threads(1)
    torch.manual_seed(1)
    recipe = load_recipe(RECIPE)
    recipe = recipe.model_copy(update={"input": recipe.input.model_copy(update={"height": SIZE, "width": SIZE})})
    here = "random weights"
    point = OperatingPoint(name="balanced", label="pneumonia", threshold=0.5, sensitivity=0.5, specificity=0.5,
                           measured_on=here)  # fmt: skip
    calibration = Calibration(temperature=2.5, ece=0, measured_on=here)
    evidence = Evidence(counts={"train": {"pictures": 1}}, calibration=calibration,
                        operating_points=(point,), curves={}, distance_doubtful=1, distance_refused=2,
                        code_revision="none")  # fmt: skip
    model = Classifier.of(recipe)
    _settle(model)
    dimensions = 2 * sum(model.trunk.channels[stage] for stage in recipe.distance.stages)
    distance = FeatureDistance.fitted(torch.rand(200, dimensions), 8)
    return Checkpoint(recipe, model.state_dict(), distance.state_dict(), evidence)


def _settle(model: Classifier) -> None:
    """Give every batch normalisation the statistics of some pictures, so that no layer's output vanishes."""
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    model.train()
    with torch.no_grad():
        model(torch.rand(8, 1, SIZE, SIZE))


@pytest.fixture(scope="module")
def exported(held: Checkpoint, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "new" / "model.onnx"
    proofs = exporting.export(held, out)
    assert all(proof.holds for proof in proofs), "\n".join(map(str, proofs))
    assert [path.name for path in out.parent.iterdir()] == ["model.onnx"]
    return out


def images(count: int) -> np.ndarray:
    return np.random.default_rng(7).random((count, 1, SIZE, SIZE), np.float32)


def test_the_file_keeps_the_contract(exported: Path, held: Checkpoint) -> None:
    session = ort.InferenceSession(exported, providers=["CPUExecutionProvider"])
    assert [node.name for node in session.get_inputs()] == ["image"]
    outputs = ["scores", "logits", "maps", "features", "distance", "gradients"]
    assert [node.name for node in session.get_outputs()] == outputs
    assert all(node.type == "tensor(float)" and isinstance(node.shape[0], str) for node in session.get_outputs())
    for count in (1, 2, 5):
        scores, logits, maps, features, distance, slopes = session.run(None, {"image": images(count)})
        assert scores.shape == logits.shape == (count, 1)
        assert maps.shape == (count, 1, 2, 2)
        assert features.shape == (count, 1280, 2, 2)
        assert distance.shape == (count,)
        assert slopes.shape == (count, 1, 1280, 1, 1)
        assert np.allclose((slopes * features[:, None]).sum(2), maps, atol=1e-5)
        assert np.allclose(scores, 1 / (1 + np.exp(-logits / held.evidence.calibration.temperature)), atol=1e-6)
    graph = onnx.load(exported)
    assert not any(tensor.external_data for tensor in graph.graph.initializer)
    assert 17 <= graph.opset_import[0].version <= 20
    assert "BatchNormalization" not in {node.op_type for node in graph.graph.node}
    assert exported.stat().st_size < 25_000_000
    assert np.abs(maps).max() > 0.01


def test_the_card_is_whole_and_its_golden_pictures_answer_as_promised(exported: Path) -> None:
    session = ort.InferenceSession(exported, providers=["CPUExecutionProvider"])
    card = ModelCard.from_json(session.get_modelmeta().custom_metadata_map[CARD_KEY])
    assert card.task == "binary"
    assert len(card.map_offset) == 1
    assert len(card.golden) >= 2
    for golden in card.golden:
        scores = session.run(["scores"], {"image": golden_input(golden, card.input)[None]})[0]
        assert scores[0] == pytest.approx(golden.scores, abs=1e-6)


@pytest.mark.parametrize(
    ("task", "architecture"),
    [("ordinal", "lenet5"), ("multilabel", "blocks"), ("binary", "pneumonia_cnn")],
)
def test_every_task_and_kind_of_head(task: Task, architecture: str, tmp_path: Path) -> None:
    """Heads with hidden layers too: their maps hold against autograd, or nothing is written."""
    _, held = finished(recipe_of(task, architecture), steps=3)
    out = tmp_path / "model.onnx"
    proofs = exporting.export(held, out)
    assert all(proof.holds for proof in proofs), "\n".join(map(str, proofs))
    session = ort.InferenceSession(out, providers=["CPUExecutionProvider"])
    card = ModelCard.from_json(session.get_modelmeta().custom_metadata_map[CARD_KEY])
    assert (card.task, card.architecture) == (task, architecture)
    assert card.map_offset == ()
    assert any(proof.what == "maps add up to the logits" for proof in proofs) is False
    exclusive = task in ("multiclass", "ordinal")
    assert bool(card.operating_points) != exclusive
    image = np.random.default_rng(7).random((3, 1, SIDE, SIDE), np.float32)
    scores, logits = session.run(["scores", "logits"], {"image": image})
    wanted = scores_of(task, logits, card.calibration.temperature)
    assert scores == pytest.approx(wanted, abs=1e-6)
    assert not exclusive or scores.sum(1) == pytest.approx(np.ones(3), abs=1e-6)


def test_a_difference_counts_in_units_or_as_a_share_of_the_largest_value() -> None:
    large, small = np.array([200.0, 0.0], np.float32), np.array([1e-6, 0.0], np.float32)
    off = np.array([0.0, 1e-3], np.float32)
    found = compared("maps", [large + off, small], [large, small], 1e-4, 1e-3).found
    assert found == pytest.approx(1e-3 / 200.0, rel=1e-3)
    assert compared("maps", [small * 2], [small], 1e-4, 1e-3).found == pytest.approx(1e-3, rel=1e-3)
    assert not compared("maps", [large[:1]], [large], 1e-4).holds


def test_maps_that_do_not_add_up_are_no_proof() -> None:
    logits, maps = np.ones((2, 1), np.float32), np.full((2, 1, 2, 2), 0.25, np.float32)
    assert added_up([{"logits": logits, "maps": maps}], (0.0,))[0].holds
    assert not added_up([{"logits": logits, "maps": maps}], (0.001,))[0].holds
    assert added_up([{"logits": logits, "maps": maps}], ()) == []


def test_the_file_says_nothing_of_whoever_exported_it(exported: Path) -> None:
    data = exported.read_bytes()
    for words in (str(RECIPE.parent.parent), "site-packages", "stack_trace", "forward"):
        assert words.encode() not in data, words


def test_an_export_is_reproducible(exported: Path, held: Checkpoint) -> None:
    card = onnx.load(exported).metadata_props
    offset = tuple(held.weights["linear.bias"].tolist())
    again = cards.card_of(held, offset, ModelCard.from_json(card[0].value).golden)
    assert again.to_json() == card[0].value


@pytest.mark.parametrize("spoil", ["linear.bias", "linear.weight", "variances"])
def test_a_network_that_answers_otherwise_is_not_written(
    spoil: str, exported: Path, held: Checkpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The converter is replaced by one that doubles a single tensor."""
    graph = onnx.load(exported)
    tensor = next(tensor for tensor in graph.graph.initializer if tensor.name.endswith(spoil))
    tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor) * 2 + np.float32(0.01), tensor.name))
    monkeypatch.setattr(exporting, "converted", lambda *given: graph)
    file, out = tmp_path / "best.pt", tmp_path / "model.onnx"
    checkpoint.save(held, file)
    assert export_onnx.main([str(file), "-o", str(out)]) == 1
    shown = capsys.readouterr()
    assert "FAILED" in shown.out
    assert "was not written" in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["best.pt"]


def test_a_number_that_is_none_is_no_proof() -> None:
    assert not Proof("scores", float("nan"), 1.0).holds


def test_weights_of_another_architecture_are_one_sentence(
    held: Checkpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "best.pt"
    checkpoint.save(replace(held, weights=torch.nn.Linear(2, 2).state_dict()), file)
    assert export_onnx.main([str(file), "-o", str(tmp_path / "model.onnx")]) == 2
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert "weights are not those of efficientnet_lite0" in shown


def test_a_missing_checkpoint_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export_onnx.main([str(tmp_path / "none.pt"), "-o", str(tmp_path / "model.onnx")]) == 2
    assert capsys.readouterr().err.startswith("There is no checkpoint ")
