"""The list of keys and mouse gestures, made from the table of commands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.commands import COMMANDS, WINDOWS
from desktop.words import known, tr


def _mouse() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Wheel"), tr("Zoom towards the pointer")),
        (tr("Drag, left button"), tr("Move the radiograph")),
        (tr("Drag, right button"), tr("Window: right is wider, down is brighter")),
        (tr("Drop files"), tr("Open them")),
    )


class KeysDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys and mouse"))
        self.resize(560, 620)
        native = QKeySequence.SequenceFormat.NativeText
        keys = [(QKeySequence(c.key).toString(native), known(c.help)) for c in COMMANDS if c not in WINDOWS]
        numbers = f"{WINDOWS[0].key} … {WINDOWS[-1].key}"
        table = _table((*keys, (numbers, tr("Choose a window of the list over the radiograph")), *_mouse()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)


def _table(rows: tuple[tuple[str, str], ...]) -> QTableWidget:
    table = QTableWidget(len(rows), 2)
    table.setAccessibleName(tr("Keys and mouse"))
    table.setHorizontalHeaderLabels([tr("Key"), tr("Does")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setTabKeyNavigation(False)
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(line, column, QTableWidgetItem(text))
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table
