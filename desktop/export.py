"""A radiograph with its overlay as a PNG file, for the command line."""

from __future__ import annotations

from pathlib import Path

from desktop.core.card import ModelCard
from desktop.core.display import render
from desktop.core.finding import Finding
from desktop.core.overlay import blend, colour
from desktop.core.radiograph import Radiograph
from desktop.papers.picture_file import captioned, encoded, keep

RESEARCH_USE = "Research use only; not for diagnosis."


def save_overlay(radiograph: Radiograph, findings: tuple[Finding, ...], card: ModelCard, path: Path) -> None:
    """Write the radiograph with the map of its highest-scored finding as PNG, whole or not at all.

    Raises OutputError. The picture holds no patient data of the header; what is burnt into the pixels stays.
    """
    finding = max(findings, key=lambda one: one.score)
    overlay = colour(finding.map, (radiograph.height, radiograph.width), card.input)
    caption = f"{finding.label.display['en']} {finding.score:.2f} ({card.name} {card.version}). {RESEARCH_USE}"
    picture = captioned(blend(render(radiograph), overlay), caption)
    keep(path, encoded(picture, "PNG", caption), (radiograph.source,))
