"""Figures against scikit-learn, with weights as scikit-learn's sample_weight."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from sklearn import metrics as reference

from models import metrics, weighted

COUNT = 300


@pytest.fixture
def draw() -> np.random.Generator:
    return np.random.default_rng(1)


@pytest.fixture
def weights(draw: np.random.Generator) -> np.ndarray:
    return draw.integers(0, 4, (5, COUNT)).astype(float)


def close(found: np.ndarray, wanted: Callable[[np.ndarray], float], weights: np.ndarray) -> None:
    assert found == pytest.approx([wanted(row) for row in weights], abs=1e-9)


def test_ranks_of_tied_scores(draw: np.random.Generator, weights: np.ndarray) -> None:
    truth = draw.integers(0, 2, COUNT).astype(float)
    for scores in (draw.integers(0, 8, COUNT) / 8, draw.random(COUNT) * 0.5 + truth * 0.4):
        close(weighted.auroc(scores, truth)(weights),
              lambda w: reference.roc_auc_score(truth, scores, sample_weight=w), weights)  # noqa: B023  # fmt: skip
        close(weighted.average_precision(scores, truth)(weights),
              lambda w: reference.average_precision_score(truth, scores, sample_weight=w), weights)  # noqa: B023  # fmt: skip


def test_rates(draw: np.random.Generator, weights: np.ndarray) -> None:
    truth, said = draw.integers(0, 2, COUNT).astype(bool), draw.integers(0, 2, COUNT).astype(bool)
    table = {
        weighted.rate(said == truth, np.ones(COUNT, bool)): reference.accuracy_score,
        weighted.rate(said, truth): reference.recall_score,
        weighted.precision(said, truth): reference.precision_score,
        weighted.f1(said, truth): reference.f1_score,
    }
    for found, wanted in table.items():
        close(found(weights), lambda w: wanted(truth, said, sample_weight=w), weights)  # noqa: B023
    found, wanted = weighted.rate(~said, ~truth), reference.recall_score
    close(found(weights), lambda w: wanted(~truth, ~said, sample_weight=w), weights)


def test_errors_of_scores(draw: np.random.Generator, weights: np.ndarray) -> None:
    scores, truth = draw.random(COUNT), draw.integers(0, 2, COUNT).astype(float)
    for ours, theirs in ((weighted.brier, reference.brier_score_loss), (weighted.log_loss, reference.log_loss)):
        close(ours(scores, truth)(weights), lambda w: theirs(truth, scores, sample_weight=w), weights)  # noqa: B023
    many = draw.dirichlet(np.ones(4), COUNT)
    classes = draw.integers(0, 4, COUNT)
    close(weighted.log_loss(many, np.eye(4)[classes])(weights),
          lambda w: reference.log_loss(classes, many, sample_weight=w), weights)  # fmt: skip


@pytest.mark.parametrize(("power", "name"), [(2, "quadratic"), (1, "linear"), (0, None)])
def test_kappa(power: int, name: str | None, draw: np.random.Generator, weights: np.ndarray) -> None:
    truth = draw.integers(0, 5, COUNT)
    said = np.clip(truth + draw.integers(-1, 2, COUNT), 0, 4)
    close(weighted.kappa(truth, said, 5, power)(weights),
          lambda w: reference.cohen_kappa_score(truth, said, weights=name, sample_weight=w), weights)  # fmt: skip
    assert metrics.quadratic_kappa(truth, truth, 5) == 1.0
    assert np.isnan(metrics.quadratic_kappa(np.zeros(4, int), np.zeros(4, int), 5))


def test_balanced_accuracy_is_the_mean_recall(draw: np.random.Generator, weights: np.ndarray) -> None:
    truth, said = draw.integers(0, 3, COUNT), draw.integers(0, 3, COUNT)
    found = weighted.macro([weighted.rate(said == c, truth == c) for c in range(4)])  # class 3 never occurs
    close(found(weights), lambda w: reference.balanced_accuracy_score(truth, said, sample_weight=w), weights)


def test_what_has_no_meaning_is_nan() -> None:
    scores, none, once = np.array([0.1, 0.9]), np.zeros(2), np.ones((1, 2))
    assert np.isnan(metrics.auroc(scores, none))
    assert np.isnan(weighted.average_precision(scores, none)(once))
    assert np.isnan(weighted.rate(scores > 0.5, none > 0.5)(once))
    assert np.isnan(weighted.f1(none > 0.5, none > 0.5)(once))
    assert np.isnan(weighted.precision(none > 0.5, none > 0.5)(once))
    assert weighted.precision(none > 0.5, scores > 0.5)(once) == 0.0
    assert np.isnan(weighted.macro([weighted.rate(scores > 0.5, none > 0.5)])(once))


def test_rates_at_a_threshold() -> None:
    scores, truth = np.array([0.1, 0.5, 0.5, 0.9]), np.array([0.0, 0.0, 1.0, 1.0])
    assert metrics.sensitivity(scores, truth, 0.5) == 1.0
    assert metrics.specificity(scores, truth, 0.5) == 0.5
    assert np.isnan(metrics.sensitivity(scores, np.zeros(4), 0.5))
    assert np.isnan(metrics.specificity(scores, np.ones(4), 0.5))


def test_calibration_error_of_honest_and_of_shifted_scores(draw: np.random.Generator) -> None:
    scores = draw.random(30_000)
    truth = (draw.random(30_000) < scores).astype(float)
    assert metrics.ece(scores, truth) < 0.02
    assert metrics.ece(np.clip(scores + 0.2, 0, 1), truth) > 0.15
    bins = metrics.reliability(scores, truth)
    assert len(bins) == metrics.BINS
    assert {part.count for part in bins} == {2000}
    assert metrics.ece(scores, truth) == pytest.approx(np.mean([abs(one.score - one.frequency) for one in bins]))
    assert len(metrics.reliability(scores[:4], truth[:4])) == 4


def test_the_calibration_error_does_not_depend_on_the_order_of_equal_scores(draw: np.random.Generator) -> None:
    scores = np.repeat((0.2, 0.5, 0.9), 40)
    truth = np.concatenate([np.arange(40) < 40 * score for score in (0.2, 0.5, 0.9)]).astype(float)
    order = draw.permutation(120)
    for statistic in (weighted.ece, weighted.beyond_chance):
        for one in (scores, truth), (scores[order], truth[order]):
            assert statistic(*one)(np.ones((1, 120)))[0] == pytest.approx(0.0, abs=1e-9)
    bins = [metrics.reliability(scores[rows], truth[rows]) for rows in (np.arange(120), order)]
    for one, other in zip(*bins, strict=True):
        assert (one.score, one.frequency, one.count) == pytest.approx((other.score, other.frequency, other.count))


def test_unequal_scores_lie_whole_in_bins_of_equal_mass(draw: np.random.Generator) -> None:
    scores = draw.random(100)
    found = weighted.binned(scores, 15)
    for number, part in enumerate(np.array_split(np.argsort(scores), 15)):
        assert np.flatnonzero(found[:, number]).tolist() == sorted(part.tolist())
    assert set(found.ravel()) == {0.0, 1.0}


@pytest.mark.parametrize("count", [170, 650])
def test_the_calibration_error_that_chance_alone_gives(count: int) -> None:
    draw = np.random.default_rng(3)
    scores = draw.beta(0.8, 1.5, count)
    found = [metrics.ece(scores, (draw.random(count) < scores).astype(float)) for _ in range(300)]
    expected = float(weighted.ece_by_chance(scores)(np.ones((1, count)))[0])
    assert expected == pytest.approx(np.mean(found), rel=0.05)


@pytest.mark.parametrize("wrong", [0.0, 0.05, 0.15])
def test_the_calibration_error_beyond_chance_is_the_true_one(wrong: float) -> None:
    """In the square, on average over many small sets, and over the draws of a bootstrap as well."""
    draw, count = np.random.default_rng(4), 300
    found, redrawn = [], []
    for _ in range(200):
        scores = draw.uniform(0.2, 0.8, count)
        truth = (draw.random(count) < scores + wrong).astype(float)
        statistic = weighted.beyond_chance(scores, truth)
        found.append(statistic(np.ones((1, count)))[0])
        redrawn += list(statistic(draw.multinomial(count, np.full(count, 1 / count), 5).astype(float)))
    assert np.sqrt(np.mean(np.square(found))) == pytest.approx(wrong, abs=0.05 if wrong == 0.0 else 0.015)
    assert np.sqrt(np.mean(np.square(redrawn))) == pytest.approx(wrong, abs=0.08 if wrong == 0.0 else 0.03)
    assert metrics.ece(scores, truth) > wrong
