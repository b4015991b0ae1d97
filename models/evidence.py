"""What is fitted after training, and what is measured: temperature, operating points, distance limits, test figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from desktop.core.card import Calibration, Metric, OperatingPoint
from desktop.core.preprocess import to_input
from models import metrics
from models.augment import augmented
from models.calibrate import curve, operating_points, scaling, sigmoid
from models.checkpoint import Checkpoint, Evidence
from models.datasets import Pictures
from models.distance import FeatureDistance, pooled
from models.heads import Classifier
from models.recipe import Recipe, Split
from models.train import predict

# Of the 99th percentile and of the maximum over the validation pictures and their changed copies.
SLACK_DOUBTFUL, SLACK_REFUSED = 1.05, 1.25
MEASURED_ON = "{} {} patients, {} pictures"


class Seen(NamedTuple):
    """logits: float32 (N, C). features: float32 (N, D), what the distance is measured on."""

    logits: NDArray[np.float32]
    features: torch.Tensor


def see(model: Classifier, pixels: NDArray[np.uint8], recipe: Recipe, device: torch.device) -> Seen:
    """pixels: uint8 (N, H, W) of the recipe's input size."""
    logits, features = [], []
    for batch_logits, stages in predict(model, pixels, recipe.training.batch, device):
        logits.append(batch_logits)
        features.append(pooled(stages, recipe.distance.stages).cpu())
    return Seen(torch.cat(logits).numpy(), torch.cat(features))


def fitted(
    model: Classifier,
    recipe: Recipe,
    training: Pictures,
    validation: Pictures,
    counts: dict[str, dict[str, int]],
    revision: str,
    device: torch.device,
) -> tuple[FeatureDistance, Evidence]:
    """The distance from the training pictures; calibration, points and limits from the validation pictures.

    Both with one changed copy of every picture, so that they hold for other machines' pictures too. The shift that
    calibration finds goes into the bias of the model's head.
    """
    known = [see(model, pixels, recipe, device).features for pixels in (training.pixels, _changed(training, recipe))]
    distance = FeatureDistance.fitted(torch.cat(known), recipe.distance.components)
    seen = [see(model, pixels, recipe, device) for pixels in (validation.pixels, _changed(validation, recipe))]
    far = distance(torch.cat([one.features for one in seen])).numpy()
    logits, truth = np.concatenate([one.logits for one in seen]), np.concatenate((validation.targets,) * 2)
    shift, temperature = scaling(logits, truth)
    model.shift(torch.from_numpy(shift))
    scores = sigmoid(logits + shift, temperature)
    where = measured_on(validation, "validation") + " and one changed copy of each"
    columns = {label.name: (scores[:, c], truth[:, c]) for c, label in enumerate(recipe.labels)}
    doubtful = float(np.percentile(far, 99)) * SLACK_DOUBTFUL
    return distance, Evidence(
        counts=counts,
        calibration=Calibration(
            temperature=temperature,
            ece=metrics.ece(scores.ravel(), truth.ravel()),
            measured_on=where,
            bins=metrics.reliability(scores.ravel(), truth.ravel()),
        ),
        operating_points=tuple(p for name, column in columns.items() for p in operating_points(name, *column, where)),
        curves={name: curve(*column) for name, column in columns.items()},
        distance_doubtful=doubtful,
        distance_refused=max(float(far.max()) * SLACK_REFUSED, doubtful),
        code_revision=revision,
    )


def _changed(pictures: Pictures, recipe: Recipe) -> NDArray[np.uint8]:
    """uint8 (N, H, W): the pictures as another machine or program might have made them, always the same way."""
    generator = torch.Generator().manual_seed(recipe.training.seed)
    copies = np.empty_like(pictures.pixels)
    for begin in range(0, len(copies), recipe.training.batch):
        rows = slice(begin, begin + recipe.training.batch)
        images = torch.from_numpy(to_input(pictures.pixels[rows]))
        copies[rows] = (augmented(images, recipe.distance.changes, generator)[:, 0] * 255.0).round().byte().numpy()
    return copies


def measured(
    model: Classifier, held: Checkpoint, pictures: Pictures, split: Split, device: torch.device
) -> tuple[Metric, ...]:
    """AUROC, calibration error, accuracy, sensitivity and specificity with intervals by patients, for every label."""
    seen = see(model, pictures.pixels, held.recipe, device)
    scores = sigmoid(seen.logits, held.evidence.calibration.temperature)
    rows: list[Metric] = []
    for c, label in enumerate(held.recipe.labels):
        points = [point for point in held.evidence.operating_points if point.label == label.name]
        for name, figure in _figures(points).items():
            value, low, high = metrics.with_interval(figure, scores[:, c], pictures.targets[:, c], pictures.groups)
            rows.append(
                Metric(
                    name=name,
                    label=label.name,
                    value=value,
                    low=low,
                    high=high,
                    measured_on=measured_on(pictures, split),
                )
            )
    return tuple(rows)


def _figures(points: Sequence[OperatingPoint]) -> dict[str, metrics.Figure]:
    figures: dict[str, metrics.Figure] = {"auroc": metrics.auroc, "ece": metrics.ece}
    for point in points:
        for figure in (metrics.accuracy, metrics.sensitivity, metrics.specificity):
            figures[f"{figure.__name__} at {point.name}"] = partial(figure, threshold=point.threshold)
    return figures


def measured_on(pictures: Pictures, split: Split) -> str:
    return MEASURED_ON.format(len(set(pictures.groups)), split, len(pictures.pixels))
