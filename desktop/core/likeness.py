"""How much a picture's light and dark lie as in the average training picture: tells inverted and turned ones."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import TYPICAL_SIDE
from desktop.core.parts import in_parts

Floats = NDArray[np.float32]


def outline(grey: NDArray[np.uint8] | Floats) -> Floats:
    """grey: (H, W). Returns float32 (256,): 16 x 16 means with mean 0 and length 1; zeros for a flat picture."""
    height, width = grey.shape
    sums = in_parts(height, TYPICAL_SIDE) @ grey.astype(np.float64) @ in_parts(width, TYPICAL_SIDE).T
    values = (sums * (TYPICAL_SIDE**2 / grey.size)).astype(np.float32).ravel()
    values -= values.mean()
    length = float(np.linalg.norm(values))
    return values / length if length > 1e-6 else np.zeros_like(values)


def typical(pictures: Iterable[NDArray[np.uint8]]) -> tuple[int, ...]:
    """pictures: uint8 (H, W) each, at least one. Returns their outlines' mean as 256 grey levels, row by row."""
    mean = np.mean([outline(picture) for picture in pictures], 0)
    spread = max(float(np.ptp(mean)), 1e-9)
    return tuple(int(level) for level in np.round((mean - mean.min()) / spread * 255.0))


def likeness(grey: NDArray[np.uint8] | Floats, average: tuple[int, ...]) -> float:
    """Correlation of a picture (H, W) with the average, -1..1: near -1 for an inverted picture."""
    return float(outline(grey) @ _outlined(average))


@lru_cache(maxsize=8)  # one for each model: all pictures are held against the same
def _outlined(average: tuple[int, ...]) -> Floats:
    return outline(np.array(average, np.float32).reshape(TYPICAL_SIDE, TYPICAL_SIDE))
