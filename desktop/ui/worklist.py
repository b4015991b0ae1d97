"""The worklist within the window: its page, and the questions that its commands ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget

from desktop.ui.folder_dialog import FolderDialog, ask_folder
from desktop.ui.worklist_page import WorklistPage
from desktop.words import tr
from desktop.worklist.view import WorklistView


class Worklist(QObject):
    """folder_wanted: the folder to read and the one for its journal, or None. batch_wanted: the folder of a journal.

    chosen: the id of a command.
    """

    folder_wanted = Signal(object, object)
    batch_wanted = Signal(object)
    chosen = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pages: QStackedWidget | None = None
        self._shown = False
        self.page = WorklistPage()
        self.page.chosen.connect(self._choose)

    def join(self, pages: QStackedWidget) -> None:
        """Become the page after the radiograph's."""
        self._pages = pages
        pages.addWidget(self.page)

    @property
    def local(self) -> dict[str, Callable[[], object]]:
        """What the window carries out itself."""
        return {"read_folder": self._ask_folder, "open_batch": self._ask_batch, "find": self._find}

    def show_worklist(self, view: WorklistView) -> None:
        if self._pages is not None and view.shown != self._shown:
            self._shown = view.shown
            self._pages.setCurrentIndex(self._pages.indexOf(self.page) if view.shown else 0)
        self.page.show_worklist(view)

    def _choose(self, command: str) -> None:
        local = self.local.get(command)
        if local is not None:
            local()
        else:
            self.chosen.emit(command)

    def _ask_folder(self) -> None:
        dialog = FolderDialog(self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.folder_wanted.emit(*dialog.wanted())
        dialog.deleteLater()

    def _ask_batch(self) -> None:
        found = ask_folder(self._window, tr("Open the folder of a journal or a report"))
        if found is not None:
            self.batch_wanted.emit(found)

    def _find(self) -> None:
        if not self._shown:
            self.chosen.emit("worklist")
        self.page.start_search()
