"""Header facts without pixels: the same as the whole file gives, and nobody looks at the pixels."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from desktop.core.errors import UnreadableFile
from desktop.core.readers import read
from desktop.core.readers.head import facts
from tests.core.files import dicom, picture

STATED = {"BodyPartExamined": "CHEST", "ViewPosition": "PA", "PatientAge": "034Y", "StudyDate": "20240131"}


def same(path: Path) -> bool:
    return facts(path) == replace(read(path).facts, colourfulness=0.0)


@pytest.mark.parametrize(
    "syntax",
    [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian],
)
def test_dicom(tmp_path: Path, syntax: str) -> None:
    path = dicom(tmp_path / "a.dcm", picture(4095), syntax, BitsStored=12, **STATED)
    assert same(path)
    found = facts(path)
    assert (found.modality, found.body_part, found.view, found.age_years) == ("CR", "CHEST", "PA", 34.0)
    assert found.transfer_syntax


def test_dicom_without_preamble(tmp_path: Path) -> None:
    path = dicom(tmp_path / "a.dcm", picture(), ImplicitVRLittleEndian)
    data = path.read_bytes()
    path.write_bytes(data[data.index(b"\x08\x00\x16\x00") :])
    assert same(path)


def test_samples(real_data: Path) -> None:
    files = sorted((real_data / "dicom").glob("*.dcm"))
    assert files
    assert all(same(path) for path in files)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.bmp"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_bitmaps(tmp_path: Path, name: str, mode: str) -> None:
    Image.fromarray(picture()).convert(mode).save(tmp_path / name)
    assert same(tmp_path / name)


@pytest.mark.parametrize("name", ["a.dcm", "a.png", "a.jpg", "a.bmp"])
def test_pixels_are_not_decoded(tmp_path: Path, name: str) -> None:
    """They are cut away, so that reading the picture fails."""
    path, noise = tmp_path / name, np.random.default_rng(0).integers(0, 255, (96, 96), np.uint8)
    if name == "a.dcm":
        dicom(path, noise)
    else:
        Image.fromarray(noise).save(path)
    whole = facts(path)
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(UnreadableFile):
        read(path)
    assert facts(path) == whole


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"\x08\x00" * 50])
def test_what_has_no_header_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"^a cannot be opened: .*\.$"):
        facts(tmp_path / "a")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_what_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "absent"):
        with pytest.raises(UnreadableFile, match=f"^{name} cannot be opened"):
            facts(tmp_path / name)
