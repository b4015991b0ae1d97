"""Lines of equal height, against shapes whose area and middle are known."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.contours import centroid, contours, encloses, signed_area

SHAPE = (300.0, 200.0)


def hill(rows: int = 120, columns: int = 80, row: float = 100.0, column: float = 120.0) -> np.ndarray:
    """Falls by one for every pixel of a picture of SHAPE that one goes away from a point."""
    y = (np.arange(rows) + 0.5) * SHAPE[0] / rows
    x = (np.arange(columns) + 0.5) * SHAPE[1] / columns
    return -np.hypot(*np.meshgrid(y - row, x - column, indexing="ij"))


def test_a_circle() -> None:
    (line,) = contours(hill(), SHAPE, -40.0)
    assert signed_area(line) == pytest.approx(np.pi * 40.0**2, rel=0.005)
    assert centroid(line) == pytest.approx((100.0, 120.0), abs=0.05)
    assert np.hypot(*(line - (100.0, 120.0)).T) == pytest.approx(40.0, abs=0.05)


def test_what_reaches_the_edge_is_closed_along_it() -> None:
    (line,) = contours(hill(row=0.0), SHAPE, -40.0)
    assert signed_area(line) == pytest.approx(np.pi * 40.0**2 / 2.0, rel=0.02)
    assert line[:, 0].min() == 0.0
    (everything,) = contours(np.ones((3, 5)), SHAPE, 0.5)
    assert signed_area(everything) == pytest.approx(SHAPE[0] * SHAPE[1])
    assert contours(np.ones((3, 5)), SHAPE, 2.0) == []


def test_a_ring_has_a_hole() -> None:
    away = -hill()
    outline, hole = sorted(contours(-np.abs(away - 45.0), SHAPE, -15.0), key=signed_area, reverse=True)
    assert signed_area(outline) == pytest.approx(np.pi * 60.0**2, rel=0.005)
    assert signed_area(hole) == pytest.approx(-np.pi * 30.0**2, rel=0.005)
    assert encloses(outline, (100.0, 120.0))
    assert encloses(hole, (100.0, 120.0))
    assert not encloses(hole, (100.0, 165.0))
    assert not encloses(outline, (250.0, 120.0))


def test_cells_that_touch_at_a_corner_stay_apart() -> None:
    for values in (np.eye(2), np.eye(2)[::-1]):
        lines = contours(values, (2.0, 2.0), 0.5)
        assert len(lines) == 2
        assert all(signed_area(line) > 0.0 for line in lines)


def test_noise_is_closed_lines_whose_areas_add_up() -> None:
    """A fine grid of squares: what is inside by area is what is inside by count."""
    coarse = np.random.default_rng(5).random((12, 9)) > 0.5
    fine = np.kron(coarse, np.ones((40, 40)))
    lines = contours(fine, fine.shape, 0.5)
    assert sum(signed_area(line) for line in lines) == pytest.approx(fine.sum(), rel=0.002)
