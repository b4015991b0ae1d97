"""The findings panel: the gate's verdict, a card for every label, what a map says, what ran, and the reader's notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.screen import FindingsView
from desktop.ui.explanation import Explanation
from desktop.ui.finding_card import FindingCard
from desktop.ui.notes import Notes
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.ui.verdict import Verdict


class FindingsPanel(QScrollArea):
    """Shows a FindingsView; reached with Tab and scrolled with the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FindingsView | None = None
        self._verdict = Verdict()
        self.explanation = Explanation()
        self.notes = Notes()
        self._body = QWidget()
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, 0, 8, 0)
        self._layout.setSpacing(14)
        self._layout.addWidget(self._verdict)
        self._layout.addWidget(self._body)
        self._layout.addWidget(self.explanation)
        self._layout.addWidget(self.notes)
        self._layout.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Findings")

    def show_findings(self, view: FindingsView) -> None:
        if view == self._shown:
            return
        self._shown = view
        self._verdict.show_verdict(view.tone, view.headline, view.reasons)
        body = _body(view)
        self._layout.replaceWidget(self._body, body)
        body.show()  # now, not when the event loop comes round: no moment without the findings of what is shown
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    @property
    def cards(self) -> list[FindingCard]:
        return self._body.findChildren(FindingCard)


def _body(view: FindingsView) -> QWidget:
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for row in view.rows:
        layout.addWidget(FindingCard(row))
    if view.details:
        layout.addLayout(_details(view.details))
    return body


def _details(details: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(details):
        grid.addWidget(short_label(name), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(value), line, 1)
    return grid
