"""Rows 33 to 39 of the table: model files that reach outside, never end, want all memory, or are not what they say."""

from __future__ import annotations

import json
import pickle
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tests.hostile.made import Folder
from tests.tiny_model import SIZE, build, card

REFUSED = "refused"  # when it is loaded


def models(folder: Folder) -> None:
    """Every one is refused when it is loaded, but for 36, which fails for single pictures."""
    for name, location in (("up", "../../etc/passwd"), ("absolute", "/etc/passwd"), ("link", "link.bin")):
        folder.add(33, f"{name}.onnx", REFUSED, "other files", lambda path, to=location: outside(path, to))
    folder.add(34, "endless.onnx", REFUSED, "could not be run", endless)
    folder.add(35, "gigantic.onnx", REFUSED, "", gigantic)
    folder.add(36, "nan.onnx", "ok", "not finite", lambda path: build(path, whole_card(), distance="sqrt"))
    whole = build(folder.path / "whole.onnx", whole_card()).read_bytes()
    (folder.path / "whole.onnx").unlink()
    folder.add(37, "shape.onnx", REFUSED, "axes", lambda path: build(path, whole_card(), shapes={"distance": ["N", 1]}))
    folder.add(37, "size.onnx", REFUSED, "image", lambda path: build(path, other_size()))
    folder.add(37, "labels.onnx", REFUSED, "match its card", lambda path: build(path, two_labels()))
    folder.add(37, "domain.onnx", REFUSED, "load", unknown_operator)
    folder.add(37, "cut.onnx", REFUSED, "load", whole[: len(whole) // 2])
    folder.add(37, "empty.onnx", REFUSED, "0 bytes", b"")
    folder.add(37, "random.onnx", REFUSED, "load", np.random.default_rng(37).bytes(5000))
    folder.add(37, "torch.onnx", REFUSED, "load", torch_like)
    folder.add(37, "bare.onnx", REFUSED, "no card", lambda path: build(path, None))
    folder.add(38, "pickle.onnx", REFUSED, "load", pickle.dumps(Payload(folder.path / "38" / "executed")))
    folder.add(39, "other-weights.onnx", REFUSED, "self-test", lambda path: build(path, whole_card(), logit_scale=9.0))


class Payload:
    """Unpickling it makes a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self._path), "w")


def whole_card() -> str:
    return json.dumps(card())


def other_size() -> str:
    return json.dumps(card(input={"height": 2 * SIZE, "width": 2 * SIZE}))


def two_labels() -> str:
    made = card(
        task="multilabel", labels=[{"name": name, "display": {"en": name}} for name in ("pneumonia", "effusion")]
    )
    made["operating_points"] += [point | {"label": "effusion"} for point in made["operating_points"]]
    made["golden"] = [golden | {"scores": [0.5, 0.5]} for golden in made["golden"]]
    return json.dumps(made)


def outside(path: Path, location: str) -> None:
    if location == "link.bin":
        (path.parent / location).symlink_to("/etc/passwd")
    model = onnx.load(build(path, whole_card()))
    tensor = TensorProto(name="weights", data_type=TensorProto.FLOAT, dims=[4])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    model.graph.initializer.append(tensor)
    path.write_bytes(model.SerializeToString())


def endless(path: Path) -> None:
    """A loop of 2**63 - 1 rounds before the distance."""
    body = helper.make_graph(
        [helper.make_node("Identity", ["go_in"], ["go_out"]), helper.make_node("Sin", ["state_in"], ["state_out"])],
        "body",
        [
            helper.make_tensor_value_info("round", TensorProto.INT64, []),
            helper.make_tensor_value_info("go_in", TensorProto.BOOL, []),
            helper.make_tensor_value_info("state_in", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("go_out", TensorProto.BOOL, []),
            helper.make_tensor_value_info("state_out", TensorProto.FLOAT, None),
        ],
    )
    loop = helper.make_node("Loop", ["rounds", "go", "flat"], ["looped"], body=body)
    constants = {"rounds": np.array(2**63 - 1), "go": np.array(True)}
    rewired(path, [loop], constants, {"Sub": ("flat", "looped")})


def gigantic(path: Path) -> None:
    """An array of 2**48 numbers beside the distance; its size is only known at run time."""
    nodes = [
        helper.make_node("Shape", ["flat"], ["count"]),
        helper.make_node("Mul", ["count", "many"], ["shape"]),
        helper.make_node("ConstantOfShape", ["shape"], ["huge"]),
        helper.make_node("ReduceSum", ["huge"], ["total"], keepdims=0),
        helper.make_node("Add", ["flat", "total"], ["looped"]),
    ]
    rewired(path, nodes, {"many": np.array([2**48])}, {"Sub": ("flat", "looped")})


def rewired(
    path: Path, nodes: list[onnx.NodeProto], constants: dict[str, np.ndarray], wires: dict[str, tuple[str, str]]
) -> None:
    """The tiny model with `nodes` after the pooled grey value, and the named operators fed from them."""
    model = onnx.load(build(path, whole_card(), distance="sqrt"))
    kept = list(model.graph.node)
    for node in kept:
        old, new = wires.get(node.op_type, ("", ""))
        for at, name in enumerate(node.input):
            if old and name == old:
                node.input[at] = new
    at = next(place for place, node in enumerate(kept) if "flat" in node.output) + 1
    del model.graph.node[:]
    model.graph.node.extend([*kept[:at], *nodes, *kept[at:]])
    model.graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in constants.items())
    path.write_bytes(model.SerializeToString())


def unknown_operator(path: Path) -> None:
    model = onnx.load(build(path, whole_card()))
    model.graph.node[0].domain = "com.evil"
    model.opset_import.append(helper.make_opsetid("com.evil", 1))
    path.write_bytes(model.SerializeToString())


def torch_like(path: Path) -> None:
    """What torch.save writes: a ZIP with a pickle inside."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("archive/data.pkl", pickle.dumps(Payload(path.parent / "executed")))
