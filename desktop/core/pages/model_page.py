"""A model's card as a page for people: one HTML file, and the same for the window, whose plots are drawn apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from desktop.core import operating
from desktop.core.card import CurvePoint, ModelCard, OperatingPoint
from desktop.core.claims import claims, in_words, name_in_words, weakness
from desktop.core.engine import GOLDEN_TOLERANCE
from desktop.core.pages.page import fragment, page
from desktop.core.pages.plots import Plot, calibration, roc
from desktop.core.preprocess import VERSION

PREVALENCES = (0.01, 0.1, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Worth:
    """An operating point and what follows from its rates. values: (positive, negative) predictive at PREVALENCES."""

    point: OperatingPoint
    positive_ratio: float | None
    negative_ratio: float | None
    values: tuple[tuple[float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class WindowPage:
    """The page for a text widget. html: has an <img src="plot:N"> for the N-th plot. plots: SVG files."""

    html: str
    plots: tuple[bytes, ...]


def html(card: ModelCard, sha256: str) -> str:
    """The whole page; what a stranger wrote into the card is text in it, and it can load nothing."""
    return page("model.html.j2", inline=True, **_values(card, sha256))


def window_page(card: ModelCard, sha256: str) -> WindowPage:
    """The page in the little HTML that Qt's text widget knows."""
    values = _values(card, sha256)
    plots: list[Plot] = values["plots"]
    body = fragment("model_body.html.j2", inline=False, **values)
    return WindowPage(body, tuple(plot.svg.encode("utf-8") for plot in plots))


def _values(card: ModelCard, sha256: str) -> dict[str, Any]:
    return {
        "card": card,
        "sha256": sha256,
        "preprocessing": VERSION,
        "names": {label.name: label.display["en"] for label in card.labels},
        "claims": claims(card),
        "weak": {label.name: weakness(card, label.name) for label in card.labels},
        "worth": {label.name: [_worth(point) for point in card.points(label.name)] for label in card.labels},
        "bands": {label.name: _band(card, label.name) for label in card.labels},
        "prevalences": PREVALENCES,
        "plots": _plots(card),
        "tolerance": GOLDEN_TOLERANCE,
        "recipe": _indented(card.recipe),
        "made_here": _recipe_name(card.recipe) == card.name,
        "in_words": in_words,
        "name_in_words": name_in_words,
    }


def _worth(point: OperatingPoint) -> Worth:
    rates = operating.Rates(point.sensitivity, point.specificity)
    values = tuple(
        (operating.positive_predictive_value(rates, share), operating.negative_predictive_value(rates, share))
        for share in PREVALENCES
    )
    ratios = (operating.positive_likelihood_ratio(rates), operating.negative_likelihood_ratio(rates))
    return Worth(point, *ratios, values)


def _band(card: ModelCard, label: str) -> tuple[float, float] | None:
    return operating.unsure_band(card.points(label), card.deciding_point(label))


def _plots(card: ModelCard) -> list[Plot]:
    plots = [calibration("Calibration: what a score was worth", card.calibration.bins)] if card.calibration.bins else []
    for label in card.labels:
        curve: tuple[CurvePoint, ...] = operating.measured(card, label.name)
        if len(curve) > 1:
            plots.append(roc(f"ROC of {label.display['en']}", curve, card.points(label.name)))
    return plots


def _recipe_name(recipe: str) -> str:
    held = _parsed(recipe)
    return str(held.get("name", "")) if isinstance(held, dict) else ""


def _indented(recipe: str) -> str:
    """Recipes made here are JSON; anything else stays as it is."""
    held = _parsed(recipe)
    return recipe if held is None else json.dumps(held, indent=1, ensure_ascii=False)


def _parsed(recipe: str) -> object:
    try:
        return json.loads(recipe)
    except (ValueError, RecursionError):
        return None
