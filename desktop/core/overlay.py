"""A map painted over the radiograph: colours, opacity, and where it lies."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.card import Input
from desktop.core.preprocess import to_picture

Palette = Literal["inferno", "viridis", "cividis"]

# Strength 0..1 -> red, green, blue: parts of matplotlib's palettes (CC0), ordered in lightness, so that readers with
# any colour vision see the same order.
_STOPS = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
PALETTES: dict[Palette, NDArray[np.float64]] = {
    "inferno": np.array([(87, 16, 110), (188, 55, 84), (237, 105, 37), (251, 180, 26), (252, 255, 164)], np.float64),
    "viridis": np.array([(72, 36, 117), (49, 102, 142), (30, 156, 137), (108, 205, 90), (253, 231, 37)], np.float64),
    "cividis": np.array([(8, 51, 112), (85, 92, 109), (136, 133, 120), (194, 179, 105), (254, 232, 56)], np.float64),
}
FAINTEST = 1.0  # in logits: a map that nowhere reaches this is shown as faint as it is, not stretched to full strength


def strength(map_: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 (h, w) signed Grad-CAM -> float32 (h, w), 0..1: the part that speaks for the label.

    A cell of the map times h*w is the logit the picture would have if all of it looked like that cell.
    """
    local = np.maximum(map_, 0.0) * np.float32(map_.size)
    return local / np.float32(max(float(local.max()), FAINTEST))


def own_strength(map_: NDArray[np.float32], brightness: float = 1.0) -> NDArray[np.float32]:
    """float32 (h, w) of a map that is in no logits -> float32 (h, w), 0..1: its positive part, by its own maximum.

    brightness: 1 leaves the maximum at full strength; more lifts what is weaker.
    """
    positive = np.maximum(map_, 0.0)
    most = np.float32(max(float(positive.max()), 1e-12))
    return np.minimum(positive / most * np.float32(brightness), np.float32(1.0))


def grown(
    shade: NDArray[np.float32], shape: tuple[int, int], wanted: Input, size: tuple[int, int]
) -> NDArray[np.float32]:
    """A map (h, w) as float32 `size`, drawn over the whole of a radiograph of `shape`; 0 where the network saw none."""
    top, left = to_picture(0.0, 0.0, shape, wanted)
    bottom, right = to_picture(1.0, 1.0, shape, wanted)
    h, w = shade.shape
    # The affine transform takes output pixels to map cells; both count from corners.
    x_scale, y_scale = w / (right - left), h / (bottom - top)
    matrix = (x_scale * shape[1] / size[1], 0.0, 1.0 - left * x_scale, 0.0, y_scale * shape[0] / size[0],
              1.0 - top * y_scale)  # fmt: skip
    padded = np.pad(shade, 1, mode="edge")  # so that interpolation does not fade at the border
    drawn = Image.fromarray(padded).transform(
        (size[1], size[0]), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=0
    )
    rows = _seen(size[0], shape[0], top, bottom)
    return np.asarray(drawn, dtype=np.float32) * rows[:, None] * _seen(size[1], shape[1], left, right)


def _seen(count: int, size: int, first: float, last: float) -> NDArray[np.bool_]:
    """Which of `count` equal parts of `size` pixels have their middle between two places."""
    middles = (np.arange(count) + 0.5) * size / count
    seen: NDArray[np.bool_] = (middles >= first) & (middles < last)
    return seen


def colour(map_: NDArray[np.float32], shape: tuple[int, int], wanted: Input) -> NDArray[np.uint8]:
    """The map as uint8 (H, W, 4) RGBA for a radiograph drawn at `shape`; alpha grows with the strength."""
    return painted(strength(map_), shape, wanted)


def tones(values: NDArray[np.float64], palette: Palette) -> NDArray[np.uint8]:
    """Strengths float64 (...), 0..1 -> uint8 (..., 3) red, green and blue."""
    channels = [np.interp(values, _STOPS, PALETTES[palette][:, channel]) for channel in range(3)]
    return np.rint(np.stack(channels, -1)).astype(np.uint8)


def painted(
    shade: NDArray[np.float32],
    shape: tuple[int, int],
    wanted: Input,
    least: float = 0.0,
    palette: Palette = "inferno",
) -> NDArray[np.uint8]:
    """A strength float32 (h, w), 0..1, as uint8 (H, W, 4) RGBA at `shape`; nothing where it is below `least`."""
    height, width = shape
    drawn = np.clip(grown(shade, shape, wanted, shape).astype(np.float64), 0.0, 1.0)
    rgba = np.empty((height, width, 4), dtype=np.uint8)
    rgba[..., :3] = tones(drawn, palette)
    rgba[..., 3] = np.where(drawn >= least, np.rint(255.0 * np.clip(drawn * 1.5, 0.0, 1.0)), 0)
    return rgba


def blend(grey: NDArray[np.uint8], rgba: NDArray[np.uint8], opacity: float = 0.6) -> NDArray[np.uint8]:
    """uint8 (H, W) under uint8 (H, W, 4) -> uint8 (H, W, 3); opacity 0..1 scales the overlay's alpha."""
    alpha = Image.fromarray(rgba[..., 3]).point([round(value * opacity) for value in range(256)])
    paint = Image.fromarray(np.ascontiguousarray(rgba[..., :3]))
    return np.asarray(Image.composite(paint, Image.fromarray(grey).convert("RGB"), alpha))
