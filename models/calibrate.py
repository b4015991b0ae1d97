"""Logits -> probabilities and operating points, both chosen on the validation patients."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from desktop.core.card import CurvePoint, OperatingPoint
from models.metrics import Floats, sensitivity, specificity

CURVE_POINTS = 50
LEVELS, ENOUGH = (0.99, 0.98, 0.95), 0.90
PLATEAU = 0.01  # Youden indices nearer than this are alike on a few hundred patients
STEPS = 200


def sigmoid(logits: Floats, temperature: float = 1.0) -> NDArray[np.float64]:
    """float64, 0..1."""
    scores: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(logits / temperature, -80.0, 80.0)))
    return scores


def scaling(logits: Floats, truth: Floats) -> tuple[NDArray[np.float32], float]:
    """A shift for every label and one temperature: sigmoid((logits + shift) / temperature) has the least log loss.

    logits, truth: (N, C). Temperature scaling (Guo et al. 2017) with Platt's shift (1999), which undoes the prior that
    balanced training assumed, and Platt's soft targets, which keep both finite when the labels are separated perfectly.
    """
    z, y = torch.from_numpy(logits).double(), torch.from_numpy(truth).double()
    positive, negative = y.sum(0), (1.0 - y).sum(0)
    soft = torch.where(y > 0.5, (positive + 1.0) / (positive + 2.0), 1.0 / (negative + 2.0))
    log_scale, offset = torch.zeros((), dtype=torch.double), torch.zeros(z.shape[1], dtype=torch.double)
    wanted = [log_scale.requires_grad_(), offset.requires_grad_()]
    search = torch.optim.LBFGS(wanted, max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> float:
        search.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(z * log_scale.exp() + offset, soft)
        value.backward()  # type: ignore[no-untyped-call]
        return value.item()

    search.step(loss)  # type: ignore[no-untyped-call]
    temperature = torch.exp(-log_scale).detach()
    shift: NDArray[np.float32] = (offset.detach() * temperature).float().numpy()
    return shift, float(temperature)


def operating_points(label: str, scores: Floats, truth: Floats, measured_on: str) -> tuple[OperatingPoint, ...]:
    """Three thresholds: `balanced`, `high_sensitivity` and `high_specificity`.

    balanced is the middle, in logits, of all thresholds whose Youden index is within 0.01 of the best one, which alone
    hangs on a picture or two. high_sensitivity is the highest threshold with a sensitivity of 0.99, else of 0.98, if
    that leaves a specificity of 0.90, else of 0.95; high_specificity is the lowest one with the two exchanged; neither
    crosses the balanced one. A threshold lies half-way, in logits, between the scores that it separates.
    """
    thresholds = _between(scores)
    measured = np.array([(sensitivity(scores, truth, t), specificity(scores, truth, t)) for t in thresholds])
    youden = measured.sum(1)
    alike = np.flatnonzero(youden >= youden.max() - PLATEAU)
    places = np.log(thresholds[alike] / (1.0 - thresholds[alike]))
    balanced = int(alike[np.abs(places - (places[0] + places[-1]) / 2.0).argmin()])
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
    for least in LEVELS:
        fits = np.flatnonzero(measured[:, wanted] >= least)
        if fits.size:
            best = int(fits[-1] if wanted == 0 else fits[0])
            if least == LEVELS[-1] or measured[best, other] >= ENOUGH:
                return best
    return 0 if wanted == 0 else len(measured) - 1
