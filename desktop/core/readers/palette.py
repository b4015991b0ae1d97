"""Palette colour: indices -> RGB through three tables, plain (PS3.3 C.7.6.3.1.5) or in segments (C.7.9.2)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.radiograph import Lut
from desktop.core.readers.header import Header
from desktop.core.readers.source import Source
from desktop.core.readers.voi import lut

CHANNELS = ("Red", "Green", "Blue")
MOST = 1 << 16  # entries of a table
DISCRETE, LINEAR, INDIRECT = range(3)  # kinds of segments


def palette_of(source: Source, header: Header, signed: bool) -> tuple[Lut, ...]:
    """The red, green and blue table. Raises UnreadableFile where one is missing or broken."""
    luts = (_table(header, f"{channel}PaletteColorLookupTable", signed) for channel in CHANNELS)
    found = tuple(entry for entry in luts if entry is not None)
    if len(found) != 3:
        raise source.unreadable("its colour palette is missing or broken: export it as MONOCHROME2")
    return found


def painted(values: NDArray[np.integer[Any]], palette: tuple[Lut, ...]) -> NDArray[np.uint8]:
    """Palette indices (H, W) -> uint8 (H, W, 3); indices outside take the nearest entry (PS3.3 C.7.6.3.1.5)."""
    planes, bits = [], max(channel.bits for channel in palette)  # one depth: a table of small values alone is dark
    for channel in palette:
        index = np.clip(values.astype(np.int64) - channel.first, 0, channel.values.size - 1)
        planes.append((channel.values >> (bits - 8)).astype(np.uint8)[index])
    return np.stack(planes, axis=-1)


def _table(header: Header, name: str, signed: bool) -> Lut | None:
    segments = header.words(f"Segmented{name}Data")
    if segments.size == 0:
        return lut(header, name, signed)
    descriptor = header.words(f"{name}Descriptor")
    if descriptor.size != 3 or int(descriptor[2]) not in (8, 16):
        return None
    bits = int(descriptor[2])
    codes = segments.astype("<u2").view(np.uint8).astype(np.uint16) if bits == 8 else segments
    values = expanded(codes[: 4 * MOST].tolist(), int(descriptor[0]) or MOST, bits)
    first = int(descriptor[1].astype(np.int16)) if signed else int(descriptor[1])
    return None if values is None else Lut(values, first, bits)


def expanded(codes: list[int], entries: int, bits: int = 16) -> NDArray[np.uint16] | None:
    """uint16 (entries,) of segment codes (PS3.3 C.7.9.2); None where they do not make exactly that many.

    bits: of one code, 8 or 16; decides how many codes hold the offset of an indirect segment.
    """
    values: list[int] = []
    segments: set[int] = set()  # where each begins
    at = 0
    while at + 1 < len(codes) and len(values) < entries:
        segments.add(at)
        at = _indirect(codes, at, values, segments, bits) if codes[at] == INDIRECT else _direct(codes, at, values)
        if at < 0:
            return None
    return np.array(values, np.uint16) if len(values) == entries else None


def _direct(codes: list[int], at: int, values: list[int]) -> int:
    """Append the values of a segment that holds them. Returns where the next one begins, -1 where it is broken."""
    kind, length = codes[at], codes[at + 1]
    body, end = at + 2, at + 2 + (length if kind == DISCRETE else 1)
    if kind not in (DISCRETE, LINEAR) or not length or end > len(codes) or (kind == LINEAR and not values):
        return -1
    if kind == DISCRETE:
        values += codes[body:end]
    else:
        values += [round(value) for value in np.linspace(values[-1], codes[body], length + 1)[1:]]
    return end


def _indirect(codes: list[int], at: int, values: list[int], segments: set[int], bits: int) -> int:
    """Append the values of earlier segments again; as `_direct`. None of them may itself be indirect, and each adds a
    value, so the work has an end."""
    parts = 2 if bits == 16 else 4  # the offset has 32 bits, lowest part first
    body, end = at + 2, at + 2 + parts
    if end > len(codes):
        return -1
    target = sum(codes[body + part] << bits * part for part in range(parts))
    for _ in range(codes[at + 1]):
        if target not in segments or codes[target] == INDIRECT or len(values) > MOST:
            return -1
        target = _direct(codes, target, values)
    return end
