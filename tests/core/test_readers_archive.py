"""ZIP archives and DICOMDIR: every file inside once, through the same readers, and nothing outside is ever opened."""

from __future__ import annotations

import io
import json
import os
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from desktop.cli import run
from desktop.core.batch.walk import walk
from desktop.core.errors import NoPicture, UnreadableFile
from desktop.core.readers import archive, read
from desktop.core.readers.archive import members
from desktop.core.readers.containers import expand
from tests.core.files import dicom, picture, png, refused, save
from tests.tiny_model import build, card

DIRECTORY_CLASS = "1.2.840.10008.1.3.10"


def pixels_of(folder: Path) -> bytes:
    return dicom(folder / "x.dcm", picture(4095), BitsStored=12).read_bytes()


def packed(path: Path, *files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name), data, method)
    return path


def test_members_are_read_like_files(tmp_path: Path) -> None:
    plain = pixels_of(tmp_path)
    png(tmp_path / "x.png", 4, 3, data=(b"\0" + bytes(range(4))) * 3)
    study = packed(
        tmp_path / "study.zip", ("ct/IM1.dcm", plain), ("ct/", b""), ("b.png", (tmp_path / "x.png").read_bytes())
    )
    assert [one.name for one in members(study)] == ["ct/IM1.dcm", "b.png"]
    assert members(study)[0].size == len(plain)
    first, second = expand([study])
    assert first == study / "ct" / "IM1.dcm"
    radiograph, alone = read(first), read(tmp_path / "x.dcm")
    np.testing.assert_array_equal(radiograph.pixels, alone.pixels)
    assert radiograph.sha256 == alone.sha256
    assert radiograph.source == first
    assert read(second).kind == "PNG"


def test_members_that_are_not_packed(tmp_path: Path) -> None:
    study = packed(tmp_path / "study.zip", ("x.dcm", pixels_of(tmp_path)), method=zipfile.ZIP_STORED)
    assert read(study / "x.dcm").kind == "DICOM"


def test_what_systems_add_is_left_out(tmp_path: Path) -> None:
    names = ("a.dcm", "__MACOSX/._a.dcm", "x/.DS_Store", "Thumbs.db", "folder/", "back\\slash\\")
    assert [one.name for one in members(packed(tmp_path / "s.zip", *((name, b"x") for name in names)))] == ["a.dcm"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.png", "%2E%2E/%2E%2E/x.png"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\x.png", "C%3A/Windows/x.png"),
        ("..\\..\\x", "%2E%2E/%2E%2E/x"),
        ("a//./b", "a/b"),
        ("red\x1b[31m\n.png", "red%1B[31m%0A.png"),
        ("\u202egnp.x", "%E2%80%AEgnp.x"),
        ("..", "%2E%2E"),
        (".", "unnamed"),
        ("CON.dcm", "CON.dcm"),
    ],
)
def test_names_are_only_names(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / "x.png").write_bytes(b"outside")
    study = packed(tmp_path / "deep.zip", (name, b"inside"))
    (member,) = members(study)
    assert member.name == shown
    assert member.name.isprintable()
    (path,) = expand([study])
    assert path == study / shown
    refused(path, "neither DICOM nor")


def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        study = packed(tmp_path / "s.zip", *[("x.png", bytes([n] * 9)) for n in range(3)], ("x.png (2)", b"y"))
    paths = expand([study])
    assert len(set(paths)) == 4
    assert [path.name for path in paths][:2] == ["x.png", "x.png (2)"]
    long = packed(tmp_path / "l.zip", ("a" * 60_000, b"1"), ("a" * 60_001, b"2"))
    assert len(set(expand([long]))) == 2
    for path in expand([long]):
        refused(path, "neither DICOM nor")


