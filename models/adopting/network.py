"""The adopted model: their network up to its last feature maps, between our input and our head."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, compose, helper, numpy_helper
from torch import Tensor, nn

from desktop.core.errors import AppError
from models.adopting.fitting import Fit
from models.adopting.graph import Theirs, cut, session_of
from models.adopting.head import Head
from models.adopting.wanted import Wanted
from models.answering import OUTPUTS
from models.distance import pooled
from models.heads import explained, offset
from models.onnx_files import converted

THEIRS = "theirs/"  # before every name of their graph in ours
MAPS = f"{THEIRS}maps"


class Adopted(nn.Module):
    """Last feature maps (N, K, h, w) -> what Answering gives; the distance is 0 where nothing was fitted."""

    def __init__(self, head: Head, wanted: Wanted, fit: Fit) -> None:
        super().__init__()
        self.neck = head.neck
        self.linear = chosen(head, wanted)
        with torch.no_grad():
            self.linear.bias.add_(torch.from_numpy(fit.shift))
        self.distance = fit.distance
        self.temperature = fit.calibration.temperature
        self.exclusive = wanted.exclusive
        self.eval()

    @property
    def map_offset(self) -> tuple[float, ...]:
        return offset(self.neck, self.linear)

    def forward(self, maps: Tensor) -> tuple[Tensor, ...]:
        logits, grids, slopes, _ = explained(self.neck, self.linear, (maps,))
        far = torch.zeros(maps.shape[0]) if self.distance is None else self.distance(pooled((maps,), (0,)))
        scaled = logits / self.temperature
        scores = torch.softmax(scaled, 1) if self.exclusive else torch.sigmoid(scaled)
        return scores, logits, grids, maps, far, slopes


def chosen(head: Head, wanted: Wanted) -> nn.Linear:
    """The last layer of the outputs that the labels stand for. Raises AppError when their numbers do not fit."""
    count = head.linear.out_features
    rows = list(wanted.outputs or range(len(wanted.labels)))
    if max(rows) >= count or (not wanted.outputs and count != len(rows)):
        raise AppError(
            f"The network gives {count} numbers and the card has {len(wanted.labels)} labels; name every output's "
            "label, or name the outputs to keep with `outputs` in the card."
        )
    linear = nn.Linear(head.linear.in_features, len(rows))
    with torch.no_grad():
        linear.weight.copy_(head.linear.weight[rows])
        linear.bias.copy_(head.linear.bias[rows])
    return linear.requires_grad_(False)


def trunk_of(theirs: Theirs, head: Head, wanted: Wanted) -> onnx.ModelProto:
    """`image` as DESIGN.md has it -> `theirs/maps`. Raises AppError when the card's normalisation does not fit."""
    trunk = compose.add_prefix(cut(theirs.model, [head.maps]), THEIRS)
    values = wanted.values
    scale, shift = (
        np.broadcast_to(np.array(numbers, np.float32), (theirs.channels,) if len(numbers) == 1 else (len(numbers),))
        for numbers in _affine(wanted)
    )
    if len(scale) != theirs.channels or len(shift) != theirs.channels:
        raise AppError(
            f"The card's values.mean and values.deviation have {len(values.mean)} and {len(values.deviation)} numbers; "
            f"{theirs.name} takes {theirs.channels} channel."
        )
    graph = trunk.graph
    for node in graph.node:
        for place, name in enumerate(node.output):
            node.output[place] = MAPS if name == THEIRS + head.maps else name
        for place, name in enumerate(node.input):
            node.input[place] = MAPS if name == THEIRS + head.maps else name
    given = f"{THEIRS}{theirs.image}"
    first = [
        helper.make_node("Mul", ["image", "values/scale"], ["values/scaled"], "values/mul"),
        helper.make_node("Add", ["values/scaled", "values/shift"], [given], "values/add"),
    ]
    nodes = [*first, *graph.node]
    graph.ClearField("node")
    graph.node.extend(nodes)
    for name, numbers in (("values/scale", scale), ("values/shift", shift)):
        graph.initializer.append(numpy_helper.from_array(numbers.reshape(1, -1, 1, 1).copy(), name))
    size = (wanted.input.height, wanted.input.width)
    graph.ClearField("input")
    graph.input.append(helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", 1, *size]))
    graph.ClearField("output")
    shape: list[str | int] = ["batch", *theirs.shapes[head.maps][1:]]
    graph.output.append(helper.make_tensor_value_info(MAPS, TensorProto.FLOAT, shape))
    return trunk


def whole(trunk: onnx.ModelProto, network: Adopted, theirs: Theirs, head: Head) -> onnx.ModelProto:
    """The trunk and our head in one graph."""
    example = torch.zeros((2, *theirs.shapes[head.maps][1:]))
    top = converted(network, example, "given", OUTPUTS, theirs.opset)
    top = compose.add_prefix(top, "head/", rename_outputs=False)
    top.ir_version = trunk.ir_version = max(top.ir_version, trunk.ir_version)
    model = compose.merge_models(trunk, top, [(MAPS, "head/given")])
    for one in model.graph.output:
        one.type.tensor_type.shape.dim[0].dim_param = "batch"
    session_of(model, theirs.name)
    return model


def normalised(images: NDArray[np.float32], theirs: Theirs, wanted: Wanted) -> NDArray[np.float32]:
    """What their own network is given for pictures (N, 1, H, W), 0..1; the judge's way, not the graph's."""
    values = wanted.values
    grey = values.low + images.astype(np.float64) * (values.high - values.low)
    mean, deviation = (np.array(numbers).reshape(1, -1, 1, 1) for numbers in (values.mean, values.deviation))
    given = (np.repeat(grey, theirs.channels, 1) - mean) / deviation
    rounded: NDArray[np.float32] = given.astype(np.float32)
    return rounded


def _affine(wanted: Wanted) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(value - mean) / deviation, with value = low + x (high - low), as x scale + shift."""
    values = wanted.values
    deviation = np.array(values.deviation)
    return (values.high - values.low) / deviation, (values.low - np.array(values.mean)) / deviation
