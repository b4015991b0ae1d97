"""What a DICOM header says beside the pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.core.readers import read
from tests.core.files import dicom, picture


@pytest.mark.parametrize(
    ("changes", "spacing", "word"),
    [
        ({"PixelSpacing": [0.2, 0.1]}, (0.2, 0.1), ""),
        ({"PixelSpacing": [0.2, 0.1], "ImagerPixelSpacing": [0.3, 0.3]}, (0.2, 0.1), ""),
        ({"PixelSpacing": [0.3, 0.3], "ImagerPixelSpacing": [0.3, 0.3]}, (0.3, 0.3), "detector"),
        ({"ImagerPixelSpacing": [0.3, 0.3]}, (0.3, 0.3), "detector"),
        ({"NominalScannedPixelSpacing": [0.4, 0.4]}, (0.4, 0.4), "scanner"),
        ({"PixelSpacing": [0, 0], "ImagerPixelSpacing": [0.3, 0.3]}, (0.3, 0.3), "detector"),
        ({}, None, ""),
    ],
)
def test_spacing(tmp_path: Path, changes: dict[str, Any], spacing: tuple[float, float] | None, word: str) -> None:
    radiograph = read(dicom(tmp_path / "x.dcm", picture(4095), WindowCenter=2048, WindowWidth=4096, **changes))
    assert radiograph.spacing_mm == spacing
    assert word in " ".join(radiograph.notes)
    assert bool(radiograph.notes) == bool(word)


@pytest.mark.parametrize(
    ("changes", "age"),
    [
        ({"PatientAge": "010Y"}, 10),
        ({"PatientAge": "036M"}, 3),
        ({"PatientAge": "052W"}, 364 / 365.25),
        ({"PatientBirthDate": "20000101", "StudyDate": "20200101"}, 20.0),
        ({"PatientBirthDate": "20210101", "StudyDate": "20200101"}, None),
        ({}, None),
    ],
)
def test_age(tmp_path: Path, changes: dict[str, Any], age: float | None) -> None:
    found = read(dicom(tmp_path / "x.dcm", picture(4095), **changes)).facts.age_years
    assert found == (None if age is None else pytest.approx(age, abs=0.01))
