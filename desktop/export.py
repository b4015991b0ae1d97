"""A radiograph with its overlay as a PNG file."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, PngImagePlugin

from desktop.core.atomic import write_whole
from desktop.core.card import ModelCard
from desktop.core.display import render
from desktop.core.errors import OutputError
from desktop.core.finding import Finding
from desktop.core.overlay import blend, colour
from desktop.core.radiograph import Radiograph
from desktop.core.text import escaped

RESEARCH_USE = "Research use only; not for diagnosis."


def save_overlay(radiograph: Radiograph, findings: tuple[Finding, ...], card: ModelCard, path: Path) -> None:
    """Write the radiograph with the map of its highest-scored finding as PNG, whole or not at all.

    Raises OutputError. The picture holds no patient data of the header; what is burnt into the pixels stays.
    """
    finding = max(findings, key=lambda one: one.score)
    grey = render(radiograph)
    picture = Image.fromarray(blend(grey, colour(finding.map, (radiograph.height, radiograph.width), card.input)))
    caption = f"{finding.label.display['en']} {finding.score:.2f} ({card.name} {card.version}). {RESEARCH_USE}"
    _strip(picture, caption)
    words = PngImagePlugin.PngInfo()
    words.add_itxt("Description", caption)
    encoded = io.BytesIO()
    picture.save(encoded, "PNG", pnginfo=words)
    try:
        write_whole(path, [encoded.getvalue()])
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{escaped(str(path))} cannot be written ({reason}); choose another place.") from error


def _strip(picture: Image.Image, text: str) -> None:
    """The caption in small letters along the lower edge, as large as the picture is wide enough for."""
    draw = ImageDraw.Draw(picture)
    for size in (28, 22, 17, 13, 10, 8):
        left, _, right, bottom = draw.textbbox((0, 0), text, font_size=size)
        if right - left <= picture.width - 8:
            break
    height = bottom + 6
    draw.rectangle((0, picture.height - height, picture.width, picture.height), fill=(0, 0, 0))
    draw.text((4, picture.height - height + 3), text, fill=(230, 230, 230), font_size=size)
