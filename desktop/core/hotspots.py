"""Where on the radiograph a map is strong: outlines, boxes, centres and areas in its own pixels and in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Input
from desktop.core.contours import Line, centroid, contours, encloses, signed_area
from desktop.core.geometry import Measure, Point, Spacing, area, length
from desktop.core.overlay import grown

SIDE = 256  # of the longer side of the grid that the lines are drawn on


@dataclass(frozen=True, eq=False, slots=True)
class Hotspot:
    """A part of the radiograph where the strength of a map is at least the level asked for.

    outline, holes: float64 (n, 2) of (row, column), closed. box: (top, left, bottom, right). All in pixels of the
    radiograph, counted from its upper left corner. pixels: the area.
    """

    outline: Line
    holes: tuple[Line, ...]
    box: tuple[float, float, float, float]
    centre: Point
    pixels: float

    def area(self, spacing: Spacing | None) -> Measure:
        return area(self.pixels, spacing)

    def size(self, spacing: Spacing | None) -> tuple[Measure, Measure]:
        """Height and width of the box."""
        top, left, bottom, right = self.box
        return length(((top, 0.0), (bottom, 0.0)), spacing), length(((0.0, left), (0.0, right)), spacing)


def hotspots(shade: NDArray[np.float32], shape: tuple[int, int], wanted: Input, share: float) -> tuple[Hotspot, ...]:
    """The parts of a radiograph of `shape` where a map is at least `share` strong, the largest first.

    shade: float32 (h, w), 0..1, of `overlay.strength`: the share is that of the map's maximum, unless the map is so
    faint that it nowhere reaches it. Raises ValueError unless 0 < share <= 1.
    """
    if not 0.0 < share <= 1.0:
        raise ValueError(f"a share of the maximum is over 0 and at most 1, got {share}")
    scale = min(1.0, SIDE / max(shape))
    size = (max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale)))
    lines = contours(grown(shade, shape, wanted, size), shape, share)
    outlines = [line for line in lines if signed_area(line) > 0.0]
    holes: list[list[Line]] = [[] for _ in outlines]
    for hole in (line for line in lines if signed_area(line) < 0.0):
        around = [i for i, line in enumerate(outlines) if encloses(line, _first(hole))]
        holes[min(around, key=lambda i: signed_area(outlines[i]))].append(hole)
    found = [_hotspot(line, tuple(inner)) for line, inner in zip(outlines, holes, strict=True)]
    return tuple(sorted(found, key=lambda one: -one.pixels))


def _first(line: Line) -> Point:
    return float(line[0, 0]), float(line[0, 1])


def _hotspot(outline: Line, holes: tuple[Line, ...]) -> Hotspot:
    parts = [(signed_area(line), centroid(line)) for line in (outline, *holes)]
    pixels = sum(size for size, _ in parts)
    row, column = (sum(size * middle[axis] for size, middle in parts) / pixels for axis in (0, 1))
    (top, left), (bottom, right) = outline.min(0).tolist(), outline.max(0).tolist()
    return Hotspot(outline, holes, (top, left, bottom, right), (row, column), pixels)
