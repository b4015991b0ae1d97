"""The short ways of reading give what the long ones give, for healthy and for damaged files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, PngImagePlugin
from pydicom import dcmread
from pydicom.uid import RLELossless

from desktop.core.readers import read
from desktop.core.readers.quick import quick_grey
from tests.core.files import dicom, picture, refused


def grey(dtype: Any = np.uint8, shape: tuple[int, int] = (150, 201)) -> np.ndarray[Any, Any]:
    values = picture(200, shape) + np.random.default_rng(1).integers(0, 50, shape)
    return values.astype(dtype) * (257 if dtype is np.uint16 else 1)


def quick(data: bytes) -> np.ndarray[Any, Any] | None:
    with Image.open(io.BytesIO(data)) as opened:
        return quick_grey(opened, opened.tile[0].args if opened.format == "PNG" else "L", data)


def by_pillow(data: bytes) -> np.ndarray[Any, Any]:
    with Image.open(io.BytesIO(data)) as opened:
        return np.asarray(opened)


def saved(pixels: np.ndarray[Any, Any], kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind, **options)
    return file.getvalue()


def with_chunks(data: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    file = io.BytesIO()
    for kind, payload in chunks:
        PngImagePlugin.putchunk(file, kind, payload)
    return data[:33] + file.getvalue() + data[33:]


@pytest.mark.parametrize(
    "options",
    [{"quality": 60}, {"progressive": True}, {"restart_marker_blocks": 3}, {"optimize": True, "quality": 100}],
)
@pytest.mark.parametrize("shape", [(150, 201), (2, 3), (8, 1024)])
def test_grey_jpegs(options: dict[str, Any], shape: tuple[int, int]) -> None:
    data = saved(grey(shape=shape), "JPEG", **options)
    np.testing.assert_array_equal(quick(data), by_pillow(data), strict=True)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("level", [0, 1, 9])
def test_grey_pngs(dtype: Any, level: int) -> None:
    """Gamma, colour profile and significant bits change no value."""
    data = saved(grey(dtype), "PNG", compress_level=level)
    np.testing.assert_array_equal(quick(data), by_pillow(data), strict=True)
    gamma, chroma, bits = (30000).to_bytes(4, "big"), bytes(3) + b"\1" + bytes(28), b"\5"
    told = with_chunks(data, (b"gAMA", gamma), (b"cHRM", chroma), (b"sBIT", bits), (b"pHYs", bytes(8) + b"\1"))
    np.testing.assert_array_equal(quick(told), by_pillow(data), strict=True)


def test_what_is_left_to_pillow() -> None:
    png, jpeg = saved(grey(), "PNG"), saved(grey(), "JPEG")
    assert quick(with_chunks(png, (b"tRNS", b"\0\7"))) is None
    assert quick(with_chunks(png, (b"eXIf", b"MM\0*"))) is None
    assert quick(with_chunks(png, (b"tEXt", b"Raw profile type exif\0"))) is None
    assert quick(png[:-12]) is None  # no end
    assert quick(jpeg[:-2]) is None
    assert quick(jpeg + bytes(100)) is None
    assert quick(saved(np.stack([grey()] * 3, -1), "JPEG")) is None
    assert quick(saved(np.stack([grey()] * 3, -1), "PNG")) is None
    assert quick(saved(grey() > 99, "PNG")) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_damage_ends_as_with_pillow(kind: str) -> None:
    """Bytes changed, lost and doubled: the same pixels as Pillow's, or Pillow's word for it."""
    whole = saved(grey(shape=(64, 90)), kind)
    rng = np.random.default_rng(5)
    agreed = 0
    for _ in range(400):
        data = bytearray(whole)
        at, size = int(rng.integers(2, len(data))), int(rng.integers(1, 40))
        match rng.integers(4):
            case 0:
                data[at] ^= int(rng.integers(1, 256))
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size]
            case _:
                data[at : at + size] = bytes(size)
        try:
            found = quick(bytes(data))
        except (OSError, SyntaxError):  # not even opened
            continue
        if found is not None:
            np.testing.assert_array_equal(found, by_pillow(bytes(data)), strict=True)
            agreed += 1
    assert agreed >= 100 or kind == "PNG"  # whose checksums tell of all of it


def runs(path: Path, pixels: np.ndarray[Any, Any]) -> bytes:
    dicom(path, pixels)
    dataset = dcmread(path)
    dataset.compress(RLELossless, generate_instance_uid=False)
    dataset.save_as(path)
    return bytes(path.read_bytes())


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_run_lengths_that_end_too_soon(tmp_path: Path, dtype: Any) -> None:
    path = tmp_path / "x.dcm"
    data = runs(path, np.zeros((64, 128), dtype))
    np.testing.assert_array_equal(read(path).pixels, np.zeros((64, 128), dtype))
    run = b"\x81\0" * 8
    at = data.rindex(run)
    path.write_bytes(data[:at] + b"\x80\x80" * 8 + data[at + len(run) :])  # eight runs say nothing
    refused(path, "damaged")
    path.write_bytes(data[:at] + b"\x81\0" * 7 + b"\x7f\0" + data[at + len(run) :])  # a run longer than its segment
    refused(path, "damaged")


@pytest.mark.parametrize("cut", [0, 10, 400_000])
def test_large_pixels_are_not_copied_but_counted(tmp_path: Path, cut: int) -> None:
    """Above the size from which pydicom leaves a value in the file."""
    pixels = picture(4095, (700, 1001))
    path = dicom(tmp_path / "x.dcm", pixels)
    path.write_bytes(path.read_bytes()[: path.stat().st_size - cut])
    if cut:
        refused(path, "cut short")
    else:
        np.testing.assert_array_equal(read(path).pixels, pixels)


def test_other_large_values_are_still_read(tmp_path: Path) -> None:
    overlay = np.packbits(np.ones((2000, 4300), np.uint8), bitorder="little").tobytes()
    path = dicom(tmp_path / "x.dcm", picture(255, (2000, 4300)))
    dataset = dcmread(path)
    dataset.add_new(0x60000010, "US", 2000)
    dataset.add_new(0x60000011, "US", 4300)
    dataset.add_new(0x60000050, "SS", [1, 1])
    dataset.add_new(0x60003000, "OW", overlay)
    dataset.save_as(path)
    assert len(overlay) > 1 << 20
    assert read(path).planes[0].mask.all()
