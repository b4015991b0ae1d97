"""Stored values -> greys, against the formulas of PS3.3 C.11 worked out by hand and one pixel at a time."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.core.display import as_window, auto_window, default_voi, full_window, render, table
from desktop.core.radiograph import Lut, Radiograph, Window


def radiograph(pixels: Any, stored_range: tuple[int, int] | None = None, **changes: Any) -> Radiograph:
    limits = np.iinfo(pixels.dtype)
    return Radiograph(
        pixels=pixels, stored_range=stored_range or (limits.min, limits.max), source=Path("x"), kind="DICOM", **changes
    )


def every(dtype: Any) -> Any:
    limits = np.iinfo(dtype)
    return np.arange(limits.min, limits.max + 1).astype(dtype).reshape(256, -1)


def by_hand(value: float, window: Window) -> float:
    """C.11.2.1.2.1, C.11.2.1.3.2 and C.11.2.1.3.1, as the standard writes them, with y from 0 to 255."""
    center, width = window.center, window.width
    if window.function == "SIGMOID":
        return 255 / (1 + math.exp(min(60.0, -4 * (value - center) / width)))
    if window.function == "LINEAR_EXACT":
        if value <= center - width / 2:
            return 0
        return 255 if value > center + width / 2 else ((value - center) / width + 0.5) * 255
    if value <= center - 0.5 - (width - 1) / 2:
        return 0
    if value > center - 0.5 + (width - 1) / 2:
        return 255
    return ((value - (center - 0.5)) / (width - 1) + 0.5) * 255


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16])
@pytest.mark.parametrize(
    "window",
    [
        Window(40, 80),
        Window(40, 80, "LINEAR_EXACT"),
        Window(40, 80, "SIGMOID"),
        Window(10.5, 1),
        Window(10, 2),
        Window(-5, 30),
        Window(0.25, 0.5, "LINEAR_EXACT"),
    ],
)
def test_windows(dtype: Any, window: Window) -> None:
    picture = radiograph(every(dtype), slope=0.5, intercept=-3.0)
    shown = render(picture, window)
    rng = np.random.default_rng(0)
    flat, greys = picture.pixels.ravel(), shown.ravel()
    near = np.flatnonzero(np.abs(flat.astype(int)) < 128)
    for at in (*rng.integers(0, flat.size, 50), *rng.choice(near, 50)):
        assert abs(int(greys[at]) - by_hand(float(flat[at]) * 0.5 - 3.0, window)) <= 0.5 + 1e-9


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16])
def test_full_range_ends_are_black_and_white(dtype: Any) -> None:
    shown = render(radiograph(every(dtype))).ravel()
    assert (shown[0], shown[-1]) == (0, 255)
    assert (np.diff(shown.astype(int)) >= 0).all()
    if np.dtype(dtype).itemsize == 1:
        np.testing.assert_array_equal(shown, np.arange(256))


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16])
@pytest.mark.parametrize("slope", [1.0, -0.5])
def test_the_table_starts_at_the_lowest_value(dtype: Any, slope: float) -> None:
    picture = radiograph(every(dtype), slope=slope, intercept=7.0)
    np.testing.assert_array_equal(table(picture, default_voi(picture)), render(picture).ravel())


def test_inversion_comes_last_and_twice_is_none() -> None:
    pixels = every(np.uint16)
    straight, turned = radiograph(pixels), radiograph(pixels, inverted=True)
    window = Window(20_000, 9_000, "SIGMOID")
    np.testing.assert_array_equal(render(turned, window), 255 - render(straight, window))
    np.testing.assert_array_equal(render(turned, window, invert=True), render(straight, window))
    np.testing.assert_array_equal(render(straight, window, invert=True), render(turned, window))


@pytest.mark.parametrize("bits", [8, 10, 12, 16])
def test_mirrored_values_and_inversion_cancel_to_the_last_grey(bits: int) -> None:
    """MONOCHROME1 and MONOCHROME2 of one picture: not one grey apart, rounding included."""
    top = (1 << bits) - 1
    pixels = np.arange(top + 1, dtype=np.uint16).reshape(2, -1)
    straight = radiograph(pixels, (0, top))
    mirrored = radiograph((top - pixels).astype(np.uint16), (0, top), inverted=True)
    np.testing.assert_array_equal(render(straight), render(mirrored))


def test_falling_rescale_shows_the_highest_stored_value_black() -> None:
    shown = render(radiograph(np.array([[0, 4095]], np.uint16), (0, 4095), slope=-1.0, intercept=4095.0))
    assert shown.tolist() == [[255, 0]]


def test_voi_lut_is_clamped_at_both_ends() -> None:
    lut = Lut(np.array([0, 1000, 4095], np.uint16), first=10, bits=12)
    shown = render(radiograph(np.array([[0, 10, 11, 12, 13, 60000]], np.uint16), voi=(lut,)))
    assert shown.tolist() == [[0, 0, 62, 255, 255, 255]]


def test_lut_that_starts_below_zero() -> None:
    lut = Lut(np.arange(256, dtype=np.uint16), first=-128, bits=8)
    np.testing.assert_array_equal(render(radiograph(every(np.int8), voi=(lut,))).ravel(), np.arange(256))


def test_modality_lut_replaces_the_rescale() -> None:
    lut = Lut(np.array([300, 200, 100], np.uint16), first=-1, bits=16)
    picture = radiograph(np.array([[-5, -1, 0, 1, 9]], np.int16), (-1, 1), modality_lut=lut, slope=9.0)
    assert render(picture, Window(200, 200, "LINEAR_EXACT")).tolist() == [[255, 255, 128, 0, 0]]
    assert render(picture).tolist() == [[255, 255, 128, 0, 0]]  # full range: from 100 to 300


def test_full_window_covers_the_depth_in_modality_units() -> None:
    window = full_window(radiograph(every(np.int16), (-2048, 2047), slope=2.0, intercept=10.0))
    assert (window.center - window.width / 2, window.center + window.width / 2) == (-4086.0, 4104.0)


def test_auto_window_ignores_the_outer_percent() -> None:
    pixels = np.full((100, 100), 1000, np.uint16)
    pixels[:, 50:] = 2000
    pixels[0, :50] = 65535  # half a percent of hot pixels
    window = auto_window(radiograph(pixels))
    assert (window.center, window.width) == (1500.0, 1000.0)


@pytest.mark.parametrize("value", [0, 5, 65535])
def test_a_constant_picture_can_be_shown(value: int) -> None:
    picture = radiograph(np.full((9, 9), value, np.uint16))
    for window in (auto_window(picture), full_window(picture)):
        assert np.ptp(render(picture, window)) == 0


def test_the_default_is_the_first_of_the_file() -> None:
    picture = radiograph(every(np.uint8), voi=(Window(1, 2), Window(3, 4)))
    assert default_voi(picture) == Window(1, 2)


def test_as_window() -> None:
    picture = radiograph(every(np.uint8))
    assert as_window(picture, Window(1, 2)) == Window(1, 2)
    window = as_window(picture, Lut(np.arange(101, dtype=np.uint16), first=50, bits=8))
    assert (window.center, window.width) == (100.0, 100.0)


@pytest.mark.parametrize(
    "changes", [{"slope": 0.0}, {"slope": math.nan}, {"intercept": math.inf}, {"stored_range": (5, 5)}]
)
def test_a_radiograph_cannot_be_wrong(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"rescale|range"):
        radiograph(every(np.uint8), **changes)


def test_arrays_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        radiograph(every(np.uint8)).pixels[0, 0] = 1


def test_pixels_that_are_not_contiguous() -> None:
    pixels = every(np.int16)
    np.testing.assert_array_equal(render(radiograph(pixels[::2, ::3])), render(radiograph(pixels))[::2, ::3])
    np.testing.assert_array_equal(render(radiograph(pixels.T)), render(radiograph(pixels)).T)
