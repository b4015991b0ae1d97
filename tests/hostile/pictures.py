"""Rows 1 to 10 and 40 of the table: bitmaps that are bombs, damaged, no radiographs, or easily shown wrong."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.core.files import picture, png
from tests.hostile.made import FAILED, OK, REFUSED, Folder

BLOCK = 1 << 20
COLOUR = "colour picture"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'


def pictures(folder: Folder) -> None:
    bombs(folder)
    damaged(folder)
    depths(folder)
    colours(folder)
    several(folder)
    no_radiographs(folder)


def bombs(folder: Folder) -> None:
    folder.add(1, "50000.png", FAILED, "more than", lambda path: png(path, 50_000, 50_000))
    folder.add(2, "13000.png", FAILED, "more than", full_bomb)
    folder.add(3, "65500.jpg", FAILED, "", lambda path: path.write_bytes(promising(jpeg(path), 65_500)))
    text = (b"zTXt", b"Comment\0\0" + zlib.compress(bytes(60_000_000), 1))
    row = b"\0" + bytes(range(100, 136))
    folder.add(4, "text.png", FAILED, "damaged", lambda path: png(path, 36, 24, text, text, text, data=row * 24))


def damaged(folder: Folder) -> None:
    folder.add(5, "truncated.jpg", FAILED, "cut short", lambda path: path.write_bytes(jpeg(path)[:600]))
    html = b"<!DOCTYPE html><script>alert(1)</script>"
    for name, data in (("empty", b""), ("text", b"no picture"), ("svg", SVG), ("html", html)):
        folder.add(6, f"{name}.png", FAILED, "0 bytes" if name == "empty" else "neither", data)


def depths(folder: Folder) -> None:
    folder.add(7, "sixteen.png", OK, "", saved(picture(65535)))
    folder.add(7, "eight.png", OK, "", saved((picture(65535) >> 8).astype(np.uint8)))
    turned = Image.Exif()
    turned[0x0112] = 6
    folder.add(8, "turned.jpg", OK, "", saved(np.rot90(picture()), exif=turned))


def colours(folder: Folder) -> None:
    grey = Image.fromarray(picture())
    see_through = Image.merge("RGBA", (grey, grey, grey, grey))
    folder.add(9, "rgba.png", OK, "transparent", lambda path: see_through.save(path))
    photo = Image.fromarray(colour())
    folder.add(9, "cmyk.jpg", REFUSED, COLOUR, lambda path: photo.convert("CMYK").save(path))
    folder.add(9, "palette.png", REFUSED, COLOUR, lambda path: photo.quantize(32).save(path))
    folder.add(9, "photo.jpg", REFUSED, COLOUR, lambda path: photo.save(path))


def several(folder: Folder) -> None:
    pages = [Image.fromarray(np.roll(picture(), at)) for at in range(2)]
    folder.add(
        10, "pages.tif", FAILED, "2 pictures", lambda path: pages[0].save(path, save_all=True, append_images=pages[1:])
    )
    folder.add(
        10, "moves.gif", FAILED, "neither", lambda path: pages[0].save(path, save_all=True, append_images=pages[1:])
    )


def no_radiographs(folder: Folder) -> None:
    """Row 40, as far as rules see it; how a model's distance judges such pictures is the model's own test."""
    folder.add(40, "cat.jpg", REFUSED, COLOUR, saved(colour()))
    folder.add(40, "screenshot.png", REFUSED, COLOUR, lambda path: screenshot().save(path))
    folder.add(40, "black.png", REFUSED, "nearly empty", saved(np.zeros((64, 64), np.uint8)))
    folder.add(40, "white.png", REFUSED, "nearly empty", saved(np.full((64, 64), 255, np.uint8)))
    folder.add(40, "tiny.png", REFUSED, "only 3 x 2", saved(picture(shape=(2, 3))))


def jpeg(path: Path) -> bytes:
    Image.fromarray(picture(shape=(64, 64))).save(path, "JPEG", quality=95)
    return path.read_bytes()


def promising(data: bytes, side: int) -> bytes:
    """A JPEG whose frame header says another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", side, side) + data[at + 4 :]


def full_bomb(path: Path) -> None:
    """A PNG of 13000 x 13000 black pixels that are all there."""
    size, packer = 13_000 * 13_001, zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(BLOCK)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(bytes(size % BLOCK)) + packer.flush()[:-4]
    body = head + block * (size // BLOCK) + rest + struct.pack(">HH", size % 65521, 1)
    png(path, 13_000, 13_000, (b"IDAT", body))


def saved(pixels: NDArray[Any], **options: Any) -> Any:
    return lambda path: Image.fromarray(np.ascontiguousarray(pixels)).save(path, **options)


def colour() -> NDArray[np.uint8]:
    """uint8 (48, 64, 3): a ginger thing on green."""
    scene = np.zeros((48, 64, 3), np.uint8)
    scene[:] = (60, 150, 40)
    scene[12:40, 16:48] = (220, 130, 40)
    scene[20:24, 24:28] = scene[20:24, 36:40] = 10
    return scene


def screenshot() -> Image.Image:
    """A radiograph in somebody's window."""
    window = Image.new("RGB", (96, 96), (30, 80, 200))
    window.paste(Image.fromarray(picture(shape=(64, 64))).convert("RGB"), (16, 24))
    ImageDraw.Draw(window).rectangle((4, 4, 60, 14), fill=(240, 40, 40))
    return window
