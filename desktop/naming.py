"""What things of the core are called in the language in use."""

from __future__ import annotations

from desktop.core.card import Label
from desktop.core.geometry import Measure
from desktop.core.text import printable
from desktop.words import card_text, language, said, tr

MOST = 200  # letters of a line about patients and pictures


def label_name(label: Label) -> str:
    """Its card's word for it, in English where it has none of the language."""
    return printable(label.display.get(language()) or label.display["en"], 48)


def model_title(title: str) -> str:
    """Its card's, on one line."""
    return printable(card_text(title), 80)


def measured_on(text: str) -> str:
    """What a card says of the patients and pictures behind a figure, on one line."""
    return printable(text if len(text) > MOST else said(text), MOST)


def unit_name(unit: str) -> str:
    """A spacing's label or a measure's unit, see core/geometry.py."""
    names = {
        "mm": tr("mm"),
        "mm calibrated": tr("mm calibrated"),
        "mm at detector": tr("mm at detector"),
        "mm magnified": tr("mm magnified"),
        "mm on film": tr("mm on film"),
        "mm user-calibrated": tr("mm user-calibrated"),
        "px": tr("px"),
    }
    square = "²" if "²" in unit else ""
    line = unit.replace("²", "")
    name = names.get(line, line)
    short = "px" if line == "px" else "mm"
    return name.replace(names[short], names[short] + square, 1) if square else name


def measure_text(measure: Measure) -> str:
    """As `str(measure)`."""
    return f"{measure.value:.1f}{'' if measure.unit == '°' else ' '}{unit_name(measure.unit)}"


def window_name(name: str) -> str:
    """Of the program's own windows, see core/display.py; a file's own name is not changed."""
    names = {
        "auto": tr("Auto"),
        "by hand": tr("By hand"),
        "full range": tr("Full range"),
        "chest": tr("Chest"),
        "bone": tr("Bone"),
        "soft tissue": tr("Soft tissue"),
    }
    return names.get(name.lower(), name.capitalize())
