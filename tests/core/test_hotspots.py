"""Where a map is strong, in the radiograph's own pixels and in millimetres."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.card import Input
from desktop.core.geometry import Spacing
from desktop.core.hotspots import hotspots

SQUARE = Input(height=64, width=64)


def shade_with(*cells: tuple[int, int], value: float = 1.0) -> np.ndarray:
    made = np.zeros((8, 8), dtype=np.float32)
    for row, column in cells:
        made[row, column] = value
    return made


def test_a_hot_cell_lies_where_it_is() -> None:
    (one,) = hotspots(shade_with((2, 5)), (800, 1600), SQUARE, 0.5)
    assert one.centre == pytest.approx((250.0, 1100.0), abs=1.0)
    top, left, bottom, right = one.box
    assert (top + bottom) / 2 == pytest.approx(250.0, abs=1.0)
    assert (left + right) / 2 == pytest.approx(1100.0, abs=2.0)
    assert bottom - top == pytest.approx(100.0, rel=0.3)  # a cell is 100 x 200 pixels
    assert one.holes == ()
    assert one.outline[:, 0].min() == top


def test_the_area_in_the_unit_of_the_spacing() -> None:
    (one,) = hotspots(shade_with((2, 5)), (800, 800), SQUARE, 0.5)
    spacing = Spacing(0.1, 0.2, "detector")
    area = one.area(spacing)
    assert area.unit == "mm² at detector"
    assert area.value == pytest.approx(one.pixels * 0.02)
    assert one.area(None).unit == "px²"
    height, width = one.size(spacing)
    assert (height.unit, width.unit) == ("mm at detector", "mm at detector")
    assert width.value == pytest.approx(2.0 * height.value, rel=0.05)


def test_the_largest_comes_first_and_less_is_larger() -> None:
    shade = shade_with((1, 1), (5, 5), (5, 6))
    two = hotspots(shade, (640, 640), SQUARE, 0.5)
    assert len(two) == 2
    assert two[0].pixels > two[1].pixels
    assert two[0].centre[0] == pytest.approx(440.0, abs=2.0)
    assert sum(one.pixels for one in hotspots(shade, (640, 640), SQUARE, 0.2)) > sum(one.pixels for one in two)


def test_a_hole_is_not_counted() -> None:
    ring = np.ones((8, 8), dtype=np.float32)
    ring[3:5, 3:5] = 0.0
    (one,) = hotspots(ring, (640, 640), SQUARE, 0.5)
    assert len(one.holes) == 1
    assert one.pixels == pytest.approx(640.0 * 640.0 - 160.0 * 160.0, rel=0.02)
    assert one.centre == pytest.approx((320.0, 320.0), abs=1.0)


def test_a_faint_map_has_none_and_a_share_is_checked() -> None:
    assert hotspots(shade_with((2, 5), value=0.2), (80, 80), SQUARE, 0.5) == ()
    for share in (0.0, 1.5, float("nan")):
        with pytest.raises(ValueError, match="share"):
            hotspots(shade_with((2, 5)), (80, 80), SQUARE, share)


def test_what_was_cropped_away_is_never_hot() -> None:
    """Of a tall radiograph the network saw the square in the middle."""
    (one,) = hotspots(np.ones((8, 8), dtype=np.float32), (1000, 500), Input(height=64, width=64, aspect="crop"), 0.5)
    top, left, bottom, right = one.box
    assert (top, bottom) == pytest.approx((250.0, 750.0), abs=4.0)
    assert (left, right) == (0.0, 500.0)
