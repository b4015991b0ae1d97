"""Shows a radiograph as large as the body was, or as its file's spacing says, on the screen the window is on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop.ui.calibration import Calibration
from desktop.ui.canvas import Canvas
from desktop.ui.screens import dots, key
from desktop.words import tr


class TrueSize(QObject):
    """refused: a sentence why not. calibrated: what `screens.key` calls the screen, and its device pixels per mm.

    key: of calibrating, as it is named.
    """

    refused = Signal(str)
    calibrated = Signal(str, float)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.key = "Ctrl+Shift+2"

    def show_screens(self, screens: Mapping[str, float]) -> None:
        self._canvas.screens = screens

    def apply(self) -> None:
        """Zoom to true size, or say why that cannot be."""
        if not self._canvas.spaced:
            self.refused.emit(
                tr("The file says no pixel spacing, so the true size is not known; draw a known length to set it.")
            )
        elif dots(self._canvas.screen(), self._canvas.screens) is None:
            self.refused.emit(tr("This screen does not say how large it is; calibrate it first ({key}).", key=self.key))
        else:
            self._canvas.true_size()

    def calibrate(self) -> None:
        """Ask how long a bar is on this screen."""
        screen = self._canvas.screen()
        dialog = Calibration(self._canvas.window(), dots(screen, self._canvas.screens))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.calibrated.emit(key(screen), dialog.dots)
        dialog.deleteLater()
