"""DICOM pixels and header, case by case, from files written by pydicom."""

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
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Lut, Radiograph, Window
from desktop.core.readers import read
from tests.core.files import dicom, lut, patch, picture

NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)


def opened(folder: Path, pixels: Any = None, **changes: Any) -> Radiograph:
    return read(dicom(folder / "x.dcm", picture(4095) if pixels is None else pixels, **changes))


def test_the_plain_case(tmp_path: Path) -> None:
    radiograph = opened(
        tmp_path,
        BitsStored=12,
        WindowCenter=2048,
        WindowWidth=4096,
        PixelSpacing=[0.14, 0.15],
        BodyPartExamined="CHEST",
        ViewPosition="PA",
        PatientSex="F",
        PatientAge="061Y",
        PatientBirthDate="19600229",
        StudyDate="20210301",
        Manufacturer="ACME",
        ImageLaterality="U",
    )
    np.testing.assert_array_equal(radiograph.pixels, picture(4095))
    assert (radiograph.kind, radiograph.stored_range, radiograph.inverted) == ("DICOM", (0, 4095), False)
    assert radiograph.voi == (Window(2048, 4096),)
    assert radiograph.spacing == Spacing(0.14, 0.15, "pixels")
    facts = radiograph.facts
    assert (facts.modality, facts.body_part, facts.view, facts.sex, facts.age_years) == ("CR", "CHEST", "PA", "F", 61.0)
    assert (facts.manufacturer, facts.laterality, facts.study_date) == ("ACME", "U", "2021-03-01")
    assert facts.sop_class == "Computed Radiography Image Storage"
    assert facts.transfer_syntax == "Explicit VR Little Endian"
    identity = radiograph.identity
    assert (identity.patient_name, identity.patient_id, identity.birth_date) == ("Doe^Jane", "4711", "1960-02-29")
    assert radiograph.notes == ()


@pytest.mark.parametrize("syntax", NATIVE)
@pytest.mark.parametrize("high", [255, 4095])
def test_native_syntaxes(tmp_path: Path, syntax: str, high: int) -> None:
    pixels = picture(high, (7, 5))  # an odd number of bytes
    radiograph = opened(tmp_path, pixels, syntax=syntax)
    np.testing.assert_array_equal(radiograph.pixels, pixels)
    assert radiograph.pixels.dtype == pixels.dtype


def test_big_endian_words_of_bytes(tmp_path: Path) -> None:
    """8-bit pixels in OW: two to a word, and the words are swapped."""
    pixels = picture(255, (4, 6))
    swapped = pixels.reshape(-1, 2)[:, ::-1].tobytes()
    path = dicom(tmp_path / "x.dcm", pixels, syntax=ExplicitVRBigEndian, PixelData=swapped)
    patch(path, b"\x7f\xe0\x00\x10OB", b"\x7f\xe0\x00\x10OW")
    np.testing.assert_array_equal(read(path).pixels, pixels)


@pytest.mark.parametrize("bits", range(8, 17))
@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("shift", ["lowest", "highest"])
def test_every_depth_sign_and_high_bit(tmp_path: Path, bits: int, signed: bool, shift: str) -> None:
    low = -(1 << bits - 1) if signed else 0
    values = (picture((1 << bits) - 1).astype(int) + low).astype(np.int16 if signed else np.uint16)
    up = 16 - bits if shift == "highest" else 0
    stray = np.uint16(~(((1 << bits) - 1) << up) & 0xFFFF)  # an overlay in every bit that is not the value's
    stored = ((values.view(np.uint16) & ((1 << bits) - 1)) << up) | stray
    radiograph = opened(
        tmp_path, stored.astype(np.uint16), BitsStored=bits, HighBit=bits - 1 + up, PixelRepresentation=int(signed)
    )
    np.testing.assert_array_equal(radiograph.pixels, values)
    assert radiograph.pixels.dtype == values.dtype
    assert radiograph.stored_range[0] == (low if signed else 0)
    assert radiograph.limits == (low, low + (1 << bits) - 1)


@pytest.mark.parametrize("bits", [8, 10, 12, 16])
def test_monochrome1_is_the_mirror_of_monochrome2(tmp_path: Path, bits: int) -> None:
    top = (1 << bits) - 1
    for high in {top, top // 3}:
        pixels = picture(high, dtype=np.uint16)
        white_last = opened(tmp_path, pixels, BitsStored=bits)
        white_first = opened(tmp_path, top - pixels, BitsStored=bits, PhotometricInterpretation="MONOCHROME1")
        np.testing.assert_array_equal(render(white_last), render(white_first))
        assert white_first.inverted


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted"),
    [
        ("MONOCHROME1", None, True),
        ("MONOCHROME1", "IDENTITY", True),
        ("MONOCHROME2", None, False),
        ("MONOCHROME2", "IDENTITY", False),
        ("MONOCHROME2", "INVERSE", True),
        ("MONOCHROME1", "INVERSE", True),
    ],
)
def test_inversion(tmp_path: Path, photometric: str, shape: str | None, inverted: bool) -> None:
    changes = {"PresentationLUTShape": shape} if shape else {}
    found = opened(tmp_path, PhotometricInterpretation=photometric, **changes)
    assert found.inverted is inverted
    contradicts = (photometric, shape) in (("MONOCHROME1", "IDENTITY"), ("MONOCHROME2", "INVERSE"))
    assert ("low values" in " ".join(found.notes)) is contradicts


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


