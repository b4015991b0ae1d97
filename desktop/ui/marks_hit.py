"""Which mark lies under the pointer: distances in pixels of the screen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF

HANDLE = 8.0  # a handle is taken from this near
LINE = 6.0  # a line is taken from this near


def nearest(where: QPointF, places: Iterable[QPointF], reach: float = HANDLE) -> int:
    """The position of the nearest place within reach, -1 for none."""
    found = [(apart(where, place), position) for position, place in enumerate(places)]
    distance, position = min(found, default=(math.inf, -1))
    return position if distance <= reach else -1


def on_line(where: QPointF, line: list[QPointF], reach: float = LINE) -> bool:
    """Whether a line of two or more points comes within reach."""
    return any(_from_stretch(where, a, b) <= reach for a, b in pairwise(line))


def apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _from_stretch(where: QPointF, a: QPointF, b: QPointF) -> float:
    right, down = b.x() - a.x(), b.y() - a.y()
    length = right * right + down * down
    share = ((where.x() - a.x()) * right + (where.y() - a.y()) * down) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(where.x() - a.x() - share * right, where.y() - a.y() - share * down)
