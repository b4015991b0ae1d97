"""New pixels are the weighted means of the old ones that a triangle covers, rounded once, the same on every machine."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core import resample
from desktop.core.resample import resampled

SHAPES = [(1200, 1500), (1024, 1024), (833, 683), (225, 224), (224, 500), (100, 150), (60, 900), (3, 2), (1, 1)]


def picture(height: int, width: int) -> NDArray[np.uint8]:
    """Soft and hard edges, noise, black and white."""
    rows, columns = np.mgrid[0:height, 0:width]
    grey = 128 + 90 * np.sin(rows / 17) * np.cos(columns / 11) + np.random.default_rng(5).normal(0, 20, rows.shape)
    grey[height // 2 :, : width // 3] = 255
    return np.clip(np.rint(grey), 0, 255).astype(np.uint8)


def triangles(old: int, extent: float, new: int) -> NDArray[np.float64]:
    """(new, old): the filter as it is defined, in one matrix."""
    step = extent / new
    middles = (np.arange(new)[:, None] + 0.5) * step
    heights = np.maximum(1 - np.abs(np.arange(old) + 0.5 - middles) / max(step, 1.0), 0)
    return heights / heights.sum(1, keepdims=True)


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [(shape, wanted) for shape in SHAPES for wanted in ((224, 224), (97, 60), (1, 300)) if shape[0] < 32 * wanted[0]],
)
def test_the_filter_as_it_is_defined(shape: tuple[int, int], wanted: tuple[int, int]) -> None:
    grey = picture(*shape)
    exact = triangles(shape[0], shape[0], wanted[0]) @ grey @ triangles(shape[1], shape[1], wanted[1]).T
    found = resampled(grey, wanted)
    assert found.shape == wanted
    assert np.abs(found - exact).max() <= 0.5 + 0.1  # once rounded; whole weights and sixteenths between both passes


@pytest.mark.parametrize("shape", SHAPES)
def test_pillows_bilinear(shape: tuple[int, int]) -> None:
    grey = picture(*shape)
    theirs = np.asarray(Image.fromarray(grey).resize((224, 200), Image.Resampling.BILINEAR))
    apart = np.abs(resampled(grey, (200, 224)).astype(int) - theirs)
    assert apart.max() <= 1  # they round twice
    assert apart.mean() < 0.3


@pytest.mark.parametrize("extent", [(99.25, 80.5), (100.0, 81.0), (99.01, 80.01)])
def test_the_last_pixels_may_reach_beyond_the_picture(extent: tuple[float, float]) -> None:
    grey = picture(100, 81)
    exact = triangles(100, extent[0], 20) @ grey @ triangles(81, extent[1], 30).T
    assert np.abs(resampled(grey, (20, 30), extent) - exact).max() <= 0.6


@pytest.mark.parametrize("value", [0, 1, 127, 254, 255])
def test_a_plain_picture_stays_as_it_is(value: int) -> None:
    for shape in (*SHAPES, (5000, 9)):
        assert set(np.unique(resampled(np.full(shape, value, np.uint8), (61, 47)))) == {value}


def test_the_same_size_is_the_same_picture() -> None:
    grey = picture(40, 30)
    assert resampled(grey, (40, 30)) is grey


@pytest.mark.parametrize("turned", [False, True])
def test_no_shape_takes_much_memory(turned: bool) -> None:
    """Some strips of a scanner are tens of thousands of pixels long, and a file can claim what it likes."""
    strip = np.zeros((3, 5_000_000), np.uint8)
    strip[:, 2_500_000:] = 200
    tracemalloc.start()
    found = resampled(strip.T if turned else strip, (224, 224))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    found = found.T if turned else found
    assert set(np.unique(found[:, :110])) == {0}
    assert set(np.unique(found[:, -110:])) == {200}
    assert most < 40_000_000


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (9, 5), (224, 224)])
def test_the_order_of_the_sums_changes_nothing(monkeypatch: pytest.MonkeyPatch, rows: int, columns: int) -> None:
    """They are whole numbers that a float32 holds: matrix products add in another order on every machine."""
    grey = picture(700, 1900)
    grey[:350] = 255  # the largest sums
    whole = resampled(grey, (224, 224))
    monkeypatch.setattr(resample, "ROWS", rows)
    monkeypatch.setattr(resample, "COLUMNS", columns)
    np.testing.assert_array_equal(resampled(grey, (224, 224)), whole)
