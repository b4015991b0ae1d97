"""Logits -> probabilities and operating points, both chosen on the validation patients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from desktop.core.card import CurvePoint, OperatingPoint
from models.settings.base import Task
from models.weighted import Floats

Point = TypeVar("Point", OperatingPoint, CurvePoint)
CURVE_POINTS = 50
LEVELS, ENOUGH = (0.99, 0.98, 0.95), 0.90
PROMISED = 0.95  # the rate of an outer point elsewhere
ONE_SIDED = 1.645  # the normal quantile of being 95 % sure of it
PLATEAU = 0.01  # Youden indices nearer than this are alike on a few hundred patients
STEPS = 200
FLATTEST = 20.0
STEEP = float(np.log(FLATTEST))


def sigmoid(logits: Floats, temperature: float = 1.0) -> NDArray[np.float64]:
    """float64, 0..1."""
    scores: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(logits / temperature, -80.0, 80.0)))
    return scores


def softmax(logits: Floats, temperature: float = 1.0) -> NDArray[np.float64]:
    """float64 (N, C), 0..1; every row adds up to 1."""
    powers: NDArray[np.float64] = np.exp((logits - logits.max(1, keepdims=True)).astype(np.float64) / temperature)
    scores: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return scores


def scores_of(task: Task, logits: Floats, temperature: float) -> NDArray[np.float64]:
    """logits: (N, C) -> calibrated scores, float64 (N, C)."""
    return sigmoid(logits, temperature) if task in ("binary", "multilabel") else softmax(logits, temperature)


def scaling(task: Task, logits: Floats, truth: Floats) -> tuple[NDArray[np.float32], float]:
    """A shift (C,) for the logits and one temperature, so that the scores of (logits + shift) have the least log loss.

    logits, truth: (N, C); nan in truth is unknown, left out. Temperature scaling (Guo et al. 2017) with Platt's shift
    (1999), which undoes the prior that balanced training assumed, and Platt's soft targets, which keep both finite when
    the labels are separated perfectly. Softmax knows shifts only up to a constant; theirs add up to 0. The temperature
    stays between 1 / FLATTEST and FLATTEST: scores that do not follow the truth would flatten without end.
    """
    z, y = torch.from_numpy(logits).double(), torch.from_numpy(truth).double()
    exclusive = task in ("multiclass", "ordinal")
    soft = _soft_classes(y) if exclusive else _soft_labels(y)
    known = ~torch.isnan(y)
    log_scale, offset = torch.zeros((), dtype=torch.double), torch.zeros(z.shape[1], dtype=torch.double)
    wanted = [log_scale.requires_grad_(), offset.requires_grad_()]
    search = torch.optim.LBFGS(wanted, max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> float:
        search.zero_grad()
        scaled = z * log_scale.clamp(-STEEP, STEEP).exp() + offset
        if exclusive:
            value = F.cross_entropy(scaled, soft)
        else:
            value = F.binary_cross_entropy_with_logits(scaled[known], soft[known])
        value.backward()  # type: ignore[no-untyped-call]
        return value.item()

    search.step(loss)  # type: ignore[no-untyped-call]
    temperature = torch.exp(-log_scale.clamp(-STEEP, STEEP)).detach()
    moved = offset.detach() - offset.detach().mean() if exclusive else offset.detach()
    shift: NDArray[np.float32] = (moved * temperature).float().numpy()
    return shift, float(temperature)


def _soft_labels(truth: Tensor) -> Tensor:
    """Platt's targets: one more positive and one more negative than were seen of every label."""
    positive, negative = (truth == 1.0).sum(0), (truth == 0.0).sum(0)
    return torch.where(truth > 0.5, (positive + 1.0) / (positive + 2.0), 1.0 / (negative + 2.0))


def _soft_classes(truth: Tensor) -> Tensor:
    """Nearly the truth: a share of one picture more than there are is spread over the other classes.

    Platt's share, counted in all pictures and not in those of a class, which would soften rare classes away.
    """
    count, classes = truth.shape
    apart = 1.0 / (count + 2.0)
    return torch.where(truth > 0.5, 1.0 - apart, apart / (classes - 1))


