from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from models.calibrate import CURVE_POINTS, calibration, curve, operating_points, sigmoid, temperature_for
from models.metrics import ece


def overconfident(times: float = 4.0, count: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    """Honest logits of a made-up set, multiplied."""
    draw = np.random.default_rng(1)
    honest = draw.normal(0.0, 1.5, count)
    truth = (draw.random(count) < sigmoid(honest)).astype(float)
    return honest * times, truth


@pytest.mark.parametrize("times", [0.5, 1.0, 4.0])
def test_the_temperature_undoes_a_factor(times: float) -> None:
    logits, truth = overconfident(times)
    assert temperature_for(logits, truth) == pytest.approx(times, rel=0.06)


def test_the_temperature_reduces_the_calibration_error() -> None:
    logits, truth = overconfident()
    before = ece(sigmoid(logits), truth)
    after = calibration(logits[:, None], truth[:, None], "a made-up set")
    assert before > 0.1
    assert after.ece < before / 4
    assert sum(part.count for part in after.bins) == len(truth)


def test_separable_logits_stay_within_bounds() -> None:
    assert 0.04 < temperature_for(np.array([-3.0, 3.0]), np.array([0.0, 1.0])) < 0.06
    assert 19 < temperature_for(np.array([3.0, -3.0]), np.array([0.0, 1.0])) < 21


def test_operating_points_hold_what_they_promise() -> None:
    draw = np.random.default_rng(2)
    truth = np.repeat([0.0, 1.0], 1000)
    scores = sigmoid(draw.normal(np.where(truth > 0, 2.2, -2.2), 1.2))
    points = {point.name: point for point in operating_points("pneumonia", scores, truth, "here")}
    low, middle, high = (points[name] for name in ("high_sensitivity", "balanced", "high_specificity"))
    assert low.threshold <= middle.threshold <= high.threshold
    assert low.sensitivity >= 0.98
    assert low.specificity >= 0.90
    assert high.specificity >= 0.98
    assert high.sensitivity >= 0.90
    youden = max(point.sensitivity + point.specificity for point in points.values())
    assert middle.sensitivity + middle.specificity == pytest.approx(youden)


def test_a_weak_network_falls_back_to_95_percent() -> None:
    draw = np.random.default_rng(2)
    truth = np.repeat([0.0, 1.0], 1000)
    scores = sigmoid(draw.normal(np.where(truth > 0, 0.8, -0.8), 1.0))
    points = {point.name: point for point in operating_points("pneumonia", scores, truth, "here")}
    assert 0.95 <= points["high_sensitivity"].sensitivity < 0.96
    assert 0.95 <= points["high_specificity"].specificity < 0.96


def test_perfect_scores_put_the_threshold_in_the_gap() -> None:
    scores, truth = np.array([0.01, 0.02, 0.98, 0.99]), np.array([0.0, 0.0, 1.0, 1.0])
    for point in operating_points("pneumonia", scores, truth, "here"):
        assert point.threshold == pytest.approx(0.5)
        assert point.sensitivity == point.specificity == 1.0


def test_equal_scores_give_points_all_the_same() -> None:
    scores, truth = np.full(6, 0.3), np.array([0.0, 1.0] * 3)
    assert len(operating_points("pneumonia", scores, truth, "here")) == 3


def test_the_curve_falls_in_sensitivity_and_rises_in_specificity() -> None:
    logits, truth = overconfident(1.0, 3000)
    points = curve(sigmoid(logits), truth)
    assert len(points) == CURVE_POINTS
    assert all(a.sensitivity >= b.sensitivity and a.specificity <= b.specificity
               for a, b in pairwise(points))  # fmt: skip
