"""Rows 28 to 32 of the table: archives, indexes, names, pipes and links that lead somewhere else."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from pathlib import Path

from PIL import Image
from pydicom.dataset import Dataset

from tests.core.files import ODD_NAMES, dicom, picture, save
from tests.hostile.made import FAILED, OK, REFUSED, Folder, Made

NAMES = (
    *ODD_NAMES,
    "CON.dcm",
    os.fsdecode(b"bad\xff.png"),
    "/".join(["deep" * 10] * 8) + "/x.png",
)


def systems(folder: Folder) -> None:
    indexes(folder)
    archives(folder)
    pipes(folder)
    links(folder)
    for name in NAMES:
        folder.add(31, name, OK, "", lambda path: Image.fromarray(picture()).save(path, "PNG"))


def indexes(folder: Folder) -> None:
    folder.add(28, "SECRET", OK, "", lambda path: dicom(path, picture()))
    for name, reference in (("up", "..\\SECRET"), ("far", "..\\..\\..\\hosts"), ("absolute", "/etc/passwd")):
        folder.add(28, f"{name}/DICOMDIR", REFUSED, "an index", lambda path, ref=reference: index(path, ref))


def index(path: Path, reference: str) -> Path:
    dataset, record = Dataset(), Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = "1.2.840.10008.1.3.10", "1.2.3"
    record.DirectoryRecordType, record.RecordInUseFlag = "IMAGE", 0xFFFF
    record.add_new("ReferencedFileID", "CS", "A" * len(reference))
    dataset.DirectoryRecordSequence = [record]
    save(path, dataset)
    path.write_bytes(path.read_bytes().replace(b"A" * len(reference), reference.encode()))
    return path


def archives(folder: Folder) -> None:
    """Members have rows of their own."""
    good = dicom(folder.path / "28" / "SECRET", picture()).read_bytes()
    folder.add(28, "slip.zip", OK, "", lambda path: packed(path, ("../../x.dcm", good)))
    rename(folder, "slip.zip/%2E%2E/%2E%2E/x.dcm")
    for name, at, form, value, word in (
        ("larger", 24, "<I", len(good) + 9, "damaged"),
        ("smaller", 24, "<I", 9, "damaged"),
        ("huge", 24, "<I", 0xFFFFFF00, "more than 256 MB"),
        ("crc", 16, "<I", 1, "damaged"),
        ("locked", 8, "<H", 1, "password"),
    ):
        folder.add(28, f"{name}.zip", FAILED, word, forged(packed_bytes(folder, ("x.dcm", good)), at, form, value))
        rename(folder, f"{name}.zip/x.dcm")
    inner = packed_bytes(folder, ("x.dcm", good))
    folder.add(28, "nested.zip", FAILED, "archive inside", lambda path: packed(path, ("inner.zip", inner)))
    rename(folder, "nested.zip/inner.zip")
    folder.add(28, "bomb.zip", FAILED, "100 times", lambda path: packed(path, ("x.dcm", bytes(1 << 25))))
    rename(folder, "bomb.zip/x.dcm")
    folder.add(28, "overlap.zip", FAILED, "overlap", overlapping())
    folder.add(28, "cut.zip", FAILED, "list of members", inner[:-9])


def rename(folder: Folder, member: str) -> None:
    """The row of the archive made last is that of its only member."""
    last = folder.made.pop()
    folder.made.append(Made(last.number, f"{last.number:02}/{member}", last.ends, last.word))


def packed(path: Path, *files: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def packed_bytes(folder: Folder, *files: tuple[str, bytes]) -> bytes:
    path = folder.path / "scratch"
    packed(path, *files)
    data = path.read_bytes()
    path.unlink()
    return data


def forged(data: bytes, at: int, form: str, value: int) -> bytes:
    """Another value in the central record and in the local header alike."""
    changed = bytearray(data)
    struct.pack_into(form, changed, data.index(b"PK\x01\x02") + at, value)
    struct.pack_into(form, changed, at - 2, value)
    return bytes(changed)


def overlapping() -> bytes:
    """A hundred members that share one packed body (as in bombs that unpack to petabytes)."""
    body = zlib.compress(bytes(1 << 20), 9)[2:-4]
    crc, name = zlib.crc32(bytes(1 << 20)), b"x.dcm"
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(body), 1 << 20, len(name), 0)
    local = b"PK\x03\x04" + fields + name + body
    central = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 100, 100, 100 * len(central), len(local), 0)
    return local + central * 100 + end


def pipes(folder: Folder) -> None:
    if hasattr(os, "mkfifo"):
        folder.add(29, "pipe.dcm", FAILED, "pipe", os.mkfifo)


def links(folder: Folder) -> None:
    if os.name == "nt":
        return
    folder.add(30, "loop.dcm", FAILED, "system refuses", lambda path: path.symlink_to(path))
    folder.add(30, "zero.dcm", FAILED, "device", lambda path: path.symlink_to("/dev/zero"))
    folder.add(30, "gone.dcm", FAILED, "gone", lambda path: path.symlink_to("nowhere"))
    folder.add(30, "around", FAILED, "link to a folder", lambda path: path.symlink_to(".."))
    folder.add(30, "folder.dcm/inside.txt", FAILED, "neither", b"text")
