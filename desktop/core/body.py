"""Where the patient is on a radiograph: roughly, to say how much of a map lies beside the body."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.field import field

Mask = NDArray[np.bool_]
SIDE = 128  # of the mask; a map has some ten cells on a side
AIR = 0.09  # of white: darker than this and reaching the edge is air or a collimator's shadow
LETTERS = 3  # cells: what is narrower than twice this and stands in the air is a marker


def body(grey: NDArray[np.uint8]) -> Mask:
    """bool (SIDE, SIDE), True on the body, in the proportions of `grey`: uint8 (H, W), bone bright, not equalised.

    Outside are what `field` cuts away, and darkness that reaches the edge, with the markers in it. Lungs are inside
    unless the edge cuts through them where they are black.
    """
    small = np.asarray(Image.fromarray(grey).resize((SIDE, SIDE), Image.Resampling.BOX))
    outside = _from_the_edge(small < AIR * 255.0)
    outside = ~_grown(~_grown(outside, LETTERS), LETTERS)
    rows, columns = field(grey)
    outside |= ~_within(rows, grey.shape[0])[:, None] | ~_within(columns, grey.shape[1])[None, :]
    return ~outside


def _within(kept: slice, size: int) -> Mask:
    middles = (np.arange(SIDE) + 0.5) * size / SIDE
    within: Mask = (middles >= kept.start) & (middles < kept.stop)
    return within


def _from_the_edge(dark: Mask) -> Mask:
    """What of `dark` is connected with the edge of the picture."""
    edge = np.ones_like(dark)
    edge[1:-1, 1:-1] = False
    reached, before = dark & edge, -1
    while before != (before := int(reached.sum())):
        reached = _grown(reached, 1) & dark
    return reached


def _grown(mask: Mask, steps: int) -> Mask:
    """With every cell that has a neighbour in it, so many times."""
    for _ in range(steps):
        wide = np.pad(mask, 1, mode="edge")
        mask = wide[1:-1, 1:-1] | wide[:-2, 1:-1] | wide[2:, 1:-1] | wide[1:-1, :-2] | wide[1:-1, 2:]
    return mask
