"""What the canvas writes over a radiograph, with a dark edge, readable on white bone as well."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from desktop.screen import Picture
from desktop.ui.theme import CANVAS_SHADOW, CANVAS_TEXT, CANVAS_WARNING

EDGE = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))
TICK = 9.0  # the height of the bar's ends
THICK = 2.0
MARGIN = 12
BAR = 200  # screen pixels that the scale bar is no longer than
LETTER = 1.5  # the size of the edges' letters over that of the texts
Flag = Qt.AlignmentFlag
TOP, RIGHT = Flag.AlignHCenter | Flag.AlignTop, Flag.AlignRight | Flag.AlignVCenter
BOTTOM, LEFT = Flag.AlignHCenter | Flag.AlignBottom, Flag.AlignLeft | Flag.AlignVCenter


def write(painter: QPainter, box: QRect, where: Qt.AlignmentFlag, text: str, colour: QColor = CANVAS_TEXT) -> None:
    """Plain text."""
    if not text:
        return
    painter.setPen(CANVAS_SHADOW)
    for right, down in EDGE:
        painter.drawText(box.translated(right, down), where, text)
    painter.setPen(colour)
    painter.drawText(box, where, text)


def annotate(painter: QPainter, box: QRect, picture: Picture, bottom_right: str, zoom: float) -> None:
    """All texts of a picture. zoom: screen pixels per pixel of the radiograph."""
    line = painter.fontMetrics().lineSpacing()
    above = QRect(box)
    if picture.texts:
        crowded = _crowd(painter, picture.bottom_left, bottom_right) > box.width()
        right = box.adjusted(0, 0, 0, -_lines(picture.bottom_left) * line) if crowded else box
        write(painter, box, Flag.AlignLeft | Flag.AlignTop, picture.top_left)
        write(painter, box, Flag.AlignRight | Flag.AlignTop, picture.top_right)
        write(painter, box, Flag.AlignLeft | Flag.AlignBottom, picture.bottom_left)
        write(painter, right, Flag.AlignRight | Flag.AlignBottom, bottom_right)
        write_edges(painter, _between(painter, box, picture), picture.edges)
        above.setBottom(box.bottom() - _lines(picture.bottom_left) * line)
    if picture.warning:
        write(painter, above, Flag.AlignLeft | Flag.AlignBottom, picture.warning, CANVAS_WARNING)
        above.setBottom(above.bottom() - line)
    if picture.texts:
        above.setBottom(above.bottom() - MARGIN)
        above.setWidth(min(BAR, box.width() // 3))
        scale_bar(painter, above, picture.pixel / zoom, picture.unit)


def _lines(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _crowd(painter: QPainter, left: str, right: str) -> int:
    """What two texts need side by side."""
    metrics = painter.fontMetrics()
    return sum(metrics.size(Qt.TextFlag.TextExpandTabs, text).width() for text in (left, right)) + MARGIN


def _between(painter: QPainter, box: QRect, picture: Picture) -> QRect:
    """The box that is left for the letters, which stand in the middle, over or under long texts of the corners."""
    line, half = painter.fontMetrics().lineSpacing(), box.width() // 2 - 2 * MARGIN
    top = max((_lines(text) for text in (picture.top_left, picture.top_right) if _crowd(painter, text, "") > half),
              default=0)  # fmt: skip
    bottom = _lines(picture.bottom_left) + 1 if _crowd(painter, picture.bottom_left, "") > half else 0
    return box.adjusted(0, top * line, 0, -bottom * line)


def write_edges(painter: QPainter, box: QRect, letters: tuple[str, str, str, str]) -> None:
    """Letters in the middle of the edges, clockwise from the top."""
    painter.save()
    font = painter.font()
    font.setPointSizeF(LETTER * font.pointSizeF())
    font.setBold(True)
    painter.setFont(font)
    for where, letter in zip((TOP, RIGHT, BOTTOM, LEFT), letters, strict=True):
        write(painter, box, where, letter)
    painter.restore()


def round_length(longest: float) -> float:
    """The longest of 1, 2, 5 times a power of ten that is not over `longest` > 0."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max((step * power for step in (1.0, 2.0, 5.0) if step * power <= longest), default=power)


def scale_bar(painter: QPainter, box: QRect, pixel: float, unit: str) -> None:
    """A bar of round length on the lower edge of `box`, no longer than it. pixel: units per screen pixel."""
    length = round_length(box.width() * pixel)
    left, bottom, width = float(box.left()), float(box.bottom()), length / pixel
    parts = (
        QRectF(left, bottom - (TICK + THICK) / 2.0, width, THICK),
        QRectF(left, bottom - TICK, THICK, TICK),
        QRectF(left + width - THICK, bottom - TICK, THICK, TICK),
    )
    for part in parts:
        painter.fillRect(part.adjusted(-1, -1, 1, 1), CANVAS_SHADOW)
    for part in parts:
        painter.fillRect(part, CANVAS_TEXT)
    high = QFontMetrics(painter.font()).height()
    above = QRect(box.left(), round(bottom - TICK - high - 2), 400, high)
    write(painter, above, Flag.AlignLeft | Flag.AlignBottom, f"{length:g} {unit}")
