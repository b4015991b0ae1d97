"""Which map is painted over the radiograph, and how strongly."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSlider, QWidget

from desktop.screen import OverlayView
from desktop.ui.plain_label import short_label


class OverlayControls(QWidget):
    """switched: the user turned the overlay on or off. opacity_set: percent. label_picked: index of the label."""

    switched = Signal()
    opacity_set = Signal(int)
    label_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = QCheckBox("Show where the model looked (H)")
        self._label = QComboBox()
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setRange(0, 100)
        self._percent = short_label("100 %")
        self._percent.setMinimumWidth(self._percent.sizeHint().width())
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._switch, 0, 0, 1, 3)
        grid.addWidget(_named(self._label, "Map of", "Map of which label"), 1, 0)
        grid.addWidget(self._label, 1, 1, 1, 2)
        grid.addWidget(_named(self._opacity, "Opacity", "Opacity of the overlay in percent"), 2, 0)
        grid.addWidget(self._opacity, 2, 1)
        grid.addWidget(self._percent, 2, 2)
        self._switch.clicked.connect(self.switched)
        self._opacity.valueChanged.connect(self.opacity_set)
        self._label.activated.connect(self.label_picked)

    def show_overlay(self, view: OverlayView) -> None:
        there = bool(view.labels)
        with QSignalBlocker(self._switch), QSignalBlocker(self._opacity), QSignalBlocker(self._label):
            self._switch.setChecked(view.on)
            self._opacity.setValue(view.opacity)
            if view.labels != tuple(self._label.itemText(i) for i in range(self._label.count())):
                self._label.clear()
                self._label.addItems(view.labels)
            self._label.setCurrentIndex(view.label if there else -1)
        self._percent.setText(f"{view.opacity} %")
        self._switch.setEnabled(there)
        self._label.setEnabled(there and view.on)
        self._opacity.setEnabled(there and view.on)


def _named(control: QWidget, text: str, accessible: str) -> QLabel:
    label = short_label(text)
    label.setBuddy(control)
    control.setAccessibleName(accessible)
    return label
