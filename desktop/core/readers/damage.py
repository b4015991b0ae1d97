"""Signs of damage that decoders do not tell of: too little or too much picture, checksums that nobody checked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from numpy.typing import NDArray
from PIL import Image

SURPLUS = "The file holds more picture than its header promises; what is left over was not read."
LOST_END = "The end of the JPEG data is missing: the lower part of the picture is plain grey instead."
SUSPECT = frozenset({SURPLUS, LOST_END})  # a picture with such a note may not be the one that was taken
BLOCK = 16  # pixels, the widest
BITS, COMPRESSION, STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 258, 259, 273, 279, 324, 325  # tags of TIFF
DEFLATE = (8, 32946)
PIECE = 1 << 20  # bytes inflated at once


def surplus(picture: Image.Image, length: int) -> int:
    """Rows that an uncompressed BMP or TIFF holds beyond its pixels, negative where it is cut short; 0 for others.

    picture: opened, not loaded. length: of the file. Pillow reads whatever follows where a TIFF's strips are too short.
    """
    if picture.format == "BMP":
        codec, _, offset, arguments = picture.tile[0]  # type: ignore[attr-defined]
        return int((length - offset) // arguments[1] - picture.height) if codec == "raw" else 0
    tags = picture.tag_v2 if picture.format == "TIFF" else {}  # type: ignore[attr-defined]
    if tags.get(COMPRESSION, 1) != 1 or STRIP_BYTES not in tags:
        return 0
    row = (picture.width * sum(tags.get(BITS, (1,))) + 7) // 8
    return int(sum(tags[STRIP_BYTES]) // row - picture.height)


def wrong_checksum(picture: Image.Image, data: bytes) -> bool:
    """Whether the checksums of a PNG or a deflated TIFF say that its compressed pixels were changed.

    Pillow and libtiff stop reading when the picture is full, and look at none. picture: opened, not loaded.
    """
    if picture.format == "PNG":
        return not _png_intact(memoryview(data))
    tags = picture.tag_v2 if picture.format == "TIFF" else {}  # type: ignore[attr-defined]
    if tags.get(COMPRESSION) not in DEFLATE:
        return False
    places = zip(tags.get(STRIPS, tags.get(TILES, ())), tags.get(STRIP_BYTES, tags.get(TILE_BYTES, ())), strict=False)
    return not all(_inflates(data[start : start + count]) for start, count in places)


def png_cut(data: bytes) -> bool:
    """Whether a PNG file ends within its compressed pixels."""
    return any(at + 12 + length > len(data) for at, length in _png_pixels(data))


def _png_intact(data: memoryview) -> bool:
    return all(
        zlib.crc32(data[at + 4 : at + 8 + length]) == int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        for at, length in _png_pixels(data)
    )


def _png_pixels(data: bytes | memoryview) -> Iterator[tuple[int, int]]:
    """Where each IDAT chunk begins, and how many bytes it promises (ISO 15948 5.3)."""
    at, kind = 8, b""
    while at + 12 <= len(data) and kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8])
        if kind == b"IDAT":
            yield at, length
        at += 12 + length


def _inflates(packed: bytes) -> bool:
    """Whether this is a whole zlib stream with the checksum that it ends in (RFC 1950)."""
    inflater = zlib.decompressobj()
    try:
        while packed and not inflater.eof:
            inflater.decompress(packed, PIECE)
            packed = inflater.unconsumed_tail
    except zlib.error:
        return False
    return inflater.eof


def lost_end(pixels: NDArray[Any], bits: int = 8) -> bool:
    """Whether a decoded JPEG, (H, W) or (H, W, 3) of `bits`, ends as one whose data ended too soon: in plain grey.

    Without data a decoder takes all coefficients to be 0, but for the one block it was at (libjpeg, jdhuff.c).
    """
    return ends_grey(pixels, bits) and not bool((pixels == 1 << bits - 1).all())


def ends_grey(pixels: NDArray[Any], bits: int = 8) -> bool:
    """Whether the last row, but for its first block, is plain middle grey."""
    last = pixels[-1, BLOCK:]
    return bool(last.size and (last == 1 << bits - 1).all())
