"""What hands do to a radiograph on the screen: sharp at every zoom, windowed by dragging, read out by pointing."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from desktop.core.display import as_window, full_window
from desktop.core.radiograph import Lut, Radiograph, Window
from desktop.screen import Index, Mask

SMALLEST_SIDE = 512  # no level is made of one that is already this small
PIXELS_TO_E = 300.0  # dragging this far multiplies the width by e, or moves the center by the width


def levels(radiograph: Radiograph) -> tuple[Index, ...]:
    """The radiograph at full, half, quarter ... size, each a table index: lowest storable value first.

    Each: uint8 or uint16 (ceil(H / 2**k), ceil(W / 2**k)); means of 2 x 2, so that fine detail does not alias.
    """
    found = [_index(radiograph.pixels)]
    while max(found[-1].shape) > SMALLEST_SIDE:
        found.append(_halved(found[-1]))
    for level in found:
        level.setflags(write=False)
    return tuple(found)


def plane_levels(radiograph: Radiograph) -> tuple[Mask, ...]:
    """All overlay planes as one, bool (H, W) True where drawn, in the sizes of `levels`; empty without planes.

    A pixel of a smaller size is drawn when any of its four is: thin lines and letters stay whole.
    """
    if not radiograph.planes:
        return ()
    found: list[Mask] = [np.logical_or.reduce([plane.mask for plane in radiograph.planes])]
    while max(found[-1].shape) > SMALLEST_SIDE:
        height, width = found[-1].shape
        even = np.pad(found[-1], ((0, height % 2), (0, width % 2)))
        rows = even[0::2] | even[1::2]
        found.append(rows[:, 0::2] | rows[:, 1::2])
    return tuple(found)


def dragged(radiograph: Radiograph, voi: Window | Lut, right: float, down: float, inverted: bool) -> Window:
    """The window after a drag by screen pixels: right widens it (less contrast), down makes the picture brighter."""
    start = as_window(radiograph, voi)
    function = start.function if isinstance(voi, Window) else "LINEAR_EXACT"
    narrowest = abs(radiograph.slope)
    widest = 8.0 * full_window(radiograph).width
    width = min(max(start.width * math.exp(right / PIXELS_TO_E), narrowest), widest)
    brighter = 1.0 if radiograph.inverted != inverted else -1.0
    center = start.center + brighter * down * start.width / PIXELS_TO_E
    center = min(max(center, -widest), widest)
    return Window(center, width, function, "by hand")


def modality_value(radiograph: Radiograph, stored: int) -> float:
    """DICOM PS3.3 C.11.1 for one stored value."""
    lut = radiograph.modality_lut
    if lut is None:
        return stored * radiograph.slope + radiograph.intercept
    return float(lut.values[min(max(stored - lut.first, 0), lut.values.size - 1)])


def _index(pixels: NDArray[np.generic]) -> Index:
    if pixels.itemsize == 1:
        small = pixels.view(np.uint8)
        return small ^ np.uint8(0x80) if np.issubdtype(pixels.dtype, np.signedinteger) else small.copy()
    large = pixels.view(np.uint16)
    return large ^ np.uint16(0x8000) if np.issubdtype(pixels.dtype, np.signedinteger) else large.copy()


def _halved(level: Index) -> Index:
    height, width = level.shape
    even = np.pad(level, ((0, height % 2), (0, width % 2)), mode="edge")
    rows = even[0::2].astype(np.uint32) + even[1::2].astype(np.uint32)
    mean = (rows[:, 0::2] + rows[:, 1::2] + 2) >> 2
    halved: Index = mean.astype(np.uint8) if level.dtype == np.uint8 else mean.astype(np.uint16)
    return halved
