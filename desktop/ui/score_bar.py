"""A score from 0 to 1 with a tick at every operating point, and a handle for the reader's own threshold."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.screen import FindingRow, Tick
from desktop.ui.plain_label import plain_tip
from desktop.ui.theme import DECISIONS, OWN, UNSURE, faint
from desktop.words import tr

SIDE = 6.0  # room for a tick or the handle at 0 or 1
TOP = 9.0  # room for the handle above the track
TRACK = 10.0
TICK = 5.0  # how far a tick stands out of the track
REACH = 6.0  # pixels around a tick that show its tooltip, around the handle that take it
NUDGE = 0.01  # by one key


class ScoreBar(QWidget):
    """Shows one finding's score; the deciding operating point has the heavier tick, a line marks the unsure band.

    moved: the reader wants a threshold of their own here, 0..1. The handle stands at it, or hollow at the card's.
    """

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: FindingRow | None = None
        self._held = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: FindingRow) -> None:
        self._row = row
        movable = self.handle is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if movable else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Score of {label}: {score} of 1", label=row.name, score=f"{row.score:.2f}"))
        self.setAccessibleDescription(" ".join((*(f"{tick.text};" for tick in row.ticks), row.rates)))
        self.update()

    @property
    def handle(self) -> float | None:
        """Where the handle stands; None for labels that no threshold decides on."""
        if self._row is None:
            return None
        deciding = next((tick.threshold for tick in self._row.ticks if tick.deciding), None)
        return deciding if self._row.own is None else self._row.own

    def sizeHint(self) -> QSize:
        return QSize(220, int(TOP + TRACK + TICK + 2 + self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def tick_at(self, x: float) -> Tick | None:
        """The operating point nearest to a place on the bar, None where none is near."""
        ticks = self._row.ticks if self._row else ()
        near = [(abs(self.place(tick.threshold) - x), tick) for tick in ticks]
        distance, tick = min(near, key=lambda pair: pair[0], default=(REACH, None))
        return tick if distance < REACH else None

    def place(self, score: float) -> float:
        """Where a score lies, in pixels from the left."""
        return SIDE + min(max(score, 0.0), 1.0) * (self.width() - 2 * SIDE)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tick = self.tick_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(tick.text if tick else self._hint()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.handle
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            self._held = abs(self.place(handle) - event.position().x()) <= REACH
        if not self._held:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            score = (event.position().x() - SIDE) / max(1.0, self.width() - 2 * SIDE)
            self.moved.emit(round(min(max(score, 0.0), 1.0), 2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -NUDGE, Qt.Key.Key_Right: NUDGE}
        handle = self.handle
        if handle is None or event.key() not in steps or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self.moved.emit(round(min(max(handle + steps[Qt.Key(event.key())], 0.0), 1.0), 2))

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
        self._paint_handle(painter)

    def _hint(self) -> str:
        return tr("Drag the triangle to try a threshold of your own.") if self.handle is not None else ""

    def _paint_band(self, painter: QPainter, low: float, high: float) -> None:
        """A line under the track from where a score is no longer negative to where it is positive."""
        painter.setBrush(UNSURE)
        painter.drawRect(QRectF(self.place(low), TOP + TRACK + 1.0, self.place(high) - self.place(low), TICK - 2.0))

    def _paint_tick(self, painter: QPainter, tick: Tick) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2.5 if tick.deciding else 1.2))
        x = self.place(tick.threshold)
        painter.drawLine(QPointF(x, TOP - 2.0), QPointF(x, TOP + TRACK + TICK - 1.0))

    def _paint_handle(self, painter: QPainter) -> None:
        """A triangle on the track: filled, with a line, where the reader put it; hollow where the card decides."""
        if self._row is None or self.handle is None:
            return
        x, own = self.place(self.handle), self._row.own is not None
        colour = OWN if own else self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(colour, 2.0 if self.hasFocus() else 1.2))
        painter.setBrush(colour if own else self.palette().color(QPalette.ColorRole.Window))
        painter.drawPolygon(QPolygonF([QPointF(x - 5.0, 1.0), QPointF(x + 5.0, 1.0), QPointF(x, TOP - 1.0)]))
        if own:
            painter.setPen(QPen(OWN, 2.0))
            painter.drawLine(QPointF(x, TOP - 1.0), QPointF(x, TOP + TRACK + TICK - 1.0))

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        below = self.rect().adjusted(int(SIDE), int(TOP + TRACK + TICK + 1), -int(SIDE), 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, "1")
        for tick in self._row.ticks if self._row else ():
            if tick.deciding:
                x = round(self.place(tick.threshold))
                text = f"{tick.threshold:.2f}"
                half = self.fontMetrics().horizontalAdvance(text) // 2 + 2
                if below.left() + 14 < x - half and x + half < below.right() - 14:
                    painter.drawText(below.x() + x - half - int(SIDE), below.y(), 2 * half, below.height(),
                                     Qt.AlignmentFlag.AlignHCenter, text)  # fmt: skip

    def _track(self, score: float) -> QRectF:
        return QRectF(SIDE, TOP, self.place(score) - SIDE, TRACK)
