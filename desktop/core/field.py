"""The exposed part of a radiograph: what lies inside the collimator's or the shutter's border."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.radiograph import Padding

Stored = NDArray[np.integer[Any]]
SAMPLE = 512  # rows and columns the border is looked for in
INNER = (0.05, 0.95)  # a line's values between these shares decide whether it is flat: letters on the border do not
FLAT = 1 / 16  # of the whole picture's spread
LEAST = 0.1  # of the height or width: a smaller field is none


def field(pixels: Stored) -> tuple[slice, slice]:
    """Rows and columns of the exposed rectangle; the whole picture where no border is found.

    pixels: any integers (H, W). A border is the run of outer rows or columns whose values between the 5th and the 95th
    percentile differ by at most 1/16 of what they differ by in the whole picture. Tilted and round borders stay in.
    """
    steps = [max(1, size // SAMPLE) for size in pixels.shape]
    sample = pixels[:: steps[0], :: steps[1]]
    limit = float(_spread(sample.reshape(1, -1))[0]) * FLAT
    top, bottom, left, right = 0, sample.shape[0], 0, sample.shape[1]
    before = None
    while before != (top, bottom, left, right):  # rows look flat before the columns beside the field are gone
        before = (top, bottom, left, right)
        top, bottom = _lively(sample[top:bottom, left:right], limit, top, sample.shape[0])
        left, right = _lively(sample[top:bottom, left:right].T, limit, left, sample.shape[1])
    rows, columns = slice(top * steps[0], bottom * steps[0]), slice(left * steps[1], right * steps[1])
    height, width = pixels.shape
    return (
        slice(rows.start, height if bottom == sample.shape[0] else rows.stop),
        slice(columns.start, width if right == sample.shape[1] else columns.stop),
    )


def inside(pixels: Stored, padding: Padding | None = None) -> Stored:
    """The values (N,) of the exposed rectangle, thinned to some 250,000 and without padding, to take percentiles of.

    Values that equal one of the four corners to the bit are a shutter's fill or saturated air, and left out while a
    tenth of the others remains.
    """
    rows, columns = field(pixels)
    part = pixels[rows, columns]
    step = max(1, int(np.sqrt(part.size / 250_000)))
    values = unpadded(part[::step, ::step], padding)
    kept = values[~np.isin(values, pixels[[0, 0, -1, -1], [0, -1, 0, -1]])]
    return kept if kept.size >= values.size * LEAST else values


def unpadded(values: Stored, padding: Padding | None) -> Stored:
    """Any values -> (N,) without those that fill the frame (PS3.3 C.7.5.1.1.2), unless nothing else is there."""
    flat = values.reshape(-1)
    if padding is None:
        return flat
    kept = flat[(flat < padding[0]) | (flat > padding[1])]
    return kept if kept.size else flat


def _lively(lines: Stored, limit: float, first: int, whole: int) -> tuple[int, int]:
    """The range, counted from `first`, from the first to the last row of `lines` that is not flat; all of them where
    that is next to nothing."""
    alive = np.flatnonzero(_spread(lines) > limit)
    if alive.size == 0 or alive[-1] + 1 - alive[0] < LEAST * whole:
        return first, first + lines.shape[0]
    return first + int(alive[0]), first + int(alive[-1]) + 1


def _spread(lines: Stored) -> NDArray[np.int64]:
    """How far the 5th and the 95th percentile of each row lie apart."""
    ordered = np.sort(lines, axis=1)
    low, high = (ordered[:, int(share * (lines.shape[1] - 1))].astype(np.int64) for share in INNER)
    spread: NDArray[np.int64] = high - low
    return spread
