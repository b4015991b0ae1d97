"""The tab with the tools to measure with, and the list of what was drawn on the radiograph."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.marking.mark import LONGEST
from desktop.marking.screen import MarksView
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.words import tr

COLUMNS = 2


class MarksPanel(QWidget):
    """picked: a mark by its position. renamed: the text of the selected mark, at every letter, so that it never
    waits to be put on another. edited: a mark was chosen with Enter."""

    picked = Signal(int)
    renamed = Signal(str)
    edited = Signal(int)

    def __init__(self, tools: Sequence[QAction], changes: Sequence[QAction], parent: QWidget | None = None) -> None:
        """tools, changes: the table's actions above the list and below it."""
        super().__init__(parent)
        self._view = MarksView()
        self._note, self._calibrated = PlainLabel(), PlainLabel()
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Marks"))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setAlternatingRowColors(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QLineEdit()
        self._text.setMaxLength(LONGEST)
        self._text.setAccessibleName(tr("Text of the selected mark"))
        label = short_label(tr("Text"))
        label.setBuddy(self._text)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self._text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(_grid(tools))
        layout.addWidget(self._note)
        layout.addWidget(self._calibrated)
        layout.addWidget(self._list, 1)
        layout.addLayout(line)
        layout.addLayout(_grid(changes))
        self._list.currentRowChanged.connect(self.picked)
        self._list.itemActivated.connect(lambda item: self.edited.emit(self._list.row(item)))
        self._text.textEdited.connect(self.renamed)
        self.show_marks(self._view)

    def show_marks(self, view: MarksView) -> None:
        old, self._view = self._view, view
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._calibrated.setText(view.calibrated)
        self._calibrated.setVisible(bool(view.calibrated))
        with QSignalBlocker(self._list):
            self._show_items(view)
            self._list.setCurrentRow(view.selected)
        self._text.setEnabled(view.selected >= 0)
        text = view.items[view.selected].text if view.selected >= 0 else ""
        before = old.items[old.selected].text if old.selected >= 0 else ""
        same = (view.subject, view.selected) == (old.subject, old.selected)
        typed = same and self._text.hasFocus() and text in (before, self._text.text().strip())
        if not typed:
            self._text.setText(text)

    def copy(self) -> None:
        """The list, as a table, to the clipboard."""
        if self._view.table:
            QGuiApplication.clipboard().setText(self._view.table)

    def _show_items(self, view: MarksView) -> None:
        lines = [_line(number, item.name, item.words) for number, item in enumerate(view.items, 1)]
        while self._list.count() > len(lines):
            self._list.takeItem(self._list.count() - 1)
        for row, line in enumerate(lines):
            if row == self._list.count():
                self._list.addItem(QListWidgetItem())
            item = self._list.item(row)
            if item.text() != line:
                item.setText(line)


def _line(number: int, name: str, words: str) -> str:
    return f"{number}  {name}" + (f"\n{words}" if words else "")


def _grid(actions: Sequence[QAction]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(6)
    for position, action in enumerate(actions):
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.addWidget(button, position // COLUMNS, position % COLUMNS)
    for column in range(COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid
