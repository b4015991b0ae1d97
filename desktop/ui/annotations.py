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


def fitted(painter: QPainter, text: str, width: int) -> str:
    """Every line that is wider than that, cut where an ellipsis says so."""
    metrics = painter.fontMetrics()
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in text.split("\n"))


def annotate(painter: QPainter, box: QRect, picture: Picture, bottom_right: str, zoom: float) -> None:
    """All texts of a picture. zoom: screen pixels per pixel of the radiograph.

    Where left and right do not fit side by side, the right one stands below the left one at the top, above it at the
    bottom.
    """
    line, warning = painter.fontMetrics().lineSpacing(), fitted(painter, picture.warning, box.width())
    above = QRect(box)
    if picture.texts:
        top, bottom = (
            tuple(fitted(painter, text, box.width()) for text in texts)
            for texts in ((picture.top_left, picture.top_right), (picture.bottom_left, bottom_right))
        )
        under, over = (
            _lines(left) if _crowd(painter, left, right) > box.width() else 0 for left, right in (top, bottom)
        )
        write(painter, box, Flag.AlignLeft | Flag.AlignTop, top[0])
        write(painter, box.adjusted(0, under * line, 0, 0), Flag.AlignRight | Flag.AlignTop, top[1])
        write(painter, box, Flag.AlignLeft | Flag.AlignBottom, bottom[0])
        write(painter, box.adjusted(0, 0, 0, -over * line), Flag.AlignRight | Flag.AlignBottom, bottom[1])
        left, right = _lines(bottom[0]), over + _lines(bottom[1])
        below = max(left, right) if over or _crowd(painter, warning, bottom[1]) > box.width() else left
        half = box.width() // 2 - 2 * MARGIN
        between = box.adjusted(
            0, line * _reach(painter, half, (top[0], _lines(top[0])), (top[1], under + _lines(top[1]))),
            0, -line * _reach(painter, half, (bottom[0], left + 1), (bottom[1], right), (warning, below + 1)),
        )  # fmt: skip
        write_edges(painter, between, picture.edges)
        above.setBottom(box.bottom() - below * line)
    if warning:
        write(painter, above, Flag.AlignLeft | Flag.AlignBottom, warning, CANVAS_WARNING)
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


def _reach(painter: QPainter, half: int, *texts: tuple[str, int]) -> int:
    """How many lines the letters in the middle have to leave to texts that are wider than `half`, each with its own."""
    return max((lines for text, lines in texts if _crowd(painter, text, "") > half), default=0)


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
