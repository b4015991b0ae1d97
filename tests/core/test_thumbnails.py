"""Small pictures for the report, of every shape and depth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.core.batch.thumbnails import SIDE, jpeg, small
from desktop.core.radiograph import Radiograph


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
