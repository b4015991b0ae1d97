"""The windows and tables of a DICOM file: kept, applied in order, and left out where they are broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from desktop.core.display import render
from desktop.core.radiograph import Lut, Window
from tests.core.files import lut, opened, picture

NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)


@pytest.mark.parametrize("function", ["LINEAR", "LINEAR_EXACT", "SIGMOID"])
def test_every_window_is_kept_in_order(tmp_path: Path, function: str) -> None:
    radiograph = opened(
        tmp_path,
        BitsStored=12,
        WindowCenter=[2000, 1500.5],
        WindowWidth=[3000, 2500],
        WindowCenterWidthExplanation=["NORMAL", "BONE"],
        VOILUTFunction=function,
        VOILUTSequence=[lut(0, np.arange(4096), 12)],
    )
    first, second, table = radiograph.voi
    assert first == Window(2000, 3000, function, "NORMAL")  # type: ignore[arg-type]
    assert second == Window(1500.5, 2500, function, "BONE")  # type: ignore[arg-type]
    assert isinstance(table, Lut)


@pytest.mark.parametrize("syntax", NATIVE)
def test_voi_lut(tmp_path: Path, syntax: str) -> None:
    steps = np.array([0, 100, 1000, 4095])
    radiograph = opened(
        tmp_path, np.arange(16, dtype=np.uint16).reshape(4, 4), syntax=syntax, VOILUTSequence=[lut(5, steps, 12)]
    )
    (table,) = radiograph.voi
    assert isinstance(table, Lut)
    assert (table.first, table.bits, table.values.tolist()) == (5, 12, steps.tolist())
    expected = np.rint(steps[np.clip(np.arange(16) - 5, 0, 3)] / 4095 * 255).reshape(4, 4)  # clamped at both ends
    np.testing.assert_array_equal(render(radiograph), expected)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian])
def test_lut_that_starts_below_zero(tmp_path: Path, syntax: str) -> None:
    pixels = np.arange(-8, 8, dtype=np.int16).reshape(4, 4)
    item = lut(-8, np.arange(16) * 4096, 16, of="SS")
    radiograph = opened(tmp_path, pixels, syntax=syntax, VOILUTSequence=[item])
    assert render(radiograph).ravel().tolist() == [round(at * 4096 / 65535 * 255) for at in range(16)]


def test_a_table_after_a_falling_rescale_starts_below_zero(tmp_path: Path) -> None:
    """Unsigned pixels, but what comes to the table is 0 to -4095 (PS3.3 C.11.2.1.1)."""
    table = lut(-4095, np.arange(4096), 12, "SS")
    found = opened(tmp_path, BitsStored=12, RescaleSlope=-1, RescaleIntercept=0, VOILUTSequence=[table])
    assert [entry.first for entry in found.voi if isinstance(entry, Lut)] == [-4095]
    plain = opened(tmp_path, BitsStored=12, WindowCenter=2048, WindowWidth=4096)
    assert np.abs(render(found).astype(int) + render(plain) - 255).max() <= 1


def test_a_table_after_a_modality_lut_starts_above_zero(tmp_path: Path) -> None:
    """Signed pixels, but a modality LUT gives unsigned values."""
    modality = lut(-2048, np.arange(4096) * 16, 16, "SS")
    modality.ModalityLUTType = "OD"
    table = lut(40000, np.arange(20000) // 5, 12)
    pixels = (picture(4095).astype(np.int32) - 2048).astype(np.int16)
    found = opened(tmp_path, pixels, BitsStored=12, ModalityLUTSequence=[modality], VOILUTSequence=[table])
    assert [entry.first for entry in found.voi if isinstance(entry, Lut)] == [40000]


@pytest.mark.parametrize(
    ("entries", "bits", "data"),
    [
        (6, 8, np.array([0, 50, 100, 150, 200, 255], np.uint8)),  # two to a word
        (65536, 16, np.arange(65536, dtype="<u2")[::-1]),  # the descriptor says 0
    ],
)
def test_lut_as_words(tmp_path: Path, entries: int, bits: int, data: Any) -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [entries % 65536, 0, bits])
    item.add_new("LUTData", "OW", data.tobytes())
    (table,) = opened(tmp_path, np.arange(6, dtype=np.uint16).reshape(2, 3) * (entries // 6), VOILUTSequence=[item]).voi
    assert isinstance(table, Lut)
    np.testing.assert_array_equal(table.values, data)


def test_lut_as_big_endian_words(tmp_path: Path) -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [6, 0, 16])
    item.add_new("LUTData", "OW", np.array([0, 1, 256, 1000, 30000, 65535], ">u2").tobytes())
    pixels = np.arange(6, dtype=np.uint16).reshape(2, 3)
    (table,) = opened(tmp_path, pixels, syntax=ExplicitVRBigEndian, VOILUTSequence=[item]).voi
    assert isinstance(table, Lut)
    assert table.values.tolist() == [0, 1, 256, 1000, 30000, 65535]


def test_lut_that_claims_too_much_depth(tmp_path: Path) -> None:
    """12-bit values said to be 16-bit: a known vendor fault that shows an almost black picture."""
    radiograph = opened(tmp_path, BitsStored=12, VOILUTSequence=[lut(0, np.arange(4096), 16)])
    assert render(radiograph).max() == 255
    assert "16 bits" in radiograph.notes[0]


def test_modality_lut_and_rescale(tmp_path: Path) -> None:
    item = lut(0, np.arange(4096)[::-1], 12)
    item.ModalityLUTType = "OD"
    through_lut = opened(tmp_path, BitsStored=12, ModalityLUTSequence=[item], WindowCenter=2048, WindowWidth=4096)
    rescaled = opened(
        tmp_path, BitsStored=12, RescaleSlope=-1, RescaleIntercept=4095, WindowCenter=2048, WindowWidth=4096
    )
    plain = opened(tmp_path, BitsStored=12, WindowCenter=2048, WindowWidth=4096)
    np.testing.assert_array_equal(render(through_lut), 255 - render(plain))
    np.testing.assert_array_equal(render(rescaled), 255 - render(plain))


def test_signed_values_without_a_window_get_an_automatic_one(tmp_path: Path) -> None:
    radiograph = opened(tmp_path, picture(300).astype(np.int16))
    assert "automatic" in radiograph.notes[-1]
    assert np.ptp(render(radiograph)) == 255


@pytest.mark.parametrize(("center", "width"), [(60000, 100), (-500, 10), (100000, 1)])
def test_a_window_that_shows_nothing_is_ignored(tmp_path: Path, center: float, width: float) -> None:
    only = opened(tmp_path, BitsStored=12, WindowCenter=center, WindowWidth=width)
    assert np.ptp(render(only)) > 200
    assert "black or white" in only.notes[-1]
    beside = opened(tmp_path, BitsStored=12, WindowCenter=[center, 2048], WindowWidth=[width, 4096])
    assert beside.voi == (Window(2048, 4096),)


@pytest.mark.parametrize("across", [False, True])
def test_a_window_is_judged_by_all_parts_of_the_picture(tmp_path: Path, across: bool) -> None:
    """A finger on an eighth of a plate of 2500 x 2048: a grid over both sides meets it, every n-th value may not."""
    pixels = np.full((2500, 2048), 40, np.uint16)
    pixels[::7] = 55
    pixels[600:2100, 560:980] = 2200
    pixels = pixels.T if across else pixels
    found = opened(tmp_path, np.ascontiguousarray(pixels), BitsStored=12, WindowCenter=2048, WindowWidth=3600)
    assert found.voi == (Window(2048, 3600),)
    assert found.notes == ()
