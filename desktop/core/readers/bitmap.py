"""PNG, JPEG, TIFF and BMP through Pillow, with its list of formats closed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from desktop.core.radiograph import Facts, Radiograph
from desktop.core.readers.codestream import has_gap
from desktop.core.readers.damage import LOST_END, SURPLUS, ends_grey, lost_end, png_cut, surplus, wrong_checksum
from desktop.core.readers.grey import depth_note, depth_of, grey_of
from desktop.core.readers.quick import quick_grey
from desktop.core.readers.quiet import heard
from desktop.core.readers.source import MAX_PIXELS, Source

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"BM", "BMP"),
)
WITH_ALPHA = ("LA", "PA", "RGBA", "La", "RGBa")
TIFF_BITS, TIFF_PHOTOMETRIC, TIFF_SAMPLES = 258, 262, 339
SIGNED = 2  # of TIFF_SAMPLES
TOO_MANY = f"more than the {MAX_PIXELS // 10**6} million this program reads: save it smaller"
CUT_SHORT = "its picture is cut short: copy it again from where it came"
EXIF_ORIENTATION = 274


@dataclass(frozen=True, eq=False, slots=True)
class _Grey:
    """pixels: uint8 or uint16 (H, W), larger is brighter. bits: their depth, 0 for the smallest that holds them."""

    pixels: NDArray[np.integer[Any]]
    colourfulness: float = 0.0
    notes: tuple[str, ...] = ()
    bits: int = 0


def kind_of(data: bytes) -> str | None:
    """ "PNG", "JPEG", "TIFF" or "BMP" by the first bytes, else None."""
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), None)


def read_bitmap(source: Source, kind: str, least: int = 0) -> Radiograph:
    """A Radiograph from a bitmap; EXIF orientation applied, colour turned to grey, alpha laid on black.

    16-bit values are kept; white is the top of the smallest usual depth that holds the largest one. least: as `read`.
    Raises UnreadableFile, and whatever Pillow raises on damage, which `read` narrows.
    """
    if kind == "JPEG" and has_gap(source.data):
        raise source.unreadable("a part of its content is empty: copy it again from where it came")
    with heard() as warned:
        try:
            picture = Image.open(io.BytesIO(source.data), formats=[kind])
        except Image.DecompressionBombError as error:
            raise source.unreadable(f"its pixels are {TOO_MANY}") from error
        except UnidentifiedImageError as error:
            raise source.unreadable("its header is damaged or missing: copy it again from where it came") from error
    with picture:
        _check(source, picture)
        photometric, mode = _photometric(picture, kind), picture.mode
        with heard():
            turned = kind == "JPEG" and picture.getexif().get(EXIF_ORIENTATION, 1) != 1
            full_shape = None if turned else _drafted(picture, least)
        if wrong_checksum(picture, source.data):
            raise source.unreadable(
                "its checksum is wrong, so its picture was changed: copy it again from where it came"
            )
        strange = (SURPLUS,) if surplus(picture, len(source.data)) > 0 else ()
        whole = None if turned or full_shape else quick_grey(picture, _raw_mode(picture), source.data)
        if whole is None:
            _load(source, picture)
        if kind == "JPEG" and _lost_end(picture, whole):
            strange = (LOST_END,)
        if whole is not None:
            grey = _Grey(whole)
        else:
            with heard():
                ImageOps.exif_transpose(picture, in_place=True)
            grey = _grey(source, picture, white_is_zero=photometric == "WhiteIsZero" and mode.startswith("I;16"))
    most = 8 * grey.pixels.itemsize
    bits = grey.bits or (8 if most == 8 else depth_of(int(grey.pixels.max()), most))
    damage = tuple(f"The file's header is damaged in places: {text}." for text in warned[:1])
    return Radiograph(
        pixels=grey.pixels,
        stored_range=(0, (1 << bits) - 1),
        source=source.path,
        kind=kind,
        sha256=source.sha256,
        facts=Facts(photometric=photometric or mode, colourfulness=grey.colourfulness),
        notes=damage + strange + _first_of_many(picture) + grey.notes + depth_note(bits, most),
        full_shape=full_shape,
        limits=(0, (1 << bits) - 1),
    )


def bitmap_facts(file: BinaryIO, kind: str) -> Facts:
    """What the header of a bitmap says; no pixel is decoded. Raises what Pillow raises on damage."""
    with heard(), Image.open(file, formats=[kind]) as picture:
        return Facts(photometric=_photometric(picture, kind) or picture.mode)


def _check(source: Source, picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise source.unreadable(f"{width} x {height} pixels are {TOO_MANY}")
    if surplus(picture, len(source.data)) < 0 or (picture.format == "PNG" and png_cut(source.data)):
        raise source.unreadable(CUT_SHORT)
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise source.unreadable(f"it holds {picture.n_frames} pictures: save the one you mean as a file of its own")  # type: ignore[attr-defined]
    if picture.mode not in ("I;16", "I;16B", "I", "F") and _deep(picture):  # Pillow would keep the high bytes
        raise source.unreadable("it is a colour picture with 16 bits per channel: save it as 16-bit grey")
    if picture.format == "TIFF" and _signed(picture):
        raise source.unreadable("its pixel values are signed numbers: save it with unsigned ones, from 0 for black")
    if picture.mode == "F":
        raise source.unreadable("its pixels are floating-point numbers: save it with 8 or 16 bits per pixel")


def _deep(picture: Image.Image) -> bool:
    """Whether the file has more than 8 bits a channel. A TIFF in planes says so in its header alone."""
    said = picture.tag_v2.get(TIFF_BITS, (1,)) if picture.format == "TIFF" else (1,)  # type: ignore[attr-defined]
    return ";16" in _raw_mode(picture) or max(said) > 8


def _signed(picture: Image.Image) -> bool:
    """Whether a TIFF's values are signed and fill their bits: what is white in it, nobody says. 32 bits hold all."""
    tags = picture.tag_v2  # type: ignore[attr-defined]
    return SIGNED in tags.get(TIFF_SAMPLES, (1,)) and max(tags.get(TIFF_BITS, (1,))) <= 16


