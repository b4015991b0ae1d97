"""The list of keys and mouse gestures, made from the table of commands; every command's key can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.commands import COMMANDS, Command
from desktop.program.keys import STANDARD, WIDGETS, changed, keys_now, taken_by
from desktop.ui.key_names import native, portable
from desktop.ui.mouse_list import mouse
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.words import known, tr

KEY_CHARACTERS = 26  # width of the first column; what needs more takes several lines
BY_ID = {command.id: command for command in COMMANDS}


class KeysDialog(QDialog):
    """changed: the keys of the reader's own by the command's id, wanted at once."""

    changed = Signal(object)

    def __init__(self, keys: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys and mouse"))
        self.resize(760, 680)
        self._keys = keys or MappingProxyType({})
        self.table = _table(len(COMMANDS) + len(mouse()))
        self.wanted = QKeySequenceEdit()
        self.wanted.setMaximumSequenceLength(1)
        self.wanted.setAccessibleName(tr("New key of the selected command"))
        for inner in self.wanted.findChildren(QLineEdit):
            inner.setAccessibleName(tr("New key of the selected command"))
        self.change = QPushButton(tr("&Change"))
        self.reset = QPushButton(tr("&Reset"))
        self.reset_all = QPushButton(tr("Reset &all…"))
        self._note = PlainLabel(tr("Select a command, then press its new key in the field below."))
        self._build()
        self.table.currentCellChanged.connect(lambda *cells: self._select())
        self.wanted.keySequenceChanged.connect(lambda sequence: self._check())
        self.change.clicked.connect(lambda checked: self._change())
        self.reset.clicked.connect(lambda checked: self._reset())
        self.reset_all.clicked.connect(lambda checked: self._ask_reset())
        self._fill()
        self.table.setCurrentCell(0, 0)

    @property
    def note(self) -> str:
        """What is said of the key that was pressed."""
        return self._note.text()

    def _command(self) -> Command | None:
        row = self.table.currentRow()
        return COMMANDS[row] if 0 <= row < len(COMMANDS) else None

    def _select(self) -> None:
        self.wanted.clear()
        self._check()

    def _check(self) -> None:
        """Say whether the key can be the command's."""
        command, key = self._command(), portable(self.wanted.keySequence())
        refusal = self._refusal(command, key) if command and key else ""
        self._note.setText(refusal or tr("Select a command, then press its new key in the field below."))
        self.wanted.setEnabled(command is not None)
        self.change.setEnabled(bool(command and key and not refusal))
        self.reset.setEnabled(command is not None and command.id in self._keys)
        self.reset_all.setEnabled(bool(self._keys))

    def _refusal(self, command: Command, key: str) -> str:
        if key in WIDGETS:
            return tr("{key} cannot be the key of a command: lists, fields and buttons need it.", key=native(key))
        other = taken_by(self._keys, command.id, key)
        if other is None:
            return ""
        return tr(
            "{key} is already the key of “{command}”; give that one another key first.",
            key=native(key),
            command=_plain(BY_ID[other].text),
        )

    def _change(self) -> None:
        command, key = self._command(), portable(self.wanted.keySequence())
        if command is not None and key and not self._refusal(command, key):
            self._keep(changed(self._keys, command.id, key))
            self.table.setFocus()

    def _reset(self) -> None:
        command = self._command()
        if command is None:
            return
        key = STANDARD[command.id]
        refusal = self._refusal(command, key)
        if refusal:
            self._note.setText(refusal)
        else:
            self._keep(changed(self._keys, command.id, key))

    def _ask_reset(self) -> None:
        question = tr("Give every command the key again that it had at first?")
        if QMessageBox.question(self, tr("Reset all keys"), question) == QMessageBox.StandardButton.Yes:
            self._keep(MappingProxyType({}))

    def _keep(self, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._fill()
        self._select()
        self.changed.emit(keys)

    def _fill(self) -> None:
        now = keys_now(self._keys)
        rows = [(native(now[one.id]), known(one.help), one.id in self._keys) for one in COMMANDS]
        rows.extend((*row, False) for row in mouse())
        for line, (key, text, own) in enumerate(rows):
            for column, words in enumerate((key, text)):
                item = QTableWidgetItem(words)
                font = item.font()
                font.setBold(own)
                item.setFont(font)
                if own:
                    item.setToolTip(tr("Changed by you"))
                self.table.setItem(line, column, item)

    def _build(self) -> None:
        line = QHBoxLayout()
        label = short_label(tr("New key"))
        label.setBuddy(self.wanted)
        line.addWidget(label)
        line.addWidget(self.wanted, 1)
        for button in (self.change, self.reset, self.reset_all):
            button.setAutoDefault(False)
            line.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._note)
        layout.addLayout(line)
        layout.addWidget(buttons)


def _plain(text: str) -> str:
    return known(text).replace("&", "")


def _table(rows: int) -> QTableWidget:
    table = QTableWidget(rows, 2)
    table.setAccessibleName(tr("Keys and mouse"))
    table.setHorizontalHeaderLabels([tr("Key"), tr("Does")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setColumnWidth(0, table.fontMetrics().averageCharWidth() * KEY_CHARACTERS)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table
