"""What the reader of the file had to assume, in its own sentences."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.plain_label import PlainLabel, make_bold
from desktop.words import said, tr


class Notes(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(tr("Notes on this file"))
        make_bold(title)
        self._sentences = PlainLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(self._sentences)
        self.hide()

    def show_notes(self, notes: tuple[str, ...]) -> None:
        self._sentences.setText("\n".join(map(said, notes)))
        self.setVisible(bool(notes))
