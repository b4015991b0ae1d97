"""Valid files of every kind, and seeded damage to them: the same bytes for the same numbers, on every machine."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.dataset import Dataset

SELFTEST = Path(__file__).resolve().parents[2] / "resources" / "selftest"
HEADER = 1024  # bytes at the start that half of the mutations hit
DICOM_FIELDS = (b"\x02\0", b"\x10\0", b"\x11\0", b"\0\1", b"\1\1", b"\2\1", b"\3\1")
ARCHIVED = ("jpeg-ls.dcm", "grey-8.png")
# A field's mark, where it begins after it, its bytes: DICOM elements, TIFF tags, JPEG frames, members of archives.
FIELDS = (
    *((b"\x28\0" + element + b"US\2\0", 8, 2) for element in DICOM_FIELDS),
    *((b"\x28\0" + element + b"\2\0\0\0", 8, 2) for element in DICOM_FIELDS),
    (b"\xe0\x7f\x10\0OW\0\0", 8, 4),
    *(
        (tag.to_bytes(2, "little") + kind + b"\1\0\0\0", 8, 2)
        for tag in (256, 257, 258, 277, 278, 279)
        for kind in (b"\3\0", b"\4\0")
    ),
    *((sort, at, 2) for sort in (b"\xff\xc0\0\x0b\x08", b"\xff\xc2\0\x0b\x08") for at in (5, 7)),
    *((b"PK\1\2", at, 4) for at in (16, 20, 24, 42)),
)


@cache
def originals() -> dict[str, bytes]:
    """Every valid file by name."""
    found = {path.name: path.read_bytes() for path in sorted(SELFTEST.iterdir())} | _further()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ARCHIVED:
            archive.writestr(zipfile.ZipInfo(name), found[name], zipfile.ZIP_DEFLATED)
    return found | {"study.zip": packed.getvalue()}


def _further() -> dict[str, bytes]:
    """Kinds of files that have no place in the program's own self-test."""
    grey = Image.open(SELFTEST / "grey-8.png")
    clear = Image.merge("RGBA", (grey, grey, grey, grey.point(lambda value: 255 if value > 9 else 90)))
    made = {
        "lzw.tif": _saved(grey, "TIFF", compression="tiff_lzw"),
        "zip.tif": _saved(grey, "TIFF", compression="tiff_adobe_deflate"),
        "16.tif": _saved(Image.open(SELFTEST / "grey-16.png"), "TIFF"),
        "progressive.jpg": _saved(grey, "JPEG", progressive=True, quality=80),
        "palette.png": _saved(grey.quantize(200), "PNG"),
        "clear.png": _saved(clear, "PNG"),
    }
    return made | {"rich.dcm": _rich()}


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, kind, **options)
    return packed.getvalue()


def _rich() -> bytes:
    """Three frames with windows, tables, an overlay and a private sequence: much header for little picture."""
    dataset = dcmread(SELFTEST / "explicit-le.dcm")
    frame, table, inner = bytes(dataset.PixelData), Dataset(), Dataset()
    dataset.NumberOfFrames, dataset.PixelData = 3, frame * 3
    dataset.WindowCenter, dataset.WindowWidth = [2000, 1000], [4000, 2000]
    table.add_new("LUTDescriptor", "US", [256, 0, 12])
    table.add_new("LUTData", "US", list(range(0, 4096, 16)))
    dataset.VOILUTSequence = [table]
    inner.add_new(0x00091010, "SQ", [table])
    dataset.add_new(0x00090010, "LO", "MAKER")
    dataset.add_new(0x00091001, "SQ", [inner, inner])
    for tag, kind, value in (
        (0x60000010, "US", 96),
        (0x60000011, "US", 96),
        (0x60000040, "CS", "G"),
        (0x60000050, "SS", [1, 1]),
        (0x60000100, "US", 1),
        (0x60000102, "US", 0),
        (0x60003000, "OW", bytes(range(256)) * 5),
    ):
        dataset.add_new(tag, kind, value[:1152] if isinstance(value, bytes) else value)
    packed = io.BytesIO()
    dataset.save_as(packed)
    return packed.getvalue()


def mutated(name: str, seed: int, number: int) -> bytes:
    """The mutation `number` of a file: always the same bytes for the same arguments."""
    rng = np.random.default_rng([seed, number])
    data = bytearray(originals()[name])
    for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
        if len(data) > 8:
            data = KINDS[int(rng.integers(len(KINDS)))](data, rng)
    return bytes(data)


def _place(data: bytearray, rng: np.random.Generator) -> int:
    most = min(len(data), HEADER) if rng.random() < 0.5 else len(data)
    return int(rng.integers(most))


def _bits(data: bytearray, rng: np.random.Generator) -> bytearray:
    for _ in range(int(rng.choice([1, 1, 2, 8]))):
        data[_place(data, rng)] ^= 1 << int(rng.integers(8))
    return data


def _run(data: bytearray, rng: np.random.Generator) -> bytearray:
    at, length = _place(data, rng), int(rng.integers(1, 64))
    filler = rng.bytes(length) if rng.random() < 0.6 else bytes([int(rng.choice([0, 255]))]) * length
    data[at : at + length] = filler[: len(data) - at]
    return data


def _cut(data: bytearray, rng: np.random.Generator) -> bytearray:
    return data[: max(8, int(rng.integers(len(data))))]


def _splice(data: bytearray, rng: np.random.Generator) -> bytearray:
    names = sorted(originals())
    other = originals()[names[int(rng.integers(len(names)))]] if rng.random() < 0.5 else bytes(data)
    at, begin = _place(data, rng), int(rng.integers(len(other)))
    piece = other[begin : begin + int(rng.integers(1, 512))]
    return data[:at] + piece + data[at if rng.random() < 0.5 else at + len(piece) :]


def _length(data: bytearray, rng: np.random.Generator) -> bytearray:
    """Two or four bytes become a number that lengths fear, in either order."""
    at, size = _place(data, rng), int(rng.choice([2, 4]))
    top = 1 << 8 * size
    value = int(rng.choice([0, 1, 2, top - 1, top - 2, top // 2, top // 2 - 1, 65535, len(data)])) % top
    data[at : at + size] = value.to_bytes(size, "little" if rng.random() < 0.5 else "big")
    return data


def _drop(data: bytearray, rng: np.random.Generator) -> bytearray:
    at = _place(data, rng)
    del data[at : at + int(rng.integers(1, 32))]
    return data


def _promise(data: bytearray, rng: np.random.Generator) -> bytearray:
    """One of the fields that say how large the picture or a member is becomes somewhat or quite another."""
    found = [(at + skip, size) for mark, skip, size in FIELDS if (at := data.find(mark)) >= 0]
    found += [(at, 4) for at in (18, 22) if data.startswith(b"BM")]
    if not found:
        return _length(data, rng)
    at, size = found[int(rng.integers(len(found)))]
    order: Literal["big", "little"] = "big" if data.startswith(b"\xff\xd8") else "little"
    value = int.from_bytes(data[at : at + size], order)
    others = (value + 1, value - 1, value // 2, value * 2, value + 8, int(rng.integers(1 << 8 * size)))
    data[at : at + size] = (others[int(rng.integers(len(others)))] % (1 << 8 * size)).to_bytes(size, order)
    return data


KINDS = (_bits, _bits, _run, _cut, _splice, _length, _drop, _promise)
