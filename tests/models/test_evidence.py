from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models import datasets, evidence
from models.checkpoint import Checkpoint
from models.heads import Classifier
from models.metrics import auroc, sensitivity

CPU = torch.device("cpu")


@pytest.fixture
def held(make, folder: Path):  # type: ignore[no-untyped-def]
    """A network that has not been trained, with everything fitted on it."""
    torch.manual_seed(1)
    recipe = make(architecture="resnet18", distance={"changes": {"tone": 0.2, "sharpness": 0.5}})
    index = datasets.find(recipe, folder)
    training, validation = (datasets.load(index, split, recipe.input) for split in ("train", "validation"))
    model = Classifier(recipe.architecture, 1).eval()
    distance, found = evidence.fitted(model, recipe, training, validation, index.counts(recipe), "abc", CPU)
    return Checkpoint(recipe, model.state_dict(), distance.state_dict(), found), model, distance, index


def test_every_validation_picture_is_near_enough_and_a_stranger_is_not(held) -> None:  # type: ignore[no-untyped-def]
    checkpoint, model, distance, index = held
    recipe, limits = checkpoint.recipe, checkpoint.evidence
    validation = datasets.load(index, "validation", recipe.input)
    near = distance(evidence.see(model, validation.pixels, recipe, CPU).features)
    assert float(near.max()) * 1.2 < limits.distance_refused
    stripes = np.tile(np.array([0, 255], np.uint8), (3, 64, 32))
    assert float(distance(evidence.see(model, stripes, recipe, CPU).features).min()) > limits.distance_refused


def test_the_fitted_figures_name_where_they_were_measured(held) -> None:  # type: ignore[no-untyped-def]
    checkpoint, _, _, index = held
    counts = index.counts(checkpoint.recipe)["validation"]
    wanted = f"{counts['patients']} validation patients, {counts['pictures']} pictures and one changed copy of each"
    assert checkpoint.evidence.calibration.measured_on == wanted
    assert {point.measured_on for point in checkpoint.evidence.operating_points} == {wanted}
    assert checkpoint.evidence.code_revision == "abc"


def test_measured_figures_are_those_of_the_scores(held) -> None:  # type: ignore[no-untyped-def]
    checkpoint, model, _, index = held
    test = datasets.load(index, "test", checkpoint.recipe.input)
    metrics = {metric.name: metric for metric in evidence.measured(model, checkpoint, test, "test", CPU)}
    logits = evidence.see(model, test.pixels, checkpoint.recipe, CPU).logits[:, 0]
    assert metrics["auroc"].value == pytest.approx(auroc(logits, test.targets[:, 0]))
    balanced = next(point for point in checkpoint.evidence.operating_points if point.name == "balanced")
    scores = 1 / (1 + np.exp(-logits / checkpoint.evidence.calibration.temperature))
    found = metrics["sensitivity at balanced"].value
    assert found == pytest.approx(sensitivity(scores, test.targets[:, 0], balanced.threshold))
