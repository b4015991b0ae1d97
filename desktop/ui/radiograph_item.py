"""Draws a radiograph and its overlay at the size that the screen needs."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop.screen import Picture

ROWS = 64  # looked up at a time: their indices, widened by numpy to 8 bytes each, stay in the cache


class Level:
    """One size of the radiograph as a grey QImage over memory that every new window fills again."""

    def __init__(self, index: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
        self._index = index
        self._shades = np.empty(index.shape, dtype=np.uint8)
        self._greys: NDArray[np.uint8] | None = None
        height, width = index.shape
        self._image = QImage(self._shades.data, width, height, width, QImage.Format.Format_Grayscale8)

    def image(self, greys: NDArray[np.uint8]) -> QImage:
        """greys: uint8 (K,), the shade of every index."""
        if greys is not self._greys:
            for row in range(0, len(self._index), ROWS):
                part = slice(row, row + ROWS)
                np.take(greys, self._index[part], out=self._shades[part], mode="clip")
            self._greys = greys
        return self._image


class RadiographItem(QGraphicsItem):
    """Shows a Picture; one unit of the scene is one pixel of the radiograph."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._levels: list[Level] = []
        self._overlay: QImage | None = None

    def show_picture(self, picture: Picture | None) -> bool:
        """Returns whether it is another radiograph than before."""
        old, self._picture = self._picture, picture
        another = (old and old.levels) is not (picture and picture.levels)
        if another:
            self.prepareGeometryChange()
            self._levels = [Level(level) for level in picture.levels] if picture else []
        if (old and old.overlay) is not (picture and picture.overlay):
            self._overlay = _overlay(picture)
        self.update()
        return another

    def boundingRect(self) -> QRectF:
        if self._picture is None:
            return QRectF()
        height, width = self._picture.levels[0].shape
        return QRectF(0, 0, width, height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.deviceTransform())
        step = min(len(self._levels) - 1, max(0, math.floor(math.log2(1.0 / scale))))
        image = self._levels[step].image(self._picture.greys)
        size = 2**step
        painter.setClipRect(self.boundingRect())
        painter.drawImage(QRectF(0, 0, image.width() * size, image.height() * size), image)
        if self._overlay is not None:
            painter.setOpacity(self._picture.opacity)
            painter.drawImage(self.boundingRect(), self._overlay)


def _overlay(picture: Picture | None) -> QImage | None:
    if picture is None or picture.overlay is None:
        return None
    rgba = np.ascontiguousarray(picture.overlay)
    height, width = rgba.shape[:2]
    straight = QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # a copy: it owns its memory
