"""Draws a cell of the worklist: pictures and decisions, and everything else in one call for each cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme import DECISIONS, TONES, faint
from desktop.worklist.view import Line, ScoreCell

BEFORE = 5
PICTURE, FILE, PATIENT, STATUS, GATE = range(BEFORE)
MARGIN = 6
KEPT = 300  # decoded pictures
Index = QModelIndex | QPersistentModelIndex


class WorklistCell(QStyledItemDelegate):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: dict[bytes, QImage] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        palette: QPalette = option.palette
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, palette.brush(QPalette.ColorRole.Highlight))
        painter.setFont(font)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        inner = rect.adjusted(MARGIN, 2, -MARGIN, -2)
        column, scores = index.column(), len(line.scores)
        if column == PICTURE:
            self._picture(painter, inner, line, palette)
        elif BEFORE <= column < BEFORE + scores:
            _score(painter, inner, line.scores[column - BEFORE])
        elif column in (STATUS, GATE):
            words = line.status if column == STATUS else line.verdict
            _pill(painter, inner, words, TONES[line.tone] if column == GATE or not line.verdict else None)
        else:
            texts = {FILE: line.file, PATIENT: line.patient, BEFORE + scores: line.reader}
            text = texts.get(column, line.waiting)
            if column > BEFORE + scores and line.late:
                painter.setFont(_bold(font))
                text = f"⚑ {text}"
            _text(painter, inner, text, Qt.TextElideMode.ElideMiddle)

    def _picture(self, painter: QPainter, rect: QRect, line: Line, palette: QPalette) -> None:
        if not line.thumbnail:
            painter.setPen(faint(palette))
            painter.drawRect(rect.adjusted(8, 4, -8, -4))
            if line.thumbnail is not None:  # there is none, and none will come
                painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
                painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "✕")
            return
        dense = painter.device().devicePixelRatioF()
        image = self._images.get(line.thumbnail)
        if image is None:
            if len(self._images) >= KEPT:
                self._images.clear()
            image = self._images[line.thumbnail] = _fitted(line.thumbnail, rect.size() * dense)
        place = QRect(rect.topLeft(), image.size() / dense)
        place.moveCenter(rect.center())
        painter.drawImage(place, image)


def _fitted(jpeg: bytes, size: QSize) -> QImage:
    """Scaled once, not at every stroke of the scroll wheel."""
    image = QImage.fromData(jpeg)
    if image.isNull():
        return image
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _score(painter: QPainter, rect: QRect, cell: ScoreCell) -> None:
    if cell.decision is None:
        return
    left = QRect(
        rect.left(), rect.top(), QFontMetrics(painter.font()).horizontalAdvance("0.00") + MARGIN, rect.height()
    )
    _text(painter, left, cell.score, Qt.TextElideMode.ElideNone)
    _pill(painter, rect.adjusted(left.width(), 0, 0, 0), cell.words, DECISIONS[cell.decision])


def _pill(painter: QPainter, rect: QRect, words: str, colour: QColor | None) -> None:
    """White words on a colour; without one, plain words."""
    if not words:
        return
    if colour is None:
        _text(painter, rect, words, Qt.TextElideMode.ElideRight)
        return
    metrics = QFontMetrics(painter.font())
    width = min(rect.width(), metrics.horizontalAdvance(words) + 2 * MARGIN)
    pill = QRectF(rect.left(), rect.center().y() - metrics.height() / 2 - 2, width, metrics.height() + 4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(pill, 4, 4)
    painter.setPen(Qt.GlobalColor.white)
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width) - MARGIN)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _text(painter: QPainter, rect: QRect, text: str, elide: Qt.TextElideMode) -> None:
    metrics = QFontMetrics(painter.font())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, flags, metrics.elidedText(text, elide, rect.width()))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
