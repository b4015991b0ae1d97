"""The loss of every task, what a label weighs in it, and how often a picture is drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from models.recipe import Recipe
from models.settings.base import Task

# logits (N, C), targets (N, C) -> sum of the pictures' losses and what they weigh; the loss is their quotient, so that
# processes which share a batch can add both up first
Criterion = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]


def criterion(recipe: Recipe, weight: Tensor, smoothing: float) -> Criterion:
    """weight: (C,) on the logits' device, see label_weight. smoothing: share of a target for the other answers."""
    if is_exclusive(recipe.task):
        soft = softening(recipe, smoothing).to(weight.device)
        return lambda logits, targets: _exclusive(logits, targets, weight, soft)
    return lambda logits, targets: _independent(logits, targets, weight, smoothing)


def is_exclusive(task: Task) -> bool:
    """Whether exactly one label is true of a picture."""
    return task in ("multiclass", "ordinal")


def softening(recipe: Recipe, smoothing: float) -> Tensor:
    """(C, C), a row per true answer: what is aimed at where exactly one label is true."""
    count, grades = len(recipe.labels), recipe.training.softness if recipe.task == "ordinal" else 0.0
    return soft_targets(count, grades) * (1.0 - smoothing) + smoothing / count


def soft_targets(labels: int, softness: float) -> Tensor:
    """(C, C), a row per true grade: a bell over the grades with `softness` grades deviation.

    SORD (Diaz & Marathe 2019, CVPR) with the squared difference of the grades; softness 0 is one-hot.
    """
    if softness == 0.0:
        return torch.eye(labels)
    grade = torch.arange(float(labels))
    return torch.softmax(-0.5 * ((grade - grade[:, None]) / softness) ** 2, 1)


def label_weight(targets: NDArray[np.float32], recipe: Recipe) -> Tensor:
    """(C,): makes labels weigh the same in the loss; 1 when the recipe does not say so.

    Independent labels: negatives per positive, unknown ones aside. Exclusive ones: the inverse of their share.
    """
    if recipe.training.balance != "weights":
        return torch.ones(targets.shape[1])
    positive, known = np.nansum(targets, 0), (~np.isnan(targets)).sum(0)
    if is_exclusive(recipe.task):
        balanced = known / (max(1, np.count_nonzero(positive)) * np.maximum(positive, 1.0))
    else:
        balanced = (known - positive) / np.maximum(positive, 1.0)
    return torch.from_numpy(balanced.astype(np.float32))


def chances(targets: NDArray[np.float32]) -> NDArray[np.float64]:
    """(N,): how often to draw each picture so that labels come equally often: the inverse of its rarest label's count.

    Pictures without any label count as one label more.
    """
    present = np.nan_to_num(targets) > 0.5
    groups = np.concatenate((present, ~present.any(1, keepdims=True)), 1)
    rarity: NDArray[np.float64] = (groups / np.maximum(groups.sum(0), 1)).max(1)
    return rarity


def right(logits: Tensor, targets: Tensor, task: Task) -> tuple[Tensor, Tensor]:
    """How many answers are right, and how many were asked for: known labels, or pictures where labels exclude."""
    if is_exclusive(task):
        return (logits.argmax(1) == targets.argmax(1)).sum(), torch.full((), len(targets), device=logits.device)
    known = ~targets.isnan()
    return (((logits >= 0.0) == (targets >= 0.5)) & known).sum(), known.sum()


def _independent(logits: Tensor, targets: Tensor, weight: Tensor, smoothing: float) -> tuple[Tensor, Tensor]:
    """Binary cross entropy; NaN targets are unknown and take no part."""
    known = ~targets.isnan()
    soft = torch.where(known, targets, 0.0) * (1.0 - smoothing) + smoothing / 2.0
    each = F.binary_cross_entropy_with_logits(logits, soft, pos_weight=weight, reduction="none")
    return (each * known).sum(), known.sum()


def _exclusive(logits: Tensor, targets: Tensor, weight: Tensor, soft: Tensor) -> tuple[Tensor, Tensor]:
    """Softmax cross entropy; a picture weighs what its label weighs."""
    each = -((targets @ soft) * F.log_softmax(logits, 1)).sum(1)
    share = targets @ weight
    return (each * share).sum(), share.sum()
