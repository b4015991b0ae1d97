"""The window that is there now; for another language it is built anew, as a widget keeps the words it was made with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog

from desktop.program.program import Program
from desktop.ui.appearance import dress, speak
from desktop.ui.main_window import MainWindow
from desktop.ui.standing import follow


class Stage:
    """window: the one to use, never to keep."""

    def __init__(self, app: QApplication, language: str, theme: str) -> None:
        self._app = app
        speak(app, language)
        dress(app, theme)
        self.window = MainWindow()
        self._join: Callable[[MainWindow], None] = lambda window: None

    def begin(self, join: Callable[[MainWindow], None]) -> None:
        """join: connects a window, this one and every later one, and shows in it what there is to show."""
        self._join = join
        join(self.window)

    def appear(self, program: Program) -> None:
        """Take the program's language and colours."""
        dress(self._app, program.theme)
        if speak(self._app, program.language):
            old, self.window = self.window, MainWindow()
            self._join(self.window)
            follow(self.window, old)
            for one in (old, *old.findChildren(QDialog)):
                one.hide()
            old.deleteLater()
