"""What the colours of a map mean: from no strength to full, and from where on it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.words import tr

HIGH = 9  # pixels
FAINT = 60  # of 255: opacity of what is not drawn
DISABLED = 0.35  # opacity of the whole bar


class ColourBar(QWidget):
    """Hidden where maps are drawn as lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar: tuple[tuple[int, int, int], ...] = ()
        self._threshold = 0
        self.setAccessibleName(tr("Colour bar"))

    def show_bar(self, bar: tuple[tuple[int, int, int], ...], threshold: int) -> None:
        """bar: red, green and blue of equal steps. threshold: percent."""
        if (bar, threshold) != (self._bar, self._threshold):
            self._bar, self._threshold = bar, threshold
            self.setToolTip(tr("The map's strength from 0 to 100 %; drawn from {percent} % on", percent=threshold))
            self.update()
        self.setVisible(bool(bar))

    def sizeHint(self) -> QSize:
        return QSize(120, HIGH + 3 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else DISABLED)
        steps, width = len(self._bar), self.width()
        for step, colour in enumerate(self._bar):
            left, right = step * width // steps, (step + 1) * width // steps
            tone = QColor(*colour)
            tone.setAlpha(255 if 100 * (step + 1) > self._threshold * steps else FAINT)
            painter.fillRect(QRect(left, 0, right - left, HIGH), tone)
        below = QRect(0, HIGH + 3, width, self.fontMetrics().height())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0 %")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, "100 %")
