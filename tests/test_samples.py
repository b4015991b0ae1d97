"""The bundled sample radiographs, and the projection that renders them on volumes small enough to calculate by hand."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pydicom
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.display import render
from desktop.core.readers import read

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SAMPLES = RESOURCES / "samples"
NAMES = ("chest-plain", "chest-opacity")
SHAPE = (708, 800)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(RESOURCES))
    return importlib.import_module("render_samples")


def grey(name: str) -> NDArray[np.int64]:
    with Image.open(SAMPLES / f"{name}.png") as picture:
        assert picture.mode == "L"
        return np.asarray(picture).astype(np.int64)


def test_the_set_is_complete_credited_and_small() -> None:
    pictures = [SAMPLES / f"{name}{suffix}" for name in NAMES for suffix in (".png", ".dcm")]
    assert sum(path.stat().st_size for path in pictures) < 2_500_000
    credits = (SAMPLES.parent / "SAMPLES-CREDITS.txt").read_text(encoding="utf-8")
    for words in ("LIDC-IDRI-0001", "https://creativecommons.org/licenses/by/3.0/", "Copyright (c) 2022 Vivek"):
        assert words in credits


@pytest.mark.parametrize("name", NAMES)
def test_png_and_dicom_show_the_same_picture(name: str) -> None:
    png, dicom = render(read(SAMPLES / f"{name}.png")), render(read(SAMPLES / f"{name}.dcm"))
    assert png.shape == dicom.shape == SHAPE
    assert np.abs(png.astype(int) - dicom).max() <= 1
    assert np.array_equal(png, grey(name))


@pytest.mark.parametrize(
    ("name", "photometric", "shape", "sign"),
    [("chest-plain", "MONOCHROME2", "IDENTITY", -1), ("chest-opacity", "MONOCHROME1", "INVERSE", 1)],
)
def test_dicom_header(name: str, photometric: str, shape: str, sign: int) -> None:
    header = pydicom.dcmread(SAMPLES / f"{name}.dcm")
    assert header.SOPClassUID.name == "Digital X-Ray Image Storage - For Presentation"
    assert (header.PhotometricInterpretation, header.PresentationLUTShape) == (photometric, shape)
    assert header.PixelIntensityRelationshipSign == sign
    assert (header.BitsAllocated, header.BitsStored, header.LossyImageCompression) == (16, 12, "00")
    assert (header.BodyPartExamined, header.ViewPosition) == ("CHEST", "PA")
    assert (header.PatientName, header.PatientID) == ("SKIAGRAPH^SAMPLE", "SAMPLE")
    assert int(header.pixel_array.max()) < 4096


def test_it_looks_like_a_chest_radiograph() -> None:
    """Lungs dark but not black, spine and liver bright, the liver on the viewer's left, the heart on the right."""
    plain = grey("chest-plain")
    right_lung, left_lung = plain[200:330, 130:260].mean(), plain[160:290, 520:640].mean()
    spine, liver = plain[560:640, 350:450].mean(), plain[480:560, 180:300].mean()
    assert 20 < right_lung < 90
    assert 20 < left_lung < 90
    assert liver > 130
    assert spine > liver
    right_of_spine, left_of_spine = plain[400:430, 230:310].mean(), plain[400:430, 480:560].mean()
    assert left_of_spine > right_of_spine + 40


def test_the_opacity_is_in_the_right_lower_zone_and_nowhere_else() -> None:
    change = grey("chest-opacity") - grey("chest-plain")
    assert not change[:, 420:].any()
    assert not change[:200].any()
    rows, columns = np.nonzero(np.abs(change) > 3)
    assert 250 < rows.min() < rows.max() < 560
    assert 60 < columns.min() < columns.max() < 360
    core = change[340:420, 150:280]
    assert (core > 20).mean() > 0.99, "one region, not scattered pixels"
    assert 40 < core.mean() < 100
    assert change.min() >= -4, "raised details may darken its border a little"


def test_linear_attenuation_of_air_water_and_below_air(tool: ModuleType) -> None:
    hu = np.array([-2048.0, -1000.0, 0.0, 1000.0], dtype=np.float32)
    assert tool.linear_attenuation(hu) == pytest.approx([0.0, 0.0, tool.MU_WATER, 2.0 * tool.MU_WATER])


