"""How common what the labels say is where the reader works: what predictive values depend on."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from desktop.reader.reading import RARE
from desktop.ui.plain_label import PlainLabel
from desktop.words import tr


class Prevalence(QWidget):
    """chosen: percent, by the user's hand only."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QDoubleSpinBox()
        self._box.setRange(RARE, 100.0 - RARE)
        self._box.setDecimals(1)
        self._box.setSuffix("\u00a0%")
        self._box.setKeyboardTracking(False)
        self._box.setAccessibleName(tr("Prevalence where you read"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(tr("Prevalence where you read")), 1)
        row.addWidget(self._box)
        self._box.valueChanged.connect(self.chosen)
        self.hide()

    def show_percent(self, percent: float | None) -> None:
        self.setVisible(percent is not None)
        if percent is not None:
            with QSignalBlocker(self._box):
                self._box.setValue(percent)
