"""Labels and tooltips for text that may come from a file: never read as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def plain_tip(text: str) -> str:
    """Tooltips cannot be told to be plain, so the text is escaped."""
    return "<p>" + escape(text).replace("\n", "<br>") + "</p>" if text else ""


def short_label(text: str = "") -> QLabel:
    """One line that keeps the width it needs."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


class PlainLabel(QLabel):
    """A paragraph that wraps to the width it is given."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)


def make_bold(label: QLabel, points: float = 0.0) -> None:
    """Heavier, and larger by `points`."""
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() + points)
    label.setFont(font)
