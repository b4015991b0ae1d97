"""A file or a radiograph made ready for the network: all that comes before the network, with no onnxruntime."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core import gate
from desktop.core.batch.thumbnails import SIDE, shrunk, small
from desktop.core.card import ModelCard
from desktop.core.preprocess import resized, to_input
from desktop.core.radiograph import Radiograph
from desktop.core.readers import read

ENOUGH = 3  # times the network's size: a JPEG decoded no smaller gives its input within 1/255; twice is not enough


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """A radiograph made ready for the network; force: answer even where the gate refuses.

    grey: uint8 (H, W) at the card's size, 0 black .. 255 white, bone bright.
    """

    grey: NDArray[np.uint8]
    doubts: tuple[gate.Doubt, ...]
    force: bool

    @property
    def refused(self) -> bool:
        return not self.force and gate.judge(self.doubts).kind == "refused"

    @property
    def image(self) -> NDArray[np.float32]:
        """float32 (1, H, W), 0..1: one row of the model's `image` input."""
        return to_input(self.grey)


@dataclass(frozen=True, eq=False, slots=True)
class Ready:
    """What is kept of a file until its answer; it crosses a pipe in no time. thumbnail: uint8 (h, w) of the report."""

    prepared: Prepared
    sha256: str
    notes: tuple[str, ...]
    thumbnail: NDArray[np.uint8]


def prepare(radiograph: Radiograph, card: ModelCard, force: bool) -> Prepared:
    """Preprocess and apply the gate's rules; force: answer even where the gate refuses."""
    grey = resized(radiograph, card.input)
    return Prepared(grey, gate.rules(radiograph, to_input(grey), card), force)


def read_for(path: Path, card: ModelCard) -> Radiograph:
    """The radiograph with no more pixels than the network needs, which is ENOUGH. Raises what `read` raises."""
    return read(path, least=least(card))


def least(card: ModelCard) -> int:
    """Pixels on the shorter side that a smaller decoding must have; 0 for none."""
    # The other aspects cut or frame the picture to the pixel, and equalisation makes more of 1/255.
    whole = card.input.aspect != "stretch" or card.input.equalisation != "none"
    return 0 if whole else ENOUGH * max(card.input.height, card.input.width)


def ready_of(radiograph: Radiograph, card: ModelCard, force: bool = False) -> Ready:
    """What is kept of a radiograph from `read_for`."""
    wanted = card.input
    prepared = prepare(radiograph, card, force)
    whole = wanted.aspect == "stretch" and wanted.equalisation == "none" and min(wanted.height, wanted.width) >= SIDE
    thumbnail = shrunk(prepared.grey, radiograph.shape) if whole else small(radiograph)
    only = (
        (f"The file holds {radiograph.frames} frames; only the first one was read.",) if radiograph.frames > 1 else ()
    )
    return Ready(prepared, radiograph.sha256, radiograph.notes + only, thumbnail)


def needed(card: ModelCard) -> ModelCard:
    """The card without its evidence: what `ready` looks at, small enough to go to a worker with every file."""
    return card.model_copy(update={"golden": (), "curves": {}, "metrics": (), "data": (), "operating_points": ()})
