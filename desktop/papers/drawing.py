"""A radiograph at its own size, as the canvas would draw it: for a file, and without a display."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.core.overlay import blend
from desktop.papers.view import Rgb
from desktop.screen import Picture

CONTOUR, EDGE, PLANES = (251, 180, 26), (0, 0, 0), (61, 224, 255)
ROWS = 256  # looked up at a time, so that their indices stay in the cache
THIN = 700  # pixels of the shorter side that a line of one pixel is for


def drawn(picture: Picture) -> Rgb:
    """uint8 (H, W, 3), read-only: grey values, overlay, contours and planes, turned as it lies on the screen.

    No texts; see `annotated` of `exporting.Outlet`.
    """
    grey = greys(picture)
    rgb = blend(grey, _grown(picture.overlay, grey.shape), picture.opacity) if picture.overlay is not None else None
    whole = Image.fromarray(grey).convert("RGB") if rgb is None else Image.fromarray(rgb)
    if picture.contours:
        whole = _outlined(whole, picture)
    if picture.planes:
        whole.paste(PLANES, mask=Image.fromarray(picture.planes[0]))
    return np.asarray(_lying(whole, picture))


def greys(picture: Picture) -> NDArray[np.uint8]:
    """uint8 (H, W): the radiograph alone, as it lies in its file."""
    index = picture.levels[0]
    grey = np.empty(index.shape, dtype=np.uint8)
    for row in range(0, index.shape[0], ROWS):
        np.take(picture.greys, index[row : row + ROWS], out=grey[row : row + ROWS], mode="clip")
    return grey


def enlargement(shape: tuple[int, ...]) -> float:
    """How much larger lines and letters are than on a screen, in a picture of `shape` (H, W, ...)."""
    return max(1.0, min(shape[:2]) / THIN)


def enlarged(pixels: Rgb) -> Rgb:
    """uint8 (H, W, 3), of small pictures a whole number of times as large, so that letters have room."""
    height, width = pixels.shape[:2]
    times = math.ceil(THIN / min(height, width))
    if times <= 1:
        return pixels
    return np.asarray(Image.fromarray(pixels).resize((width * times, height * times), Image.Resampling.BICUBIC))


def lying(picture: Picture) -> Callable[[float, float], tuple[float, float]]:
    """From (row, column) of the radiograph to (x, y) in what `drawn` makes of it."""
    height, width = picture.levels[0].shape
    high = max(1, round(height * picture.aspect)) if picture.aspect != 1.0 else height

    def place(row: float, column: float) -> tuple[float, float]:
        x, y = (width - column if picture.pose.mirrored else column), row * high / height
        return ((x, y), (high - y, x), (width - x, high - y), (y, width - x))[picture.pose.turns]

    return place


def _grown(rgba: NDArray[np.uint8], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    size = (shape[1], shape[0])
    return np.asarray(Image.fromarray(rgba).resize(size, Image.Resampling.BILINEAR))


def _outlined(whole: Image.Image, picture: Picture) -> Image.Image:
    """With contours on a dark edge, at the overlay's opacity."""
    lined = whole.copy()
    draw, wide = ImageDraw.Draw(lined), enlargement((whole.height, whole.width))
    for colour, width in ((EDGE, 4.0), (CONTOUR, 2.0)):
        for line in picture.contours:
            points = [(column, row) for row, column in line.tolist()]
            draw.line([*points, points[0]], colour, round(width * wide), joint="curve")
    return Image.blend(whole, lined, picture.opacity)


def square(pixels: Rgb, aspect: float) -> Rgb:
    """uint8 (H, W, 3) with square pixels. aspect: a pixel's height over its width."""
    return np.asarray(_squared(Image.fromarray(pixels), aspect))


def _squared(whole: Image.Image, aspect: float) -> Image.Image:
    if aspect == 1.0:
        return whole
    return whole.resize((whole.width, max(1, round(whole.height * aspect))), Image.Resampling.BICUBIC)


def _lying(whole: Image.Image, picture: Picture) -> Image.Image:
    """With square pixels, mirrored and turned."""
    whole = _squared(whole, picture.aspect)
    if picture.pose.mirrored:
        whole = whole.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    turns = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    turn = turns[picture.pose.turns]
    return whole if turn is None else whole.transpose(turn)
