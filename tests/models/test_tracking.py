from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn import metrics

from desktop.core.errors import AppError
from models.tracking import check_told, figures


def test_exclusive_figures_are_scikit_learns() -> None:
    random = np.random.default_rng(1)
    logits = random.normal(size=(60, 4)).astype(np.float32)
    truth = np.arange(60) % 4
    found = figures(logits, np.eye(4, dtype=np.float32)[truth], "ordinal")
    said = logits.argmax(1)
    for name, figure in (
        ("precision", metrics.precision_score),
        ("recall", metrics.recall_score),
        ("f1", metrics.f1_score),
    ):
        assert found[f"validation_{name}"] == pytest.approx(figure(truth, said, average="macro")), name
    assert found["validation_accuracy"] == pytest.approx((truth == said).mean())
    assert found["validation_kappa"] == pytest.approx(metrics.cohen_kappa_score(truth, said, weights="quadratic"))
    odds = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    assert found["validation_auroc"] == pytest.approx(metrics.roc_auc_score(truth, odds, multi_class="ovr"), abs=1e-6)


def test_unknown_labels_and_labels_without_positives_are_left_out() -> None:
    logits = np.array([[2, -1, 3], [-2, 1, 3], [5, 5, 3], [-1, 2, -3]], np.float32)
    targets = np.array([[1, 0, 0], [0, 1, 0], [np.nan, np.nan, np.nan], [1, 0, 0]], np.float32)
    found = figures(logits, targets, "multilabel")
    assert found["validation_accuracy"] == pytest.approx(5 / 9)
    assert found["validation_precision"] == pytest.approx((1 + 1 / 2) / 2)
    assert found["validation_recall"] == pytest.approx((1 / 2 + 1) / 2)
    assert found["validation_f1"] == pytest.approx(2 / 3)
    assert found["validation_auroc"] == pytest.approx((1.0 + 0.5) / 2)
    assert "validation_kappa" not in found
    assert math.isnan(figures(logits, np.zeros_like(targets), "multilabel")["validation_auroc"])


def test_a_label_of_which_nothing_is_known_is_left_out() -> None:
    targets = np.array([[1, np.nan], [0, np.nan]], np.float32)
    found = figures(np.array([[1, 1], [-1, 1]], np.float32), targets, "multilabel")
    assert found["validation_auroc"] == 1.0
    with pytest.raises(AppError, match="no picture whose truth is known"):
        check_told(np.full((3, 2), np.nan, np.float32), "multilabel", "training.watch", "validation_loss")
