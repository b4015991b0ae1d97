"""What the radiograph is shown through, by name."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.screen import WindowsView
from desktop.words import tr

WIDTH = 14  # letters


class WindowBox(QComboBox):
    """picked: the position of the choice."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: WindowsView | None = None
        self.setPlaceholderText(tr("By hand"))
        self.setAccessibleName(tr("Window of the radiograph"))
        self.setToolTip(tr("Window of the radiograph (1 … 9)"))
        self.setMaxVisibleItems(20)
        self.setMinimumContentsLength(WIDTH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self.picked)

    def show_windows(self, view: WindowsView, behind: bool = False) -> None:
        """behind: the radiograph is not in sight, so nothing is chosen for it."""
        if self._shown is None or view.names != self._shown.names:
            with QSignalBlocker(self):
                self.clear()
                self.addItems(view.names)
        with QSignalBlocker(self):
            self.setCurrentIndex(view.current)
        self.setEnabled(bool(view.names) and not behind)
        self._shown = view
