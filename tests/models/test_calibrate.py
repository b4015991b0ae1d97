from __future__ import annotations

from itertools import pairwise
from statistics import NormalDist

import numpy as np
import pytest

from models.calibrate import (
    CURVE_POINTS,
    FLATTEST,
    PLATEAU,
    curve,
    operating_points,
    scaling,
    scores_of,
    sigmoid,
    softmax,
)
from models.metrics import ece, sensitivity, specificity
from models.settings.base import Task


def overconfident(times: float = 4.0, count: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    """Honest logits of a made-up set, multiplied."""
    draw = np.random.default_rng(1)
    honest = draw.normal(0.0, 1.5, count)
    truth = (draw.random(count) < sigmoid(honest)).astype(float)
    return honest * times, truth


@pytest.mark.parametrize(("times", "moved"), [(0.5, 0.0), (1.0, 3.0), (4.0, -2.0)])
def test_scaling_undoes_a_factor_and_a_shift(times: float, moved: float) -> None:
    logits, truth = overconfident(times)
    shift, temperature = scaling("multilabel", logits[:, None] - moved, truth[:, None])
    assert temperature == pytest.approx(times, rel=0.06)
    assert shift[0] == pytest.approx(moved, abs=0.1 * times)


@pytest.mark.parametrize("seed", range(3))
def test_scores_that_do_not_follow_the_truth_flatten_to_a_bound(seed: int) -> None:
    draw = np.random.default_rng(seed)
    logits = draw.normal(0.0, 3.0, (400, 1)).astype(np.float32)
    truth = (draw.random((400, 1)) > sigmoid(logits)).astype(np.float32)
    shift, temperature = scaling("binary", logits, truth)
    assert temperature == pytest.approx(FLATTEST)
    assert abs(shift[0]) < 5 * FLATTEST
    assert scores_of("binary", logits + shift, temperature).mean() == pytest.approx(truth.mean(), abs=0.02)


def test_every_label_has_its_own_shift() -> None:
    logits, truth = overconfident(2.0)
    shift, temperature = scaling("multilabel", np.stack((logits - 1.0, logits + 2.0), 1), np.stack((truth, truth), 1))
    assert temperature == pytest.approx(2.0, rel=0.06)
    assert shift == pytest.approx([1.0, -2.0], abs=0.2)


def test_unknown_answers_are_left_out() -> None:
    logits, truth = overconfident(2.0)
    shift, temperature = scaling("multilabel", logits[:, None], truth[:, None])
    unknown = np.full_like(truth, np.nan)
    both = np.stack((np.append(logits, logits), np.append(logits, logits)), 1)
    known = np.stack((np.append(truth, unknown), np.append(truth, unknown)), 1)
    again = scaling("multilabel", both, known)
    assert again[1] == pytest.approx(temperature, rel=1e-3)
    assert again[0] == pytest.approx(shift[[0, 0]], abs=5e-3)  # the search ends a little elsewhere with other threads
    silent = scaling("multilabel", both, np.stack((known[:, 0], np.full(len(known), np.nan)), 1))
    assert silent[0][1] == 0.0
    assert np.isfinite(silent[1])


@pytest.mark.parametrize("task", ["multiclass", "ordinal"])
def test_softmax_scaling_undoes_a_factor_and_a_shift(task: Task) -> None:
    draw = np.random.default_rng(1)
    honest = draw.normal(0.0, 1.5, (20_000, 4))
    truth = np.eye(4)[[draw.choice(4, p=row) for row in softmax(honest)]]
    moved = np.array([1.5, -0.5, 0.0, -1.0])
    logits = 3.0 * honest - moved
    shift, temperature = scaling(task, logits, truth)
    assert temperature == pytest.approx(3.0, rel=0.05)
    assert shift == pytest.approx(moved, abs=0.15)
    scores = scores_of(task, logits + shift, temperature)
    assert scores.sum(1) == pytest.approx(np.ones(20_000))
    assert ece(scores.max(1), (scores.argmax(1) == truth.argmax(1)).astype(float)) < 0.02


def test_separated_classes_and_an_empty_class_stay_finite() -> None:
    truth = np.eye(3)[[0, 0, 1, 1]]  # class 2 never occurs
    shift, temperature = scaling("multiclass", 8.0 * truth, truth)
    assert np.isfinite(shift).all()
    assert 0.05 < temperature < 20
    assert softmax(8.0 * truth + shift, temperature)[:, 2].max() < 0.3


def test_scaling_reduces_the_calibration_error() -> None:
    logits, truth = overconfident()
    shift, temperature = scaling("multilabel", logits[:, None], truth[:, None])
    before, after = ece(sigmoid(logits), truth), ece(sigmoid(logits + shift, temperature), truth)
    assert before > 0.1
    assert after < before / 4


def test_separated_labels_keep_the_temperature_finite() -> None:
    logits = np.array([[-3.0], [-2.0], [2.0], [3.0]])
    shift, temperature = scaling("multilabel", logits, np.array([[0.0], [0.0], [1.0], [1.0]]))
    assert 0.05 < temperature < 20
    assert abs(shift[0]) < 0.1
    backwards = scaling("multilabel", -logits, np.array([[0.0], [0.0], [1.0], [1.0]]))
    assert np.isfinite(backwards[1])


def test_operating_points_hold_what_they_promise() -> None:
    draw = np.random.default_rng(2)
    truth = np.repeat([0.0, 1.0], 1000)
    scores = sigmoid(draw.normal(np.where(truth > 0, 2.0, -2.0), 1.0))
    points = {point.name: point for point in operating_points("pneumonia", scores, truth, "here")}
    low, middle, high = (points[name] for name in ("high_sensitivity", "balanced", "high_specificity"))
    assert low.threshold <= middle.threshold <= high.threshold
    assert low.sensitivity >= 0.99
    assert low.specificity >= 0.90
    assert high.specificity >= 0.98
    assert high.sensitivity >= 0.90
    youden = max(sensitivity(scores, truth, t) + specificity(scores, truth, t) for t in scores)
    assert middle.sensitivity + middle.specificity >= youden - PLATEAU
    assert low.threshold < middle.threshold < high.threshold


def test_the_balanced_point_is_in_the_middle_of_the_plateau() -> None:
    """One lucky negative at 0.02 must not pull it to the edge."""
    scores = np.concatenate((np.full(500, 0.01), [0.02], np.full(500, 0.99), [0.985]))
    truth = np.repeat([0.0, 1.0], 501)
    points = {point.name: point for point in operating_points("pneumonia", scores, truth, "here")}
    assert points["balanced"].threshold == pytest.approx(0.54, abs=0.05)


def test_the_balanced_point_of_few_pictures_is_not_at_an_end() -> None:
    """Forty of each: the best Youden index, 0.60 with a specificity of 1, is hardly better than 0.55."""
    positive = (np.linspace(0.75, 0.95, 24), np.linspace(0.4, 0.5, 6), np.linspace(0.05, 0.35, 10))
    negative = (np.linspace(0.52, 0.56, 8), np.linspace(0.04, 0.34, 32))
    scores, truth = np.concatenate(positive + negative), np.repeat([1.0, 0.0], 40)
    points = {point.name: point for point in operating_points("pneumonia", scores, truth, "here")}
    assert points["balanced"].sensitivity == pytest.approx(0.77, abs=0.03)
    assert points["balanced"].specificity == pytest.approx(0.77, abs=0.03)


def test_a_weak_network_falls_back_to_95_percent() -> None:
    draw = np.random.default_rng(2)
    truth = np.repeat([0.0, 1.0], 1000)
    scores = sigmoid(draw.normal(np.where(truth > 0, 0.8, -0.8), 1.0))
    points = {point.name: point for point in operating_points("pneumonia", scores, truth, "here")}
    assert 0.96 <= points["high_sensitivity"].sensitivity < 0.97  # which is 0.95 elsewhere
    assert 0.96 <= points["high_specificity"].specificity < 0.97  # which is 0.95 elsewhere


def test_perfect_scores_put_the_threshold_in_the_gap() -> None:
    scores, truth = np.array([0.01, 0.02, 0.98, 0.99]), np.array([0.0, 0.0, 1.0, 1.0])
    for point in operating_points("pneumonia", scores, truth, "here"):
        assert point.threshold == pytest.approx(0.5)
        assert point.sensitivity == point.specificity == 1.0


@pytest.mark.parametrize("kind", [0.0, 1.0])
def test_one_kind_only_gives_points_in_the_middle(kind: float) -> None:
    points = operating_points("pneumonia", np.array([0.1, 0.2]), np.full(2, kind), "here")
    assert [point.threshold for point in points] == [0.5] * 3
    assert {(point.sensitivity, point.specificity) for point in points} == {(0.0, 1.0 - kind)}


def test_equal_scores_give_points_all_the_same() -> None:
    scores, truth = np.full(6, 0.3), np.array([0.0, 1.0] * 3)
    assert len(operating_points("pneumonia", scores, truth, "here")) == 3


def test_the_curve_falls_in_sensitivity_and_rises_in_specificity() -> None:
    logits, truth = overconfident(1.0, 3000)
    points = curve(sigmoid(logits), truth)
    assert len(points) == CURVE_POINTS
    assert all(a.sensitivity >= b.sensitivity and a.specificity <= b.specificity
               for a, b in pairwise(points))  # fmt: skip


def test_outer_points_hold_on_other_patients_too() -> None:
    """Of many draws of few pictures, 95 % keep what the outer points promise; by the plain rate half of them would."""
    draw = np.random.default_rng(7)
    kept = {"high_sensitivity": 0, "high_specificity": 0}
    for _ in range(100):
        truth = np.repeat((0.0, 1.0), 150)
        scores = sigmoid(draw.normal(truth * 2.0 - 1.0, 1.0))
        for point in operating_points("pneumonia", scores, truth, "here"):
            place = np.log(point.threshold / (1.0 - point.threshold))
            if point.name == "high_sensitivity":
                kept[point.name] += NormalDist(1.0).cdf(place) <= 0.05
            elif point.name == "high_specificity":
                kept[point.name] += NormalDist(-1.0).cdf(place) >= 0.95
    assert min(kept.values()) >= 88


def test_copies_make_nobody_surer() -> None:
    truth = np.repeat((0.0, 1.0), 100)
    for seed in range(3, 43):
        scores = sigmoid(np.random.default_rng(seed).normal(truth * 3.0 - 1.5, 1.0))
        once = operating_points("pneumonia", scores, truth, "here")
        twice = operating_points("pneumonia", np.tile(scores, 2), np.tile(truth, 2), "here", copies=2)
        assert [point.threshold for point in once] == [point.threshold for point in twice]
    few = operating_points("pneumonia", scores[::12], truth[::12], "here")
    assert (few[0].sensitivity, few[2].specificity) == (1.0, 1.0)
