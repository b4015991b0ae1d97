"""Multi-frame DICOM: every frame of every kind of file, by whichever way its place is found."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from imagecodecs import jpegls_encode
from pydicom.data import get_testdata_file
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.pixels import set_pixel_data
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless

from desktop.core.geometry import Spacing
from desktop.core.radiograph import Window
from desktop.core.readers import frames, read
from tests.core.files import Pixels, dicom, patch, picture, png, refused, save

LS = "1.2.840.10008.1.2.4.80"
COUNT = 4


def film(high: int = 4095, shape: tuple[int, int] = (9, 7)) -> Pixels:
    """(COUNT, H, W): no two frames alike, an odd number of pixels each."""
    return np.stack([np.roll(picture(high, shape), at, axis=1) for at in range(COUNT)])


def native(path: Path, pixels: Pixels, syntax: str = ExplicitVRLittleEndian, **changes: Any) -> Path:
    order = ">" if syntax == ExplicitVRBigEndian else "<"
    data = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    changes = {"NumberOfFrames": len(pixels), "PixelData": data + b"\0" * (len(data) % 2), **changes}
    return dicom(path, pixels[0], syntax, **changes)


def item(data: bytes) -> bytes:
    return b"\xfe\xff\x00\xe0" + struct.pack("<I", len(data)) + data


def encapsulated(path: Path, pixels: Pixels, data: bytes, **changes: Any) -> Path:
    return dicom(path, pixels[0], LS, b"\0\0", NumberOfFrames=len(pixels), PixelData=data, **changes)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
@pytest.mark.parametrize("high", [255, 4095])
def test_native(tmp_path: Path, syntax: str, high: int) -> None:
    path = native(tmp_path / "x.dcm", film(high), syntax)
    for at in range(COUNT):
        found = read(path, at)
        np.testing.assert_array_equal(found.pixels, film(high)[at])
        assert (found.frame, found.frames) == (at, COUNT)


def test_big_endian_words_of_bytes(tmp_path: Path) -> None:
    """Frames of an odd length share a word."""
    data = film(255).tobytes()
    swapped = np.frombuffer(data, ">u2").astype("<u2").tobytes()
    path = native(tmp_path / "x.dcm", film(255), ExplicitVRBigEndian, PixelData=swapped)
    patch(path, b"\x7f\xe0\x00\x10OB", b"\x7f\xe0\x00\x10OW")
    for at in range(COUNT):
        np.testing.assert_array_equal(read(path, at).pixels, film(255)[at])


@pytest.mark.parametrize("fragments", [1, 3])
@pytest.mark.parametrize("table", ["none", "basic", "extended", "wrong"])
def test_encapsulated(tmp_path: Path, fragments: int, table: str) -> None:
    codes = [even(jpegls_encode(frame)) for frame in film()]
    parts = [[code] if fragments == 1 else thirds(code) for code in codes]
    sizes = [sum(len(item(part)) for part in frame) for frame in parts]
    offsets = [sum(sizes[:at]) + (4 if table == "wrong" else 0) for at in range(COUNT)]
    basic = struct.pack(f"<{COUNT}I", *offsets) if table in ("basic", "wrong") else b""
    data = item(basic) + b"".join(item(part) for frame in parts for part in frame)
    changes = {}
    if table == "extended":
        changes["ExtendedOffsetTable"] = struct.pack(f"<{COUNT}Q", *offsets)
        changes["ExtendedOffsetTableLengths"] = struct.pack(f"<{COUNT}Q", *map(len, codes))
    path = encapsulated(tmp_path / "x.dcm", film(), data, **changes)
    for at in range(COUNT):
        np.testing.assert_array_equal(read(path, at).pixels, film()[at])


def even(code: bytes) -> bytes:
    return code + b"\0" * (len(code) % 2)


def thirds(code: bytes) -> list[bytes]:
    cut = len(code) // 6 * 2
    return [code[:cut], code[cut : 2 * cut], code[2 * cut :]]


def test_run_lengths(tmp_path: Path) -> None:
    dataset = pydicom.dcmread(native(tmp_path / "x.dcm", film()))
    dataset.compress(RLELossless, generate_instance_uid=False)
    dataset.save_as(tmp_path / "rle.dcm")
    for at in range(COUNT):
        np.testing.assert_array_equal(read(tmp_path / "rle.dcm", at).pixels, film()[at])


def test_only_the_wanted_frame_is_decoded(tmp_path: Path) -> None:
    codes = [jpegls_encode(frame) for frame in film()]
    path = encapsulated(tmp_path / "x.dcm", film(), encapsulate([codes[0], b"no picture", *codes[2:]]))
    np.testing.assert_array_equal(read(path, 2).pixels, film()[2])
    with pytest.raises(Exception, match="damaged"):
        read(path, 1)


@pytest.mark.parametrize("frame", [-1, COUNT, 2147483647])
def test_a_frame_that_is_not_there(tmp_path: Path, frame: int) -> None:
    path = native(tmp_path / "x.dcm", film())
    with pytest.raises(Exception, match=rf"no frame {frame + 1} in it, only {COUNT}"):
        read(path, frame)
    with pytest.raises(Exception, match="no frame 2 in it, only 1"):
        read(png(tmp_path / "x.png", 4, 4), 1)


@pytest.mark.parametrize("promised", [COUNT + 1, 65536, 65537, 2147483647])
@pytest.mark.parametrize("compressed", [False, True])
def test_a_promise_of_more_frames(tmp_path: Path, promised: int, compressed: bool) -> None:
    codes = [jpegls_encode(frame) for frame in film()]
    data = encapsulate(codes) if compressed else film().tobytes()
    changes: dict[str, Any] = {"PixelData": data, "NumberOfFrames": promised}
    path = dicom(tmp_path / "x.dcm", film()[0], *((LS, b"\0\0") if compressed else ()), **changes)
    refused(path, f"promises {promised} frames", "65536 of any" if promised > 65536 else f"holds {COUNT}")


@pytest.mark.parametrize("promised", [0, -5, None])
def test_a_promise_of_none_is_one(tmp_path: Path, promised: int | None) -> None:
    found = read(dicom(tmp_path / "x.dcm", picture(), **({} if promised is None else {"NumberOfFrames": promised})))
    assert (found.frame, found.frames) == (0, 1)


def test_frames_that_cannot_be_told_apart(tmp_path: Path) -> None:
    codes = [even(jpegls_encode(frame)[:-2]) for frame in film()]  # without end markers
    data = item(b"") + b"".join(item(part) for code in codes for part in thirds(code))
    refused(encapsulated(tmp_path / "x.dcm", film(), data), "cannot be told apart in 12 pieces")


def test_a_file_of_nothing_but_empty_fragments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MAX_FRAGMENTS", 1000)
    refused(encapsulated(tmp_path / "x.dcm", film(), item(b"") * 5000), "damaged")


@pytest.mark.parametrize(("name", "count"), [("SC_rgb_rle_2frame.dcm", 2), ("examples_ybr_color.dcm", 30)])
def test_reference_files(name: str, count: int) -> None:
    path = Path(str(get_testdata_file(name, download=False)))
    every = pydicom.dcmread(path).pixel_array.astype(float)
    for at in (0, 1, count - 1):
        found = read(path, at)
        assert found.frames == count
        assert np.abs(found.pixels - every[at] @ [0.299, 0.587, 0.114]).max() <= 2


def functional(**changes: Any) -> Dataset:
    """A functional group with one macro in it."""
    group = Dataset()
    for macro, values in changes.items():
        inner = Dataset()
        for keyword, value in values.items():
            setattr(inner, keyword, value)
        setattr(group, macro, [inner])
    return group


def test_enhanced_files_have_their_values_in_functional_groups(tmp_path: Path) -> None:
    each = [
        functional(FrameVOILUTSequence={"WindowCenter": 1000 + at, "WindowWidth": 3000, "VOILUTFunction": "SIGMOID"})
        for at in range(COUNT)
    ]
    shared = functional(
        PixelMeasuresSequence={"PixelSpacing": [0.3, 0.2]},
        PixelValueTransformationSequence={"RescaleSlope": 2, "RescaleIntercept": -5},
        FrameVOILUTSequence={"WindowCenter": 7, "WindowWidth": 7},
    )
    path = native(
        tmp_path / "x.dcm",
        film(),
        SOPClassUID="1.2.840.10008.5.1.4.1.1.12.1.1",
        PerFrameFunctionalGroupsSequence=each,
        SharedFunctionalGroupsSequence=[shared],
        RescaleSlope=1,
    )
    for at in range(COUNT):
        found = read(path, at)
        assert found.voi == (Window(1000 + at, 3000, "SIGMOID"),)
        assert (found.slope, found.intercept) == (2.0, -5.0)
        assert found.spacing == Spacing(0.3, 0.2, "pixels")
        assert found.facts.sop_class == "Enhanced XA Image Storage"


def test_fewer_functional_groups_than_frames(tmp_path: Path) -> None:
    each = [functional(FrameVOILUTSequence={"WindowCenter": 1000, "WindowWidth": 3000})]
    path = native(tmp_path / "x.dcm", film(), PerFrameFunctionalGroupsSequence=each, WindowCenter=5, WindowWidth=4000)
    assert read(path, 0).voi == (Window(1000, 3000),)
    assert read(path, 3).voi == (Window(5, 4000),)


@pytest.mark.parametrize(
    ("uid", "modality"),
    [
        ("1.2.840.10008.5.1.4.1.1.1", "CR"),
        ("1.2.840.10008.5.1.4.1.1.1.1", "DX"),
        ("1.2.840.10008.5.1.4.1.1.1.1.1", "DX"),
        ("1.2.840.10008.5.1.4.1.1.1.2", "MG"),
        ("1.2.840.10008.5.1.4.1.1.1.2.1", "MG"),
        ("1.2.840.10008.5.1.4.1.1.1.3", "IO"),
        ("1.2.840.10008.5.1.4.1.1.1.3", "PX"),
        ("1.2.840.10008.5.1.4.1.1.12.1", "XA"),
        ("1.2.840.10008.5.1.4.1.1.12.2", "RF"),
        ("1.2.840.10008.5.1.4.1.1.12.1.1", "XA"),
        ("1.2.840.10008.5.1.4.1.1.12.2.1", "XRF"),
        ("1.2.840.10008.5.1.4.1.1.13.1.3", "MG"),
        ("1.2.840.10008.5.1.4.1.1.7", "OT"),
        ("1.2.840.10008.5.1.4.1.1.7.2", "OT"),
        ("1.2.840.10008.5.1.4.1.1.7.3", "OT"),
    ],
)
def test_storage_classes(tmp_path: Path, uid: str, modality: str) -> None:
    """As another writer sets their pixels: pydicom's own, not this suite's."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID, dataset.Modality = uid, "1.2.3", modality
    dataset.file_meta = pydicom.dataset.FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    set_pixel_data(dataset, film(), "MONOCHROME2", 12, generate_instance_uid=False)
    found = read(save(tmp_path / "x.dcm", dataset), COUNT - 1)
    np.testing.assert_array_equal(found.pixels, film()[-1])
    assert found.facts.modality == modality
    assert found.facts.sop_class == pydicom.uid.UID(uid).name
    assert "Image Storage" in found.facts.sop_class
