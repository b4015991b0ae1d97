from __future__ import annotations

import numpy as np
import pytest

from desktop.core.card import Input
from desktop.core.pointing import covered, hit, iou, peak

BOX = (10.0, 20.0, 30.0, 60.0)


def test_the_peak_is_the_middle_of_the_strongest_cell() -> None:
    map_ = np.zeros((4, 4), np.float32)
    map_[1, 3] = 1.0
    assert peak(map_, (80, 120), Input(height=64, width=64)) == (30.0, 105.0)
    assert peak(map_, (200, 100), Input(height=64, width=64, aspect="crop")) == (87.5, 87.5)


@pytest.mark.parametrize(
    ("point", "tolerance", "inside"),
    [((10.0, 20.0), 0.0, True), ((30.5, 60.0), 0.0, False), ((30.5, 60.0), 1.0, True), ((20.0, 70.0), 9.0, False)],
)
def test_hit(point: tuple[float, float], tolerance: float, inside: bool) -> None:
    assert hit(point, [BOX], tolerance) is inside
    assert not hit(point, [], tolerance)


def test_boxes_cover_each_pixel_once_and_end_with_the_picture() -> None:
    mask = covered([BOX, (20.0, 20.0, 40.0, 60.0), (-5.0, -5.0, 1.0, 1.0)], (35, 50))
    assert int(mask.sum()) == 25 * 30 + 1


def test_iou() -> None:
    one, other = covered([BOX], (40, 80)), covered([(10.0, 40.0, 30.0, 80.0)], (40, 80))
    assert iou(one, one) == 1.0
    assert iou(one, other) == pytest.approx(400 / 1200)
    assert iou(np.zeros((2, 2), bool), np.zeros((2, 2), bool)) == 0.0
