"""What a threshold is worth where the reader works, in one sentence."""

from __future__ import annotations

from desktop.core.card import ModelCard, OperatingPoint
from desktop.core.operating import (
    Rates,
    measured,
    negative_predictive_value,
    positive_predictive_value,
    rates_at,
)
from desktop.core.text import apart
from desktop.words import tr


def worth(card: ModelCard, point: OperatingPoint, own: float | None, prevalence: float) -> str:
    """point: the card's deciding one. own: the reader's threshold, None without. prevalence: 0..1."""
    threshold = point.threshold if own is None else own
    rates = known(card, point.label, threshold)
    if rates is None:
        return _unknown(card, point.label, threshold)
    values = {
        "threshold": apart(threshold, point.threshold)[0],
        "sensitivity": _figure(rates.sensitivity),
        "specificity": _figure(rates.specificity),
        "prevalence": f"{100.0 * prevalence:.3g}\u00a0%",
        "ppv": _figure(positive_predictive_value(rates, prevalence)),
        "npv": _figure(negative_predictive_value(rates, prevalence)),
    }
    if own is None:
        return tr(
            "At the card's {threshold}: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of "
            "{prevalence}, PPV {ppv} and NPV {npv}.",
            **values,
        )
    return tr(
        "At your {threshold}, which is not the card's: sensitivity {sensitivity}, specificity {specificity}; at a "
        "prevalence of {prevalence}, PPV {ppv} and NPV {npv}.",
        **values,
    )


def known(card: ModelCard, label: str, threshold: float) -> Rates | None:
    """What was measured; between points only where the card has a curve, which says what lies between them."""
    points = measured(card, label)
    if not card.curves.get(label):
        return next((Rates(p.sensitivity, p.specificity) for p in points if p.threshold == threshold), None)
    return rates_at(points, threshold)


def _unknown(card: ModelCard, label: str, own: float) -> str:
    if not card.curves.get(label):
        return tr(
            "At your {threshold}, which is not the card's, nothing was measured: the card has no curve of this label.",
            threshold=f"{own:.2f}",
        )
    points = measured(card, label)
    threshold, low, high = apart(own, points[0].threshold, points[-1].threshold)
    return tr(
        "At your {threshold}, which is not the card's, nothing was measured: the card's curve goes from {low} to "
        "{high}.",
        threshold=threshold,
        low=low,
        high=high,
    )


def _figure(value: float | None) -> str:
    """Two digits that never say all or nothing where it is not."""
    if value is None:
        return "\N{EN DASH}"
    if 0.995 <= value < 1.0:
        return ">\u00a00.99"
    return "<\u00a00.01" if 0.0 < value < 0.005 else f"{value:.2f}"
