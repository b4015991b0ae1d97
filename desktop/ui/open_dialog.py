"""Asks for files, and makes Qt forget them: folder and file names can hold patients' names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

REMEMBERED = ("FileDialog/history", "FileDialog/lastVisited")
FILTERS = ("Radiographs (*.dcm *.dicom *.ima *.png *.jpg *.jpeg *.tif *.tiff *.bmp)", "All files (*)")


def ask_files(parent: QWidget) -> list[Path]:
    """The files that the user chose; empty when none."""
    with forgotten():
        names, _ = QFileDialog.getOpenFileNames(parent, "Open radiographs", filter=";;".join(reversed(FILTERS)))
    return [Path(name) for name in names]


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
