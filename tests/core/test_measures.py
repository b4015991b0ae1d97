"""Figures against their definitions, counted by hand or the slow way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from desktop.core.measures import (
    Confusion,
    auroc,
    auroc_interval,
    confusion,
    ece,
    rate_interval,
    reliability,
    resampled,
    roc,
)


def drawn(seed: int, count: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Scores with many ties, and the truth."""
    rng = np.random.default_rng(seed)
    truth = rng.random(count) < 0.4
    return np.round(np.clip(0.4 * truth + rng.random(count) * 0.6, 0, 1), 2), truth


@pytest.mark.parametrize("seed", range(5))
def test_auroc_is_the_share_of_pairs_in_order(seed: int) -> None:
    scores, truth = drawn(seed)
    positive, negative = scores[truth][:, None], scores[~truth][None]
    assert auroc(scores, truth) == pytest.approx(((positive > negative) + 0.5 * (positive == negative)).mean())


def test_auroc_of_one_kind_is_no_number() -> None:
    assert math.isnan(auroc(np.array([0.1, 0.9]), np.array([True, True])))
    assert math.isnan(auroc(np.zeros(0), np.zeros(0, dtype=bool)))


def test_the_area_under_the_curve_is_the_auroc() -> None:
    scores, truth = drawn(7)
    _, false_rate, true_rate = roc(scores, truth)
    area = np.trapezoid(np.r_[0.0, true_rate], np.r_[0.0, false_rate])
    assert area == pytest.approx(auroc(scores, truth))
    assert (false_rate[-1], true_rate[-1]) == (1.0, 1.0)


def test_confusion_counts_a_score_at_the_threshold_as_positive() -> None:
    found = confusion(np.array([0.5, 0.5, 0.4, 0.9, 0.1]), np.array([True, False, True, True, False]), 0.5)
    assert found == Confusion(true_positive=2, false_positive=1, false_negative=1, true_negative=1)
    assert (found.sensitivity, found.specificity) == (pytest.approx(2 / 3), 0.5)
    assert (found.ppv, found.npv, found.accuracy) == (pytest.approx(2 / 3), 0.5, 0.6)


def test_a_weighted_draw_is_the_drawn_pictures() -> None:
    """The bootstrap's figure by weights is the plain figure of the pictures that were drawn, as often as they were."""
    scores, truth = drawn(3, 60)
    draws = resampled(np.arange(60) // 3, rounds=20)
    assert draws.sum(1).max() == draws.sum(1).min() == 60
    assert (draws.reshape(20, 20, 3) == draws.reshape(20, 20, 3)[:, :, :1]).all()  # a patient comes whole
    again = [np.repeat(np.arange(60), draw.astype(int)) for draw in draws]
    low, high = np.percentile([auroc(scores[rows], truth[rows]) for rows in again], (2.5, 97.5))
    found = auroc_interval(scores, truth, draws)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    right = scores >= 0.5
    low, high = np.percentile([right[rows][truth[rows]].mean() for rows in again], (2.5, 97.5))
    rate = rate_interval(right, truth, draws)
    assert (rate.low, rate.high) == (pytest.approx(low), pytest.approx(high))


def test_patients_with_many_pictures_widen_the_interval() -> None:
    scores, truth = drawn(1)
    alone = auroc_interval(scores, truth, resampled(np.arange(300)))
    same = np.repeat(scores[:60], 5), np.repeat(truth[:60], 5)
    together = auroc_interval(*same, resampled(np.repeat(np.arange(60), 5)))
    pretended = auroc_interval(*same, resampled(np.arange(300)))
    assert together.high - together.low > 1.5 * (pretended.high - pretended.low)
    assert alone.low < alone.value < alone.high


def test_calibration_of_a_perfect_and_a_boasting_model() -> None:
    rng = np.random.default_rng(0)
    scores = rng.random(30_000)
    truth = rng.random(30_000) < scores
    assert ece(reliability(scores, truth)) < 0.01
    assert ece(reliability(np.where(truth, 1.0, 0.9), truth)) == pytest.approx(0.9 * (~truth).mean(), abs=0.01)
    bins = reliability(scores, truth)
    assert [one.count for one in bins] == [2000] * 15
    assert [one.score for one in bins] == sorted(one.score for one in bins)
