"""Which model answers, by title."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from desktop.screen import ModelsView
from desktop.ui.plain_label import plain_tip
from desktop.words import tr

WIDTH = 20  # letters
MARGIN = 1  # pixels that styles leave on each side of the text


class ModelBox(QComboBox):
    """picked: the position of the model. Of a long title both ends are seen: how weak a model is stands last."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] | None = None
        self.setAccessibleName(tr("Model that answers"))
        self.setMinimumContentsLength(WIDTH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self.picked)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        wanted = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideMiddle, room - 2 * MARGIN)
        option.currentText = wanted
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def show_models(self, view: ModelsView) -> None:
        with QSignalBlocker(self):
            if view.names != self._shown:
                self.clear()
                self.addItems(view.names)
            self.setCurrentIndex(view.current)
        self.setToolTip(plain_tip(self.currentText()))
        self._shown = view.names
        self.setVisible(len(view.names) > 1)
