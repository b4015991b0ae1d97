"""Two models on the same files: how scores, findings and gates differ; thresholds that keep what the old one did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Label, ModelCard, OperatingPoint
from desktop.core.errors import ModelError
from desktop.core.finding import Answer
from desktop.core.operating import Decision

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Outcome = Literal["answered", "doubtful", "refused", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("answered", "doubtful", "refused", "failed")
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


class Scored(NamedTuple):
    """score: 0..1. positive: at the model's own deciding point."""

    score: float
    positive: bool
    decision: Decision


@dataclass(frozen=True, slots=True)
class Said:
    """What one model said of one file. scores: by label, empty where it did not answer; reason: why not."""

    outcome: Outcome
    reason: str
    scores: dict[str, Scored]

    @classmethod
    def of(cls, answer: Answer) -> Said:
        scores = {one.label.name: Scored(one.score, one.positive, one.decision) for one in answer.findings}
        return cls(answer.verdict.kind, " ".join(answer.verdict.reasons), scores)

    @classmethod
    def failure(cls, reason: str) -> Said:
        return cls("failed", reason, {})


@dataclass(frozen=True, slots=True)
class Pair:
    """One file. truth: names of the labels that it has, None where nobody knows."""

    file: str
    sha256: str
    old: Said
    new: Said
    truth: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A threshold for the new model that does what an operating point of the old one does, on these files.

    threshold: None where no threshold can. share, sensitivity, specificity: what the new model then has; old_...:
    what the old one has. The last four: None without the truth.
    """

    point: str
    old_threshold: float
    keeps: Literal["share", "sensitivity"]
    threshold: float | None
    old_share: float
    share: float | None
    old_sensitivity: float | None = None
    sensitivity: float | None = None
    old_specificity: float | None = None
    specificity: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One model held against the truth, at its own deciding point; None where a kind is missing."""

    auroc: float | None
    sensitivity: float | None
    specificity: float | None


@dataclass(frozen=True, slots=True)
class LabelShift:
    """One label on the files for which both models gave a score.

    shifts: quantiles of new - old at QUANTILES. pearson, spearman: None where a model's scores are all the same.
    up, down: files that only the new model, or only the old one, calls positive. judged: old and new.
    """

    label: Label
    files: int
    old_mean: float
    new_mean: float
    shifts: tuple[float, ...]
    pearson: float | None
    spearman: float | None
    old_share: float
    new_share: float
    up: tuple[Pair, ...]
    down: tuple[Pair, ...]
    kept: tuple[Kept, ...]
    judged: tuple[Judged, Judged] | None


def common_labels(old: ModelCard, new: ModelCard) -> tuple[Label, ...]:
    """The labels that both models answer about, in the new one's order. Raises ModelError where there is none."""
    names = {label.name for label in old.labels}
    shared = tuple(label for label in new.labels if label.name in names)
    if not shared:
        theirs = "; ".join(", ".join(label.name for label in card.labels) for card in (old, new))
        raise ModelError(
            f"The two models answer about nothing in common ({theirs}): compare models that share a label."
        )
    return shared


def gates(pairs: Sequence[Pair]) -> Counter[tuple[Outcome, Outcome]]:
    """How many files the old and the new model met with which outcome."""
    return Counter((pair.old.outcome, pair.new.outcome) for pair in pairs)


