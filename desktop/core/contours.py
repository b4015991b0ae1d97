"""Closed lines of equal height on a grid (marching squares; Lorensen and Cline 1987 in two dimensions)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
# What crosses a cell, by which corners lie inside: upper left 8, upper right 4, lower right 2, lower left 1. Lines run
# with the inside on their right, so that an outline turns one way and a hole the other. Opposite corners stay apart.
_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
_CROSSED: dict[int, tuple[tuple[int, int], ...]] = {
    8: ((_TOP, _LEFT),),
    4: ((_RIGHT, _TOP),),
    2: ((_BOTTOM, _RIGHT),),
    1: ((_LEFT, _BOTTOM),),
    12: ((_RIGHT, _LEFT),),
    6: ((_BOTTOM, _TOP),),
    3: ((_LEFT, _RIGHT),),
    9: ((_TOP, _BOTTOM),),
    14: ((_BOTTOM, _LEFT),),
    13: ((_RIGHT, _BOTTOM),),
    11: ((_TOP, _RIGHT),),
    7: ((_LEFT, _TOP),),
    10: ((_TOP, _LEFT), (_BOTTOM, _RIGHT)),
    5: ((_RIGHT, _TOP), (_LEFT, _BOTTOM)),
}


def contours(values: NDArray[np.floating], shape: tuple[float, float], level: float) -> list[Line]:
    """Closed lines float64 (n, 2) of (row, column), the last point not repeated, around what is at least `level`.

    values: (R, C), at the centres of R x C equal parts of a picture of `shape`, whose edge closes what reaches it.
    """
    wide = np.pad(np.pad(values.astype(np.float64), 1, mode="edge"), 1, constant_values=level - 1.0)
    following = _followers(wide >= level)
    lines = []
    while following:
        first, at = following.popitem()
        chain = [first]
        while at != first:
            chain.append(at)
            at = following.pop(at)
        lines.append(_points(np.array(chain), wide, shape, level))
    return lines


def signed_area(line: Line) -> float:
    """The shoelace formula: positive for an outline, negative for a hole, in square pixels."""
    row, column = line.T
    return float((column * np.roll(row, -1) - np.roll(column, -1) * row).sum() / 2.0)


def centroid(line: Line) -> tuple[float, float]:
    """(row, column) of the middle of the enclosed area; the line must enclose some."""
    (row, column), (below, beside) = line.T, np.roll(line, -1, axis=0).T
    cross = column * below - beside * row
    whole = 3.0 * float(cross.sum())
    return float(((row + below) * cross).sum()) / whole, float(((column + beside) * cross).sum()) / whole


def encloses(line: Line, point: tuple[float, float]) -> bool:
    """Whether a point lies inside a closed line: a ray from it to the right crosses the line an odd number of times."""
    (row, column), (below, beside) = line.T, np.roll(line, -1, axis=0).T
    spans = (row > point[0]) != (below > point[0])
    at = column[spans] + (point[0] - row[spans]) / (below - row)[spans] * (beside - column)[spans]
    return bool(np.count_nonzero(at > point[1]) % 2)


def _followers(inside: NDArray[np.bool_]) -> dict[int, int]:
    """Which edge of the grid a line crosses after which: an edge is 2 * (its first node), plus 1 when it goes down."""
    one = inside.astype(np.int64)
    codes = 8 * one[:-1, :-1] + 4 * one[:-1, 1:] + 2 * one[1:, 1:] + one[1:, :-1]
    width = inside.shape[1]
    following = {}
    for row, column in np.argwhere((codes != 0) & (codes != 15)).tolist():
        node = row * width + column
        edges = (2 * node, 2 * (node + 1) + 1, 2 * (node + width), 2 * node + 1)
        for start, end in _CROSSED[int(codes[row, column])]:
            following[edges[start]] = edges[end]
    return following


def _points(edges: NDArray[np.int64], values: NDArray[np.float64], shape: tuple[float, float], level: float) -> Line:
    """Where the level is met on each edge."""
    row, column = np.divmod(edges // 2, values.shape[1])
    down = edges % 2
    start, end = values[row, column], values[row + down, column + 1 - down]
    share = (level - start) / (end - start)
    rows, columns = (_places(count - 4, size) for count, size in zip(values.shape, shape, strict=True))
    return np.stack(
        (
            rows[row] + share * (rows[row + down] - rows[row]),
            columns[column] + share * (columns[column + 1 - down] - columns[column]),
        ),
        axis=1,
    )


def _places(count: int, size: float) -> NDArray[np.float64]:
    """Of the centres of `count` parts, and twice of either end: what is padded on lies on the picture's edge."""
    return np.array([0.0, 0.0, *((np.arange(count) + 0.5) * size / count), size, size])
