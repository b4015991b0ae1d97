"""What a rectangle or an ellipse on a radiograph holds, in modality values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.display import modality_values
from desktop.core.geometry import Measure, Point, Spacing, area
from desktop.core.radiograph import Radiograph


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of the pixels whose centres lie inside; what is outside the picture does not count.

    count: pixels. mean, minimum, maximum, sd: in modality units; sd divides by count. area: count pixels' area.
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
    return _statistics(modality_values(radiograph, rows, columns).reshape(-1), spacing)


def ellipse(radiograph: Radiograph, first: Point, second: Point, spacing: Spacing | None) -> Statistics:
    """Of the ellipse that fills the rectangle between two corners; as `rectangle`."""
    rows, columns = _box(radiograph, first, second)
    distance = np.add.outer(_axis(rows, first[0], second[0]), _axis(columns, first[1], second[1]))
    return _statistics(modality_values(radiograph, rows, columns)[distance <= 1.0], spacing)


def _box(radiograph: Radiograph, first: Point, second: Point) -> tuple[slice, slice]:
    """The rows and the columns whose centres lie between two corners, inside the picture."""
    if not np.isfinite((*first, *second)).all():
        raise ValueError(f"a region needs two finite corners, got {first} and {second}")
    slices = []
    for at, size in enumerate(radiograph.pixels.shape):
        low, high = sorted((first[at], second[at]))
        slices.append(slice(max(0, int(np.ceil(low - 0.5))), max(0, min(size, int(np.ceil(high - 0.5))))))
    return slices[0], slices[1]


def _axis(at: slice, first: float, second: float) -> NDArray[np.float64]:
    """The squared distance of pixel centres from the middle between two edges, 1 at the edges."""
    centres = np.arange(at.start, at.stop) + 0.5
    squares: NDArray[np.float64] = ((centres - (first + second) / 2.0) / max(abs(second - first) / 2.0, 1e-9)) ** 2
    return squares


def _statistics(values: NDArray[np.float64], spacing: Spacing | None) -> Statistics:
    if values.size == 0:
        raise ValueError("no pixel of the picture lies inside the region")
    return Statistics(
        count=values.size,
        mean=float(values.mean()),
        sd=float(values.std()),
        minimum=float(values.min()),
        maximum=float(values.max()),
        area=area(values.size, spacing),
    )
