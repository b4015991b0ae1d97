"""The opened files as Qt's model of a list, and how a row of it is drawn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionFocusRect, QStyleOptionViewItem

from desktop.screen import FileRow
from desktop.ui.plain_label import plain_tip
from desktop.ui.theme import CANVAS, faint
from desktop.words import tr

Index = QModelIndex | QPersistentModelIndex
SIDE = 56  # of a small picture, pixels
GAP = 6
ROW = Qt.ItemDataRole.UserRole
SHOWN = Qt.ItemDataRole.UserRole + 1


class FileRows(QAbstractListModel):
    """current: the row of the radiograph on the screen, -1 for none."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[FileRow, ...] = ()
        self.current = -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{file}, cannot be opened", file=row.name) if row.unreadable else row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (row.name, row.reason or _broken(row)))))
        if role == ROW:
            return row
        return index.row() == self.current if role == SHOWN else None

    def show(self, rows: tuple[FileRow, ...], current: int) -> bool:
        """Returns whether the files are others than before."""
        others = [row.name for row in rows] != [row.name for row in self.rows] if rows is not self.rows else False
        if others:
            self.beginResetModel()
            self.rows, self.current = rows, current
            self.endResetModel()
            return True
        changed = {index for index, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old is not new}
        if current != self.current:
            changed |= {at for at in (current, self.current) if at >= 0}
        self.rows, self.current = rows, current
        if changed:
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))
        return False


class FileDelegate(QStyledItemDelegate):
    """A small picture with the name beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SIDE + 8 * GAP, SIDE + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FileRow = index.data(ROW)
        box: QRect = option.rect
        palette: QPalette = option.palette
        shown = bool(index.data(SHOWN))
        if shown:
            painter.fillRect(box, palette.highlight())
        place = QRect(box.left() + GAP, box.top() + GAP, SIDE, SIDE)
        _draw_small(painter, place, row, palette)
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if shown else QPalette.ColorRole.Text))
        words = QRect(place.right() + 1 + GAP, box.top(), box.right() - place.right() - 2 * GAP, box.height())
        metrics = QFontMetrics(painter.font())
        name = f"✕ {row.name}" if row.unreadable else row.name
        line = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus = QStyleOptionFocusRect()
            focus.rect, focus.palette = box.adjusted(1, 1, -1, -1), palette
            focus.state = option.state | QStyle.StateFlag.State_KeyboardFocusChange  # else a click would hide it
            option.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, focus, painter, option.widget
            )


def _draw_small(painter: QPainter, place: QRect, row: FileRow, palette: QPalette) -> None:
    if row.small is None:
        painter.setPen(faint(palette))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        if row.unreadable:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), "✕")
        return
    painter.fillRect(place, CANVAS)
    small = np.ascontiguousarray(row.small)
    height, width = small.shape
    image = QImage(small.data, width, height, width, QImage.Format.Format_Grayscale8)
    size = QSize(width, height).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    inside = QRect(0, 0, size.width(), size.height())
    inside.moveCenter(place.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(inside, image)


def _broken(row: FileRow) -> str:
    return tr("could not be opened") if row.unreadable else ""
