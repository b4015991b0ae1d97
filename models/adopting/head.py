"""The way back from a network's answer to its last feature maps, as a chain of layers that can explain themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import onnx
from torch import nn

from desktop.core.errors import AppError
from models.adopting.graph import Theirs
from models.adopting.layers import layer_before, linear
from models.adopting.nodes import Nodes, Unknown, attribute
from models.chain import Pool

Squashed = Literal["", "Sigmoid", "Softmax"]
SHAPING = {"Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Identity", "Dropout"}
POOLING = {"GlobalAveragePool", "ReduceMean", "AveragePool"}
LONGEST = 40  # nodes


@dataclass(frozen=True, eq=False, slots=True)
class Head:
    """maps: the tensor of the last feature maps. logits: theirs. squashed: what they make of them at the very end.

    neck, linear: as in models.heads: logits = linear(neck(maps)).
    """

    maps: str
    logits: str
    squashed: Squashed
    neck: nn.Sequential
    linear: nn.Linear


def understood(theirs: Theirs) -> Head:
    """Raises AppError when the head is not made of layers whose gradients are known."""
    nodes = Nodes(theirs)
    seen = "the answer"
    try:
        squashed, logits = _squashed(nodes, theirs.answer)
        name, layers = logits, list[nn.Module]()
        for _ in range(LONGEST):
            made = nodes.maker(name)
            name, layer, done = _before(nodes, name, made)
            if layer is not None:
                layers.insert(0, layer)
            if done:
                return _head(nodes, name, logits, squashed, layers)
            seen = made.op_type
        raise Unknown(f"more than {LONGEST} steps")
    except Unknown as error:
        raise AppError(
            f"The head of {theirs.name} is not understood ({error} before {seen}): there can be no exact maps, only "
            "occlusion maps, which a model file cannot hold. Export the network so that nothing follows its global "
            "average pooling, or its flattening, but linear layers, ReLU, leaky ReLU, ELU, tanh, hard swish, layer or "
            "batch normalisation, and at the very end a sigmoid or softmax."
        ) from error


def _squashed(nodes: Nodes, name: str) -> tuple[Squashed, str]:
    """The sigmoid or softmax at the very end, and the logits before it."""
    node = nodes.maker(name)
    while node.op_type in SHAPING and nodes.is_vector(node.input[0]):
        name = node.input[0]
        node = nodes.maker(name)
    if node.op_type == "Sigmoid":
        return "Sigmoid", node.input[0]
    return ("Softmax", node.input[0]) if node.op_type == "Softmax" else ("", name)


def _before(nodes: Nodes, name: str, node: onnx.NodeProto) -> tuple[str, nn.Module | None, bool]:
    """The tensor one step earlier; the layer between, None for one that only changes axes; whether it is the maps."""
    if node.op_type in SHAPING and nodes.is_vector(node.input[0]):
        return node.input[0], None, False
    if node.op_type == "Gather":
        return _restrided(nodes, name, node), None, False
    if node.op_type in ("Flatten", "Reshape") and len(nodes.shape(name)) == 2:
        return _maps(nodes, node), nn.Flatten(), True
    if node.op_type in POOLING:
        return _pooled(nodes, node), Pool(), True
    earlier, layer = layer_before(nodes, name)
    return earlier, layer, False


def _restrided(nodes: Nodes, name: str, node: onnx.NodeProto) -> str:
    """The vector that is flattened together with its batch and gathered again, as torch's exporter writes as_strided.

    That the numbers stay in their places is not read from the indices: the proofs show it.
    """
    flat = nodes.maker(node.input[0], "Reshape")
    if not nodes.is_vector(flat.input[0]) or nodes.width(flat.input[0]) != nodes.width(name):
        raise Unknown("operator Gather")
    return str(flat.input[0])


def _pooled(nodes: Nodes, node: onnx.NodeProto) -> str:
    """The maps that a node averages over all of their positions."""
    maps = _maps(nodes, node)
    shape = nodes.shape(maps)
    if node.op_type == "ReduceMean":
        axes = nodes.constant(node.input[1]) if len(node.input) > 1 else np.arange(4)
        whole = sorted(int(axis) % 4 for axis in axes.reshape(-1)) == [2, 3]
    else:
        kernel = tuple(attribute(node, "kernel_shape", shape[2:]))
        whole = kernel == shape[2:] and not any(attribute(node, "pads", ()))
    if not whole:
        raise Unknown(f"{node.op_type} over a part of {shape}")
    return maps


def _maps(nodes: Nodes, node: onnx.NodeProto) -> str:
    if len(nodes.shape(node.input[0])) != 4:
        raise Unknown(f"{node.op_type} of {nodes.shape(node.input[0])}")
    return str(node.input[0])


def _head(nodes: Nodes, maps: str, logits: str, squashed: Squashed, layers: list[nn.Module]) -> Head:
    last = layers.pop() if isinstance(layers[-1], nn.Linear) else linear(np.eye(nodes.width(logits), dtype=np.float32))
    assert isinstance(last, nn.Linear)
    return Head(maps, logits, squashed, nn.Sequential(*layers).eval(), last)
