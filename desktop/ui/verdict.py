"""May the model answer: a headline with its reasons beside a coloured edge."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screen import Tone
from desktop.ui.plain_label import PlainLabel, make_bold
from desktop.ui.theme import TONES
from desktop.words import said

EDGE = 4


class Verdict(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = "quiet"
        self._headline = PlainLabel()
        make_bold(self._headline)
        self._reasons = PlainLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE + 10, 8, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(self._headline)
        layout.addWidget(self._reasons)

    def show_verdict(self, tone: Tone, headline: str, reasons: tuple[str, ...]) -> None:
        self._tone = tone
        self._headline.setText(headline)
        self._reasons.setText("\n".join(map(said, reasons)))
        self._reasons.setVisible(bool(reasons))
        self.setAccessibleName(" ".join((headline, *map(said, reasons))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = TONES[self._tone]
        wash = edge.toRgb()
        wash.setAlphaF(0.16)
        painter.fillRect(self.rect(), wash)
        painter.fillRect(QRect(0, 0, EDGE, self.height()), edge)
