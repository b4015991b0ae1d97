"""A DICOM header read as far as it can be: a broken element is a note, never an exception."""

from __future__ import annotations

import math
import re
import struct
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence
from pydicom.uid import UID

from desktop.core.radiograph import Facts, Identity
from desktop.core.text import printable

# Functional groups of enhanced multi-frame files that hold what other files have at the top (PS3.3 C.7.6.16.2).
MACROS = {
    **dict.fromkeys(
        ("WindowCenter", "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction", "VOILUTSequence"),
        "FrameVOILUTSequence",
    ),
    **dict.fromkeys(("RescaleSlope", "RescaleIntercept"), "PixelValueTransformationSequence"),
    "PixelSpacing": "PixelMeasuresSequence",
    "ImagerPixelSpacing": "FramePixelDataPropertiesSequence",
    **dict.fromkeys(
        ("EstimatedRadiographicMagnificationFactor", "DistanceSourceToDetector", "DistanceSourceToPatient"),
        "XRayGeometrySequence",
    ),
}
# What pydicom raises for a value that does not fit its type; its messages quote the value, so they are not passed on.
TAKEN = ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate", "AcquisitionDateTime")  # when a picture was made
BROKEN = (
    ArithmeticError,
    AttributeError,
    BytesLengthException,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
    struct.error,
)
AXES = str.maketrans("ALH", "PRF")  # the two ends of an axis of the body under one letter
Key = str | int  # a keyword, or a tag as 0xGGGGEEEE


