"""Radiograph + card -> network input. Training and serving call this same code, so they cannot drift.

The network sees what the file's own first window shows, as 8-bit grey, resized with an antialiasing filter; never what
the user's window, zoom or inversion make of it.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.binning import binned
from desktop.core.card import Golden, Input
from desktop.core.display import render
from desktop.core.equalise import equalised
from desktop.core.radiograph import Radiograph
from desktop.core.resample import resampled

VERSION = 4  # part of every report; raise it whenever the same file would give other numbers
GAP = 3.0  # times the network's size that is left when blocks of 16-bit pixels were averaged and filtering begins


def resized(radiograph: Radiograph, wanted: Input) -> NDArray[np.uint8]:
    """uint8 (height, width) of the card: 0 black .. 255 white, bone bright.

    Raises ValueError for a smaller decoding where the card pads or crops: its edges do not lie on whole pixels.
    """
    if radiograph.full_shape is not None and wanted.aspect != "stretch":
        raise ValueError(f"the card says {wanted.aspect}, which a smaller decoding cannot do")
    size = wanted.height, wanted.width
    if wanted.aspect == "stretch":
        whole, extent = _stretched(radiograph, wanted)
        grey = resampled(whole, size, extent)
    else:
        framed = _padded if wanted.aspect == "pad" else _cropped
        grey = resampled(framed(render(radiograph), wanted.width / wanted.height), size)
    return equalised(grey) if wanted.equalisation == "histogram" else grey


def _stretched(radiograph: Radiograph, wanted: Input) -> tuple[NDArray[np.uint8], tuple[float, float]]:
    """The whole picture or the means of its blocks, and how many of these are its height and width."""
    height, width = radiograph.covered
    if radiograph.full_shape is None:
        rows = int(height / wanted.height / GAP) or 1
        columns = int(width / wanted.width / GAP) or 1
        if rows * columns > 1 and (blocks := binned(radiograph, rows, columns)) is not None:
            return blocks, (height / rows, width / columns)
    return render(radiograph), (height, width)


def network_input(radiograph: Radiograph, wanted: Input) -> NDArray[np.float32]:
    """float32 (1, height, width), 0 black .. 1 white: one row of the model's `image` input."""
    return to_input(resized(radiograph, wanted))


def to_input(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """uint8 (..., H, W) -> float32 (..., 1, H, W), 0..1."""
    return np.expand_dims(grey.astype(np.float32) / np.float32(255.0), -3)


def golden_input(golden: Golden, wanted: Input) -> NDArray[np.float32]:
    """float32 (1, height, width) of a card's golden picture. Raises ValueError when it has another size or kind."""
    with Image.open(io.BytesIO(golden.png_bytes()), formats=["PNG"]) as picture:
        if picture.mode != "L" or picture.size != (wanted.width, wanted.height):
            raise ValueError(f"golden picture {golden.name!r} is {picture.mode} {picture.size}, not the card's input")
        return to_input(np.asarray(picture))


def to_picture(row: float, column: float, shape: tuple[int, int], wanted: Input) -> tuple[float, float]:
    """A point of the network input, in 0..1 of its height and width, as (row, column) pixels of the radiograph."""
    height, width = shape
    box_h, box_w, top, left = _seen(height, width, wanted)
    return top + row * box_h, left + column * box_w


def _seen(height: int, width: int, wanted: Input) -> tuple[float, float, float, float]:
    """Height, width, top and left, in radiograph pixels, of the rectangle that the network input shows."""
    if wanted.aspect == "stretch":
        return height, width, 0.0, 0.0
    ratio = wanted.width / wanted.height
    grows = (width / height > ratio) == (wanted.aspect == "pad")
    box_w, box_h = (width, width / ratio) if grows else (height * ratio, height)
    return box_h, box_w, (height - box_h) / 2.0, (width - box_w) / 2.0


def _padded(grey: NDArray[np.uint8], ratio: float) -> NDArray[np.uint8]:
    height, width = grey.shape
    shape = (round(width / ratio), width) if width / height > ratio else (height, round(height * ratio))
    canvas = np.zeros(shape, np.uint8)
    top, left = (shape[0] - height) // 2, (shape[1] - width) // 2
    canvas[top : top + height, left : left + width] = grey
    return canvas


def _cropped(grey: NDArray[np.uint8], ratio: float) -> NDArray[np.uint8]:
    height, width = grey.shape
    if width / height > ratio:
        inner = round(height * ratio)
        left = (width - inner) // 2
        return grey[:, left : left + inner]
    inner = round(width / ratio)
    top = (height - inner) // 2
    return grey[top : top + inner]
