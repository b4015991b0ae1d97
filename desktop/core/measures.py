"""Figures of scores against the truth, with intervals that respect that a patient has several pictures; numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
BINS = 15
ROUNDS = 1000
LEVEL = (2.5, 97.5)  # percentiles of a 95 % interval


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval; nan where the truth does not allow it."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Mean score and observed frequency of positives among `count` pictures."""

    score: float
    frequency: float
    count: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Pictures on each side of a threshold."""

    true_positive: int
    false_positive: int
    false_negative: int
    true_negative: int

    @property
    def sensitivity(self) -> float:
        return _ratio(self.true_positive, self.true_positive + self.false_negative)

    @property
    def specificity(self) -> float:
        return _ratio(self.true_negative, self.true_negative + self.false_positive)

    @property
    def ppv(self) -> float:
        return _ratio(self.true_positive, self.true_positive + self.false_positive)

    @property
    def npv(self) -> float:
        return _ratio(self.true_negative, self.true_negative + self.false_negative)

    @property
    def accuracy(self) -> float:
        right = self.true_positive + self.true_negative
        return _ratio(right, right + self.false_positive + self.false_negative)


def confusion(scores: Floats, truth: Bools, threshold: float) -> Confusion:
    """scores: float64 (N,). truth: bool (N,). A score at the threshold is positive."""
    called = scores >= threshold
    return Confusion(
        int((called & truth).sum()),
        int((called & ~truth).sum()),
        int((~called & truth).sum()),
        int((~called & ~truth).sum()),
    )


def auroc(scores: Floats, truth: Bools) -> float:
    """Chance that a positive scores above a negative, ties half (Hanley & McNeil 1982). nan without both kinds."""
    return float(_Ranked(scores, truth).auroc(np.ones((1, scores.size)))[0])


def auroc_interval(scores: Floats, truth: Bools, draws: Floats) -> Interval:
    """draws: of `resampled`."""
    return _interval(auroc(scores, truth), _Ranked(scores, truth).auroc(draws))


def rate_interval(right: Bools, among: Bools, draws: Floats) -> Interval:
    """The share of `right` among `among`, both bool (N,): a sensitivity among positives, say."""
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = draws[:, among & right].sum(1) / draws[:, among].sum(1)
    return _interval(_ratio(int((among & right).sum()), int(among.sum())), drawn)


def resampled(groups: NDArray[np.int64], rounds: int = ROUNDS, seed: int = 1) -> Floats:
    """float64 (rounds, N): how often each picture is drawn when whole patients are, with replacement (Efron 1979).

    groups: int64 (N,), the number of each picture's patient, from 0 without gaps.
    """
    patients = int(groups.max(initial=-1)) + 1
    rng = np.random.default_rng(seed)
    drawn = (
        rng.multinomial(patients, np.full(patients, 1.0 / patients), size=rounds) if patients else np.zeros((rounds, 0))
    )
    return drawn[:, groups].astype(np.float64)


def roc(scores: Floats, truth: Bools) -> tuple[Floats, Floats, Floats]:
    """Thresholds from high to low, with the false and true positive rates at each, each float64 (K,)."""
    ranked = _Ranked(scores, truth)
    positive, negative = (part[0] for part in ranked.counts(np.ones((1, scores.size))))
    with np.errstate(invalid="ignore"):
        true_rate, false_rate = (np.cumsum(part[::-1]) / part.sum() for part in (positive, negative))
    return ranked.values[::-1], false_rate, true_rate


def reliability(scores: Floats, truth: Bools) -> tuple[Bin, ...]:
    """BINS bins of equal mass, lowest scores first."""
    parts = [part for part in np.array_split(np.argsort(scores, kind="stable"), BINS) if part.size]
    return tuple(Bin(float(scores[part].mean()), float(truth[part].mean()), int(part.size)) for part in parts)


def ece(bins: tuple[Bin, ...]) -> float:
    """Expected calibration error: the mean distance of score and frequency over bins (Guo et al. 2017)."""
    return _ratio(sum(abs(one.score - one.frequency) * one.count for one in bins), sum(one.count for one in bins))


class _Ranked:
    """Scores sorted once. values: float64 (K,), each once, lowest first."""

    def __init__(self, scores: Floats, truth: Bools) -> None:
        self._order = np.argsort(scores, kind="stable")
        self._truth = truth[self._order]
        self.values, self._starts = np.unique(scores[self._order], return_index=True)

    def counts(self, weights: Floats) -> tuple[Floats, Floats]:
        """Positives and negatives at each value, float64 (R, K); weights: float64 (R, N)."""
        ordered = weights[:, self._order]
        if not self.values.size:
            return np.zeros((len(weights), 0)), np.zeros((len(weights), 0))
        positive = np.add.reduceat(ordered * self._truth, self._starts, axis=1)
        return positive, np.add.reduceat(ordered, self._starts, axis=1) - positive

    def auroc(self, weights: Floats) -> Floats:
        positive, negative = self.counts(weights)
        below = np.cumsum(negative, axis=1) - negative / 2.0
        with np.errstate(invalid="ignore", divide="ignore"):
            area: Floats = (positive * below).sum(1) / (positive.sum(1) * negative.sum(1))
        return area


def _interval(value: float, drawn: Floats) -> Interval:
    known = drawn[np.isfinite(drawn)]
    if not known.size:
        return Interval(value, float("nan"), float("nan"))
    low, high = np.percentile(known, LEVEL)
    return Interval(value, float(low), float(high))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
