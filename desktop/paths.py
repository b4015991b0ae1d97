"""Where things are: the resources that ship, and the user's own folders."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs


def resources() -> Path:
    """resources/ of the frozen program, of an installed wheel, or of a checkout."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


def default_model() -> Path:
    return resources() / "models" / "pneumonia.onnx"


def user_cache() -> Path:
    """The folder for what can be made again; whoever writes into it makes it."""
    return platformdirs.user_cache_path("skiagraph", appauthor=False)


def timings() -> Path:
    """The file of how much quicker an int8 model is on this machine."""
    return user_cache() / "int8.json"


def user_data() -> Path:
    """The folder for what the user made and cannot be made again; whoever writes into it makes it."""
    return platformdirs.user_data_path("skiagraph", appauthor=False)


def reader_store() -> Path:
    """The database of what the reader says and draws."""
    return user_data() / "reader.sqlite"


def running() -> Path:
    """The file that says how to hand files to the window that is open."""
    return user_state() / "running.json"


def user_state() -> Path:
    """The folder for settings, logs and crash files; made when missing."""
    return platformdirs.user_state_path("skiagraph", appauthor=False, ensure_exists=True)
