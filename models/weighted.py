"""Figures of scores against the truth under many sets of weights at once, so that a bootstrap takes no time.

Everywhere: weights are float64 (R, N), how often each of N pictures counts in each of R draws. A Statistic makes of
them float64 (R,), nan where a draw leaves the figure without meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]
Whole = NDArray[np.intp]
Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]

BINS = 15
FEWEST = 10  # pictures in a bin whose frequency is to tell something
LEAST = 1e-7  # a score this near to 0 or 1 counts as this in the log loss


def rate(hits: Bools, among: Bools) -> Statistic:
    """The share of hits among some pictures: accuracy, sensitivity, specificity. Both bool (N,)."""
    over, under = (hits & among).astype(np.float64), among.astype(np.float64)
    return lambda weights: ratio(weights @ over, weights @ under)


def precision(said: Bools, truth: Bools) -> Statistic:
    """The share of true ones among those called positive; 0 where there are positives and none was called so."""
    right, called, real = (part.astype(np.float64) for part in (said & truth, said, truth))

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        found = ratio(weights @ right, weights @ called)
        return np.where(np.isnan(found) & (weights @ real > 0.0), 0.0, found)

    return of


def f1(said: Bools, truth: Bools) -> Statistic:
    """The harmonic mean of precision and sensitivity."""
    over, under = 2.0 * (said & truth), said.astype(np.float64) + truth
    return lambda weights: ratio(weights @ over, weights @ under)


def of_counts(over: Whole, under: Whole) -> Statistic:
    """The sum of one count over the sum of another, for example right answers of known ones. Both (N,), per picture."""
    return lambda weights: ratio(weights @ over, weights @ under)


def mean(values: Floats) -> Statistic:
    """The mean of a number per picture, for example its squared error. values: (N,)."""
    held = values.astype(np.float64)
    return lambda weights: ratio(weights @ held, weights.sum(1))


def brier(scores: Floats, truth: Floats) -> Statistic:
    """Mean squared error (Brier 1950); scores, truth: (N,), or (N, C) summed over the classes."""
    squared = np.square(scores - truth)
    return mean(squared if squared.ndim == 1 else squared.sum(1))


def log_loss(scores: Floats, truth: Floats) -> Statistic:
    """Mean negative logarithm of the score of what is true; (N,) for one label, (N, C) for classes."""
    given = scores if scores.ndim == 2 else np.stack((1.0 - scores, scores), 1)
    true = truth if truth.ndim == 2 else np.stack((1.0 - truth, truth), 1)
    return mean(-np.log(np.clip((given * true).sum(1), LEAST, 1.0 - LEAST)))


def binned(scores: Floats, count: int) -> NDArray[np.float64]:
    """(N, count), 0..1: how much of each picture lies in each of so many bins of equal mass, lowest scores first.

    Pictures of one score are spread alike over the bins that they fill together, as which comes first says nothing.
    """
    order = np.argsort(scores, kind="stable")
    begins = _steps(scores[order]) if len(scores) else np.zeros(0, np.intp)
    ends = np.append(begins[1:], len(scores))
    edges = np.cumsum([0, *(len(part) for part in np.array_split(order, count))])
    shared = np.minimum.outer(ends, edges[1:]) - np.maximum.outer(begins, edges[:-1])
    found = np.zeros((len(scores), count))
    found[order] = np.repeat(np.maximum(shared, 0) / np.maximum(ends - begins, 1)[:, None], ends - begins, axis=0)
    return found


def ece(scores: Floats, truth: Floats) -> Statistic:
    """Expected calibration error over fifteen bins of equal mass, which a draw does not move. scores, truth: (N,)."""
    gap = binned(scores, BINS) * (scores - truth)[:, None]
    return lambda weights: ratio(np.abs(weights @ gap).sum(1), weights.sum(1))


def ece_by_chance(scores: Floats) -> Statistic:
    """The `ece` to be expected on so many pictures where every score is exactly right. scores: (N,).

    Of a bin's gap, a sum of independent errors, the mean size is sqrt(2 / pi) deviations.
    """
    variance = 2.0 / np.pi * binned(scores, BINS) ** 2 * (scores * (1.0 - scores))[:, None]
    return lambda weights: ratio(np.sqrt(weights**2 @ variance).sum(1), weights.sum(1))


def beyond_chance(scores: Floats, truth: Floats) -> Statistic:
    """Root mean square calibration error over such bins, less what chance adds to it; 0 where nothing is left.

    Fewer bins than for `ece` where they would hold under ten pictures, of which nothing can be told. Kumar, Liang & Ma
    2019, arXiv 1909.10155, definition 4.3: of a bin's squared gap, the variance of its frequency is taken. A picture
    that was drawn twice counts twice but tells as much as once, so that draws are debiased too.
    scores, truth: (N,).
    """
    bins = binned(scores, max(1, min(BINS, len(scores) // FEWEST)))
    sizes = np.maximum(bins.sum(0), 2.0)

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        mass = weights @ bins
        held = np.where(mass > 0.0, mass, 1.0)
        gap, frequency = weights @ (bins * (scores - truth)[:, None]) / held, weights @ (bins * truth[:, None]) / held
        chance = frequency * (1.0 - frequency) * (weights**2 @ bins**2) / held**2 * sizes / (sizes - 1.0)
        return np.sqrt(np.maximum(ratio((mass * (gap**2 - chance)).sum(1), weights.sum(1)), 0.0))

    return of


def auroc(scores: Floats, truth: Floats) -> Statistic:
    """Chance that a positive scores above a negative, ties half (Hanley & McNeil 1982). truth: (N,), 0 or 1."""
    if not len(scores):
        return _meaningless
    order = np.argsort(scores, kind="stable")
    steps, positive = _steps(scores[order]), truth[order] > 0.5

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        sorted_ = weights[:, order]
        above, below = (np.add.reduceat(sorted_ * kind, steps, axis=1) for kind in (positive, ~positive))
        pairs = (above * (np.cumsum(below, 1) - 0.5 * below)).sum(1)
        return ratio(pairs, above.sum(1) * below.sum(1))

    return of


def average_precision(scores: Floats, truth: Floats) -> Statistic:
    """Area under the precision-recall curve as a sum of steps (AUPRC). truth: (N,), 0 or 1."""
    if not len(scores):
        return _meaningless
    order = np.argsort(-scores, kind="stable")
    steps, positive = _steps(scores[order]), truth[order] > 0.5

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        sorted_ = weights[:, order]
        found = np.add.reduceat(sorted_ * positive, steps, axis=1)
        called = np.cumsum(np.add.reduceat(sorted_, steps, axis=1), 1)
        share = np.divide(np.cumsum(found, 1), called, out=np.zeros_like(called), where=called > 0.0)
        return ratio((found * share).sum(1), found.sum(1))

    return of


def kappa(truth: Whole, said: Whole, classes: int, power: int = 0) -> Statistic:
    """Agreement beyond chance (Cohen 1960, 1968); power 2: quadratic weights for grades, 0: every mistake alike.

    truth, said: (N,), class numbers.
    """
    steps = np.abs(np.subtract.outer(np.arange(classes), np.arange(classes)))
    penalty = (steps**power * (steps > 0)).astype(np.float64)
    cost, kinds = penalty[truth, said], np.eye(classes)

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        true, called = weights @ kinds[truth], weights @ kinds[said]
        by_chance = ratio(((true @ penalty) * called).sum(1), weights.sum(1))
        agreed: NDArray[np.float64] = 1.0 - ratio(weights @ cost, by_chance)
        return agreed

    return of


def macro(parts: Sequence[Statistic]) -> Statistic:
    """The mean of several figures, each of which may be without meaning in a draw."""

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        found = np.stack([part(weights) for part in parts])
        known = ~np.isnan(found)
        return ratio(np.where(known, found, 0.0).sum(0), known.sum(0).astype(np.float64))

    return of


def among(known: Bools, statistic: Statistic) -> Statistic:
    """A figure of some of the pictures only. known: bool (N,)."""
    return statistic if known.all() else lambda weights: statistic(weights[:, known])


def remembered(statistic: Statistic) -> Statistic:
    """The same figure, computed once for the same weights, however many others are made of it."""
    kept: list[NDArray[np.float64]] = []

    def of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        if not kept or kept[0] is not weights:
            kept[:] = [weights, statistic(weights)]
        return kept[1]

    return of


def ratio(over: NDArray[np.float64], under: NDArray[np.float64]) -> NDArray[np.float64]:
    """over / under, nan where under is 0."""
    found: NDArray[np.float64] = np.divide(over, under, out=np.full(over.shape, np.nan), where=under != 0.0)
    return found


def _meaningless(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.full(len(weights), np.nan)


def _steps(ordered: Floats) -> Whole:
    """Where each run of equal scores begins."""
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
