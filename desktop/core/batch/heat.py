"""A map in a few numbers: where its peak lies, and how its heat is shared among nine parts of the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.parts import in_parts

PARTS = 3  # rows and columns of parts
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Heat:
    """Where a label's map speaks for it, in the network's own view of the picture.

    peak: (row, column) of the middle of its strongest cell, 0..1 from the upper left; None where no cell speaks for
    the label. shares: of the heat in nine equal parts, row by row; they sum to 1, or are all 0 without any heat.
    """

    label: str
    peak: tuple[float, float] | None
    shares: tuple[float, ...]


def heat_of(label: str, map_: NDArray[np.float32]) -> Heat:
    """map_: float32 (h, w), signed Grad-CAM; only its positive part is heat. Raises ValueError for another shape."""
    if map_.ndim != 2:
        raise ValueError(f"a map has two axes, not the shape {map_.shape}")
    hot = np.maximum(map_.astype(np.float64), 0.0)
    total = float(hot.sum())
    if not total > 0.0:
        return Heat(label, None, (0.0,) * PARTS**2)
    height, width = hot.shape
    row, column = divmod(int(hot.argmax()), width)
    shared = in_parts(height, PARTS) @ hot @ in_parts(width, PARTS).T / total
    peak = (round((row + 0.5) / height, DIGITS), round((column + 0.5) / width, DIGITS))
    return Heat(label, peak, tuple(round(float(share), DIGITS) for share in shared.reshape(-1)))