def _load(source: Source, picture: Image.Image) -> None:
    try:
        picture.load()
    except OSError as error:
        if "truncated" not in str(error).lower():  # Pillow has one type for every damage
            raise
        raise source.unreadable(CUT_SHORT) from error


def _drafted(picture: Image.Image, least: int) -> tuple[int, int] | None:
    """Let a JPEG be decoded at 1/2, 1/4 or 1/8 of its size, both sides still `least` pixels or more, which its
    transform does by itself (ISO 10918-1 A.3.3). Returns its own (H, W) if so, else None.

    Not for one that its EXIF orientation will turn: the pixels cut by its edge would come first.
    """
    width, height = picture.size
    if not least or picture.format != "JPEG":
        return None
    picture.draft(None, (least, least))
    return None if picture.size == (width, height) else (height, width)


def _lost_end(picture: Image.Image, whole: NDArray[Any] | None) -> bool:
    """whole: its pixels, where they are there already; else one row tells of most pictures, without a copy of all."""
    if whole is not None:
        return lost_end(whole)
    last = picture.crop((0, picture.height - 1, picture.width, picture.height))
    return ends_grey(np.asarray(last)) and lost_end(np.asarray(picture))


def _first_of_many(picture: Image.Image) -> tuple[str, ...]:
    """Cameras put previews and depth maps behind the one picture of a JPEG."""
    return ("The JPEG holds further pictures; the first is shown.",) if picture.format == "MPO" else ()


def _raw_mode(picture: Image.Image) -> str:
    """How the file packs its pixels, in Pillow's words: "RGB;16B"."""
    packing = picture.tile[0].args if picture.tile else ""  # type: ignore[attr-defined]
    return str(packing[0] if isinstance(packing, tuple) and packing else packing)


def _photometric(picture: Image.Image, kind: str) -> str:
    """What a TIFF says about its greys; empty for the others."""
    if kind != "TIFF":
        return ""
    return {0: "WhiteIsZero", 1: "BlackIsZero"}.get(picture.tag_v2.get(TIFF_PHOTOMETRIC), "")  # type: ignore[attr-defined]


def _grey(source: Source, picture: Image.Image, white_is_zero: bool) -> _Grey:
    if picture.mode in ("I;16", "I;16B", "I"):
        values = np.asarray(picture)
        if values.min() < 0 or values.max() > 65535:
            raise source.unreadable("its pixel values do not fit 16 bits: save it with 8 or 16 bits per pixel")
        return _turned(values.astype(np.uint16)) if white_is_zero else _Grey(values.astype(np.uint16))
    if picture.mode in WITH_ALPHA or "transparency" in picture.info:
        return _on_black(picture)
    if picture.mode == "L":
        return _Grey(np.asarray(picture))
    if picture.mode == "1":
        return _Grey(np.asarray(picture.convert("L")))
    return _Grey(*grey_of(np.asarray(picture.convert("RGB"))))


def _turned(pixels: NDArray[np.uint16]) -> _Grey:
    """16-bit pixels whose 0 is white, which Pillow leaves so. Black is the top of the smallest usual depth that holds
    them, or of all 16 bits where they lie so close to it that fewer hold what is left."""
    bits = depth_of(int(pixels.max()))
    if depth_of(65535 - int(pixels.min())) < bits:
        return _Grey(np.subtract(65535, pixels, dtype=np.uint16))
    return _Grey(np.subtract((1 << bits) - 1, pixels, dtype=np.uint16), bits=bits)


def _on_black(picture: Image.Image) -> _Grey:
    layers = picture.convert("RGBA")
    if layers.getchannel("A").getextrema() == (255, 255):  # nothing shows through
        return _Grey(*grey_of(np.asarray(layers.convert("RGB"))))
    black = Image.new("RGBA", layers.size, (0, 0, 0, 255))
    grey, colourfulness, notes = grey_of(np.asarray(Image.alpha_composite(black, layers).convert("RGB")))
    return _Grey(grey, colourfulness, ("The picture is partly transparent; it is laid on black.", *notes))
