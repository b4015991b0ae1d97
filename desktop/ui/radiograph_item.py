"""Draws a radiograph, its overlay planes and its overlay at the size that the screen needs."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop.screen import Picture
from desktop.ui.level import Level, Table
from desktop.ui.theme import CANVAS_SHADOW, CONTOUR, PLANES

MARGIN = 2  # pixels around what is seen, for the smooth edge
DRAWN = np.array([0, PLANES.rgba()], dtype=np.uint32)


def _pen(colour: QColor, width: float) -> QPen:
    """width: pixels of the screen, at every zoom."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


EDGED = (_pen(CANVAS_SHADOW, 4.0), _pen(CONTOUR, 2.0))


class RadiographItem(QGraphicsItem):
    """Shows a Picture; one unit of the item is one pixel of the radiograph."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._levels: list[Level] = []
        self._planes: list[Level] = []
        self._overlay: QImage | None = None
        self._contours = QPainterPath()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # paint() is told what is seen

    def show_picture(self, picture: Picture | None) -> bool:
        """Returns whether it is of another opened file than before, or of another size."""
        old, self._picture = self._picture, picture
        box = self.boundingRect()
        if (old and old.levels) is not (picture and picture.levels):
            self.prepareGeometryChange()
            self._levels = [Level(level) for level in picture.levels] if picture else []
            self.setTransform(QTransform.fromScale(1.0, picture.aspect if picture else 1.0))
        if (old and old.planes) is not (picture and picture.planes):
            self._planes = [Level(level.view(np.uint8)) for level in picture.planes] if picture else []
        if (old and old.overlay) is not (picture and picture.overlay):
            self._overlay = _overlay(picture)
        if (old and old.contours) is not (picture and picture.contours):
            self._contours = _path(picture)
        self.update()
        return (old and old.opened) is not (picture and picture.opened) or box != self.boundingRect()

    def boundingRect(self) -> QRectF:
        return QRectF(self._levels[0].whole) if self._levels else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._picture is None:
            return
        scale = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.deviceTransform())
        halvings = math.log2(1.0 / scale)
        painter.setClipRect(self.boundingRect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw(painter, self._levels, math.floor(halvings), self._picture.greys, option.exposedRect)
        if self._overlay is not None:
            painter.setOpacity(self._picture.opacity)
            painter.drawImage(self.boundingRect(), self._overlay)
        if not self._contours.isEmpty():
            painter.setOpacity(self._picture.opacity)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for pen in EDGED:
                painter.strokePath(self._contours, pen)
        if self._planes:  # from the smaller size, sharp: a line is never thinner than a pixel of the screen
            painter.setOpacity(1.0)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            self._draw(painter, self._planes, math.ceil(halvings), DRAWN, option.exposedRect)

    def _draw(self, painter: QPainter, levels: list[Level], halvings: int, table: Table, seen: QRectF) -> None:
        step = min(len(levels) - 1, max(0, halvings))
        size = 2.0**step
        level = levels[step]
        inside = QRectF(seen.x() / size, seen.y() / size, seen.width() / size, seen.height() / size).toAlignedRect()
        inside = inside.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(level.whole)
        if not inside.isEmpty():
            image = level.image(table, inside)
            place = QRectF(inside.x() * size, inside.y() * size, inside.width() * size, inside.height() * size)
            painter.drawImage(place, image)


def _path(picture: Picture | None) -> QPainterPath:
    """The contours in the item's own units, x before y."""
    path = QPainterPath()
    for line in picture.contours if picture else ():
        path.addPolygon(QPolygonF([QPointF(column, row) for row, column in line.tolist()]))
        path.closeSubpath()
    return path


def _overlay(picture: Picture | None) -> QImage | None:
    if picture is None or picture.overlay is None:
        return None
    rgba = np.ascontiguousarray(picture.overlay)
    height, width = rgba.shape[:2]
    straight = QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # a copy: it owns its memory
