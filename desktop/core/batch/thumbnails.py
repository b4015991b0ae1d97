"""Small JPEG pictures for the report: the radiograph as its own window shows it, and a map painted over it."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.card import Input
from desktop.core.display import render
from desktop.core.finding import Finding
from desktop.core.overlay import blend, colour
from desktop.core.radiograph import Radiograph

SIDE = 160
QUALITY = 78


def small(radiograph: Radiograph) -> NDArray[np.uint8]:
    """uint8 (h, w), both at most SIDE, 0 black .. 255 white.

    Every n-th pixel is rendered, four times as many as are kept, so large pictures cost no more than small ones.
    """
    step = max(1, max(radiograph.height, radiograph.width) // (4 * SIDE))
    thinned = replace(radiograph, pixels=np.ascontiguousarray(radiograph.pixels[::step, ::step]))
    picture = Image.fromarray(render(thinned))
    picture.thumbnail((SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.asarray(picture)


def painted(grey: NDArray[np.uint8], finding: Finding, wanted: Input) -> NDArray[np.uint8]:
    """uint8 (h, w) under the finding's map -> uint8 (h, w, 3).

    A map is smooth and coarse: its colours are made at a quarter of the size and grown, which is ten times quicker.
    """
    height, width = grey.shape
    colours = Image.fromarray(colour(finding.map, (-(-height // 4), -(-width // 4)), wanted))
    return blend(grey, np.asarray(colours.resize((width, height), Image.Resampling.BILINEAR)))


def jpeg(pixels: NDArray[np.uint8]) -> bytes:
    """uint8 (h, w) or (h, w, 3) -> a JPEG file."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
