"""The dark surface a radiograph lies on: zoom to the pointer, pan, window by dragging, texts in the corners."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from desktop.screen import Picture
from desktop.ui.annotations import scale_bar, write
from desktop.ui.radiograph_item import RadiographItem
from desktop.ui.theme import CANVAS

MARGIN = 12
STEP = 1.2  # zoom of one notch of the wheel
CLOSEST = 32.0
BAR = 200  # screen pixels that the scale bar is no longer than
WELCOME = "Open a radiograph with Ctrl+O, or drop files here."
Flag = Qt.AlignmentFlag


class Canvas(QGraphicsView):
    """dragged: (right, down) screen pixels with the right button. pointed: (row, column), None outside."""

    dragged = Signal(float, float)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = RadiographItem()
        self._picture: Picture | None = None
        self._fitted = True
        self._drag: QPointF | None = None
        scene = QGraphicsScene(self)
        scene.addItem(self._item)
        self.setScene(scene)
        self.setBackgroundBrush(CANVAS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)  # the window takes them
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName("Radiograph")
        self.setAccessibleDescription(WELCOME)

    def show_picture(self, picture: Picture | None) -> None:
        self._picture = picture
        self.setAccessibleDescription("" if picture else WELCOME)
        if self._item.show_picture(picture):
            box = self._item.sceneBoundingRect()
            self.setSceneRect(box.adjusted(-box.width(), -box.height(), box.width(), box.height()))
            self.fit()
        self.viewport().update()

    def fit(self) -> None:
        self._fitted = True
        if self._picture is not None:
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def actual_size(self) -> None:
        self._zoom(1.0 / (self.zoom * self.devicePixelRatioF()), self._middle())

    def zoom_in(self) -> None:
        self._zoom(STEP, self._middle())

    def zoom_out(self) -> None:
        self._zoom(1.0 / STEP, self._middle())

    @property
    def zoom(self) -> float:
        """Screen pixels per pixel of the radiograph, along a row."""
        return self.transform().m11()

    def _middle(self) -> QPoint:
        return self.viewport().rect().center()

    def _zoom(self, factor: float, fixed: QPoint) -> None:
        """fixed: the place in the window that keeps its pixel of the radiograph."""
        if self._picture is None:
            return
        box = self._item.sceneBoundingRect()
        farthest = 64.0 / max(box.width(), box.height())
        target = min(max(self.zoom * factor, farthest), CLOSEST)
        pixel = self.mapToScene(fixed)
        self._fitted = False
        self.scale(target / self.zoom, target / self.zoom)
        moved = self.mapFromScene(pixel) - fixed
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom(STEP ** (event.angleDelta().y() / 120.0), event.position().toPoint())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._drag = event.position()
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
            return
        self._fitted = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
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
            write(painter, box, Flag.AlignCenter, WELCOME)
            return
        write(painter, box, Flag.AlignLeft | Flag.AlignTop, picture.top_left)
        write(painter, box, Flag.AlignRight | Flag.AlignTop, picture.top_right)
        write(painter, box, Flag.AlignLeft | Flag.AlignBottom, picture.bottom_left)
        percent = f"Zoom {100.0 * self.zoom * self.devicePixelRatioF():.0f} %"
        write(painter, box, Flag.AlignRight | Flag.AlignBottom, percent)
        lines = picture.bottom_left.count("\n") + 1
        box.setBottom(box.bottom() - lines * painter.fontMetrics().lineSpacing() - MARGIN)
        box.setWidth(min(BAR, box.width() // 3))
        scale_bar(painter, box, picture.pixel / self.zoom, picture.unit)
