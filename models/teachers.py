"""Finished networks that teach a new one: their answers take the place of a part of every training target.

Knowledge distillation (Hinton, Vinyals & Dean 2015, arXiv 1503.02531), without its higher temperature: the teachers'
calibrated scores say which pictures are doubtful, which the readers' own labels do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from desktop.core.errors import AppError
from models import checkpoint, datasets
from models.calibrate import scores_of
from models.checkpoint import Checkpoint
from models.datasets import Index, Pictures
from models.losses import is_exclusive, softening
from models.predict import predict
from models.recipe import Recipe
from models.weights import restored


def with_teachers(recipe: Recipe, files: Sequence[Path]) -> Recipe:
    """The recipe that names the teachers by their hashes, so that a run goes on with the same ones or not at all.

    Raises AppError when they cannot teach the recipe's network, or are not those that it names.
    """
    for file in files:
        _fitting(checkpoint.load(file).recipe, recipe, file)
    given = tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    named = recipe.training.teachers
    if named and set(named) != set(given):
        raise AppError(
            f"{recipe.name} was taught by {len(named)} networks: name the same ones with --teacher; their hashes begin "
            f"with {', '.join(one[:8] for one in named)}."
        )
    return recipe.model_copy(update={"training": recipe.training.model_copy(update={"teachers": named or given})})


def taught(training: Pictures, index: Index, recipe: Recipe, files: Sequence[Path], device: torch.device) -> Pictures:
    """The training pictures with what the teachers say mixed into their targets, `recipe.training.taught` of it.

    files: none leaves the pictures as they are. Unknown answers stay unknown.
    """
    if not files:
        return training
    share = recipe.training.taught
    said = np.mean([_said(checkpoint.load(file), index, device) for file in files], 0)
    own, smoothing = training.targets.astype(np.float64), recipe.training.label_smoothing
    if is_exclusive(recipe.task):  # the loss softens all targets, and the teachers' are soft already
        said = said @ np.linalg.inv(softening(recipe, smoothing).double().numpy())
    elif smoothing:
        said = (said - smoothing / 2.0) / (1.0 - smoothing)
    return replace(training, targets=((1.0 - share) * own + share * said).astype(np.float32))


def _said(held: Checkpoint, index: Index, device: torch.device) -> NDArray[np.float64]:
    """Scores (N, C) for the training pictures at the teacher's own size; of both sides where it learned from both."""
    recipe, model = held.recipe, restored(held).to(device)
    pixels = datasets.load(index, "train", recipe.input).pixels
    looks = [pixels, pixels[:, :, ::-1]] if recipe.augmentation.flip else [pixels]
    found = []
    for look in looks:
        logits = torch.cat([one for one, _ in predict(model, look, recipe.training.batch, device)]).numpy()
        found.append(scores_of(recipe.task, logits, held.evidence.calibration.temperature))
    scores: NDArray[np.float64] = np.mean(found, 0)
    return scores


def _fitting(teacher: Recipe, recipe: Recipe, file: Path) -> None:
    names = [[label.name for label in one.labels] for one in (teacher, recipe)]
    if (teacher.task, names[0]) != (recipe.task, names[1]):
        raise AppError(f"{file} cannot teach {recipe.name}: its task or its labels are others.")
    if teacher.data.dealing != recipe.data.dealing:
        raise AppError(
            f"{file} cannot teach {recipe.name}: its patients were dealt otherwise (data.splits, data.patient), so it "
            "may have learned from those that judge."
        )
