"""The dark surface a radiograph lies on: zoom to the pointer, pan, window by dragging, texts in the corners."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from desktop.screen import Picture
from desktop.ui.annotations import MARGIN, annotate, write
from desktop.ui.lens import STRONGEST, WEAKEST, draw_lens
from desktop.ui.screens import dots, key
from desktop.ui.surface import STEP, Surface
from desktop.words import tr


def welcome(key: str) -> str:
    return tr("Open a radiograph with {key}, or drop files here.", key=key)


class Canvas(Surface):
    """dragged: (right, down) screen pixels with the right button. pointed: (row, column), None outside.

    on_top: called after the texts, each with the painter in viewport coordinates and the canvas. screens: see `Look`.
    open_key: named while there is nothing to show.
    """

    dragged = Signal(float, float)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._drag: QPointF | None = None
        self._pointer: QPointF | None = None
        self._power = WEAKEST
        self.screens: Mapping[str, float] = {}
        self.open_key = "Ctrl+O"
        self.on_top: list[Callable[[QPainter, Canvas], None]] = []
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)  # the window takes them
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Radiograph"))
        self.setAccessibleDescription(welcome(self.open_key))

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture | None) -> None:
        old, self._picture = self._picture, picture
        self.setAccessibleDescription(self._description())
        self.lay(picture, (old and old.pose) != (picture and picture.pose))
        self.viewport().update()

    def true_size(self) -> None:
        """A millimetre of the radiograph is one of the screen, where both are known."""
        zoom = self._true_zoom()
        if zoom is not None:
            self._zoom(zoom / self.zoom, self._middle())

    @property
    def spaced(self) -> bool:
        """Whether there is a radiograph, and its spacing is known."""
        return self._picture is not None and self._picture.metric

    def _true_zoom(self) -> float | None:
        found = dots(self.screen(), self.screens)
        if self._picture is None or not self._picture.metric or found is None:
            return None
        return self._picture.pixel * found / self.devicePixelRatioF()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120.0
        if self._magnifying:
            self._power = min(max(self._power * STEP**notches, WEAKEST), STRONGEST)
            self.viewport().update()
        else:
            self._zoom(STEP**notches, event.position().toPoint())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._drag = event.position()
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
            return
        self._fitted = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = where = event.position()
        if self._magnifying:
            self.viewport().update()
        if self._drag is not None:
            moved, self._drag = where - self._drag, where
            self.dragged.emit(moved.x(), moved.y())
            return
        super().mouseMoveEvent(event)
        self.pointed.emit(self._pixel(where))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._drag = None
        else:
            super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer = None
        self.viewport().update()
        self.pointed.emit(None)

    def _pixel(self, where: QPointF) -> tuple[int, int] | None:
        point = self._item.mapFromScene(self.mapToScene(where.toPoint()))
        if not self._item.boundingRect().contains(point):
            return None
        return int(point.y()), int(point.x())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.resetTransform()
        box = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        picture = self._picture
        if picture is None:
            write(painter, box, Qt.AlignmentFlag.AlignCenter, welcome(self.open_key))
            return
        annotate(painter, box, picture, self._scale_text(picture), self.zoom)
        for paint in self.on_top:
            paint(painter, self)
        if self._magnifying and self._pointer is not None:  # over what is drawn on top, which it does not enlarge
            draw_lens(painter, self._item, self._placed(), self._pointer, self._power)

    def _scale_text(self, picture: Picture) -> str:
        percent = f"{100.0 * self.zoom * self.devicePixelRatioF():.0f}"
        texts = [tr("Zoom {percent} %", percent=percent)]
        true = self._true_zoom()
        if true is not None and math.isclose(true, self.zoom, rel_tol=1e-6):
            known = key(self.screen()) in self.screens
            true_size = tr("True size, {unit}", unit=picture.unit)
            texts.insert(0, true_size if known else tr("{size}; screen not calibrated", size=true_size))
        if self._magnifying:
            texts.insert(0, tr("Magnifier {power} times", power=f"{self._power:.1f}"))
        return "\n".join(texts)

    @property
    def _magnifying(self) -> bool:
        return self._picture is not None and self._picture.magnified

    def _description(self) -> str:
        """For those who cannot see it: that it does not lie as in its file."""
        return welcome(self.open_key) if self._picture is None else self._picture.warning
