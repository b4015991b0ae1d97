"""What a compressed picture says of itself, read before a decoder sees it: its size decides what would be allocated."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

END = b"\xff\xd9"  # EOI of JPEG and JPEG-LS, EOC of JPEG 2000; byte stuffing keeps it out of the coded data
WITHOUT_PAYLOAD = (0x01, *range(0xD0, 0xD8))
START_OF_SCAN, HUFFMAN = 0xDA, 0xC4
SEQUENTIAL, LOSSLESS = (0xC0, 0xC1), 0xC3  # frames with Huffman codes and no successive approximation
GAP = bytes(32)  # what a failed copy leaves behind
FRAMES = (*(0xC0 + at for at in range(16) if at not in (4, 8, 12)), 0xF7)
START_OF_CODESTREAM, START_OF_TILE = b"\xff\x4f\xff\x51", b"\xff\x90"


@dataclass(frozen=True, slots=True)
class Stream:
    """Size, components and bits of a codestream. rgb: whether its colours are RGB; None where it is silent."""

    rows: int
    columns: int
    samples: int
    bits: int
    rgb: bool | None = None


def jpeg_stream(data: bytes) -> Stream:
    """The headers of JPEG (ISO 10918-1 B.2) or JPEG-LS (ISO 14495-1 C.2). Raises ValueError when they are damaged or
    the end marker is missing."""
    rgb, frame = None, None
    for marker, at, payload in _segments(data):
        if marker == 0xEE and payload[:5] == b"Adobe" and len(payload) >= 12:
            rgb = payload[11] == 0
        elif marker == 0xE0 and payload[:4] == b"JFIF" and rgb is None:
            rgb = False
        elif marker in FRAMES:
            bits, rows, columns, samples = struct.unpack_from(">BHHB", payload)
            named_rgb = payload[6 : 6 + 3 * samples : 3] == b"RGB"
            frame = Stream(rows, columns, samples, bits, True if named_rgb else rgb)
        elif marker == START_OF_SCAN and frame is not None:
            if has_gap(data):
                raise ValueError("a part of the codestream is empty")
            return _ended(data, at, frame)
    raise ValueError("the codestream has no frame header")


def has_gap(data: bytes) -> bool:
    """Whether a part of a JPEG's coded picture is nothing but zeros, which decoders take for some picture or other.

    Only where zeros are no code of plain areas: the code of all zeros must not end a block, nor repeat a pixel.
    """
    shortest: dict[int, list[int]] = {0: [], 1: []}
    sort = 0
    for marker, at, payload in _segments(data):
        sort = marker if marker in FRAMES else sort
        if marker == HUFFMAN:
            _note_shortest(payload, shortest)
        elif marker == START_OF_SCAN:
            codes = shortest[1] if sort in SEQUENTIAL else shortest[0] if sort == LOSSLESS else []
            least = 1 if sort in SEQUENTIAL else 2  # a ramp that falls by one is natural, one that falls by three not
            gap = _gap(data, at) if codes and min(codes) >= least else -1
            return gap >= 0 and data.find(END, at, gap) < 0  # behind the end, cameras fill their files up
    return False


def _gap(data: bytes, start: int) -> int:
    """Where GAP is, from `start` on; -1 where nowhere. Few files hold even eight zeros in a row: seen sooner."""
    words = np.frombuffer(data, np.uint64, len(data) // 8)
    return data.find(GAP, start) if (words == 0).any() else -1


def _note_shortest(tables: bytes, shortest: dict[int, list[int]]) -> None:
    """Add the symbol of the code that is all zeros, for each DC (0) or AC (1) table (ISO 10918-1 B.2.4.2)."""
    at = 0
    while at + 17 < len(tables):
        shortest[tables[at] >> 4 & 1].append(tables[at + 17])
        at += 17 + sum(tables[at + 1 : at + 17])


def jpeg2000_stream(data: bytes) -> Stream:
    """The SIZ segment of JPEG 2000 (ISO 15444-1 A.5.1). Raises ValueError as `jpeg_stream` does."""
    at = data.find(START_OF_CODESTREAM)
    tile = data.find(START_OF_TILE, at)
    if at < 0 or tile < at:
        raise ValueError("the codestream has no header")
    right, bottom, left, top, *_, samples, bits = struct.unpack_from(">8IHB", data, at + 8)
    return _ended(data, tile, Stream(bottom - top, right - left, samples, (bits & 0x7F) + 1))


def _segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Marker, offset and payload of each segment."""
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in WITHOUT_PAYLOAD:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, at, data[at + 4 : at + 2 + length]
        at += 2 + length


def _ended(data: bytes, start: int, stream: Stream) -> Stream:
    if data.rfind(END) < start:  # from behind, where it is found at once
        raise ValueError("the codestream is cut short")
    return stream
