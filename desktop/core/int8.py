"""NAME.int8.onnx beside NAME.onnx: taken where this machine is proven to be quicker with it."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from desktop.core.atomic import write_whole
from desktop.core.card import ModelCard
from desktop.core.errors import ModelError, SelfTestFailed
from desktop.core.model_file import int8_of

FASTER = 1.3
ROUNDS = 15


class Scoring(Protocol):
    """What this needs of an engine."""

    path: Path
    sha256: str
    card: ModelCard

    def scores(self, images: NDArray[np.float32]) -> NDArray[np.float32]: ...


Engine = TypeVar("Engine", bound=Scoring)


def decides(card: ModelCard) -> tuple[object, ...]:
    """What makes answers of a network's numbers: a variant shares it with its model, but not what was measured."""
    points = tuple((point.label, point.name, point.threshold) for point in card.operating_points)
    same = (card.name, card.version, card.task, card.labels, card.input, card.default_point)
    words = (card.intended_use, card.limits)
    gate = card.expects.model_copy(update={"distance_doubtful": None, "distance_refused": None})
    return *same, *words, gate, card.calibration.temperature, points


def preferred(whole: Engine, load: Callable[[Path], Engine], remembered: Path) -> tuple[Engine, str]:
    """The engine to answer with, and a sentence about the other one; empty where there is no int8 file.

    load: opens and self-tests a model file on the CPU. remembered: a file of earlier timings, made where it is missing;
    one that is damaged is made anew, and one that cannot be written is done without.
    """
    path = int8_of(whole.path)
    if not path.is_file():
        return whole, ""
    try:
        small = load(path)
    except SelfTestFailed as error:  # a processor without instructions for it cuts off sums that grow too large
        off = f"{error.apart:.2g}"
        return whole, f"{path.name} is not used: this machine computes its golden pictures' scores off by {off}."
    except ModelError as error:
        return whole, f"The int8 variant is not used: {error}"
    if decides(small.card) != decides(whole.card):
        return whole, f"{path.name} is not used: it was made of another version of {whole.path.name}."
    gain = _gain(whole, small, remembered)
    if gain < FASTER:
        return whole, f"{path.name} is not used: it is {gain:.1f} times as fast here, wanted {FASTER}."
    return small, f"{path.name} answers in place of {whole.path.name}: it is {gain:.1f} times as fast here."


def _gain(whole: Scoring, small: Scoring, remembered: Path) -> float:
    """How many times as long the float model takes on this machine, measured once."""
    key = (
        f"{whole.sha256[:16]} {small.sha256[:16]} {platform.processor()} {os.cpu_count()} onnxruntime {ort.__version__}"
    )
    known = _known(remembered)
    if key not in known:
        known[key] = _timed(whole, small)
        with suppress(OSError):
            remembered.parent.mkdir(parents=True, exist_ok=True)
            write_whole(remembered, [json.dumps(known, indent=1).encode()])
    return known[key]


def _known(remembered: Path) -> dict[str, float]:
    try:
        return {str(key): float(gain) for key, gain in json.loads(remembered.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _timed(whole: Scoring, small: Scoring) -> float:
    """By turns, one picture each, so that other programs slow both; the median."""
    image = np.zeros((1, 1, whole.card.input.height, whole.card.input.width), np.float32)
    ratios = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        whole.scores(image)
        between = perf_counter()
        small.scores(image)
        ratios.append((between - begun) / (perf_counter() - between))
    return float(np.median(ratios))
