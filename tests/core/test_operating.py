"""Thresholds and what follows from them, against figures worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.card import CurvePoint, Label, ModelCard, OperatingPoint
from desktop.core.finding import Finding
from desktop.core.operating import (
    Rates,
    decide,
    measured,
    negative_likelihood_ratio,
    negative_predictive_value,
    positive_likelihood_ratio,
    positive_predictive_value,
    rates_at,
    unsure_band,
)
from tests.tiny_model import card

CURVE = tuple(
    CurvePoint(threshold=t, sensitivity=sens, specificity=spec)
    for t, sens, spec in ((0.2, 1.0, 0.4), (0.4, 0.9, 0.8), (0.6, 0.5, 1.0))
)
TEST = Rates(0.9, 0.95)


def point(name: str, threshold: float) -> OperatingPoint:
    return OperatingPoint(
        name=name, label="pneumonia", threshold=threshold, sensitivity=0.9, specificity=0.9, measured_on="made up"
    )


LOW, MIDDLE, HIGH = point("high_sensitivity", 0.3), point("balanced", 0.5), point("high_specificity", 0.7)


def finding(score: float, points: tuple[OperatingPoint, ...], deciding: OperatingPoint | None) -> Finding:
    label = Label(name="pneumonia", display={"en": "Pneumonia"})
    positive = score >= deciding.threshold if deciding else score > 0.5
    return Finding(label, score, 0.0, positive, deciding, points, np.zeros((1, 1), np.float32))


def test_between_two_measured_thresholds_it_is_the_straight_line() -> None:
    assert rates_at(CURVE, 0.3) == pytest.approx((0.95, 0.6))
    assert rates_at(CURVE, 0.55) == pytest.approx((0.6, 0.95))


@pytest.mark.parametrize(("threshold", "rates"), [(0.2, (1.0, 0.4)), (0.4, (0.9, 0.8)), (0.6, (0.5, 1.0))])
def test_a_measured_threshold_gives_what_was_measured(threshold: float, rates: tuple[float, float]) -> None:
    assert rates_at(CURVE, threshold) == rates


@pytest.mark.parametrize("threshold", [0.0, 0.1999, 0.6001, 1.0])
def test_nothing_is_said_where_nothing_was_measured(threshold: float) -> None:
    assert rates_at(CURVE, threshold) is None
    assert rates_at((), threshold) is None


def test_the_operating_points_belong_to_what_was_measured() -> None:
    held = ModelCard.model_validate(card(curves={"pneumonia": [one.model_dump() for one in reversed(CURVE)]}))
    thresholds = [one.threshold for one in measured(held, "pneumonia")]
    assert thresholds == [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]


def test_predictive_values_follow_bayes() -> None:
    """1000 people, 100 of them ill: 90 true and 45 false positives, 855 true and 10 false negatives."""
    assert positive_predictive_value(TEST, 0.1) == pytest.approx(90 / 135)
    assert negative_predictive_value(TEST, 0.1) == pytest.approx(855 / 865)
    assert positive_likelihood_ratio(TEST) == pytest.approx(18.0)
    assert negative_likelihood_ratio(TEST) == pytest.approx(0.1 / 0.95)


def test_the_ends_of_the_prevalence() -> None:
    assert positive_predictive_value(TEST, 0.0) == 0.0
    assert positive_predictive_value(TEST, 1.0) == 1.0
    assert negative_predictive_value(TEST, 0.0) == 1.0
    assert negative_predictive_value(TEST, 1.0) == 0.0


def test_what_cannot_be_divided_is_not_known() -> None:
    assert positive_likelihood_ratio(Rates(0.5, 1.0)) is None
    assert negative_likelihood_ratio(Rates(0.5, 0.0)) is None
    assert positive_predictive_value(Rates(0.0, 1.0), 0.1) is None
    assert negative_predictive_value(Rates(1.0, 0.0), 0.1) is None


@pytest.mark.parametrize("prevalence", [-0.1, 1.1, float("nan")])
def test_a_prevalence_is_a_share(prevalence: float) -> None:
    with pytest.raises(ValueError, match="prevalence"):
        positive_predictive_value(TEST, prevalence)
    with pytest.raises(ValueError, match="prevalence"):
        negative_predictive_value(TEST, prevalence)


@pytest.mark.parametrize(
    ("score", "decision"),
    [
        (0.0, "negative"),
        (0.2999, "negative"),
        (0.3, "unsure"),
        (0.6999, "unsure"),
        (0.7, "positive"),
        (1.0, "positive"),
    ],
)
def test_the_band_between_the_outer_points(score: float, decision: str) -> None:
    assert decide(score, (LOW, MIDDLE, HIGH), MIDDLE) == decision
    assert finding(score, (LOW, MIDDLE, HIGH), MIDDLE).decision == decision


@pytest.mark.parametrize(
    "points",
    [(MIDDLE,), (LOW, MIDDLE), (MIDDLE, HIGH), (point("high_sensitivity", 0.7), MIDDLE, point("high_specificity", 0.3)),
     (point("high_sensitivity", 0.6), MIDDLE, HIGH),
     (point("high_sensitivity", 0.5), MIDDLE, point("high_specificity", 0.5))],
)  # fmt: skip
def test_without_two_outer_points_around_the_deciding_one_there_is_no_band(points: tuple[OperatingPoint, ...]) -> None:
    assert unsure_band(points, MIDDLE) is None
    assert [decide(score, points, MIDDLE) for score in (0.49, 0.5)] == ["negative", "positive"]


def test_a_decision_never_speaks_against_the_deciding_point() -> None:
    for score in np.linspace(0.0, 1.0, 101):
        found = finding(float(score), (LOW, MIDDLE, HIGH), MIDDLE)
        assert found.decision == "unsure" or found.positive == (found.decision == "positive")


def test_labels_that_compete_have_no_band() -> None:
    found = finding(0.6, (), None)
    assert found.band is None
    assert found.decision == "positive"


@pytest.mark.parametrize("task", ["multiclass", "ordinal"])
def test_labels_that_exclude_each_other_have_no_operating_points(task: str) -> None:
    """Their highest score decides; a threshold beside it would make two positive, or none."""
    labels = [{"name": name, "display": {"en": name}} for name in ("pneumonia", "normal")]
    golden = [{**one, "scores": [0.5, 0.5]} for one in card()["golden"]]
    with pytest.raises(ValueError, match="no operating points"):
        ModelCard.model_validate(card(task=task, labels=labels, golden=golden))
    assert ModelCard.model_validate(card(task=task, labels=labels, golden=golden, operating_points=[])).exclusive
