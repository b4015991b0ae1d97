"""A DICOM header read as far as it can be: a broken element is a note, never an exception."""

from __future__ import annotations

import math
import re
import struct
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence
from pydicom.uid import UID

from desktop.core.geometry import Origin, Spacing
from desktop.core.radiograph import Facts, Identity
from desktop.core.readers.source import printable

# What pydicom raises for a value that does not fit its type; its messages quote the value, so they are not passed on.
BROKEN = (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError, struct.error)


class Header:
    """Values of a dataset by keyword. notes: sentences on what was broken or had to be assumed, in order."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.notes: list[str] = []

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def value(self, keyword: str) -> object:
        """The value as pydicom gives it; None where it is absent, empty or broken."""
        try:
            found: object = self._dataset.get(keyword)
        except BROKEN:
            self._broken(keyword)
            return None
        return None if found is None or found == "" or found == b"" else found

    def text(self, keyword: str) -> str:
        """The first value on one printable line; empty where there is none."""
        found = self.value(keyword)
        if isinstance(found, (MultiValue, list)):
            found = found[0] if found else None
        return "" if found is None else printable(str(found).strip(" \0"), 64)

    def numbers(self, keyword: str) -> tuple[float, ...]:
        """All values as finite numbers; empty where one of them is not."""
        found = self.value(keyword)
        if found is None:
            return ()
        try:
            values = tuple(float(item) for item in (found if isinstance(found, (MultiValue, list)) else [found]))  # type: ignore[arg-type]
        except BROKEN:
            values = (math.nan,)
        if not all(map(math.isfinite, values)):
            self._broken(keyword)
            return ()
        return values

    def number(self, keyword: str, default: float) -> float:
        return next(iter(self.numbers(keyword)), default)

    def whole(self, keyword: str, default: int) -> int:
        return int(self.number(keyword, default))

    def words(self, keyword: str) -> NDArray[np.uint16]:
        """A value of VR US, SS or OW as 16-bit words (two's complement); empty where it is none of these."""
        found = self.value(keyword)
        if isinstance(found, bytes):
            order = "<u2" if self._little_endian() else ">u2"
            return np.frombuffer(found[: len(found) // 2 * 2], order).astype(np.uint16)
        return np.array([int(number) & 0xFFFF for number in self.numbers(keyword)], np.uint16)

    def items(self, keyword: str) -> tuple[Header, ...]:
        """The items of a sequence; their notes are this header's."""
        found = self.value(keyword)
        inner = tuple(Header(item) for item in found) if isinstance(found, Sequence) else ()
        for item in inner:
            item.notes = self.notes
        return inner

    def _little_endian(self) -> bool:
        return self._dataset.original_encoding[1] is not False

    def _broken(self, keyword: str) -> None:
        self.note(f"The header's {keyword} is broken and was ignored.")


def facts(header: Header) -> Facts:
    """What the gate and the reports need of the header."""
    return Facts(
        modality=header.text("Modality").upper(),
        sop_class=sop_class(header) or header.text("SOPClassUID"),
        body_part=header.text("BodyPartExamined").upper(),
        view=header.text("ViewPosition").upper(),
        laterality=(header.text("ImageLaterality") or header.text("Laterality")).upper(),
        age_years=age(header),
        sex=header.text("PatientSex").upper(),
        manufacturer=header.text("Manufacturer"),
        photometric=header.text("PhotometricInterpretation"),
        study_date=_iso(day(header, "StudyDate")),
    )


def identity(header: Header) -> Identity:
    """Who is on the picture."""
    return Identity(header.text("PatientName"), header.text("PatientID"), _iso(day(header, "PatientBirthDate")))


def sop_class(header: Header) -> str:
    """The name of the SOP class, also from a file meta header; empty where it is missing or unknown."""
    uid = UID(header.text("SOPClassUID") or header.text("MediaStorageSOPClassUID"))
    return "" if uid.name == uid else uid.name


def age(header: Header) -> float | None:
    """Years from PatientAge (PS3.5 6.2, AS: 010Y, 036M, 012W, 005D), else from birth and study date."""
    stated = re.fullmatch(r"(\d{1,3})([DWMY])", header.text("PatientAge").upper())
    if stated:
        return int(stated[1]) / {"D": 365.25, "W": 365.25 / 7, "M": 12.0, "Y": 1.0}[stated[2]]
    born, seen = day(header, "PatientBirthDate"), day(header, "StudyDate")
    if born is None or seen is None or not 0 <= (seen - born).days <= 150 * 366:
        return None
    return (seen - born).days / 365.25


def day(header: Header, keyword: str) -> date | None:
    """A DA value, also in the old form 1999.12.31."""
    digits = header.text(keyword).replace(".", "")
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if digits else None
    except ValueError:
        header.note(f"The header's {keyword} is broken and was ignored.")
        return None


def _iso(found: date | None) -> str:
    return found.isoformat() if found else ""


def spacing(header: Header) -> Spacing | None:
    """PixelSpacing, else at the detector, magnified where the header says by how much, else on the scanned film.

    A PixelSpacing that only repeats ImagerPixelSpacing is at the detector too (PS3.3 10.7.1.1).
    """
    patient, detector, scanner = (_pair(header, f"{of}PixelSpacing") for of in ("", "Imager", "NominalScanned"))
    calibration = header.text("PixelSpacingCalibrationType").upper()
    if patient and (patient != detector or calibration):
        origins: dict[str, Origin] = {"GEOMETRY": "geometry", "FIDUCIAL": "fiducial"}
        return Spacing(*patient, origins.get(calibration, "pixels"))
    at_detector = detector or patient
    if at_detector:
        magnification = header.number("EstimatedRadiographicMagnificationFactor", 1.0)
        if 1.0 < magnification < 10.0:
            return Spacing(at_detector[0] / magnification, at_detector[1] / magnification, "magnified")
        header.note("Distances are at the detector: the body is magnified there, so true lengths are shorter.")
        return Spacing(*at_detector, "detector")
    if scanner:
        header.note("Distances are those of the film on the scanner.")
        return Spacing(*scanner, "scanned")
    return None


def _pair(header: Header, keyword: str) -> tuple[float, float] | None:
    found = header.numbers(keyword)
    return (found[0], found[1]) if len(found) == 2 and min(found) > 0 and max(found) < 1000 else None
