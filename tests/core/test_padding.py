"""What fills the frame of a DICOM picture (PS3.3 C.7.5.1.1.2) counts for nothing that is measured in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest

from desktop.core.display import auto_window
from desktop.core.geometry import Measure
from desktop.core.radiograph import Radiograph
from desktop.core.readers import read
from desktop.core.region import ellipse, rectangle
from tests.core.files import dicom


def filled(tmp_path: Path, **header: Any) -> Radiograph:
    """60 x 60 pixels of 1000 to 1100, the left third filled with 0, letters of 4000 in the corners."""
    pixels = np.random.default_rng(1).integers(1000, 1101, (60, 60)).astype(np.uint16)
    pixels[:, :20] = 0
    pixels[:2, :2] = pixels[-2:, -2:] = pixels[:2, -2:] = pixels[-2:, :2] = 4000
    return read(dicom(tmp_path / "filled.dcm", pixels, BitsStored=12, PixelSpacing=[0.5, 0.5], **header))


@pytest.mark.parametrize(
    ("header", "padding"),
    [
        ({"PixelPaddingValue": 0}, (0.0, 0.0)),
        ({"PixelPaddingValue": 900, "PixelPaddingRangeLimit": 0}, (0.0, 900.0)),
        ({}, None),
    ],
)
def test_the_header_says_what_fills_the_frame(tmp_path: Path, header: dict[str, int], padding: object) -> None:
    assert filled(tmp_path, **header).padding == padding


@pytest.mark.parametrize(
    ("kind", "written", "held"),
    [(np.uint16, b"\xff\xff", (65535.0, 65535.0)), (np.int16, b"\x00\xf8", (-2048.0, -2048.0))],
)
@pytest.mark.parametrize("vr", ["US", "SS"])
def test_a_header_in_the_other_signedness_means_the_same_bits(
    tmp_path: Path, kind: type, written: bytes, held: object, vr: str
) -> None:
    value = int.from_bytes(written, "little", signed=vr == "SS")
    pixels = np.full((20, 20), 999, kind)
    pixels[:, :5] = int(held[0])  # type: ignore[index]
    path = dicom(tmp_path / "x.dcm", pixels, PixelPaddingValue=0)
    dataset = pydicom.dcmread(path)
    dataset["PixelPaddingValue"] = pydicom.DataElement("PixelPaddingValue", vr, value)
    dataset.save_as(path)
    assert read(path).padding == held


def test_the_automatic_window_is_that_of_the_picture(tmp_path: Path) -> None:
    window = auto_window(filled(tmp_path, PixelPaddingValue=0))
    assert window.center - window.width / 2 > 900
    other = auto_window(filled(tmp_path))
    assert other.center - other.width / 2 < 100


@pytest.mark.parametrize("measure", [rectangle, ellipse])
def test_a_region_has_the_statistics_of_its_picture_and_its_own_area(tmp_path: Path, measure: Any) -> None:
    radiograph = filled(tmp_path, PixelPaddingValue=0)
    found = measure(radiograph, (10, 10), (50, 50), radiograph.spacing)
    assert found.minimum >= 1000
    assert found.mean == pytest.approx(1050, abs=5)
    if measure is rectangle:
        assert (found.count, found.area) == (40 * 30, Measure(1600 / 4, "mm²"))


def test_where_nothing_else_is_inside_padding_counts(tmp_path: Path) -> None:
    found = rectangle(filled(tmp_path, PixelPaddingValue=0), (10, 2), (20, 12), None)
    assert (found.count, found.mean, found.sd) == (100, 0.0, 0.0)
