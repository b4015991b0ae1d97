"""Files that are damaged or made to do harm: one sentence each, within memory and time, and nothing else leaves."""

from __future__ import annotations

import contextlib
import os
import struct
import threading
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from desktop.core.display import render
from desktop.core.errors import NoPicture, UnreadableFile
from desktop.core.radiograph import Window
from desktop.core.readers import read
from tests.core.files import dicom, lut, patch, picture, refused, save


@pytest.mark.parametrize(
    "junk", [b"x", b"hello world, this is no picture", bytes(5000), os.urandom(5000), b"\x08\0\x05\0" * 99]
)
@pytest.mark.parametrize("preamble", [b"", bytes(128) + b"DICM"])
def test_garbage(tmp_path: Path, junk: bytes, preamble: bytes) -> None:
    (tmp_path / "x.dcm").write_bytes(preamble + junk)
    refused(tmp_path / "x.dcm")


def test_without_preamble_and_meta_header(tmp_path: Path) -> None:
    whole = dicom(tmp_path / "x.dcm", picture(), ImplicitVRLittleEndian).read_bytes()
    at = whole.index(b"\x08\0\x16\0", 132)
    (tmp_path / "bare.dcm").write_bytes(whole[at:])
    np.testing.assert_array_equal(read(tmp_path / "bare.dcm").pixels, picture())


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
def test_a_file_cut_at_any_depth_is_refused(tmp_path: Path, syntax: str) -> None:
    path = dicom(tmp_path / "x.dcm", picture(4095), syntax, BitsStored=12, WindowCenter=1, WindowWidth=2)
    data = path.read_bytes()
    whole = len(data) - (syntax == DeflatedExplicitVRLittleEndian)  # there the last byte may be padding
    for cut in [*range(1, whole - 1, 37), whole - 1]:
        path.write_bytes(data[:cut])
        refused(path)


def test_cut_inside_an_encapsulated_picture(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), "1.2.840.10008.1.2.4.80", bytes(4000))
    data = path.read_bytes()
    for cut in range(len(data) - 4000, len(data), 333):
        path.write_bytes(data[:cut])
        assert "cut short" in refused(path) or "damaged" in refused(path)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"Rows": 65535, "Columns": 65535}, "more than"),
        ({"Rows": 8000, "Columns": 8000}, "cut short"),
        ({"Rows": 0}, "how large"),
        ({"Rows": None}, "how large"),
        ({"Columns": None}, "how large"),
        ({"NumberOfFrames": 2147483647}, "2147483647 frames"),
        ({"NumberOfFrames": 2}, "2 frames"),
        ({"BitsAllocated": 32}, "32 bits"),
        ({"BitsAllocated": 1}, "1 bits"),
        ({"BitsAllocated": None}, "0 bits"),
        ({"SamplesPerPixel": 4}, "4 samples"),
        ({"PhotometricInterpretation": "HSV"}, "HSV"),
        ({"PhotometricInterpretation": "PALETTE COLOR"}, "palette"),
        ({"PixelData": None}, "missing"),
        ({"PixelData": b""}, "cut short"),
    ],
)
def test_a_header_that_promises_too_much(tmp_path: Path, changes: dict[str, Any], word: str) -> None:
    refused(dicom(tmp_path / "x.dcm", picture(), **changes), word)


def test_pixel_data_longer_than_the_file(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture())
    length = struct.pack("<I", picture().size)
    patch(path, b"\xe0\x7f\x10\0OB\0\0" + length, b"\xe0\x7f\x10\0OB\0\0" + struct.pack("<I", 0xFFFFFFF0))
    np.testing.assert_array_equal(read(path).pixels, picture())  # everything the header promises is there
    path.write_bytes(path.read_bytes()[:-1])
    refused(path, "cut short")


def test_rows_as_32_bits(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(shape=(24, 36)))
    patch(path, b"\x28\0\x10\0US\x02\0\x18\0", b"\x28\0\x10\0UL\x04\0\xff\xff\xff\xff")
    refused(path, "more than")


@pytest.mark.parametrize("depth", [300, 20_000])
@pytest.mark.parametrize("undefined", [True, False])
def test_sequences_without_end(tmp_path: Path, depth: int, undefined: bool) -> None:
    open_item = b"\x08\0\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\0\xe0\xff\xff\xff\xff"
    close_item = b"\xfe\xff\x0d\xe0\0\0\0\0\xfe\xff\xdd\xe0\0\0\0\0"
    nest = open_item * depth + (close_item * depth if undefined else b"")
    path = dicom(tmp_path / "x.dcm", picture())
    data = path.read_bytes()
    at = data.index(b"\x10\0\x10\0PN")
    path.write_bytes(data[:at] + nest + data[at:])
    refused(path)


def test_deflate_bomb(tmp_path: Path) -> None:
    """Half a megabyte that inflates to 512 MB: refused before that memory is used."""
    path = dicom(tmp_path / "x.dcm", picture(), DeflatedExplicitVRLittleEndian)
    data = path.read_bytes()
    start = 144 + struct.unpack_from("<I", data, 140)[0]
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    path.write_bytes(data[:start] + block * 32 + packer.flush())
    tracemalloc.start()
    try:
        refused(path, "unpacks to more than 256 MB")
        assert tracemalloc.get_traced_memory()[1] < 700_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("magic", [b"MZ", b"\x7fELF", b"#!/bin/sh"])
def test_a_program_in_the_preamble(tmp_path: Path, magic: bytes) -> None:
    path = dicom(tmp_path / "x.dcm", picture())
    path.write_bytes(magic + path.read_bytes()[len(magic) :])
    assert "begins like a program" in read(path).notes[0]


