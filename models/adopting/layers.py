"""Nodes of a graph -> layers that can explain themselves (models/chain.py), one step back at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod
from types import MappingProxyType

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import nn

from models.adopting.nodes import Nodes, Unknown, attribute

Step = tuple[str, nn.Module]  # the tensor before the layer, and the layer


def layer_before(nodes: Nodes, name: str) -> Step:
    """The layer that makes a vector. Raises Unknown for one whose gradient nobody wrote down."""
    node = nodes.maker(name)
    if not nodes.is_vector(name):
        raise Unknown(f"{node.op_type} of {nodes.shape(name)}")
    if node.op_type not in _KNOWN:
        raise Unknown(f"operator {node.op_type}")
    return _KNOWN[node.op_type](nodes, node)


def linear(weight: NDArray[np.float32], bias: NDArray[np.float32] | None = None) -> nn.Linear:
    """weight: (F, K). bias: F numbers, one, or none."""
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    given = np.zeros(1, np.float32) if bias is None else bias
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(np.ascontiguousarray(weight)))
        layer.bias.copy_(torch.from_numpy(np.broadcast_to(given.reshape(-1), weight.shape[:1]).copy()))
    return layer.requires_grad_(False)


def _gemm(nodes: Nodes, node: onnx.NodeProto) -> Step:
    if attribute(node, "transA", 0):
        raise Unknown("Gemm of a transposed vector")
    weight = nodes.constant(node.input[1]) * attribute(node, "alpha", 1.0)
    bias = nodes.constant(node.input[2]) * attribute(node, "beta", 1.0) if len(node.input) > 2 else None
    return node.input[0], linear(weight if attribute(node, "transB", 0) else weight.T, bias)


def _matmul(nodes: Nodes, node: onnx.NodeProto) -> Step:
    return node.input[0], linear(nodes.constant(node.input[1]).T)


def _convolution(nodes: Nodes, node: onnx.NodeProto) -> Step:
    weight = nodes.constant(node.input[1])
    if weight.shape[2:] != (1, 1) or attribute(node, "group", 1) != 1:
        raise Unknown(f"Conv with weights of {weight.shape}")
    return node.input[0], linear(weight[:, :, 0, 0], nodes.constant(node.input[2]) if len(node.input) > 2 else None)


def _add(nodes: Nodes, node: onnx.NodeProto) -> Step:
    """The bias of a product, or the last step of a layer normalisation that the exporter took apart."""
    earlier, bias = nodes.with_constant(node)
    maker = nodes.maker(earlier)
    if maker.op_type == "MatMul":
        return maker.input[0], linear(nodes.constant(maker.input[1]).T, bias)
    if maker.op_type == "Mul":
        normal, weight = nodes.with_constant(maker)
        x, epsilon = _taken_apart(nodes, normal)
        return x, _normalised(weight, bias, epsilon)
    raise Unknown(f"Add of a constant and {maker.op_type}")


def _mul(nodes: Nodes, node: onnx.NodeProto) -> Step:
    """x HardSigmoid(x), as older exporters write hard swish."""
    for x, gate in (tuple(node.input), tuple(reversed(node.input))):
        maker = nodes.theirs.makers.get(gate)
        if maker is not None and maker.op_type == "HardSigmoid" and maker.input[0] == x:
            slope, middle = attribute(maker, "alpha", 0.2), attribute(maker, "beta", 0.5)
            if abs(slope - 1 / 6) < 1e-6 and middle == 0.5:
                return x, nn.Hardswish()
    raise Unknown("operator Mul")


def _layer_norm(nodes: Nodes, node: onnx.NodeProto) -> Step:
    shape = nodes.shape(node.input[0])
    axis = attribute(node, "axis", -1) % len(shape)
    if prod(shape[axis:]) != prod(shape[1:]):
        raise Unknown(f"LayerNormalization over a part of {shape}")
    bias = nodes.constant(node.input[2]) if len(node.input) > 2 else np.zeros(1, np.float32)
    return node.input[0], _normalised(nodes.constant(node.input[1]), bias, attribute(node, "epsilon", 1e-5))


def _taken_apart(nodes: Nodes, name: str) -> tuple[str, float]:
    """(x - mean) / sqrt(mean((x - mean)^2) + epsilon) over the whole vector -> x, epsilon."""
    centred, deviation = nodes.maker(name, "Div").input
    less = nodes.maker(centred, "Sub")
    variance, epsilon = nodes.with_constant(nodes.maker(nodes.maker(deviation, "Sqrt").input[0], "Add"))
    square = nodes.maker(_mean_of(nodes, variance))
    squared = square.op_type == "Mul" and tuple(square.input) == (centred, centred)
    squared |= square.op_type == "Pow" and square.input[0] == centred and bool(nodes.constant(square.input[1]) == 2)
    if not squared or _mean_of(nodes, less.input[1]) != less.input[0]:
        raise Unknown("Div that is no layer normalisation")
    return less.input[0], float(epsilon)


def _mean_of(nodes: Nodes, name: str) -> str:
    """What a ReduceMean averages over all of a vector."""
    node = nodes.maker(name, "ReduceMean")
    if nodes.width(name) != 1:
        raise Unknown("ReduceMean over a part")
    return str(node.input[0])


def _batch_norm(nodes: Nodes, node: onnx.NodeProto) -> Step:
    weight, bias, mean, variance = (nodes.constant(name) for name in node.input[1:5])
    layer = nn.BatchNorm1d(weight.size, eps=attribute(node, "epsilon", 1e-5))
    state = {"weight": weight, "bias": bias, "running_mean": mean, "running_var": variance}
    layer.load_state_dict({key: torch.from_numpy(value.copy()) for key, value in state.items()}, strict=False)
    return node.input[0], layer.requires_grad_(False)


def _normalised(weight: NDArray[np.float32], bias: NDArray[np.float32], epsilon: float) -> nn.LayerNorm:
    layer = nn.LayerNorm(weight.size, eps=epsilon)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(weight.reshape(-1).copy()))
        layer.bias.copy_(torch.from_numpy(np.broadcast_to(bias.reshape(-1), (weight.size,)).copy()))
    return layer.requires_grad_(False)


_KNOWN: Mapping[str, Callable[[Nodes, onnx.NodeProto], Step]] = MappingProxyType(
    {
        "Gemm": _gemm,
        "MatMul": _matmul,
        "Conv": _convolution,
        "Add": _add,
        "Mul": _mul,
        "LayerNormalization": _layer_norm,
        "BatchNormalization": _batch_norm,
        "Relu": lambda nodes, node: (node.input[0], nn.ReLU()),
        "LeakyRelu": lambda nodes, node: (node.input[0], nn.LeakyReLU(attribute(node, "alpha", 0.01))),
        "Elu": lambda nodes, node: (node.input[0], nn.ELU(attribute(node, "alpha", 1.0))),
        "Tanh": lambda nodes, node: (node.input[0], nn.Tanh()),
        "HardSwish": lambda nodes, node: (node.input[0], nn.Hardswish()),
    }
)
