"""The findings panel: the gate's verdict, a card for every label, what a map says, what ran, and the reader's notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.screen import FindingsView
from desktop.ui.explanation import Explanation
from desktop.ui.finding_card import FindingCard
from desktop.ui.impression import Impression
from desktop.ui.notes import Notes
from desktop.ui.plain_label import PlainLabel, short_label
from desktop.ui.prevalence import Prevalence
from desktop.ui.verdict import Verdict
from desktop.words import tr


class FindingsPanel(QScrollArea):
    """Shows a FindingsView; reached with Tab and scrolled with the arrow keys.

    moved: index of a label, and the threshold of their own that the reader wants for it. picked: index of a label.
    """

    moved = Signal(int, float)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FindingsView | None = None
        self._verdict = Verdict()
        self.impression = Impression()
        self.prevalence = Prevalence()
        self.explanation = Explanation()
        self.notes = Notes()
        self._body, self._details = QWidget(), QWidget()
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, 0, 8, 0)
        self._layout.setSpacing(14)
        for part in (
            self._verdict,
            self._body,
            self.prevalence,
            self.impression,
            self.explanation,
            self._details,
            self.notes,
        ):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Findings"))

    def show_findings(self, view: FindingsView) -> None:
        if view == self._shown:
            return
        old, self._shown = self._shown, view
        self._verdict.show_verdict(view.tone, view.headline, view.reasons)
        self.impression.show_text(view.impression)
        self.prevalence.show_percent(view.prevalence)
        if old is not None and [row.name for row in old.rows] == [row.name for row in view.rows]:
            for card, row in zip(self.cards, view.rows, strict=True):  # kept, as one may be under the hand
                card.show_row(row)
        else:
            self._body = self._replaced(self._body, self._cards(view))
        if old is None or old.details != view.details:
            self._details = self._replaced(self._details, _details(view.details))

    @property
    def cards(self) -> list[FindingCard]:
        return self._body.findChildren(FindingCard)

    def _cards(self, view: FindingsView) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for place, row in enumerate(view.rows):
            card = FindingCard(row)
            card.moved.connect(partial(self.moved.emit, place))
            card.picked.connect(partial(self.picked.emit, place))
            layout.addWidget(card)
        return body

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        """Now, not when the event loop comes round: no moment without the findings of what is shown."""
        self._layout.replaceWidget(old, new)
        new.show()
        old.hide()
        old.deleteLater()
        return new


def _details(details: tuple[tuple[str, str], ...]) -> QWidget:
    facts = QWidget()
    grid = QGridLayout(facts)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(details):
        grid.addWidget(short_label(name), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(value), line, 1)
    return facts
