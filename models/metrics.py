"""Figures of a label's scores against the truth, with intervals that respect that a patient has several pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import ReliabilityBin

Floats = NDArray[np.floating]
Figure = Callable[[Floats, Floats], float]
BINS = 15


def auroc(scores: Floats, truth: Floats) -> float:
    """Chance that a positive scores above a negative, ties half (Hanley & McNeil 1982). nan without both kinds."""
    positive, negative = scores[truth > 0.5], scores[truth <= 0.5]
    if not (positive.size and negative.size):
        return float("nan")
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left") + np.searchsorted(ordered, positive, "right")
    return float(below.mean() / (2.0 * negative.size))


def sensitivity(scores: Floats, truth: Floats, threshold: float) -> float:
    """Share of positives with score >= threshold; nan without positives."""
    positive = scores[truth > 0.5]
    return float((positive >= threshold).mean()) if positive.size else float("nan")


def specificity(scores: Floats, truth: Floats, threshold: float) -> float:
    """Share of negatives with score < threshold; nan without negatives."""
    negative = scores[truth <= 0.5]
    return float((negative < threshold).mean()) if negative.size else float("nan")


def accuracy(scores: Floats, truth: Floats, threshold: float) -> float:
    """Share of pictures on the right side of the threshold."""
    return float(((scores >= threshold) == (truth > 0.5)).mean())


def reliability(scores: Floats, truth: Floats) -> tuple[ReliabilityBin, ...]:
    """Fifteen bins of equal mass, lowest scores first."""
    parts = [part for part in np.array_split(np.argsort(scores, kind="stable"), BINS) if part.size]
    return tuple(
        ReliabilityBin(score=float(scores[part].mean()), frequency=float(truth[part].mean()), count=int(part.size))
        for part in parts
    )


def ece(scores: Floats, truth: Floats) -> float:
    """Expected calibration error: the mean distance of score and frequency over bins of equal mass."""
    bins = reliability(scores, truth)
    return sum(abs(part.score - part.frequency) * part.count for part in bins) / sum(part.count for part in bins)


def with_interval(
    figure: Figure, scores: Floats, truth: Floats, groups: Sequence[str], rounds: int = 2000, seed: int = 1
) -> tuple[float, float, float]:
    """figure(scores, truth) and its 95 % percentile bootstrap, drawing whole patients with replacement (Efron 1979)."""
    _, owner = np.unique(np.asarray(groups), return_inverse=True)
    members = [np.flatnonzero(owner == patient) for patient in range(int(owner.max()) + 1)]
    draw = np.random.default_rng(seed)
    values = []
    for _ in range(rounds):
        rows = np.concatenate([members[i] for i in draw.integers(len(members), size=len(members))])
        values.append(figure(scores[rows], truth[rows]))
    low, high = np.nanpercentile(values, (2.5, 97.5))
    return figure(scores, truth), float(low), float(high)