def test_a_slab_of_water_gives_mu_times_thickness(tool: ModuleType) -> None:
    """Beer-Lambert: straight through the middle exactly, longer by the slant of the ray at the corner."""
    mu = np.full((40, 25, 40), tool.MU_WATER, dtype=np.float32)
    line = tool.project(mu, (2.0, 2.0, 2.0), shape=(61, 61))
    assert line[30, 30] == pytest.approx(25 * 2.0 * tool.MU_WATER, rel=1e-6)
    slant = np.hypot(1.0, np.hypot(30, 30) * tool.PIXEL / tool.SOURCE_TO_DETECTOR)
    assert line[0, 0] == pytest.approx(line[30, 30] * slant, rel=1e-6)
    assert np.array_equal(line, tool.project(mu, (2.0, 2.0, 2.0), shape=(61, 61)))


def test_the_patients_right_is_on_the_left_and_the_head_on_top(tool: ModuleType) -> None:
    mu = np.zeros((41, 5, 41), dtype=np.float32)
    mu[10, 2, 30] = 0.02  # 10 mm to the right of the middle, 10 mm towards the head
    line = tool.project(mu, (1.0, 1.0, 1.0), shape=(101, 101))
    row, column = np.unravel_index(np.argmax(line), line.shape)
    distance = 10.0 / (1.0 - (tool.AIR_GAP + 2.0) / tool.SOURCE_TO_DETECTOR) / tool.PIXEL
    assert (row, column) == (50 - round(distance), 50 - round(distance))


def test_interpolation_keeps_samples_and_straight_lines(tool: ModuleType) -> None:
    positions = np.array([-0.1, 0.0, 1.0, 2.25, 3.5, 7.0, 7.1])
    values = tool.interpolation(8, positions) @ np.arange(8.0)
    assert values == pytest.approx([0.0, 0.0, 1.0, 2.25, 3.5, 7.0, 0.0])


def test_the_table_is_taken_off_and_bone_gains(tool: ModuleType) -> None:
    hu = np.full((60, 60, 2), -1000.0, dtype=np.float32)
    labels = np.zeros(hu.shape, dtype=np.uint8)
    hu[:, 2:5] = 200.0  # a table top, three voxels thick
    hu[10:50, 15:50] = 40.0
    hu[28:32, 28:32], labels[28:32, 28:32] = 500.0, tool.BONES[0]
    hu[40:44, 28:32] = 400.0  # contrast agent in a vessel
    mu = tool.attenuation(tool.Volume(hu, labels, (1.0, 1.0, 1.0)))
    assert not mu[:, :8].any()
    assert mu[20, 30, 0] == pytest.approx(tool.MU_WATER * 1.04)
    assert mu[30, 30, 0] == pytest.approx(tool.MU_WATER * (1.5 + tool.BONE_GAIN * 0.4))
    assert mu[42, 30, 0] == pytest.approx(tool.MU_WATER * 1.06)


def test_the_opacity_stays_inside_the_right_lower_lobe(tool: ModuleType) -> None:
    x, y, z = (int(place) for place in tool.OPACITY_CENTRE)
    hu = np.full((x + 30, y + 30, z + 8), -850.0, dtype=np.float32)
    labels = np.zeros(hu.shape, dtype=np.uint8)
    labels[: x + 5] = tool.RIGHT_LOWER_LOBE
    volume = tool.Volume(hu, labels, (0.7, 0.7, 2.5))
    raised = tool.with_opacity(volume, seed=3).hu
    assert np.array_equal(raised[x + 5 :], hu[x + 5 :])
    assert -300.0 < raised[x - 5 : x + 5, y - 5 : y + 5, z].mean() < 20.0
    assert raised.max() <= 20.0
    assert np.array_equal(raised, tool.with_opacity(volume, seed=3).hu)


def test_the_same_picture_gives_the_same_bytes(tool: ModuleType, tmp_path: Path) -> None:
    stored = np.arange(64 * 64, dtype=np.uint16).reshape(64, 64)
    paths = [tmp_path / folder / "chest-plain.dcm" for folder in ("first", "second")]
    for path in paths:
        path.parent.mkdir()
        tool.write_dicom(path, stored, tool.STORED_WINDOW, tool.PIXEL, inverse=True)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert np.array_equal(4095 - pydicom.dcmread(paths[0]).pixel_array, stored)
