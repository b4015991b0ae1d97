"""What the canvas writes over a radiograph, with a dark edge, readable on white bone as well."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.theme import CANVAS_SHADOW, CANVAS_TEXT

EDGE = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))
TICK = 9.0  # the height of the bar's ends
THICK = 2.0


def write(painter: QPainter, box: QRect, where: Qt.AlignmentFlag, text: str) -> None:
    """Plain text."""
    painter.setPen(CANVAS_SHADOW)
    for right, down in EDGE:
        painter.drawText(box.translated(right, down), where, text)
    painter.setPen(CANVAS_TEXT)
    painter.drawText(box, where, text)


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
    write(painter, above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, f"{length:g} {unit}")
