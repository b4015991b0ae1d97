"""Where the overlay lies and what it leaves alone."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.card import Input
from desktop.core.overlay import FAINTEST, PALETTES, blend, colour, painted, strength, tones


def map_with(row: int, column: int, value: float = 1.0) -> np.ndarray:
    made = np.zeros((4, 4), dtype=np.float32)
    made[row, column] = value
    return made


def test_strength_is_clipped_at_zero_and_reaches_one() -> None:
    map_ = np.array([[-1.0, 0.5], [1.0, 0.0]], dtype=np.float32)
    assert strength(map_).tolist() == [[0.0, 0.5], [1.0, 0.0]]


def test_a_faint_map_stays_faint() -> None:
    faint = np.full((4, 4), FAINTEST / 16 / 10, dtype=np.float32)
    assert strength(faint).max() == pytest.approx(0.1)


@pytest.mark.parametrize(("row", "column"), [(0, 0), (0, 3), (3, 0), (2, 1)])
def test_the_hot_cell_is_painted_where_it_is(row: int, column: int) -> None:
    rgba = colour(map_with(row, column), (80, 120), Input(height=64, width=64))
    assert rgba.shape == (80, 120, 4)
    y, x = np.unravel_index(int(rgba[..., 3].astype(int).argmax()), (80, 120))
    alpha = rgba[..., 3].astype(float)
    rows, columns = np.indices(alpha.shape)
    assert alpha[row * 20 + 10, column * 30 + 15] > 200
    assert int(y) // 20 == row
    assert int(x) // 30 == column
    assert abs((rows * alpha).sum() / alpha.sum() - (row * 20 + 9.5)) < 6
    assert abs((columns * alpha).sum() / alpha.sum() - (column * 30 + 14.5)) < 9


def test_padding_outside_the_radiograph_is_not_painted_into_it() -> None:
    """A tall radiograph padded to a square: the map's left column lies outside the picture."""
    padded = Input(height=64, width=64, aspect="pad")
    left = colour(map_with(1, 0), (100, 50), padded)
    middle = colour(map_with(1, 1), (100, 50), padded)
    assert left[..., 3].max() < middle[..., 3].max()


def test_crop_leaves_the_unseen_part_alone() -> None:
    cropped = Input(height=64, width=64, aspect="crop")
    rgba = colour(np.ones((4, 4), dtype=np.float32), (100, 50), cropped)
    assert rgba[50, 25, 3] > 200
    assert rgba[5, 25, 3] == 0
    assert rgba[95, 25, 3] == 0


def test_blend_of_nothing_is_the_picture() -> None:
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16)
    rgba = np.zeros((16, 16, 4), dtype=np.uint8)
    assert (blend(grey, rgba) == grey[..., None]).all()


def test_opacity_scales_the_overlay() -> None:
    grey = np.zeros((2, 2), dtype=np.uint8)
    rgba = np.full((2, 2, 4), 255, dtype=np.uint8)
    assert blend(grey, rgba, 1.0).min() == 255
    assert blend(grey, rgba, 0.2).max() == 51


@pytest.mark.parametrize("palette", PALETTES)
def test_every_palette_grows_lighter_with_the_strength(palette) -> None:
    lightness = tones(np.linspace(0.0, 1.0, 33), palette) @ np.array([0.2126, 0.7152, 0.0722])
    assert np.all(np.diff(lightness) > 0.0)


def test_palettes_change_the_colours_and_not_what_is_drawn() -> None:
    shade, wanted = strength(map_with(1, 1)), Input(height=64, width=64)
    first, *others = (painted(shade, (40, 40), wanted, 0.3, palette) for palette in PALETTES)
    for other in others:
        assert np.array_equal(other[..., 3], first[..., 3])
        assert not np.array_equal(other[..., :3], first[..., :3])
