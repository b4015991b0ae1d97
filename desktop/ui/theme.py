"""The few colours that are not the system's."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

CANVAS = QColor("#0b0d10")
CANVAS_TEXT = QColor("#c9d1d9")
CANVAS_SHADOW = QColor("#000000")
PLANES = QColor("#3de0ff")  # not among the colours of the overlay
CONTOUR = QColor("#fbb41a")  # the overlay's own, on a dark edge
# Told apart by lightness too, and never without a word beside them; white text on each has a contrast of at least 4.5.
POSITIVE = QColor("#b8500f")
NEGATIVE = QColor("#4a6076")
UNSURE = QColor("#7a5c99")
DECISIONS = {"negative": NEGATIVE, "unsure": UNSURE, "positive": POSITIVE}
TONES = {
    "quiet": QColor("#6b7785"),
    "good": QColor("#1f7a5c"),
    "doubtful": QColor("#a66300"),
    "refused": QColor("#b3312c"),
}


def faint(palette: QPalette) -> QColor:
    """A line or a track that is barely there, in light and dark."""
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(0.22)
    return colour
