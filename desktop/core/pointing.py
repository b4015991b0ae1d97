"""Maps held against boxes that radiologists drew. Boxes are (top, left, bottom, right) in pixels of the radiograph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.core.card import Input
from desktop.core.geometry import Point
from desktop.core.preprocess import to_picture

Box = tuple[float, float, float, float]


def peak(map_: NDArray[np.float32], shape: tuple[int, int], wanted: Input) -> Point:
    """The centre of the strongest cell, (row, column) on a radiograph of `shape`."""
    row, column = np.unravel_index(int(map_.argmax()), map_.shape)
    return to_picture((row + 0.5) / map_.shape[0], (column + 0.5) / map_.shape[1], shape, wanted)


def hit(point: Point, boxes: Iterable[Box], tolerance: float = 0.0) -> bool:
    """The pointing game: whether a point lies in a box or at most `tolerance` pixels beside it.

    Zhang, Bargal, Lin, Brandt, Shen and Sclaroff 2018, doi 10.1007/s11263-017-1059-x.
    """
    row, column = point
    return any(
        top - tolerance <= row <= bottom + tolerance and left - tolerance <= column <= right + tolerance
        for top, left, bottom, right in boxes
    )


def covered(boxes: Sequence[Box], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """bool (H, W): the pixels whose centres lie in a box."""
    mask = np.zeros(shape, dtype=np.bool_)
    for top, left, bottom, right in boxes:
        rows, columns = (slice(max(0, round(low)), max(0, round(high))) for low, high in ((top, bottom), (left, right)))
        mask[rows, columns] = True
    return mask


def iou(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Intersection over union of two masks of one shape; 0 where both are empty."""
    union = int(np.count_nonzero(one | other))
    return int(np.count_nonzero(one & other)) / union if union else 0.0
