"""What `stats` measures on one decoded picture, and how it adds up; nothing larger than a thumbnail is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Input
from desktop.core.preprocess import resized
from desktop.core.radiograph import Radiograph
from models.duplicates import Print, print_of
from models.sources.entry import Picture


@dataclass(frozen=True, eq=False, slots=True)
class Measured:
    """shape: (H, W) of the file. bits: depth. greys: int64 (256,) pixels of every grey, as the network sees them.

    colours: (pixels, sums (3,), sums of products (3, 3)) of red, green and blue in 0..1; None for a
    grey picture, and for a DICOM file.
    """

    shape: tuple[int, int]
    bits: int
    greys: NDArray[np.int64]
    mark: Print
    colours: tuple[int, NDArray[np.float64], NDArray[np.float64]] | None


def measured(picture: Picture, radiograph: Radiograph, wanted: Input) -> Measured:
    grey = resized(radiograph, wanted)
    low, high = radiograph.stored_range
    greys = np.bincount(grey.ravel(), minlength=256)
    coloured = radiograph.facts.colourfulness > 0.0 and radiograph.kind != "DICOM"
    sums = _sums(picture.colour()) if coloured else None
    return Measured(radiograph.shape, (high - low).bit_length(), greys, print_of(grey), sums)


@dataclass(eq=False, slots=True)
class Totals:
    """Sums over the pictures of one split."""

    shapes: list[tuple[int, int]] = field(default_factory=list)
    bits: list[int] = field(default_factory=list)
    greys: NDArray[np.int64] = field(default_factory=lambda: np.zeros(256, np.int64))
    coloured: int = 0
    pixels: int = 0
    sums: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    products: NDArray[np.float64] = field(default_factory=lambda: np.zeros((3, 3)))

    def add(self, one: Measured) -> None:
        self.shapes.append(one.shape)
        self.bits.append(one.bits)
        self.greys += one.greys
        if one.colours is not None:
            self.coloured += 1
            pixels, sums, products = one.colours
            self.pixels += pixels
            self.sums += sums
            self.products += products

    def content(self) -> dict[str, Any]:
        """For JSON; the figures are None where there is no picture."""
        return {"sizes": self._sizes(), "brightness": brightness(self.greys), "channels": self._channels()}

    def _sizes(self) -> dict[str, Any]:
        if not self.shapes:
            return {"height": None, "width": None, "bits": {}}
        values, counts = np.unique(self.bits, return_counts=True)
        sides = {
            name: {"min": int(side.min()), "median": float(np.median(side)), "max": int(side.max())}
            for name, side in zip(("height", "width"), np.array(self.shapes).T, strict=True)
        }
        return {**sides, "bits": {str(value): int(count) for value, count in zip(values, counts, strict=True)}}

    def _channels(self) -> dict[str, Any]:
        """Covariance and correlation of red, green, blue (0..1) over the pictures in colour alone."""
        if not self.coloured:
            return {"pictures_in_colour": 0, "covariance": None, "correlation": None}
        mean = self.sums / self.pixels
        covariance = self.products / self.pixels - np.outer(mean, mean)
        deviation = np.sqrt(np.maximum(np.diag(covariance), 1e-12))
        correlation = covariance / np.outer(deviation, deviation)
        return {
            "pictures_in_colour": self.coloured,
            "covariance": covariance.round(6).tolist(),
            "correlation": correlation.round(4).tolist(),
        }


def brightness(greys: NDArray[np.int64]) -> dict[str, float] | None:
    """Mean, median, mode and standard deviation, 0..1, from the number of pixels of every grey."""
    count = int(greys.sum())
    if not count:
        return None
    values = np.arange(256) / 255.0
    mean = float((greys * values).sum() / count)
    deviation = float(np.sqrt((greys * (values - mean) ** 2).sum() / count))
    median = int(np.searchsorted(np.cumsum(greys), (count + 1) // 2))
    found = {"mean": mean, "median": median / 255.0, "mode": int(greys.argmax()) / 255.0, "deviation": deviation}
    return {name: round(value, 4) for name, value in found.items()}


def _sums(colour: NDArray[np.uint8]) -> tuple[int, NDArray[np.float64], NDArray[np.float64]]:
    values = colour.reshape(-1, 3) / 255.0
    return len(values), values.sum(0), values.T @ values
