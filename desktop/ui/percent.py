"""A slider over percent with its value beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from desktop.ui.plain_label import short_label


class PercentSlider(QWidget):
    """valueChanged: percent, by the user's hand only."""

    valueChanged = Signal(int)

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(least, most)
        self._text = short_label("100 %")
        self._text.setMinimumWidth(self._text.sizeHint().width())
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self._slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._slider, 1)
        row.addWidget(self._text)
        self._slider.valueChanged.connect(self.valueChanged)

    def setAccessibleName(self, name: str) -> None:
        self._slider.setAccessibleName(name)

    def show_percent(self, percent: int) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(percent)
        self._text.setText(f"{percent} %")
