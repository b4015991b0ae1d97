"""Which map is drawn over the radiograph, how, and how strongly."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.screen import OverlayView
from desktop.ui.colour_bar import ColourBar
from desktop.ui.percent import PercentSlider
from desktop.ui.plain_label import short_label
from desktop.words import tr


class OverlayControls(QWidget):
    """switched, contours_switched: the user turned the overlay, or its contours, on or off. opacity_set, threshold_set,
    brightness_set: percent. label_picked, method_picked, channel_picked,
    palette_picked: by position."""

    switched = Signal()
    contours_switched = Signal()
    opacity_set = Signal(int)
    threshold_set = Signal(int)
    brightness_set = Signal(int)
    label_picked = Signal(int)
    method_picked = Signal(int)
    channel_picked = Signal(int)
    palette_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = QCheckBox()
        self._switch.setAccessibleName(tr("Show where the model looked"))
        self._contours = QCheckBox()
        self._contours.setAccessibleName(tr("Contours instead of colours"))
        self._label, self._method, self._palette = QComboBox(), QComboBox(), QComboBox()
        self._bar = ColourBar()
        self._channel = QSpinBox()
        self._opacity = PercentSlider(0, 100)
        self._threshold = PercentSlider(5, 100)
        self._brightness = PercentSlider(5, 400)
        self._names: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        switches = QVBoxLayout()
        switches.addWidget(self._switch)
        switches.addWidget(self._contours)
        self._grid.addLayout(switches, 0, 0, 1, 2)
        self._add(self._label, tr("Map of"), tr("Map of which label"))
        self._add(self._method, tr("Method"), tr("Kind of map"))
        self._channel_name = self._add(self._channel, tr("Number"), tr("Number of the feature map"))
        self._brightness_name = self._add(self._brightness, tr("Brightness"), tr("Brightness of the map in percent"))
        self._add(self._palette, tr("Colours"), tr("Colours of the map"))
        self._grid.addWidget(self._bar, self._grid.rowCount(), 1)
        self._add(
            self._threshold, tr("From"), tr("Share of the full strength from which on the map is drawn, in percent")
        )
        self._add(self._opacity, tr("Opacity"), tr("Opacity of the overlay in percent"))
        self._switch.clicked.connect(self.switched)
        self._contours.clicked.connect(self.contours_switched)
        self.name_keys("H", "C")
        self._opacity.valueChanged.connect(self.opacity_set)
        self._threshold.valueChanged.connect(self.threshold_set)
        self._brightness.valueChanged.connect(self.brightness_set)
        self._label.activated.connect(self.label_picked)
        self._method.activated.connect(self.method_picked)
        self._palette.activated.connect(self.palette_picked)
        self._channel.valueChanged.connect(lambda number: self.channel_picked.emit(number - 1))

    def name_keys(self, overlay: str, contours: str) -> None:
        """The keys that do the same as the two switches."""
        self._switch.setText(tr("Where the model looked ({key})", key=overlay))
        self._contours.setText(tr("Contours ({key})", key=contours))

    def show_overlay(self, view: OverlayView) -> None:
        there = bool(view.labels)
        with QSignalBlocker(self._channel):
            self._channel.setRange(1, max(1, view.channels))
            self._channel.setSuffix(" " + tr("of {count}", count=view.channels))
            self._channel.setValue(view.channel + 1)
        self._switch.setChecked(view.on)
        self._contours.setChecked(view.contours)
        self._opacity.show_percent(view.opacity)
        self._threshold.show_percent(view.threshold)
        self._brightness.show_percent(view.brightness)
        _show_choice(self._label, view.labels, view.label)
        _show_choice(self._method, view.methods, view.method)
        _show_choice(self._palette, view.palettes, view.palette)
        self._bar.show_bar(view.bar, view.threshold)
        self._channel.setVisible(view.channels > 0)
        self._channel_name.setVisible(view.channels > 0)
        self._brightness.setVisible(view.dimmable)
        self._brightness_name.setVisible(view.dimmable)
        self._switch.setEnabled(there)
        self._palette.setEnabled(there and view.on and bool(view.bar))
        for control in (self._contours, self._label, self._method, self._channel, self._brightness, self._threshold,
                        self._opacity):  # fmt: skip
            control.setEnabled(there and view.on)
        self._bar.setEnabled(there and view.on)
        for name in self._names:
            name.setEnabled(name.buddy().isEnabled())

    def _add(self, control: QWidget, text: str, accessible: str) -> QLabel:
        name = short_label(text)
        name.setBuddy(control)
        self._names.append(name)
        control.setAccessibleName(accessible)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(control, row, 1)
        return name


def _show_choice(box: QComboBox, names: tuple[str, ...], current: int) -> None:
    with QSignalBlocker(box):
        if names != tuple(box.itemText(i) for i in range(box.count())):
            box.clear()
            box.addItems(names)
        box.setCurrentIndex(current if names else -1)
