"""What a reader draws on a radiograph to measure or to point at something: a mark."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, get_args

from desktop.core.geometry import Point, Spacing, calibrated

Kind = Literal["length", "angle", "cobb", "rectangle", "ellipse", "arrow", "text", "scale"]
KINDS: tuple[Kind, ...] = get_args(Kind)
REGIONS: tuple[Kind, ...] = ("rectangle", "ellipse")
POINTS: dict[Kind, int] = {"angle": 3, "cobb": 4, "text": 1}  # of every other kind two
LONGEST = 200  # letters of a text
SHORTEST_MM, LONGEST_MM = 0.1, 10_000.0  # of a known length


def points_of(kind: Kind) -> int:
    """How many points make a mark."""
    return POINTS.get(kind, 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """points: (row, column) in pixels from the picture's upper left corner, as in core/geometry.py.

    length, arrow: from, to. angle: at the second of three. cobb: two lines. rectangle, ellipse: opposite corners.
    scale: a line whose length is known, known_mm; no other kind has one.

    A line always has two different ends, so that it has a direction.
    """

    kind: Kind
    points: tuple[Point, ...]
    text: str = ""
    known_mm: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS or len(self.points) != points_of(self.kind):
            raise ValueError(f"a mark of kind {self.kind!r} cannot have {len(self.points)} points")
        if not all(math.isfinite(value) for point in self.points for value in point):
            raise ValueError(f"a mark's points are finite, got {self.points}")
        if self.kind not in (*REGIONS, "text") and any(a == b for a, b in self.lines):
            raise ValueError("a line needs two different points")
        if len(self.text) > LONGEST or (self.kind == "text" and not self.text):
            raise ValueError(f"a text has 1 to {LONGEST} letters, got {len(self.text)}")
        known = SHORTEST_MM <= self.known_mm <= LONGEST_MM
        if known != (self.kind == "scale") or not (known or self.known_mm == 0.0):
            raise ValueError(f"a known length is for a scale alone, got {self.known_mm} mm")

    @property
    def lines(self) -> tuple[tuple[Point, Point], ...]:
        """The lines between the points; of a Cobb angle the two end plates."""
        pairs = tuple(zip(self.points, self.points[1:], strict=False))
        return pairs[::2] if self.kind == "cobb" else pairs


Sheet = tuple[Mark, ...]  # all marks of one radiograph, in the order in which they were drawn


def spacing_of(sheet: Sheet, own: Spacing | None, aspect: float = 1.0) -> Spacing | None:
    """own: the file's, which a scale on the sheet replaces. aspect: the radiograph's. Raises ValueError where pixels
    would be a metre wide."""
    for mark in sheet:
        if mark.kind == "scale":
            return calibrated(mark.lines[0], mark.known_mm, own, aspect)
    return own


def handles(mark: Mark) -> tuple[Point, ...]:
    """The places a mark can be taken by: its points; of a rectangle and an ellipse four corners, clockwise."""
    if mark.kind not in REGIONS:
        return mark.points
    (top, left), (bottom, right) = mark.points
    return (top, left), (top, right), (bottom, right), (bottom, left)


def taken(mark: Mark, handle: int, to: Point, shape: tuple[int, int]) -> Mark:
    """The mark with one handle elsewhere, inside a picture of (height, width); as it was where it would vanish."""
    row, column = inside(to, shape)
    points = list(mark.points)
    if mark.kind in REGIONS:
        (top, left), (bottom, right) = mark.points
        top, bottom = (row, bottom) if handle in (0, 1) else (top, row)
        left, right = (column, right) if handle in (0, 3) else (left, column)
        points = [(top, left), (bottom, right)]
    else:
        points[handle] = (row, column)
    try:
        return replace(mark, points=tuple(points))
    except ValueError:
        return mark


def shifted(mark: Mark, down: float, along: float, shape: tuple[int, int]) -> Mark:
    """The whole mark elsewhere, no farther than to the picture's edge."""
    rows, columns = zip(*mark.points, strict=True)
    down = min(max(down, -min(rows)), shape[0] - max(rows))
    along = min(max(along, -min(columns)), shape[1] - max(columns))
    return replace(mark, points=tuple((row + down, column + along) for row, column in mark.points))


def inside(point: Point, shape: tuple[int, int]) -> Point:
    """The nearest place of a picture of (height, width)."""
    return min(max(point[0], 0.0), float(shape[0])), min(max(point[1], 0.0), float(shape[1]))