class Header:
    """Values of a dataset by keyword, or by tag where it has none (overlays).

    frame: whose functional groups come before the dataset's own values. notes: sentences on what was broken or had to
    be assumed, in order.
    """

    def __init__(self, dataset: Dataset, frame: int = 0) -> None:
        self._dataset = dataset
        self.notes: list[str] = []
        self._groups = _groups(dataset, frame)

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def value(self, keyword: Key) -> object:
        """The value as pydicom gives it; None where it is absent, empty or broken."""
        try:
            found = self._found(keyword)
        except BROKEN:
            self._broken(keyword)
            return None
        return None if found is None or found == "" or found == b"" else found

    def text(self, keyword: Key) -> str:
        """The first value on one printable line; empty where there is none."""
        found = self.value(keyword)
        if isinstance(found, (MultiValue, list)):
            found = found[0] if found else None
        return "" if found is None else printable(str(found).strip(" \0"), 64)

    def numbers(self, keyword: Key) -> tuple[float, ...]:
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

    def number(self, keyword: Key, default: float) -> float:
        return next(iter(self.numbers(keyword)), default)

    def whole(self, keyword: Key, default: int) -> int:
        return int(self.number(keyword, default))

    def words(self, keyword: Key) -> NDArray[np.uint16]:
        """A value of VR US, SS or OW as 16-bit words (two's complement); empty where it is none of these."""
        found = self.value(keyword)
        if isinstance(found, bytes):
            order = "<u2" if self.little_endian else ">u2"
            return np.frombuffer(found[: len(found) // 2 * 2], order).astype(np.uint16)
        return np.array([int(number) & 0xFFFF for number in self.numbers(keyword)], np.uint16)

    def octets(self, tag: int) -> bytes:
        """The bytes of an OB or OW value, the lower byte of a word first; empty where it is neither."""
        found = self.value(tag)
        if not isinstance(found, bytes) or self.little_endian or self._dataset[tag].VR == "OB":
            return found if isinstance(found, bytes) else b""
        return self.words(tag).tobytes()

    def items(self, keyword: Key) -> tuple[Header, ...]:
        """The items of a sequence; their notes are this header's."""
        found = self.value(keyword)
        inner = tuple(Header(item) for item in found) if isinstance(found, Sequence) else ()
        for item in inner:
            item.notes = self.notes
        return inner

    @property
    def groups(self) -> frozenset[int]:
        """The numbers of the groups (PS3.5 7.1) that have an element."""
        return frozenset(tag >> 16 for tag in self._dataset.keys())  # noqa: SIM118  a dataset yields elements, read

    @property
    def little_endian(self) -> bool:
        return self._dataset.original_encoding[1] is not False

    def _found(self, keyword: Key) -> object:
        if isinstance(keyword, int):
            return self._dataset[keyword].value if keyword in self._dataset else None
        for group in self._groups if keyword in MACROS else ():
            macro = group.get(MACROS[keyword])
            if macro and keyword in macro[0]:
                return macro[0].get(keyword)
        return self._dataset.get(keyword)

    def _broken(self, keyword: Key) -> None:
        name = keyword if isinstance(keyword, str) else f"({keyword >> 16:04X},{keyword & 0xFFFF:04X})"
        self.note(f"The header's {name} is broken and was ignored.")


def _groups(dataset: Dataset, frame: int) -> tuple[Dataset, ...]:
    """The functional groups of a frame, then those that all frames share; none in an ordinary file."""
    found: list[Dataset] = []
    for keyword, at in (("PerFrameFunctionalGroupsSequence", frame), ("SharedFunctionalGroupsSequence", 0)):
        try:
            groups = dataset.get(keyword)
            found += groups[at : at + 1] if isinstance(groups, Sequence) and at >= 0 else []
        except BROKEN:
            continue  # each value that is looked up falls back on the dataset's own
    return tuple(found)


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
        burned_in=header.text("BurnedInAnnotation").upper() == "YES",
        orientation=orientation(header),
    )


def orientation(header: Header) -> tuple[str, str]:
    """PatientOrientation (PS3.3 C.7.6.1.1.1) of a biped, no axis of the body named twice; else two empty texts."""
    found = header.value("PatientOrientation")
    if not isinstance(found, (MultiValue, list)) or len(found) != 2:
        return "", ""
    along, down = (str(letters).strip(" \0").upper() for letters in found)
    axes = (along.translate(AXES), down.translate(AXES))
    plain = all(axis and set(axis) <= set("PRF") and len(set(axis)) == len(axis) for axis in axes)
    return (along, down) if plain and axes[0][0] != axes[1][0] else ("", "")


def identity(header: Header) -> Identity:
    """Who is on the picture."""
    name, number = header.text("PatientName"), header.text("PatientID")
    if not (name + number).isascii() and header.value("SpecificCharacterSet") is None:
        header.note("The header names no character set for its letters; names may be shown wrong.")
    series, study = header.text("SeriesInstanceUID"), header.text("StudyInstanceUID")
    return Identity(name, number, _iso(day(header, "PatientBirthDate")), series, study)


def sop_class(header: Header) -> str:
    """The name of the SOP class, also from a file meta header; empty where it is missing or unknown."""
    uid = UID(header.text("SOPClassUID") or header.text("MediaStorageSOPClassUID"))
    return "" if uid.name == uid else uid.name


def age(header: Header) -> float | None:
    """Years from PatientAge (PS3.5 6.2, AS: 010Y, 036M, 012W, 005D), else from birth and the day of the picture."""
    stated = re.fullmatch(r"(\d{1,3})([DWMY])", header.text("PatientAge").upper())
    if stated:
        return int(stated[1]) / {"D": 365.25, "W": 365.25 / 7, "M": 12.0, "Y": 1.0}[stated[2]]
    born, seen = day(header, "PatientBirthDate"), next(filter(None, (day(header, name) for name in TAKEN)), None)
    if born is None or seen is None or not 0 <= (seen - born).days <= 150 * 366:
        return None
    return (seen - born).days / 365.25


def day(header: Header, keyword: str) -> date | None:
    """A DA value, also in the old form 1999.12.31, or the day of a DT value."""
    text = header.text(keyword)
    digits = text[:8] if keyword.endswith("DateTime") else text.replace(".", "")
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if digits else None
    except ValueError:
        header.note(f"The header's {keyword} is broken and was ignored.")
        return None


def _iso(found: date | None) -> str:
    return found.isoformat() if found else ""
