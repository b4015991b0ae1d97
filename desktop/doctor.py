"""`skiagraph doctor`: does this installation work? Open one file of every kind, run the model, print what is what."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from desktop import paths
from desktop.cli import ALL_READ, SOME_NOT, version
from desktop.core.display import render
from desktop.core.engine import Engine
from desktop.core.readers import read
from desktop.core.text import escaped

LIBRARIES = ("numpy", "pillow", "pydicom", "imagecodecs", "onnxruntime", "psutil", "PySide6-Essentials")
LOSSY = 8  # grey levels, of 255, by which 99 % of a lossy file's pixels may differ
REFERENCE = "explicit-le.dcm"


def doctor(model: Path, provider: str, say: Callable[[str], None]) -> int:
    """Print a line per check; returns 0 when all passed, 1 otherwise."""
    say(f"skiagraph {version()}, Python {platform.python_version()}, {platform.platform()}")
    for name in LIBRARIES:
        say(f"{name} {importlib.metadata.version(name)}")
    passed = True
    for name, check in _checks(model, provider):
        try:
            said = check()
        except Exception as error:  # noqa: BLE001  whatever goes wrong is what a doctor is for
            passed = False
            said = f"FAILED: {type(error).__name__}: {error}"
        say(f"{name}: {escaped(said)}")
    say("All checks passed." if passed else "Something failed: install again, or report the lines above.")
    return ALL_READ if passed else SOME_NOT


def _checks(model: Path, provider: str) -> Iterator[tuple[str, Callable[[], str]]]:
    folder = paths.resources() / "selftest"
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for file in files:
        yield f"read {file.name}", partial(_read, file, folder / REFERENCE)
    yield "test files installed", lambda: _count(files)
    yield "model", lambda: _model(model, provider)
    yield "window", _window


def _read(file: Path, reference: Path) -> str:
    radiograph = read(file)
    apart = np.abs(render(radiograph).astype(int) - render(read(reference)).astype(int))
    worst = float(np.percentile(apart, 99))
    if worst > LOSSY:
        raise ValueError(f"its picture differs from {reference.name} by {worst:.0f} grey levels")
    syntax = radiograph.facts.transfer_syntax
    return f"ok, {radiograph.kind}{f' {syntax}' if syntax else ''}, {radiograph.width} x {radiograph.height}"


def _count(files: list[Path]) -> str:
    if len(files) < 2:
        raise FileNotFoundError("the self-test files are missing from this installation")
    return f"ok, {len(files)}"


def _model(model: Path, provider: str) -> str:
    engine = Engine.load(model, provider, paths.timings())
    samples = sorted((paths.resources() / "samples").glob("*.dcm"))
    answers = {sample.name: engine.answer(read(sample), force=True) for sample in samples}
    scores = ", ".join(f"{name} {a.findings[0].label.name} {a.findings[0].score:.3f}" for name, a in answers.items())
    notes = " ".join(engine.provider_notes)
    return f"ok, {engine.card.name} {engine.card.version} really runs on {engine.provider}; {scores}. {notes}".strip()


def _window() -> str:
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication

    return f"ok, Qt {qVersion()}, {QApplication.__name__} can be loaded"
