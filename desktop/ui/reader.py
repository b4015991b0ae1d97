"""What the window has for the reader's own judgement: a tab, the model's words to copy, and the network's input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QTabWidget, QWidget

from desktop.screen import Screen
from desktop.ui.findings import FindingsPanel
from desktop.ui.network_input import NetworkInput
from desktop.ui.reader_panel import ReaderPanel
from desktop.words import tr


class Reader:
    """local: what of the table of actions is carried out here."""

    def __init__(self, window: QWidget, side: QTabWidget, findings: FindingsPanel) -> None:
        self.panel = ReaderPanel()
        self.input = NetworkInput(window)
        self._side = side
        self._page = QScrollArea()
        self._page.setWidget(self.panel)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName(tr("Reader"))
        side.addTab(self._page, tr("Reader"))
        self.local: dict[str, Callable[[], object]] = {
            "comment": self._comment,
            "reader_export": self.panel.export,
            "impression": findings.impression.copy,
            "network_input": self.input.switch,
        }

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """The tab's buttons do what the actions do, and whoever decides by key sees what was noted."""
        for name, button in self.panel.buttons.items():
            action = actions[name]
            action.triggered.connect(lambda checked: self._side.setCurrentWidget(self._page))
            action.changed.connect(partial(_label, button, button.text(), action))
            button.clicked.connect(lambda checked, action=action: action.trigger())
            _label(button, button.text(), action)

    def show_screen(self, screen: Screen) -> None:
        self.panel.show_reader(screen.reader)
        self.input.show_input(screen.network_input, screen.picture)

    def _comment(self) -> None:
        self._side.setCurrentWidget(self._page)
        self.panel.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _label(button: QPushButton, word: str, action: QAction) -> None:
    """The word with the key that the action has now."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setText(f"{word} ({key})" if key else word)
