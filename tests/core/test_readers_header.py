"""What a DICOM header says beside the pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.core.geometry import Origin, Spacing
from desktop.core.readers import read
from tests.core.files import dicom, picture


def source_from(detector: float, patient: float) -> dict[str, float]:
    """How far the X-ray source is from both, in mm."""
    return {"DistanceSourceToDetector": detector, "DistanceSourceToPatient": patient}


@pytest.mark.parametrize(
    ("changes", "spacing", "word"),
    [
        ({"PixelSpacing": [0.2, 0.1]}, (0.2, 0.1, "pixels"), ""),
        ({"PixelSpacing": [0.2, 0.1], "ImagerPixelSpacing": [0.3, 0.3]}, (0.2, 0.1, "pixels"), ""),
        ({"PixelSpacing": [0.3, 0.3], "ImagerPixelSpacing": [0.3, 0.3]}, (0.3, 0.3, "detector"), "detector"),
        (
            {"PixelSpacing": [0.144, 0.144], "ImagerPixelSpacing": ["0.14399999380112"] * 2},
            (0.14399999380112, 0.14399999380112, "detector"),
            "detector",
        ),
        ({"PixelSpacing": [0.144, 0.144], "ImagerPixelSpacing": [0.1439, 0.1439]}, (0.144, 0.144, "pixels"), ""),
        ({"ImagerPixelSpacing": [0.3, 0.3]}, (0.3, 0.3, "detector"), "detector"),
        ({"PixelAspectRatio": [2, 1]}, None, "2 to 1"),
        ({"PixelAspectRatio": [7, 7]}, None, ""),
        ({"PixelAspectRatio": [2, 1], "PixelSpacing": [0.2, 0.1]}, (0.2, 0.1, "pixels"), ""),
        ({"NominalScannedPixelSpacing": [0.4, 0.4]}, (0.4, 0.4, "scanned"), "scanner"),
        ({"PixelSpacing": [0.2, 0.1], "PixelSpacingCalibrationType": "GEOMETRY"}, (0.2, 0.1, "geometry"), ""),
        ({"PixelSpacing": [0.2, 0.1], "PixelSpacingCalibrationType": "FIDUCIAL"}, (0.2, 0.1, "fiducial"), ""),
        (
            {"ImagerPixelSpacing": [0.5, 1.0], "EstimatedRadiographicMagnificationFactor": 1.25},
            (0.4, 0.8, "magnified"),
            "",
        ),
        ({"PixelSpacing": [0, 0], "ImagerPixelSpacing": [0.3, 0.3]}, (0.3, 0.3, "detector"), "detector"),
        ({"ImagerPixelSpacing": [0.5, 1.0], **source_from(1000, 800)}, (0.4, 0.8, "magnified"), "source, patient"),
        (
            {**source_from(1000, 800), "ImagerPixelSpacing": [0.5, 1.0], "EstimatedRadiographicMagnificationFactor": 2},
            (0.25, 0.5, "magnified"),
            "",
        ),
        ({"ImagerPixelSpacing": [0.3, 0.3], **source_from(1000, 1000)}, (0.3, 0.3, "detector"), "at the detector"),
        ({"ImagerPixelSpacing": [0.3, 0.3], **source_from(800, 1000)}, (0.3, 0.3, "detector"), "implausible"),
        ({"ImagerPixelSpacing": [0.3, 0.3], **source_from(1000, 100)}, (0.3, 0.3, "detector"), "implausible"),
        ({"ImagerPixelSpacing": [0.3, 0.3], **source_from(9000, 8000)}, (0.3, 0.3, "detector"), "implausible"),
        ({"ImagerPixelSpacing": [0.3, 0.3], **source_from(1800, 0)}, (0.3, 0.3, "detector"), "at the detector"),
        ({"PixelSpacing": [0.2, 0.1], **source_from(1000, 800)}, (0.2, 0.1, "pixels"), ""),
        ({}, None, ""),
    ],
)
def test_spacing(
    tmp_path: Path, changes: dict[str, Any], spacing: tuple[float, float, Origin] | None, word: str
) -> None:
    radiograph = read(dicom(tmp_path / "x.dcm", picture(4095), WindowCenter=2048, WindowWidth=4096, **changes))
    assert radiograph.spacing == (Spacing(*spacing) if spacing else None)
    assert word in " ".join(radiograph.notes)
    assert bool(radiograph.notes) == bool(word)


@pytest.mark.parametrize(
    ("changes", "aspect", "word"),
    [
        ({"PixelAspectRatio": [2, 1]}, 2.0, "not square (2 to 1); they are shown in their true proportions"),
        ({"PixelAspectRatio": [1, 2]}, 0.5, "not square (1 to 2)"),
        ({"PixelAspectRatio": [7, 7]}, 1.0, ""),
        ({"PixelAspectRatio": [0, 1]}, 1.0, ""),
        ({"PixelAspectRatio": [6, 1]}, 1.0, "implausible"),
        ({"PixelAspectRatio": [2, 1], "PixelSpacing": [0.2, 0.1]}, 1.0, ""),
        ({}, 1.0, ""),
    ],
)
def test_pixels_that_are_not_square_and_have_no_size(tmp_path, changes, aspect, word):
    radiograph = read(dicom(tmp_path / "x.dcm", picture(4095), WindowCenter=2048, WindowWidth=4096, **changes))
    assert radiograph.aspect == aspect
    assert bool(radiograph.notes) == bool(word)
    assert word in " ".join(radiograph.notes)


@pytest.mark.parametrize(
    ("changes", "age"),
    [
        ({"PatientAge": "010Y"}, 10),
        ({"PatientAge": "036M"}, 3),
        ({"PatientAge": "052W"}, 364 / 365.25),
        ({"PatientBirthDate": "20000101", "StudyDate": "20200101"}, 20.0),
        ({"PatientBirthDate": "20000101", "SeriesDate": "20200101"}, 20.0),
        ({"PatientBirthDate": "20000101", "AcquisitionDate": "20200101"}, 20.0),
        ({"PatientBirthDate": "20000101", "AcquisitionDateTime": "20200101093015.123456"}, 20.0),
        ({"PatientBirthDate": "20210101", "StudyDate": "20200101"}, None),
        ({}, None),
    ],
)
def test_age(tmp_path: Path, changes: dict[str, Any], age: float | None) -> None:
    found = read(dicom(tmp_path / "x.dcm", picture(4095), **changes)).facts.age_years
    assert found == (None if age is None else pytest.approx(age, abs=0.01))


@pytest.mark.parametrize(
    ("stated", "orientation"),
    [
        (["L", "F"], ("L", "F")),
        (["A", "FL"], ("A", "FL")),
        (["L"], ("", "")),
        (["", ""], ("", "")),
        (["L", "R"], ("", "")),
        (["LR", "F"], ("", "")),
        (["X", "F"], ("", "")),
        (["LE", "DI"], ("", "")),
        (["L", "F", "A"], ("", "")),
    ],
)
def test_orientation_is_what_makes_sense_for_a_body(tmp_path, stated, orientation):
    assert read(dicom(tmp_path / "a.dcm", picture(), PatientOrientation=stated)).facts.orientation == orientation


def test_without_an_orientation_nothing_is_said(tmp_path):
    assert read(dicom(tmp_path / "a.dcm", picture())).facts.orientation == ("", "")
