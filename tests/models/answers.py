"""Made-up answers for tests of figures, listings, plots and comparisons."""

from __future__ import annotations

import numpy as np

from desktop.core.card import Label
from models.answered import Answered
from models.calibrate import operating_points, sigmoid, softmax
from models.settings.base import Task


def made(task: Task, labels: int, count: int = 240, skill: float = 1.5, seed: int = 1, noise: int = 1) -> Answered:
    """seed: of the truth; noise: of the scores. Two pictures a patient. The last of several labels is rare and partly
    unknown where labels are not exclusive."""
    draw, also = np.random.default_rng(seed), np.random.default_rng(noise + 100)
    if task in ("multiclass", "ordinal"):
        truth = np.eye(labels)[draw.integers(0, labels, count)]
        scores = softmax(also.normal(skill * truth, 1.0))
    else:
        truth = (draw.random((count, labels)) < 0.4).astype(float)
        if labels > 1:
            truth[:, -1] = np.where(np.arange(count) < 6, 1.0, 0.0)
            truth[count // 2 :, -1] = np.nan
        scores = sigmoid(also.normal(skill * (2.0 * np.nan_to_num(truth) - 1.0), 1.0))
    names = [Label(name=f"l{c}", display={"en": f"Label <{c}>"}) for c in range(labels)]
    points = []
    for c, label in enumerate(names if task in ("binary", "multilabel") else []):
        known = ~np.isnan(truth[:, c])
        points += operating_points(label.name, scores[known, c], truth[known, c], "made up")
    return Answered(
        task=task,
        labels=tuple(names),
        points=tuple(points),
        deciding="balanced",
        scores=scores,
        truth=truth.astype(np.float32),
        distance=np.ones(count, np.float32),
        groups=tuple(f"p{i // 2}" for i in range(count)),
        names=tuple(f"=folder/{i:03}.png" for i in range(count)),
    )
