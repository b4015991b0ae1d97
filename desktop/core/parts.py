"""A side of cells seen as fewer equal parts: how much of each cell lies in each of them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=32)
def in_parts(cells: int, parts: int) -> NDArray[np.float64]:
    """float64 (parts, cells), 0..1, read-only. Each column sums to 1: `in_parts(n, k) @ values` are the parts' sums."""
    starts = np.arange(cells) / cells
    edges = np.arange(parts + 1)[:, None] / parts
    inside = np.minimum(edges[1:], starts + 1.0 / cells) - np.maximum(edges[:-1], starts)
    shares: NDArray[np.float64] = np.maximum(inside, 0.0) * cells
    shares.setflags(write=False)
    return shares
