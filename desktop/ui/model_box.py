"""Which model answers, by title."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.screen import ModelsView
from desktop.ui.plain_label import plain_tip
from desktop.words import tr

WIDTH = 20  # letters


class ModelBox(QComboBox):
    """picked: the position of the model."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] | None = None
        self.setAccessibleName(tr("Model that answers"))
        self.setMinimumContentsLength(WIDTH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self.picked)

    def show_models(self, view: ModelsView) -> None:
        with QSignalBlocker(self):
            if view.names != self._shown:
                self.clear()
                self.addItems(view.names)
            self.setCurrentIndex(view.current)
        self.setToolTip(plain_tip(self.currentText()))
        self._shown = view.names
        self.setVisible(len(view.names) > 1)