def operating_points(
    label: str, scores: Floats, truth: Floats, measured_on: str, copies: int = 1
) -> tuple[OperatingPoint, ...]:
    """Three thresholds: `balanced`, `high_sensitivity` and `high_specificity`. scores, truth: (N,), truth 0 or 1.

    copies: how often each picture is among the N, changed or not; copies say nothing new about other patients.

    balanced: the best Youden index alone hangs on a few pictures, so of all thresholds whose index is within its
    standard error, or 0.01, of the best those count where sensitivity and specificity differ least, or by 0.01 more;
    it is their middle in logits. high_sensitivity is the highest threshold with a sensitivity of 0.99, else of 0.98, if
    that leaves a specificity of 0.90, else of 0.95; high_specificity is the lowest one with the two exchanged; neither
    crosses the balanced one. Only thresholds count whose rate will be 0.95 elsewhere too, by the lower end of its
    one-sided 95 % interval (Wilson 1927); where there are too few pictures to be so sure, those with the best rate.
    A threshold lies half-way, in logits, between the scores that it separates. Without a positive or without a negative
    nothing can be chosen: all are 0.5, and the rate that nobody knows is given as 0.
    """
    counts = int((truth > 0.5).sum()), int((truth <= 0.5).sum())
    blind = 0 in counts
    thresholds = np.array([0.5]) if blind else _between(scores)
    measured = _measured(scores, truth, thresholds)
    nothing = {"high_sensitivity": 0, "balanced": 0, "high_specificity": 0}
    chosen = nothing if blind else _chosen(thresholds, measured, counts, copies)
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
    """About fifty points, spread evenly over the picture count, lowest threshold first; both kinds must occur."""
    thresholds = _between(scores)
    thresholds = thresholds[np.unique(np.linspace(0, len(thresholds) - 1, CURVE_POINTS).round().astype(int))]
    rows = zip(thresholds.tolist(), _measured(scores, truth, thresholds).tolist(), strict=True)
    return tuple(CurvePoint(threshold=t, sensitivity=rates[0], specificity=rates[1]) for t, rates in rows)


def measured_again(points: Sequence[Point], scores: Floats, truth: Floats) -> tuple[Point, ...]:
    """The same thresholds of one label with the rates of other scores. scores, truth: (N,); nan in truth is unknown."""
    known = ~np.isnan(truth)
    thresholds = np.array([point.threshold for point in points])
    rates = _measured(scores[known], truth[known], thresholds).tolist()
    return tuple(
        point.model_copy(update={"sensitivity": found[0], "specificity": found[1]})
        for point, found in zip(points, rates, strict=True)
    )


def _measured(scores: Floats, truth: Floats, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
    """(thresholds, 2): sensitivity and specificity at each; 0 where there is nothing to measure one on."""
    positive, negative = np.sort(scores[truth > 0.5]), np.sort(scores[truth <= 0.5])
    missed, cleared = (np.searchsorted(part, thresholds, "left") for part in (positive, negative))
    found = (len(positive) - missed) / max(1, len(positive))
    return np.stack((found, cleared / max(1, len(negative))), 1)


def _chosen(
    thresholds: NDArray[np.float64], measured: NDArray[np.float64], counts: tuple[int, int], copies: int
) -> dict[str, int]:
    """The number of every operating point's threshold. counts: of positives and negatives, `copies` of each picture."""
    youden = measured.sum(1)
    best = measured[youden.argmax()]
    error = float(np.sqrt((copies * best * (1.0 - best) / counts).sum()))
    alike = np.flatnonzero(youden >= youden.max() - max(error, PLATEAU))
    apart = np.abs(measured[alike, 0] - measured[alike, 1])
    alike = alike[apart <= apart.min() + PLATEAU]
    places = np.log(thresholds[alike] / (1.0 - thresholds[alike]))
    balanced = int(alike[np.abs(places - (places[0] + places[-1]) / 2.0).argmin()])
    low = min(balanced, _reaching(measured, 0, 1, counts[0] / copies))
    high = max(balanced, _reaching(measured, 1, 0, counts[1] / copies))
    return {"high_sensitivity": low, "balanced": balanced, "high_specificity": high}


def _between(scores: Floats) -> NDArray[np.float64]:
    """Thresholds, lowest first: half-way in logits between neighbouring scores; one alone when all scores are equal."""
    edge = np.unique(np.clip(scores.astype(np.float64), 1e-7, 1.0 - 1e-7))
    logits = np.log(edge / (1.0 - edge))
    return sigmoid((logits[:-1] + logits[1:]) / 2.0) if len(edge) > 1 else sigmoid(logits)


def _reaching(measured: NDArray[np.float64], wanted: int, other: int, count: float) -> int:
    """The threshold number with the best `other` rate whose `wanted` rate is high enough; see operating_points.

    count: of the pictures that the wanted rate was measured on.
    """
    rates = measured[:, wanted]
    sure = _lower(rates, count) >= PROMISED
    if not sure.any():
        sure = rates == rates.max()
    for least in LEVELS:
        fits = np.flatnonzero(sure & (rates >= least))
        if fits.size:
            best = int(fits[-1] if wanted == 0 else fits[0])
            if least == LEVELS[-1] or measured[best, other] >= ENOUGH:
                return best
    return 0 if wanted == 0 else len(measured) - 1


def _lower(rates: NDArray[np.float64], count: float) -> NDArray[np.float64]:
    """The lower end of Wilson's interval for rates measured on `count` pictures."""
    square = ONE_SIDED**2 / count
    spread = ONE_SIDED * np.sqrt(rates * (1.0 - rates) / count + square / (4.0 * count))
    lower: NDArray[np.float64] = (rates + square / 2.0 - spread) / (1.0 + square)
    return lower
