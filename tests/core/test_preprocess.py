"""The same picture gives the same network input, whatever file it came in."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import ExplicitVRBigEndian, ImplicitVRLittleEndian

from desktop.core.card import Golden, Input
from desktop.core.preprocess import golden_input, network_input, resized, to_input, to_picture
from desktop.core.radiograph import Radiograph
from desktop.core.readers import read
from tests.core.files import dicom, lut, picture

STRETCH = Input(height=16, width=16)


def of(grey: Any) -> Radiograph:
    return Radiograph(pixels=grey, stored_range=(0, 255), source=Path("x"), kind="PNG")


def saved(path: Path, pixels: Any, **options: Any) -> Path:
    Image.fromarray(pixels).save(path, **options)
    return path


@pytest.mark.parametrize("aspect", ["stretch", "pad", "crop"])
@pytest.mark.parametrize("shape", [(24, 36), (36, 24), (16, 16), (400, 300)])
def test_shape_range_and_type(aspect: Any, shape: tuple[int, int]) -> None:
    found = network_input(of(picture(shape=shape)), Input(height=16, width=20, aspect=aspect))
    assert (found.shape, found.dtype) == ((1, 16, 20), np.float32)
    assert found.min() >= 0.0
    assert found.max() <= 1.0


def test_a_picture_of_the_right_size_is_not_resampled() -> None:
    grey = picture(shape=(16, 16))
    np.testing.assert_array_equal(network_input(of(grey), STRETCH)[0], grey.astype(np.float32) / np.float32(255))


def test_black_and_white_are_0_and_1() -> None:
    assert to_input(np.array([[0, 255]], np.uint8)).tolist() == [[[0.0, 1.0]]]
    assert to_input(np.zeros((5, 4, 3), np.uint8)).shape == (5, 1, 4, 3)


def test_padding_is_black_and_central_and_a_crop_is_the_middle() -> None:
    grey = np.full((16, 32), 200, np.uint8)
    padded = resized(of(grey), Input(height=16, width=16, aspect="pad"))
    assert (padded[:3] == 0).all()
    assert (padded[-3:] == 0).all()
    assert (padded[5:-5] == 200).all()
    middle = grey.copy()
    middle[:, 8:24] = 50
    assert (resized(of(middle), Input(height=16, width=16, aspect="crop")) == 50).all()


@pytest.mark.parametrize("aspect", ["stretch", "pad", "crop"])
@pytest.mark.parametrize("shape", [(60, 100), (100, 60), (64, 64)])
def test_a_bright_spot_is_found_where_it_was(aspect: Any, shape: tuple[int, int]) -> None:
    wanted = Input(height=50, width=40, aspect=aspect)
    for row, column in ((shape[0] // 2, shape[1] // 2), (shape[0] // 2 - 9, shape[1] // 2 + 9)):
        grey = np.zeros(shape, np.uint8)
        grey[row - 1 : row + 2, column - 1 : column + 2] = 255
        seen = resized(of(grey), wanted).astype(float)
        at = [
            float((seen.sum(axis=1 - axis) * (np.arange(seen.shape[axis]) + 0.5)).sum() / seen.sum()) for axis in (0, 1)
        ]
        found = to_picture(at[0] / wanted.height, at[1] / wanted.width, shape, wanted)
        assert found == pytest.approx((row + 0.5, column + 0.5), abs=1.5)


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("stored", [16, "bits"])
def test_dicom_and_png_of_the_same_pixels(tmp_path: Path, bits: int, stored: Any) -> None:
    pixels = picture((1 << bits) - 1, dtype=np.uint16)
    stored = bits if stored == "bits" else 16
    expected = network_input(read(saved(tmp_path / "x.png", pixels)), STRETCH)
    top = np.uint16((1 << stored) - 1)
    paths = [
        saved(tmp_path / "x.tif", pixels),
        dicom(tmp_path / "2.dcm", pixels, BitsStored=stored),
        dicom(tmp_path / "1.dcm", top - pixels, BitsStored=stored, PhotometricInterpretation="MONOCHROME1"),
        dicom(
            tmp_path / "i.dcm", pixels, ImplicitVRLittleEndian, BitsStored=stored, RescaleSlope=1, RescaleIntercept=0
        ),
        dicom(tmp_path / "b.dcm", pixels, ExplicitVRBigEndian, BitsStored=stored),
    ]
    for path in paths:
        np.testing.assert_array_equal(network_input(read(path), STRETCH), expected, path.name)


def test_8_bit_pictures_of_every_kind(tmp_path: Path) -> None:
    grey = picture()
    expected = network_input(of(grey), STRETCH)
    for path in (
        saved(tmp_path / "x.png", grey),
        saved(tmp_path / "x.bmp", grey),
        saved(tmp_path / "x.tif", grey),
        saved(tmp_path / "c.png", np.stack([grey] * 3, -1)),
        dicom(tmp_path / "x.dcm", grey),
        dicom(tmp_path / "c.dcm", np.stack([grey] * 3, -1)),
        dicom(tmp_path / "1.dcm", 255 - grey, PhotometricInterpretation="MONOCHROME1"),
    ):
        np.testing.assert_array_equal(network_input(read(path), STRETCH), expected, path.name)


def test_an_8_bit_and_a_16_bit_file_of_one_picture(tmp_path: Path) -> None:
    grey = picture()
    wide = grey.astype(np.uint16) * 257
    for eight, sixteen in (
        (saved(tmp_path / "8.png", grey), saved(tmp_path / "16.png", wide)),
        (dicom(tmp_path / "8.dcm", grey), dicom(tmp_path / "16.dcm", wide)),
    ):
        np.testing.assert_array_equal(network_input(read(eight), STRETCH), network_input(read(sixteen), STRETCH))


@pytest.mark.parametrize(
    "window", [{"WindowCenter": 2000, "WindowWidth": 1500}, {"VOILUTSequence": [lut(0, np.arange(4096), 12)]}]
)
def test_the_files_own_window_decides_not_its_photometric(tmp_path: Path, window: dict[str, Any]) -> None:
    """MONOCHROME1 turned over by its window: values mirrored, window mirrored."""
    pixels = picture(4095)
    straight = network_input(read(dicom(tmp_path / "2.dcm", pixels, BitsStored=12, **window)), STRETCH)
    if "WindowCenter" in window:
        window = {**window, "WindowCenter": 4096 - 2000}  # LINEAR windows are centred half a value low
    turned = dicom(tmp_path / "1.dcm", 4095 - pixels, BitsStored=12, PhotometricInterpretation="MONOCHROME1", **window)
    np.testing.assert_array_equal(network_input(read(turned), STRETCH), straight)


def test_orientation_is_applied_before_the_network(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    grey = picture()
    turned = saved(tmp_path / "x.png", np.rot90(grey, 1).copy(), exif=exif)
    np.testing.assert_array_equal(network_input(read(turned), STRETCH), network_input(of(grey), STRETCH))


def golden(pixels: Any) -> Golden:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return Golden(name="g", png=base64.b64encode(buffer.getvalue()).decode(), scores=(0.5,))


def test_golden_pictures() -> None:
    grey = picture(shape=(16, 16))
    np.testing.assert_array_equal(golden_input(golden(grey), STRETCH), network_input(of(grey), STRETCH))
    for wrong in (picture(shape=(16, 17)), picture(4095, (16, 16)), np.zeros((16, 16, 3), np.uint8)):
        with pytest.raises(ValueError, match="golden picture 'g'"):
            golden_input(golden(wrong), STRETCH)
