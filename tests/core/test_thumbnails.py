"""Small pictures for the report, of every shape and depth."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.batch.thumbnails import SIDE, jpeg, overlaid, packed, shrunk, small
from desktop.core.card import Input
from desktop.core.radiograph import Plane, Radiograph


@pytest.mark.parametrize("shape", [(3000, 2500), (1, 5000), (160, 160), (3, 2)])
@pytest.mark.parametrize("dtype", [np.uint8, np.int16])
def test_thumbnails_of_every_shape(shape: tuple[int, int], dtype: type) -> None:
    pixels = np.zeros(shape, dtype=dtype)
    pixels[:, shape[1] // 2 :] = 100
    radiograph = Radiograph(pixels, stored_range=(0, 100), source=Path("x"), kind="PNG")
    grey = small(radiograph)
    assert grey.dtype == np.uint8
    assert 1 <= min(grey.shape) <= max(grey.shape) <= SIDE
    assert (grey[0, 0], grey[-1, -1]) == (0, 255)
    assert len(jpeg(grey)) < 20_000


def test_a_drawing_over_a_large_picture_is_left_out() -> None:
    plane = Plane(np.ones((3000, 2500), np.bool_))
    radiograph = Radiograph(np.zeros((3000, 2500), np.uint8), (0, 255), Path("x"), "DICOM", planes=(plane,))
    assert small(radiograph).shape == (160, 133)


@pytest.mark.parametrize(("shape", "wanted"), [((3000, 2000), (160, 107)), ((1, 5000), (1, 160)), ((80, 40), (80, 40))])
def test_a_square_becomes_a_thumbnail_of_the_pictures_own_sides(
    shape: tuple[int, int], wanted: tuple[int, int]
) -> None:
    grey = np.tile(np.repeat(np.array([0, 255], np.uint8), 112), (224, 1))
    found = shrunk(grey, shape)
    assert found.shape == wanted
    assert (found[0, 0], found[-1, -1]) == (0, 255)


def test_a_map_is_painted_where_it_is_hot() -> None:
    hot = np.zeros((7, 7), np.float32)
    hot[6, 0] = 3.0
    painted = overlaid(jpeg(np.full((128, 160), 90, np.uint8)), packed(hot), Input(height=224, width=224))
    with Image.open(BytesIO(painted)) as picture:
        colours = np.asarray(picture).astype(int)
    assert colours.shape == (128, 160, 3)
    spread = np.ptp(colours, axis=2)
    assert spread[-10:, :10].min() > 40
    assert spread[:64, 80:].max() < 10
