"""The opened files as small pictures; which one is on the screen, and which could not be read."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.screen import FileRow
from desktop.ui.file_rows import FileDelegate, FileRows
from desktop.words import tr

SETTLE = 40  # milliseconds without scrolling after which it is said what is seen


class FileList(QListView):
    """picked: the position of the file that the user chose. removed: of the one to take from the list.

    seen: the first and the last row on the screen, when these are others than before.
    """

    picked = Signal(int)
    removed = Signal(int)
    seen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FileRows()
        self._told: tuple[int, int, int] | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._tell)
        self.setModel(self._rows)
        self.setItemDelegate(FileDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(140)
        self.setStyleSheet("QListView { background: palette(window); }")
        self.setAccessibleName(tr("Opened files"))
        self.clicked.connect(self._chosen)
        self.activated.connect(self._chosen)
        self.verticalScrollBar().valueChanged.connect(lambda value: self._settle.start())

    @property
    def current(self) -> int:
        """The row of the radiograph on the screen."""
        return self._rows.current

    def show_files(self, rows: tuple[FileRow, ...], current: int) -> None:
        if rows is self._rows.rows and current == self._rows.current:
            return
        before = self._rows.current
        others = self._rows.show(rows, current)
        if current >= 0 and (others or current != before):
            self.setCurrentIndex(self._rows.index(current))
            self.scrollTo(self._rows.index(current))
        if others:
            self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed.emit(self.currentIndex().row())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._chosen(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def _chosen(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())

    def _tell(self) -> None:
        count = len(self._rows.rows)
        high = self.sizeHintForRow(0)
        if not count or high <= 0 or not self.isVisible():
            return
        top = self.verticalScrollBar().value()
        first = min(max(0, top // high), count - 1)
        last = min(max(first, (top + self.viewport().height() - 1) // high), count - 1)
        if (first, last, count) != self._told:
            self._told = (first, last, count)
            self.seen.emit(first, last)
