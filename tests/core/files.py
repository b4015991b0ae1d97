"""Picture files for the tests, small and made on the spot."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    ComputedRadiographyImageStorage,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    generate_uid,
)

from desktop.core.errors import UnreadableFile
from desktop.core.radiograph import Radiograph
from desktop.core.readers import read

Pixels = NDArray[Any]

# File names that trip programs up, and are names all the same.
ODD_NAMES = (
    "two\nlines.png",
    "=cmd|' -C calc'!A0.png",
    "-rf",
    "\N{SKULL}.png",
    "e\u0301.png",
    "\u00e9.png",
    "x" * 251 + ".png",
)


def picture(high: int = 255, shape: tuple[int, int] = (24, 36), dtype: Any = None) -> Pixels:
    """A ramp with a corner that tells every orientation apart; 0 and `high` both occur."""
    rows, columns = shape
    grid = np.add.outer(np.arange(rows) * 3, np.arange(columns))
    values = np.rint(grid * (high / grid.max()))
    values[: rows // 4, : columns // 3] = high * 3 // 4
    values[0, 0] = 0
    return values.astype(dtype or (np.uint8 if high < 256 else np.uint16))


def dicom(
    path: Path, pixels: Pixels, syntax: str = ExplicitVRLittleEndian, frame: bytes | None = None, **changes: Any
) -> Path:
    """Write `pixels` as a CR file; `frame` is the compressed picture; a change of None leaves the element out."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = (
        ComputedRadiographyImageStorage,
        generate_uid(entropy_srcs=["skiagraph"]),
    )
    dataset.Modality, dataset.PatientName, dataset.PatientID = "CR", "Doe^Jane", "4711"
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.SamplesPerPixel = 3 if pixels.ndim == 3 else 1
    dataset.PhotometricInterpretation = "RGB" if pixels.ndim == 3 else "MONOCHROME2"
    if pixels.ndim == 3:
        dataset.PlanarConfiguration = 0
    dataset.BitsAllocated = dataset.BitsStored = 8 * pixels.itemsize
    dataset.PixelRepresentation = int(pixels.dtype.kind == "i")
    order = ">" if syntax == ExplicitVRBigEndian else "<"
    raw = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    dataset.PixelData = encapsulate([frame]) if frame is not None else raw + b"\0" * (len(raw) % 2)
    dataset["PixelData"].VR = "OB" if frame is not None or pixels.itemsize == 1 else "OW"
    dataset["PixelData"].is_undefined_length = frame is not None
    for keyword, value in changes.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    if "HighBit" not in changes:
        dataset.HighBit = int(dataset.get("BitsStored", 16)) - 1
    return save(path, dataset, syntax)


def save(path: Path, dataset: Dataset, syntax: str = ExplicitVRLittleEndian) -> Path:
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = UID(syntax)
    dataset.save_as(
        path,
        implicit_vr=syntax == ImplicitVRLittleEndian,
        little_endian=syntax != ExplicitVRBigEndian,
        enforce_file_format=True,
    )
    return path


def opened(folder: Path, pixels: Any = None, **changes: Any) -> Radiograph:
    return read(dicom(folder / "x.dcm", picture(4095) if pixels is None else pixels, **changes))


def lut(first: int, values: Pixels, bits: int, of: str = "US") -> Dataset:
    """One item of a modality or VOI LUT sequence."""
    item = Dataset()
    item.add_new("LUTDescriptor", of, [len(values) % 65536, first, bits])
    item.add_new("LUTData", "US", [int(value) for value in values])
    return item


def patch(path: Path, old: bytes, new: bytes) -> Path:
    """Replace bytes that occur exactly once: for values that no writer would write."""
    data = path.read_bytes()
    assert data.count(old) == 1, (old, data.count(old))
    path.write_bytes(data.replace(old, new))
    return path


def refused(path: Path, *words: str) -> str:
    """The sentence that `read` refuses the file with; it holds every one of `words`."""
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    for word in words:
        assert word in sentence
    return sentence


def png(path: Path, width: int, height: int, *chunks: tuple[bytes, bytes], data: bytes = b"") -> Path:
    """A grey 8-bit PNG with whatever size the header claims."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = b"".join(
        _chunk(*chunk) for chunk in ((b"IHDR", header), *chunks, (b"IDAT", zlib.compress(data)), (b"IEND", b""))
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
