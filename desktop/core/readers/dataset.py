"""Bytes -> pydicom dataset, with a cap on what a deflated file may inflate to."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.filereader import read_dataset
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian

from desktop.core.readers.source import PREAMBLE, Source, has_preamble, load, unreadable

MAX_INFLATED = 1 << 28
LARGE = 1 << 20  # bytes of a value that are not copied out of the file before they are asked for
META = 65536  # bytes that hold the file meta information
IMAGE_CLASSES = "1.2.840.10008.5.1.4.1.1."
PROMISES = ("Rows", "Columns", "BitsAllocated", "PixelData")
NEITHER = "it is neither DICOM nor a PNG, JPEG, TIFF or BMP picture: choose another file"


def parse(source: Source) -> tuple[Dataset, UID]:
    """The dataset and its transfer syntax. Raises UnreadableFile when the bytes are no DICOM after all, and whatever
    pydicom raises on damage, which `read` narrows."""
    if not has_preamble(source.data):
        return _bare(source)
    inflated = _inflated(source)
    if inflated is not None:
        return read_dataset(
            io.BytesIO(inflated), is_implicit_VR=False, is_little_endian=True
        ), DeflatedExplicitVRLittleEndian
    dataset = dcmread(io.BytesIO(source.data), defer_size=LARGE)
    return dataset, _syntax(dataset)


def parse_header(path: Path, file: BinaryIO) -> tuple[Dataset, UID]:
    """As `parse`, without the pixel data, which is not even read; a deflated file is inflated whole, up to the cap."""
    start = file.read(PREAMBLE + 4)
    bare = not has_preamble(start)
    if bare and not _may_be_bare(start):
        raise unreadable(path, NEITHER)
    if not bare and _meta(file).get("TransferSyntaxUID") == DeflatedExplicitVRLittleEndian:
        return parse(load(path))
    file.seek(0)
    dataset = dcmread(file, stop_before_pixels=True, force=bare)
    if bare and not _is_picture(dataset, PROMISES[:-1]):
        raise unreadable(path, NEITHER)
    return dataset, _syntax(dataset)


def _bare(source: Source) -> tuple[Dataset, UID]:
    if _may_be_bare(source.data):
        dataset = dcmread(io.BytesIO(source.data), force=True)
        if _is_picture(dataset, PROMISES):
            return dataset, _syntax(dataset)
    raise source.unreadable(NEITHER)


def _is_picture(dataset: Dataset, promises: tuple[str, ...]) -> bool:
    known_class = str(dataset.get("SOPClassUID", "")).startswith(IMAGE_CLASSES)
    return known_class or all(keyword in dataset for keyword in promises)


def _may_be_bare(data: bytes) -> bool:
    """Whether the bytes could be a dataset without preamble: the first tag is a low element of group 2 or 8."""
    return len(data) >= 8 and any(
        group in (2, 8) and element < 0x100
        for group, element in (struct.unpack_from(order, data) for order in ("<HH", ">HH"))
    )


def _syntax(dataset: Dataset) -> UID:
    """As stated; where nothing is, uncompressed, which is what a file without a meta header must be."""
    return UID(str(dataset.file_meta.get("TransferSyntaxUID", "") or ImplicitVRLittleEndian))


def _meta(file: BinaryIO) -> Dataset:
    """The file meta information (PS3.10 7.1), which begins where `file` stands."""
    return read_dataset(
        file, is_implicit_VR=False, is_little_endian=True, stop_when=lambda tag, vr, length: tag.group != 2
    )


def _inflated(source: Source) -> bytes | None:
    """The dataset's bytes if the file is deflated (PS3.5 A.5), else None."""
    at = PREAMBLE + 4
    if source.data.find(DeflatedExplicitVRLittleEndian.encode(), at, at + META) < 0:
        return None  # the ordinary file's meta information need not be read twice
    meta = _meta(io.BytesIO(source.data[at : at + META]))
    if meta.get("TransferSyntaxUID") != DeflatedExplicitVRLittleEndian:
        return None
    start = at + 12 + int(meta.FileMetaInformationGroupLength)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    data = inflater.decompress(source.data[start:], MAX_INFLATED)
    if inflater.unconsumed_tail:
        raise source.unreadable(
            f"it unpacks to more than {MAX_INFLATED >> 20} MB, which no radiograph does: choose another file"
        )
    if not inflater.eof:
        raise source.unreadable("its compressed data is cut short: copy it again from where it came")
    return data
