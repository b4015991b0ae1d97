"""How often the reader agrees with a model, and how much of that is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.decisions import Decision
from desktop.core.measures import LEVEL, Floats, Interval, resampled

ENOUGH = 20  # decisions; with fewer there are counts alone


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of all readers on one label of one version of a model.

    said: decisions for or against the label. agreed: with the model, of those. cannot_say: left open.
    share, kappa: agreement and Cohen's kappa (1960) with 95 % intervals over patients; None below ENOUGH. kappa is nan
    where reader or model only ever said the same.
    """

    model: str
    version: str
    label: str
    said: int
    agreed: int
    cannot_say: int
    share: Interval | None
    kappa: Interval | None


def agreements(decisions: Sequence[Decision]) -> tuple[Agreement, ...]:
    """One for every label of every version of a model that anything was decided on, in the order of those."""
    groups: dict[tuple[str, str, str], dict[tuple[str, int, str], Decision]] = {}
    for one in decisions:
        if one.opinion != "none":
            groups.setdefault((one.model, one.version, one.label), {})[one.sha256, one.frame, one.reader] = one
    return tuple(_agreement(*key, list(found.values())) for key, found in sorted(groups.items()))


def _agreement(model: str, version: str, label: str, decisions: list[Decision]) -> Agreement:
    said = [one for one in decisions if one.agrees is not None]
    agreed = sum(bool(one.agrees) for one in said)
    share = kappa = None
    if len(said) >= ENOUGH:
        reader = np.array([one.opinion == "present" for one in said])
        model_said = np.array([one.positive for one in said])
        patients = {name: number for number, name in enumerate(dict.fromkeys(map(_patient, said)))}
        draws = resampled(np.array([patients[_patient(one)] for one in said], dtype=np.int64))
        once = np.ones((1, len(said)))
        share = _interval(_share(reader, model_said, once), _share(reader, model_said, draws))
        kappa = _interval(_kappa(reader, model_said, once), _kappa(reader, model_said, draws))
    return Agreement(model, version, label, len(said), agreed, len(decisions) - len(said), share, kappa)


def _patient(decision: Decision) -> str:
    """Without a name, every file is a patient of its own."""
    return decision.patient or decision.sha256


def _share(one: NDArray[np.bool_], other: NDArray[np.bool_], weights: Floats) -> Floats:
    """weights: float64 (R, N), how often each decision counts."""
    share: Floats = weights @ (one == other) / weights.sum(1)
    return share


def _kappa(one: NDArray[np.bool_], other: NDArray[np.bool_], weights: Floats) -> Floats:
    """(observed - chance) / (1 - chance) of every draw; nan where one of both only ever said the same."""
    total = weights.sum(1)
    first, second = weights @ one / total, weights @ other / total
    chance = first * second + (1.0 - first) * (1.0 - second)
    with np.errstate(invalid="ignore", divide="ignore"):
        kappa: Floats = (_share(one, other, weights) - chance) / (1.0 - chance)
    varied = (first > 0.0) & (first < 1.0) & (second > 0.0) & (second < 1.0)
    return np.where(varied, kappa, np.nan)


def _interval(value: Floats, drawn: Floats) -> Interval:
    known = drawn[np.isfinite(drawn)]
    low, high = np.percentile(known, LEVEL) if known.size else (np.nan, np.nan)
    return Interval(float(value[0]), float(low), float(high))
