"""What is fitted after training, and what is measured: temperature, operating points, distance limits, test figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from desktop.core.card import Calibration, CurvePoint, Likeness, Metric, OperatingPoint
from desktop.core.likeness import likeness, typical
from desktop.core.preprocess import to_input
from models.answered import Answered
from models.augment import augmented
from models.calibrate import curve, operating_points, scaling, scores_of
from models.cards import DECIDING
from models.checkpoint import Checkpoint, Evidence
from models.datasets import Pictures
from models.distance import FeatureDistance, pooled
from models.figures import ENOUGH, figures, metrics
from models.heads import Classifier
from models.metrics import ece, reliability
from models.predict import predict
from models.recipe import Recipe
from models.settings.base import Task
from models.settings.data import Asked
from models.settings.training import Augmentation
from models.weighted import Floats
from models.weights import restored

# Of the 99th percentile and of the maximum over the validation pictures and their changed copies.
SLACK_DOUBTFUL, SLACK_REFUSED = 1.05, 1.25
MEASURED_ON = "{} {} patients, {} pictures"
COPIED = " and one changed copy of each"
BATCH = 32  # pictures changed at once


class Calibrated(NamedTuple):
    """shift: float32 (C,), to be added to the logits, before the temperature of `calibration`."""

    shift: NDArray[np.float32]
    calibration: Calibration
    points: tuple[OperatingPoint, ...]
    curves: dict[str, tuple[CurvePoint, ...]]


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
    copies = [changed(part.pixels, recipe.distance.changes, recipe.training.seed) for part in (training, validation)]
    known = [see(model, pixels, recipe, device).features for pixels in (training.pixels, copies[0])]
    distance = FeatureDistance.fitted(torch.cat(known), recipe.distance.components)
    seen = [see(model, pixels, recipe, device) for pixels in (validation.pixels, copies[1])]
    far = distance(torch.cat([one.features for one in seen])).numpy()
    found = _calibrated(model, recipe, seen, validation)
    doubtful, refused = limits(far)
    return distance, Evidence(
        counts=counts,
        calibration=found.calibration,
        operating_points=found.points,
        curves=found.curves,
        distance_doubtful=doubtful,
        distance_refused=refused,
        likeness=likeness_of(training.pixels, (validation.pixels, copies[1])),
        code_revision=revision,
    )


def refitted(held: Checkpoint, validation: Pictures, device: torch.device) -> Checkpoint:
    """The same network with calibration and operating points fitted again, and no test figures yet."""
    recipe, model = held.recipe, restored(held).to(device)
    copies = changed(validation.pixels, recipe.distance.changes, recipe.training.seed)
    seen = [see(model, pixels, recipe, device) for pixels in (validation.pixels, copies)]
    found = _calibrated(model, recipe, seen, validation)
    anew = {"calibration": found.calibration, "operating_points": found.points, "curves": found.curves, "metrics": ()}
    weights = {name: value.cpu() for name, value in model.state_dict().items()}
    return replace(held, weights=weights, evidence=held.evidence.model_copy(update=anew))


def _calibrated(model: Classifier, recipe: Recipe, seen: Sequence[Seen], validation: Pictures) -> Calibrated:
    """seen: of the validation pictures, and of a changed copy of each. The shift goes into the model's head."""
    logits, truth = np.concatenate([one.logits for one in seen]), np.concatenate((validation.targets,) * 2)
    found = calibrated(recipe, logits, truth, measured_on(validation, "validation") + COPIED)
    model.shift(torch.from_numpy(found.shift))
    return found


def calibrated(asked: Asked, logits: NDArray[np.float32], truth: NDArray[np.float32], where: str) -> Calibrated:
    """logits, truth: (N, C), every picture twice, once changed; nan in truth is unknown."""
    shift, temperature = scaling(asked.task, logits, truth)
    scores = scores_of(asked.task, logits + shift, temperature)
    points, curves = _thresholds(asked, scores, truth, where)
    return Calibrated(shift, calibration(asked.task, scores, truth, temperature, where), points, curves)


