"""Overlay planes: drawings in the groups 6000 to 601E, as bits of their own (PS3.3 C.9.2) or in the unused bits of the
pixels (retired in 2004, still in old files)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.radiograph import Plane
from desktop.core.readers.header import Header
from desktop.core.readers.layout import Layout
from desktop.core.readers.pixels import Values
from desktop.core.readers.source import MAX_PIXELS

GROUPS = range(0x6000, 0x6020, 2)
ROWS, COLUMNS, FRAMES, DESCRIPTION, ORIGIN = 0x0010, 0x0011, 0x0015, 0x0022, 0x0050
FIRST_FRAME, POSITION, LABEL, DATA = 0x0051, 0x0102, 0x1500, 0x3000
MAX_BYTES = 1 << 28  # of all masks together


@dataclass(frozen=True, slots=True)
class Drawing:
    """An overlay as its header describes it.

    top, left: the picture's row and column, from 0, under its first bit; negative outside.
    bits: packed, lowest bit first, those of the wanted frame; empty where they are bit `position` of the pixels.
    """

    rows: int
    columns: int
    top: int
    left: int
    label: str
    bits: bytes
    position: int = 0


def drawings(header: Header, layout: Layout, frame: int) -> tuple[Drawing, ...]:
    """The overlays of one frame; what is broken, or too much for memory, is left out with a note."""
    present = header.groups
    found = [_drawing(header, layout, group << 16, frame) for group in GROUPS if group in present]
    kept = [drawing for drawing in found if drawing is not None]
    most = max(1, MAX_BYTES // (layout.rows * layout.columns))
    if len(kept) > most:
        header.note(f"Only {most} of {len(kept)} overlays are shown; the picture is too large for more.")
    return tuple(kept[:most])


def planes(found: tuple[Drawing, ...], layout: Layout, raw: Values | None) -> tuple[Plane, ...]:
    """The drawings laid over the picture, those without a dot left out.

    raw: uint8 or uint16 (H, W), every allocated bit of the frame; None where no drawing needs it.
    """
    masks = []
    for drawing in found:
        if drawing.bits:
            mask = _placed(drawing, layout)
        elif raw is not None:
            mask = (raw >> drawing.position & 1).astype(np.bool_)
        else:
            continue
        if mask.any():
            masks.append(Plane(mask, drawing.label))
    return tuple(masks)


def _drawing(header: Header, layout: Layout, group: int, frame: int) -> Drawing | None:
    rows, columns = header.whole(group + ROWS, 0), header.whole(group + COLUMNS, 0)
    label = header.text(group + LABEL) or header.text(group + DESCRIPTION)
    if header.value(group + DATA) is None:
        return _embedded(header, layout, group, label) if rows and columns else None
    frames = max(1, header.whole(group + FRAMES, 1))
    some = frames > 1 or header.value(group + FIRST_FRAME) is not None  # else over every frame
    index = frame - header.whole(group + FIRST_FRAME, 1) + 1 if some else 0
    if not 0 <= index < frames:
        return None  # drawn over other frames
    bits = _bits(header.octets(group + DATA), rows * columns, index) if 0 < rows * columns <= MAX_PIXELS else b""
    if rows < 1 or columns < 1 or not bits:
        header.note(f"The overlay {group >> 16:04X} is broken and was ignored.")
        return None
    top, left = (*header.numbers(group + ORIGIN), 1, 1)[:2]
    return Drawing(rows, columns, int(top) - 1, int(left) - 1, label, bits)


def _embedded(header: Header, layout: Layout, group: int, label: str) -> Drawing | None:
    position = header.whole(group + POSITION, 0)
    used = range(layout.high_bit + 1 - layout.stored, layout.high_bit + 1)
    if position in used or not 0 <= position < layout.allocated or layout.samples != 1:
        header.note(f"The overlay {group >> 16:04X} is broken and was ignored.")
        return None
    return Drawing(layout.rows, layout.columns, 0, 0, label, b"", position)


def _bits(data: bytes, count: int, index: int) -> bytes:
    """`count` bits from bit `index` x `count` on, empty where they are cut short: frames follow each other without
    padding (PS3.5 8.1.1)."""
    first, last = index * count, (index + 1) * count
    if last > 8 * len(data):
        return b""
    part = data[first // 8 : (last + 7) // 8]
    if first % 8 == 0:
        return part
    loose = np.unpackbits(np.frombuffer(part, np.uint8), bitorder="little")
    return np.packbits(loose[first % 8 :], bitorder="little").tobytes()


def _placed(drawing: Drawing, layout: Layout) -> NDArray[np.bool_]:
    """bool (H, W) of the picture's size; what lies outside it is cut off."""
    rows, columns = drawing.rows, drawing.columns
    whole = np.unpackbits(np.frombuffer(drawing.bits, np.uint8), count=rows * columns, bitorder="little")
    mask = np.zeros((layout.rows, layout.columns), np.bool_)
    top, bottom = max(0, drawing.top), min(layout.rows, drawing.top + rows)
    left, right = max(0, drawing.left), min(layout.columns, drawing.left + columns)
    if top < bottom and left < right:
        part = whole.reshape(rows, columns)[top - drawing.top : bottom - drawing.top, left - drawing.left :]
        mask[top:bottom, left:right] = part[:, : right - left]
    return mask
