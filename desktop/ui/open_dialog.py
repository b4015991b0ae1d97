"""Asks for files, and makes Qt forget them: folder and file names can hold patients' names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.words import tr

REMEMBERED = ("FileDialog/history", "FileDialog/lastVisited")
SUFFIXES = ("(*.dcm *.dicom *.ima *.png *.jpg *.jpeg *.tif *.tiff *.bmp)", "(*)")


def ask_files(parent: QWidget) -> list[Path]:
    """The files that the user chose; empty when none."""
    with forgotten():
        names, _ = QFileDialog.getOpenFileNames(
            parent, tr("Open radiographs"), filter=f"{tr('All files')} {SUFFIXES[1]};;{tr('Radiographs')} {SUFFIXES[0]}"
        )
    return [Path(name) for name in names]


def ask_model(parent: QWidget) -> Path | None:
    with forgotten():
        name, _ = QFileDialog.getOpenFileName(parent, tr("Open a model"), filter=f"{tr('Models')} (*.onnx)")
    return Path(name).resolve() if name else None


@contextmanager
def forgotten() -> Iterator[None]:
    """Puts back what Qt's own file dialog stores in the user's settings about visited folders."""
    store = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: store.value(key) for key in REMEMBERED}
    try:
        yield
    finally:
        store.sync()
        for key, value in before.items():
            store.remove(key) if value is None else store.setValue(key, value)
        store.sync()
