"""A radiograph with its overlay as a PNG file, for the command line."""

from __future__ import annotations

from pathlib import Path

from desktop.answers import headline
from desktop.core.card import ModelCard
from desktop.core.display import render
from desktop.core.finding import Answer
from desktop.core.overlay import blend, colour
from desktop.core.radiograph import Radiograph
from desktop.papers.drawing import square
from desktop.papers.picture_file import captioned, encoded, keep
from desktop.picture_view import aspect

RESEARCH_USE = "Research use only; not for diagnosis."


def save_overlay(radiograph: Radiograph, answer: Answer, card: ModelCard, path: Path) -> None:
    """Write the radiograph with the map of the finding to show first as PNG, whole or not at all; pixels are square.

    answer: with at least one finding. Raises OutputError. The picture holds no patient data of the header; what is
    burnt into the pixels stays.
    """
    finding = answer.findings[answer.foremost]
    overlay = colour(finding.map, (radiograph.height, radiograph.width), card.input)
    score = f"{finding.label.display['en']} {finding.score:.2f} ({card.name} {card.version})."
    doubt = headline(answer) if answer.verdict.kind != "answered" else ""
    caption = " ".join(filter(None, (score, doubt, RESEARCH_USE)))
    picture = square(blend(render(radiograph), overlay), aspect(radiograph))
    keep(path, encoded(captioned(picture, caption), "PNG", caption), (radiograph.source,))
