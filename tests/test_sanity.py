"""Do the maps of a shipped model show what it learned? Adebayo et al. 2018, arXiv 1810.03292.

A network whose weights are shuffled must not be explained by the map of the trained one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from numpy.typing import NDArray
from onnx import numpy_helper

from desktop.core.card import CARD_KEY, ModelCard
from desktop.core.preprocess import network_input
from desktop.core.readers import read

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
MODELS = sorted((RESOURCES / "models").glob("*.onnx"))
LIKE = 0.5  # a rank correlation above this is "the same map"


def weights(model: onnx.ModelProto) -> list[onnx.TensorProto]:
    """Of the convolutions, in the order in which they run; the last are the head's; of 8-bit ones whole numbers."""
    by_name = {one.name: one for one in model.graph.initializer}
    held = {node.output[0]: node.input[0] for node in model.graph.node if node.op_type == "DequantizeLinear"}
    used = [name for node in model.graph.node if node.op_type in ("Conv", "Gemm", "MatMul") for name in node.input[1:2]]
    names = dict.fromkeys(held.get(name, name) for name in used)
    return [by_name[name] for name in names if name in by_name]


def shuffled(model: onnx.ModelProto, count: int, seed: int) -> onnx.ModelProto:
    """With the values of the last `count` weight tensors in random order, so that only what they say is lost."""
    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    draw = np.random.default_rng(seed)
    for tensor in weights(changed)[-count:]:
        values = numpy_helper.to_array(tensor)
        mixed = draw.permutation(values.ravel()).reshape(values.shape)
        tensor.CopyFrom(numpy_helper.from_array(mixed, tensor.name))
    return changed


def maps(model: onnx.ModelProto, images: NDArray[np.float32]) -> NDArray[np.float32]:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    (found,) = session.run(["maps"], {"image": images})
    return found


def alike(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The mean rank correlation (Spearman) of the maps of every picture and label."""
    found = []
    for a, b in zip(one.reshape(-1, *one.shape[2:]), other.reshape(-1, *other.shape[2:]), strict=True):
        ranks = [np.argsort(np.argsort(map_.ravel())) for map_ in (a, b)]
        found.append(float(np.corrcoef(*ranks)[0, 1]))
    return float(np.mean(np.abs(found)))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_the_maps_of_shuffled_weights_are_others(path: Path) -> None:
    model = onnx.load(path)
    (text,) = (entry.value for entry in model.metadata_props if entry.key == CARD_KEY)
    wanted = ModelCard.from_json(text).input
    images = np.stack([network_input(read(one), wanted) for one in sorted((RESOURCES / "samples").glob("*.png"))])
    trained = maps(model, images)
    assert alike(trained, maps(model, images)) == pytest.approx(1.0)
    whole = len(weights(model))
    for count in (whole // 2, whole):
        likeness = np.mean([alike(trained, maps(shuffled(model, count, seed), images)) for seed in range(3)])
        assert likeness < LIKE, f"{count} of {whole} layers shuffled, and still {likeness:.2f} alike"
