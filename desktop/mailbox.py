"""Brings files that another start of the program hands over to the window's thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.handing import Door


class Mailbox(QObject):
    """open: called in the window's thread. where: see `Door`. Raises OSError."""

    _came = Signal(object)

    def __init__(self, where: Path, open: Callable[[list[Path]], None]) -> None:
        super().__init__()
        self._open = open
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._door = Door(where, self._came.emit)

    def close(self) -> None:
        self._door.close()

    @Slot(object)
    def _take(self, files: list[Path]) -> None:
        self._open(files)


@contextlib.contextmanager
def at_the_door(where: Path, window: Callable[[], QWidget], open: Callable[[list[Path]], None]) -> Iterator[None]:
    """Later starts of the program hand their files to this one, whose window comes to the front."""

    def take(files: list[Path]) -> None:
        ours = window()
        ours.setWindowState(ours.windowState() & ~Qt.WindowState.WindowMinimized)
        ours.raise_()
        ours.activateWindow()
        open(files)

    try:
        mailbox = Mailbox(where, take)
    except OSError:  # then later starts open windows of their own
        yield
        return
    try:
        yield
    finally:
        mailbox.close()
