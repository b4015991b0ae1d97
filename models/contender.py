"""A network that can be compared: a finished checkpoint, or a model file as the viewer would run it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from desktop.core.card import CARD_KEY, Input, Label, ModelCard
from desktop.core.errors import AppError, ModelError
from desktop.core.preprocess import to_input
from models import checkpoint, evidence
from models.answered import Answered
from models.datasets import Pictures
from models.recipe import Recipe
from models.settings.base import Task
from models.weights import restored

BATCH = 32


@dataclass(frozen=True, eq=False, slots=True)
class Contender:
    """name: as it was typed. answer: what it says about pictures of its own input, in the order of its labels."""

    name: str
    version: str
    sha256: str
    task: Task
    labels: tuple[Label, ...]
    input: Input
    recipe: Recipe | None
    answer: Callable[[Pictures], Answered]


def opened(path: Path, device: torch.device) -> Contender:
    """Raises AppError when the file is neither a finished checkpoint nor a model with a card."""
    return model(path) if path.suffix == ".onnx" else _checkpoint(path, device)


def _checkpoint(path: Path, device: torch.device) -> Contender:
    held = checkpoint.load(path)
    recipe = held.recipe
    network = restored(held).to(device)

    def answer(pictures: Pictures) -> Answered:
        return evidence.answered(network, held, pictures, device)

    version = f"{recipe.name} {recipe.version}"
    return Contender(str(path), version, _digest(path), recipe.task, recipe.labels, recipe.input, recipe, answer)


def model(path: Path) -> Contender:
    """Raises AppError when the file is no model with a card."""
    try:
        session = ort.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])
        card = ModelCard.from_json(session.get_modelmeta().custom_metadata_map.get(CARD_KEY, ""))
    except OSError as error:
        raise AppError(f"The model {path} cannot be read: {error.strerror}.") from error
    except ModelError as error:
        raise AppError(f"{path} is no model of this program: {error}") from error
    except Exception as error:  # onnxruntime's own types are many and private
        raise AppError(f"{path} is not a network that onnxruntime can load; export it again.") from error

    def answer(pictures: Pictures) -> Answered:
        scores, distance = _run(session, pictures.pixels)
        return Answered(
            task=card.task,
            labels=card.labels,
            points=card.operating_points,
            deciding=card.default_point,
            scores=scores.astype(np.float64),
            truth=pictures.targets,
            distance=distance,
            groups=pictures.groups,
            names=pictures.names,
        )

    version = f"{card.name} {card.version}"
    return Contender(str(path), version, _digest(path), card.task, card.labels, card.input, None, answer)


def _run(session: ort.InferenceSession, pixels: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """scores (N, C) and distance (N,)."""
    rows: list[Sequence[NDArray[np.float32]]] = []
    for begin in tqdm(range(0, len(pixels), BATCH), desc="scoring", unit="batch", leave=False):
        rows.append(session.run(["scores", "distance"], {"image": to_input(pixels[begin : begin + BATCH])}))
    return np.concatenate([row[0] for row in rows]), np.concatenate([row[1] for row in rows])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
