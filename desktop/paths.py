"""Where things are: the resources that ship, and the user's own folders."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs


def resources() -> Path:
    """resources/ of the frozen program, of an installed wheel, or of a checkout."""
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources"] if frozen else [here / "resources", here.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])


def default_model() -> Path:
    return resources() / "models" / "pneumonia.onnx"


def user_state() -> Path:
    """The folder for settings, logs and crash files; made when missing."""
    return platformdirs.user_state_path("skiagraph", appauthor=False, ensure_exists=True)