def limits(far: NDArray[np.float32]) -> tuple[float, float]:
    """Distances (N,) of valid pictures -> from where on a picture is doubtful, and refused."""
    doubtful = float(np.percentile(far, 99)) * SLACK_DOUBTFUL
    return doubtful, max(float(far.max()) * SLACK_REFUSED, doubtful)


def likeness_of(training: NDArray[np.uint8], others: Sequence[NDArray[np.uint8]]) -> Likeness:
    """uint8 (N, H, W): the average of the training pictures, and the least likeness that other valid ones may have.

    Half of their 1st percentile, or less where they differ much among themselves: half as far again from the median.
    """
    average = typical(training)
    alike = [likeness(picture, average) for pictures in others for picture in pictures]
    low, middle = np.percentile(alike, (1, 50))
    return Likeness(typical=average, least=round(float(np.clip(min(low / 2, low - (middle - low) / 2), -1, 1)), 2))


def _thresholds(
    recipe: Asked, scores: Floats, truth: Floats, where: str
) -> tuple[tuple[OperatingPoint, ...], dict[str, tuple[CurvePoint, ...]]]:
    """Operating points and curve of every label; none where the highest score decides. truth: every picture twice."""
    points: list[OperatingPoint] = []
    curves: dict[str, tuple[CurvePoint, ...]] = {}
    for c, label in enumerate(recipe.labels):
        if recipe.task in ("multiclass", "ordinal"):
            break
        known = ~np.isnan(truth[:, c])
        positives, negatives = (int((truth[:, c] == kind).sum()) // 2 for kind in (1.0, 0.0))
        weak = f"; weak: only {positives} positives and {negatives} negatives"
        said = where + (weak if min(positives, negatives) < ENOUGH else "")
        points += operating_points(label.name, scores[known, c], truth[known, c], said, copies=2)
        if positives and negatives:
            curves[label.name] = curve(scores[known, c], truth[known, c])
    return tuple(points), curves


def calibration(task: Task, scores: Floats, truth: Floats, temperature: float, where: str) -> Calibration:
    """Error and bins over all known answers together; of the highest score where only one label is true."""
    if task in ("multiclass", "ordinal"):
        given, right = scores.max(1), (scores.argmax(1) == truth.argmax(1)).astype(np.float64)
    else:
        known = ~np.isnan(truth)
        given, right = scores[known], truth[known]
    bins = reliability(given, right)
    return Calibration(temperature=temperature, ece=ece(given, right), measured_on=where, bins=bins)


def changed(pixels: NDArray[np.uint8], changes: Augmentation, seed: int) -> NDArray[np.uint8]:
    """uint8 (N, H, W): the pictures as another machine or program might have made them, always the same way."""
    generator = torch.Generator().manual_seed(seed)
    copies = np.empty_like(pixels)
    for begin in range(0, len(copies), BATCH):
        rows = slice(begin, begin + BATCH)
        images = torch.from_numpy(to_input(pixels[rows]))
        copies[rows] = (augmented(images, changes, generator)[:, 0] * 255.0).round().byte().numpy()
    return copies


def answered(model: Classifier, held: Checkpoint, pictures: Pictures, device: torch.device) -> Answered:
    """What a finished network says about some pictures, calibrated."""
    seen = see(model, pictures.pixels, held.recipe, device)
    return Answered(
        task=held.recipe.task,
        labels=held.recipe.labels,
        points=held.evidence.operating_points,
        deciding=DECIDING,
        scores=scores_of(held.recipe.task, seen.logits, held.evidence.calibration.temperature),
        truth=pictures.targets,
        distance=FeatureDistance.restored(held.distance)(seen.features).numpy(),
        groups=pictures.groups,
        names=pictures.names,
    )


def measured(
    model: Classifier, held: Checkpoint, pictures: Pictures, split: str, device: torch.device
) -> tuple[Metric, ...]:
    """Every figure of the task with its interval by patients, for the card."""
    return metrics(figures(answered(model, held, pictures, device)), measured_on(pictures, split))


def measured_on(pictures: Pictures, split: str) -> str:
    return MEASURED_ON.format(len(set(pictures.groups)), split, len(pictures.pixels))
