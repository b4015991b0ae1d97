"""Checkpoints on disk: tensors, numbers and JSON text only, so that reading one can never run code."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from pydantic import BaseModel, ConfigDict, ValidationError
from torch import Tensor

from desktop.core.atomic import write_whole
from desktop.core.card import Calibration, CurvePoint, Likeness, Metric, OperatingPoint, Positive
from desktop.core.errors import AppError, OutputError
from models.recipe import Recipe

KIND = "skiagraph checkpoint 1"
_NO_CHECKPOINT = "The file {} is not a checkpoint or is damaged; name a file that training wrote."


class Evidence(BaseModel):
    """What was measured on a finished network; the export copies it into the card.

    counts: per split and label, see Index.counts. metrics: of the test split; empty until `evaluate` has looked at it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    counts: dict[str, dict[str, int]]
    calibration: Calibration
    operating_points: tuple[OperatingPoint, ...]
    curves: dict[str, tuple[CurvePoint, ...]]
    distance_doubtful: Positive
    distance_refused: Positive
    likeness: Likeness | None = None
    code_revision: str
    metrics: tuple[Metric, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Checkpoint:
    """A finished network. weights: of the Classifier; distance: buffers of the FeatureDistance."""

    recipe: Recipe
    weights: dict[str, Tensor]
    distance: dict[str, Tensor]
    evidence: Evidence


def save_whole(content: dict[str, Any], path: Path) -> None:
    """Raises OutputError when the disk is full or refuses; an earlier file is then still whole."""
    packed = io.BytesIO()
    torch.save(content, packed)
    write(path, packed.getbuffer())


def write(path: Path, content: bytes | memoryview) -> None:
    """A reader sees the old file or the new one, never a part. Raises OutputError."""
    try:
        write_whole(path, [content])
    except OSError as error:
        raise OutputError(
            f"The file {path} cannot be written: {error.strerror}; make room there or name another folder with --out."
        ) from error


def load_raw(path: Path) -> dict[str, Any]:
    """The content of a file that save_whole wrote. Raises AppError when it is missing, damaged or something else."""
    if not path.is_file():
        raise AppError(f"There is no checkpoint {path}; `python -m models train` makes one.")
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, RuntimeError, EOFError, OSError, ValueError, KeyError) as error:
        raise AppError(_NO_CHECKPOINT.format(path)) from error
    if not isinstance(content, dict):
        raise AppError(_NO_CHECKPOINT.format(path))
    return content


def save(checkpoint: Checkpoint, path: Path) -> None:
    content = {
        "kind": KIND,
        "recipe": checkpoint.recipe.to_json(),
        "weights": checkpoint.weights,
        "distance": checkpoint.distance,
        "evidence": checkpoint.evidence.model_dump_json(),
    }
    save_whole(content, path)


def load(path: Path) -> Checkpoint:
    """Raises AppError when the file is no finished checkpoint of this version."""
    content = load_raw(path)
    if content.get("kind") != KIND:
        raise AppError(f"The file {path} is not a finished checkpoint; run the training to its end and name best.pt.")
    try:
        recipe = Recipe.model_validate_json(content["recipe"])
        evidence = Evidence.model_validate_json(content["evidence"])
        return Checkpoint(recipe, content["weights"], content["distance"], evidence)
    except (ValidationError, KeyError) as error:
        raise AppError(f"The checkpoint {path} does not fit this version of the program; train it again.") from error
