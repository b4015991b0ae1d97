"""Checkpoint -> model: one self-describing ONNX file, written only when onnxruntime proved to answer as PyTorch does.

python export_onnx.py runs/pneumonia/best.pt -o resources/models/pneumonia.onnx
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from numpy.typing import NDArray

from desktop.core.atomic import write_whole
from desktop.core.card import CARD_KEY
from desktop.core.errors import AppError
from desktop.core.preprocess import to_input
from models import cards, checkpoint
from models.answering import OUTPUTS, Answering, autograd_maps
from models.checkpoint import Checkpoint

OPSET = 18
LARGEST = 25_000_000  # bytes
SAMPLES = Path(__file__).resolve().parent / "resources" / "samples"
ALLOWED = {"scores": 1e-5, "logits": 1e-4, "maps": 1e-5, "features": 1e-3, "distance": 1e-4}
AUTOGRAD, ALONE = "maps against autograd", "alone against in a batch"

Outputs = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Proof:
    """The largest absolute difference found for one output, and the largest allowed."""

    what: str
    found: float
    allowed: float

    @property
    def holds(self) -> bool:
        return self.found <= self.allowed  # false for nan

    def __str__(self) -> str:
        verdict = "proven" if self.holds else "FAILED"
        return f"  {self.what:<26} {self.found:9.2e}  allowed {self.allowed:.0e}  {verdict}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when the model was written, 1 when it was not proven and nothing was, 2 for wrong input."""
    parser = argparse.ArgumentParser(prog="export_onnx.py", description="Turn a finished checkpoint into a model file.")
    parser.add_argument("checkpoint", type=Path, help="for example runs/pneumonia/best.pt")
    parser.add_argument("-o", "--out", type=Path, required=True, help="for example resources/models/pneumonia.onnx")
    options = parser.parse_args(arguments)
    try:
        proofs = export(checkpoint.load(options.checkpoint), options.out)
    except AppError as error:
        print(error, file=sys.stderr)
        return 2
    print("PyTorch against onnxruntime, largest difference:")
    print("\n".join(map(str, proofs)))
    if not all(proof.holds for proof in proofs):
        print(f"onnxruntime does not answer as PyTorch does; {options.out} was not written.", file=sys.stderr)
        return 1
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


def export(held: Checkpoint, out: Path) -> list[Proof]:
    """Convert, prove and write `out`; nothing is written unless every proof holds. Raises AppError."""
    network = Answering(held)
    pictures = dict(cards.golden_pictures(SAMPLES, held.recipe.input))
    images = to_input(np.stack(list(pictures.values())))
    size = (held.recipe.input.height, held.recipe.input.width)
    noise = np.random.default_rng(1).random((3, 1, *size), np.float32)
    expected = [_in_torch(network, batch) for batch in (images, noise)]
    judge = [autograd_maps(network.classifier, torch.from_numpy(batch)).numpy() for batch in (images, noise)]
    graph = _converted(network, size)
    session = ort.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    batches = (images, noise)
    proofs = [*_compare(session, batches, expected), _maps(session, batches, judge), _alone(session, noise)]
    if all(proof.holds for proof in proofs):
        scores = _in_onnxruntime(session, images)["scores"]
        references = tuple(cards.golden(name, pictures[name], row) for name, row in zip(pictures, scores, strict=True))
        _write(graph, cards.card_of(held, references).to_json(), out)
    return proofs


def _converted(network: Answering, size: tuple[int, int]) -> onnx.ModelProto:
    example = torch.zeros((2, 1, *size))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns about its own internals
        program = torch.onnx.export(
            network,
            (example,),
            input_names=["image"],
            output_names=list(OUTPUTS),
            opset_version=OPSET,
            dynamo=True,
            dynamic_shapes={"image": {0: torch.export.Dim("batch")}},
            external_data=False,
            verbose=False,
        )
    assert program is not None
    return _bare(program.model_proto)


def _bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """Without the exporter's notes, which hold the source lines and the folders of whoever exports."""
    graph = model.graph
    for part in (graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return model


def _in_torch(network: Answering, images: NDArray[np.float32]) -> Outputs:
    with torch.no_grad():
        values = network(torch.from_numpy(images))
    return {name: value.numpy() for name, value in zip(OUTPUTS, values, strict=True)}


def _in_onnxruntime(session: ort.InferenceSession, images: NDArray[np.float32]) -> Outputs:
    return dict(zip(OUTPUTS, session.run(list(OUTPUTS), {"image": images}), strict=True))


def _compare(
    session: ort.InferenceSession, batches: Sequence[NDArray[np.float32]], expected: Sequence[Outputs]
) -> list[Proof]:
    found = [_in_onnxruntime(session, images) for images in batches]
    return [
        Proof(name, max(_apart(f[name], e[name]) for f, e in zip(found, expected, strict=True)), ALLOWED[name])
        for name in OUTPUTS
    ]


def _maps(
    session: ort.InferenceSession, batches: Sequence[NDArray[np.float32]], judge: Sequence[NDArray[np.float32]]
) -> Proof:
    found = [_in_onnxruntime(session, images)["maps"] for images in batches]
    return Proof(AUTOGRAD, max(_apart(f, j) for f, j in zip(found, judge, strict=True)), ALLOWED["maps"])


def _alone(session: ort.InferenceSession, images: NDArray[np.float32]) -> Proof:
    """Whether a picture's logits depend on its neighbours in a batch."""
    together = _in_onnxruntime(session, images)["logits"]
    singly = np.concatenate([_in_onnxruntime(session, images[i : i + 1])["logits"] for i in range(len(images))])
    return Proof(ALONE, _apart(together, singly), ALLOWED["logits"])


def _apart(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(np.abs(one - other).max()) if one.shape == other.shape else float("inf")


def _write(graph: onnx.ModelProto, card: str, out: Path) -> None:
    onnx.helper.set_model_props(graph, {CARD_KEY: card})
    data = graph.SerializeToString()
    if len(data) > LARGEST:
        large = f"{len(data) / 1e6:.0f} MB, more than {LARGEST / 1e6:.0f}"
        raise AppError(f"The model would have {large}; choose a smaller architecture in the recipe.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, [data])
    except OSError as error:
        raise AppError(f"The model {out} cannot be written: {error.strerror}.") from error


if __name__ == "__main__":
    sys.exit(main())
