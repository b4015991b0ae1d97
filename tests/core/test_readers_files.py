"""What is opened at all: regular files of a sane size, whatever they are called."""

from __future__ import annotations

import hashlib
import os
import pickle
import socket
import sys
from pathlib import Path

import pytest
from pydicom.dataset import Dataset

from desktop.core.errors import NoPicture, UnreadableFile
from desktop.core.readers import read, source
from tests.core.files import dicom, picture, refused, save


def test_what_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.dcm").mkdir()
    refused(tmp_path / "x.dcm", "x.dcm", "is a folder: use `skiagraph scan`")
    refused(tmp_path / "none.png", "no such file")
    (tmp_path / "empty.dcm").touch()
    refused(tmp_path / "empty.dcm", "0 bytes")
    refused(tmp_path / ("n" * 300), "cannot be opened")
    refused(Path("nul\0byte"), "cannot be opened")


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_not_a_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dcm")
    refused(tmp_path / "pipe.dcm", "is a pipe")  # opening it would wait for ever
    (tmp_path / "zero.dcm").symlink_to("/dev/zero")
    refused(tmp_path / "zero.dcm", "is a device")
    (tmp_path / "broken.dcm").symlink_to(tmp_path / "gone")
    refused(tmp_path / "broken.dcm", "link points to is gone")
    (tmp_path / "loop.dcm").symlink_to(tmp_path / "loop.dcm")
    refused(tmp_path / "loop.dcm", "symbolic links")
    place = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    try:
        os.chdir(tmp_path)  # a socket's name has at most 107 bytes
        place.bind("s.dcm")
    finally:
        os.chdir(here)
        place.close()
    refused(tmp_path / "s.dcm", "is a socket")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    dicom(tmp_path / "x.dcm", picture()).chmod(0)
    refused(tmp_path / "x.dcm", "may not read")


def test_a_file_of_more_than_a_gigabyte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1000)
    refused(dicom(tmp_path / "x.dcm", picture()), "more than")


def test_an_error_names_the_bytes_and_survives_another_process(tmp_path: Path) -> None:
    path = dicom(tmp_path / "x.dcm", picture(), Rows=0)
    report = Dataset()
    report.SOPClassUID, report.SOPInstanceUID = "1.2.840.10008.5.1.4.1.1.88.11", "1.2.3"
    for kind, made in ((UnreadableFile, path), (NoPicture, save(tmp_path / "sr.dcm", report))):
        with pytest.raises(kind) as caught:
            read(made)
        error = pickle.loads(pickle.dumps(caught.value))
        assert type(error) is kind
        assert str(error) == str(caught.value)
        assert error.sha256 == caught.value.sha256 == hashlib.sha256(made.read_bytes()).hexdigest()
    with pytest.raises(UnreadableFile) as gone:
        read(tmp_path / "gone.dcm")
    assert gone.value.sha256 == ""


@pytest.mark.parametrize("name", ["new\nline.dcm", "esc\x1b[31m.dcm", "rtl\u202egpj.dcm", "\udcff.dcm", "é" * 120])
def test_a_hostile_name_is_printable_in_the_sentence(tmp_path: Path, name: str) -> None:
    assert len(refused(tmp_path / name, "cannot be opened")) < 400
