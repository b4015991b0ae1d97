"""A finished checkpoint -> the card of its model file."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.card import DataSource, Expects, Golden, Input, ModelCard
from desktop.core.preprocess import resized
from desktop.core.readers import read
from models.checkpoint import Checkpoint

TRAINED_WITH = {"name", "network", "training", "augmentation", "finetune", "distance"}
DECIDING = "balanced"


def golden_pictures(samples: Path, wanted: Input) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Name and uint8 (height, width) of every sample radiograph and of two pictures made of whole numbers."""
    for path in sorted(samples.glob("*.png")):
        yield path.name, resized(read(path), wanted)
    y, x = np.mgrid[: wanted.height, : wanted.width].astype(np.int64)
    hill = x * (wanted.width - 1 - x) * y * (wanted.height - 1 - y)
    yield "hill", (hill * 255 // hill.max()).astype(np.uint8)
    bands = (x * 255 // wanted.width + y // 8 % 2 * 60) // 2 + y * 97 // wanted.height
    yield "bands", bands.astype(np.uint8)


def golden(name: str, picture: NDArray[np.uint8], scores: NDArray[np.float32]) -> Golden:
    """picture: uint8 (H, W). scores: float32 (C,)."""
    data = io.BytesIO()
    Image.fromarray(picture).save(data, format="PNG", optimize=True)
    return Golden(name=name, png=base64.b64encode(data.getvalue()).decode(), scores=tuple(float(s) for s in scores))


def card_of(held: Checkpoint, offset: tuple[float, ...], references: tuple[Golden, ...]) -> ModelCard:
    """offset: of the maps, see ModelCard."""
    recipe, evidence = held.recipe, held.evidence
    data = DataSource(
        name=recipe.data.name,
        licence=recipe.data.licence,
        credit=recipe.data.credit,
        split=recipe.data.split,
        counts=evidence.counts,
    )
    expects = Expects(
        **recipe.expects.model_dump(),
        distance_doubtful=evidence.distance_doubtful,
        distance_refused=evidence.distance_refused,
        likeness=evidence.likeness,
    )
    return ModelCard(
        name=recipe.name,
        title=recipe.title,
        version=recipe.version,
        licence=recipe.licence,
        intended_use=recipe.intended_use,
        limits=recipe.limits,
        task=recipe.task,
        labels=recipe.labels,
        input=recipe.input,
        default_point=DECIDING,
        operating_points=evidence.operating_points,
        curves=evidence.curves,
        calibration=evidence.calibration,
        expects=expects,
        data=(data,),
        metrics=evidence.metrics,
        architecture=recipe.network.architecture,
        recipe=recipe.model_dump_json(include=TRAINED_WITH, exclude_none=True),
        code_revision=evidence.code_revision,
        map_offset=offset,
        golden=references,
    )
