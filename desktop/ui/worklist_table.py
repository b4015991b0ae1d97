"""The worklist's rows: a table of which only the lines on the screen are ever made."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.ui.plain_label import plain_tip
from desktop.ui.worklist_cell import WorklistCell
from desktop.words import tr
from desktop.worklist.view import Line, Lines, Nothing, WorklistView

Index = QModelIndex | QPersistentModelIndex
ROW = 60  # pixels
BEFORE = 5  # columns before the scores: picture, file, patient, status, gate
WIDTHS = (84, 260, 120, 84, 92)
SCORE, READER, WAITING = 130, 120, 110
TITLE, CHIP = 16, 34  # pixels around a title, and around a word in its chip
KEPT = 400  # lines
OWN_KEYS = {
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip


class WorklistModel(QAbstractTableModel):
    """Qt.UserRole of every cell is its row's Line."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Lines = Nothing()
        self._titles: tuple[str, ...] = ()
        self._made: dict[int, Line] = {}

    def show(self, view: WorklistView) -> bool:
        """Whether rows came, went or moved."""
        scores = view.columns
        before = (tr("Picture"), tr("File"), tr("Patient"), tr("Status"), tr("Gate"))
        titles = (*before, *scores, tr("Reader"), tr("Waiting"))
        if titles == self._titles and view.lines == self._lines:
            return False
        moved = titles != self._titles or view.lines.ordered is not self._lines.ordered
        if moved:
            self.beginResetModel()
        self._lines, self._titles, self._made = view.lines, titles, {}
        if moved:
            self.endResetModel()
        elif len(self._lines):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(titles) - 1))
        return moved

    def line(self, row: int) -> Line:
        found = self._made.get(row)
        if found is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            found = self._made[row] = self._lines[row]
        return found

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] if section < len(self._titles) else None
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        line, column = self.line(index.row()), index.column()
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (self._text(line, column) or line.file, line.why))))
        return None

    def _text(self, line: Line, column: int) -> str:
        labels = len(self._titles) - BEFORE - 2
        if column < BEFORE:
            return ("", line.file, line.patient, line.status, line.verdict)[column]
        if column < BEFORE + labels:
            cell = line.scores[column - BEFORE] if column - BEFORE < len(line.scores) else None
            return f"{cell.score} {cell.words}".strip() if cell else ""
        return line.reader if column == BEFORE + labels else line.waiting


class WorklistTable(QTableView):
    """opened: the position of a row. pointed: the key of the row that the user is at. ordered: a column.

    seen: the keys of the rows on the screen that lack their picture.
    """

    opened = Signal(int)
    pointed = Signal(str)
    ordered = Signal(int)
    seen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = WorklistModel()
        self.setModel(self.lines)
        self.setItemDelegate(WorklistCell(self))
        self.setAccessibleName(tr("Worklist"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self.ordered)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.verticalScrollBar().valueChanged.connect(lambda value: self._look())
        self._widths: int = -1

    def show_lines(self, view: WorklistView) -> None:
        before = self.verticalScrollBar().value()
        moved = self.lines.show(view)
        if moved:
            self._set_widths(len(view.columns))
            self.executeDelayedItemsLayout()  # now, so that the scroll bar knows its range
        if moved or view.current != self.currentIndex().row():
            self._go_to(view.current)
        if moved:
            self.verticalScrollBar().setValue(before)
        self._mark(view)
        self._look()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.pointed.emit(self.lines.line(current.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys that move within a table are not the window's here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _own(event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
        self._look()

    def _go_to(self, row: int) -> None:
        with QSignalBlocker(self):
            index = self.lines.index(row, 1)
            self.selectionModel().setCurrentIndex(
                index,
                self.selectionModel().SelectionFlag.ClearAndSelect | self.selectionModel().SelectionFlag.Rows,
            )

    def _mark(self, view: WorklistView) -> None:
        header = self.horizontalHeader()
        header.setSortIndicatorShown(view.by >= 0)
        with QSignalBlocker(header):
            order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(view.by, order)

    def _set_widths(self, labels: int) -> None:
        if labels != self._widths:
            self._widths = labels
            for column, width in enumerate((*WIDTHS, *[SCORE] * labels, READER, WAITING)):
                self.setColumnWidth(column, max(width, self._needed(column, labels)))
            self._stretch()

    def _needed(self, column: int, labels: int) -> int:
        """Pixels for the column's own title and its longest word in this language."""
        title = str(self.lines.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        words = {3: (tr("Done"), tr("Refused"), tr("Failed")), 4: (tr("Answered"), tr("Doubtful"), tr("Refused"))}
        scores = (tr("Positive"), tr("Unsure"), tr("Negative")) if BEFORE <= column < BEFORE + labels else ()
        measure = self.fontMetrics().horizontalAdvance
        chips = (*words.get(column, ()), *(f"0.00 {word}" for word in scores))
        wide = max((measure(word) for word in chips), default=0)
        return max(measure(title) + TITLE, wide + CHIP if wide else 0) if column != 1 else 0

    def _stretch(self) -> None:
        """Names of files take what the others leave."""
        others = sum(self.columnWidth(column) for column in range(self.lines.columnCount()) if column != 1)
        self.setColumnWidth(1, max(WIDTHS[1], self.viewport().width() - others))

    def _look(self) -> None:
        """Say which pictures are missing."""
        rows = self.lines.rowCount()
        if not rows or not self.isVisible():
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = rows - 1 if last < 0 else last
        lines = [self.lines.line(row) for row in range(first, min(last, first + 100) + 1)]
        missing = tuple(line.key for line in lines if line.thumbnail is None)
        if missing:
            self.seen.emit(missing)


def _own(event: QKeyEvent) -> bool:
    return event.key() in OWN_KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier
