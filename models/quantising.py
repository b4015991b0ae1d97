"""A model -> the same network in 8-bit whole numbers, written only where it is much faster and as good."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from desktop.core.card import Golden, ModelCard
from desktop.core.model_file import int8_of
from desktop.core.preprocess import golden_input, to_input
from models import contender, datasets, figures
from models.answered import Answered
from models.calibrate import measured_again
from models.evaluation import joined
from models.evidence import calibration, changed, limits, measured_on
from models.onnx_files import opened, write
from models.recipe import Recipe
from models.settings.base import SPLITS
from models.weighted import Floats

RANGES = 100  # pictures that the ranges of the activations and the mean of the logits are taken from
EARLY = 0.2  # of the convolutions: the first ones stay float, as they lose most and gain little
FASTER, LOSS = 1.3, 0.002
LOADS = ((1, 1), (1, 16), (2, 1), (2, 16))  # threads, pictures at once
ROUNDS = {1: 60, 16: 30}


@dataclass(frozen=True, slots=True)
class Gain:
    """faster: how many times, for each of LOADS. loss: of AUROC on the test split, of the label that loses most; nan
    where no label has enough pictures. moved: the mean and the largest difference of a score there. changed: on
    how many pictures another label, or not every one of the same, is positive, and of how many."""

    faster: tuple[float, ...]
    loss: float
    moved: tuple[float, float]
    changed: tuple[int, int]

    @property
    def worth(self) -> bool:
        return min(self.faster) >= FASTER and self.loss <= LOSS

    def __str__(self) -> str:
        times = ", ".join(
            f"{gain:.2f} ({threads} threads, {pictures} pictures)"
            for gain, (threads, pictures) in zip(self.faster, LOADS, strict=True)
        )
        moved = f"scores move by {self.moved[0]:.4f} on average, {self.moved[1]:.3f} at most"
        others = f"{self.changed[0]} of {self.changed[1]} pictures are decided otherwise"
        return (
            f"int8, times as fast as float: {times}; wanted {FASTER}.\n"
            f"AUROC lost on the test split: {self.loss:.4f}, allowed {LOSS}; {moved}; {others}."
        )


def quantised_beside(model: Path, recipe: Recipe, data: Path) -> Gain:
    """Write NAME.int8.onnx beside NAME.onnx if it is worth it; one from earlier goes. Raises AppError.

    Its card has its own scores of the golden pictures, offset of the maps, limits of the distance, calibration error
    and rates at the model's thresholds (from the validation pictures and one changed copy of each) and figures of the
    test split; temperature and thresholds are those of the model.
    """
    index = datasets.find(recipe, data)
    training, validation, test = (datasets.load(index, split, recipe.input) for split in SPLITS)
    whole = onnx.load(model)
    small = quantised(whole, training.pixels)
    shift = centred(small, whole, training.pixels)
    card = ModelCard.from_json(next(one.value for one in whole.metadata_props))
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.onnx"
        write(small, card, draft)
        before, after = (contender.model(path).answer(test) for path in (model, draft))
        copies = changed(validation.pixels, recipe.distance.changes, recipe.training.seed)
        twice = joined([validation, replace(validation, pixels=copies)])
        valid = contender.model(draft).answer(twice)
    gain = Gain(
        _faster(whole, small, card),
        _loss(before, after),
        _moved(before, after),
        (int((before.said != after.said).any(1).sum()), len(test.pixels)),
    )
    int8_of(model).unlink(missing_ok=True)
    if gain.worth:
        doubtful, refused = limits(valid.distance)
        near = {"distance_doubtful": doubtful, "distance_refused": refused}
        own = {
            **_at_the_same_thresholds(card, valid),
            "architecture": f"{card.architecture}, 8-bit whole numbers",
            "expects": card.expects.model_copy(update=near),
            "metrics": figures.metrics(figures.figures(after), measured_on(test, "test")),
            "golden": _golden(small, card),
            "map_offset": tuple(float(old - less) for old, less in zip(card.map_offset, shift, strict=False)),
        }
        write(small, card.model_copy(update=own), int8_of(model))
    return gain


def quantised(model: onnx.ModelProto, pixels: NDArray[np.uint8]) -> onnx.ModelProto:
    """Weights int8 per channel, activations uint8 (QDQ), of everything up to the last feature maps but the EARLY
    convolutions; the head, the maps and the distance stay float too. pixels: uint8 (N, H, W) of the training split;
    ranges come from RANGES of them.

    Jacob et al. 2018, arXiv 1712.05877.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, ready, out = (Path(folder) / name for name in ("given.onnx", "ready.onnx", "int8.onnx"))
        onnx.save(model, given)
        quant_pre_process(given, ready, skip_symbolic_shape=True)
        graph = onnx.load(ready).graph
        whole_numbers = _before(graph, "features") - _floats(graph)
        quantize_static(
            ready,
            out,
            _Ranges(pixels),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[node.name for node in graph.node if node.name not in whole_numbers],
        )
        return onnx.load(out)


