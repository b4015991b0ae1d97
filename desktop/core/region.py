"""What a rectangle or an ellipse on a radiograph holds, in modality values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.field import unpadded
from desktop.core.geometry import Measure, Point, Spacing, area
from desktop.core.radiograph import Lut, Radiograph

Stored = NDArray[np.integer[Any]]
PART = 32_768  # pixels worked on at a time: their float64 values stay in the cache
SAMPLE = 256  # pixels that tell roughly what the mean is


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of the pixels whose centres lie inside; what is outside the picture, or fills its frame, does not count.

    count: pixels. mean, minimum, maximum, sd: in modality units; sd divides by count. area: theirs, with what fills
    the frame.
    """

    count: int
    mean: float
    sd: float
    minimum: float
    maximum: float
    area: Measure


def rectangle(radiograph: Radiograph, first: Point, second: Point, spacing: Spacing | None) -> Statistics:
    """Of the rectangle between two opposite corners, (row, column) in pixels as in geometry.py.

    spacing: the radiograph's or the user's. Raises ValueError when no pixel centre of the picture lies inside.
    """
    rows, columns = _box(radiograph, first, second)
    return _statistics(radiograph, radiograph.pixels[rows, columns].reshape(-1), spacing)


def ellipse(radiograph: Radiograph, first: Point, second: Point, spacing: Spacing | None) -> Statistics:
    """Of the ellipse that fills the rectangle between two corners; as `rectangle`."""
    rows, columns = _box(radiograph, first, second)
    down = _squared(np.arange(rows.start, rows.stop), first[0], second[0])
    along = _squared(np.arange(columns.start, columns.stop), first[1], second[1])
    middle = int(along.argmin()) if along.size else 0  # the distance falls up to here, and grows from here on
    left = middle - np.searchsorted(along[:middle][::-1], 1.0 - down, side="right")
    right = middle + np.searchsorted(along[middle:], 1.0 - down, side="right")
    inside = radiograph.pixels[rows, columns]
    runs = [line[a:b] for line, a, b in zip(inside, left.tolist(), right.tolist(), strict=True) if b > a]
    return _statistics(radiograph, np.concatenate(runs) if runs else inside[:0].reshape(-1), spacing)


def _box(radiograph: Radiograph, first: Point, second: Point) -> tuple[slice, slice]:
    """The rows and the columns whose centres lie between two corners, inside the picture."""
    if not np.isfinite((*first, *second)).all():
        raise ValueError(f"a region needs two finite corners, got {first} and {second}")
    slices = []
    for at, size in enumerate(radiograph.pixels.shape):
        low, high = sorted((first[at], second[at]))
        start = min(size, max(0, math.ceil(low - 0.5)))
        slices.append(slice(start, max(start, min(size, math.ceil(high - 0.5)))))
    return slices[0], slices[1]


def _squared(at: NDArray[np.int64], first: float, second: float) -> NDArray[np.float64]:
    """The squared distance of pixel centres from the middle between two edges, 1 at the edges."""
    squares: NDArray[np.float64] = np.square((at + 0.5 - (first + second) / 2.0) / max(abs(second - first) / 2.0, 1e-9))
    return squares


def _statistics(radiograph: Radiograph, stored: Stored, spacing: Spacing | None) -> Statistics:
    if stored.size == 0:
        raise ValueError("no pixel of the picture lies inside the region")
    covered, stored = area(stored.size, spacing), unpadded(stored, radiograph.padding)
    lut = radiograph.modality_lut
    mean, sd, lowest, highest = _looked_up(stored, lut) if lut else _summed(stored)
    if lut is None:
        slope, intercept = radiograph.slope, radiograph.intercept
        mean, sd = mean * slope + intercept, sd * abs(slope)
        lowest, highest = sorted((lowest * slope + intercept, highest * slope + intercept))
    return Statistics(stored.size, mean, sd, lowest, highest, covered)


def _summed(stored: Stored) -> tuple[float, float, float, float]:
    """Mean, SD, lowest, highest; the squares around about the mean, so that nothing is lost in those of a large one."""
    pivot = float(stored[:: 1 + stored.size // SAMPLE].mean())
    total = squares = 0.0
    for start in range(0, stored.size, PART):
        values = stored[start : start + PART].astype(np.float64)
        values -= pivot
        total += float(values.sum())
        squares += float(values @ values)
    mean = total / stored.size
    sd = math.sqrt(max(0.0, squares / stored.size - mean * mean))
    return pivot + mean, sd, float(stored.min()), float(stored.max())


def _looked_up(stored: Stored, lut: Lut) -> tuple[float, float, float, float]:
    """As `_summed`, of the table's values: each counted, then looked up once (PS3.3 C.11.1)."""
    last = lut.values.size - 1
    counts = np.bincount(stored.view(f"u{stored.itemsize}"))
    codes = np.arange(counts.size, dtype=f"u{stored.itemsize}").view(stored.dtype)
    index = np.clip(codes.astype(np.int64) - lut.first, 0, last)
    there = counts > 0
    values, counts = lut.values[index[there]].astype(np.float64), counts[there]
    mean = float(counts @ values) / stored.size
    sd = math.sqrt(float(counts @ (values - mean) ** 2) / stored.size)
    return mean, sd, float(values.min()), float(values.max())
