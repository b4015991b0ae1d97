"""Stored values -> greys, against the formulas of PS3.3 C.11 worked out by hand and one pixel at a time."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.core.display import (
    PRESETS,
    as_window,
    auto_window,
    choices,
    default_voi,
    full_window,
    presets,
    render,
    table,
)
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


def body(rows: int = 300, columns: int = 260) -> Any:
    """A made chest, 1000 to 3000 with noise: two dark lungs beside a bright spine."""
    row, column = np.mgrid[:rows, :columns] / np.array([rows, columns]).reshape(2, 1, 1)
    lungs = sum(np.exp(-(((column - at) / 0.15) ** 2) - ((row - 0.5) / 0.3) ** 2) for at in (0.25, 0.75))
    values = 2000 + 900 * np.exp(-(((column - 0.5) / 0.1) ** 2)) - 1000 * lungs
    return np.clip(values + np.random.default_rng(0).normal(0, 25, values.shape), 0, 4095).astype(np.uint16)


@pytest.mark.parametrize("border", [0, 400, 4095])
@pytest.mark.parametrize("noise", [0, 20])
@pytest.mark.parametrize(
    "edges", [(0, 0, 0, 0), (60, 30, 90, 40), (400, 400, 300, 300), (0, 0, 400, 400), (150, 0, 0, 0)]
)
def test_auto_window_sees_the_exposed_field_only(border: int, noise: int, edges: tuple[int, int, int, int]) -> None:
    """A border of up to nine tenths of the picture, black or white, flat or noisy, with a letter on it."""
    top, bottom, left, right = edges
    inner = body()
    whole = np.full((top + inner.shape[0] + bottom, left + inner.shape[1] + right), border, float)
    whole = np.clip(whole + np.random.default_rng(1).normal(0, noise + 1e-9, whole.shape), 0, 4095)
    if left > 40:
        whole[top + 20 : top + 32, 10:22] = 2000
    whole[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    found, alone = auto_window(radiograph(whole.astype(np.uint16))), np.percentile(inner, (1, 99))
    assert found.center - found.width / 2 == pytest.approx(alone[0], abs=20)  # of 1800
    assert found.center + found.width / 2 == pytest.approx(alone[1], abs=20)


def test_a_round_field_is_not_judged_by_its_black_corners() -> None:
    inner = body(300, 300)
    row, column = np.mgrid[:300, :300] - 149.5
    whole = np.where(row**2 + column**2 < 149**2, inner, 0).astype(np.uint16)
    found = auto_window(radiograph(whole))
    assert found.center - found.width / 2 > 900


def test_choices_in_order() -> None:
    file = (Window(2000, 500, name="file"), Lut(np.arange(4096, dtype=np.uint16), first=0, bits=12))
    found = choices(radiograph(body(), (0, 4095), voi=file))
    assert found[:2] == file
    assert [entry.name for entry in found[2:]] == ["full range", "auto", "chest", "soft tissue", "bone"]
    assert choices(radiograph(body()))[0].name == "full range"


@pytest.mark.parametrize("changes", [{}, {"slope": -2.0, "intercept": 100.0}, {"slope": 0.5, "intercept": -1000.0}])
@pytest.mark.parametrize("inverted", [False, True])
def test_presets_are_shares_of_brightness(changes: dict[str, float], inverted: bool) -> None:
    """Bone shows the bright end with contrast and soft tissue the dark end, whichever way round values are stored."""
    picture = radiograph(body(), inverted=inverted, **changes)
    brightness = picture.pixels * picture.slope + picture.intercept
    brightness = -brightness if inverted else brightness
    for window, (name, dark, bright, function) in zip(presets(picture), PRESETS, strict=True):
        assert (window.name, window.function) == (name, function)
        ends = [window.center - window.width / 2, window.center + window.width / 2]
        shares = sorted(np.mean(brightness <= (-end if inverted else end)) * 100 for end in ends)
        assert shares == pytest.approx([dark, bright], abs=0.5)
    full, dark_half = render(picture, presets(picture)[2]), brightness < np.percentile(brightness, 35)
    assert full[dark_half].max() == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (2, 3), (700, 3)])
def test_small_pictures_have_every_choice(shape: tuple[int, int]) -> None:
    pixels = (np.arange(shape[0] * shape[1]) % 200).astype(np.uint8).reshape(shape)
    for entry in choices(radiograph(pixels)):
        assert render(radiograph(pixels), entry).shape == shape


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
