"""Asks the user to make a bar on the screen as long as a thing of known length."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QComboBox, QDialog, QDialogButtonBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.look import FEWEST_DOTS, MOST_DOTS
from desktop.ui.plain_label import PlainLabel
from desktop.words import tr

CARD_MM, RULER_MM = 85.6, 100.0  # ISO/IEC 7810 ID-1: every bank card; 10 cm of a ruler
TYPICAL = 3.8  # device pixels per mm of an ordinary screen
HIGH, HANDLE, NARROWEST = 54, 4, 560


class Bar(QAbstractSlider):
    """A bar as long as its value, in pixels; dragged at its end, or by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        bar = QRect(0, 0, self.value(), self.height())
        painter.fillRect(bar, palette.highlight())
        painter.fillRect(bar.adjusted(bar.width() - HANDLE, 0, 0, 0), palette.windowText())
        if self.hasFocus():
            painter.setPen(palette.windowText().color())
            painter.drawRect(bar.adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setValue(round(event.position().x()))


class Calibration(QDialog):
    """known: device pixels per mm so far, None where nobody knows."""

    def __init__(self, parent: QWidget | None = None, known: float | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Calibrate this screen"))
        hint = PlainLabel(
            tr("Hold a bank card or a ruler against the screen, and drag the bar's end until both are equally long.")
        )
        self.things = QComboBox()
        self.things.addItem(tr("Long side of a bank card, 85.6 mm"), CARD_MM)
        self.things.addItem(tr("10 cm on a ruler"), RULER_MM)
        self.things.setAccessibleName(tr("Thing of known length"))
        self.bar = Bar()
        self.bar.setAccessibleName(tr("Bar to be made as long"))
        self.said = PlainLabel()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for part in (hint, self.things, self.bar, self.said, buttons):
            layout.addWidget(part)
        ratio = self.devicePixelRatioF()
        self._dots = known or TYPICAL * ratio
        widest = 0.9 * self.screen().availableSize().width()
        self.bar.setMinimumWidth(round(min(max(NARROWEST, 1.2 * self._dots * RULER_MM / ratio), widest)))
        self.things.currentIndexChanged.connect(self._offer)
        self.bar.valueChanged.connect(self._measure)
        self._offer()
        self.bar.setFocus()

    @property
    def dots(self) -> float:
        """Device pixels per mm."""
        return self._dots

    def _offer(self) -> None:
        """The bar as long as the thing is by what is known."""
        ratio, length = self.devicePixelRatioF(), self.things.currentData()
        dots = self._dots
        self.bar.setRange(round(FEWEST_DOTS * length / ratio) + 1, round(MOST_DOTS * length / ratio) - 1)
        self.bar.setValue(round(dots * length / ratio))
        self._dots = dots
        self._say()

    def _measure(self, pixels: int) -> None:
        self._dots = pixels * self.devicePixelRatioF() / self.things.currentData()
        self._say()

    def _say(self) -> None:
        self.said.setText(tr("{dots} pixels per mm", dots=f"{self._dots:.3f}"))
