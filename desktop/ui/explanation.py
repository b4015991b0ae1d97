"""What the map on the screen says: where it is strong, whether it adds up, and why not to believe it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.screen import ExplanationView
from desktop.ui.plain_label import PlainLabel, make_bold
from desktop.ui.verdict import Verdict
from desktop.words import said, tr


class Explanation(QWidget):
    """measured: the user wants the faithfulness measured, or the measuring stopped."""

    measured = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel()
        make_bold(self._title)
        self._warning = Verdict()
        self._places, self._stamp, self._faithful = PlainLabel(), PlainLabel(), PlainLabel()
        self._button = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._title, self._warning, self._places, self._stamp, self._faithful, self._button):
            layout.addWidget(part)
        self._button.clicked.connect(self.measured)
        self.hide()

    def show_explanation(self, view: ExplanationView) -> None:
        self.setVisible(bool(view.title))
        self._title.setText(view.title)
        self._warning.show_verdict("doubtful", tr("Look at this map with doubt."), tuple(map(said, view.warnings)))
        self._warning.setVisible(bool(view.warnings))
        for label, text in (
            (self._places, "\n".join(view.measured)),
            (self._stamp, said(view.stamp)),
            (self._faithful, said(view.faithfulness)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._button.setText(tr("Stop measuring") if view.measuring else tr("Measure faithfulness"))
