"""Palettes in segments (PS3.3 C.7.9.2), worked out by hand, against pydicom, and made to do harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom.pixels.processing import _expand_segmented_lut

from desktop.core.radiograph import Lut
from desktop.core.readers import read
from desktop.core.readers.palette import expanded, painted
from tests.core.files import dicom, refused

RAMP = (0, 1, 5, 1, 3, 8)  # 5; then a line to 8 in three steps: 6 7 8


@pytest.mark.parametrize(
    ("codes", "values"),
    [
        ((0, 3, 7, 8, 9), [7, 8, 9]),
        (RAMP, [5, 6, 7, 8]),
        ((0, 1, 10, 1, 4, 0), [10, 8, 5, 2, 0]),
        ((*RAMP, 2, 2, 0, 0), [5, 6, 7, 8, 5, 6, 7, 8]),
        ((*RAMP, 2, 1, 3, 0, 0, 1, 1), [5, 6, 7, 8, 8, 8, 8, 1]),  # a line alone, from where the table is
        ((*RAMP, 0), [5, 6, 7, 8]),  # padded
    ],
)
def test_segments(codes: tuple[int, ...], values: list[int]) -> None:
    found = expanded(list(codes), len(values))
    assert found is not None
    assert found.tolist() == values
    assert _expand_segmented_lut(codes, "<H") == values


def test_offsets_of_bytes() -> None:
    found = expanded([*RAMP, 2, 2, 0, 0, 0, 0], 8, bits=8)
    assert found is not None
    assert found.tolist() == [5, 6, 7, 8] * 2


@pytest.mark.parametrize(
    "codes",
    [
        (1, 3, 8),  # a line from nowhere
        (0, 9, 1),  # cut short
        (0, 0, 0, 0),  # nothing, for ever
        (*RAMP, 2, 1, 6, 0),  # itself
        (*RAMP, 2, 2, 0, 0, 2, 1, 6, 0),  # another indirect one
        (*RAMP, 2, 1, 1, 0),  # the middle of one
        (*RAMP, 2, 9, 0, 0),  # itself in the end
        (*RAMP, 2, 1, 0),
        (7, 1, 1),
        (0, 2, 1, 1),  # too few
        (0, 1, 1, 1, 65535, 0),  # too many
    ],
)
def test_broken_segments(codes: tuple[int, ...]) -> None:
    assert expanded(list(codes), 16) is None


def test_copies_of_copies_have_an_end() -> None:
    line = [0, 1, 5, 1, 60000, 8]
    assert expanded(line + [2, 65535, 0, 0] * 10_000, 65536) is None


@pytest.mark.parametrize("bits", [8, 16])
def test_in_a_file(tmp_path: Path, bits: int) -> None:
    changes: dict[str, Any] = {"PhotometricInterpretation": "PALETTE COLOR"}
    scale = 257 if bits == 16 else 1
    for channel in ("Red", "Green", "Blue"):
        codes = np.array([0, 2, 10 * scale, 20 * scale, 1, 2, 40 * scale, 0])
        changes[f"{channel}PaletteColorLookupTableDescriptor"] = [4, 0, bits]
        changes[f"Segmented{channel}PaletteColorLookupTableData"] = codes.astype(f"<u{bits // 8}").tobytes()
    pixels = np.array([[0, 1, 2], [3, 4, 255]], np.uint8)
    assert read(dicom(tmp_path / "x.dcm", pixels, **changes)).pixels.tolist() == [[10, 20, 30], [40, 40, 40]]
    changes["SegmentedRedPaletteColorLookupTableData"] = b"\7\7\7\7"
    refused(dicom(tmp_path / "x.dcm", pixels, **changes), "palette")


def test_a_colour_that_stays_dark_is_not_stretched_to_grey() -> None:
    """Yellow to black: blue's table holds small values of the same depth as the others'."""
    full, low = (np.arange(16, dtype=np.uint16) * step for step in (4369, 273))
    tables = (Lut(full, 0, 16), Lut(full, 0, 16), Lut(low, 0, 12))
    red, green, blue = painted(np.arange(16, dtype=np.uint8)[None], tables)[0].T.astype(int)
    assert red.tolist() == green.tolist() == (np.arange(16) * 17).tolist()
    assert blue.max() == 4095 >> 8
