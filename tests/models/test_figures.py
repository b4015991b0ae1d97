from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn import metrics as reference

from models.figures import Figure, figures, metrics
from tests.models.answers import made

if TYPE_CHECKING:
    from models.answered import Answered


def table(answered: Answered) -> dict[tuple[str, str], Figure]:
    rows = figures(answered, rounds=200)
    assert all(row.value is None or row.low <= row.value <= row.high for row in rows)
    return {(row.name, row.label): row for row in rows}


def test_grades_have_what_grades_need() -> None:
    answered = made("ordinal", 5)
    rows, true, said = table(answered), answered.truth.argmax(1), answered.scores.argmax(1)
    wanted = {
        "accuracy": reference.accuracy_score(true, said),
        "balanced accuracy": reference.balanced_accuracy_score(true, said),
        "quadratic kappa": reference.cohen_kappa_score(true, said, weights="quadratic"),
        "mean absolute error": reference.mean_absolute_error(true, said),
        "macro f1": reference.f1_score(true, said, average="macro"),
        "macro precision": reference.precision_score(true, said, average="macro"),
        "macro auroc": reference.roc_auc_score(true, answered.scores, multi_class="ovr"),
        "log loss": reference.log_loss(true, answered.scores),
    }
    for name, value in wanted.items():
        assert rows[name, ""].value == pytest.approx(value, abs=1e-6), name
        assert rows[name, ""].low < value < rows[name, ""].high, name
    assert {"brier", "ece", "accuracy within one"} <= {name for name, label in rows if not label}
    assert rows["sensitivity", "l2"].value == pytest.approx(reference.recall_score(true == 2, said == 2))


def test_classes_without_an_order_have_no_grades() -> None:
    rows = table(made("multiclass", 3))
    assert ("kappa", "") in rows
    assert not {("quadratic kappa", ""), ("mean absolute error", "")} & set(rows)


def test_a_rare_label_is_said_to_be_rare_and_unknown_truth_is_left_out() -> None:
    answered = made("multilabel", 3)
    rows = table(answered)
    for name in ("auroc", "auprc", "sensitivity at balanced", "f1 at balanced", "specificity at high_sensitivity"):
        assert rows[name, "l2"] == Figure(name, "l2", None, note="too few positives: 6")
        assert rows[name, "l0"].value is not None
    known = ~np.isnan(answered.truth[:, 2])
    right = answered.said[known, 2] == (answered.truth[known, 2] > 0.5)
    assert rows["accuracy at balanced", "l2"].value == pytest.approx(right.mean())
    assert rows["macro auroc (2 of 3 labels)", ""].value == pytest.approx(
        np.mean([rows["auroc", label].value for label in ("l0", "l1")])
    )
    everything = ~np.isnan(answered.truth)
    flat = (answered.truth[everything] > 0.5, answered.said[everything])
    assert rows["accuracy at balanced", ""].value == pytest.approx(reference.accuracy_score(*flat))
    assert rows["micro f1 at balanced", ""].value == pytest.approx(reference.f1_score(*flat))
    half = (flat[0], answered.scores[everything] >= 0.5)
    assert rows["accuracy at 0.5", ""].value == pytest.approx(reference.accuracy_score(*half))
    assert rows["micro f1 at 0.5", ""].value == pytest.approx(reference.f1_score(*half))


def test_the_card_gets_what_has_a_value_and_says_what_is_weak() -> None:
    found = metrics(figures(made("multilabel", 3), rounds=50), "here")
    assert all(np.isfinite((metric.value, metric.low, metric.high)).all() for metric in found)
    assert {metric.measured_on for metric in found if metric.label == "l2"} == {"here; too few positives: 6"}
    assert {metric.measured_on for metric in found if metric.label != "l2"} == {"here"}


def test_a_binary_network_is_measured_at_every_operating_point() -> None:
    rows = table(made("binary", 1))
    names = {name for name, _ in rows}
    assert {f"sensitivity at {point}" for point in ("balanced", "high_sensitivity", "high_specificity")} <= names
    assert {"auroc", "auprc", "brier", "log loss", "ece", "balanced accuracy at balanced"} <= names
    assert {label for _, label in rows} == {"l0"}


def test_two_thousand_draws_of_fourteen_labels_take_seconds() -> None:
    """Two for 800 pictures on one slow core; a bootstrap that loops over draws takes minutes."""
    answered = made("multilabel", 14, count=800)
    begun = time.process_time()
    assert len(figures(answered)) > 150
    assert time.process_time() - begun < 20.0
