"""Which frame of a file with several is shown; hidden for all others."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from desktop.screen import FramesView
from desktop.ui.plain_label import short_label
from desktop.words import tr


class FrameBar(QWidget):
    """moved: the frame the user wants, counted from 0."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(tr("Frame"))
        self._label = short_label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(12)
        layout.addWidget(self._slider, 1)
        layout.addWidget(self._label)
        self._slider.valueChanged.connect(self.moved)
        self.hide()

    def show_frames(self, view: FramesView) -> None:
        """The slider stays under the hand while its frame is on the way."""
        with QSignalBlocker(self._slider):
            self._slider.setRange(0, view.frames - 1)
            self._slider.setPageStep(max(1, view.frames // 10))
            self._slider.setValue(view.frame)
        widest = tr("Frame {frame} of {frames}", frame=view.frames, frames=view.frames) + " …"
        self._label.setMinimumWidth(self._label.fontMetrics().horizontalAdvance(widest))
        text = tr("Frame {frame} of {frames}", frame=view.frame + 1, frames=view.frames)
        self._label.setText(text + " …" if view.waiting else text)
        self.setVisible(view.frames > 1)
