"""What the log says about an epoch: figures of the validation pictures, sums over the training batches."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from desktop.core.errors import AppError
from models import metrics
from models.losses import is_exclusive
from models.settings.base import Task
from models.settings.training import Training

Bools = NDArray[np.bool_]


def figures(logits: NDArray[np.float32], targets: NDArray[np.float32], task: Task) -> dict[str, float]:
    """logits, targets: (N, C), NaN unknown. A label counts as found at score 0.5, or where it has the highest score.

    Accuracy is over all known answers; precision, recall, F1 and AUROC are means over the labels that have them, nan
    where none has. Ordinal tasks also get the quadratic kappa.
    """
    known = ~np.isnan(targets)
    true = np.nan_to_num(targets) > 0.5
    if is_exclusive(task):
        scores = torch.from_numpy(logits).softmax(1).numpy()
        said = np.eye(logits.shape[1], dtype=bool)[logits.argmax(1)]
        accuracy = float((logits.argmax(1) == targets.argmax(1)).mean())
    else:
        scores, said = logits, (logits >= 0.0) & known
        accuracy = _ratio((said == true)[known].sum(), known.sum())
    ranks = [metrics.auroc(scores[rows, c], targets[rows, c]) for c, rows in enumerate(known.T)]
    found = {"accuracy": accuracy, **_rates(said, true), "auroc": _mean(ranks)}
    if task == "ordinal":
        found["kappa"] = metrics.quadratic_kappa(targets.argmax(1), logits.argmax(1), targets.shape[1])
    return {f"validation_{name}": value for name, value in found.items()}


def check_watchable(targets: NDArray[np.float32], task: Task, settings: Training) -> None:
    """Raises AppError when what the recipe watches cannot be told from these validation targets (N, C)."""
    check_told(targets, task, "training.watch", settings.watch)


def check_told(targets: NDArray[np.float32], task: Task, key: str, wanted: str) -> None:
    """Raises AppError when these validation targets (N, C) do not tell the figure that the recipe wants at `key`."""
    if np.isnan(targets).all():
        raise AppError("The validation split has no picture whose truth is known: give it some.")
    possible = {"validation_loss": 0.0, **figures(np.zeros_like(targets), targets, task)}
    if wanted not in possible:
        raise AppError(f"{key} is {wanted}, which a {task} recipe has not; choose validation_loss.")
    if math.isnan(possible[wanted]):
        raise AppError(
            f"{key} is {wanted}, but no label has pictures with and without it in the validation split; choose "
            "validation_loss or validate on more pictures."
        )


class Sums:
    """An epoch's loss and accuracy so far, read one batch late, so that a GPU never waits for the processor."""

    def __init__(self, epoch: int, settings: Training) -> None:
        self._where = f"epoch {epoch + 1}"
        self._rate = settings.learning_rate
        self._count = 0
        self._last: Tensor | None = None
        self._totals = np.zeros(4)

    def add(self, sums: Tensor) -> None:
        """sums: (4,) loss, weight, right answers, all answers of a batch. Raises AppError when an earlier loss was no
        number."""
        self._read()
        self._last = sums

    def row(self) -> dict[str, float]:
        self._read()
        loss, weight, right, answers = self._totals
        return {"train_loss": _ratio(loss, weight), "train_accuracy": _ratio(right, answers)}

    def __str__(self) -> str:
        return f"{_ratio(*self._totals[:2]):.4f}" if self._count else ""

    def _read(self) -> None:
        if self._last is None:
            return
        self._totals += np.array(self._last.tolist())
        self._last = None
        self._count += 1
        if not np.isfinite(self._totals).all():
            raise AppError(
                f"The loss is not a number in {self._where}, batch {self._count}: "
                f"lower training.learning_rate ({self._rate:g}) and start again."
            )


def _rates(said: Bools, true: Bools) -> dict[str, float]:
    hits, called, real = (said & true).sum(0), said.sum(0), true.sum(0)
    there = list(zip(hits, called, real, strict=True))
    return {
        "precision": _mean([_ratio(hit, max(call, 1)) for hit, call, total in there if total]),
        "recall": _mean([_ratio(hit, total) for hit, _, total in there]),
        "f1": _mean([_ratio(2 * hit, call + total) for hit, call, total in there if total]),
    }


def _ratio(over: float, under: float) -> float:
    return float(over / under) if under else math.nan


def _mean(values: list[float]) -> float:
    """Of those that are numbers."""
    numbers = [value for value in values if not math.isnan(value)]
    return float(np.mean(numbers)) if numbers else math.nan
