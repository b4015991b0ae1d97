"""A real model built in milliseconds: two 'feature maps' (bright, dark), average pool, one linear label."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

SIZE = 16
SHAPES = {
    "scores": ["N", 1],
    "logits": ["N", 1],
    "maps": ["N", 1, 4, 4],
    "features": ["N", 2, 4, 4],
    "distance": ["N"],
    "gradients": ["N", 1, 2, 1, 1],
}


def golden_picture() -> np.ndarray:
    """uint8 (16, 16): a ramp from black to light grey."""
    return np.tile(np.linspace(0, 200, SIZE).round().astype(np.uint8), (SIZE, 1))


def score_of(mean: float) -> float:
    """What the tiny model answers for a picture with this mean grey, 0..1: sigmoid(8 * (mean - 0.5))."""
    return float(1.0 / (1.0 + np.exp(-8.0 * (mean - 0.5))))


def card(**changes: Any) -> dict[str, Any]:
    """A valid card as a dictionary, with top-level changes."""
    encoded = io.BytesIO()
    Image.fromarray(golden_picture()).save(encoded, "PNG")
    mean = float(golden_picture().mean() / 255.0)
    point = {"label": "pneumonia", "measured_on": "made up", "sensitivity": 0.9, "specificity": 0.8}
    made: dict[str, Any] = {
        "name": "tiny",
        "title": "Tiny test model",
        "version": "1.2.3",
        "licence": "Apache-2.0",
        "intended_use": "Tests.",
        "limits": "Knows nothing.",
        "task": "binary",
        "labels": [{"name": "pneumonia", "display": {"en": "Pneumonia"}}],
        "input": {"height": SIZE, "width": SIZE},
        "default_point": "balanced",
        "operating_points": [
            {"name": "high_sensitivity", "threshold": 0.3, **point},
            {"name": "balanced", "threshold": 0.5, **point},
            {"name": "high_specificity", "threshold": 0.7, **point},
        ],
        "calibration": {"temperature": 1.0, "ece": 0.01, "measured_on": "made up"},
        "expects": {"modality": ["CR", "DX"], "distance_doubtful": 5.0, "distance_refused": 10.0},
        "data": [{"name": "none", "licence": "none", "credit": "none", "split": "none", "counts": {}}],
        "metrics": [],
        "architecture": "tiny",
        "recipe": "none",
        "code_revision": "none",
        "golden": [{"name": "ramp", "png": base64.b64encode(encoded.getvalue()).decode(), "scores": [score_of(mean)]}],
    }
    return made | changes


def build(
    path: Path,
    card_text: str | None,
    logit_scale: float = 8.0,
    distance: float | str = 1.0,
    shapes: dict[str, list[Any]] | None = None,
) -> Path:
    """Write the model. card_text None: no card. distance: a constant, or "sqrt" for NaN on pictures darker than 0.1."""
    constant = {
        "four": np.array([4, 4], dtype=np.int64),
        "pool_axes": np.array([2, 3], dtype=np.int64),
        "channel_axis": np.array([1], dtype=np.int64),
        "half": np.array(0.5 * logit_scale, dtype=np.float32),
        "scale": np.array(logit_scale, dtype=np.float32),
        "cells": np.array(1.0 / 16.0, dtype=np.float32),
        "slopes": np.array([logit_scale / 16.0, 0.0], dtype=np.float32).reshape(1, 2, 1, 1),
        "zero": np.array(0.0, dtype=np.float32),
        "limit": np.array(0.1, dtype=np.float32),
        "fixed": np.array(distance if isinstance(distance, float) else 0.0, dtype=np.float32),
    }
    nodes = [
        helper.make_node("AveragePool", ["image"], ["bright"], kernel_shape=[4, 4], strides=[4, 4]),
        helper.make_node("Neg", ["bright"], ["dark"]),
        helper.make_node("Concat", ["bright", "dark"], ["features"], axis=1),
        helper.make_node("Mul", ["bright", "scale"], ["weighted"]),
        helper.make_node("Mul", ["weighted", "cells"], ["maps"]),
        helper.make_node("ReduceMean", ["weighted", "pool_axes"], ["pooled"], keepdims=0),
        helper.make_node("Sub", ["pooled", "half"], ["logits"]),
        helper.make_node("Sigmoid", ["logits"], ["scores"]),
        helper.make_node("ReduceMean", ["bright", "pool_axes"], ["mean"], keepdims=0),
        helper.make_node("Squeeze", ["mean", "channel_axis"], ["flat"]),
        helper.make_node("Mul", ["flat", "zero"], ["nothing"]),
        helper.make_node("ReduceMean", ["features", "pool_axes"], ["means"], keepdims=1),
        helper.make_node("Mul", ["means", "zero"], ["no_means"]),
        helper.make_node("Add", ["no_means", "slopes"], ["slopes_of_each"]),
        helper.make_node("Unsqueeze", ["slopes_of_each", "channel_axis"], ["gradients"]),
        helper.make_node("Sub", ["flat", "limit"], ["above"]),
        helper.make_node("Sqrt", ["above"], ["root"]),
        helper.make_node("Add", ["root" if distance == "sqrt" else "nothing", "fixed"], ["distance"]),
    ]
    outputs = {**SHAPES, **(shapes or {})}
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 1, SIZE, SIZE])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
        [numpy_helper.from_array(value, name) for name, value in constant.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    if card_text is not None:
        helper.set_model_props(model, {"skiagraph.card": card_text})
    onnx.save(model, path)
    return path


GRADES = ("kl_0", "kl_1", "kl_2")
SLOPES, OFFSETS = (0.0, 4.0, 8.0), (0.0, -1.2, -4.0)


def grades_of(mean: float) -> list[float]:
    """What the model of three grades answers: softmax of slope * mean + offset."""
    logits = np.array(SLOPES) * mean + np.array(OFFSETS)
    return [float(score) for score in np.exp(logits) / np.exp(logits).sum()]


def build_grades(path: Path) -> Path:
    """Write a model of three competing labels, the brighter the higher, that has no operating points."""
    golden = card()["golden"][0] | {"scores": grades_of(float(golden_picture().mean() / 255.0))}
    labels = [{"name": name, "display": {"en": name.upper().replace("_", " ")}} for name in GRADES]
    text = json.dumps(card(task="ordinal", labels=labels, operating_points=[], golden=[golden]))
    constant = {
        "slopes": np.array(SLOPES, dtype=np.float32).reshape(1, 3, 1, 1),
        "offsets": np.array(OFFSETS, dtype=np.float32).reshape(1, 3),
        "cells": np.array(1.0 / 16.0, dtype=np.float32),
        "axes": np.array([2, 3], dtype=np.int64),
        "all_axes": np.array([1, 2, 3], dtype=np.int64),
        "zero": np.array(0.0, dtype=np.float32),
    }
    nodes = [
        helper.make_node("AveragePool", ["image"], ["bright"], kernel_shape=[4, 4], strides=[4, 4]),
        helper.make_node("Mul", ["bright", "slopes"], ["weighted"]),
        helper.make_node("Mul", ["weighted", "cells"], ["maps"]),
        helper.make_node("ReduceMean", ["weighted", "axes"], ["pooled"], keepdims=0),
        helper.make_node("Add", ["pooled", "offsets"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["scores"], axis=1),
        helper.make_node("ReduceMean", ["bright", "all_axes"], ["mean"], keepdims=0),
        helper.make_node("Mul", ["mean", "zero"], ["distance"]),
    ]
    shapes = {"scores": ["N", 3], "logits": ["N", 3], "maps": ["N", 3, 4, 4], "distance": ["N"]}
    graph = helper.make_graph(
        nodes,
        "grades",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 1, SIZE, SIZE])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()],
        [numpy_helper.from_array(value, name) for name, value in constant.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    helper.set_model_props(model, {"skiagraph.card": text})
    onnx.save(model, path)
    return path
