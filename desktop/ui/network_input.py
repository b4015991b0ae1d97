"""What the network was given, in crisp pixels, beside the radiograph with the map on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.reader.views import InputView
from desktop.screen import Picture
from desktop.ui.plain_label import PlainLabel, make_bold
from desktop.ui.radiograph_item import RadiographItem
from desktop.ui.theme import CANVAS
from desktop.words import tr

SIDE = 380  # pixels of either picture at least


class NetworkInput(QDialog):
    """Stays beside the window, which goes on working, and follows the radiograph that is shown there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What the network sees"))
        self.pixels = Pixels()
        self.radiograph = Beside()
        self._text = PlainLabel()
        self._now: tuple[InputView, Picture | None] = (InputView(), None)
        sides = QHBoxLayout()
        for title, part in (
            (tr("What the network was given"), self.pixels),
            (tr("The radiograph with the map"), self.radiograph),
        ):
            column = QVBoxLayout()
            head = PlainLabel(title)
            make_bold(head)
            column.addWidget(head)
            column.addWidget(part, 1)
            sides.addLayout(column, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(sides, 1)
        layout.addWidget(self._text)
        layout.addWidget(buttons)

    def show_input(self, view: InputView, picture: Picture | None) -> None:
        self._now = (view, picture)
        if self.isVisible():
            self._draw()

    def switch(self) -> None:
        """Open the dialog, or close it."""
        if self.isVisible():
            self.close()
            return
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden dialog holds nobody's picture."""
        super().hideEvent(event)
        self.pixels.show_grey(None)
        self.radiograph.show_picture(None)

    def _draw(self) -> None:
        view, picture = self._now
        self.pixels.show_grey(view.grey)
        self.radiograph.show_picture(picture if view.grey is not None else None)
        self._text.setText(view.text)


class Pixels(QWidget):
    """Each of the network's pixels as a square of its own, as large as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._grey: np.ndarray | None = None
        self.setMinimumSize(SIDE, SIDE)
        self.setAccessibleName(tr("What the network was given"))

    @property
    def image(self) -> QImage | None:
        """What is drawn, one pixel for each that the network was given."""
        return self._image

    def show_grey(self, grey: np.ndarray | None) -> None:
        """grey: uint8 (H, W), None for none."""
        if grey is self._grey:
            return
        self._image, self._grey = None, grey
        if grey is not None:
            tight = np.ascontiguousarray(grey)
            height, width = tight.shape
            self._image = QImage(tight.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), CANVAS)
        if self._image is None:
            return
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        painter.drawImage(
            QRectF((self.width() - width) / 2.0, (self.height() - height) / 2.0, width, height), self._image
        )


class Beside(QGraphicsView):
    """The whole radiograph as in the window, with its map; passive."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = RadiographItem()
        scene = QGraphicsScene(self)
        scene.addItem(self._item)
        self.setScene(scene)
        self.setMinimumSize(SIDE, SIDE)
        self.setBackgroundBrush(CANVAS)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setInteractive(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The radiograph with the map"))
        self.picture: Picture | None = None

    def show_picture(self, picture: Picture | None) -> None:
        self.picture = picture
        if self._item.show_picture(picture):
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        box = self._item.sceneBoundingRect()
        self.setSceneRect(box)
        self.fitInView(box, Qt.AspectRatioMode.KeepAspectRatio)
