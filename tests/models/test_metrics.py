from __future__ import annotations

import numpy as np
import pytest

from models import metrics


def test_auroc_is_the_share_of_ordered_pairs() -> None:
    draw = np.random.default_rng(1)
    scores, truth = draw.integers(0, 8, 60) / 8, draw.integers(0, 2, 60).astype(float)
    pairs = [(p > n) + 0.5 * (p == n) for p in scores[truth == 1] for n in scores[truth == 0]]
    assert metrics.auroc(scores, truth) == pytest.approx(np.mean(pairs))
    assert np.isnan(metrics.auroc(scores, np.ones(60)))


def test_rates_at_a_threshold() -> None:
    scores, truth = np.array([0.1, 0.5, 0.5, 0.9]), np.array([0.0, 0.0, 1.0, 1.0])
    assert metrics.sensitivity(scores, truth, 0.5) == 1.0
    assert metrics.specificity(scores, truth, 0.5) == 0.5
    assert metrics.accuracy(scores, truth, 0.5) == 0.75
    assert np.isnan(metrics.sensitivity(scores, np.zeros(4), 0.5))
    assert np.isnan(metrics.specificity(scores, np.ones(4), 0.5))


def test_calibration_error_of_honest_and_of_shifted_scores() -> None:
    draw = np.random.default_rng(1)
    scores = draw.random(30_000)
    truth = (draw.random(30_000) < scores).astype(float)
    assert metrics.ece(scores, truth) < 0.02
    assert metrics.ece(np.clip(scores + 0.2, 0, 1), truth) > 0.15
    bins = metrics.reliability(scores, truth)
    assert len(bins) == metrics.BINS
    assert {part.count for part in bins} == {2000}
    assert len(metrics.reliability(scores[:4], truth[:4])) == 4


def test_intervals_know_that_pictures_of_one_patient_are_alike() -> None:
    """Ten copies of every picture: drawing pictures would make the interval far too narrow."""
    draw = np.random.default_rng(1)
    scores, truth = draw.random(40), np.tile([0.0, 1.0], 20)
    many, names = np.repeat(scores, 10), [f"p{i}" for i in range(40)]
    _, low, high = metrics.with_interval(metrics.auroc, scores, truth, names, rounds=400)
    by_patient = metrics.with_interval(metrics.auroc, many, np.repeat(truth, 10), np.repeat(names, 10).tolist(), 400)
    by_picture = metrics.with_interval(metrics.auroc, many, np.repeat(truth, 10), list(map(str, range(400))), 400)
    assert by_patient == pytest.approx((metrics.auroc(scores, truth), low, high))
    assert by_picture[2] - by_picture[1] < 0.5 * (high - low)


def test_intervals_survive_draws_of_one_kind_only() -> None:
    value, low, high = metrics.with_interval(metrics.auroc, np.array([0.1, 0.9]), np.array([0.0, 1.0]), ["a", "b"], 50)
    assert (value, low, high) == (1.0, 1.0, 1.0)
