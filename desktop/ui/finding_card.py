"""One finding: its label, its score, what that means at the operating point, and the legend of the others."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.screen import FindingRow
from desktop.ui.plain_label import PlainLabel, make_bold, short_label
from desktop.ui.score_bar import ScoreBar
from desktop.ui.theme import DECISIONS

JOINED = str.maketrans("_ ", "\u00a0\u00a0")  # a name and its number stay on one line


class FindingCard(QWidget):
    def __init__(self, row: FindingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = PlainLabel(row.name)
        make_bold(name, 1.0)
        score = short_label(f"{row.score:.2f}")
        score.setFont(name.font())
        bar = ScoreBar()
        bar.show_row(row)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(name, 1)
        head.addWidget(_chip(row))
        head.addWidget(score)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(bar)
        layout.addWidget(PlainLabel(f"{row.score:.2f} is {row.words}."))
        others = [f"{tick.name} {tick.threshold:.2f}".translate(JOINED) for tick in row.ticks]
        if len(others) > 1:
            layout.addWidget(PlainLabel("Ticks: " + "  ·  ".join(others)))


def _chip(row: FindingRow) -> QLabel:
    chip = short_label(row.decision.capitalize())
    colour = DECISIONS[row.decision].name()
    chip.setStyleSheet(f"background: {colour}; color: white; border-radius: 4px; padding: 2px 8px;")
    return chip
