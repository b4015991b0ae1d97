"""PyTorch module -> ONNX graph -> model file."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import onnxruntime as ort
import torch
from torch import Tensor, nn

from desktop.core.atomic import write_whole
from desktop.core.card import CARD_KEY, ModelCard
from desktop.core.errors import AppError
from desktop.core.model_file import LARGEST, int8_of

OPSET = 18


def converted(
    module: nn.Module, example: Tensor, input_name: str, outputs: Sequence[str], opset: int = OPSET
) -> onnx.ModelProto:
    """example: (2, ...), what the module is given; the first axis of the graph's input and outputs is free."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns about its own internals
        program = torch.onnx.export(
            module,
            (example,),
            input_names=[input_name],
            output_names=list(outputs),
            opset_version=opset,
            dynamo=True,
            dynamic_shapes=({0: torch.export.Dim("batch")},),
            external_data=False,
            verbose=False,
        )
    assert program is not None
    return bare(program.model_proto)


def bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """Without the exporter's notes, which hold the source lines and the folders of whoever exports."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return model


def opened(model: onnx.ModelProto, threads: int = 0) -> ort.InferenceSession:
    """On the CPU; threads: 0 for as many as onnxruntime takes."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    return ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def write(graph: onnx.ModelProto, card: ModelCard, out: Path) -> None:
    """An 8-bit variant beside it, which was made of another model, goes.

    Raises AppError when the file cannot be written or would be larger than the viewer reads.
    """
    onnx.helper.set_model_props(graph, {CARD_KEY: card.to_json()})
    data = graph.SerializeToString()
    if len(data) > LARGEST:
        large = f"{len(data) / 1e6:.0f} MB, more than {LARGEST / 1e6:.0f}"
        raise AppError(f"The model would have {large}; choose a smaller architecture in the recipe.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, [data])
        int8_of(out).unlink(missing_ok=True)
    except OSError as error:
        raise AppError(f"The model {out} cannot be written: {error.strerror}.") from error
