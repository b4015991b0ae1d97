"""Overlay planes: where each bit of them comes to lie on the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from pydicom.data import get_testdata_file
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless

from desktop.core.card import Input
from desktop.core.preprocess import network_input
from desktop.core.readers import planes, read
from tests.core.files import Pixels, dicom, picture, save

SHAPE = (24, 36)


def drawing(shape: tuple[int, int] = SHAPE, seed: int = 0) -> Pixels:
    return np.random.default_rng(seed).random(shape) < 0.3


def packed(mask: Pixels) -> bytes:
    data = np.packbits(mask.reshape(-1), bitorder="little").tobytes()
    return data + b"\0" * (len(data) % 2)


def with_overlays(path: Path, *overlays: tuple[int, dict[int, tuple[str, Any]]], **changes: Any) -> Path:
    """A file whose groups hold the given elements: element -> VR, value."""
    syntax = changes.pop("syntax", ExplicitVRLittleEndian)
    dataset = pydicom.dcmread(dicom(path, picture(4095, SHAPE), BitsStored=12, **changes))
    for group, elements in overlays:
        for element, (vr, value) in elements.items():
            dataset.add_new((group, element), vr, value)
    return save(path, Dataset(dict(dataset.items())), syntax) if syntax != RLELossless else rle(path, dataset)


def rle(path: Path, dataset: pydicom.FileDataset) -> Path:
    dataset.compress(RLELossless, generate_instance_uid=False)
    dataset.save_as(path)
    return path


def overlay(mask: Pixels, origin: tuple[int, int] = (1, 1), label: str = "") -> dict[int, tuple[str, Any]]:
    found: dict[int, tuple[str, Any]] = {
        0x10: ("US", mask.shape[-2]),
        0x11: ("US", mask.shape[-1]),
        0x40: ("CS", "G"),
        0x50: ("SS", list(origin)),
        0x100: ("US", 1),
        0x102: ("US", 0),
        0x3000: ("OW", packed(mask)),
    }
    return {**found, 0x1500: ("LO", label)} if label else found


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian])
def test_every_bit(tmp_path: Path, syntax: str) -> None:
    two = drawing(seed=1)
    found = read(
        with_overlays(
            tmp_path / "x.dcm", (0x6000, overlay(drawing(), label="L5")), (0x601E, overlay(two)), syntax=syntax
        )
    ).planes
    assert [plane.label for plane in found] == ["L5", ""]
    np.testing.assert_array_equal(found[0].mask, drawing())
    np.testing.assert_array_equal(found[1].mask, two)


@pytest.mark.parametrize("vr", ["OW", "OB"])
def test_big_endian_words_are_swapped_and_bytes_are_not(tmp_path: Path, vr: str) -> None:
    data = packed(drawing())
    value = np.frombuffer(data, ">u2").astype("<u2").tobytes() if vr == "OW" else data
    big = picture(4095, SHAPE).astype(">u2").tobytes()
    path = tmp_path / "x.dcm"
    elements = {**overlay(drawing()), 0x3000: (vr, value)}
    with_overlays(path, (0x6000, elements), syntax=ExplicitVRBigEndian, PixelData=big)
    np.testing.assert_array_equal(read(path).planes[0].mask, drawing())


@pytest.mark.parametrize("origin", [(1, 1), (5, 9), (-3, -7), (20, 30), (-3, 30), (32767, 1), (1, -32768)])
@pytest.mark.parametrize("shape", [(24, 36), (10, 13), (50, 60)])
def test_origin(tmp_path: Path, origin: tuple[int, int], shape: tuple[int, int]) -> None:
    mask = drawing(shape)
    expected = np.zeros(SHAPE, bool)
    for row, column in np.argwhere(mask):
        at = row + origin[0] - 1, column + origin[1] - 1
        if 0 <= at[0] < SHAPE[0] and 0 <= at[1] < SHAPE[1]:
            expected[at] = True
    found = read(with_overlays(tmp_path / "x.dcm", (0x6000, overlay(mask, origin)))).planes
    assert len(found) == expected.any()
    for plane in found:
        np.testing.assert_array_equal(plane.mask, expected)


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
@pytest.mark.parametrize(("high_bit", "position"), [(11, 12), (11, 15), (15, 0), (13, 14), (13, 1)])
def test_unused_bits_of_the_pixels(tmp_path: Path, syntax: str, high_bit: int, position: int) -> None:
    values = picture(4095, SHAPE).astype(np.uint16)
    stored = values << (high_bit - 11) | (drawing().astype(np.uint16) << position)
    elements = {0x10: ("US", 24), 0x11: ("US", 36), 0x50: ("SS", [1, 1]), 0x100: ("US", 16), 0x102: ("US", position)}
    found = read(
        with_overlays(
            tmp_path / "x.dcm", (0x6002, elements), HighBit=high_bit, PixelData=stored.tobytes(), syntax=syntax
        )
    )
    np.testing.assert_array_equal(found.pixels, values)
    np.testing.assert_array_equal(found.planes[0].mask, drawing())
    assert found.notes == ()


def test_an_overlay_of_many_frames_lies_over_its_own(tmp_path: Path) -> None:
    """7 x 9 bits a frame: the frames begin inside a byte."""
    masks = np.stack([drawing((7, 9), seed) for seed in range(3)])
    elements = {**overlay(masks), 0x15: ("IS", 3), 0x51: ("US", 2)}
    film = np.stack([picture(4095, SHAPE)] * 5).tobytes()
    path = with_overlays(tmp_path / "x.dcm", (0x6000, elements), NumberOfFrames=5, PixelData=film)
    for frame in range(5):
        found = read(path, frame).planes
        assert len(found) == (1 <= frame <= 3)
        for plane in found:
            np.testing.assert_array_equal(plane.mask[:7, :9], masks[frame - 1])


@pytest.mark.parametrize(("elements", "seen"), [({0x15: ("IS", 1), 0x51: ("US", 2)}, [0, 1, 0]), ({}, [1, 1, 1])])
def test_an_overlay_of_one_frame(tmp_path: Path, elements: dict[int, tuple[str, Any]], seen: list[int]) -> None:
    """Over the frame that it names, or over all where it names none."""
    film = np.stack([picture(4095, SHAPE)] * 3).tobytes()
    overlays = (0x6000, {**overlay(drawing()), **elements})
    path = with_overlays(tmp_path / "x.dcm", overlays, NumberOfFrames=3, PixelData=film)
    assert [len(read(path, frame).planes) for frame in range(3)] == seen


@pytest.mark.parametrize(
    ("element", "vr", "value"),
    [
        (0x10, "US", 0),
        (0x11, "US", 65535),
        (0x10, "US", 25),
        (0x3000, "OW", b"\0\0"),
        (0x3000, "LO", "text"),
        (0x15, "IS", 2147483647),
    ],
)
def test_a_broken_one_is_a_note(tmp_path: Path, element: int, vr: str, value: Any) -> None:
    elements = {**overlay(drawing()), 0x51: ("US", 1), element: (vr, value)}
    if element == 0x15:
        elements[0x3000] = ("OW", packed(drawing())[:-40])
    found = read(with_overlays(tmp_path / "x.dcm", (0x6004, elements)))
    assert found.planes == ()
    assert found.notes == ("The overlay 6004 is broken and was ignored.",)
    np.testing.assert_array_equal(found.pixels, picture(4095, SHAPE))


@pytest.mark.parametrize("position", [0, 11, 16, 65535])
def test_a_bit_of_the_picture_is_no_overlay(tmp_path: Path, position: int) -> None:
    elements = {0x10: ("US", 24), 0x11: ("US", 36), 0x100: ("US", 16), 0x102: ("US", position)}
    found = read(with_overlays(tmp_path / "x.dcm", (0x6000, elements)))
    assert found.planes == ()
    assert "broken" in found.notes[0]


def test_memory_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planes, "MAX_BYTES", 2 * 24 * 36)
    groups = [(group, overlay(drawing(seed=group))) for group in range(0x6000, 0x6008, 2)]
    found = read(with_overlays(tmp_path / "x.dcm", *groups))
    assert len(found.planes) == 2
    assert "Only 2 of 4 overlays" in found.notes[0]


def test_the_network_never_sees_them(tmp_path: Path) -> None:
    plain = read(with_overlays(tmp_path / "plain.dcm"))
    drawn = read(with_overlays(tmp_path / "drawn.dcm", (0x6000, overlay(drawing()))))
    assert len(drawn.planes) == 1
    wanted = Input(width=32, height=32, aspect="stretch")
    np.testing.assert_array_equal(network_input(plain, wanted), network_input(drawn, wanted))


def test_reference_file() -> None:
    """pydicom reads the same bits by its own code."""
    path = Path(str(get_testdata_file("examples_overlay.dcm", download=False)))
    (plane,) = read(path).planes
    np.testing.assert_array_equal(plane.mask, pydicom.dcmread(path).overlay_array(0x6000).astype(bool))
    assert plane.mask.any()