def shift(pairs: Sequence[Pair], label: Label, points: Sequence[OperatingPoint]) -> LabelShift | None:
    """How one label's scores differ. points: the old model's. None where no file has a score of both."""
    both = [pair for pair in pairs if label.name in pair.old.scores and label.name in pair.new.scores]
    if not both:
        return None
    old, new = (_column(both, label.name, side) for side in ("old", "new"))
    said_old, said_new = (_said(both, label.name, side) for side in ("old", "new"))
    known = np.array([pair.truth is not None for pair in both])
    truth = np.array([pair.truth is not None and label.name in pair.truth for pair in both])
    judged = None
    if known.any():
        judged = (_judged(old, said_old, truth, known), _judged(new, said_new, truth, known))
    return LabelShift(
        label=label,
        files=len(both),
        old_mean=float(old.mean()),
        new_mean=float(new.mean()),
        shifts=tuple(float(value) for value in np.quantile(new - old, QUANTILES)),
        pearson=_correlation(old, new),
        spearman=_correlation(_ranks(old), _ranks(new)),
        old_share=float(said_old.mean()),
        new_share=float(said_new.mean()),
        up=tuple(pair for pair, a, b in zip(both, said_old, said_new, strict=True) if b and not a),
        down=tuple(pair for pair, a, b in zip(both, said_old, said_new, strict=True) if a and not b),
        kept=tuple(one for point in points for one in _kept(point, old, new, truth, known)),
        judged=judged,
    )


def threshold_for(scores: Floats, count: int) -> float | None:
    """A threshold that exactly the `count` highest scores reach, half-way to the next one; None where a tie forbids it.

    scores: float64 (N,).
    """
    ordered = np.sort(scores)[::-1]
    if count == 0:
        return float((ordered[0] + 1.0) / 2.0) if ordered[0] < 1.0 else None
    if count == len(ordered):
        return float(ordered[-1])
    above, below = float(ordered[count - 1]), float(ordered[count])
    middle = (above + below) / 2.0
    return middle if above > below and middle > below else None


def auroc(scores: Floats, truth: Bools) -> float | None:
    """Chance that a positive scores above a negative, ties half (Hanley & McNeil 1982); None without both kinds."""
    positives = int(truth.sum())
    negatives = len(truth) - positives
    if not (positives and negatives):
        return None
    return float((_ranks(scores)[truth].sum() - positives * (positives - 1) / 2.0) / (positives * negatives))


def _kept(point: OperatingPoint, old: Floats, new: Floats, truth: Bools, known: Bools) -> Iterator[Kept]:
    reached = old >= point.threshold
    yield _measured(point, "share", threshold_for(new, int(reached.sum())), old, new, truth, known)
    real = truth & known
    if real.any():
        threshold = threshold_for(new[real], int(reached[real].sum()))
        yield _measured(point, "sensitivity", threshold, old, new, truth, known)


def _measured(
    point: OperatingPoint,
    keeps: Literal["share", "sensitivity"],
    threshold: float | None,
    old: Floats,
    new: Floats,
    truth: Bools,
    known: Bools,
) -> Kept:
    before, after = old >= point.threshold, None if threshold is None else new >= threshold
    old_rates = _rates(before, truth, known)
    rates = (None, None) if after is None else _rates(after, truth, known)
    share = None if after is None else float(after.mean())
    before_and_after = (old_rates[0], rates[0], old_rates[1], rates[1])
    return Kept(point.name, point.threshold, keeps, threshold, float(before.mean()), share, *before_and_after)


def _judged(scores: Floats, said: Bools, truth: Bools, known: Bools) -> Judged:
    return Judged(auroc(scores[known], truth[known]), *_rates(said, truth, known))


def _rates(said: Bools, truth: Bools, known: Bools) -> tuple[float | None, float | None]:
    """Sensitivity and specificity; None where there is nothing to measure one on."""
    real, free = truth & known, ~truth & known
    return (float(said[real].mean()) if real.any() else None, float((~said)[free].mean()) if free.any() else None)


def _column(pairs: Sequence[Pair], label: str, side: str) -> Floats:
    return np.array([getattr(pair, side).scores[label].score for pair in pairs], dtype=np.float64)


def _said(pairs: Sequence[Pair], label: str, side: str) -> Bools:
    return np.array([getattr(pair, side).scores[label].positive for pair in pairs], dtype=np.bool_)


def _correlation(first: Floats, second: Floats) -> float | None:
    if np.ptp(first) == 0.0 or np.ptp(second) == 0.0:
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: Floats) -> Floats:
    """From 0; equal values share their mean rank."""
    ordered = np.sort(values)
    ranks: Floats = (np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right") - 1) / 2.0
    return ranks