def centred(small: onnx.ModelProto, whole: onnx.ModelProto, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Take from the last layer's bias what its logits lie above the float model's on average. Returns it: (C,).

    The rounding of many weights adds up to one shift of all pictures (Nagel et al. 2019, arXiv 1906.04721).
    """
    pictures = [given for given in _Ranges(pixels)]  # noqa: C416  list() would ask for a length
    below, above = (
        np.concatenate([session.run(["logits"], given)[0] for given in pictures])
        for session in (opened(whole), opened(small))
    )
    shift: NDArray[np.float32] = (above - below).mean(0)
    (last,) = (node for node in small.graph.node if "logits" in node.output)
    (bias,) = (one for one in small.graph.initializer if one.name == last.input[2])
    bias.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(bias) - shift, bias.name))
    return shift


class _Ranges(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        chosen = np.random.default_rng(0).permutation(len(pixels))[:RANGES]
        self._left = iter([pixels[number] for number in sorted(chosen)])

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        picture = next(self._left, None)
        return None if picture is None else {"image": to_input(picture)[None]}


def _before(graph: onnx.GraphProto, tensor: str) -> set[str]:
    """Names of the nodes that a tensor depends on."""
    makers = {output: node for node in graph.node for output in node.output}
    found: set[str] = set()
    left = [tensor]
    while left:
        node = makers.get(left.pop())
        if node is not None and node.name not in found:
            found.add(node.name)
            left += node.input
    return found


def _floats(graph: onnx.GraphProto) -> set[str]:
    """Names of the EARLY convolutions and of what else works on their numbers, sums with later ones included.

    A later convolution must not be among them: onnxruntime would make its weights int8 by itself, and not per channel.
    """
    convolutions = [node.name for node in graph.node if node.op_type == "Conv"]
    found = set(convolutions[: int(EARLY * len(convolutions))])
    made: set[str] = set()
    for node in graph.node:
        if node.name in found or (node.op_type != "Conv" and made.intersection(node.input)):
            found.add(node.name)
            made.update(node.output)
    return found


def _at_the_same_thresholds(card: ModelCard, valid: Answered) -> dict[str, object]:
    """The card's operating points, curves and calibration, as the variant's own answers measure them."""
    column = {label.name: (valid.scores[:, c], valid.truth[:, c]) for c, label in enumerate(card.labels)}
    known = card.calibration
    return {
        "operating_points": tuple(measured_again((point,), *column[point.label])[0] for point in card.operating_points),
        "curves": {label: measured_again(points, *column[label]) for label, points in card.curves.items()},
        "calibration": calibration(card.task, valid.scores, valid.truth, known.temperature, known.measured_on),
    }


def _faster(whole: onnx.ModelProto, small: onnx.ModelProto, card: ModelCard) -> tuple[float, ...]:
    """The median of how many times as long the float model took, run by turns, so that other programs slow both."""
    found = []
    for threads, pictures in LOADS:
        sessions = [opened(model, threads) for model in (whole, small)]
        image = np.repeat(golden_input(card.golden[0], card.input)[None], pictures, 0)
        ratios = []
        for _ in range(ROUNDS[pictures]):
            seconds = []
            for session in sessions:
                begun = perf_counter()
                session.run(["scores", "maps", "distance"], {"image": image})
                seconds.append(perf_counter() - begun)
            ratios.append(seconds[0] / seconds[1])
        found.append(median(ratios))
    return tuple(found)


def _loss(before: Answered, after: Answered) -> float:
    values = [
        {
            row.label: row.value
            for row in figures.figures(one, rounds=1)
            if row.name == "auroc" and row.value is not None
        }
        for one in (before, after)
    ]
    return max((value - values[1][label] for label, value in values[0].items()), default=float("nan"))


def _moved(before: Answered, after: Answered) -> tuple[float, float]:
    apart: Floats = np.abs(before.scores - after.scores)
    return float(apart.mean()), float(apart.max())


def _golden(model: onnx.ModelProto, card: ModelCard) -> tuple[Golden, ...]:
    images = np.stack([golden_input(golden, card.input) for golden in card.golden])
    rows = opened(model).run(["scores"], {"image": images})[0]
    return tuple(
        golden.model_copy(update={"scores": tuple(float(score) for score in row)})
        for golden, row in zip(card.golden, rows, strict=True)
    )