def test_an_archive_inside_an_archive_is_one_row(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", ("x.dcm", pixels_of(tmp_path)))
    outer = packed(tmp_path / "outer.zip", ("inner.zip", inner.read_bytes()))
    assert expand([outer]) == [outer / "inner.zip"]
    refused(outer / "inner.zip", "archive inside an archive")
    refused(outer / "inner.zip" / "x.dcm", "nothing of that name")


def test_an_archive_itself_is_no_picture(tmp_path: Path) -> None:
    refused(packed(tmp_path / "s.zip", ("x", b"x")), "name one as s.zip/NAME")
    empty = packed(tmp_path / "e.zip")
    assert expand([empty]) == [empty]
    refused(empty, "no files inside")
    refused(tmp_path / "s.zip" / "other", "nothing of that name in s.zip")
    refused(tmp_path / "x.txt" / "other", "no such file")
    (tmp_path / "x.txt").write_text("text")
    refused(tmp_path / "x.txt" / "other", "x.txt is no archive")


def patched(path: Path, at: int, form: str, value: int, local_at: int | None = None) -> Path:
    """Change a field of the first central record, and of the first local header where it has it too."""
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, data.index(b"PK\x01\x02") + at, value)
    if local_at is not None:
        struct.pack_into(form, data, local_at, value)
    path.write_bytes(bytes(data))
    return path


@pytest.mark.parametrize(
    ("at", "form", "value", "local_at", "word"),
    [
        (8, "<H", 1, 6, "password"),
        (10, "<H", 14, 8, "method 14"),
        (16, "<I", 12345, 14, "damaged"),
        (24, "<I", 100, 22, "damaged"),
        (24, "<I", 40_000, 22, "damaged"),
        (24, "<I", 0xFFFFFF00, 22, "more than 256 MB"),
        (24, "<I", 200_000_000, 22, "100 times"),
        (20, "<I", 10, 18, "damaged"),
    ],
)
def test_forged_fields_cost_their_member(
    tmp_path: Path, at: int, form: str, value: int, local_at: int, word: str
) -> None:
    good = pixels_of(tmp_path)
    study = patched(packed(tmp_path / "s.zip", ("a.dcm", good), ("b.dcm", good)), at, form, value, local_at)
    bad, fine = expand([study])
    refused(bad, word)
    assert read(fine).kind == "DICOM"


def test_sizes_that_are_forged_never_decide_what_memory_is_used(tmp_path: Path) -> None:
    """A member that says 100 bytes and unpacks to 64 MB is given up after 101."""
    study = packed(tmp_path / "s.zip", ("a.dcm", bytes(1 << 26)))
    patched(study, 24, "<I", 100, 22)
    tracemalloc.start()
    try:
        refused(study / "a.dcm", "damaged")
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_members_that_overlap(tmp_path: Path) -> None:
    """Two records that share one packed body, which is how small archives unpack to petabytes."""
    study = packed(tmp_path / "s.zip", ("a.dcm", bytes(5000)), ("b.dcm", bytes(5000)))
    data = bytearray(study.read_bytes())
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 1)
    study.write_bytes(bytes(data))
    assert expand([study]) == [study]
    refused(study, "overlap")


@pytest.mark.parametrize("cut", [1, 10, 22, 40, 60])
def test_a_list_of_members_cut_short(tmp_path: Path, cut: int) -> None:
    study = packed(tmp_path / "s.zip", ("a.dcm", pixels_of(tmp_path)))
    study.write_bytes(study.read_bytes()[:-cut])
    assert expand([study]) == [study]
    refused(study, "list of members is damaged")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    study = packed(tmp_path / "s.zip", *((f"{n}.dcm", b"x") for n in range(4)))
    refused(study, "more than 3 files")


def test_a_scan_has_a_row_for_every_member(tmp_path: Path) -> None:
    packed(tmp_path / "study.ZIP", ("in/b.dcm", b"x"), ("a.dcm", b"y"))
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "z.txt").write_bytes(b"x")
    named = [entry.name for entry in walk(tmp_path)]
    assert named == ["broken.zip", "study.ZIP/a.dcm", "study.ZIP/in/b.dcm", "z.txt"]