@pytest.mark.parametrize(
    ("high", "stored", "bits"), [(200, 16, 8), (900, 12, 10), (4095, 16, 12), (200, 8, 8), (100, 10, 8)]
)
def test_depth_without_a_window(tmp_path: Path, high: int, stored: int, bits: int) -> None:
    pixels = picture(high, dtype=np.uint16)
    assert opened(tmp_path, pixels, BitsStored=stored).stored_range == (0, 2**bits - 1)
    assert opened(tmp_path, pixels, BitsStored=stored, WindowCenter=50, WindowWidth=90).stored_range == (
        0,
        2**stored - 1,
    )


@pytest.mark.parametrize(("high", "bits"), [(900, 10), (4095, 12), (16000, 14), (65000, 16)])
def test_depth_of_monochrome1_counted_from_white(tmp_path: Path, high: int, bits: int) -> None:
    """Its values seldom use all bits that the header allows; one 0 among them is white, not a sign that they do."""
    pixels = picture(high, dtype=np.uint16)
    found = opened(tmp_path, pixels, PhotometricInterpretation="MONOCHROME1")
    assert found.stored_range == (0, 2**bits - 1)
    np.testing.assert_array_equal(render(found), 255 - render(opened(tmp_path, pixels)))


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


def test_padding_does_not_decide_the_depth(tmp_path: Path) -> None:
    pixels = picture(900, dtype=np.uint16)
    pixels[:, -4:] = 65535
    assert opened(tmp_path, pixels, PixelPaddingValue=65535).stored_range == (0, 1023)
    assert opened(tmp_path, pixels).stored_range == (0, 65535)


@pytest.mark.parametrize("planar", [0, 1])
@pytest.mark.parametrize("syntax", NATIVE)
def test_colour(tmp_path: Path, planar: int, syntax: str) -> None:
    colour = np.stack([picture(255), picture(120), 255 - picture(255)], -1)
    stored = colour.transpose(2, 0, 1) if planar else colour
    radiograph = opened(tmp_path, colour, syntax=syntax, PixelData=stored.tobytes(), PlanarConfiguration=planar)
    expected = np.rint(colour @ np.array([0.299, 0.587, 0.114]))
    assert np.abs(radiograph.pixels.astype(int) - expected).max() <= 1
    assert radiograph.facts.colourfulness > 0.5
    assert "colour" in radiograph.notes[0]


def test_grey_stored_as_colour(tmp_path: Path) -> None:
    for photometric, colour in (
        ("RGB", np.stack([picture()] * 3, -1)),
        ("YBR_FULL", np.stack([picture(), *[np.full((24, 36), 128, np.uint8)] * 2], -1)),
    ):
        radiograph = opened(tmp_path, colour, PhotometricInterpretation=photometric)
        np.testing.assert_array_equal(radiograph.pixels, picture())
        assert radiograph.notes == ()


def test_ybr_full_422(tmp_path: Path) -> None:
    grey = picture()
    pairs = np.full((24, 18, 4), 128, np.uint8)
    pairs[..., :2] = grey.reshape(24, 18, 2)
    colour = np.stack([grey] * 3, -1)
    radiograph = opened(tmp_path, colour, PhotometricInterpretation="YBR_FULL_422", PixelData=pairs.tobytes())
    np.testing.assert_array_equal(radiograph.pixels, grey)


@pytest.mark.parametrize("bits", [8, 16])
def test_palette(tmp_path: Path, bits: int) -> None:
    """Indices before and beyond the table take its ends; nothing is read outside it."""
    scale = 257 if bits == 16 else 1
    changes: dict[str, Any] = {"PhotometricInterpretation": "PALETTE COLOR"}
    for channel in ("Red", "Green", "Blue"):
        entries = np.array([10, 20, 30, 250]) * scale
        changes[f"{channel}PaletteColorLookupTableDescriptor"] = [4, 2, bits]
        changes[f"{channel}PaletteColorLookupTableData"] = entries.astype(f"<u{bits // 8}").tobytes()
    radiograph = opened(tmp_path, np.array([[0, 2, 3], [4, 5, 255]], np.uint8), **changes)
    assert radiograph.pixels.tolist() == [[10, 10, 20], [30, 250, 250]]
