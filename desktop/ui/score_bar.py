"""A score from 0 to 1 with a tick at every operating point."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.screen import FindingRow, Tick
from desktop.ui.plain_label import plain_tip
from desktop.ui.theme import DECISIONS, UNSURE, faint

SIDE = 4.0  # room for a tick at 0 or 1
TRACK = 10.0
TICK = 5.0  # how far a tick stands out of the track
REACH = 5.0  # pixels around a tick that show its tooltip


class ScoreBar(QWidget):
    """Shows one finding's score; the deciding operating point has the heavier tick, a line marks the unsure band."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: FindingRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: FindingRow) -> None:
        self._row = row
        self.setAccessibleName(f"Score of {row.name}: {row.score:.2f} of 1")
        self.setAccessibleDescription("; ".join(tick.text for tick in row.ticks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, int(TRACK + 2 * TICK + 2 + self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def tick_at(self, x: float) -> Tick | None:
        """The operating point nearest to a place on the bar, None where none is near."""
        ticks = self._row.ticks if self._row else ()
        near = [(abs(self._x(tick.threshold) - x), tick) for tick in ticks]
        distance, tick = min(near, key=lambda pair: pair[0], default=(REACH, None))
        return tick if distance < REACH else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tick = self.tick_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(tick.text if tick else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint(self.palette()))
        painter.drawRoundedRect(self._track(1.0), 3, 3)
        painter.setBrush(DECISIONS[self._row.decision])
        painter.drawRoundedRect(self._track(self._row.score), 3, 3)
        if self._row.band is not None:
            self._paint_band(painter, *self._row.band)
        for tick in self._row.ticks:
            self._paint_tick(painter, tick)
        self._paint_scale(painter)

    def _paint_band(self, painter: QPainter, low: float, high: float) -> None:
        """A line under the track from where a score is no longer negative to where it is positive."""
        painter.setBrush(UNSURE)
        painter.drawRect(QRectF(self._x(low), TICK + TRACK + 1.0, self._x(high) - self._x(low), TICK - 2.0))

    def _paint_tick(self, painter: QPainter, tick: Tick) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2.5 if tick.deciding else 1.2))
        x = self._x(tick.threshold)
        painter.drawLine(QPointF(x, 1.0), QPointF(x, TRACK + 2 * TICK - 1.0))

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        below = self.rect().adjusted(int(SIDE), int(TRACK + 2 * TICK + 1), -int(SIDE), 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, "1")
        for tick in self._row.ticks if self._row else ():
            if tick.deciding:
                x = round(self._x(tick.threshold))
                text = f"{tick.threshold:.2f}"
                half = self.fontMetrics().horizontalAdvance(text) // 2 + 2
                if below.left() + 14 < x - half and x + half < below.right() - 14:
                    painter.drawText(below.x() + x - half - int(SIDE), below.y(), 2 * half, below.height(),
                                     Qt.AlignmentFlag.AlignHCenter, text)  # fmt: skip

    def _x(self, score: float) -> float:
        return SIDE + min(max(score, 0.0), 1.0) * (self.width() - 2 * SIDE)

    def _track(self, score: float) -> QRectF:
        return QRectF(SIDE, TICK, self._x(score) - SIDE, TRACK)
