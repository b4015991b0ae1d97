"""Blocks of 16-bit pixels averaged and seen through their window in one go: a third of what looking up every pixel and
then averaging costs, and the same greys but for rounding."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.display import default_voi
from desktop.core.radiograph import Radiograph, Window

LARGEST = 64  # pixels in a block: their sum, in 16 bits, keeps nine or more of each
STEEPEST = 0.5  # greys from one stored value to the next: a window's end within one of them cannot be seen
STRIP = 32  # rows of blocks at a time: their pixels stay in the cache
_FULL = (1 << 16) - 1


def binned(radiograph: Radiograph, rows: int, columns: int) -> NDArray[np.uint8] | None:
    """uint8 (ceil(H / rows), ceil(W / columns)), 0 black .. 255 white, through the file's own window: the mean grey of
    every block of rows x columns pixels; those at the lower and right end may be smaller.

    None where no gentle straight line leads from stored values to greys (tables, sigmoids, windows narrower than 512
    values, 8-bit pixels), and for blocks of more than LARGEST pixels.
    """
    line = _line(radiograph)
    if line is None or rows * columns > LARGEST:
        return None
    whole = np.iinfo(radiograph.pixels.dtype)
    least, most = radiograph.limits or (whole.min, whole.max)
    cuts = least < line[0] or most > line[1]
    means = np.empty((-(-radiograph.height // rows), -(-radiograph.width // columns)), np.uint8)
    for row, to, high in _spans(radiograph.height, rows):
        for column, at, wide in _spans(radiograph.width, columns):
            _average(radiograph.pixels[row, column], high, wide, line, cuts, means[to, at])
    return means


def _spans(length: int, block: int) -> Iterator[tuple[slice, slice, int]]:
    """Which pixels, into which means, how many into each: the whole blocks, and the rest as a smaller one."""
    whole, rest = divmod(length, block)
    if whole:
        yield slice(0, whole * block), slice(0, whole), block
    if rest:
        yield slice(whole * block, None), slice(whole, None), rest


def _line(radiograph: Radiograph) -> tuple[int, int, float, float] | None:
    """Lowest and highest stored value that is not black or white for sure, and grey = slope x stored + offset between
    them (PS3.3 C.11.2.1.2.1 and C.11.2.1.3.2, the modality's rescale before and an inversion after it)."""
    voi = default_voi(radiograph)
    if radiograph.pixels.itemsize != 2 or radiograph.modality_lut is not None or not isinstance(voi, Window):
        return None
    exact = 0.0 if voi.function == "LINEAR_EXACT" else 1.0
    if voi.function == "SIGMOID" or voi.width <= exact:
        return None
    across = 255.0 / (voi.width - exact)
    slope = across * radiograph.slope
    offset = across * (radiograph.intercept - (voi.center - exact / 2.0)) + 127.5
    if radiograph.inverted:
        slope, offset = -slope, 255.0 - offset
    if not 0.0 < abs(slope) <= STEEPEST:
        return None
    ends = sorted((-offset / slope, (255.0 - offset) / slope))
    limits = np.iinfo(radiograph.pixels.dtype)
    lowest, highest = max(ends[0], limits.min), min(ends[1], limits.max)
    if not lowest + 1.0 < highest:
        return None
    return math.ceil(lowest), math.floor(highest), slope, offset


def _average(
    pixels: NDArray[np.integer[Any]], rows: int, columns: int, line: tuple[int, int, float, float], cuts: bool,
    means: NDArray[np.uint8],
) -> None:  # fmt: skip
    """Into means; pixels: of whole blocks only. cuts: whether some may lie outside of the line. Sums stay in 16 bits,
    which numpy adds quickest: where they would not, the lowest bits of every pixel are left out, and half of what they
    can hold is put back."""
    lowest, highest, slope, offset = line
    area = rows * columns
    shift = max(0, math.ceil(math.log2((highest - lowest + 1) * area / _FULL)))
    scale = np.float32(slope * (1 << shift) / area)
    base = np.float32(offset + slope * (lowest + ((1 << shift) - 1) / 2.0) + 0.5)  # 0.5: cutting then rounds
    ends = np.array((lowest, highest), pixels.dtype)
    least = ends.view(np.uint16)[0]  # of signed ones too: what is added and taken away may wrap, what is left fits
    held = np.empty((min(STRIP, len(means)) * rows, pixels.shape[1]), pixels.dtype)
    for top in range(0, len(means), STRIP):
        into = means[top : top + STRIP]
        part = pixels[top * rows : (top + len(into)) * rows]
        room = held[: len(part)]
        values = (np.clip(part, ends[0], ends[1], out=room) if cuts else part).view(np.uint16)
        if shift:
            values = np.subtract(values, least, out=room.view(np.uint16))
            values >>= np.uint16(shift)
        sums = values[0::rows]
        for row in range(1, rows):
            sums = sums + values[row::rows]
        total = sums[:, 0::columns]
        for column in range(1, columns):
            total = total + sums[:, column::columns]
        if not shift:
            total = total - np.uint16(int(least) * area & _FULL)
        np.copyto(into, np.clip(total * scale + base, 0.0, 255.5), casting="unsafe")
