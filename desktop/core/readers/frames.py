"""Which bytes of the pixel data element are the wanted frame's (PS3.5 A.4). Only what the file holds is counted: a
header's promise of frames costs nothing."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.readers.codestream import END
from desktop.core.readers.layout import Layout
from desktop.core.readers.source import Source

ITEM, DELIMITER = b"\xfe\xff\x00\xe0", b"\xfe\xff\xdd\xe0"
MAX_FRAGMENTS = 1 << 18


@dataclass(frozen=True, slots=True)
class Element:
    """The pixel data element and which of its frames is wanted, from 0.

    words: stored as 16-bit words (VR OW), which matters for 8-bit big-endian pixels.
    offsets: the Extended Offset Table (PS3.3 C.7.6.3.1.8), empty where there is none.
    """

    data: memoryview
    encapsulated: bool
    words: bool
    little_endian: bool
    frame: int = 0
    offsets: tuple[int, ...] = ()


def native_frame(source: Source, element: Element, layout: Layout) -> memoryview:
    """The bytes of the wanted frame of uncompressed pixels. Raises UnreadableFile where the file holds fewer frames
    than its header promises."""
    size = layout.native_bytes
    if len(element.data) < size * layout.frames:
        if layout.frames > 1:
            raise _fewer(source, layout, len(element.data) // size)
        raise source.unreadable(
            f"its picture is cut short ({len(element.data)} of {size} bytes): copy it again from where it came"
        )
    return element.data[size * element.frame : size * (element.frame + 1)]


def encapsulated_frame(source: Source, element: Element, layout: Layout) -> bytes:
    """The codestream of the wanted frame, its fragments joined.

    Raises UnreadableFile where the file holds fewer frames than its header promises or does not say where they begin,
    ValueError where the fragments are damaged.
    """
    table, fragments = _fragments(element.data)
    cuts: range | list[int]
    if len(fragments) == layout.frames or layout.frames == 1:
        cuts = range(layout.frames)
    elif len(fragments) < layout.frames:
        raise _fewer(source, layout, len(fragments))
    else:
        cuts = _firsts(element.data, fragments, element.offsets or table, layout.frames)
    if len(cuts) != layout.frames:
        raise source.unreadable(
            f"its {layout.frames} frames cannot be told apart in {len(fragments)} pieces: export it uncompressed"
        )
    stop = len(fragments) if element.frame == layout.frames - 1 else cuts[element.frame + 1]
    return b"".join(element.data[start:end] for start, end in fragments[cuts[element.frame] : stop])


def _fragments(data: memoryview) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
    """The Basic Offset Table, then where each fragment starts and ends in `data`."""
    found: list[tuple[int, int]] = []
    at = 0
    while data[at : at + 4] == ITEM and len(found) <= MAX_FRAGMENTS:
        start = at + 8
        at = start + int(struct.unpack_from("<I", data, at + 4)[0])
        found.append((start, at))
    rest = data[at : at + 4]
    if not found or at > len(data) or (rest and rest != DELIMITER):
        raise ValueError("the fragments do not fit their element")
    start, end = found[0]
    return struct.unpack_from(f"<{(end - start) // 4}I", data, start), found[1:]


def _firsts(
    data: memoryview, fragments: list[tuple[int, int]], offsets: tuple[int, ...], frames: int
) -> range | list[int]:
    """The first fragment of each frame: from the offset table where it is right, else from the end markers."""
    starts = [start - fragments[0][0] for start, _ in fragments]
    if len(offsets) == frames and offsets[0] == 0 and set(offsets) <= set(starts):
        at = [bisect_right(starts, offset) - 1 for offset in offsets]
        if all(first < second for first, second in pairwise(at)):
            return at
    tails = (bytes(data[max(start, end - 4) : end]) for start, end in fragments)
    ends = [at for at, tail in enumerate(tails) if tail.rstrip(b"\0").endswith(END)]
    return [0, *(at + 1 for at in ends[:-1])] if ends and ends[-1] == len(fragments) - 1 else []


def _fewer(source: Source, layout: Layout, held: int) -> Exception:
    return source.unreadable(
        f"its header promises {layout.frames} frames, but it holds {held}: copy it again from where it came"
    )
