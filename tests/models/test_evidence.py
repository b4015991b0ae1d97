from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from desktop.core.likeness import likeness
from models import evidence, metrics
from models.calibrate import softmax
from models.distance import FeatureDistance
from models.settings.base import Task
from tests.models.finished import CPU, SIDE, finished, pictures_of, recipe_of

TEST = pictures_of("binary", 100, 3)


def test_every_validation_picture_is_near_enough_and_a_stranger_is_not() -> None:
    recipe = recipe_of("binary")
    model, held = finished(recipe)
    distance = FeatureDistance.restored(held.distance)
    near = distance(evidence.see(model, pictures_of("binary", 120, 2).pixels, recipe, CPU).features)
    assert float(near.max()) * 1.2 < held.evidence.distance_refused
    stripes = np.tile(np.array([0, 255], np.uint8), (3, SIDE, SIDE // 2))
    assert float(distance(evidence.see(model, stripes, recipe, CPU).features).min()) > held.evidence.distance_refused


def test_the_least_likeness_leaves_the_valid_in_and_the_inverted_out() -> None:
    _, held = finished(recipe_of("binary"))
    found = held.evidence.likeness
    assert found is not None
    valid = pictures_of("binary", 120, 2).pixels
    assert all(likeness(picture, found.typical) > found.least for picture in valid)
    alike = [evidence.likeness_of(valid, [part]).least for part in (valid, np.concatenate((valid, 255 - valid[:1])))]
    assert alike[0] == pytest.approx(alike[1], abs=0.2), (
        "a single inverted picture among the valid ones is not followed"
    )


@pytest.mark.parametrize("task", ["binary", "multilabel", "multiclass", "ordinal"])
def test_the_fitted_figures_name_where_they_were_measured(task: Task) -> None:
    _, held = finished(recipe_of(task))
    wanted = "60 validation patients, 120 pictures and one changed copy of each"
    assert held.evidence.calibration.measured_on == wanted
    assert held.evidence.calibration.ece < 0.12
    assert sum(part.count for part in held.evidence.calibration.bins) >= 120
    assert held.evidence.code_revision == "abc"
    points = {(point.label, point.name) for point in held.evidence.operating_points}
    exclusive = task in ("multiclass", "ordinal")
    assert len(points) == (0 if exclusive else 3 * len(held.recipe.labels))
    assert {point.measured_on for point in held.evidence.operating_points} <= {wanted}
    assert set(held.evidence.curves) == {label for label, _ in points}


def test_a_label_with_few_positives_is_weak_in_words() -> None:
    recipe = recipe_of("multilabel")
    model, _ = finished(recipe)
    validation = pictures_of("multilabel", 120, 2)
    targets = validation.targets.copy()
    targets[:, 1] = np.where(np.arange(120) < 7, 1.0, 0.0)
    targets[:, 2] = 0.0
    rare = replace(validation, targets=targets)
    _, found = evidence.fitted(model, recipe, validation, rare, {}, "abc", CPU)
    said = {point.label: point.measured_on for point in found.operating_points if point.name == "balanced"}
    assert "weak" not in said["l0"]
    assert said["l1"].endswith("; weak: only 7 positives and 113 negatives")
    assert said["l2"].endswith("; weak: only 0 positives and 120 negatives")
    assert set(found.curves) == {"l0", "l1"}


def test_measured_figures_are_those_of_the_scores() -> None:
    recipe = recipe_of("binary")
    model, held = finished(recipe)
    found = {metric.name: metric for metric in evidence.measured(model, held, TEST, "test", CPU)}
    logits = evidence.see(model, TEST.pixels, recipe, CPU).logits[:, 0]
    assert found["auroc"].value == pytest.approx(metrics.auroc(logits, TEST.targets[:, 0]))
    assert found["auroc"].measured_on == "50 test patients, 100 pictures"
    balanced = next(point for point in held.evidence.operating_points if point.name == "balanced")
    scores = 1 / (1 + np.exp(-logits.astype(float) / held.evidence.calibration.temperature))
    wanted = metrics.sensitivity(scores, TEST.targets[:, 0], balanced.threshold)
    assert found["sensitivity at balanced"].value == pytest.approx(wanted)


def test_grades_are_measured_all_together() -> None:
    recipe = recipe_of("ordinal")
    model, held = finished(recipe)
    test = pictures_of("ordinal", 100, 3)
    found = {(metric.name, metric.label): metric for metric in evidence.measured(model, held, test, "test", CPU)}
    assert {(name, "") for name in ("accuracy", "balanced accuracy", "quadratic kappa", "mean absolute error")} <= set(
        found
    )
    logits = evidence.see(model, test.pixels, recipe, CPU).logits
    said, true = softmax(logits).argmax(1), test.targets.argmax(1)
    assert found["accuracy", ""].value == pytest.approx((said == true).mean())
    assert found["quadratic kappa", ""].value == pytest.approx(metrics.quadratic_kappa(true, said, 4))


def test_fitted_again_a_moved_network_answers_as_before() -> None:
    """Calibration finds back what was done to the head; what does not hang on it stays."""
    recipe = recipe_of("multilabel")
    _, held = finished(recipe)
    weights = dict(held.weights)
    weights["linear.weight"], weights["linear.bias"] = weights["linear.weight"] * 3, weights["linear.bias"] * 3 + 1.0
    found = evidence.refitted(replace(held, weights=weights), pictures_of("multilabel", 120, 2), CPU)
    before, after = held.evidence, found.evidence
    assert after.calibration.temperature == pytest.approx(3 * before.calibration.temperature, rel=0.02)
    for old, new in zip(before.operating_points, after.operating_points, strict=True):
        assert (old.label, old.name, old.measured_on) == (new.label, new.name, new.measured_on)
        assert new.threshold == pytest.approx(old.threshold, abs=0.05)
    assert after.metrics == ()
    assert (after.distance_refused, after.likeness) == (before.distance_refused, before.likeness)
    assert torch.allclose(found.weights["linear.weight"], weights["linear.weight"])
