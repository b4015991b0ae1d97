"""The pixel data element -> stored values, through the decoder of its transfer syntax (PS3.5 section 10)."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from imagecodecs import jpeg2k_decode, jpeg8_decode, jpegls_decode, packbits_decode
from numpy.typing import NDArray
from PIL import Image
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from desktop.core.readers.codestream import Stream, jpeg2000_stream, jpeg_stream
from desktop.core.readers.frames import Element, encapsulated_frame, native_frame
from desktop.core.readers.layout import Layout
from desktop.core.readers.source import Source
from desktop.core.text import printable

Values = NDArray[np.integer[Any]]
NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)


@dataclass(frozen=True, slots=True)
class Codec:
    look: Callable[[bytes], Stream]
    decode: Callable[[bytes, Stream, Layout], Values]
    lossless: bool


def stored_values(source: Source, element: Element, layout: Layout, syntax: UID) -> Values:
    """uint8, int8, uint16 or int16 (H, W) stored values of the element's frame, or uint8 (H, W, 3) RGB.

    Raises UnreadableFile where the data is not what the header promises or has no decoder, and whatever a decoder
    raises on damage, which `read` narrows.
    """
    if syntax not in NATIVE and syntax != RLELossless and syntax not in CODECS:
        raise source.unreadable(
            f"its transfer syntax is {printable(syntax.name)}, which this program cannot decode: export it uncompressed"
        )
    if element.encapsulated != (syntax not in NATIVE):
        raise source.unreadable("its pixel data is not in the format that its header names: export it again")
    if syntax in CODECS:
        return _compressed(source, encapsulated_frame(source, element, layout), layout, CODECS[syntax])
    values = _unpacked(containers(source, element, layout, syntax), layout)
    return _rgb(values, layout) if layout.samples == 3 else values


def containers(source: Source, element: Element, layout: Layout, syntax: UID) -> Values:
    """uint8 or uint16 (H, W) or (H, W, 3): every allocated bit of a native or run-length coded frame, the unused bits
    with their overlays too. Raises as `stored_values` does."""
    if syntax == RLELossless:
        return _run_length(encapsulated_frame(source, element, layout), layout)
    data = native_frame(source, element, layout)
    order = "<" if element.little_endian else ">"
    if layout.allocated == 16:
        return _planes(np.frombuffer(data, f"{order}u2"), layout)
    if element.words and not element.little_endian:
        start, end = layout.native_bytes * element.frame, layout.native_bytes * (element.frame + 1)
        return _planes(np.frombuffer(_swapped(element.data), np.uint8)[start:end], layout)
    return _planes(np.frombuffer(data, np.uint8), layout)


def _swapped(data: memoryview) -> bytes:
    """The bytes of big-endian words in the order of the pixels (PS3.5 8.1.1)."""
    return np.frombuffer(data[: len(data) // 2 * 2], ">u2").astype("<u2").tobytes()


def _planes(flat: Values, layout: Layout) -> Values:
    """(H, W) or (H, W, 3), whatever the order of the samples."""
    rows, columns = layout.rows, layout.columns
    if layout.photometric == "YBR_FULL_422":  # Y Y Cb Cr for every two pixels of a row, PS3.3 C.7.6.3.1.2
        pairs = flat.reshape(rows, columns // 2, 4)
        return np.stack(
            [pairs[..., :2].reshape(rows, columns), pairs[..., 2].repeat(2, 1), pairs[..., 3].repeat(2, 1)], -1
        )
    if layout.samples == 1:
        return flat.reshape(rows, columns)
    return flat.reshape(3, rows, columns).transpose(1, 2, 0) if layout.planar else flat.reshape(rows, columns, 3)


def _unpacked(raw: Values, layout: Layout) -> Values:
    """The stored bits alone, sign-extended: bits above and below them are no part of the value (PS3.5 8.1.1).

    Where there is nothing to take away, these are `raw` itself: looking costs less than copying.
    """
    above, below = layout.allocated - 1 - layout.high_bit, layout.high_bit + 1 - layout.stored
    container = np.dtype(np.uint8 if layout.allocated == 8 else np.uint16)
    if raw.dtype == container and not (layout.signed or below or (above and int(raw.max()) >> layout.stored)):
        return raw
    values: Values = raw.astype(container)
    if layout.signed:
        values <<= above
        values = values.view(np.int8 if layout.allocated == 8 else np.int16)
        values >>= above + below
        return values
    if below:
        values >>= below
    if above:
        values &= (1 << layout.stored) - 1
    return values


def _run_length(data: bytes, layout: Layout) -> Values:
    """Run lengths (PS3.5 annex G): the high bytes of all pixels, then the low ones, for each sample in turn.

    Raises ValueError, or imagecodecs' own error, where the runs do not fit their segments or the header's promise.
    """
    count, *starts = struct.unpack_from("<16I", data)
    depth = layout.allocated // 8
    if count != layout.samples * depth:
        raise ValueError(f"{count} segments of runs")
    segments = [_runs(data[start:end], layout) for start, end in pairwise((*starts[:count], len(data)))]
    if layout.samples == 3:
        return np.stack(segments, axis=-1)
    return segments[0].astype(np.uint16) << 8 | segments[1] if depth == 2 else segments[0]


def _runs(segment: bytes, layout: Layout) -> NDArray[np.uint8]:
    """uint8 (H, W). Less than a row too much is padding."""
    pixels = layout.rows * layout.columns
    found = np.empty(pixels + layout.columns - 1, np.uint8)
    if len(packbits_decode(segment, out=found.data)) < pixels:
        raise ValueError("the runs hold less than the header promises")
    return found[:pixels].reshape(layout.rows, layout.columns)


def _compressed(source: Source, frame: bytes, layout: Layout, codec: Codec) -> Values:
    stream = codec.look(frame)
    if (stream.rows, stream.columns, stream.samples) != (layout.rows, layout.columns, layout.samples):
        raise source.unreadable(
            f"its header says {layout.columns} x {layout.rows} pixels of {layout.samples} samples, its picture"
            f" {stream.columns} x {stream.rows} of {stream.samples}: export it again from where it came"
        )
    if stream.bits > layout.allocated:
        raise source.unreadable(
            f"its picture has {stream.bits} bits where its header allows {layout.allocated}:"
            " export it again from where it came"
        )
    values = codec.decode(frame, stream, layout)
    if values.shape[:2] != (layout.rows, layout.columns):
        raise ValueError(f"the decoder gave {values.shape}")
    return values if layout.samples == 3 else _fitted(values, stream, layout, codec.lossless)


def _fitted(values: Values, stream: Stream, layout: Layout, lossless: bool) -> Values:
    """Decoded values in the container and sign that the header names.

    A lossy decoder overshoots: its values are clipped to the stored bits, never wrapped round.
    """
    if values.dtype.kind == "i" and layout.signed:
        low, high = layout.limits
        return np.clip(values, low, high).astype(np.int8 if layout.allocated == 8 else np.int16)
    if stream.bits <= layout.stored or layout.high_bit == layout.stored - 1:
        layout = replace(layout, high_bit=layout.stored - 1)
        if not (lossless or layout.signed or values.dtype.kind == "i"):
            values = np.minimum(values, layout.limits[1])
    return _unpacked(values.astype(np.uint16, copy=False), layout)


def _rgb(values: Values, layout: Layout) -> NDArray[np.uint8]:
    """uint8 (H, W, 3) RGB of samples that may be YBR (full range, as in JFIF; PS3.3 C.7.6.3.1.2)."""
    colour = np.ascontiguousarray(values, np.uint8)
    if not layout.photometric.startswith("YBR_FULL"):
        return colour
    bands = [Image.fromarray(np.ascontiguousarray(colour[..., at])) for at in range(3)]
    return np.asarray(Image.merge("YCbCr", bands).convert("RGB"))


def _jpeg(data: bytes, stream: Stream, layout: Layout) -> Values:
    """JPEG says which colours it has by its own markers; where it is silent, the header decides."""
    if stream.samples == 1:
        return jpeg8_decode(data)
    rgb = layout.photometric == "RGB" if stream.rgb is None else stream.rgb
    return jpeg8_decode(data, colorspace="RGB" if rgb else "YCBCR", outcolorspace="RGB")


def _jpeg_lossless(data: bytes, stream: Stream, layout: Layout) -> Values:
    if stream.samples == 1:
        return jpeg8_decode(data)
    return _rgb(jpeg8_decode(data, colorspace="RGB", outcolorspace="RGB"), layout)  # as stored, no colour transform


def _jpeg_ls(data: bytes, stream: Stream, layout: Layout) -> Values:
    values = jpegls_decode(data)
    return _rgb(values, layout) if stream.samples == 3 else values


def _jpeg_2000(data: bytes, stream: Stream, layout: Layout) -> Values:
    """OpenJPEG, for high throughput (ISO 15444-15) too: OpenJPH wraps white round to black in lossy pictures."""
    values = jpeg2k_decode(data)
    return _rgb(values, layout) if stream.samples == 3 else values


CODECS = {
    "1.2.840.10008.1.2.4.50": Codec(jpeg_stream, _jpeg, lossless=False),
    "1.2.840.10008.1.2.4.51": Codec(jpeg_stream, _jpeg, lossless=False),
    "1.2.840.10008.1.2.4.57": Codec(jpeg_stream, _jpeg_lossless, lossless=True),
    "1.2.840.10008.1.2.4.70": Codec(jpeg_stream, _jpeg_lossless, lossless=True),
    "1.2.840.10008.1.2.4.80": Codec(jpeg_stream, _jpeg_ls, lossless=True),
    "1.2.840.10008.1.2.4.81": Codec(jpeg_stream, _jpeg_ls, lossless=False),
    "1.2.840.10008.1.2.4.90": Codec(jpeg2000_stream, _jpeg_2000, lossless=True),
    "1.2.840.10008.1.2.4.91": Codec(jpeg2000_stream, _jpeg_2000, lossless=False),
    "1.2.840.10008.1.2.4.201": Codec(jpeg2000_stream, _jpeg_2000, lossless=True),
    "1.2.840.10008.1.2.4.202": Codec(jpeg2000_stream, _jpeg_2000, lossless=True),
    "1.2.840.10008.1.2.4.203": Codec(jpeg2000_stream, _jpeg_2000, lossless=False),
}
