"""What is fitted to an adopted network on a folder of pictures; without one, nothing, and the card says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from desktop.core.card import Calibration, CurvePoint, DataSource, Likeness, Metric, OperatingPoint
from desktop.core.errors import AppError
from models import datasets, evidence
from models.adopting.wanted import Labelled, Wanted
from models.answered import Answered
from models.calibrate import operating_points, scores_of
from models.cards import DECIDING
from models.datasets import Index, Pictures
from models.distance import FeatureDistance
from models.evidence import Seen
from models.figures import figures, metrics
from models.sources.entry import FilePicture
from models.sources.folders import pictures_in

FEWEST = 40  # pictures without labels: half of them fit the distance, half of them its limits
NOBODY = "not measured: nobody gave pictures with labels"
See = Callable[[NDArray[np.uint8]], Seen]


@dataclass(frozen=True, eq=False, slots=True)
class Fit:
    """distance, limits, likeness: None where no pictures were given. shift: float32 (C,), added to their logits."""

    shift: NDArray[np.float32]
    calibration: Calibration
    points: tuple[OperatingPoint, ...]
    curves: dict[str, tuple[CurvePoint, ...]]
    distance: FeatureDistance | None = None
    limits: tuple[float, float] | None = None
    likeness: Likeness | None = None
    data: tuple[DataSource, ...] = ()
    metrics: tuple[Metric, ...] = ()


def unfitted(wanted: Wanted) -> Fit:
    """Their logits as they are; thresholds of 0.5 whose rates nobody knows."""
    nothing = np.empty(0)
    points = () if wanted.exclusive else tuple(
        point for label in wanted.labels for point in operating_points(label.name, nothing, nothing, NOBODY)
    )  # fmt: skip
    calibration = Calibration(temperature=1.0, measured_on=NOBODY)
    return Fit(np.zeros(len(wanted.labels), np.float32), calibration, points, {})


def fitted(wanted: Wanted, folder: Path, see: See) -> Fit:
    """The distance and its limits; calibration, operating points and figures too where the card names the labels.

    see: pictures uint8 (N, H, W) -> logits and pooled features. Raises AppError for pictures that cannot be used.
    """
    if wanted.data is None:
        return _near(wanted, folder, see)
    labelled = Labelled(wanted.task, wanted.labels, wanted.data)
    index = datasets.find(labelled, folder)
    training, validation, test = (
        datasets.load(index, split, wanted.input) for split in ("train", "validation", "test")
    )
    distance = _distance(wanted, training.pixels, see)
    seen = [see(pixels) for pixels in _twice(validation.pixels, wanted)]
    logits = np.concatenate([one.logits for one in seen])
    truth = np.concatenate((validation.targets,) * 2)
    where = evidence.measured_on(validation, "validation") + evidence.COPIED
    found = evidence.calibrated(labelled, logits, truth, where)
    far = distance(torch.cat([one.features for one in seen])).numpy()
    source = DataSource(
        name=wanted.data.name,
        licence=wanted.data.licence,
        credit=wanted.data.credit,
        split=f"Of the pictures that the distance, the calibration and the figures come from: {wanted.data.split}",
        counts=index.counts(labelled),
    )
    alike = evidence.likeness_of(training.pixels, [validation.pixels])
    fit = Fit(
        found.shift, found.calibration, found.points, found.curves, distance, evidence.limits(far), alike, (source,)
    )
    return _measured(fit, wanted, test, see)


def _near(wanted: Wanted, folder: Path, see: See) -> Fit:
    """Pictures without labels say which pictures are usual, and nothing else."""
    paths = pictures_in(folder)
    if len(paths) < FEWEST:
        raise AppError(f"{folder} holds {len(paths)} pictures; the distance needs at least {FEWEST}.")
    order = [int(number) for number in np.random.default_rng(0).permutation(len(paths))]
    halves = {"train": order[::2], "validation": order[1::2], "test": []}
    pictures = tuple(FilePicture(path.relative_to(folder).as_posix(), path) for path in paths)
    names = tuple(picture.name for picture in pictures)
    unknown = np.full((len(paths), len(wanted.labels)), np.nan, np.float32)
    index = Index(pictures, unknown, tuple(one.digest() for one in pictures), names, names, halves)  # type: ignore[arg-type]
    training, others = (datasets.load(index, split, wanted.input) for split in ("train", "validation"))
    distance = _distance(wanted, training.pixels, see)
    far = distance(torch.cat([see(pixels).features for pixels in _twice(others.pixels, wanted)])).numpy()
    bare = unfitted(wanted)
    alike = evidence.likeness_of(training.pixels, [others.pixels])
    return Fit(bare.shift, bare.calibration, bare.points, bare.curves, distance, evidence.limits(far), alike)


def _distance(wanted: Wanted, pixels: NDArray[np.uint8], see: See) -> FeatureDistance:
    features: list[Tensor] = [see(one).features for one in _twice(pixels, wanted)]
    return FeatureDistance.fitted(torch.cat(features), wanted.components)


def _twice(pixels: NDArray[np.uint8], wanted: Wanted) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    return pixels, evidence.changed(pixels, wanted.changes, seed=1)


def _measured(fit: Fit, wanted: Wanted, test: Pictures, see: See) -> Fit:
    """With the figures of the test split."""
    seen = see(test.pixels)
    assert fit.distance is not None
    answered = Answered(
        task=wanted.task,
        labels=wanted.labels,
        points=fit.points,
        deciding=DECIDING,
        scores=scores_of(wanted.task, seen.logits + fit.shift, fit.calibration.temperature),
        truth=test.targets,
        distance=fit.distance(seen.features).numpy(),
        groups=test.groups,
        names=test.names,
    )
    return replace(fit, metrics=metrics(figures(answered), evidence.measured_on(test, "test")))
