"""Everything of the window that is about the program itself: settings, palette, keys, recent files, full screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu

from desktop.commands import COMMANDS
from desktop.program.keys import keys_now
from desktop.program.program import Preferences, ProgramView
from desktop.ui.key_names import give_key
from desktop.ui.keys import KeysDialog
from desktop.ui.palette import Palette
from desktop.ui.settings_dialog import SettingsDialog, sure_to_forget
from desktop.words import tr


class ProgramWindows(QObject):
    """wished: Preferences. keys_wanted: the keys of the reader's own. reopened: the place of a recent file.

    forgotten: the recent files are to go. rekeyed: actions have other keys than before.
    """

    wished = Signal(object)
    keys_wanted = Signal(object)
    reopened = Signal(int)
    forgotten = Signal()
    rekeyed = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._view = ProgramView()
        self._actions: Mapping[str, QAction] = {}
        self.recent = QMenu(tr("Recent files"), window)
        self.settings: SettingsDialog | None = None

    @property
    def local(self) -> dict[str, Callable[[], object]]:
        """What the window carries out itself."""
        return {
            "settings": lambda: self._show_settings(self._view.preferences),
            "palette": self._show_palette,
            "full_screen": self._fill_screen,
            "recent": self._show_recent,
            "help": self._show_keys,
        }

    def know(self, actions: Mapping[str, QAction]) -> None:
        """actions: those of the table, by id."""
        self._actions = actions
        actions["recent"].setMenu(self.recent)

    def show_program(self, view: ProgramView) -> None:
        old, self._view = self._view, view
        if old.keys != view.keys:
            now = keys_now(view.keys)
            for command in COMMANDS:
                give_key(self._actions[command.id], command, now[command.id])
            self.rekeyed.emit()
        if old.recent != view.recent:
            self._list_recent(view.recent)
        if self.settings is not None:
            self.settings.show_preferences(view.preferences)

    def follow(self, other: ProgramWindows) -> None:
        """Go on where another window was, in the same dialog."""
        if other.settings is not None and other.settings.isVisible():
            self._show_settings(other.settings.before)

    def _show_settings(self, before: Preferences) -> None:
        """before: what Cancel comes back to."""
        self.settings = SettingsDialog(before, self._window)
        self.settings.wished.connect(self.wished)
        self.settings.forgotten.connect(self.forgotten)
        self.settings.finished.connect(self._put_away)
        self.settings.show_preferences(self._view.preferences)
        self.settings.open()

    def _put_away(self) -> None:
        dialog, self.settings = self.settings, None
        if dialog is not None:
            dialog.deleteLater()

    def _show_palette(self) -> None:
        palette = Palette(self._actions, self._window)
        chosen = palette.chosen if palette.exec() == QDialog.DialogCode.Accepted else ""
        palette.deleteLater()
        if chosen:
            self._actions[chosen].trigger()

    def _show_keys(self) -> None:
        dialog = KeysDialog(self._view.keys, self._window)
        dialog.changed.connect(self.keys_wanted)
        dialog.exec()
        dialog.deleteLater()

    def _fill_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _list_recent(self, names: tuple[str, ...]) -> None:
        self.recent.clear()
        for place, name in enumerate(names):
            number = f"&{place + 1}  " if place < 9 else ""
            action = self.recent.addAction(number + name.replace("&", "&&"))
            action.triggered.connect(partial(self.reopened.emit, place))
        if names:
            self.recent.addSeparator()
            self.recent.addAction(tr("F&orget these files…")).triggered.connect(self._ask_forget)

    def _show_recent(self) -> None:
        """Where the radiograph is, with the first of them chosen."""
        size, middle = self.recent.sizeHint(), self._window.mapToGlobal(self._window.rect().center())
        self.recent.popup(middle - QPoint(size.width() // 2, size.height() // 2))
        self.recent.setActiveAction(self.recent.actions()[0])

    def _ask_forget(self) -> None:
        if sure_to_forget(self._window):
            self.forgotten.emit()
