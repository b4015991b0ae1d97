"""Logits -> probabilities and operating points, both chosen on the validation patients."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Calibration, CurvePoint, OperatingPoint
from models.metrics import Floats, ece, reliability, sensitivity, specificity

TEMPERATURES = (0.05, 20.0)
CURVE_POINTS = 50
HIGH, ENOUGH, FALLBACK = 0.98, 0.90, 0.95


def sigmoid(logits: Floats, temperature: float = 1.0) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(logits / temperature, -80.0, 80.0)))
    return scores


def temperature_for(logits: Floats, truth: Floats) -> float:
    """The temperature with the lowest log loss (Guo et al. 2017), by golden section: the loss has one valley in 1/T."""

    def loss(log_scale: float) -> float:
        margin = np.where(truth > 0.5, logits, -logits) * np.exp(log_scale)
        return float(np.logaddexp(0.0, -margin).mean())

    low, high = -np.log(TEMPERATURES[1]), -np.log(TEMPERATURES[0])
    step = (np.sqrt(5.0) - 1.0) / 2.0
    while high - low > 1e-5:
        left, right = high - step * (high - low), low + step * (high - low)
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return float(np.exp(-(low + high) / 2.0))


def calibration(logits: Floats, truth: Floats, measured_on: str) -> Calibration:
    """logits, truth: (N, C). One temperature for all labels; the error and the bins are after it."""
    temperature = temperature_for(logits.ravel(), truth.ravel())
    scores = sigmoid(logits.ravel(), temperature)
    return Calibration(
        temperature=temperature,
        ece=ece(scores, truth.ravel()),
        measured_on=measured_on,
        bins=reliability(scores, truth.ravel()),
    )


def operating_points(label: str, scores: Floats, truth: Floats, measured_on: str) -> tuple[OperatingPoint, ...]:
    """Three thresholds: `balanced` (Youden), `high_sensitivity` and `high_specificity`.

    high_sensitivity is the highest threshold with a sensitivity of 0.98, if it leaves a specificity of 0.90, else with
    0.95; high_specificity the lowest threshold with the two exchanged. Both lie at or beyond the balanced one. A
    threshold lies half-way, in logits, between the scores that it separates, so that it does not hang on one picture.
    """
    thresholds = _between(scores)
    measured = np.array([(sensitivity(scores, truth, t), specificity(scores, truth, t)) for t in thresholds])
    youden = measured.sum(1)
    best = np.flatnonzero(youden >= youden.max() - 1e-12)
    balanced = int(best[len(best) // 2])
    low = min(balanced, _reaching(measured, 0, 1))
    high = max(balanced, _reaching(measured, 1, 0))
    chosen = {"high_sensitivity": low, "balanced": balanced, "high_specificity": high}
    return tuple(
        OperatingPoint(
            name=name,
            label=label,
            threshold=float(thresholds[i]),
            sensitivity=float(measured[i, 0]),
            specificity=float(measured[i, 1]),
            measured_on=measured_on,
        )
        for name, i in chosen.items()
    )


def curve(scores: Floats, truth: Floats) -> tuple[CurvePoint, ...]:
    """About fifty points, spread evenly over the picture count, lowest threshold first."""
    thresholds = _between(scores)
    picked = np.unique(np.linspace(0, len(thresholds) - 1, CURVE_POINTS).round().astype(int))
    return tuple(
        CurvePoint(threshold=t, sensitivity=sensitivity(scores, truth, t), specificity=specificity(scores, truth, t))
        for t in thresholds[picked].tolist()
    )


def _between(scores: Floats) -> NDArray[np.float64]:
    """Thresholds, lowest first: half-way in logits between neighbouring scores; one alone when all scores are equal."""
    edge = np.unique(np.clip(scores.astype(np.float64), 1e-7, 1.0 - 1e-7))
    logits = np.log(edge / (1.0 - edge))
    return sigmoid((logits[:-1] + logits[1:]) / 2.0) if len(edge) > 1 else sigmoid(logits)


def _reaching(measured: NDArray[np.float64], wanted: int, other: int) -> int:
    """The threshold number with the best `other` rate whose `wanted` rate is high enough; see operating_points."""
    for least in (HIGH, FALLBACK):
        fits = np.flatnonzero(measured[:, wanted] >= least)
        if fits.size:
            best = int(fits[-1] if wanted == 0 else fits[0])
            if least == FALLBACK or measured[best, other] >= ENOUGH:
                return best
    return 0 if wanted == 0 else len(measured) - 1
