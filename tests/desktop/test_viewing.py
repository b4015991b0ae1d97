"""The levels show what the display pipeline says, for every stored type."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.core.display import default_voi, render, table
from desktop.core.radiograph import Lut, Plane, Radiograph
from desktop.viewing import levels, modality_value, plane_levels


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.uint16, np.int16])
def test_the_first_level_is_the_rendered_radiograph(tmp_path, dtype):
    info = np.iinfo(dtype)
    pixels = np.random.default_rng(7).integers(info.min, info.max, (33, 41), dtype, endpoint=True)
    radiograph = Radiograph(pixels, (info.min, info.max), tmp_path, "DICOM")
    greys = table(radiograph, default_voi(radiograph))
    np.testing.assert_array_equal(greys[levels(radiograph)[0]], render(radiograph))


def test_each_level_halves_the_one_before(tmp_path):
    pixels = np.full((1301, 1025), 65535, np.uint16)
    sizes = [level.shape for level in levels(Radiograph(pixels, (0, 65535), tmp_path, "DICOM"))]
    assert sizes == [(1301, 1025), (651, 513), (326, 257)]


def test_means_do_not_overflow(tmp_path):
    pixels = np.full((1024, 2), 65535, np.uint16)
    assert levels(Radiograph(pixels, (0, 65535), tmp_path, "DICOM"))[1].min() == 65535


def test_a_dot_of_an_overlay_plane_is_on_every_level(tmp_path):
    pixels = np.zeros((1301, 1025), np.uint8)
    one, other = np.zeros(pixels.shape, np.bool_), np.zeros(pixels.shape, np.bool_)
    one[1300, 1024] = other[6, 9] = True
    radiograph = Radiograph(pixels, (0, 255), tmp_path, "DICOM", planes=(Plane(one), Plane(other)))
    found = plane_levels(radiograph)
    assert [level.shape for level in found] == [level.shape for level in levels(radiograph)]
    for step, level in enumerate(found):
        assert level.sum() == 2
        assert level[1300 >> step, 1024 >> step]
        assert level[6 >> step, 9 >> step]
    assert plane_levels(replace(radiograph, planes=())) == ()


def test_modality_value(make):
    radiograph = replace(make.radiograph(), slope=0.5, intercept=-10.0)
    assert modality_value(radiograph, 40) == 10.0
    tabled = replace(radiograph, modality_lut=Lut(np.array([7, 8, 9], np.uint16), 100, 8))
    assert [modality_value(tabled, stored) for stored in (0, 101, 999)] == [7.0, 8.0, 9.0]
