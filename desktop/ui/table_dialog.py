"""Where the table of decisions is saved: its folder is the one that training reads the radiographs below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.open_dialog import forgotten
from desktop.words import tr

NAME = "decisions.csv"


def ask_table(parent: QWidget) -> Path | None:
    """None where the user thought better of it."""
    title = tr("Save the table in the folder that holds the radiographs")
    with forgotten():
        chosen, _ = QFileDialog.getSaveFileName(parent, title, NAME, tr("Table (*.csv)"))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".csv")
