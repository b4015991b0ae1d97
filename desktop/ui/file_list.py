"""The opened files; which one is on the screen, and which could not be read."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.screen import FileRow
from desktop.ui.plain_label import plain_tip


class FileList(QListWidget):
    """picked: the position of the file that the user chose."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[FileRow, ...], int] = ((), -1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(140)
        self.setStyleSheet(
            "QListWidget { background: palette(window); padding: 6px; } QListWidget::item { padding: 5px; }"
        )
        self.setAccessibleName("Opened files")
        self.itemClicked.connect(self._chosen)
        self.itemActivated.connect(self._chosen)

    def show_files(self, rows: tuple[FileRow, ...], current: int) -> None:
        with QSignalBlocker(self):
            if self._shown[0] != rows:
                self.clear()
                for row in rows:
                    self.addItem(_item(row))
            self.setCurrentRow(current)
        self._shown = (rows, current)

    def _chosen(self, item: QListWidgetItem) -> None:
        position = self.row(item)
        self.setCurrentRow(self._shown[1])  # the choice shows when the radiograph does
        self.picked.emit(position)


def _item(row: FileRow) -> QListWidgetItem:
    item = QListWidgetItem(f"✕ {row.name}" if row.unreadable else row.name)
    item.setToolTip(plain_tip(f"{row.name}\ncould not be opened" if row.unreadable else row.name))
    return item