def test_read_an_archive_and_one_of_its_members(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = build(tmp_path / "tiny.onnx", json.dumps(card()))
    study = packed(tmp_path / "study.zip", ("a.dcm", pixels_of(tmp_path)), ("notes.txt", b"text"))
    assert run(["read", str(study), "--model", str(model), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["status"]) for row in rows] == [
        ((study / "a.dcm").as_posix(), "ok"),
        ((study / "notes.txt").as_posix(), "failed"),
    ]
    assert run(["read", str(study / "a.dcm"), "--model", str(model), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["sha256"] == rows[0]["sha256"]


def index(folder: Path, *references: str | None, use: int = 0xFFFF) -> Path:
    """A DICOMDIR with one record for each reference."""
    dataset = Dataset()
    dataset.SOPClassUID = DIRECTORY_CLASS
    dataset.SOPInstanceUID = "1.2.3"
    records = []
    for reference in references:
        record = Dataset()
        record.DirectoryRecordType = "IMAGE" if reference else "PATIENT"
        record.RecordInUseFlag = use
        if reference:
            record.add_new("ReferencedFileID", "CS", reference.split("\\"))
        records.append(record)
    dataset.DirectoryRecordSequence = records
    return save(folder / "DICOMDIR", dataset)


def test_dicomdir_stands_for_the_files_it_names(tmp_path: Path) -> None:
    (tmp_path / "IMAGES").mkdir()
    dicom(tmp_path / "IMAGES" / "IM1", picture())
    made = index(tmp_path, None, "IMAGES\\IM1", "IMAGES\\IM1", "GONE")
    first, gone = expand([made])
    assert first == tmp_path / "IMAGES" / "IM1"
    assert read(first).kind == "DICOM"
    refused(gone, "no such file")
    with pytest.raises(NoPicture, match="an index, not a picture"):
        read(made)
    assert [entry.name for entry in walk(tmp_path)] == ["DICOMDIR", "IMAGES/IM1"]
    assert expand([index(tmp_path, "IMAGES\\IM1", use=0)]) == [made]


@pytest.mark.filterwarnings("ignore:.*value")
@pytest.mark.parametrize(
    "reference", ["..\\SECRET", "..\\..\\etc\\passwd", "/etc/passwd", "LINK", "IN\\..\\..\\SECRET"]
)
def test_dicomdir_never_leads_out_of_its_folder(tmp_path: Path, reference: str) -> None:
    inner = tmp_path / "cd"
    inner.mkdir()
    dicom(tmp_path / "SECRET", picture())
    try:
        (inner / "LINK").symlink_to(tmp_path / "SECRET")
    except OSError:
        pytest.skip("no links here")
    (path,) = expand([index(inner, reference)])
    refused(path, "outside the index's own folder")


def test_damaged_index_stands_for_itself(tmp_path: Path) -> None:
    made = index(tmp_path, "A")
    made.write_bytes(made.read_bytes()[:-20])
    for path in expand([made]):
        with pytest.raises((NoPicture, UnreadableFile)):
            read(path)


def test_expand_never_raises_and_never_waits(tmp_path: Path) -> None:
    paths = [tmp_path, tmp_path / "absent.zip", tmp_path / "empty.zip", Path("nul\0.zip")]
    paths[2].write_bytes(b"")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.zip")
        paths.append(tmp_path / "pipe.zip")
    assert expand(paths) == paths


def test_a_long_archive_is_quick(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for number in range(3000):
            made.writestr(f"{number}.txt", b"x")
    (tmp_path / "s.zip").write_bytes(data.getvalue())
    paths = expand([tmp_path / "s.zip"])
    archive._members.cache_clear()
    for path in paths[:300]:
        refused(path)
    assert archive._members.cache_info().misses == 1
