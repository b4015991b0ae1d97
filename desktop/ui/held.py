"""An action that lasts as long as its key is held down; tapped, it stays until the next tap."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

LONG = 0.35  # seconds from which on a key counts as held


class Held(QObject):
    """Triggers `action` once more when its key is let go after LONG. Listens to keys only while one is down."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action)
        self._action = action
        self._since = 0.0
        self._back = False
        action.setAutoRepeat(False)
        action.triggered.connect(self._pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            assert isinstance(event, QKeyEvent)
            if not event.isAutoRepeat():
                self._listen(False)
                if event.type() == QEvent.Type.KeyRelease and self._is_key(event):
                    self._let_go()
        return False

    def _pressed(self) -> None:
        if not self._back:
            self._since = time.monotonic()
            self._listen(True)

    def _let_go(self) -> None:
        if time.monotonic() - self._since >= LONG and self._action.isEnabled():
            self._back = True
            self._action.trigger()
            self._back = False

    def _is_key(self, event: QKeyEvent) -> bool:
        """With or without its modifiers, which may be let go first."""
        plain = QKeySequence(event.key()).toString()
        return self._action.shortcut().toString().split("+")[-1] == plain

    def _listen(self, on: bool) -> None:
        app = QCoreApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        if on:
            app.installEventFilter(self)
