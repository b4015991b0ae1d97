"""Measurements, against values worked out by hand."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.core.geometry import LABELS, Line, Measure, Origin, Spacing, angle, area, calibrated, cobb, length
from desktop.core.radiograph import Lut, Radiograph
from desktop.core.region import ellipse, rectangle

OBLONG = Spacing(0.2, 0.1, "detector")
HORIZONTAL: Line = ((5, 5), (5, 25))


def towards(degrees: float, reach: float = 10.0, spacing: Spacing | None = None) -> Line:
    """A line in mm from (50, 50), turned clockwise from the horizontal as seen on the screen."""
    down, along = reach * math.sin(math.radians(degrees)), reach * math.cos(math.radians(degrees))
    row_mm, column_mm = (spacing.row_mm, spacing.column_mm) if spacing else (1.0, 1.0)
    return (50.0, 50.0), (50.0 + down / row_mm, 50.0 + along / column_mm)


def test_length() -> None:
    line: Line = ((10, 10), (13, 14))
    assert length(line, None) == Measure(5.0, "px")
    assert length(line, Spacing(1.0, 1.0, "pixels")) == Measure(5.0, "mm")
    found = length(((0, 0), (15, 40)), OBLONG)  # 3 mm down, 4 mm along
    assert (found.value, found.unit) == (pytest.approx(5.0), "mm at detector")
    assert str(found) == "5.0 mm at detector"


@pytest.mark.parametrize("origin", LABELS)
def test_every_length_says_where_its_spacing_is_from(origin: Origin) -> None:
    spacing = Spacing(0.5, 0.5, origin)
    assert length(HORIZONTAL, spacing).unit == LABELS[origin]
    assert area(8, spacing) == Measure(2.0, LABELS[origin].replace("mm", "mm²"))


def test_every_label_starts_with_its_unit() -> None:
    assert all(label.split()[0] == "mm" for label in LABELS.values())


@pytest.mark.parametrize("spacing", [None, OBLONG])
@pytest.mark.parametrize("degrees", range(-180, 181, 15))
def test_angle(degrees: int, spacing: Spacing | None) -> None:
    """Between directions: 0 to 180, whichever line comes first and whichever way it turns."""
    first, second = towards(20, 4.0, spacing), towards(20 + degrees, 9.0, spacing)
    for pair in itertools.permutations((first, second)):
        found = angle(*pair, spacing)
        assert (found.value, found.unit) == (pytest.approx(abs(degrees)), "°")


def test_pixels_that_are_not_square_and_have_no_size() -> None:
    """Pixels twice as high as they are wide: 10 down are as far as 20 along."""
    slope, level, steep = ((0, 0), (10, 20)), ((0, 0), (0, 20)), ((0, 0), (10, 0))
    assert angle(slope, level, None, 2.0).value == pytest.approx(45.0)
    assert cobb(((0, 0), (0, 20)), ((30, 0), (40, 20)), None, 2.0).value == pytest.approx(45.0)
    assert length(slope, None) == Measure(math.hypot(10, 20), "px")
    for line, known in ((level, 20.0), (steep, 20.0), (slope, 20.0 * math.sqrt(2.0))):
        found = calibrated(line, known, None, 2.0)
        assert (found.row_mm, found.column_mm) == pytest.approx((2.0, 1.0))
    assert calibrated(level, 4.0, OBLONG, 3.0) == Spacing(0.4, 0.2, "user")


def plate(middle: tuple[float, float], degrees: float, turned: float, spacing: Spacing | None) -> Line:
    """A line of 14 mm about a point (down, along) in mm, tilted against the horizontal, all turned about (50, 50)."""
    row_mm, column_mm = (spacing.row_mm, spacing.column_mm) if spacing else (1.0, 1.0)
    c, s = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    down, along = middle
    centre = 50.0 + c * down + s * along, 50.0 - s * down + c * along
    way = math.radians(degrees + turned)
    ends = [(centre[0] + sign * math.sin(way), centre[1] + sign * math.cos(way)) for sign in (-7.0, 7.0)]
    (top, left), (bottom, right) = [(down / row_mm, along / column_mm) for down, along in ends]
    return (top, left), (bottom, right)


@pytest.mark.parametrize("spacing", [None, OBLONG])
@pytest.mark.parametrize("turned", [0, 30, 90, 135, 180, 270])
@pytest.mark.parametrize(("upper", "lower"), [(25, -20), (-25, 20), (60, -50), (10, 30), (0, 0), (10, -10)])
def test_cobb(upper: float, lower: float, turned: float, spacing: Spacing | None) -> None:
    """Whichever way a line is drawn, whichever comes first and however the picture lies; above 90 too."""
    plates = (plate((-20, 0), upper, turned, spacing), plate((20, 3), lower, turned, spacing))
    for pair in itertools.permutations(plates):
        for first, second in itertools.product(*((line, (line[1], line[0])) for line in pair)):
            assert cobb(first, second, spacing).value == pytest.approx(abs(upper - lower), abs=1e-6)


@pytest.mark.parametrize("turned", [0, 30, 90, 135, 180, 270])
@pytest.mark.parametrize("middles", [((0, -20), (0, 20)), ((0, 0), (0, 0))])
def test_lines_that_are_no_end_plates_have_the_smaller_angle(middles: Any, turned: float) -> None:
    """Side by side, as two bones of a foot end to end, or across each other."""
    lines = [plate(middle, tilt, turned, None) for middle, tilt in zip(middles, (10, -10), strict=True)]
    assert cobb(*lines, None).value == pytest.approx(20.0)
    assert cobb(lines[1], (lines[0][1], lines[0][0]), None).value == pytest.approx(20.0)


def test_square_pixels_would_give_another_angle() -> None:
    line: Line = ((0, 0), (10, 10))
    assert angle(HORIZONTAL, line, None).value == pytest.approx(45.0)
    assert angle(HORIZONTAL, line, OBLONG).value == pytest.approx(63.43, abs=0.01)


def test_a_line_without_length_has_no_angle() -> None:
    point: Line = ((3, 3), (3, 3))
    assert length(point, None).value == 0.0
    for measure in (angle, cobb):
        for pair in ((point, HORIZONTAL), (HORIZONTAL, point)):
            with pytest.raises(ValueError, match="direction"):
                measure(*pair, None)


def test_numbers_are_finite() -> None:
    with pytest.raises(ValueError, match="finite"):
        length(((0, 0), (math.nan, 1)), None)
    with pytest.raises(ValueError, match="finite"):
        length(((0, 0), (math.inf, 1)), None)


@pytest.mark.parametrize("before", [None, OBLONG, Spacing(0.3, 0.3, "pixels")])
def test_calibration(before: Spacing | None) -> None:
    """A coin of 25 mm: the line is 25 mm afterwards, and pixels keep their shape."""
    coin: Line = ((10, 10), (40, 90))
    found = calibrated(coin, 25.0, before)
    assert length(coin, found).value == pytest.approx(25.0)
    assert length(coin, found).unit == "mm user-calibrated"
    shape = before.row_mm / before.column_mm if before else 1.0
    assert found.row_mm / found.column_mm == pytest.approx(shape)


@pytest.mark.parametrize("known", [0.0, -1.0, math.nan, math.inf, 1e9])
def test_a_calibration_that_cannot_be(known: float) -> None:
    with pytest.raises(ValueError, match=r"known|spacing"):
        calibrated(HORIZONTAL, known, None)
    with pytest.raises(ValueError, match="drawn"):
        calibrated(((1, 1), (1, 1)), 25.0, None)


@pytest.mark.parametrize("wrong", [(0.0, 1.0), (1.0, -1.0), (1000.0, 1.0), (math.nan, 1.0)])
def test_a_spacing_cannot_be_wrong(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="spacing"):
        Spacing(*wrong, "pixels")


def radiograph(**changes: Any) -> Radiograph:
    """Value = 10 row + column, 8 x 9."""
    pixels = np.add.outer(10 * np.arange(8), np.arange(9)).astype(np.uint16)
    return Radiograph(pixels=pixels, stored_range=(0, 4095), source=Path("x"), kind="DICOM", **changes)


def test_rectangle() -> None:
    """Rows 2 and 3, columns 4 to 6, from either corner."""
    values = [24, 25, 26, 34, 35, 36]
    corners = ((2.0, 4.0), (4.0, 7.0)), ((4.0, 7.0), (2.0, 4.0)), ((4.0, 4.0), (2.0, 7.0)), ((2.4, 3.6), (3.9, 7.4))
    for first, second in corners:
        found = rectangle(radiograph(), first, second, OBLONG)
        assert (found.count, found.mean, found.minimum, found.maximum) == (6, 30.0, 24.0, 36.0)
        assert found.sd == pytest.approx(math.sqrt(sum((value - 30.0) ** 2 for value in values) / 6))
        assert (found.area.value, found.area.unit) == (pytest.approx(6 * 0.02), "mm² at detector")
    assert rectangle(radiograph(), *corners[0], None).area == Measure(6.0, "px²")


@pytest.mark.parametrize(("first", "second"), [((0.2, 1.1), (6.7, 8.4)), ((-3, -3), (5, 6)), ((3, 3), (4, 4))])
def test_ellipse_pixel_by_pixel(first: tuple[float, float], second: tuple[float, float]) -> None:
    middle = [(first[at] + second[at]) / 2 for at in (0, 1)]
    reach = [abs(second[at] - first[at]) / 2 for at in (0, 1)]
    inside = [
        10 * row + column
        for row in range(8)
        for column in range(9)
        if ((row + 0.5 - middle[0]) / reach[0]) ** 2 + ((column + 0.5 - middle[1]) / reach[1]) ** 2 <= 1
    ]
    found = ellipse(radiograph(), first, second, None)
    assert (found.count, found.minimum, found.maximum) == (len(inside), min(inside), max(inside))
    assert (found.mean, found.sd) == (pytest.approx(np.mean(inside)), pytest.approx(np.std(inside)))


def test_a_large_ellipse_has_its_area() -> None:
    pixels = np.zeros((400, 600), np.uint8)
    picture = Radiograph(pixels=pixels, stored_range=(0, 255), source=Path("x"), kind="PNG")
    found = ellipse(picture, (20, 30), (380, 570), OBLONG)
    assert found.area.value == pytest.approx(math.pi * 36 * 27, rel=1e-3)


def test_statistics_are_of_modality_values() -> None:
    scaled = radiograph(slope=-2.0, intercept=5.0)
    found = rectangle(scaled, (0, 0), (1, 3), None)
    assert (found.mean, found.minimum, found.maximum) == (3.0, 1.0, 5.0)
    lut = Lut(np.array([7, 9], np.uint16), first=0, bits=8)
    found = rectangle(radiograph(modality_lut=lut), (0, 0), (8, 9), None)
    assert (found.minimum, found.maximum, found.count) == (7.0, 9.0, 72)


@pytest.mark.parametrize("measure", [rectangle, ellipse])
@pytest.mark.parametrize(
    ("first", "second"), [((20, 20), (30, 30)), ((-9, -9), (0, 0)), ((3.1, 3.1), (3.4, 3.4)), ((1, 1), (1, 9))]
)
def test_nothing_inside(measure: Any, first: tuple[float, float], second: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="no pixel"):
        measure(radiograph(), first, second, None)


def test_corners_are_finite() -> None:
    with pytest.raises(ValueError, match="finite"):
        rectangle(radiograph(), (0, 0), (math.nan, 5), None)
