"""The distance of pixels that a header states, and how far to believe it (PS3.3 10.7.1)."""

from __future__ import annotations

import math

from desktop.core.geometry import Origin, Spacing
from desktop.core.readers.header import Header

CALIBRATIONS: dict[str, Origin] = {"GEOMETRY": "geometry", "FIDUCIAL": "fiducial"}
ALIKE = 1e-4  # of a distance: what writing a number of 32 bits in decimals may change
MOST_STATED = 10.0  # a magnification that a header may state
MOST_MEASURED = 3.0  # one that the distances of a real X-ray unit can give
FARTHEST_MM = 6000.0
MOST_OBLONG = 5.0  # a side of a pixel over its other side


def spacing(header: Header) -> Spacing | None:
    """PixelSpacing, else at the detector, magnified where the header says by how much, else on the scanned film.

    A PixelSpacing that only repeats ImagerPixelSpacing is at the detector too (PS3.3 10.7.1.1).
    """
    patient, detector, scanner = (_pair(header, f"{of}PixelSpacing") for of in ("", "Imager", "NominalScanned"))
    calibration = header.text("PixelSpacingCalibrationType").upper()
    if patient and (calibration or not _alike(patient, detector)):
        return Spacing(*patient, CALIBRATIONS.get(calibration, "pixels"))
    at_detector = detector or patient
    if at_detector:
        magnification = _magnification(header)
        if magnification > 1.0:
            return Spacing(at_detector[0] / magnification, at_detector[1] / magnification, "magnified")
        header.note("Distances are at the detector: the body is magnified there, so true lengths are shorter.")
        return Spacing(*at_detector, "detector")
    if scanner:
        header.note("Distances are those of the film on the scanner.")
        return Spacing(*scanner, "scanned")
    return None


def aspect(header: Header) -> float:
    """A pixel's height over its width, for a file without a spacing (PS3.3 C.7.6.3.1.7); 1 where it states none."""
    high, wide = (*header.numbers("PixelAspectRatio"), 0.0, 0.0)[:2]
    if min(high, wide) <= 0.0 or math.isclose(high, wide, rel_tol=0.01):
        return 1.0
    if max(high, wide) > MOST_OBLONG * min(high, wide):
        header.note("The header's proportions of a pixel are implausible and were ignored.")
        return 1.0
    header.note(f"The pixels are not square ({high:g} to {wide:g}); they are shown in their true proportions.")
    return high / wide


def _magnification(header: Header) -> float:
    """How much larger than the body its picture on the detector is; 1 where the header does not say.

    Stated, else source to detector over source to patient (PS3.3 C.8.7.4, where the patient's place is that of the
    table, so what lies off the table is magnified otherwise).
    """
    stated = header.number("EstimatedRadiographicMagnificationFactor", 0.0)
    if 1.0 <= stated < MOST_STATED:
        return stated
    detector, patient = header.number("DistanceSourceToDetector", 0.0), header.number("DistanceSourceToPatient", 0.0)
    if detector <= 0.0 or patient <= 0.0 or detector == patient:
        return 1.0
    if not patient < detector <= min(FARTHEST_MM, MOST_MEASURED * patient):
        header.note("The header's distances of the X-ray source are implausible and were ignored.")
        return 1.0
    header.note("Lengths allow for the distances of source, patient and detector; off that plane they are inexact.")
    return detector / patient


def _alike(patient: tuple[float, float], detector: tuple[float, float] | None) -> bool:
    return detector is not None and all(
        math.isclose(one, other, rel_tol=ALIKE) for one, other in zip(patient, detector, strict=True)
    )


def _pair(header: Header, keyword: str) -> tuple[float, float] | None:
    found = header.numbers(keyword)
    return (found[0], found[1]) if len(found) == 2 and min(found) > 0 and max(found) < 1000 else None
