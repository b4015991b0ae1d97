"""The labels with what the model says and what the reader said, never in one column."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.reader.views import ReaderRow
from desktop.words import tr

MOST = 8  # rows before the table scrolls


class ReaderRows(QTableWidget):
    """picked: index of the label that the reader took, by the user's hand only."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._shown: tuple[ReaderRow, ...] = ()
        self.setAccessibleName(tr("Labels and your decisions"))
        self.setHorizontalHeaderLabels([tr("Label"), tr("Model"), tr("You")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.currentCellChanged.connect(self._changed)

    def show_rows(self, rows: tuple[ReaderRow, ...], selected: int) -> None:
        with QSignalBlocker(self):
            if rows != self._shown:
                self._fill(rows)
            if rows and self.currentRow() != selected:
                self.setCurrentCell(selected, 0)

    def _fill(self, rows: tuple[ReaderRow, ...]) -> None:
        self._shown = rows
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for column, text in enumerate((row.name, row.model, row.reader)):
                self.setItem(line, column, QTableWidgetItem(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, which wrap to the width."""
        self.resizeRowsToContents()
        heights = [self.rowHeight(line) for line in range(min(self.rowCount(), MOST))]
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + sum(heights) + 2 * self.frameWidth() + 2)

    def _changed(self, row: int, column: int, old_row: int, old_column: int) -> None:
        if row >= 0 and row != old_row:
            self.picked.emit(row)
