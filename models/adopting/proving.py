"""Whether an adopted model answers as the file that it was made of, and its maps are that file's gradients."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx

from models.adopting.fitting import Fit
from models.adopting.graph import Theirs, cut, session_of
from models.adopting.head import Head
from models.adopting.network import THEIRS, normalised
from models.adopting.wanted import Wanted
from models.calibrate import sigmoid, softmax
from models.exporting import ALLOWED, UNIT, in_onnxruntime
from models.proofs import Floats, Outputs, Proof, added_up, alone, compared

STEP = 1e-3  # of the deviation of the feature maps
ROUNDING = 1e-6
DIFFERENCES = 1e-2  # finite differences of float32 numbers are no better


def proofs(
    graph: onnx.ModelProto,
    theirs: Theirs,
    head: Head,
    wanted: Wanted,
    fit: Fit,
    offset: tuple[float, ...],
    batches: Sequence[Floats],
) -> list[Proof]:
    """batches: float32 (N, 1, H, W), 0..1; the judge is given one picture at a time."""
    ours = session_of(graph, theirs.name)
    found = [in_onnxruntime(ours, images) for images in batches]
    logits = [one["logits"] - fit.shift for one in found]
    values = session_of(cut(graph, [f"{THEIRS}{theirs.image}"]), theirs.name)
    given = [values.run(None, {"image": images})[0] for images in batches]
    wished = [normalised(images, theirs, wanted) for images in batches]
    rows = list(wanted.outputs or range(len(wanted.labels)))
    answers, inner = (
        [_singly(cut(model, [name]), theirs, images)[:, rows] for images in given]
        for model, name in ((theirs.original, theirs.answer), (theirs.model, head.logits))
    )
    said = [_as_theirs(one, head) for one in logits]
    slopes = [np.einsum("nckhw,nkij->ncij", _mean(one["gradients"]), one["features"]) for one in found]
    return [
        compared("values against the card's", given, wished, ROUNDING),
        compared("answers against theirs", said, answers, ALLOWED["scores" if head.squashed else "logits"]),
        compared("logits against theirs", logits, inner, ALLOWED["logits"]),
        compared("maps against gradients", [one["maps"] for one in found], slopes, ALLOWED["maps"], UNIT["maps"]),
        _differences(found, theirs, head, wanted, rows),
        *added_up(found, offset),
        alone(ours, batches[-1], ALLOWED["logits"]),
    ]


def _singly(model: onnx.ModelProto, theirs: Theirs, given: Floats) -> Floats:
    """(N, outputs): one picture at a time, since their file may take no more."""
    session = session_of(model, theirs.name)
    return np.concatenate([session.run(None, {theirs.image: one[None]})[0].reshape(1, -1) for one in given])


def _as_theirs(logits: Floats, head: Head) -> Floats:
    if not head.squashed:
        return logits
    return (sigmoid(logits) if head.squashed == "Sigmoid" else softmax(logits)).astype(np.float32)


def _mean(gradients: Floats) -> Floats:
    mean: Floats = gradients.mean((3, 4), keepdims=True)
    return mean


def _differences(found: Sequence[Outputs], theirs: Theirs, head: Head, wanted: Wanted, rows: Sequence[int]) -> Proof:
    """How their own head's logits move when half of their feature maps move to where a label's logit rises."""
    session = session_of(cut(theirs.model, [head.logits], [head.maps]), theirs.name)
    kind = (1, theirs.channels, wanted.input.height, wanted.input.width)
    picture = np.zeros(kind, np.float32)  # some heads ask it how many pictures there are
    besides = {one.name: picture for one in session.get_inputs() if one.name == theirs.image}
    draw = np.random.default_rng(2)
    worst = 0.0
    for one in found:
        for maps, gradients in zip(one["features"], one["gradients"], strict=True):
            uphill = np.sign(_mean(gradients[None])[0])
            steps = uphill * draw.integers(0, 2, uphill.shape) * STEP * float(maps.std())
            fields = np.broadcast_to(steps, (len(uphill), *maps.shape)).astype(np.float32)

            def moved(field: Floats, maps: Floats = maps) -> Floats:
                logits: Floats = session.run([head.logits], besides | {head.maps: maps[None] + field})[0]
                return logits.reshape(-1)[rows]

            differences = np.stack([(moved(field) - moved(-field)) / 2.0 for field in fields])
            told = np.einsum("ckhw,dkhw->dc", np.broadcast_to(gradients, (len(gradients), *maps.shape)), fields)
            worst = max(worst, float(np.abs(differences - told).max() / np.abs(told).max()))
    return Proof("gradients against differences", worst, DIFFERENCES)
