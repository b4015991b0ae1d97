"""Damage that decoders pass over in silence, and healthy files that look like it."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from imagecodecs import jpeg8_encode
from PIL import Image

from desktop.core.readers import read
from desktop.paths import resources
from tests.core.files import dicom, picture, refused

BASELINE, LOSSLESS = "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.70"
SURPLUS, LOST_END = "more picture than its header promises", "plain grey instead"


def noisy(shape: tuple[int, int] = (96, 128)) -> np.ndarray:
    rng = np.random.default_rng(3)
    return (picture(200, shape) + rng.integers(0, 50, shape)).astype(np.uint8)


def holed(data: bytes, start: int, size: int = 64) -> bytes:
    return data[:start] + bytes(size) + data[start + size :]


def jpeg(path: Path, **options: object) -> bytes:
    Image.fromarray(noisy()).save(path, "JPEG", quality=90, **options)
    return path.read_bytes()


def test_a_hole_in_a_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    data = jpeg(path)
    assert read(path).notes == ()
    path.write_bytes(holed(data, len(data) // 2))
    refused(path, "a part of its content is empty")
    path.write_bytes(data + bytes(5000))  # some cameras pad their files
    assert read(path).notes == ()


@pytest.mark.parametrize(("syntax", "lossless"), [(BASELINE, False), (LOSSLESS, True)])
def test_a_hole_in_a_compressed_dicom(tmp_path: Path, syntax: str, lossless: bool) -> None:
    frame = jpeg8_encode(noisy(), lossless=True, predictor=1) if lossless else jpeg8_encode(noisy(), level=90)
    assert read(dicom(tmp_path / "x.dcm", noisy(), syntax, frame)).kind == "DICOM"
    refused(dicom(tmp_path / "x.dcm", noisy(), syntax, holed(frame, len(frame) // 2)), "damaged")


@pytest.mark.parametrize("options", [{}, {"optimize": True}, {"progressive": True}])
@pytest.mark.parametrize("grey", [0, 127, 255])
def test_plain_areas_are_no_hole(tmp_path: Path, options: dict[str, bool], grey: int) -> None:
    """In the code tables of some files a plain area is nothing but zeros."""
    wide = np.full((512, 4096), grey, np.uint8)
    wide[:64, :64] = noisy((64, 64))
    Image.fromarray(wide).save(tmp_path / "x.jpg", **options)
    assert read(tmp_path / "x.jpg").pixels.shape == wide.shape
    frame = jpeg8_encode(wide, lossless=True, predictor=1)
    assert read(dicom(tmp_path / "x.dcm", wide, LOSSLESS, frame)).pixels.shape == wide.shape


def test_a_jpeg_whose_end_was_replaced_by_an_end_marker(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    data = jpeg(path)
    path.write_bytes(data[: len(data) // 2] + b"\xff\xd9")
    assert LOST_END in read(path).notes[0]
    frame = data[: len(data) // 2] + b"\xff\xd9"
    assert LOST_END in " ".join(read(dicom(tmp_path / "x.dcm", noisy(), BASELINE, frame)).notes)


@pytest.mark.parametrize(
    ("kind", "part", "told"),
    [
        *((kind, part, "its picture is cut short") for kind in ("JPEG", "PNG", "BMP") for part in (0.4, 0.7, 0.98)),
        ("TIFF", 0.5, "its header is damaged or missing"),  # Pillow writes what describes the picture behind it
        ("TIFF", 0.98, "its header is damaged or missing"),
    ],
)
def test_a_file_that_ends_early(tmp_path: Path, kind: str, part: float, told: str) -> None:
    whole = tmp_path / "whole"
    Image.fromarray(noisy()).save(whole, kind, **({"compression": "tiff_lzw"} if kind == "TIFF" else {}))
    path = tmp_path / "x"
    path.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * part)])
    refused(path, told)


def test_a_png_whose_picture_is_whole_may_end_early(tmp_path: Path) -> None:
    Image.fromarray(noisy()).save(tmp_path / "x.png")
    data = (tmp_path / "x.png").read_bytes()
    (tmp_path / "x.png").write_bytes(data[:-12])  # without IEND
    np.testing.assert_array_equal(read(tmp_path / "x.png").pixels, noisy())


@pytest.mark.parametrize("columns", [96, 128])
def test_a_header_that_promises_less_than_there_is(tmp_path: Path, columns: int) -> None:
    path = dicom(tmp_path / "x.dcm", noisy(), Rows=48, Columns=columns)
    assert SURPLUS in " ".join(read(path).notes)
    Image.fromarray(noisy()).save(tmp_path / "x.bmp")
    data = bytearray((tmp_path / "x.bmp").read_bytes())
    struct.pack_into("<ii", data, 18, columns, 48)
    (tmp_path / "x.bmp").write_bytes(bytes(data))
    assert SURPLUS in read(tmp_path / "x.bmp").notes[0]


@pytest.mark.parametrize(("rows", "told"), [(48, SURPLUS), (97, "cut short"), (500, "cut short")])
def test_a_tiff_with_other_rows_than_its_strips(tmp_path: Path, rows: int, told: str) -> None:
    """Pillow took whatever followed in the file for the rows that were missing."""
    path = tmp_path / "x.tif"
    Image.fromarray(noisy()).save(path)
    data = path.read_bytes()
    entry = struct.pack("<HHI", 257, 4, 1)
    at = data.index(entry) + len(entry)
    path.write_bytes(data[:at] + struct.pack("<I", rows) + data[at + 4 :])
    if told == SURPLUS:
        assert SURPLUS in read(path).notes[0]
    else:
        refused(path, told)


@pytest.mark.parametrize("compression", [None, "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("predictor", [1, 2])
def test_healthy_tiffs_have_no_notes(tmp_path: Path, compression: str, dtype: type, predictor: int) -> None:
    pixels = (picture(255, (700, 500)).astype(np.uint16) * (257 if dtype is np.uint16 else 1)).astype(dtype)
    info = {317: predictor} if compression and compression != "packbits" else {}
    Image.fromarray(pixels).save(tmp_path / "x.tif", compression=compression, tiffinfo=info)
    radiograph = read(tmp_path / "x.tif")
    np.testing.assert_array_equal(radiograph.pixels, pixels)
    assert radiograph.notes == ()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("width", [1, 3, 33])
def test_healthy_bmps_have_no_note_of_damage(tmp_path: Path, mode: str, width: int) -> None:
    Image.fromarray(picture(255, (20, 40))).convert(mode).resize((width, 9)).save(tmp_path / "x.bmp")
    assert SURPLUS not in " ".join(read(tmp_path / "x.bmp").notes)


@pytest.mark.parametrize("element", [b"\x28\0\x10\0US\2\0", b"\x28\0\x11\0US\2\0"])
def test_runs_that_hold_more_rows_than_promised(tmp_path: Path, element: bytes) -> None:
    """Rows or columns halved: the picture would be cut, or its rows torn apart."""
    data = (resources() / "selftest" / "rle.dcm").read_bytes()
    whole, half = (element + struct.pack("<H", count) for count in (96, 48))
    assert data.count(whole) == 1
    (tmp_path / "x.dcm").write_bytes(data.replace(whole, half))
    refused(tmp_path / "x.dcm", "damaged")
