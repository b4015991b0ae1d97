"""What thresholds are worth: sensitivity and specificity at any of them, predictive values at a prevalence, the band
between the two outer operating points in which a score decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from desktop.core.card import CurvePoint, ModelCard, OperatingPoint

Decision = Literal["negative", "unsure", "positive"]
OUTER = ("high_sensitivity", "high_specificity")  # names of the operating points that bound the unsure band


class Rates(NamedTuple):
    """Both 0..1."""

    sensitivity: float
    specificity: float


def rates_at(curve: Sequence[CurvePoint], threshold: float) -> Rates | None:
    """Sensitivity and specificity at a threshold, on the straight line between the measured points around it.

    curve: lowest threshold first. None outside the curve: nothing was measured there.
    """
    for one in curve:
        if one.threshold == threshold:
            return Rates(one.sensitivity, one.specificity)
    for below, above in pairwise(curve):
        if below.threshold < threshold < above.threshold:
            part = (threshold - below.threshold) / (above.threshold - below.threshold)
            return Rates(
                below.sensitivity + part * (above.sensitivity - below.sensitivity),
                below.specificity + part * (above.specificity - below.specificity),
            )
    return None


def measured(card: ModelCard, label: str) -> tuple[CurvePoint, ...]:
    """Everything that was measured on a label's validation pictures, lowest threshold first: curve and points."""
    points = [
        CurvePoint(threshold=point.threshold, sensitivity=point.sensitivity, specificity=point.specificity)
        for point in card.points(label)
    ]
    return tuple(sorted((*card.curves.get(label, ()), *points), key=lambda one: one.threshold))


def positive_predictive_value(rates: Rates, prevalence: float) -> float | None:
    """Share of the positive findings that are right where `prevalence` (0..1) have it: Bayes' theorem.

    None where nothing would be called positive. Raises ValueError for a prevalence outside 0..1.
    """
    right = rates.sensitivity * _share(prevalence)
    return _ratio(right, right + (1.0 - rates.specificity) * (1.0 - prevalence))


def negative_predictive_value(rates: Rates, prevalence: float) -> float | None:
    """Share of the negative findings that are right where `prevalence` (0..1) have it: Bayes' theorem.

    None where nothing would be called negative. Raises ValueError for a prevalence outside 0..1.
    """
    right = rates.specificity * (1.0 - _share(prevalence))
    return _ratio(right, right + (1.0 - rates.sensitivity) * prevalence)


def positive_likelihood_ratio(rates: Rates) -> float | None:
    """By how much a positive finding multiplies the odds (Altman & Deeks 2004); None without a false positive."""
    return _ratio(rates.sensitivity, 1.0 - rates.specificity)


def negative_likelihood_ratio(rates: Rates) -> float | None:
    """By how much a negative finding multiplies the odds (Altman & Deeks 2004); None where nothing is negative."""
    return _ratio(1.0 - rates.sensitivity, rates.specificity)


def unsure_band(points: Sequence[OperatingPoint], deciding: OperatingPoint | None) -> tuple[float, float] | None:
    """The scores from which a label is not clearly negative, and from which it is clearly positive.

    points: the label's. None where it has not both outer points, or they do not lie on either side of the deciding one.
    """
    low, high = (next((point.threshold for point in points if point.name == name), None) for name in OUTER)
    if deciding is None or low is None or high is None or not low <= deciding.threshold <= high or low == high:
        return None
    return low, high


def decide(score: float, points: Sequence[OperatingPoint], deciding: OperatingPoint) -> Decision:
    """What a score says: below the band negative, in it unsure; without a band, what the deciding point says."""
    low, high = unsure_band(points, deciding) or (deciding.threshold, deciding.threshold)
    return "positive" if score >= high else "negative" if score < low else "unsure"


def _share(prevalence: float) -> float:
    if not 0.0 <= prevalence <= 1.0:
        raise ValueError(f"a prevalence is 0..1, got {prevalence}")
    return prevalence


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0.0 else None
