"""DICOM pixels and header, case by case, from files written by pydicom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from desktop.core.display import render
from desktop.core.geometry import Spacing
from desktop.core.radiograph import Window
from desktop.core.readers import read
from tests.core.files import dicom, opened, patch, picture

NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)


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
