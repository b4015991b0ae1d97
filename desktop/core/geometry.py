"""Distances on a radiograph, and how far to believe them: a spacing carries its origin, a measurement its unit.

Points are (row, column) in pixels from the picture's upper left corner: pixel (r, c) covers [r, r+1) x [c, c+1).
Without a spacing, lengths count pixels; directions still need a pixel's shape, `aspect`: its height over its width.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Line = tuple[Point, Point]
Vector = tuple[float, float]  # down and along
Origin = Literal["pixels", "geometry", "fiducial", "detector", "magnified", "scanned", "user"]
LABELS: dict[Origin, str] = {
    "pixels": "mm",
    "geometry": "mm calibrated",
    "fiducial": "mm calibrated",
    "detector": "mm at detector",
    "magnified": "mm magnified",
    "scanned": "mm on film",
    "user": "mm user-calibrated",
}
ACROSS = 70.0  # degrees against the square on the spine that an end plate is tilted at most


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distance of neighbouring pixel centres down a column (row_mm) and along a row (column_mm), in mm.

    origin: "pixels" PixelSpacing of no stated calibration, "geometry" and "fiducial" PixelSpacing with that
    PixelSpacingCalibrationType, "detector" ImagerPixelSpacing, "magnified" the same divided by the radiographic
    magnification, "scanned" NominalScannedPixelSpacing, "user" a known length drawn by the user (PS3.3 10.7.1).
    """

    row_mm: float
    column_mm: float
    origin: Origin

    def __post_init__(self) -> None:
        if not (0.0 < self.row_mm < 1000.0 and 0.0 < self.column_mm < 1000.0):
            raise ValueError(f"spacing must be positive and below a metre, got {self.row_mm} x {self.column_mm} mm")

    @property
    def label(self) -> str:
        """The unit as every length must show it."""
        return LABELS[self.origin]


@dataclass(frozen=True, slots=True)
class Measure:
    """A finite number with its unit: "px", "px²", "°", or millimetres with their label ("mm at detector",
    "mm² calibrated")."""

    value: float
    unit: str

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError(f"a measurement is a finite number, got {self.value}")

    def __str__(self) -> str:
        return f"{self.value:.1f}{'' if self.unit == '°' else ' '}{self.unit}"


def length(line: Line, spacing: Spacing | None) -> Measure:
    """sqrt((rows row_mm)^2 + (columns column_mm)^2), in the spacing's unit; in px without one."""
    return Measure(math.hypot(*_vector(line, spacing)), spacing.label if spacing else "px")


def angle(first: Line, second: Line, spacing: Spacing | None, aspect: float = 1.0) -> Measure:
    """0..180 degrees between the directions in which two lines were drawn, atan2(|a x b|, a . b) in mm.

    Three points a, b, c make the angle at b as (b, a), (b, c). aspect: of a pixel, where there is no spacing. Raises
    ValueError when a line has no length.
    """
    one, other = _direction(first, spacing, aspect), _direction(second, spacing, aspect)
    return Measure(math.degrees(math.atan2(abs(_cross(one, other)), _dot(one, other))), "°")


def cobb(first: Line, second: Line, spacing: Spacing | None, aspect: float = 1.0) -> Measure:
    """0..180 degrees between two end plates: the difference of their tilts against the square on the spine (Cobb 1948).

    The spine runs from the middle of one to the middle of the other, so neither the direction a line was drawn in
    matters nor how the picture lies, and an angle above 90 is kept. Where a line lies rather along than across it, they
    are no end plates: then it is the angle of at most 90. Raises ValueError when a line has no length.
    aspect: of a pixel, where there is no spacing.
    """
    between = angle(first, second, spacing, aspect).value
    spine = _vector((_middle(first), _middle(second)), spacing, aspect)
    tilt, other_tilt = (_tilt(_direction(line, spacing, aspect), spine) for line in (first, second))
    if max(abs(tilt), abs(other_tilt)) > ACROSS:
        return Measure(min(between, 180.0 - between), "°")
    return Measure(abs(tilt - other_tilt), "°")


def area(pixels: float, spacing: Spacing | None) -> Measure:
    """pixels x row_mm x column_mm, in the square of the spacing's unit; in px² without one."""
    if spacing is None:
        return Measure(float(pixels), "px²")
    return Measure(pixels * spacing.row_mm * spacing.column_mm, spacing.label.replace("mm", "mm²", 1))


def calibrated(line: Line, known_mm: float, spacing: Spacing | None, aspect: float = 1.0) -> Spacing:
    """The spacing at which `line` is known_mm long, with the pixels' own proportions kept: those of the spacing, else
    aspect.

    Raises ValueError when the line has no length, known_mm is not positive, or pixels would be a metre wide.
    """
    drawn = math.hypot(*_vector(line, spacing, aspect))
    if not (drawn > 0.0 and known_mm > 0.0):
        raise ValueError(f"a known length must be positive and drawn, got {known_mm} mm over {drawn}")
    row_mm, column_mm = (spacing.row_mm, spacing.column_mm) if spacing else (aspect, 1.0)
    return Spacing(row_mm * known_mm / drawn, column_mm * known_mm / drawn, "user")


def _vector(line: Line, spacing: Spacing | None, aspect: float = 1.0) -> Vector:
    """In mm; without a spacing in widths of pixels of that aspect."""
    (row, column), (to_row, to_column) = line
    down, along = to_row - row, to_column - column
    return (down * spacing.row_mm, along * spacing.column_mm) if spacing else (down * aspect, along)


def _direction(line: Line, spacing: Spacing | None, aspect: float) -> Vector:
    vector = _vector(line, spacing, aspect)
    if not 0.0 < math.hypot(*vector) < math.inf:
        raise ValueError(f"a line needs two different points to have a direction, got {line}")
    return vector


def _middle(line: Line) -> Point:
    (row, column), (to_row, to_column) = line
    return (row + to_row) / 2.0, (column + to_column) / 2.0


def _cross(one: Vector, other: Vector) -> float:
    return one[1] * other[0] - one[0] * other[1]


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1]


def _tilt(direction: Vector, spine: Vector) -> float:
    """-90..90 degrees against the square on the spine; 90 where there is no spine."""
    across, along = _cross(spine, direction), _dot(spine, direction)
    if not any(spine):
        return 90.0
    return math.degrees(math.atan2(along, across) if across > 0.0 else math.atan2(-along, -across))
