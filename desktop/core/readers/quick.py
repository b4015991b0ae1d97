"""Ordinary grey PNG and JPEG files straight into an array: Pillow's own pixels in less time.

Pillow has opened the file and judged its header; whatever is unusual in the rest, or damaged, stays with Pillow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from imagecodecs import Jpeg8Error, PngError, jpeg8_decode, png_decode
from numpy.typing import NDArray
from PIL import Image

from desktop.core.readers.codestream import END

PLAIN = frozenset((b"IHDR", b"IDAT", b"IEND", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"tIME"))
DTYPES = {"L": np.uint8, "I;16": np.uint16}


def quick_grey(picture: Image.Image, packing: str, data: bytes) -> NDArray[np.integer[Any]] | None:
    """uint8 or uint16 (H, W), all pixels of a grey picture; None where Pillow is to decode it.

    picture: opened, not loaded, upright. packing: how the file packs its pixels, in Pillow's words.
    """
    decode = None
    if picture.format == "PNG" and packing in ("L", "I;16B") and PLAIN.issuperset(_chunks(data)):
        decode = png_decode
    elif picture.format == "JPEG" and picture.mode == "L" and data.endswith(END):  # else its end may be missing
        decode = jpeg8_decode
    if decode is None:
        return None
    pixels: NDArray[np.integer[Any]] = np.empty((picture.height, picture.width), DTYPES[picture.mode])
    try:
        decode(data, out=pixels)
    except (PngError, Jpeg8Error, ValueError):  # ValueError: the picture has another size than Pillow found
        return None
    return pixels


def _chunks(data: bytes) -> Iterator[bytes]:
    """The kind of every chunk of a PNG up to its end (ISO 15948 5.3), an empty one where that is missing."""
    at, kind = 8, b""
    while kind != b"IEND":
        kind = data[at + 4 : at + 8]
        yield kind
        if not kind:
            return
        at += 12 + int.from_bytes(data[at : at + 4], "big")
