"""Everything of the window that is about tags, pictures and reports: its windows, and what the user asks of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from desktop.papers.choices import Choices
from desktop.papers.view import PapersView, Told
from desktop.ui.canvas import Canvas
from desktop.ui.export_dialog import ExportDialog, Purpose, ask_path
from desktop.ui.picture_outlet import PictureOutlet
from desktop.ui.printing import ask_printer, put_on_paper
from desktop.ui.tags_window import TagsWindow
from desktop.words import tr

TOLD = 8000  # milliseconds that a sentence stays in the status bar


class PapersWindows(QObject):
    """chosen: Choices, to be remembered. saved, reported: Choices and path. copied: Choices. printed: Choices and what
    puts a PaperPage on paper, on any thread."""

    chosen = Signal(object)
    saved = Signal(object, object)
    reported = Signal(object, object)
    copied = Signal(object)
    printed = Signal(object, object)

    def __init__(self, window: QMainWindow, canvas: Canvas) -> None:
        super().__init__(window)
        self._window = window
        self._view = PapersView()
        self._told: Told = self._view.told
        self.tags = TagsWindow(window)
        self.outlet = PictureOutlet(canvas)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        return {
            "save_picture": lambda: self._ask("picture"),
            "save_report": lambda: self._ask("report"),
            "print": lambda: self._ask("print"),
        }

    def show_papers(self, view: PapersView) -> None:
        self._view = view
        self.tags.show_tags(view.tags)
        if view.told != self._told:
            self._told = view.told
            self._window.statusBar().showMessage(view.told.sentence, TOLD)

    def _ask(self, purpose: Purpose) -> None:
        subject = self._view.subject
        dialog = ExportDialog(purpose, self._view, self._window)
        dialog.copied.connect(lambda: self._copy(dialog.choices, subject))
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        choices = dialog.choices
        dialog.deleteLater()
        if wanted:
            self.chosen.emit(choices)
            self._go(purpose, choices, subject)

    def _copy(self, choices: Choices, subject: object) -> None:
        self.chosen.emit(choices)
        if self._still(subject):
            self.copied.emit(choices)

    def _go(self, purpose: Purpose, choices: Choices, subject: object) -> None:
        if purpose == "print":
            printer = ask_printer(self._window)
            if printer is not None and self._still(subject):
                self.printed.emit(choices, partial(put_on_paper, printer))
            return
        path = ask_path(self._window, choices, purpose)
        if path is not None and self._still(subject):
            (self.saved if purpose == "picture" else self.reported).emit(choices, path)

    def _still(self, subject: object) -> bool:
        """Whether it is on the screen: one that came while the user was asked is not what was asked about."""
        still = self._view.subject == subject
        if not still:
            told = tr("Nothing was made: another radiograph came onto the screen meanwhile. Start again.")
            self._window.statusBar().showMessage(told, TOLD)
        return still
