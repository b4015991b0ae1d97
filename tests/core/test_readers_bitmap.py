"""PNG, JPEG, TIFF and BMP: values, depth, colour, orientation; and what is refused."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.display import render
from desktop.core.errors import UnreadableFile
from desktop.core.readers import read
from tests.core.files import Pixels, picture, png, refused

UPRIGHT: dict[int, Callable[[Pixels], Pixels]] = {  # EXIF 2.32, tag 274: how to turn what is stored
    1: lambda a: a,
    2: np.fliplr,
    3: lambda a: np.rot90(a, 2),
    4: np.flipud,
    5: np.transpose,
    6: lambda a: np.rot90(a, -1),
    7: lambda a: np.rot90(a, 2).T,
    8: lambda a: np.rot90(a, 1),
}


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.bmp", "wrong.jpg.png", "no suffix"])
def test_grey_8_bit(tmp_path: Path, name: str) -> None:
    grey = picture()
    Image.fromarray(grey).save(tmp_path / name, "PNG" if "a." not in name else None)
    radiograph = read(tmp_path / name)
    np.testing.assert_array_equal(radiograph.pixels, grey)
    assert radiograph.stored_range == (0, 255)
    assert radiograph.notes == ()
    assert radiograph.source == tmp_path / name
    assert len(radiograph.sha256) == 64


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    Image.fromarray(picture()).save(tmp_path / "x.dcm", "JPEG")
    assert read(tmp_path / "x.dcm").kind == "JPEG"


@pytest.mark.parametrize(("high", "bits"), [(200, 8), (1000, 10), (4095, 12), (4096, 14), (16384, 16), (65535, 16)])
@pytest.mark.parametrize("name", ["a.png", "a.tif", "big endian.tif"])
def test_grey_16_bit_is_scaled_never_clipped(tmp_path: Path, name: str, high: int, bits: int) -> None:
    grey = picture(high, dtype=np.uint16)
    written = (
        Image.frombytes("I;16B", grey.shape[::-1], grey.astype(">u2").tobytes())
        if "big" in name
        else Image.fromarray(grey)
    )
    written.save(tmp_path / name)
    radiograph = read(tmp_path / name)
    np.testing.assert_array_equal(radiograph.pixels, grey)
    assert radiograph.pixels.dtype == np.uint16
    assert radiograph.stored_range == (0, 2**bits - 1)
    assert (radiograph.notes == ()) == (bits == 16)
    assert len(np.unique(render(radiograph))) > 50  # Pillow's convert("L") leaves two


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGB", "RGBA", "CMYK", "YCbCr"])
def test_a_grey_picture_in_any_mode_is_the_grey_picture(tmp_path: Path, mode: str) -> None:
    grey = np.where(picture() > 90, 255, 0).astype(np.uint8)
    path = tmp_path / ("a.tif" if mode in ("CMYK", "YCbCr") else "a.png")
    Image.fromarray(grey).convert(mode).save(path)
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, grey)
    assert radiograph.facts.colourfulness == 0.0
    assert radiograph.notes == ()


def test_colour_becomes_luminance_and_says_so(tmp_path: Path) -> None:
    colour = np.zeros((8, 8, 3), np.uint8)
    colour[..., 0], colour[..., 1] = 200, 100
    Image.fromarray(colour).save(tmp_path / "a.png")
    radiograph = read(tmp_path / "a.png")
    assert radiograph.pixels[0, 0] == round(0.299 * 200 + 0.587 * 100)
    assert radiograph.facts.colourfulness == pytest.approx(200 / 255)
    assert "colour" in radiograph.notes[0]


def test_alpha_lies_on_black(tmp_path: Path) -> None:
    layers = np.full((4, 4, 2), 200, np.uint8)
    layers[:2, :, 1] = 0
    layers[2:, :, 1] = 255
    Image.fromarray(layers, "LA").save(tmp_path / "a.png")
    radiograph = read(tmp_path / "a.png")
    assert radiograph.pixels.tolist() == [[0] * 4] * 2 + [[200] * 4] * 2
    assert "transparent" in radiograph.notes[0]


@pytest.mark.parametrize("orientation", UPRIGHT)
@pytest.mark.parametrize(
    ("name", "high"), [("a.png", 255), ("a.tif", 255), ("a.jpg", 255), ("16.png", 4095), ("16.tif", 4095)]
)
def test_exif_orientation(tmp_path: Path, name: str, high: int, orientation: int) -> None:
    stored = picture(high)
    exif = Image.Exif()
    exif[274] = orientation
    Image.fromarray(stored).save(tmp_path / name, exif=exif, **({"quality": 100} if name == "a.jpg" else {}))
    found, wanted = read(tmp_path / name).pixels, UPRIGHT[orientation](stored)
    assert found.shape == wanted.shape
    assert np.abs(found.astype(int) - wanted.astype(int)).max() <= (4 if name == "a.jpg" else 0)


@pytest.mark.parametrize("high", [255, 65535])
def test_tiff_that_stores_white_as_zero(tmp_path: Path, high: int) -> None:
    """Pillow turns 8-bit ones over, but not 16-bit ones."""
    path, grey = tmp_path / "a.tif", picture(high)
    Image.fromarray(high - grey).save(path)
    black_is_zero = struct.pack("<HHII", 262, 3, 1, 1)
    assert path.read_bytes().count(black_is_zero) == 1
    path.write_bytes(path.read_bytes().replace(black_is_zero, struct.pack("<HHII", 262, 3, 1, 0)))
    np.testing.assert_array_equal(read(path).pixels, grey)


@pytest.mark.parametrize(("high", "bits"), [(4095, 12), (16000, 14)])
def test_tiff_that_stores_white_as_zero_in_few_bits(tmp_path: Path, high: int, bits: int) -> None:
    grey = picture(high)
    Image.fromarray(grey).save(tmp_path / "a.tif", tiffinfo={262: 0})
    found = read(tmp_path / "a.tif")
    assert found.stored_range == (0, 2**bits - 1)
    np.testing.assert_array_equal(found.pixels, 2**bits - 1 - grey)


def test_a_tiff_of_deep_colours_in_planes(tmp_path: Path) -> None:
    """Pillow shows the bytes of its words as pixels beside each other."""
    height, width = 6, 8
    planes = [picture(60000, (height, width)).tobytes()] * 3
    places = [8, 8 + 6]  # of the bits, and of where the planes begin and how long they are
    begins = 8 + 6 + 24
    data = struct.pack("<3H", 16, 16, 16)
    data += struct.pack("<3I", *(begins + number * len(planes[0]) for number in range(3)))
    data += struct.pack("<3I", *[len(planes[0])] * 3)
    entries = [
        (256, 3, 1, width), (257, 3, 1, height), (258, 3, 3, places[0]), (259, 3, 1, 1), (262, 3, 1, 2),
        (273, 4, 3, places[1]), (277, 3, 1, 3), (278, 3, 1, height), (279, 4, 3, places[1] + 12), (284, 3, 1, 2),
    ]  # fmt: skip
    table = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries) + bytes(4)
    path = tmp_path / "planes.tif"
    path.write_bytes(b"II*\0" + struct.pack("<I", begins + 3 * len(planes[0])) + data + b"".join(planes) + table)
    refused(path, "16 bits per channel")


def test_more_than_one_picture(tmp_path: Path) -> None:
    pages = [Image.fromarray(picture()), Image.fromarray(255 - picture())]
    pages[0].save(tmp_path / "pages.tif", save_all=True, append_images=pages[1:])
    pages[0].save(tmp_path / "moving.png", save_all=True, append_images=pages[1:])
    pages[0].save(tmp_path / "moving.gif", save_all=True, append_images=pages[1:])
    refused(tmp_path / "pages.tif", "2 pictures")
    refused(tmp_path / "moving.png", "2 pictures")
    refused(tmp_path / "moving.gif", "neither")


def test_a_jpeg_with_previews_behind_it(tmp_path: Path) -> None:
    pages = [Image.fromarray(np.full((8, 8), grey, np.uint8)) for grey in (50, 200)]
    pages[0].save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=pages[1:])
    radiograph = read(tmp_path / "a.jpg")
    assert (radiograph.kind, int(radiograph.pixels[0, 0])) == ("JPEG", 50)
    assert "first" in radiograph.notes[0]


def test_unusual_depths(tmp_path: Path) -> None:
    Image.fromarray(picture().astype(np.float32)).save(tmp_path / "float.tif")
    Image.fromarray(picture(70000, dtype=np.int32)).save(tmp_path / "32.tif")
    refused(tmp_path / "float.tif", "floating-point")
    refused(tmp_path / "32.tif", "16 bits")


@pytest.mark.parametrize(("kind", "bits"), [(np.int8, 8), (np.int16, 16)])
def test_a_tiff_of_signed_values_is_refused_rather_than_read_wrong(tmp_path: Path, kind: type, bits: int) -> None:
    """Made by hand, as Pillow writes none: 4 x 4 pixels, little-endian."""
    path, pixels = tmp_path / "signed.tif", np.arange(16, dtype=kind).tobytes()
    tags = (
        (256, 4),
        (257, 4),
        (258, bits),
        (259, 1),
        (262, 1),
        (273, 8),
        (277, 1),
        (278, 4),
        (279, len(pixels)),
        (339, 2),
    )
    entries = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in tags)
    head = struct.pack("<2sHI", b"II", 42, 8 + len(pixels))
    path.write_bytes(head + pixels + struct.pack("<H", len(tags)) + entries + bytes(4))
    refused(path, "signed numbers")


def test_16_bit_colour_is_refused_rather_than_halved(tmp_path: Path) -> None:
    path = png(tmp_path / "a.png", 2, 1, data=b"\0" + bytes(range(12)))
    data = bytearray(path.read_bytes())
    data[24], data[25] = 16, 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    path.write_bytes(data)
    refused(path, "16 bits per channel")


@pytest.mark.parametrize("side", [9_000, 13_000, 50_000])
def test_png_bombs(tmp_path: Path, side: int) -> None:
    refused(png(tmp_path / "bomb.png", side, side))


def test_png_text_bomb(tmp_path: Path) -> None:
    text = b"Comment\0\0" + zlib.compress(bytes(3_000_000))
    refused(png(tmp_path / "text.png", 2, 2, *[(b"zTXt", text)] * 3, data=bytes(6)))


def test_jpeg_that_claims_to_be_huge(tmp_path: Path) -> None:
    Image.fromarray(picture()).save(tmp_path / "a.jpg")
    data = bytearray((tmp_path / "a.jpg").read_bytes())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = b"\xff\xdc\xff\xdc"
    (tmp_path / "a.jpg").write_bytes(data)
    refused(tmp_path / "a.jpg")


@pytest.mark.parametrize(
    "text", [b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"\x89PNG\r\n\x1a\n", b"BM"]
)
def test_what_is_no_picture(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a.png").write_bytes(text)
    refused(tmp_path / "a.png")


@pytest.mark.parametrize("name", ["a.png", "16.png", "a.jpg", "progressive.jpg", "a.bmp", "a.tif", "lzw.tif"])
def test_a_truncated_file_never_shows_other_pixels(tmp_path: Path, name: str) -> None:
    rng = np.random.default_rng(3)
    noise = rng.integers(0, 4096 if "16" in name else 256, (20, 20), np.uint16 if "16" in name else np.uint8)
    options = {"progressive.jpg": {"progressive": True}, "lzw.tif": {"compression": "tiff_lzw"}}.get(name, {})
    Image.fromarray(noise).save(tmp_path / name, **options)
    whole, data = read(tmp_path / name).pixels, (tmp_path / name).read_bytes()
    refusals = 0
    for cut in range(0, len(data) - 2, 7):
        (tmp_path / name).write_bytes(data[:cut])
        try:
            np.testing.assert_array_equal(read(tmp_path / name).pixels, whole)
        except UnreadableFile:
            refusals += 1
    assert refusals > len(data) // 7 * 0.6
