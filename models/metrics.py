"""Single figures of scores against the truth, as training and calibration need them; intervals are in figures.py."""

from __future__ import annotations

from desktop.core.card import ReliabilityBin
from models import weighted
from models.bootstrap import once
from models.weighted import BINS, Floats, Whole


def auroc(scores: Floats, truth: Floats) -> float:
    """Chance that a positive scores above a negative; nan without both kinds. scores, truth: (N,)."""
    return once(weighted.auroc(scores, truth), len(scores))


def quadratic_kappa(truth: Whole, said: Whole, classes: int) -> float:
    """Agreement of grades beyond chance (Cohen 1968); nan when all are one grade. truth, said: (N,), grade numbers."""
    return once(weighted.kappa(truth, said, classes, 2), len(truth))


def sensitivity(scores: Floats, truth: Floats, threshold: float) -> float:
    """Share of positives with score >= threshold; nan without positives."""
    positive = scores[truth > 0.5]
    return float((positive >= threshold).mean()) if positive.size else float("nan")


def specificity(scores: Floats, truth: Floats, threshold: float) -> float:
    """Share of negatives with score < threshold; nan without negatives."""
    negative = scores[truth <= 0.5]
    return float((negative < threshold).mean()) if negative.size else float("nan")


def reliability(scores: Floats, truth: Floats) -> tuple[ReliabilityBin, ...]:
    """Fifteen bins of equal mass, lowest scores first."""
    bins = weighted.binned(scores, BINS)
    return tuple(
        ReliabilityBin(score=float(part @ scores / mass), frequency=float(part @ truth / mass), count=round(mass))
        for part, mass in zip(bins.T, bins.sum(0).tolist(), strict=True)
        if mass
    )


def ece(scores: Floats, truth: Floats) -> float:
    """Expected calibration error: the mean distance of score and frequency over bins of equal mass."""
    return once(weighted.ece(scores, truth), len(scores))
