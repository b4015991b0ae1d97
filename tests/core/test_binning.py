"""Blocks averaged as they are stored are the blocks of what is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.binning import binned
from desktop.core.card import Input
from desktop.core.display import default_voi, render
from desktop.core.preprocess import resized
from desktop.core.radiograph import Lut, Radiograph, Window
from desktop.core.resample import resampled

WANTED = Input(height=24, width=20)


def detector(height: int, width: int, depth: int, dtype: Any = np.uint16) -> Radiograph:
    """Soft shapes, the noise of a detector, a plate of metal far above and a shutter far below everything else."""
    rows, columns = np.mgrid[0:height, 0:width]
    soft = 0.5 + 0.25 * np.sin(rows / 19) * np.cos(columns / 14) + np.random.default_rng(3).normal(0, 0.01, rows.shape)
    soft[height // 3 : height // 3 + 17, width // 4 : width // 2] = 1.0
    soft[:, : width // 9] = 0.0
    top = (1 << depth) - 1
    stored = np.clip(np.rint(soft * top), 0, top).astype(np.int64)
    low = -(1 << depth - 1) if np.issubdtype(dtype, np.signedinteger) else 0
    return Radiograph((stored + low).astype(dtype), (low, low + top), Path("x"), "DICOM")


def exactly(radiograph: Radiograph, rows: int, columns: int) -> NDArray[np.float64]:
    """Greys of every pixel, not rounded, and their means: by the formulas of PS3.3 C.11.2.1.2 and nothing of ours."""
    window = default_voi(radiograph)
    assert isinstance(window, Window)
    values = radiograph.pixels * radiograph.slope + radiograph.intercept
    if window.function == "LINEAR":
        shades = (values - (window.center - 0.5)) / (window.width - 1) + 0.5
    else:
        shades = (values - window.center) / window.width + 0.5
    greys = np.clip(shades, 0, 1) * 255
    greys = 255 - greys if radiograph.inverted else greys
    tops, lefts = range(0, radiograph.height, rows), range(0, radiograph.width, columns)
    return np.array([[greys[top : top + rows, left : left + columns].mean() for left in lefts] for top in tops])


@pytest.mark.parametrize(("rows", "columns"), [(3, 3), (1, 2), (4, 1), (2, 5), (5, 5), (8, 8)])
@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize(
    ("dtype", "depth", "voi", "slope", "intercept"),
    [
        (np.uint16, 12, (), 1.0, 0.0),
        (np.uint16, 16, (), 1.0, 0.0),
        (np.int16, 16, (), 1.0, 0.0),
        (np.uint16, 12, (Window(2000, 1500),), 1.0, 0.0),
        (np.int16, 12, (Window(0, 1024, "LINEAR_EXACT"),), 1.0, 0.0),
        (np.uint16, 14, (Window(-400, 5000),), -1.0, 8000.0),
        (np.uint16, 16, (Window(30000, 512),), 1.0, 0.0),
        (np.uint16, 10, (Window(1.0, 2.0, "LINEAR_EXACT"),), 1 / 512, 0.0),
        (np.uint16, 12, (Window(5000, 9000),), 1.0, 0.0),
    ],
)
def test_the_mean_of_what_is_shown(
    dtype: Any, depth: int, voi: tuple[Window, ...], slope: float, intercept: float, inverted: bool, rows: int,
    columns: int,
) -> None:  # fmt: skip
    given = detector(83, 61, depth, dtype)
    given = replace(given, voi=voi, slope=slope, intercept=intercept, inverted=inverted)
    found, wanted = binned(given, rows, columns), exactly(given, rows, columns)
    assert found is not None
    assert found.shape == wanted.shape
    apart = np.abs(found - wanted)
    assert apart.max() <= 0.5 + 0.25  # rounding, and what the window's ends and left-out bits may add
    assert apart.mean() < 0.3
    assert not given.pixels.flags.writeable


@pytest.mark.parametrize("voi", [(), (Window(2000, 1500),), (Window(2048, 4096),), (Window(5000, 9000),)])
@pytest.mark.parametrize(("dtype", "depth"), [(np.uint16, 12), (np.int16, 12), (np.uint16, 16), (np.int16, 16)])
def test_what_the_reader_made_sure_of_changes_nothing(dtype: Any, depth: int, voi: tuple[Window, ...]) -> None:
    given = replace(detector(83, 61, depth, dtype), voi=voi)
    sure = replace(given, limits=given.stored_range)
    before = given.pixels.copy()
    np.testing.assert_array_equal(binned(given, 3, 2), binned(sure, 3, 2))  # type: ignore[arg-type]
    np.testing.assert_array_equal(sure.pixels, before)


@pytest.mark.parametrize("value", [0, 1, 1234, 4095])
def test_black_is_black_and_white_is_white(value: int) -> None:
    for dtype, shift in ((np.uint16, 0), (np.int16, -2048)):
        pixels = np.full((90, 70), value + shift, dtype)
        given = Radiograph(pixels, (shift, shift + 4095), Path("x"), "DICOM")
        assert set(np.unique(binned(given, 3, 3))) == {render(given)[0, 0]}  # type: ignore[arg-type]


LINE = np.linspace(0, 65535, 4096).astype(np.uint16)


@pytest.mark.parametrize(
    "changes",
    [
        {"voi": (Window(2000, 4000, "SIGMOID"),)},
        {"voi": (Window(2000, 500),)},
        {"voi": (Window(2000, 1.0),)},
        {"voi": (Window(1e300, 1e290),)},
        {"voi": (Window(1e9, 4000),)},
        {"voi": (Window(-1e9, 4000),)},
        {"voi": (Lut(LINE, 0, 16),)},
        {"modality_lut": Lut(LINE, 0, 16)},
        {"slope": 1e10, "voi": (Window(0, 1e-10, "LINEAR_EXACT"),)},
    ],
)
def test_what_is_no_straight_line_is_looked_up(changes: dict[str, Any]) -> None:
    given = replace(detector(240, 200, 12), **changes)
    assert binned(given, 3, 3) is None
    np.testing.assert_array_equal(resized(given, WANTED), resampled(render(given), (24, 20)))


def test_large_blocks_and_eight_bits_are_looked_up() -> None:
    assert binned(detector(99, 99, 12), 5, 13) is None
    assert binned(Radiograph(np.zeros((99, 99), np.uint8), (0, 255), Path("x"), "PNG"), 3, 3) is None


@pytest.mark.parametrize("width", [1e300, 1e9])
def test_a_window_of_any_width(width: float) -> None:
    given = replace(detector(99, 99, 12), voi=(Window(0, width),))
    assert set(np.unique(binned(given, 3, 3))) == {128} == set(np.unique(render(given)))  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", [(250, 205), (71, 640), (603, 497), (24, 900), (900, 40), (3000, 40)])
@pytest.mark.parametrize("depth", [12, 16])
def test_the_network_sees_what_is_shown(shape: tuple[int, int], depth: int) -> None:
    """As if every pixel had been looked up and Pillow had averaged them."""
    given = replace(detector(*shape, depth), voi=(Window(1 << depth - 1, (1 << depth) * 0.7),))
    shown = Image.fromarray(render(given)).resize((20, 24), Image.Resampling.BILINEAR, reducing_gap=3.0)
    apart = np.abs(resized(given, WANTED).astype(int) - np.asarray(shown, int))
    assert apart.max() <= 1
    assert apart.mean() <= 0.25
