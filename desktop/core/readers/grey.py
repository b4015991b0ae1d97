"""Colour and depth -> grey, by the same stated rules for every kind of file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

DEPTHS = (8, 10, 12, 14, 16)  # that detectors and scanners really have


def grey_of(colour: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float, tuple[str, ...]]:
    """uint8 (H, W, 3) RGB -> uint8 (H, W) grey, colourfulness 0..1, notes.

    Equal channels are a grey picture stored as colour; any other becomes its luminance (Rec. 601, as Pillow).
    """
    red, green, blue = colour[..., 0], colour[..., 1], colour[..., 2]
    if np.array_equal(red, green) and np.array_equal(green, blue):
        return np.ascontiguousarray(red), 0.0, ()
    spread = colour.max(axis=2) - colour.min(axis=2)
    colourfulness = float(np.percentile(spread, 99)) / 255.0
    grey = np.asarray(Image.fromarray(colour).convert("L"))
    return grey, colourfulness, ("The picture is in colour; its luminance is shown and judged.",)


def depth_of(highest: int, most: int = 16) -> int:
    """The smallest usual depth, in bits and at most `most`, that holds the value `highest`."""
    return next((bits for bits in DEPTHS if bits < most and highest < 1 << bits), most)


def depth_note(bits: int, most: int) -> tuple[str, ...]:
    """What to tell the user when a picture uses less than the depth its file allows."""
    if bits >= most:
        return ()
    return (f"Only the lower {bits} of {most} bits are used, so white is taken to be {(1 << bits) - 1}.",)
