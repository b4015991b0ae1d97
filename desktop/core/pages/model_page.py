"""A model's card as a page for people: one HTML file, and the same for the window, whose plots are drawn apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.core import operating
from desktop.core.card import CurvePoint, Label, ModelCard, OperatingPoint
from desktop.core.claims import claims, in_words, weakness
from desktop.core.engine import GOLDEN_TOLERANCE
from desktop.core.figure_names import figure_name, point_name
from desktop.core.pages.page import fragment, page
from desktop.core.pages.plots import Plot, calibration, roc
from desktop.core.preprocess import VERSION
from desktop.core.text import Tr, english

PREVALENCES = (0.01, 0.1, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Worth:
    """An operating point and what follows from its rates. values: (positive, negative) predictive at PREVALENCES."""

    point: OperatingPoint
    positive_ratio: float | None
    negative_ratio: float | None
    values: tuple[tuple[float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a page. where: what a card says of the pictures behind a figure. language: of labels' names."""

    tr: Tr = english
    where: Callable[[str], str] = str
    language: str = "en"

    def label(self, label: Label) -> str:
        return label.display.get(self.language) or label.display["en"]

    def number(self, number: int) -> str:
        """In groups of three, which a comma parts in English only."""
        return f"{number:,}".replace(",", "," if self.language == "en" else " ")


ENGLISH = Speech()


@dataclass(frozen=True, slots=True)
class WindowPage:
    """The page for a text widget. html: has an <img src="plot:N"> for the N-th plot. plots: SVG files."""

    html: str
    plots: tuple[bytes, ...]


def html(card: ModelCard, sha256: str) -> str:
    """The whole page; what a stranger wrote into the card is text in it, and it can load nothing."""
    return page("model.html.j2", inline=True, **_values(card, sha256, ENGLISH))


def window_page(card: ModelCard, sha256: str, speech: Speech = ENGLISH) -> WindowPage:
    """The page in the little HTML that Qt's text widget knows."""
    values = _values(card, sha256, speech)
    plots: list[Plot] = values["plots"]
    body = fragment("model_body.html.j2", inline=False, **values)
    return WindowPage(body, tuple(plot.svg.encode("utf-8") for plot in plots))


def _values(card: ModelCard, sha256: str, speech: Speech) -> dict[str, Any]:
    return {
        "card": card,
        "sha256": sha256,
        "preprocessing": VERSION,
        "names": {label.name: speech.label(label) for label in card.labels},
        "claims": claims(card),
        "weak": {label.name: weakness(card, label.name, speech.tr) for label in card.labels},
        "worth": {label.name: [_worth(point) for point in card.points(label.name)] for label in card.labels},
        "bands": {label.name: _band(card, label.name) for label in card.labels},
        "prevalences": PREVALENCES,
        "plots": _plots(card, speech),
        "tolerance": GOLDEN_TOLERANCE,
        "recipe": _indented(card.recipe),
        "made_here": _recipe_name(card.recipe) == card.name,
        "in_words": in_words,
        "tr": speech.tr,
        "where": speech.where,
        "number": speech.number,
        "figure_name": partial(figure_name, tr=speech.tr),
        "point_name": partial(point_name, tr=speech.tr),
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


def _plots(card: ModelCard, speech: Speech) -> list[Plot]:
    tr, bins = speech.tr, card.calibration.bins
    plots = [calibration(tr("Calibration: what a score was worth"), bins, tr)] if bins else []
    for label in card.labels:
        curve: tuple[CurvePoint, ...] = operating.measured(card, label.name)
        if len(curve) > 1:
            plots.append(roc(tr("ROC of {label}", label=speech.label(label)), curve, card.points(label.name), tr))
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
