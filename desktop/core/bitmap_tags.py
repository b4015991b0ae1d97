"""What a PNG, JPEG, TIFF or BMP says about itself, as a tree: its format, its texts, its EXIF fields."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from PIL import ExifTags, Image

from desktop.core.readers.quiet import heard
from desktop.core.readers.source import Source
from desktop.core.tag_tree import MOST_LETTERS, Node, Tree, digest, line

MOST_FIELDS = 2000  # of one directory
MOST_NUMBERS = 200  # of one field
SIGNATURE = 8  # bytes of a PNG before its first chunk
POINTERS = {0x8769: "Exif", 0x8825: "GPSInfo", 0xA005: "Interop"}
DAMAGED = "The file's header is damaged; what could be read of it is shown."
SAID = {"dpi": "Resolution", "gamma": "Gamma", "compression": "Compression", "progressive": "Progressive",
        "interlace": "Interlace", "comment": "Comment", "jfif_version": "JFIFVersion"}  # fmt: skip
PACKED = {"icc_profile": "ICCProfile", "exif": "", "xmp": "XMP", "XML:com.adobe.xmp": "XMP", "photoshop": "Photoshop"}


def bitmap_tags(source: Source, kind: str) -> Tree:
    """The header of a bitmap, of a damaged one what can be read; no pixel is decoded. kind: as `bitmap.kind_of`."""
    head = [Node("", "Format", "", kind)]
    with heard():
        try:
            data = _without_pixels(source.data) if kind == "PNG" else source.data
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                head += [_node("Columns", picture.width), _node("Rows", picture.height), _node("Mode", picture.mode)]
                found, notes = _found(picture)
        except Exception:  # noqa: BLE001  Pillow raises dozens of types on damage; nothing here but a note comes of it
            found, notes = [], [DAMAGED]
    return Tree((*head, _node("Bytes", len(source.data)), *found), tuple(notes))


def _without_pixels(data: bytes) -> bytes:
    """A PNG without its pixels (ISO 15948 chapter 5): Pillow would decode them all to find what stands after them."""
    kept, at = [data[:SIGNATURE]], SIGNATURE
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] != b"IDAT":
            kept.append(data[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept)


def _found(picture: Image.Image) -> tuple[list[Node], list[str]]:
    found: list[Node] = []
    notes: list[str] = []
    for read in (_facts, _texts, _fields):
        try:
            found += islice(read(picture), MOST_FIELDS)
        except Exception:  # noqa: BLE001  as above
            notes = [DAMAGED]
    return found, notes


def _facts(picture: Image.Image) -> Iterator[Node]:
    for key, value in picture.info.items():
        if key in SAID:
            yield _node(SAID[key], value)
        elif PACKED.get(str(key)):
            yield _node(PACKED[str(key)], value.encode() if isinstance(value, str) else value)


def _texts(picture: Image.Image) -> Iterator[Node]:
    """PNG's text chunks; Pillow bounds what they unpack to."""
    for key, value in picture.info.items():
        if isinstance(value, str) and key not in SAID and key not in PACKED:
            shown, sign = _worth(value)
            yield Node("Text", line(str(key))[:64], "text", shown, digest=sign)


def _fields(picture: Image.Image) -> Iterator[Node]:
    """EXIF, which a TIFF's own directory is too."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return  # Pillow would decode the pixels in search of it
    exif = picture.getexif()
    yield from _directory(exif, ExifTags.TAGS)
    for pointer, name in POINTERS.items():
        inner = exif.get_ifd(pointer)
        if inner:
            known = ExifTags.GPSTAGS if name == "GPSInfo" else ExifTags.TAGS
            text = "1 field" if len(inner) == 1 else f"{len(inner)} fields"
            yield Node(f"{pointer:#06x}", name, "", text, tuple(_directory(inner, known)))


def _directory(fields: Any, known: dict[int, str]) -> Iterator[Node]:
    for tag, value in islice(sorted(fields.items()), MOST_FIELDS):
        if tag not in POINTERS:
            value, sign = _node(known.get(tag, ""), value), f"{tag:#06x}"
            yield Node(sign, value.keyword, value.vr, value.value, digest=value.digest)


def _node(keyword: str, value: object) -> Node:
    if isinstance(value, bytes):
        text = value.rstrip(b"\0")
        if not 0 < len(text) <= MOST_LETTERS or not all(32 <= byte < 127 for byte in text):
            return Node("", keyword, "bytes", f"{len(value)} bytes", digest=digest(value))
        return Node("", keyword, "text", line(text.decode("ascii")))
    if isinstance(value, tuple | list):
        whole = "\\".join(str(one) for one in islice(value, MOST_NUMBERS))
        text_, sign = _worth(whole)
        more = digest("\\".join(map(str, value))) if len(value) > MOST_NUMBERS else sign
        return Node("", keyword, "numbers", text_, digest=more)
    shown, sign = _worth("" if value is None else str(value))
    return Node("", keyword, "text" if isinstance(value, str) else "number", shown, digest=sign)


def _worth(text: str) -> tuple[str, str]:
    """The line and, where it is not the whole text, its digest."""
    shown = line(text)
    return shown, "" if len(text) <= MOST_LETTERS else digest(text)
