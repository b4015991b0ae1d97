"""The other views, against what their papers say of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest

from desktop.core.cams import Layers, eigencam, hirescam, layercam, offered, view
from desktop.core.engine import Engine
from desktop.core.errors import ModelError
from desktop.core.overlay import own_strength
from desktop.core.radiograph import Radiograph
from tests.tiny_model import build, card


@pytest.fixture
def layers() -> Layers:
    draw = np.random.default_rng(7)
    return Layers(draw.random((6, 5, 4), np.float32), draw.normal(size=(2, 6, 5, 4)).astype(np.float32))


def radiograph() -> Radiograph:
    pixels = np.tile(np.arange(64, dtype=np.uint8) * 3, (64, 1))
    return Radiograph(pixels=pixels, stored_range=(0, 255), source=Path("made.png"), kind="PNG")


def test_hirescam_of_a_pooling_head_is_grad_cam(tmp_path: Path) -> None:
    engine = Engine.load(build(tmp_path / "tiny.onnx", json.dumps(card())))
    assert engine.methods == ("gradcam", "hirescam", "layercam", "eigencam", "activations", "feature")
    layers = engine.layers(engine.prepare(radiograph()))
    assert layers.pooled
    (finding,) = engine.answer(radiograph()).findings
    np.testing.assert_allclose(hirescam(layers, 0), finding.map, atol=1e-6)
    np.testing.assert_allclose(layercam(layers, 0), finding.map, atol=1e-6)  # its only weight is positive


def test_scores_are_those_of_the_answer(tmp_path: Path) -> None:
    engine = Engine.load(build(tmp_path / "tiny.onnx", json.dumps(card())))
    image = engine.prepare(radiograph()).image
    scores = engine.scores(np.stack([image, np.zeros_like(image)]))
    assert scores.shape == (2, 1)
    assert scores[0, 0] == pytest.approx(engine.answer(radiograph()).findings[0].score)
    assert scores[1, 0] < 0.02


@pytest.mark.parametrize(
    ("operator", "given", "shape", "said"),
    [
        ("Identity", ["logits"], ["N", 1], r"its gradients are \(1,\), the feature maps"),
        ("Concat", ["real", "real"], ["N", 2, 1, 1, 1], "its outputs do not have the shapes that 1 labels need"),
    ],
)
def test_gradients_that_do_not_fit_are_the_model_s_fault(
    tmp_path: Path, operator: str, given: list[str], shape: list[object], said: str
) -> None:
    path = build(tmp_path / "tiny.onnx", json.dumps(card()), shapes={"gradients": shape})
    model = onnx.load(path)
    (node,) = (node for node in model.graph.node if "gradients" in node.output)
    node.output[0] = "real"
    others = {"axis": 1} if operator == "Concat" else {}
    model.graph.node.append(onnx.helper.make_node(operator, given, ["gradients"], **others))
    onnx.save(model, path)
    engine = Engine.load(path)
    with pytest.raises(ModelError, match=rf"tiny\.onnx breaks its contract: {said}"):
        engine.layers(engine.prepare(radiograph()))


def test_hirescam_adds_up_under_a_bilinear_head(layers: Layers) -> None:
    """For a logit that is linear in A, position by position, the cells add up to it."""
    assert layers.gradients is not None
    logit = float((layers.gradients[1] * layers.features).sum())
    assert hirescam(layers, 1).sum() == pytest.approx(logit, rel=1e-5)
    assert not layers.pooled


def test_layercam_leaves_out_what_speaks_against(layers: Layers) -> None:
    assert layers.gradients is not None
    against = Layers(layers.features, -np.abs(layers.gradients))
    assert (layercam(against, 0) == 0.0).all()
    assert (layercam(layers, 0) >= hirescam(layers, 0)).all()


def test_eigencam_is_the_first_singular_vector_s_view() -> None:
    features = np.random.default_rng(3).normal(size=(20, 5, 4)).astype(np.float32)
    flat = features.reshape(20, 20).T
    _, _, directions = np.linalg.svd(flat.astype(np.float64))
    projected = (flat @ directions[0]).reshape(5, 4)
    projected *= 1.0 if projected.sum() >= 0.0 else -1.0
    np.testing.assert_allclose(eigencam(features), projected, atol=1e-4)
    assert eigencam(-features).sum() >= 0.0


def test_the_plain_views(layers: Layers) -> None:
    np.testing.assert_allclose(view("activations", layers, 0, 0), layers.features.sum(0))
    np.testing.assert_array_equal(view("feature", layers, 0, 4), layers.features[4])
    np.testing.assert_array_equal(view("feature", layers, 0, 99), layers.features[5])
    with pytest.raises(ValueError, match="answer"):
        view("gradcam", layers, 0, 0)


def test_only_what_the_graph_gives_is_offered(layers: Layers) -> None:
    assert offered(("scores", "maps")) == ("gradcam",)
    assert offered(("maps", "features")) == ("gradcam", "eigencam", "activations", "feature")
    with pytest.raises(ValueError, match="gradients"):
        view("layercam", Layers(layers.features), 0, 0)
    with pytest.raises(ValueError, match="gradients are"):
        Layers(layers.features, np.zeros((2, 5, 1, 1), np.float32))


def test_brightness_lifts_what_is_weaker() -> None:
    map_ = np.array([[-1.0, 2.0], [4.0, 1.0]], np.float32)
    assert own_strength(map_).tolist() == [[0.0, 0.5], [1.0, 0.25]]
    assert own_strength(map_, 2.0).tolist() == [[0.0, 1.0], [1.0, 0.5]]
    assert own_strength(np.zeros((2, 2), np.float32)).max() == 0.0
