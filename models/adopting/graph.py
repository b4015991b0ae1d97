"""Somebody else's ONNX file, brought into one shape: one picture in, one row of numbers out, constants folded."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from numpy.typing import NDArray
from onnx import TensorProto, helper, inliner, numpy_helper, version_converter

from desktop.core.errors import AppError
from desktop.core.model_file import read_model
from models.adopting.wanted import Wanted
from models.onnx_files import OPSET, bare

NEWEST = 20  # opset: what onnxruntime's providers for graphics cards support
NEAR = 60  # nodes before the output whose shapes are looked at


@dataclass(frozen=True, eq=False, slots=True)
class Theirs:
    """original: as it was read, which judges. model: the same network at our opset, folded, for pictures of the card's
    size. image, answer: names of its input and output. constants, makers, shapes: by tensor name; shapes are those of
    one picture, of the tensors near the answer."""

    name: str
    original: onnx.ModelProto
    model: onnx.ModelProto
    image: str
    channels: int
    answer: str
    constants: dict[str, NDArray[np.generic]]
    makers: dict[str, onnx.NodeProto]
    shapes: dict[str, tuple[int, ...]]

    @property
    def opset(self) -> int:
        return opset_of(self.model)


def read_theirs(path: Path, wanted: Wanted) -> Theirs:
    """Raises AppError when the file is no image classifier that can be adopted."""
    original = _parsed(path)
    image, channels = _input(path, original, wanted)
    names = [node.name for node in original.graph.output]
    answer = wanted.output or names[0]
    if answer not in names or (len(names) > 1 and not wanted.output):
        raise AppError(f"{path.name} has the outputs {', '.join(names)}; name the logits' with `output` in the card.")
    model = _folded(path, _modern(path, cut(original, [answer])))
    graph = model.graph
    constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant" and node.attribute[0].name == "value":
            constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
    makers = {output: node for node in graph.node for output in node.output}
    shapes = _shapes(model, image, (1, channels, wanted.input.height, wanted.input.width))
    return Theirs(path.name, original, model, image, channels, answer, constants, makers, shapes)


def cut(model: onnx.ModelProto, outputs: Sequence[str], inputs: Sequence[str] = ()) -> onnx.ModelProto:
    """A copy with only what `outputs` (float tensors) need; tensors named in `inputs` are given instead of made."""
    held = onnx.ModelProto()
    held.CopyFrom(model)
    graph = held.graph
    makers = {output: node for node in graph.node for output in node.output if output not in inputs}
    needed: set[str] = set()
    left = list(outputs)
    while left:
        name = left.pop()
        if name not in needed:
            needed.add(name)
            left += list(_used(makers[name])) if name in makers else []
    nodes = [node for node in graph.node if any(makers.get(one) is node and one in needed for one in node.output)]
    tensors = [one for one in graph.initializer if one.name in needed]
    given = [one for one in graph.input if one.name in needed and one.name not in {t.name for t in tensors}]
    given += [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in inputs]
    made = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    for field, kept in (("node", nodes), ("initializer", tensors), ("input", given), ("output", made)):
        copies = [type(one).FromString(one.SerializeToString()) for one in kept]
        graph.ClearField(field)
        getattr(graph, field).extend(copies)
    graph.ClearField("value_info")
    return held


def session_of(model: onnx.ModelProto, name: str) -> ort.InferenceSession:
    """Raises AppError when onnxruntime cannot load it."""
    options = ort.SessionOptions()
    options.log_severity_level = 4
    try:
        return ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own types are many and private
        raise AppError(f"{name} is not a network that onnxruntime can load ({_reason(error)}).") from error


def opset_of(model: onnx.ModelProto) -> int:
    return max((one.version for one in model.opset_import if one.domain in ("", "ai.onnx")), default=0)


def _parsed(path: Path) -> onnx.ModelProto:
    try:
        model = onnx.load_from_string(read_model(path))
    except DecodeError as error:
        raise AppError(f"{path.name} is not an ONNX file or is damaged.") from error
    if not model.graph.node:
        raise AppError(f"{path.name} holds no network.")
    return bare(inliner.inline_local_functions(model) if model.functions else model)


def _input(path: Path, model: onnx.ModelProto, wanted: Wanted) -> tuple[str, int]:
    """Name and channels of the picture; its axes are set to a free batch and the card's size."""
    held = {one.name for one in model.graph.initializer}
    given = [one for one in model.graph.input if one.name not in held]
    if len(given) != 1:
        raise AppError(f"{path.name} has {len(given)} inputs; only a network with one picture as input can be adopted.")
    kind = given[0].type.tensor_type
    sizes = [axis.dim_value for axis in kind.shape.dim]
    if kind.elem_type != TensorProto.FLOAT or len(sizes) != 4 or sizes[1] not in (1, 3):
        raise AppError(f"{path.name} must take float32 pictures (N, 1 or 3, H, W); its input has the axes {sizes}.")
    size = (wanted.input.height, wanted.input.width)
    if any(have not in (0, want) for have, want in zip(sizes[2:], size, strict=True)):
        raise AppError(
            f"{path.name} takes pictures of {sizes[2]} x {sizes[3]}, but the card's input.height and input.width are "
            f"{size[0]} and {size[1]}."
        )
    for axis, value in zip(kind.shape.dim, ("batch", sizes[1], *size), strict=True):
        axis.Clear()
        if isinstance(value, str):
            axis.dim_param = value
        else:
            axis.dim_value = value
    return str(given[0].name), int(sizes[1])


def _modern(path: Path, model: onnx.ModelProto) -> onnx.ModelProto:
    version = opset_of(model)
    if version > NEWEST:
        raise AppError(f"{path.name} has opset {version}; export it again with an opset from {OPSET} to {NEWEST}.")
    if version >= OPSET:
        return model
    try:
        return version_converter.convert_version(model, OPSET)
    except Exception as error:  # the converter is C++ and raises what it likes
        raise AppError(
            f"{path.name} has opset {version} and cannot be brought to {OPSET} ({_reason(error)}); export it again."
        ) from error


def _folded(path: Path, model: onnx.ModelProto) -> onnx.ModelProto:
    """As onnxruntime rewrites it with standard operators alone: constants folded, copies and dropout gone."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "folded.onnx"
        options = ort.SessionOptions()
        options.log_severity_level = 4
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(out)
        try:
            ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
            folded = onnx.load(out)
        except Exception as error:  # onnxruntime's own types are many and private
            raise AppError(f"{path.name} is not a network that onnxruntime can load ({_reason(error)}).") from error
    used = {node.domain for node in folded.graph.node} | {""}
    kept = [one for one in folded.opset_import if one.domain in used]
    return helper.make_model(folded.graph, opset_imports=kept, ir_version=folded.ir_version)


def _shapes(model: onnx.ModelProto, image: str, shape: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    names = [output for node in model.graph.node[-NEAR:] for output in node.output if output]
    wide = onnx.ModelProto()
    wide.CopyFrom(model)
    wide.graph.ClearField("output")
    wide.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
    values = session_of(wide, "the network").run(names, {image: np.zeros(shape, np.float32)})
    return {name: np.shape(value) for name, value in zip(names, values, strict=True)}


def _used(node: onnx.NodeProto) -> Iterable[str]:
    """Names that a node reads, its inner graphs' too."""
    yield from node.input
    for attribute in node.attribute:
        for inner in (*attribute.graphs, attribute.g):
            for one in inner.node:
                yield from _used(one)
            yield from (output.name for output in inner.output)


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
