"""Every command by a few letters of its name or its help; without a mouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.commands import COMMANDS
from desktop.program.matching import matching
from desktop.ui.key_names import native, portable
from desktop.words import known, tr

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
MARGIN = 10
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    text: str
    help: str
    key: str
    enabled: bool


class Palette(QDialog):
    """chosen: the id of the command that was accepted."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find a command"))
        self.resize(620, 460)
        self.chosen = ""
        self._rows = _rows(actions)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("What do you want to do?"))
        self.search.setAccessibleName(tr("Find a command"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands found"))
        self.list.setItemDelegate(_Drawn(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda item: self._take())
        self.list.itemClicked.connect(lambda item: self._take())
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while letters are typed."""
        if not (watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        return False

    def _filter(self, query: str) -> None:
        found = matching(query, [(row.text, row.help) for row in self._rows])
        rows = [self._rows[place] for place in found]
        self.list.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(ROW, row)
            can = row.help if row.enabled else tr("{help}. Cannot be done now", help=row.help)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text}, {row.key}. {can}")
            if not row.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        first = next((place for place, row in enumerate(rows) if row.enabled), -1)
        self.list.setCurrentRow(first)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(ROW).enabled:
            self.chosen = item.data(ROW).id
            self.accept()


def _rows(actions: Mapping[str, QAction]) -> list[Row]:
    """Those that are in a menu, as they are called there now; those that can be done now first."""
    found = []
    for command in COMMANDS:
        action = actions[command.id]
        if action.isVisible() and command.id != "palette":
            text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
            key = native(portable(action.shortcut()))
            found.append(Row(command.id, text, known(command.help), key, action.isEnabled()))
    return sorted(found, key=lambda row: not row.enabled)


class _Drawn(QStyledItemDelegate):
    """Name and key on one line, the help below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        palette: QPalette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, palette.highlight())
        group = QPalette.ColorGroup.Active if row.enabled else QPalette.ColorGroup.Disabled
        strong, weak = (
            (QPalette.ColorRole.HighlightedText,) * 2
            if chosen
            else (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        )
        box: QRect = option.rect.adjusted(MARGIN, 5, -MARGIN, -5)
        metrics = QFontMetrics(option.font)
        upper = QRect(box.left(), box.top(), box.width(), metrics.height())
        lower = upper.translated(0, metrics.height() + 2)
        key = metrics.horizontalAdvance(row.key)
        painter.setFont(option.font)
        painter.setPen(palette.color(group, strong))
        name = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, upper.width() - key - MARGIN)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft, name)
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight, row.key)
        painter.setPen(palette.color(group, weak))
        words = metrics.elidedText(row.help, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft, words)
