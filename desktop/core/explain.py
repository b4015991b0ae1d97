"""How far to believe a map: does it add up to the logit, and does it lie where a patient can be?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.card import ModelCard
from desktop.core.finding import Finding
from desktop.core.overlay import strength
from desktop.core.text import apart, percent

BORDER = 0.1  # of the height and the width, on every side: a frame of 36 % of the picture
BORDER_LIMIT = 0.5
OUTSIDE_LIMIT = 0.25
EXACT = 1e-4  # in logits, as far as float32 sums may differ


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a map is worth as a decomposition. difference: |sum + offset - logit|; None where the map does not add up
    by its nature. exact: the difference is float32's own."""

    difference: float | None

    @property
    def exact(self) -> bool:
        return self.difference is not None and self.difference <= EXACT  # false for nan

    def __str__(self) -> str:
        if self.difference is None:
            return "Gradient-weighted map; it is not claimed to add up to the logit."
        if self.exact:
            return f"Exact: the map adds up to the logit (difference {self.difference:.0e})."
        return f"Not exact: the map misses the logit by {self.difference:.2g}."


def stamp(finding: Finding, card: ModelCard) -> Stamp:
    """Holds the map's sum and the card's offset of the label against the logit."""
    if not card.map_offset:
        return Stamp(None)
    offset = card.map_offset[card.labels.index(finding.label)]
    return Stamp(abs(float(finding.map.sum(dtype=np.float64)) + offset - finding.logit))


def border_share(map_: NDArray[np.float32]) -> float:
    """How much of the positive part of a map (h, w) lies on the outer BORDER of the network's input: 0..1.

    A cell's heat is spread evenly over the cell. 0.36 for heat that is everywhere the same; 0 where there is none.
    """
    heat = np.maximum(map_.astype(np.float64), 0.0)
    rows, columns = (_inner(size) for size in heat.shape)
    whole = float(heat.sum())
    return 1.0 - float(rows @ heat @ columns) / whole if whole > 0.0 else 0.0


def outside_share(map_: NDArray[np.float32], body: NDArray[np.bool_]) -> float:
    """How much of the positive part of a map, as it is drawn, lies where `body` (H, W) of the same picture is False."""
    heat = np.maximum(map_, 0.0)
    size = (body.shape[1], body.shape[0])
    drawn = np.maximum(np.asarray(Image.fromarray(heat).resize(size, Image.Resampling.BICUBIC), np.float64), 0.0)
    whole = float(drawn.sum())
    return float(drawn[~body].sum()) / whole if whole > 0.0 else 0.0


def warnings(map_: NDArray[np.float32], body: NDArray[np.bool_]) -> tuple[str, ...]:
    """A sentence with the measured share for each place where more of the map lies than the limit allows.

    None for a map that is nowhere strong. body: of `body.body` on the network's input.
    """
    if float(strength(map_).max()) < 1.0:
        return ()
    found = []
    border, outside = border_share(map_), outside_share(map_, body)
    if border > BORDER_LIMIT:
        much, usual = _percents(border, BORDER_LIMIT)
        found.append(
            f"{much} of the map lies on the outer {percent(BORDER)} of the picture (usual up to {usual}): the model "
            "may have looked at markers or edges."
        )
    if outside > OUTSIDE_LIMIT:
        much, usual = _percents(outside, OUTSIDE_LIMIT)
        found.append(
            f"{much} of the map lies outside the body (usual up to {usual}): what the model saw there is not the "
            "patient."
        )
    return tuple(found)


def _percents(*shares: float) -> list[str]:
    """As `percent`, with as many digits as tell them apart."""
    return [f"{text} %" for text in apart(*(100.0 * share for share in shares), digits=0)]


def _inner(size: int) -> NDArray[np.float64]:
    """How much of each of `size` cells along an axis lies within the border."""
    edges = np.clip(np.arange(size + 1) / size, BORDER, 1.0 - BORDER)
    inner: NDArray[np.float64] = np.diff(edges) * size
    return inner
