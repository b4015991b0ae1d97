"""A round lens over the radiograph."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from desktop.ui.radiograph_item import RadiographItem
from desktop.ui.theme import CANVAS, CANVAS_SHADOW, CANVAS_TEXT

RADIUS = 110.0
WEAKEST, STRONGEST = 2.0, 8.0


def draw_lens(painter: QPainter, item: RadiographItem, placed: QTransform, where: QPointF, power: float) -> None:
    """placed: from the item to the viewport, that the painter draws on. power: how many times it enlarges."""
    circle = QRectF(where.x() - RADIUS, where.y() - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS)
    path = QPainterPath()
    path.addEllipse(circle)
    enlarged = QTransform.fromTranslate(-where.x(), -where.y()) * QTransform.fromScale(power, power)
    enlarged *= QTransform.fromTranslate(where.x(), where.y())
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(circle, CANVAS)
    painter.setTransform(placed * enlarged, True)
    item.magnify(painter, painter.transform().inverted()[0].mapRect(circle))
    painter.restore()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((CANVAS_SHADOW, 4.0), (CANVAS_TEXT, 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(circle)
    painter.restore()
