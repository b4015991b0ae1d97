"""Where a radiograph lies in its window: zoom, place and turn, and which pixel is at which point."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from desktop.screen import Picture
from desktop.ui.place import Place
from desktop.ui.radiograph_item import RadiographItem
from desktop.ui.theme import CANVAS

STEP = 1.2  # zoom of one notch of the wheel
CLOSEST = 32.0


class Surface(QGraphicsView):
    """transformed: the radiograph lies otherwise in the window than before."""

    transformed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = RadiographItem()
        self._fitted = True
        self._lies = QTransform()
        scene = QGraphicsScene(self)
        scene.addItem(self._item)
        self.setScene(scene)
        self.setBackgroundBrush(CANVAS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    def lay(self, picture: Picture | None, turned: bool) -> None:
        """Put a picture there; one of another file is fitted, one that was turned keeps what is in the middle."""
        middle = self.pixel_at(self._middle().toPointF())
        other = self._item.show_picture(picture)
        if other or turned:
            box = self._item.sceneBoundingRect()
            self.setSceneRect(box.adjusted(-box.width(), -box.height(), box.width(), box.height()))
            if other or self._fitted:
                self.fit()
            else:
                self.look_at(*middle)
        self._tell()

    def pixel_at(self, point: QPointF) -> tuple[float, float]:
        """(row, column) of the radiograph, maybe outside of it, at a point of the viewport."""
        found = self._placed().inverted()[0].map(point)
        return found.y(), found.x()

    def point_of(self, row: float, column: float) -> QPointF:
        """Where in the viewport, or outside of it, a place of the radiograph lies."""
        return self._placed().map(QPointF(column, row))

    def look_at(self, row: float, column: float) -> None:
        """Move a place of the radiograph to the middle of the viewport."""
        self._fitted = False
        self.centerOn(self._item.mapToScene(column, row))
        self._tell()

    @property
    def place(self) -> Place:
        """Where it looks, in the radiograph's own terms."""
        row, column = self.pixel_at(self._middle().toPointF())
        box = self._item.boundingRect()
        if box.isEmpty() or self._fitted:
            return Place()
        return Place(row / box.height(), column / box.width(), self.zoom / self._fitting(), fitted=False)

    def put(self, place: Place) -> None:
        """Look at the same place of this canvas's radiograph."""
        if self._empty or place.fitted:
            self.fit()
            return
        box = self._item.boundingRect()
        self._zoom(place.closeness * self._fitting() / self.zoom, self._middle())
        self.look_at(place.row * box.height(), place.column * box.width())

    def _fitting(self) -> float:
        """The zoom at which the radiograph just fits."""
        box, room = self._item.sceneBoundingRect(), self.viewport().rect()
        return max(min(room.width() / box.width(), room.height() / box.height()), 1e-6)

    def _placed(self) -> QTransform:
        """From the radiograph's (column, row) to the viewport."""
        return self._item.sceneTransform() * self.viewportTransform()

    def _tell(self) -> None:
        lies = self._placed()
        if lies != self._lies:
            self._lies = lies
            self.transformed.emit()

    def scrollContentsBy(self, right: int, down: int) -> None:
        super().scrollContentsBy(right, down)
        self._tell()

    def fit(self) -> None:
        self._fitted = True
        if not self._empty:
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)
            self._tell()

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
        if self._empty:
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
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        self._tell()

    @property
    def _empty(self) -> bool:
        return self._item.boundingRect().isEmpty()
