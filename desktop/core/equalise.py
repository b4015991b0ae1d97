"""Histogram equalisation of 8-bit grey pictures, where the card asks for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def equalised(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (H, W): every grey value replaced by its rank (Gonzalez & Woods, 3.3.1), the darkest 0, the brightest 255.

    A flat picture stays as it is.
    """
    ranks = np.cumsum(np.bincount(grey.ravel(), minlength=256))
    first, total = ranks[grey.min()], ranks[-1]
    if total == first:
        return grey
    share = np.maximum(ranks - first, 0) / (total - first)
    table: NDArray[np.uint8] = (share * 255.0).round().astype(np.uint8)
    return table[grey]
