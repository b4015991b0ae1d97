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
    """width: pixels of the device, at every zoom."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


# (m11, m12, m21, m22) of no, one, two and three quarter turns to the right
TURNS = ((1.0, 0.0, 0.0, 1.0), (0.0, 1.0, -1.0, 0.0), (-1.0, 0.0, 0.0, -1.0), (0.0, -1.0, 1.0, 0.0))
EDGED = ((CANVAS_SHADOW, 4.0), (CONTOUR, 2.0))  # widths at a scale of 100 %


class _Looks:
    """A picture's levels and planes with the memory for one view of them."""

    def __init__(self, picture: Picture | None) -> None:
        self.levels = [Level(level) for level in picture.levels] if picture else []
        self.planes = [Level(level.view(np.uint8)) for level in picture.planes] if picture else []


class RadiographItem(QGraphicsItem):
    """Shows a Picture; one unit of the item is one pixel of the radiograph, however that is turned in the scene."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._whole = _Looks(None)
        self._lens = _Looks(None)
        self._overlay: QImage | None = None
        self._contours = QPainterPath()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # paint() is told what is seen

    def show_picture(self, picture: Picture | None) -> bool:
        """Returns whether it is of another opened file than before, or of another size."""
        old, self._picture = self._picture, picture
        box = self.boundingRect()
        if any(
            (old and getattr(old, name)) is not (picture and getattr(picture, name)) for name in ("levels", "planes")
        ):
            self.prepareGeometryChange()
            self._whole, self._lens = _Looks(picture), _Looks(picture)
        self.setTransform(_lying(picture))
        if (old and old.overlay) is not (picture and picture.overlay):
            self._overlay = _overlay(picture)
        if (old and old.contours) is not (picture and picture.contours):
            self._contours = _path(picture)
        self.update()
        return (old and old.opened) is not (picture and picture.opened) or box != self.boundingRect()

    def boundingRect(self) -> QRectF:
        return QRectF(self._whole.levels[0].whole) if self._whole.levels else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self._draw_all(painter, self._whole, option.exposedRect)

    def magnify(self, painter: QPainter, seen: QRectF) -> None:
        """Draw a part once more, through a painter in the item's own units that enlarges it."""
        self._draw_all(painter, self._lens, seen)

    def _draw_all(self, painter: QPainter, looks: _Looks, seen: QRectF) -> None:
        if self._picture is None:
            return
        scale = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.deviceTransform())
        halvings = math.log2(1.0 / scale)
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not (self._picture.crisp and scale > 1.0))
        self._draw(painter, looks.levels, math.floor(halvings), self._picture.greys, seen)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._overlay is not None:
            painter.setOpacity(self._picture.opacity)
            painter.drawImage(self.boundingRect(), self._overlay)
        if not self._contours.isEmpty():
            painter.setOpacity(self._picture.opacity)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fine = painter.device().devicePixelRatio()
            for colour, width in EDGED:
                painter.strokePath(self._contours, _pen(colour, width * fine))
        if looks.planes:  # from the smaller size, sharp: a line is never thinner than a pixel of the screen
            painter.setOpacity(1.0)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            self._draw(painter, looks.planes, math.ceil(halvings), DRAWN, seen)

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


def _lying(picture: Picture | None) -> QTransform:
    """From the item's units to the scene's: square pixels, mirrored and turned."""
    if picture is None:
        return QTransform()
    square = QTransform.fromScale(-1.0 if picture.pose.mirrored else 1.0, picture.aspect)
    return square * QTransform(*TURNS[picture.pose.turns], 0.0, 0.0)


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
