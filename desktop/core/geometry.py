"""Distances on a radiograph, and how far to believe them: a spacing carries its origin, a length its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Origin = Literal["pixels", "geometry", "fiducial", "detector", "magnified", "scanned", "user"]
LABELS: dict[Origin, str] = {
    "pixels": "mm",
    "geometry": "mm calibrated",
    "fiducial": "mm calibrated",
    "detector": "mm at detector",
    "magnified": "mm magnified",
    "scanned": "mm on film",
    "user": "mm calibrated",
}


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
