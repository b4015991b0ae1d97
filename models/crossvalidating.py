"""crossvalidate: a recipe's whole way from pictures to calibrated scores, once for every part of the patients.

Where a test split is small, chance hides how large a calibration error is; here every patient is judged once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

import numpy as np

from desktop.core.card import Metric, OperatingPoint
from desktop.core.errors import AppError
from models import checkpoint, commands, datasets, evidence, figures
from models.answered import Answered
from models.commands import BEST, Run
from models.datasets import Index
from models.listing import listing
from models.pages import write_folder
from models.recipe import Recipe
from models.settings.base import Split
from models.weights import restored

HALF = "half"  # the networks' own thresholds differ, so rates are given at a score of one half
WHERE = "{} patients, {} pictures, each judged by one of {} networks that learned, chose and were calibrated on others"


def crossvalidate(recipe: Recipe, where: Run, folds: int) -> tuple[Metric, ...]:
    """Leave crossvalidation.json and listing.csv in `out`, and a folder with the network of every fold.

    A keyed hash deals the patients of the training and validation splits to the folds. Of each, a network judges the
    patients, which learned from those of all others but the next, by whom it chose its epoch and was calibrated. The
    recipe's test patients are in none of them. The same command again goes on. Raises AppError.
    """
    if folds < 3:
        raise AppError(f"--folds is {folds}; it must be 3 or more: to learn from, to validate on and to judge.")
    if where.start is not None and checkpoint.load(where.start).recipe.data.name == recipe.data.name:
        raise AppError(
            f"{where.start} learned from these pictures: it cannot be the start of networks that judge them."
        )
    index, parts = datasets.find(recipe, where.data), []
    for number in range(folds):
        own = replace(where, out=where.out / f"fold-{number + 1}-of-{folds}")
        dealt = rotated(index, number, folds)
        commands.train(recipe, own, dealt)
        held = checkpoint.load(own.out / BEST)
        judged = datasets.load(dealt, "test", recipe.input)
        parts.append(evidence.answered(restored(held).to(where.device), held, judged, where.device))
    found = together(parts)
    said = WHERE.format(len(set(found.groups)), len(found.names), folds)
    measured = figures.figures(found)
    content = {"schema": 1, "model": recipe.name, "version": recipe.version, "measured_on": said, "folds": folds}
    text = json.dumps(content | {"figures": [asdict(one) for one in measured]}, indent=2, allow_nan=False)
    write_folder(where.out, {"crossvalidation.json": f"{text}\n".encode(), "listing.csv": listing(found)})
    return figures.metrics(measured, said)


def rotated(index: Index, number: int, folds: int) -> Index:
    """Fold `number`, from 0, as the test split, the next one as the validation split, the others as training."""
    pool = sorted(index.splits["train"] + index.splits["validation"])
    of = {one: _fold(index.groups[one], folds) for one in pool}
    test = [one for one in pool if of[one] == number]
    validation = [one for one in pool if of[one] == (number + 1) % folds]
    apart = {*test, *validation}
    splits: dict[Split, list[int]] = {
        "train": [one for one in pool if one not in apart],
        "validation": validation,
        "test": test,
    }
    if not all(splits.values()):
        raise AppError(f"Of {folds} folds some have no patient: choose fewer with --folds.")
    return replace(index, splits=splits)


def together(parts: Sequence[Answered]) -> Answered:
    """What the networks of all folds answered, each about its own patients, decided at one half."""
    first = parts[0]
    points = tuple(
        OperatingPoint(name=HALF, label=label.name, threshold=0.5, sensitivity=0, specificity=0, measured_on="nobody")
        for label in first.labels
    )
    return replace(
        first,
        points=() if first.exclusive else points,
        deciding=HALF,
        scores=np.concatenate([part.scores for part in parts]),
        truth=np.concatenate([part.truth for part in parts]),
        distance=np.concatenate([part.distance for part in parts]),
        groups=tuple(group for part in parts for group in part.groups),
        names=tuple(name for part in parts for name in part.names),
    )


def _fold(group: str, folds: int) -> int:
    """By another key than that of any recipe's splits."""
    return int.from_bytes(hashlib.blake2b(group.encode(), key=b"folds", digest_size=8).digest()) % folds
