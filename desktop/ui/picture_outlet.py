"""Pictures as only the window can make them: as the canvas shows them, with its texts, and on the clipboard."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from desktop.marking.screen import MarksView
from desktop.papers.drawing import enlargement, lying
from desktop.papers.view import Rgb
from desktop.screen import Picture
from desktop.ui.annotations import MARGIN, annotate
from desktop.ui.canvas import Canvas
from desktop.ui.marks_paint import paint_marks

Format = QImage.Format.Format_RGB888


class PictureOutlet:
    """See `papers.exporting.Outlet`."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def seen(self, picture: Picture, marks: bool) -> Rgb:
        """As the canvas shows it at this moment, uint8 (H, W, 3) in the screen's pixels."""
        canvas = self._canvas
        shown, on_top = canvas.picture, canvas.on_top
        canvas.on_top = on_top if marks else []
        canvas.show_picture(picture)
        try:
            return _pixels(canvas.viewport().grab().toImage())
        finally:
            canvas.on_top = on_top
            canvas.show_picture(shown)

    def annotated(self, pixels: Rgb, picture: Picture, marks: MarksView) -> Rgb:
        """With its texts and marks, whose letters grow with it. pixels: of `drawn`, or larger. On any thread."""
        image = as_image(pixels)
        scale = enlargement(pixels.shape)
        place = lying(picture)
        left, right = (place(*corner)[0] for corner in ((0.0, 0.0), picture.levels[0].shape))
        grown = image.width() / abs(right - left)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        box = QRect(0, 0, round(image.width() / scale), round(image.height() / scale))
        zoom = grown / scale
        paint_marks(painter, box, marks, lambda row, column: QPointF(*place(row, column)) * zoom)
        annotate(painter, box.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), picture, "", zoom)
        painter.end()
        return _pixels(image)

    def copied(self, pixels: Rgb) -> None:
        """Put on the clipboard."""
        QGuiApplication.clipboard().setImage(as_image(pixels))


def as_image(pixels: Rgb) -> QImage:
    """uint8 (H, W, 3); the image owns its memory."""
    held = np.ascontiguousarray(pixels)
    height, width = held.shape[:2]
    return QImage(held.data, width, height, 3 * width, Format).copy()


def _pixels(image: QImage) -> Rgb:
    whole = image.convertToFormat(Format)
    lines = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), whole.bytesPerLine())
    return lines[:, : 3 * whole.width()].reshape(whole.height(), whole.width(), 3).copy()
