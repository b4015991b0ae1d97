"""What the log so far says about the next epoch: its learning rate, the best epoch, whether to go on.

All of it is computed from the rows of the log, so a resumed run cannot decide otherwise than an uninterrupted one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from models.settings.training import Training

Row = dict[str, float]
FINAL_RATE = 0.01


def learning_rate(step: int, per_epoch: int, rows: Sequence[Row], settings: Training) -> float:
    """Linear warm-up, then half a cosine down to 1 % (Loshchilov & Hutter 2017, arXiv 1608.03983), a lower rate after
    every plateau, or the same for ever. step: from 0, over all epochs."""
    warm = settings.warmup_epochs * per_epoch
    if step < warm:
        return settings.learning_rate * (step + 1) / (warm + 1)
    if settings.schedule == "cosine":
        done = (step - warm) / max(1.0, settings.epochs * per_epoch - warm)
        return settings.learning_rate * (FINAL_RATE + (1 - FINAL_RATE) * 0.5 * (1 + math.cos(math.pi * done)))
    if settings.schedule == "plateau":
        return settings.learning_rate * settings.plateau_factor ** plateaus(rows, settings)
    return settings.learning_rate


def plateaus(rows: Sequence[Row], settings: Training) -> int:
    """How often `plateau_patience` epochs have passed without progress."""
    best, waited, found = math.inf, 0, 0
    for cost in _costs(rows, settings):
        waited = 0 if cost < best else waited + 1
        best = min(best, cost)
        if waited == settings.plateau_patience:
            found, waited = found + 1, 0
    return found


def best(rows: Sequence[Row], settings: Training) -> int:
    """Index of the best epoch, the first of equals."""
    costs = _costs(rows, settings)
    return costs.index(min(costs))


def finished(rows: Sequence[Row], settings: Training) -> str:
    """Why no further epoch follows, in a sentence; empty while one does."""
    if not rows:
        return ""
    top = best(rows, settings)
    peak = f"epoch {top + 1} is the best with {settings.watch} {rows[top][settings.watch]:.4f}"
    waited = len(rows) - 1 - top
    if settings.patience and waited >= settings.patience and len(rows) < settings.epochs:
        return f"Stopped early after epoch {len(rows)}: {peak}, and {waited} epochs since brought no progress."
    return f"All {len(rows)} epochs are done; {peak}." if len(rows) >= settings.epochs else ""


def _costs(rows: Sequence[Row], settings: Training) -> list[float]:
    """What is watched, lower being better; infinite where it is not a number."""
    sign = 1.0 if settings.watch == "validation_loss" else -1.0
    watched = (row[settings.watch] for row in rows)
    return [math.inf if math.isnan(value) else sign * value for value in watched]
