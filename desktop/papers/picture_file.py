"""A picture with its caption as PNG or JPEG: whole or not at all, never over a radiograph, with no data but ours."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from desktop.core.atomic import write_whole
from desktop.core.errors import OutputError
from desktop.core.report.typeface import HERE, REGULAR, shown
from desktop.core.text import escaped
from desktop.papers.view import Rgb

JPEG = (".jpg", ".jpeg")
QUALITY = 95
SMALLEST = 9  # pixels of a letter's height
INK, PAPER = (235, 235, 235), (0, 0, 0)


def captioned(picture: Rgb, caption: str) -> Rgb:
    """uint8 (H, W, 3) -> (H + strip, W, 3): the caption in a strip below, so that it covers nothing."""
    whole = Image.fromarray(picture)
    font = ImageFont.truetype(str(HERE / f"{REGULAR}.ttf"), max(SMALLEST, round(whole.width / 75)))
    margin, high = max(2, round(font.size / 2)), round(font.size * 1.35)
    lines = _wrapped(shown(caption.replace("\N{NO-BREAK SPACE}", " ")), font, whole.width - 2 * margin)
    made = Image.new("RGB", (whole.width, whole.height + 2 * margin + high * len(lines)), PAPER)
    made.paste(whole)
    draw = ImageDraw.Draw(made)
    for number, line in enumerate(lines):
        draw.text((margin, whole.height + margin + number * high), line, INK, font)
    return np.asarray(made)


def encoded(picture: Rgb, kind: str, words: str) -> bytes:
    """The file's bytes. kind: "PNG" or "JPEG". words: its description; it has no other data."""
    whole, made = Image.fromarray(picture), io.BytesIO()
    if kind == "JPEG":
        whole.save(made, kind, quality=QUALITY, subsampling=0, comment=words.encode("utf-8"))
    else:
        info = PngImagePlugin.PngInfo()
        info.add_itxt("Description", words)
        whole.save(made, kind, pnginfo=info)
    return made.getvalue()


def kind_of(path: Path, jpeg: bool) -> str:
    """By the name's ending, else by what was chosen."""
    suffix = path.suffix.lower()
    return "JPEG" if suffix in JPEG or (jpeg and suffix != ".png") else "PNG"


def keep(path: Path, data: bytes, sources: Iterable[Path]) -> None:
    """Write the file aside, then rename. sources: the files that it must never replace. Raises OutputError."""
    for source in sources:
        if _same(path, source):
            raise OutputError(f"{escaped(path.name)} is a radiograph of the list; choose another name or folder.")
    try:
        write_whole(path, [data])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{escaped(str(path))} cannot be written ({reason}); choose another place.") from error


def _same(path: Path, source: Path) -> bool:
    """A radiograph may lie inside of an archive, whose path then is a part of its own."""
    for one in (source, *source.parents):
        if path == one:
            return True
        with suppress(OSError, ValueError):
            if os.path.samefile(path, one):
                return True
    return False


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
