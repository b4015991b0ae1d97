"""The lines of the tags as a tree for a view: only those that are looked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.papers.view import Difference, TagRow
from desktop.ui.theme import differing
from desktop.words import tr

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ALONE, COMPARED = 4, 6  # columns
NOWHERE = QModelIndex()


class TagsModel(QAbstractItemModel):
    """places: of the rows that are there, in their order; a row's parent is there when the row is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TagRow, ...] = ()
        self.places: tuple[int, ...] = ()
        self.compared = False
        self._below: dict[int, list[int]] = {}
        self._at: dict[int, int] = {}

    def show_rows(self, rows: tuple[TagRow, ...], places: tuple[int, ...], compared: bool) -> None:
        self.beginResetModel()
        self.rows, self.places, self.compared = rows, places, compared
        self._below, self._at = {}, {}
        for place in places:
            beside = self._below.setdefault(rows[place].parent, [])
            self._at[place] = len(beside)
            beside.append(place)
        self.endResetModel()

    def place(self, index: Index) -> int:
        """Of the row among all rows, -1 for no index."""
        return int(index.internalId()) if index.isValid() else -1

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        below = self._below.get(self.place(parent), [])
        known = 0 <= row < len(below) and 0 <= column < self.columnCount()
        return self.createIndex(row, column, below[row]) if known else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> Any:
        above = self.rows[self.place(index)].parent if index.isValid() else -1
        return QModelIndex() if above < 0 else self.createIndex(self._at[above], 0, above)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._below.get(self.place(parent), [])) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return COMPARED if self.compared else ALONE

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[self.place(index)]
        if role == Role.DisplayRole:
            cells = (row.tag, row.keyword, row.vr, row.value, row.other)
            return word(row.difference) if index.column() == COMPARED - 1 else cells[index.column()]
        if role == Role.BackgroundRole and row.difference not in ("", "inside"):
            return differing()
        if role == Role.AccessibleTextRole:
            return " ".join(filter(None, (row.keyword or row.tag, row.value, row.other, word(row.difference))))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        value = tr("This picture") if self.compared else tr("Value")
        return (tr("Tag"), tr("Name"), tr("VR"), value, tr("Other picture"), tr("Difference"))[section]


def word(difference: Difference) -> str:
    """So that no difference is told by a colour alone."""
    words: dict[Difference, str] = {
        "": "",
        "differs": tr("differs"),
        "missing": tr("only here"),
        "added": tr("only there"),
        "inside": tr("differs inside"),
    }
    return words[difference]