def test_healthy_files_without_a_picture(tmp_path: Path) -> None:
    for uid, name in (
        ("1.2.840.10008.5.1.4.1.1.88.11", "Basic Text SR Storage"),
        ("1.2.840.10008.5.1.4.1.1.88.59", "Key Object Selection Document Storage"),
    ):
        report = Dataset()
        report.SOPClassUID, report.SOPInstanceUID, report.Modality = uid, "1.2.3", "SR"
        with pytest.raises(NoPicture, match=rf"x\.dcm .*no picture inside \(it is a {name}\)"):
            read(save(tmp_path / "x.dcm", report))


@pytest.mark.parametrize(
    ("changes", "old", "new", "word"),
    [
        ({"RescaleSlope": "77"}, b"77", b"NN", "RescaleSlope"),
        ({"RescaleSlope": "0"}, b"", b"", "RescaleSlope"),
        ({"RescaleSlope": "77"}, b"77", b"1e", "RescaleSlope"),
        ({"RescaleIntercept": "1234"}, b"1234", b"-inf", "RescaleIntercept"),
        ({"WindowCenter": "77", "WindowWidth": "4096"}, b"77", b"\\\\", "WindowCenter"),
        ({"WindowCenter": "2048", "WindowWidth": "0"}, b"", b"", "width 0"),
        ({"WindowCenter": "2048", "WindowWidth": "-5"}, b"", b"", "width -5"),
        ({"WindowCenter": "2048", "WindowWidth": "77"}, b"77", b"NN", "WindowWidth"),
        ({"WindowCenter": "2048", "WindowWidth": "4096", "VOILUTFunction": "MAGIC"}, b"", b"", "VOILUTFunction"),
        (
            {"VOILUTSequence": [lut(0, np.arange(10), 12)]},
            b"\x02\x30US\x06\0\x0a\0",
            b"\x02\x30US\x06\0\xff\0",
            "shorter",
        ),
        ({"VOILUTSequence": [Dataset()]}, b"", b"", "LUT"),
        ({"ModalityLUTSequence": [Dataset()]}, b"", b"", "LUT"),
        ({"PixelSpacing": ["0.77", "1"]}, b"0.77", b"none", "PixelSpacing"),
        ({"BitsStored": 40, "HighBit": 3}, b"", b"", "BitsStored"),
        ({"BitsStored": 12, "HighBit": 3}, b"", b"", "HighBit"),
        ({"PatientBirthDate": "20200101"}, b"20200101", b"20209901", "PatientBirthDate"),
    ],
)
def test_a_broken_value_is_a_note(tmp_path: Path, changes: dict[str, Any], old: bytes, new: bytes, word: str) -> None:
    path = dicom(tmp_path / "x.dcm", picture(4095), **changes)
    if old:
        patch(path, old, new)
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, picture(4095))
    assert word in " ".join(radiograph.notes)
    assert np.ptp(render(radiograph)) > 200
    assert (radiograph.slope, radiograph.intercept) == (1.0, 0.0)


def test_one_good_window_of_two(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(4095), WindowCenter=[100, 2048], WindowWidth=[0, 4096])
    assert read(path).voi == (Window(2048, 4096),)


@pytest.mark.parametrize("charset", ["BOGUS_999", "ISO_IR 100\\BOGUS", "\\ISO 2022 IR 87", "GB18030"])
def test_character_sets(tmp_path: Path, charset: str) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), SpecificCharacterSet="ISO_IR 6".ljust(16))
    path = patch(path, b"ISO_IR 6".ljust(16), charset.encode().ljust(16))
    radiograph = read(path)
    assert radiograph.identity.patient_name == "Doe^Jane"
    assert ("character set" in " ".join(radiograph.notes)) == ("BOGUS" in charset)


def test_text_from_the_header_is_one_printable_line(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), Manufacturer="A" * 60)
    patch(path, b"A" * 60, b"ACME\r\n\x1b[31m\0".ljust(60, b"B"))
    assert read(path).facts.manufacturer.isprintable()


def test_no_sentence_or_note_tells_who_the_patient_is(tmp_path: Path) -> None:
    told = []
    path = dicom(
        tmp_path / "x.dcm",
        picture(),
        PatientID="CANARY",
        PatientName="CANARY",
        RescaleSlope="778899",
        StudyDate="20200101",
    )
    patch(path, b"778899", b"CANARY")
    told += read(path).notes
    patch(path, b"20200101", b"2CANARY1")
    told += read(path).notes
    patch(path, b"\x28\0\x10\0US", b"\x28\0\x10\0PN")
    told.append(refused(path))
    assert "CANARY" not in " ".join(told)


def test_threads_do_not_lose_each_others_warnings(tmp_path: Path) -> None:
    """Warnings are heard process-wide, so readers in threads must take turns."""
    paths = []
    for at in range(4):
        path = dicom(tmp_path / f"{at}.dcm", picture(), SpecificCharacterSet="ISO_IR 6".ljust(16))
        paths.append(patch(path, b"ISO_IR 6".ljust(16), b"BOGUS_999".ljust(16)))
    notes: list[str] = []
    threads = [threading.Thread(target=lambda p=p: notes.extend(read(p).notes)) for p in paths * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notes) == 20


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_raise_nothing_else(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    path = dicom(
        tmp_path / "x.dcm",
        picture(4095),
        BitsStored=12,
        WindowCenter=2048,
        WindowWidth=4096,
        VOILUTSequence=[lut(0, np.arange(9), 8)],
    )
    data = np.frombuffer(path.read_bytes(), np.uint8).copy()
    header = data.size - picture(4095).nbytes
    for at in rng.integers(128, header, 4):
        data[at] = rng.integers(256)
    path.write_bytes(data.tobytes())
    with contextlib.suppress(UnreadableFile, NoPicture):
        render(read(path))
