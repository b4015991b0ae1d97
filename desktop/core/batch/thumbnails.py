"""Small JPEG pictures for the report: the radiograph as its own window shows it, and a map painted over it."""

from __future__ import annotations

import io
import struct
from dataclasses import replace

import numpy as np
from imagecodecs import jpeg8_encode
from numpy.typing import NDArray
from PIL import Image

from desktop.core.card import Input
from desktop.core.display import render
from desktop.core.overlay import blend, colour
from desktop.core.radiograph import Radiograph
from desktop.core.resample import resampled

SIDE = 160
QUALITY = 78
SHAPE = struct.Struct("<HH")  # of a packed map: height, width


def small(radiograph: Radiograph, side: int = SIDE) -> NDArray[np.uint8]:
    """uint8 (h, w), both at most `side`, 0 black .. 255 white.

    Every n-th pixel is rendered, four times as many as are kept, so large pictures cost no more than small ones.
    """
    step = max(1, max(radiograph.height, radiograph.width) // (4 * side))
    thinned = replace(radiograph, pixels=np.ascontiguousarray(radiograph.pixels[::step, ::step]), planes=())
    picture = Image.fromarray(render(thinned))
    picture.thumbnail((side, side), Image.Resampling.BILINEAR)
    return np.asarray(picture)


def shrunk(grey: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.uint8]:
    """uint8 (H, W) of any sides -> uint8 (h, w) with the sides of `shape`, both at most SIDE."""
    scale = min(1.0, SIDE / max(shape))
    height, width = (max(1, round(side * scale)) for side in shape)
    return resampled(grey, (height, width))


def packed(map_: NDArray[np.float32]) -> bytes:
    """float32 (h, w) -> its shape and its numbers."""
    return SHAPE.pack(*map_.shape) + map_.astype("<f4").tobytes()


def overlaid(thumbnail: bytes, map_: bytes, wanted: Input) -> bytes:
    """A JPEG file under a packed map -> a JPEG file in colours.

    A map is smooth and coarse: its colours are made at a quarter of the size and grown, which is ten times quicker.
    """
    with Image.open(io.BytesIO(thumbnail), formats=["JPEG"]) as picture:
        grey = np.asarray(picture.convert("L"))
    height, width = grey.shape
    colours = Image.fromarray(colour(_unpacked(map_), (-(-height // 4), -(-width // 4)), wanted))
    return jpeg(blend(grey, np.asarray(colours.resize((width, height), Image.Resampling.BILINEAR))))


def _unpacked(map_: bytes) -> NDArray[np.float32]:
    return np.frombuffer(map_, "<f4", offset=SHAPE.size).reshape(SHAPE.unpack_from(map_))


def jpeg(pixels: NDArray[np.uint8]) -> bytes:
    """uint8 (h, w) or (h, w, 3) -> a JPEG file."""
    return bytes(jpeg8_encode(np.ascontiguousarray(pixels), level=QUALITY))
