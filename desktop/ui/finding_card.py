"""One finding: its label, its score, what that means at the operating point, and what thresholds are worth."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.screen import FindingRow
from desktop.ui.plain_label import PlainLabel, make_bold, short_label
from desktop.ui.score_bar import ScoreBar
from desktop.ui.theme import DECISIONS, faint
from desktop.words import tr

JOINED = str.maketrans("_ ", "\u00a0\u00a0")  # a name and its number stay on one line
EDGE = 3  # pixels of the line beside the selected card


class FindingCard(QWidget):
    """moved: the reader wants a threshold of their own. picked: the card was clicked."""

    moved = Signal(float)
    picked = Signal()

    def __init__(self, row: FindingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected = False
        self._name = PlainLabel()
        make_bold(self._name, 1.0)
        self._score, self._chip = short_label(), short_label()
        self._score.setFont(self._name.font())
        self.bar = ScoreBar()
        self._words, self._ticks, self._rates = PlainLabel(), PlainLabel(), PlainLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        head.addWidget(self._score)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE + 5, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        for part in (self.bar, self._words, self._ticks, self._rates):
            layout.addWidget(part)
        self.bar.moved.connect(self.moved)
        self.show_row(row)

    def show_row(self, row: FindingRow) -> None:
        self._selected = row.selected
        self._name.setText(row.name)
        self._score.setText(f"{row.score:.2f}")
        self._chip.setText(_decision(row))
        colour = DECISIONS[row.decision].name()
        self._chip.setStyleSheet(f"background: {colour}; color: white; border-radius: 4px; padding: 2px 8px;")
        self.bar.show_row(row)
        self._words.setText(row.words)
        ticks = [f"{tick.name} {tick.threshold:.2f}".translate(JOINED) for tick in row.ticks]
        several = len(ticks) > 1
        self._ticks.setText(tr("Ticks: {ticks}", ticks=", ".join(ticks)) if several else "")
        self._ticks.setVisible(several)
        self._rates.setText(row.rates)
        self._rates.setVisible(bool(row.rates))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here, too."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._selected:
            painter = QPainter(self)
            painter.fillRect(self.rect(), faint(self.palette(), 0.06))
            painter.fillRect(0, 0, EDGE, self.height(), self.palette().highlight())


def _decision(row: FindingRow) -> str:
    return {"negative": tr("Negative"), "unsure": tr("Unsure"), "positive": tr("Positive")}[row.decision]
