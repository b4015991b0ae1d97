"""Where the words of marks stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter

from desktop.marking.screen import MarkItem, MarksView
from desktop.ui import marks_paint
from desktop.ui.theme import MARK

WORDS = "Mean 123.4  SD 19.3\nMin 1  Max 4095"


def painted(width: int, height: int, row: float, column: float) -> tuple[QRect, QImage]:
    """The place of a mark's words, and a black picture with them; the mark is a line from the left to its anchor."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    line = (row, column - 40.0), (row, column)
    item = MarkItem("Ellipse", WORDS, "", (line,), (), line, (row, column))
    (place,) = marks_paint.paint_marks(
        painter, image.rect(), MarksView(items=(item,)), lambda down, along: QPointF(along, down)
    )
    painter.end()
    return place, image


@pytest.mark.parametrize("row", [0, 3, 60, 118])
@pytest.mark.parametrize("column", [-30, 0, 5, 60, 95, 130, 159, 190])
def test_a_number_is_seen_whole_or_not_at_all(qapp, row, column):
    """In a box with room for the words, but on neither side of an anchor in its middle."""
    place, image = painted(160, 120, row, column)
    assert image.rect().contains(place) or not image.rect().intersects(place)
    assert image.rect().contains(place) or not 0 <= column < 160


def test_words_wider_than_the_box_end_with_an_ellipsis(qapp, monkeypatch):
    written = []
    monkeypatch.setattr(marks_paint, "write", lambda painter, box, where, text, colour: written.append((text, colour)))
    painted(70, 120, 60, 30)
    ((text, colour),) = written
    assert colour == MARK
    assert all(line.endswith("…") for line in text.split("\n"))
