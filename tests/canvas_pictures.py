"""Pictures for the canvas, and what a place of it looks like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from desktop.screen import Picture
from desktop.ui.canvas import Canvas

RAMP = np.arange(256, dtype=np.uint8)


def picture(size: int = 64, overlay=None, **changes) -> Picture:
    index = np.tile(np.linspace(0, 255, size).astype(np.uint8), (size, 1))
    made = Picture(object(), (index, index[::2, ::2].copy()), RAMP, overlay, 1.0, "", "", "")
    return replace(made, **changes)


def grey(canvas: Canvas, x: int, y: int) -> tuple[int, int, int]:
    colour = canvas.grab().toImage().pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()
