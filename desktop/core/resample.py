"""Greys of any size -> greys of the network's: a triangle filter as wide as the step from one new pixel to the next,
Pillow's BILINEAR, in a third of the time. Whole numbers in matrix products: every machine finds the same greys.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float32]
ROWS, COLUMNS = 4, 16  # new ones made at a time: what they need of the picture stays in the cache, little is in vain
# A float32 holds whole numbers up to 24 bits: 8 of a grey and its weights', then 8 + KEPT and the other weights'.
WEIGHT, KEPT = 15, 4  # bits of a weight for rows; bits of a fraction of a grey that are kept between rows and columns
THEN = 24 - 8 - KEPT  # bits of a weight for columns
MOST = 16  # old pixels a new one on a side; where there are twice as many, means of blocks take their place

_Band = tuple[slice, slice, Floats]


def resampled(
    grey: NDArray[np.uint8], shape: tuple[int, int], extent: tuple[float, float] | None = None
) -> NDArray[np.uint8]:
    """uint8 (H, W) -> uint8 of `shape`, (h, w); no side may be 0.

    extent: height and width of the picture in old pixels, up to one less than H and W, where the last reach beyond it.
    """
    tall, wide = extent or grey.shape
    if grey.shape == shape == (tall, wide):
        return grey
    high, broad = (max(1, int(old / new / MOST)) for old, new in zip(grey.shape, shape, strict=True))
    if high * broad > 1:
        grey = np.asarray(Image.fromarray(grey).reduce((broad, high)))
    rows: Floats = np.empty((shape[0], grey.shape[1]), np.float32)
    for old, new, weights in _bands(grey.shape[0], tall / high, shape[0], ROWS, WEIGHT):
        np.matmul(weights, grey[old].astype(np.float32), out=rows[new])
    np.rint(np.multiply(rows, np.float32(2.0 ** (KEPT - WEIGHT)), out=rows), out=rows)
    found: Floats = np.empty(shape, np.float32)
    for old, new, weights in _bands(grey.shape[1], wide / broad, shape[1], COLUMNS, THEN):
        found[:, new] = rows[:, old] @ weights.T
    found *= np.float32(2.0 ** -(KEPT + THEN))
    return np.add(found, np.float32(0.5), out=found).astype(np.uint8)  # cutting then rounds


@lru_cache(maxsize=32)  # the files of a folder often have one size
def _bands(length: int, extent: float, count: int, at_once: int, bits: int) -> tuple[_Band, ...]:
    """Which old pixels make which new ones, and with what weights: float32 (new, old), whole numbers that sum to
    2 ** bits for each new one."""
    step = extent / count
    wide = max(step, 1.0)
    middles = (np.arange(count) + 0.5) * step
    firsts = np.maximum(middles - wide + 0.5, 0.0).astype(np.intp)
    seen = np.arange(int(2.0 * wide) + 2)  # old pixels that one new one may see
    places = firsts[:, None] + seen
    heights = np.maximum(1.0 - np.abs(places + 0.5 - middles[:, None]) / wide, 0.0) * (places < length)
    until = np.rint(np.cumsum(heights, 1) * ((1 << bits) / heights.sum(1, keepdims=True)))
    starts = np.arange(0, count, at_once)
    begins = firsts[starts]
    ends = np.minimum(firsts[np.minimum(starts + at_once, count) - 1] + len(seen), length)
    columns = places - np.repeat(begins, at_once)[:count, None]
    tables = np.zeros((count, int(columns.max()) + 1), np.float32)
    np.put_along_axis(tables, columns, np.diff(until, prepend=0.0, axis=1).astype(np.float32), 1)
    tables.setflags(write=False)
    return tuple(
        (slice(begin, end), slice(start, start + at_once), tables[start : start + at_once, : end - begin])
        for start, begin, end in zip(starts.tolist(), begins.tolist(), ends.tolist(), strict=True)
    )
